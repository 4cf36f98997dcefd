"""Which held documents stand above a plan, and which beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from cancu.graph.iris import parse_document_iri
from cancu.graph.places import TW
from cancu.queries.catalogue import run
from cancu.queries.evidence import Span
from cancu.queries.finding import Scope
from cancu.queries.hops import Hop
from cancu.queries.reach import Plan, Reach

_RANKS = {"party": 0, "central": 0, "province": 1, "district": 2, "commune": 3}
_MOST_SISTERS = 30
"""So many plans, those made nearest in time, tell what is usual; more would not tell more."""
_DEEPEST = 2
"""A sister carries out a mandate itself, or what a paper above it says of that mandate."""


@dataclass(frozen=True, slots=True)
class Superior:
    """A held document that a plan carries out, and the words of the plan that say so."""

    document: str
    span: Span


class Kin:
    """Superiors and sisters of the documents of a scope, each looked up once."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._reach = Reach(scope.store, scope.hops)
        self._plans: dict[str, Plan] = {}
        self._rings: dict[str, dict[int, tuple[tuple[int, str], ...]]] = {}

    def promulgated(self, document: str) -> tuple[str, ...]:
        """The held documents that a decision promulgates."""
        rows = run(self._scope.store, "promulgated", decision=document)
        return tuple(each for each in (str(row["document"]) for row in rows) if self._held(each))

    def family(self, document: str) -> tuple[str, ...]:
        """A document and the decision that promulgates it, as far as that is held."""
        return (document, *(hop.target for hop in self._own(document) if _promulgates(hop)))

    def superiors(self, document: str) -> tuple[Superior, ...]:
        """What the document, or its decision, names as what it carries out or rests on.

        Only held ones of a level not below its own, with what they promulgate.
        """
        family = self.family(document)
        own = self._own(document)
        found: dict[str, Superior] = {}
        for member in family:
            for hop in self._own(member):
                span = hop.span if member == document else own[0].span
                for upper in (hop.target, *self.promulgated(hop.target)):
                    if upper not in family and self._rank(upper) <= self._rank(document):
                        found.setdefault(upper, Superior(upper, span))
        return tuple(found.values())

    def opening(self, document: str) -> Span | None:
        """Where a document itself says on what it rests."""
        hops = self._scope.hops.of_document(document).hops
        return next((hop.span for hop in hops if hop.span.document == document), None)

    def sisters(self, document: str) -> tuple[str, ...]:
        """Held plans of other places on the same level that carry out the same mandate.

        None rests on another. At most 30, those made nearest in time.
        """
        plan = self._plan(document)
        mandates = (each for each in sorted(plan.rests) if self._scope.hops.node(each).mandate)
        near = {other: None for mandate in mandates for other in self._near(mandate, document)}
        found: dict[str, None] = {}
        for other in sorted(near, key=lambda each: (_apart(document, each), each)):
            for each in self.promulgated(other) or (other,):
                if self._alike(plan, each):
                    found[each] = None
            if len(found) >= _MOST_SISTERS:
                break
        return tuple(sorted(found)[:_MOST_SISTERS])

    def _alike(self, plan: Plan, other: str) -> bool:
        """Whether two plans are of one level, and neither rests on the other."""
        levels = {self._scope.hops.node(each).level for each in (plan.document, other)}
        if len(levels) > 1 or other in plan.rests:
            return False
        return plan.document not in self._plan(other).rests

    def _near(self, mandate: str, document: str) -> Iterator[str]:
        """Of what carries a mandate out in places like the document's, what was made about then.

        A mandate may have ten thousand plans below it: only those next in time are looked at.
        """
        place = parse_document_iri(document).place
        ring = self._ring(mandate).get(len(place), ())
        at = bisect_left(ring, (_made(document), document))
        for _, other in ring[max(0, at - _MOST_SISTERS) : at + _MOST_SISTERS]:
            if parse_document_iri(other).place != place:
                yield other

    def _ring(self, mandate: str) -> dict[int, tuple[tuple[int, str], ...]]:
        """What carries a mandate out by when it was made, provinces apart from what is below."""
        if mandate not in self._rings:
            by_depth: dict[int, list[tuple[int, str]]] = {}
            for lower in self._under(mandate, 1):
                depth = len(parse_document_iri(lower).place)
                by_depth.setdefault(depth, []).append((_made(lower), lower))
            self._rings[mandate] = {n: tuple(sorted(each)) for n, each in by_depth.items()}
        return self._rings[mandate]

    def _under(self, mandate: str, depth: int) -> frozenset[str]:
        """Held local documents that carry a mandate out, or what carries it out."""
        found: set[str] = set()
        for lower, held in self._citing(mandate):
            if held and parse_document_iri(lower).place != TW:
                found.add(lower)
            elif depth < _DEEPEST:
                found |= self._under(lower, depth + 1)
        return frozenset(found)

    def _citing(self, mandate: str) -> Iterator[tuple[str, bool]]:
        """What cites it, titles of other documents left out, or is said to carry it out.

        With whether it is held, which only what titles say leaves open.
        """
        for row in run(self._scope.store, "citing", cited=mandate):
            if row["relation"] not in ("nested", "proposed_by") and not row["in_title"]:
                yield str(row["document"]), True
        for row in run(self._scope.store, "links-down", object=mandate):
            lower = str(row["subject"])
            yield lower, self._held(lower)

    def _own(self, document: str) -> tuple[Hop, ...]:
        """What the opening names, as far as that is held."""
        hops = self._scope.hops.of_document(document).hops
        return tuple(hop for hop in hops if self._held(hop.target))

    def _plan(self, document: str) -> Plan:
        if document not in self._plans:
            self._plans[document] = self._reach.plan(document)
        return self._plans[document]

    def _held(self, document: str) -> bool:
        return self._scope.hops.node(document).held

    def _rank(self, document: str) -> int:
        return _RANKS.get(self._scope.hops.node(document).level or "", len(_RANKS))


def _promulgates(hop: Hop) -> bool:
    return hop.relation == "promulgated_by"


def _apart(one: str, other: str) -> int:
    """Months between two documents."""
    return abs(_made(one) - _made(other))


def _made(document: str) -> int:
    """When, in months; 0 where the document has no date."""
    year, _, rest = (parse_document_iri(document).date or "").partition("-")
    return 12 * int(year) + int(rest[:2] or 1) if year.isdigit() else 0
