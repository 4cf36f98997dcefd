"""How much a cell of a table of aims sets: `≥ 80`, `từ 60% trở lên`, `40 - 50`, `Giảm 5`.

What is measured stands in another column, and often the unit in a third.
"""

from __future__ import annotations

import re

from cancu.ingest.amounts import read_number
from cancu.ingest.digits import mended
from cancu.ingest.model import Target
from cancu.ingest.rules import rules_by_name
from cancu.ingest.targets import find_targets

_STATEMENT = re.compile(r"[^;\n\s](?:[^;\n]*[^;\n\s])?")
_WORDS = {"at_least": ">=", "at_most": "<=", "more": ">", "less": "<"}


def find_cell_targets(value: str, indicator: str, unit: str | None = None) -> tuple[Target, ...]:
    """The targets of a cell, in order, with offsets into `value`; none where it has no number.

    `indicator` is the cell that says what is measured: where it ends with `tăng` or `giảm`, the
    number is a change. `unit` is the cell of the unit, which a unit beside the number overrules.
    """
    value = mended(value)
    found: list[Target] = []
    for statement in _STATEMENT.finditer(value):
        if target := _figure(statement, indicator, unit):
            found.append(target)
        else:
            found += _said(statement, indicator, unit)
    return tuple(found)


def _figure(statement: re.Match[str], indicator: str, unit: str | None) -> Target | None:
    """The target of a statement that is nothing but a number with its comparator and unit."""
    cell = rules_by_name("targets")["figure of a cell"].pattern.fullmatch(statement[0].rstrip(" ."))
    if cell is None:
        return None
    value = read_number(cell["low"])
    value_to = read_number(cell["high"]) if cell["high"] else None
    if value_to is not None and value_to <= value:
        value_to = None
    own = " ".join(cell["unit"].split()) if cell["unit"] else None
    return Target(
        indicator,
        _comparator(cell, indicator, value_to),
        value,
        value_to,
        _unit(own, unit),
        None,
        statement.start(),
        statement.start() + cell.end(),
    )


def _unit(own: str | None, column: str | None) -> str | None:
    """`%` of the cell, unless the column says of what; a noun only where the column has no unit."""
    if own is None or column is None or column.casefold().startswith("số lượng"):
        return own or column
    return own if own.startswith(("%", "‰")) and not column.startswith(own) else column


def _comparator(cell: re.Match[str], indicator: str, value_to: float | None) -> str:
    change = rules_by_name("targets")["change that a head tells"].pattern.search(indicator)
    if cell["up"] or (change and change["up"]):
        return "increase"
    falls = cell["down"] or (change and change["down"])
    if value_to is not None:
        return "range_decrease" if falls else "range"
    if falls:
        return "decrease"
    said = next((sign for name, sign in _WORDS.items() if cell[name]), None)
    if said:
        return said
    if cell["down_from"]:
        return "<="
    return ">=" if cell[0].rstrip().endswith("lên") else "="


def _said(statement: re.Match[str], indicator: str, unit: str | None) -> list[Target]:
    """What the cell says in words: `≤ 3 Đông Nam Á`."""
    start = statement.start()
    return [
        Target(
            indicator,
            each.comparator,
            each.value,
            each.value_to,
            _unit(each.unit, unit),
            each.baseline,
            start + each.start,
            start + each.end,
        )
        for each in find_targets(statement[0])
    ]
