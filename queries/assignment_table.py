"""The assignment table of a plan, as offices make it by hand: who does what, until when, by what.

Only what the plan says: who acts without being told to lead is named as such, and an empty cell is
one that the plan leaves open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cancu.graph.find import find_document
from cancu.graph.protocol import Rows, Store
from cancu.graph.terms import Plain
from cancu.queries.catalogue import run
from cancu.queries.evidence import Evidence, Reader, span_of

_ROLES = ("lead", "implement", "coordinate", "monitor")

_KINDS = (("task", "organisation"), ("article",))
"""Articles of a decision (`… chịu trách nhiệm thi hành`) only where there is nothing else."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One task. Agencies by role as printed, `deadlines` the words that set them.

    `basis` are the numbers (else handles) of what the task itself cites, then of what its document
    carries out.
    """

    section: str | None
    path: str
    task: str
    lead: tuple[str, ...]
    implement: tuple[str, ...]
    coordinate: tuple[str, ...]
    monitor: tuple[str, ...]
    deadlines: tuple[str, ...]
    product: str | None
    basis: tuple[str, ...]
    evidence: Evidence

    def to_json(self) -> dict[str, object]:
        """All fields by their names."""
        return {
            "section": self.section,
            "path": self.path,
            "task": self.task,
            **{role: list(getattr(self, role)) for role in _ROLES},
            "deadlines": list(self.deadlines),
            "product": self.product,
            "basis": list(self.basis),
            "evidence": self.evidence.to_json(),
        }


@dataclass(frozen=True, slots=True)
class AssignmentTable:
    """The tasks of one document, in its order; `title` is how the document is called in full."""

    document: str
    title: str
    rows: tuple[TableRow, ...]

    def to_json(self) -> dict[str, object]:
        return {
            "document": self.document,
            "title": self.title,
            "rows": [row.to_json() for row in self.rows],
        }


def assignment_table(store: Store, document: str) -> AssignmentTable:
    """The table of a document by its handle; of what a decision promulgates where it has no tasks.

    Tasks, and whatever else charges somebody. NotFoundError, AmbiguousError: as `find_document`.
    """
    reader = Reader(store)
    found = find_document(store, document).iri
    below = [str(row["document"]) for row in run(store, "promulgated", decision=found)]
    for kinds in _KINDS:
        for each in (found, *below):
            rows = tuple(_rows(store, reader, each, kinds))
            if rows:
                return AssignmentTable(reader.handle(each), _title(store, each), rows)
    return AssignmentTable(reader.handle(found), _title(store, found), ())


def _rows(
    store: Store, reader: Reader, document: str, kinds: tuple[str, ...]
) -> Iterator[TableRow]:
    charged = _by_provision(run(store, "assignments", document=document))
    due = _by_provision(run(store, "deadlines", document=document))
    products = {
        str(row["provision"]): str(row["product"])
        for row in run(store, "products", document=document)
    }
    above = [
        _name(store, reader, str(row["object"]))
        for row in run(store, "links-up", subject=document)
        if row["relation"] == "implements"
    ]
    for row in run(store, "provisions", document=document):
        provision = str(row["provision"])
        if row["kind"] not in kinds or (row["kind"] != "task" and provision not in charged):
            continue
        roles = {
            role: _names(each for each in charged.get(provision, ()) if each["role"] == role)
            for role in _ROLES
        }
        own = run(store, "provision-mandates", provision=provision)
        cited = [_name(store, reader, str(each["document"])) for each in own]
        yield TableRow(
            None if row["heading"] is None else _line(row["heading"]),
            str(row["path"]),
            _line(row["text"]),
            **roles,
            deadlines=tuple(dict.fromkeys(_line(each["words"]) for each in due.get(provision, ()))),
            product=products.get(provision),
            basis=tuple(dict.fromkeys((*cited, *above))),
            evidence=reader.evidence(span_of(document, row)),
        )


def _by_provision(rows: Rows) -> dict[str, list[dict[str, Plain]]]:
    found: dict[str, list[dict[str, Plain]]] = {}
    for row in rows:
        found.setdefault(str(row["provision"]), []).append(row)
    return found


def _names(rows: Iterator[dict[str, Plain]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_line(row["name"]) for row in rows))


def _name(store: Store, reader: Reader, document: str) -> str:
    """The number, which in one plan leaves no doubt; the handle of what has none."""
    row = next(iter(run(store, "document", document=document)), None)
    return str(row["number"]) if row and row["number"] else reader.handle(document)


def _title(store: Store, document: str) -> str:
    """`Kế hoạch số 188/KH-UBND về …`."""
    row = next(iter(run(store, "document", document=document)))
    genre = str(row["genre"] or "văn bản")
    parts = [genre[:1].upper() + genre[1:]]
    parts += [f"số {row['number']}"] if row["number"] else []
    parts += [str(row["title"])] if row["title"] else []
    return _line(" ".join(parts))


def _line(value: object) -> str:
    return " ".join(str(value).split())
