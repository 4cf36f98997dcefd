"""Whether a document can be a basis on a day: in force, replaced, lapsed, or not yet in force."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cancu.graph.protocol import Store
from cancu.ontology.instruments import Instrument, find_instruments
from cancu.queries.catalogue import run
from cancu.queries.days import lasting
from cancu.queries.evidence import Evidence, Reader, Span, span_of
from cancu.queries.finding import shown_date
from cancu.queries.hops import Hops, Node

_PERIOD = re.compile(r"giai\s+đoạn\s+(\d{4})\s*[-–]\s*(\d{4})", re.IGNORECASE)
_BEYOND = re.compile(r"định\s+hướng|tầm\s+nhìn", re.IGNORECASE)
# `Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2025`: of itself, not of another.
_IN_FORCE = re.compile(
    r"này\s+có\s+hiệu\s+lực(?:\s+thi\s+hành)?(?:\s+kể)?\s+từ\s+ngày\s+"
    r"(\d{1,2})\s*(?:/|-|tháng)\s*(\d{1,2})\s*(?:/|-|,?\s*năm)\s*(\d{4})",
    re.IGNORECASE,
)
_PLAN = "kế hoạch"
_UNCHECKED = "chưa đối chiếu"

FIT = ("held", "stub")
"""The states in which a document may be cited as a basis."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`state`: held, stub (known by citation only), replaced, lapsed or not-yet.

    `why` says it in words where it is none of the first two; `evidence` are the words that prove
    it, None where the vocabulary of known instruments does.
    """

    state: str
    why: str | None = None
    evidence: Evidence | None = None


class Standings:
    """The standing of documents of a store on a day (ISO)."""

    def __init__(self, store: Store, reader: Reader, hops: Hops, as_of: str) -> None:
        self._store = store
        self._reader = reader
        self._hops = hops
        self._as_of = as_of

    def of(self, document: str) -> Standing:
        """The standing of a document of the store."""
        node = self._hops.node(document)
        return (
            self._not_yet(node)
            or self._by_vocabulary(node)
            or self._by_another(node)
            or self._plan_over(node)
            or self._period_over(node)
            or Standing(node.state)
        )

    def _not_yet(self, node: Node) -> Standing | None:
        if node.date and node.date > self._as_of[: len(node.date)]:
            return Standing("not-yet", f"ban hành ngày {shown_date(node.date)}")
        if not node.held:
            return None
        text = self._reader.text(node.iri)
        for row in run(self._store, "document", document=node.iri):
            whole = span_of(node.iri, row)
            found = _IN_FORCE.search(text, whole.start, whole.end)
            day = _iso(*map(int, reversed(found.groups()))) if found else None
            if found and day and day > self._as_of:
                span = Span(node.iri, found.start(), found.end())
                why = f"có hiệu lực từ ngày {shown_date(day)}"
                return Standing("not-yet", why, self._reader.evidence(span))
        return None

    def lapsed(self, document: str) -> str | None:
        """Why a document was replaced or repealed, or that the period of its title is over."""
        node = self._hops.node(document)
        told = self._by_vocabulary(node) or self._by_another(node) or self._period_over(node)
        return told.why if told else None

    def _by_vocabulary(self, node: Node) -> Standing | None:
        for each in find_instruments(node.number) if node.number else ():
            if each.date == node.date and (told := ended(each, self._as_of)):
                return told
        return None

    def _by_another(self, node: Node) -> Standing | None:
        for row in run(self._store, "ended-by", object=node.iri):
            later = self._hops.node(str(row["subject"]))
            if later.date is None or later.date > self._as_of:
                continue
            name = self._reader.handle(later.iri)
            evidence = self._reader.evidence(span_of(str(row["document"]), row))
            if row["relation"] == "replaces":
                return Standing("replaced", f"đã được thay thế bằng {name}", evidence)
            return Standing("lapsed", f"đã bị bãi bỏ bởi {name}", evidence)
        return None

    def _plan_over(self, node: Node) -> Standing | None:
        """A plan's own year; what it says of the time behind keeps it."""
        title = node.title or ""
        own = lasting(title) if node.genre == _PLAN else None
        if own and own.isoformat() < self._as_of and not _BEYOND.search(title):
            return Standing("lapsed", f"là kế hoạch đến hết năm {own.year}, đã qua")
        return None

    def _period_over(self, node: Node) -> Standing | None:
        """A title's one period; what it says of the time behind keeps it alive."""
        title = node.title or ""
        found = _PERIOD.findall(title)
        if len(found) != 1 or _BEYOND.search(title) or found[0][1] >= self._as_of[:4]:
            return None
        return Standing("lapsed", f"thuộc giai đoạn {found[0][0]} - {found[0][1]}, đã qua")


def ended(instrument: Instrument, as_of: str) -> Standing | None:
    """What the vocabulary says of a known instrument that is no longer in force."""
    if instrument.until is None or instrument.until >= as_of:
        return None
    caution = " (chưa đối chiếu công báo)" if _UNCHECKED in instrument.source else ""
    why = f"hết hiệu lực sau ngày {shown_date(instrument.until)}"
    if instrument.replaced_by:
        return Standing("replaced", f"{why}, thay bằng {instrument.replaced_by}{caution}")
    return Standing("lapsed", why + caution)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
