"""Targets of superiors and sisters that a plan leaves out, or asks less than."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from cancu.queries.align import align
from cancu.queries.catalogue import run
from cancu.queries.compared import Compared, Item, targets_of
from cancu.queries.evidence import Span
from cancu.queries.finding import Finding, Scope, listed
from cancu.queries.kin import Kin, Superior
from cancu.queries.measures import judge
from cancu.queries.similarity import INDICATORS, shown_score

_FEWEST = 2
"""Sisters that must agree before anything is said; and always more than half of them."""
_SINGLY = 3
"""So many missing targets are always told one by one."""
_SHOWN = 160


def target(scope: Scope) -> Iterator[Finding]:
    """Each target of a superior that is missing, looser or contradicted, then what sisters set.

    Silent where an indicator is alike but not surely the same, where units or baselines differ,
    and about documents that promulgate a plan, whose targets are the plan's.
    """
    kin = Kin(scope)

    @cache  # a plan is the sister of many
    def targets(document: str) -> tuple[Item, ...]:
        return tuple(targets_of(scope.store, document))

    for document in scope.documents:
        if not _is_plan(scope, document) or kin.promulgated(document):
            continue
        own = targets(document)
        said: set[Item] = set()
        for superior in kin.superiors(document):
            for finding, item in _against_superior(
                scope, own, targets(superior.document), superior
            ):
                said.update(item)
                yield finding
        sisters = [items for each in kin.sisters(document) if (items := targets(each))]
        yield from _against_sisters(scope, kin.opening(document), own, sisters, said)


def _is_plan(scope: Scope, document: str) -> bool:
    """Whether it sets tasks: a law or a circular need not repeat any target."""
    rows = run(scope.store, "provisions", document=document)
    return any(row["kind"] == "task" for row in rows)


def _against_superior(
    scope: Scope, own: Sequence[Item], above: Sequence[Item], superior: Superior
) -> Iterator[tuple[Finding, tuple[Item, ...]]]:
    """Findings with the own items that they are about."""
    left: list[Item] = []
    for wanted, found in align(INDICATORS, [above, own], once=True):
        if wanted is None or wanted.verdict != "first":
            continue
        if found is None:
            left.append(wanted.item)
        elif found.verdict in ("looser", "conflict"):
            key = f"target.{found.verdict}"
            yield Finding(key, _told(scope, found, wanted), *_at(found.item)), (found.item,)
    if len(left) > _SINGLY and 2 * len(left) > len(above):  # said once where most is missing
        examples = listed((_quoted(scope, item) for item in left), most=_SINGLY)
        handle = scope.reader.handle(superior.document)
        missing = f"{len(left)} trong {len(above)} chỉ tiêu của {handle}, như: {examples}"
        yield Finding("target", missing, superior.span, None), ()
        return
    for item in left:
        yield Finding("target", f"chỉ tiêu {_quoted(scope, item)}", superior.span, None), ()


def _against_sisters(
    scope: Scope,
    opening: Span | None,
    own: Sequence[Item],
    sisters: Sequence[Sequence[Item]],
    said: set[Item],
) -> Iterator[Finding]:
    """What most sisters aim at, or ask more of; `said` is what a superior's finding is about."""
    if len(sisters) < _FEWEST:
        return
    for mine, *others in align(INDICATORS, [own, *sisters], once=True):
        theirs = [other for other in others if other and other.verdict != "unsure"]
        if mine is None and opening is not None and _most(theirs, sisters):
            missing = f"{_count(theirs, sisters)} có chỉ tiêu này: {_examples(scope, theirs)}"
            yield Finding("target.sisters", missing, opening, None)
        elif mine is not None and mine.verdict == "first" and mine.item not in said:
            stricter = [other for other in theirs if _is_stricter(mine.item, other.item)]
            if _most(stricter, theirs):
                missing = (
                    f"{_count(stricter, theirs)} đặt mức chặt hơn {_level(mine.item)}: "
                    f"{_examples(scope, stricter)}"
                )
                yield Finding("target.sisters-stricter", missing, *_at(mine.item))


def _most(some: Sequence[object], of: Sequence[object]) -> bool:
    return len(some) >= _FEWEST and 2 * len(some) > len(of)


def _is_stricter(own: Item, other: Item) -> bool:
    if own.quantity is None or other.quantity is None:
        return False
    return judge(own.quantity, other.quantity).judgement == "stricter"


def _count(some: Sequence[object], of: Sequence[object]) -> str:
    return f"{len(some)} trong {len(of)} kế hoạch cùng cấp, cùng căn cứ"


def _examples(scope: Scope, found: Sequence[Compared]) -> str:
    return listed((_quoted(scope, each.item) for each in found), most=3)


def _told(scope: Scope, found: Compared, wanted: Compared) -> str:
    """`mức > 75% không đạt mức của 9/KH-UBND II.1 (> 80%) “…” (độ giống 0,93)`."""
    score = shown_score(found.score or 0)
    why = f"; {found.why}" if found.why else ""
    above = _quoted(scope, wanted.item)
    return f"mức {_level(found.item)} không đạt mức của {above}{why} (độ giống {score})"


def _level(item: Item) -> str:
    return item.quantity.shown if item.quantity else ""


def _quoted(scope: Scope, item: Item) -> str:
    """`9/KH-UBND II.1 (> 80%) “…”`, the words as they stand in the text."""
    evidence = scope.reader.evidence(item.span)
    words = evidence.quote
    if len(words) > _SHOWN:
        words = words[:_SHOWN].rsplit(" ", 1)[0] + "…"
    return f"{evidence.document} {item.path} ({_level(item)}) “{' '.join(words.split())}”"


def _at(item: Item) -> tuple[Span, str]:
    return item.span, item.path
