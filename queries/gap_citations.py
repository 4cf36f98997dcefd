"""Citations that contradict what is known, and bases that are not in force any more."""

from __future__ import annotations

from collections.abc import Iterator

from cancu.graph.terms import Plain
from cancu.queries.catalogue import run
from cancu.queries.evidence import span_of
from cancu.queries.finding import Finding, Scope, listed, shown_date
from cancu.queries.standing import Standings


def citation_conflict(scope: Scope) -> Iterator[Finding]:
    """Citations whose date or sign cannot be right, each with what is known instead."""
    for document in scope.documents:
        found: dict[str, list[dict[str, Plain]]] = {}
        for row in run(scope.store, "gap-citation-conflict", document=document):
            found.setdefault(str(row["citation"]), []).append(row)
        for rows in found.values():
            row = rows[0]
            others = [each for each in rows if each["other"] is not None]
            missing = _by_date(row, others) if row["conflict"] == "date" else _by_sign(scope, rows)
            path = None if row["path"] is None else str(row["path"])
            yield Finding("citation-conflict", missing, span_of(document, row), path)


def _by_date(row: dict[str, Plain], others: list[dict[str, Plain]]) -> str:
    known = listed(shown_date(str(each["other_date"])) for each in others if each["other_date"])
    printed = shown_date(str(row["date"]))
    return f"{row['number']} ghi ngày {printed}, trái với ngày {known}"


def _by_sign(scope: Scope, rows: list[dict[str, Plain]]) -> str:
    row = rows[0]
    names = listed(scope.reader.handle(str(each["other"])) for each in rows if each["other"])
    meant = f"; có thể là {names}" if names else ""
    return f"ký hiệu {row['number']} trái với cơ quan ban hành “{row['issuer']}”{meant}"


def basis_lapsed(scope: Scope) -> Iterator[Finding]:
    """What a document's opening rests on although it was replaced or its period is over."""
    standings = Standings(scope.store, scope.reader, scope.hops, scope.as_of)
    for document in scope.documents:
        for hop in scope.hops.of_document(document).hops:
            if hop.relation == "promulgated_by":
                continue
            if why := standings.lapsed(hop.target):
                name = scope.reader.handle(hop.target)
                yield Finding("basis-lapsed", f"{name} {why}", hop.span, None)
