"""The aims that a table sets: what is measured in one column, how much in others, by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cancu.ingest.cell_targets import find_cell_targets
from cancu.ingest.deadlines import find_cell_deadlines
from cancu.ingest.model import Deadline, Target
from cancu.ingest.outline import Node


def table_targets(node: Node) -> Iterator[Target]:
    """The targets of a row of aims; none of a row of tasks. Offsets count in the source."""
    cells = node.cells or {}
    unit = cells["unit"].text if "unit" in cells else None
    for value, year in node.aims:
        for target in find_cell_targets(value.text, node.body.text, unit):
            start, end = value.span(target.start, target.end)
            words = target.indicator if year is None else f"{target.indicator} ({year.text})"
            yield replace(target, indicator=words, start=start, end=end)


def horizons(node: Node) -> Iterator[Deadline]:
    """The years that the heads above a row's values say."""
    for _, year in node.aims:
        for each in find_cell_deadlines(year.text) if year else ():
            start, end = year.span(each.start, each.end) if year else (0, 0)
            yield replace(each, kind="horizon", start=start, end=end)
