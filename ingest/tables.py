"""Tables of tasks: which column holds what, and one row a task.

The columns are known by their heads, never by their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cancu.ingest.assignments import cell_roles
from cancu.ingest.enumerators import read_enumerator
from cancu.ingest.letters import compiled
from cancu.ingest.rules import rules_by_name
from cancu.ingest.text import MappedText, join

_NUMBER = compiled(r"(?P<no>[IVXLC]{1,6}|[A-HĐ]|\d{1,3}(?:\.\d{1,3}){0,3}|[a-zđ])\s*[.)/]?")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")
_ROLES = ("lead", "coordinate", "implement", "monitor")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that names a task: its `path`, the group above it, and its cells by what they hold."""

    path: str
    group: MappedText | None
    cells: Mapping[str, MappedText]


def column(head: str) -> str | None:
    """What a column with this head holds: number, task, product, time or a role."""
    words = " ".join(head.split()).strip(" .:*")
    if not words:
        return None
    rules = rules_by_name("columns")
    if rules["number"].pattern.match(words):
        return "number"
    if role := cell_roles(words):
        return role
    for kind in ("product", "time", "task"):
        if rules[kind].pattern.match(words):
            return kind
    return None


def columns(heads: Sequence[MappedText]) -> list[str | None] | None:
    """The columns of a table of tasks, None where the heads are not those of one."""
    kinds = [column(head.text) for head in heads]
    named = {kind for kind in kinds if kind}
    if "task" in named and named & {*_ROLES, "time"}:
        first = kinds.index("task")
        return [k if k != "task" or i == first else None for i, k in enumerate(kinds)]
    return None


def task_rows(table: Sequence[Sequence[MappedText]], root: str) -> tuple[int, list[Row]]:
    """How many rows the heads take, and the rows that name tasks; (0, []) for other tables."""
    for at in range(min(3, len(table))):
        kinds = columns(table[at])
        if kinds is None:
            continue
        taken = at + 1
        if taken < len(table) and (both := _two_heads(kinds, table[at], table[taken])):
            kinds, taken = both, taken + 1
        heads = {_words(cells) for cells in table[at:taken]}
        below = [cells for cells in table[taken:] if not _is_head_row(cells, heads)]
        return taken, list(_rows(below, kinds, root))
    return 0, []


def _words(cells: Sequence[MappedText]) -> tuple[str, ...]:
    return tuple(" ".join(cell.text.lower().split()) for cell in cells)


def _is_head_row(cells: Sequence[MappedText], heads: set[tuple[str, ...]]) -> bool:
    """Heads repeated on a new page, or the row that numbers the columns: `(1) | (2) | (3)`."""
    filled = [cell.text for cell in cells if cell.text]
    numbers = len(filled) > 2 and all(_COLUMN_NUMBER.fullmatch(text) for text in filled)
    return numbers or _words(cells) in heads


def _two_heads(
    kinds: list[str | None], heads: Sequence[MappedText], below: Sequence[MappedText]
) -> list[str | None] | None:
    """A second row of heads (`Chủ trì | Phối hợp` below `Cơ quan thực hiện`), if it is one."""
    under = [column(cell.text) if len(cell.text) < 40 else None for cell in below]
    roles = [kind for kind in under if kind in _ROLES]
    if len(roles) < 2 or any(_NUMBER.fullmatch(cell.text) for cell in below[:1] if cell.text):
        return None
    return [lower or kind for kind, lower in zip(kinds, under, strict=False)]


def _rows(
    table: Sequence[Sequence[MappedText]], kinds: list[str | None], root: str
) -> Iterator[Row]:
    group_label, group, last = "", None, 0
    for cells in table:
        named = _named(cells, kinds)
        number, task = _number(named), named.get("task")
        others = [kind for kind in named if kind not in ("number", "task")]
        if task is None and number is None:
            lone = [cell for cell in cells if cell.text]
            if len(lone) == 1 and not others:
                task = lone[0]
        if task is None or not task.text:
            continue
        if not others:
            group = task
            mark = read_enumerator(task.text)
            group_label = number or (mark.label if mark else "")
            continue
        label = number or f"-{last + 1}"
        last += 1
        above = (
            "" if number and "." in number and number.startswith(f"{group_label}.") else group_label
        )
        path = ".".join(part for part in (root, above, label) if part)
        yield Row(path, group, named)


def _named(cells: Sequence[MappedText], kinds: list[str | None]) -> dict[str, MappedText]:
    named: dict[str, MappedText] = {}
    for cell, kind in zip(cells, kinds, strict=False):
        if kind and cell.text.strip(" -–."):
            named[kind] = join([(named[kind], "; "), (cell, "; ")]) if kind in named else cell
    return named


def _number(named: Mapping[str, MappedText]) -> str | None:
    cell = named.get("number")
    found = _NUMBER.fullmatch(cell.text) if cell else None
    return found["no"] if found else None
