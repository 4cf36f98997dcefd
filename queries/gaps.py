"""Gaps: what nobody was charged with, what has no mandate, what does not hold together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cancu.graph.find import find_document
from cancu.graph.load import held_documents
from cancu.graph.protocol import Store
from cancu.ontology.errors import QueryError
from cancu.queries.catalogue import run
from cancu.queries.evidence import Reader
from cancu.queries.finding import Finding, Scope
from cancu.queries.gap_agencies import agency_gone
from cancu.queries.gap_bearers import no_lead, unassigned
from cancu.queries.gap_citations import basis_lapsed, citation_conflict
from cancu.queries.gap_idle import idle_agency
from cancu.queries.gap_mandates import broken_chain, no_mandate
from cancu.queries.gap_plans import plan_not_issued
from cancu.queries.gap_reports import report
from cancu.queries.gap_sisters import not_carried_down
from cancu.queries.gap_targets import target
from cancu.queries.gap_unmatched import unmatched
from cancu.queries.hops import Hops
from cancu.queries.profile import Severity, kinds, profile

_FINDERS: dict[str, Callable[[Scope], Iterator[Finding]]] = {
    "unassigned": unassigned,
    "no-lead": no_lead,
    "no-mandate": no_mandate,
    "broken-chain": broken_chain,
    "not-carried-down": not_carried_down,
    "plan-not-issued": plan_not_issued,
    "unmatched": unmatched,
    "target": target,
    "report": report,
    "agency-gone": agency_gone,
    "basis-lapsed": basis_lapsed,
    "citation-conflict": citation_conflict,
    "idle-agency": idle_agency,
}


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap: `quote` is `source[start:end]` of `document` (a handle).

    `path` is None where the document as a whole has the gap. `case` is the key of `profile.yml`
    that explains it.
    """

    kind: str
    severity: Severity
    document: str
    path: str | None
    missing: str
    quote: str
    start: int
    end: int
    case: str

    def to_json(self) -> dict[str, object]:
        """`{"kind", "severity", "document", "path", "missing", "quote", "start", "end"}`."""
        return {
            "kind": self.kind,
            "severity": self.severity,
            "document": self.document,
            "path": self.path,
            "missing": self.missing,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
        }


def gaps(
    store: Store,
    *,
    as_of: str | date,
    kind: str | Iterable[str] | None = None,
    document: str | None = None,
) -> tuple[Gap, ...]:
    """All gaps as things stand on `as_of`, by kind, within a kind as its finder orders them.

    `kind` is one kind or several (see `profile.kinds`), `document` a handle; a decision stands for
    what it promulgates too. QueryError: no such kind, `as_of` is no day. NotFoundError,
    AmbiguousError: no, or more than one, such document.
    """
    wanted = _wanted(kind)
    scope = Scope(store, _documents(store, document), _day(as_of), Hops(store), Reader(store))
    return tuple(_gap(scope, finding) for name in wanted for finding in _FINDERS[name](scope))


def _wanted(kind: str | Iterable[str] | None) -> tuple[str, ...]:
    known = kinds()
    if kind is None:
        return known
    asked = {kind} if isinstance(kind, str) else set(kind)
    for name in sorted(asked - set(known)):
        raise QueryError(f"Không có loại khoảng trống “{name}”; hãy chọn: {', '.join(known)}.")
    return tuple(name for name in known if name in asked)


def _day(as_of: str | date) -> str:
    try:
        day = as_of if isinstance(as_of, date) else date.fromisoformat(as_of)
    except ValueError as error:
        raise QueryError(f"“{as_of}” không phải ngày; hãy viết năm-tháng-ngày.") from error
    return day.isoformat()[:10]


def _documents(store: Store, document: str | None) -> tuple[str, ...]:
    if document is None:
        return held_documents(store)
    asked = find_document(store, document)
    held = set(held_documents(store))
    if asked.iri not in held:
        raise QueryError(
            f"Kho chưa có toàn văn của “{asked.handle}”; hãy đọc văn bản bằng `cancu ingest`."
        )
    below = (str(row["document"]) for row in run(store, "promulgated", decision=asked.iri))
    return (asked.iri, *(each for each in below if each in held))


def _gap(scope: Scope, finding: Finding) -> Gap:
    evidence = scope.reader.evidence(finding.span)
    return Gap(
        finding.kind,
        profile()[finding.key].severity,
        evidence.document,
        finding.path,
        finding.missing,
        evidence.quote,
        evidence.start,
        evidence.end,
        finding.key,
    )
