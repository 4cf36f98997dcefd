"""Who was told to issue a plan of their own, and none of theirs is held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cancu.graph.iris import parse_document_iri
from cancu.graph.places import TW
from cancu.graph.terms import Plain
from cancu.ontology.units import province_of_slug
from cancu.queries.catalogue import run
from cancu.queries.evidence import Span, span_of
from cancu.queries.finding import Finding, Scope, shown_date
from cancu.queries.kin import Kin
from cancu.queries.matching import Matcher
from cancu.queries.members import is_collective, takes_in
from cancu.queries.namesakes import Namesakes
from cancu.queries.plan_orders import Order, order_in
from cancu.queries.profile import gap_words
from cancu.queries.similarity import INDICATORS

_BEARING = ("lead", "implement")

_Row = dict[str, Plain]


@dataclass(frozen=True, slots=True)
class _Duty:
    """Somebody is told to issue a plan; `other` where it is to carry out another document."""

    row: _Row
    span: Span
    other: bool


@dataclass(frozen=True, slots=True)
class _Plan:
    """A held plan that carries a document out, or may."""

    document: str
    agency: str | None
    issuer: str
    level: str | None


def plan_not_issued(scope: Scope) -> Iterator[Finding]:
    """Each agency and group that a document tells to issue a plan that carries it out.

    What counts: a held plan or programme of theirs (or what a decision of theirs promulgates) that
    cites the document or its decision. Silent before the plan is due, where an unclear citation
    or a plan of theirs with such a title may be it, and about a group one of whose members has
    issued a plan, since the others are not known. Where the plan is to carry out another document,
    any plan of theirs made since may be it.
    """
    kin, namesakes = Kin(scope), Namesakes(scope.store)
    for document in scope.documents:
        if _made(scope, document) > scope.as_of:
            continue
        duties = list(_duties(scope, document))
        family = kin.family(document) if duties else ()
        plans = [each for member in family for each in _carrying_out(scope, kin, member)]
        seen: set[str] = set()
        for duty in duties:
            agency = str(duty.row["agency"])
            names = namesakes.of(agency, str(duty.row["name"]))
            if agency not in seen and not _issued(scope, document, duty, names, plans):
                seen.add(agency)
                key = "plan-not-issued.group" if duty.row["grouped"] else "plan-not-issued"
                path = str(duty.row["path"])
                yield Finding(key, _told(scope, document, duty), duty.span, path)


def _made(scope: Scope, document: str) -> str:
    return scope.hops.node(document).date or parse_document_iri(document).date or ""


def _duties(scope: Scope, document: str) -> Iterator[_Duty]:
    """The clauses that tell to issue a plan, with each agency that they tell it."""
    later = _later(scope, document)
    spans = {
        str(row["path"]): span_of(document, row)
        for row in run(scope.store, "provisions", document=document)
        if row["kind"] != "objective"
    }
    found: dict[str, Order | None] = {}
    for row in run(scope.store, "bearers", document=document):
        path = str(row["path"])
        if row["role"] not in _BEARING or path not in spans or path in later:
            continue
        if not row["grouped"] and is_collective(str(row["name"])):
            continue
        if path not in found:
            found[path] = order_in(scope.reader.text(document), spans[path])
        if (ordered := found[path]) is not None:
            yield _Duty(row, ordered.span, ordered.other)


def _later(scope: Scope, document: str) -> set[str]:
    """Provisions whose every day is still to come."""
    days: dict[str, list[str]] = {}
    for row in run(scope.store, "deadlines", document=document):
        if row["deadline_kind"] == "due" and row["date"]:
            days.setdefault(str(row["path"]), []).append(str(row["date"]))
    return {path for path, dates in days.items() if min(dates) > scope.as_of}


def _carrying_out(scope: Scope, kin: Kin, document: str) -> Iterator[_Plan]:
    """Held plans that cite a document anywhere but in titles, or may mean it."""
    citing = {
        str(row["document"])
        for row in run(scope.store, "citing", cited=document)
        if not row["in_title"] and row["relation"] != "promulgated_by"
    }
    citing |= {str(row["document"]) for row in run(scope.store, "candidate-of", cited=document)}
    for each in sorted(citing):
        for plan in (each, *kin.promulgated(each)):
            row = next(iter(run(scope.store, "publisher", document=plan)), None)
            node = scope.hops.node(plan)
            if row is not None and node.held and _is_plan(node.genre):
                yield _Plan(plan, str(row["agency"]), str(row["name"] or ""), node.level)


def _issued(
    scope: Scope, document: str, duty: _Duty, names: frozenset[str], plans: Iterable[_Plan]
) -> bool:
    """Whether a plan of the agency (by any of its names) or one of the group is held or may be."""
    row = duty.row
    others = [plan for plan in plans if plan.document != document]
    if not row["grouped"]:
        if any(plan.agency in names for plan in others):
            return True
        return _may_have(scope, document, names, anything=duty.other)
    place = parse_document_iri(document).place
    return duty.other or any(
        takes_in(str(row["name"]), plan.issuer, plan.level) and _within(plan.document, place)
        for plan in others
    )


def _is_plan(genre: Plain) -> bool:
    return genre in gap_words().plan.nouns


def _within(document: str, place: tuple[str, ...]) -> bool:
    """Whether a document comes from a place, one inside it, or anywhere if that is the centre."""
    return place == TW or parse_document_iri(document).place[:1] == place[:1]


def _may_have(scope: Scope, document: str, names: frozenset[str], *, anything: bool) -> bool:
    """Whether a later plan of the agency has a title like the document's, whatever it cites."""
    title, made = scope.hops.node(document).title, _made(scope, document)
    titles = [
        str(row["title"] or "")
        for agency in sorted(names)
        for row in run(scope.store, "published", agency=agency)
        if row["document"] != document
        and _is_plan(row["genre"])
        and str(row["date"] or made) >= made
    ]
    if anything or not title:
        return bool(titles)
    matcher = Matcher(INDICATORS, [title, *titles])
    return bool(matcher.like(0, floor=INDICATORS.unlike))


def _told(scope: Scope, document: str, duty: _Duty) -> str:
    """Who was told, and what would count as theirs."""
    row = duty.row
    whose = "một đơn vị trong nhóm" if row["grouped"] else "đơn vị này"
    known = province_of_slug(str(row["agency"]).rpartition("/agency/")[2].split("/")[0])
    where = f" ({known.kind} {known.name})" if known else ""
    day = shown_date(scope.as_of)
    what = (
        f"ban hành từ ngày của {scope.reader.handle(document)}"
        if duty.other
        else f"ban hành mà dẫn {scope.reader.handle(document)}"
    )
    return (
        f"kế hoạch của “{row['name']}”{where}: tính đến {day} kho chưa có kế hoạch, chương trình "
        f"nào do {whose} {what}"
    )
