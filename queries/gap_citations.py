"""Citations that contradict what is known, and bases that are not in force any more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cancu.graph.terms import Plain
from cancu.ontology.instruments import Instrument, find_instruments
from cancu.queries.catalogue import run
from cancu.queries.finding import Finding, Scope, listed, shown_date, span_of
from cancu.queries.hops import Node

_PERIOD = re.compile(r"giai\s+đoạn\s+(\d{4})\s*[-–]\s*(\d{4})", re.IGNORECASE)
_BEYOND = re.compile(r"(?:định\s+hướng|tầm\s+nhìn)", re.IGNORECASE)
_UNCHECKED = "chưa đối chiếu"


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
    for document in scope.documents:
        for hop in scope.hops.of_document(document).hops:
            if hop.relation == "promulgated_by":
                continue
            why = _lapsed(scope, scope.hops.node(hop.target))
            if why:
                name = scope.reader.handle(hop.target)
                yield Finding("basis-lapsed", f"{name} {why}", hop.span, None)


def _lapsed(scope: Scope, node: Node) -> str | None:
    return _replaced_by_law(scope, node) or _replaced_by_read(scope, node) or _over(scope, node)


def _replaced_by_law(scope: Scope, node: Node) -> str | None:
    """By the vocabulary of known instruments, which says where it was not checked."""
    for each in find_instruments(node.number) if node.number else ():
        if each.date == node.date and each.until and each.until < scope.as_of:
            after = f", thay bằng {each.replaced_by}" if each.replaced_by else ""
            return f"hết hiệu lực sau ngày {shown_date(each.until)}{after}{_caution(each)}"
    return None


def _caution(instrument: Instrument) -> str:
    return " (chưa đối chiếu công báo)" if _UNCHECKED in instrument.source else ""


def _replaced_by_read(scope: Scope, node: Node) -> str | None:
    """By what a document of the store says of itself or another."""
    for row in run(scope.store, "links-to", object=node.iri):
        later = scope.hops.node(str(row["subject"]))
        if later.date is None or later.date > scope.as_of:
            continue
        name = scope.reader.handle(later.iri)
        if row["relation"] == "replaces":
            return f"đã được thay thế bằng {name}"
        if row["relation"] == "repeals":
            return f"đã bị bãi bỏ bởi {name}"
    return None


def _over(scope: Scope, node: Node) -> str | None:
    """A title's one period; what it says of the time behind keeps it alive."""
    title = node.title or ""
    found = _PERIOD.findall(title)
    if len(found) != 1 or _BEYOND.search(title):
        return None
    first, last = found[0]
    return f"thuộc giai đoạn {first} - {last}, đã qua" if last < scope.as_of[:4] else None
