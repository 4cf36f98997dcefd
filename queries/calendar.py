"""Deadlines and reporting duties of plans, as days and recurrences; no day that no text gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from cancu.graph.find import find_document
from cancu.graph.iris import area_place, parse_document_iri
from cancu.graph.load import held_documents
from cancu.graph.protocol import Store
from cancu.graph.terms import Plain
from cancu.ingest.agency_words import write_out
from cancu.ontology.errors import NotFoundError
from cancu.ontology.folding import slug
from cancu.queries.catalogue import run
from cancu.queries.days import Days, days_of, lasting
from cancu.queries.evidence import Evidence, Reader, Span

Row = dict[str, Plain]

_CLAUSE = re.compile(r"[^.;]*")
_REPORT = re.compile(r"báo\s+cáo|sơ\s+kết|tổng\s+kết", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One deadline or recurring duty. `kind`: due, recurring, horizon.

    `who` are agencies with their roles. `days` is when, as far as the text says. `report` tells
    that the clause speaks of a report. `evidence` are the words of the deadline.
    """

    iri: str
    document: str
    issued: str | None
    path: str
    kind: str
    period: str | None
    days: Days
    who: tuple[tuple[str, str], ...]
    what: str
    report: bool
    evidence: Evidence

    def to_json(self, year: int | None, as_of: date) -> dict[str, object]:
        """`dates` are the days of the year (of `as_of` where None); `next` the first from then."""
        told = self.days.next(as_of)
        return {
            "document": self.document,
            "path": self.path,
            "kind": self.kind,
            "period": self.period,
            "dates": [day.isoformat() for day in self.days.within(year or as_of.year)],
            "next": told.isoformat() if told else None,
            "past": self.days.is_past(as_of),
            "note": self.days.note,
            "who": [{"agency": name, "role": role} for name, role in self.who],
            "what": self.what,
            "report": self.report,
            "evidence": self.evidence.to_json(),
        }


def calendar(
    store: Store,
    document: str | None = None,
    agency: str | None = None,
    year: int | None = None,
) -> tuple[Entry, ...]:
    """Entries of one document or of all held; of one agency, of one year where these are given.

    A year leaves out what falls into others; what has no day stays. Dated entries come first, by
    their first day. NotFoundError, AmbiguousError: no such document, or no such agency is charged.
    """
    reader = Reader(store)
    charged = _charged(store, agency) if agency else None
    if document is not None:
        documents = {find_document(store, document).iri}
    elif charged is not None:
        documents = set(charged.values())
    else:
        documents = set(held_documents(store))
    found = (
        entry
        for each in sorted(documents)
        for entry in _entries(store, reader, each, charged)
        if year is None or entry.days.reaches(year)
    )
    return tuple(sorted(found, key=_order))


def _order(entry: Entry) -> tuple[bool, date, str, int]:
    first = entry.days.first
    return first is None, first or date.max, entry.document, entry.evidence.start


def _entries(
    store: Store, reader: Reader, document: str, charged: dict[str, str] | None
) -> Iterator[Entry]:
    rows = [
        row
        for row in run(store, "deadlines", document=document)
        if charged is None or str(row["provision"]) in charged
    ]
    if not rows:
        return
    about = next(iter(run(store, "document", document=document)))
    # An annex without a date of its own has that of its decision, which is in its name.
    issued = str(about["date"]) if about["date"] else parse_document_iri(document).date
    until = lasting(str(about["title"] or ""))
    texts = {str(each["provision"]): each for each in run(store, "provisions", document=document)}
    who = _who(store, document)
    for (provision, kind, period, start, end), same in groupby(rows, _one):
        known = list(same)
        words = str(known[0]["words"] or "")
        dates = [str(each["date"]) for each in known if each["date"]]
        span = Span(document, start, end)
        yield Entry(
            f"{provision}/{kind}/{period}/{','.join(dates)}",
            reader.handle(document),
            issued,
            str(known[0]["path"]),
            kind,
            period or None,
            days_of(kind, period or None, dates, words, issued, until),
            tuple(who.get(provision, ())),
            " ".join(str(texts[provision]["text"]).split()),
            _is_report(reader.text(document), texts[provision], span),
            reader.evidence(span),
        )


def _one(row: Row) -> tuple[str, str, str, int, int]:
    """What rows of one list of days share: `hằng quý (01/3, 01/6, 01/9, 01/12)`."""
    return (
        str(row["provision"]),
        str(row["deadline_kind"]),
        str(row["period"] or ""),
        int(row["start"] or 0),
        int(row["end"] or 0),
    )


def _is_report(text: str, provision: Row, span: Span) -> bool:
    """Whether the clause that holds the deadline speaks of a report."""
    first, last = int(provision["start"] or 0), int(provision["end"] or 0)
    for clause in _CLAUSE.finditer(text, min(first, span.start), max(last, span.end)):
        if clause.start() <= span.start <= clause.end():
            return _REPORT.search(clause[0]) is not None
    return False


def _who(store: Store, document: str) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in run(store, "assignments", document=document):
        names = found.setdefault(str(row["provision"]), [])
        one = (" ".join(str(row["name"]).split()), str(row["role"]))
        if one not in names:
            names.append(one)
    return found


def _charged(store: Store, agency: str) -> dict[str, str]:
    """The document of each provision that charges agencies of a name."""
    found = {
        str(task["provision"]): str(task["document"])
        for each in _named(store, agency)
        for task in run(store, "agency-tasks", agency=each)
    }
    if not found:
        raise NotFoundError(
            f"Trong kho không có cơ quan nào tên “{agency}” được giao việc; "
            "hãy xem các tên bằng `cancu ask agencies`."
        )
    return found


def _named(store: Store, agency: str) -> set[str]:
    """By the very name, else without accents, written out, with its province behind it."""
    name = " ".join(agency.split())
    if exact := {str(row["agency"]) for row in run(store, "agency-named", name=name)}:
        return exact
    wanted = {slug(name), slug(write_out(name))}
    found = set()
    for row in run(store, "agencies"):
        bare = slug(str(row["name"]))
        home = area_place(str(row["area"]))[0] if row["area"] else ""
        if wanted & {bare, f"{bare}-{home}"}:
            found.add(str(row["agency"]))
    return found
