"""Mandates that most sister plans rest on and one of them never names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cancu.queries.catalogue import run
from cancu.queries.evidence import Span
from cancu.queries.finding import Finding, Scope, listed
from cancu.queries.hops import Hops
from cancu.queries.reach import Plan, Reach

_FEWEST = 2
"""Sisters that must agree before anything is said; and always more than half of them."""


def not_carried_down(scope: Scope) -> Iterator[Finding]:
    """What most plans that carry out the same mandate rest on, and this one does not.

    Silent where a plan's chain stops at a local document that is not held: that one may carry
    the mandate. Silent too about mandates younger than the plan, or of unknown date.
    """
    reach = Reach(scope.store, scope.hops)
    rows = run(scope.store, "documents")
    plans = [reach.plan(str(row["document"])) for row in rows if row["tasks"]]
    for plan in plans:
        if plan.document in scope.documents and not _broken(plan, reach, scope.hops):
            yield from _of_plan(scope, plan, plans, reach)


def _of_plan(scope: Scope, plan: Plan, plans: list[Plan], reach: Reach) -> Iterator[Finding]:
    sisters = [other for other in plans if _sisters(plan, other, scope.hops)]
    counts = Counter(each for other in sisters for each in _mandates(other, scope.hops))
    known = plan.rests | plan.mentions | plan.doubtful
    span = _opening(plan, reach)
    for mandate, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        enough = count >= _FEWEST and 2 * count > len(sisters)
        if not enough or mandate in known or not _earlier(mandate, plan, scope.hops):
            continue
        names = [scope.reader.handle(o.document) for o in sisters if mandate in o.rests]
        shared = _shared(plan, sisters, mandate, scope)
        missing = (
            f"{scope.reader.handle(mandate)}: {count} trong {len(sisters)} kế hoạch cùng thực hiện "
            f"{shared} có căn cứ này ({listed(names)})"
        )
        if span is not None:
            # Where only single tasks share a mandate, the plans may be about different things.
            whole = any(_common(plan, o, scope.hops) & plan.grounds for o in sisters)
            key = "not-carried-down" if whole else "not-carried-down.task"
            yield Finding(key, missing, span, None)


def _mandates(plan: Plan, hops: Hops) -> frozenset[str]:
    """What binds a plan as a whole, and every Party document that it rests on.

    A decree that one task carries out says nothing of what other plans should do.
    """
    own = (each for each in plan.grounds if hops.node(each).level == "central")
    party = (each for each in plan.rests if hops.node(each).level == "party")
    return frozenset((*own, *party))


def _sisters(plan: Plan, other: Plan, hops: Hops) -> bool:
    """Two plans that carry out one central mandate, neither resting on the other."""
    if plan.document == other.document:
        return False
    if plan.document in other.rests or other.document in plan.rests:
        return False
    return bool(_common(plan, other, hops))


def _common(plan: Plan, other: Plan, hops: Hops) -> frozenset[str]:
    return _mandates(plan, hops) & _mandates(other, hops)


def _shared(plan: Plan, sisters: list[Plan], mandate: str, scope: Scope) -> str:
    """The mandate that the plan shares with most of the sisters that rest on what it lacks."""
    counts = Counter(
        each
        for other in sisters
        if mandate in other.rests
        for each in _common(plan, other, scope.hops)
    )
    first = min(counts, key=lambda each: (-counts[each], each))
    return scope.reader.handle(first)


def _earlier(mandate: str, plan: Plan, hops: Hops) -> bool:
    made, planned = hops.node(mandate).date, _date(plan, hops)
    if made is None or planned is None:
        return False
    shared = min(len(made), len(planned))
    return made[:shared] <= planned[:shared]


def _date(plan: Plan, hops: Hops) -> str | None:
    """A plan's own date, else that of the decision that it was issued with."""
    own = hops.node(plan.document).date
    if own:
        return own
    decisions = (hop for hop in hops.of_document(plan.document).hops)
    return next(
        (hops.node(hop.target).date for hop in decisions if hop.relation == "promulgated_by"), None
    )


def _broken(plan: Plan, reach: Reach, hops: Hops) -> bool:
    """Whether its opening leads to a local document that nobody has read."""
    return any(
        not reach.direct(each).hops and not hops.node(each).held and not hops.node(each).mandate
        for each in plan.grounds
    )


def _opening(plan: Plan, reach: Reach) -> Span | None:
    """Where the plan itself says on what it rests."""
    return next(
        (
            hop.span
            for hop in reach.direct(plan.document).hops
            if hop.span.document == plan.document
        ),
        None,
    )
