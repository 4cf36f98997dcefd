"""Plans with targets and agencies' lists for the tests of gaps and comparisons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from cancu.ingest.model import Extraction, Provision, Target
from cancu.queries.gaps import Gap, gaps
from tests.query_fixtures import Cites, Item, plan, stored

NOW = "2024-12-31"
MANDATE = Cites("Kết luận số 13-KL/TW", "13-KL/TW", "implements", "2021-08-16", "Bộ Chính trị")
OPENING = "Thực hiện Kết luận số 13-KL/TW, ban hành Kế hoạch:"

Aim = tuple[str, str, float]
"""What is measured, the comparator and the number; the unit is %."""


def aimed(
    number: str | None,
    province: str,
    aims: Iterable[Aim] = (),
    items: Iterable[Item] = (),
    *,
    opening: str = OPENING,
    cites: Iterable[Cites] = (MANDATE,),
    listed: Iterable[str] = (),
    **fields: Any,
) -> Extraction:
    """A plan with an objective for each aim, `I.1`, `I.2` …, and tasks.

    The agencies of the provisions whose paths are `listed` stand in their headings.
    """
    aims = tuple(aims)
    objectives = [
        Item(f"I.{at}", f"Phấn đấu {label} đạt {sign} {value:g}%.", kind="objective")
        for at, (label, sign, value) in enumerate(aims, 1)
    ]
    read = plan(number, province, opening, [*objectives, *items], cites, **fields)
    by_path = {f"I.{at}": aim for at, aim in enumerate(aims, 1)}
    return _changed(read, by_path, frozenset(listed))


def _changed(read: Extraction, aims: Mapping[str, Aim], listed: frozenset[str]) -> Extraction:
    document = read.documents[0]
    provisions = tuple(_provision(each, aims, listed) for each in document.provisions)
    return replace(read, documents=(replace(document, provisions=provisions),))


def _provision(each: Provision, aims: Mapping[str, Aim], listed: frozenset[str]) -> Provision:
    if each.path in listed:
        heading = tuple(replace(a, source="heading") for a in each.assignments)
        each = replace(each, assignments=heading)
    if each.path not in aims:
        return each
    label, sign, value = aims[each.path]
    return replace(
        each, targets=(Target(label, sign, value, None, "%", None, each.start, each.end),)
    )


def found(folder: Path, kind: str, *items: Extraction, as_of: str = NOW) -> list[Gap]:
    """The gaps of a kind in a store of these documents."""
    with stored(folder, *items) as store:
        return list(gaps(store, as_of=as_of, kind=kind))
