"""Tasks that charge nobody, or several without a lead."""

from __future__ import annotations

from collections.abc import Iterator

from cancu.ontology.folding import fold
from cancu.queries.catalogue import run
from cancu.queries.evidence import span_of
from cancu.queries.finding import Finding, Scope, listed
from cancu.queries.paths import above
from cancu.queries.profile import gap_words

_BEARING = ("lead", "implement")


def unassigned(scope: Scope) -> Iterator[Finding]:
    """Tasks that name nobody who is to act, told apart from those a blanket clause covers.

    A task below one that names somebody is that one's; one whose parts name somebody says what
    they have in common.
    """
    for document in scope.documents:
        borne = {
            str(row["path"]): None
            for row in run(scope.store, "assignments", document=document)
            if row["role"] in _BEARING
        }
        covered = {upper for path in borne for upper in above(path)}
        clause: str | None = None
        for row in run(scope.store, "gap-unassigned", document=document):
            path = str(row["path"])
            if path in covered or any(upper in borne for upper in above(path)):
                continue
            if clause is None:
                clause = _blanket(scope, document)
            key = "unassigned.blanket" if clause else "unassigned"
            missing = "cơ quan chủ trì, thực hiện" + (f" ({clause})" if clause else "")
            yield Finding(key, missing, span_of(document, row), path)


def no_lead(scope: Scope) -> Iterator[Finding]:
    """Tasks that several are to carry out, none of them in the lead."""
    for document in scope.documents:
        tasks = list(run(scope.store, "gap-no-lead", document=document))
        if not tasks:
            continue
        groups = {str(row["name"]) for row in run(scope.store, "group-duties", document=document)}
        bearers = _bearers(scope, document)
        for row in tasks:
            names = bearers[str(row["path"])]
            if len(names) < 2:
                continue
            key = "no-lead.groups" if groups.issuperset(names) else "no-lead"
            if key == "no-lead.groups" and _general(fold(str(row["text"]))):
                continue
            missing = f"đơn vị chủ trì trong số: {listed(names)}"
            yield Finding(key, missing, span_of(document, row), str(row["path"]))


def _bearers(scope: Scope, document: str) -> dict[str, list[str]]:
    """Who is to act by path; the members of a body named before them are the body's to lead."""
    members = {fold(name) for name in gap_words().members}
    found: dict[str, list[str]] = {}
    for row in run(scope.store, "assignments", document=document):
        names = found.setdefault(str(row["path"]), [])
        name = str(row["name"])
        if row["role"] in _BEARING and fold(name) not in members and name not in names:
            names.append(name)
    return found


def _blanket(scope: Scope, document: str) -> str:
    """The clause that charges whole groups with the plan: its own, else its decision's; or none."""
    decisions = [
        hop.target
        for hop in scope.hops.of_document(document).hops
        if hop.relation == "promulgated_by" and scope.hops.node(hop.target).held
    ]
    for each in (document, *decisions):
        charging = {
            str(row["path"])
            for row in run(scope.store, "assignments", document=each)
            if row["role"] in _BEARING
        }
        for row in run(scope.store, "provisions", document=each):
            if row["path"] not in charging:
                continue  # what only names the departments, as of a budget, charges none of them
            if group := _charged(str(row["kind"]), str(row["text"])):
                where = "" if each == document else f" của {scope.reader.handle(each)}"
                return f"chỉ có điều khoản chung {row['path']}{where} giao “{group}”"
    return ""


def _charged(kind: str, text: str) -> str | None:
    """The group that a clause charges with the whole of a plan, by its first words."""
    # A task of a group "theo chức năng" is that task only; the closing part covers the whole.
    if kind not in ("organisation", "article"):
        return None
    folded = fold(text)
    group = next((each for each in gap_words().groups if fold(each) in folded), None)
    return group if group and _general(folded) else None


def _general(folded: str) -> bool:
    """Whether a clause speaks of the plan as a whole, or of everybody's own field."""
    words = gap_words()
    return any(fold(phrase) in folded for phrase in (*words.this_plan, *words.blanket))
