"""Tables of tasks, and of aims that somebody answers for: one row a task."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cancu.ingest.enumerators import BULLETS, read_enumerator
from cancu.ingest.letters import compiled
from cancu.ingest.table_heads import (
    ROLES,
    Heads,
    begins_table,
    column,
    columns,
    lower_heads,
    numbers_columns,
    read_heads,
)
from cancu.ingest.text import MappedText, join

__all__ = ["Row", "column", "columns", "task_rows"]

_NUMBER = compiled(
    r"\(?(?P<no>[IVXLC]{1,6}|[A-HĐ]|(?:[IVX]{1,5}\.)?\d{1,3}(?:\.\d{1,3}){0,3}(?:\.?[a-zđ])?|[a-zđ])\s*[.)/]*\s*[-–]?"
)
Cells = Sequence[MappedText]


@dataclass(frozen=True, slots=True)
class Row:
    """A row that names a task: its `path`, the groups above it, and its cells by what they hold.

    `aims` are the values of a row that sets an aim, each with the head of its column (a year);
    `completes` says that the time column is about completion.
    """

    path: str
    groups: tuple[MappedText, ...]
    cells: Mapping[str, MappedText]
    aims: tuple[tuple[MappedText, MappedText | None], ...] = ()
    completes: bool = False

    @property
    def group(self) -> MappedText | None:
        """The nearest group."""
        return self.groups[-1] if self.groups else None


def task_rows(table: Sequence[Cells], root: str) -> tuple[int, list[Row]]:
    """How many rows the heads take, and the rows that name tasks; (0, []) for other tables.

    Two tables that nothing but a blank line parts are read each by its own heads.
    """
    rows: list[Row] = []
    taken = at = 0
    while at < len(table):
        heads = read_heads(table[at])
        if heads is None:
            at += 1
            continue
        first = at + 1
        if first < len(table) and (lower := lower_heads(heads, table[at], table[first])):
            heads, first = lower, first + 1
        known = {_words(cells) for cells in table[at:first]}
        stop = first
        while stop < len(table) and not _ends(table[stop], known):
            stop += 1
        below = [
            cells
            for cells in table[first:stop]
            if not numbers_columns(cells) and _words(cells) not in known
        ]
        taken = taken or first
        rows += _Reader(heads, root).read(below)
        at = stop
    return taken, rows


def _words(cells: Cells) -> tuple[str, ...]:
    return tuple(" ".join(cell.text.lower().split()) for cell in cells)


def _ends(cells: Cells, known: set[tuple[str, ...]]) -> bool:
    """Whether another table begins; heads repeated on a new page begin none."""
    return begins_table(cells) and _words(cells) not in known


@dataclass(slots=True)
class _Group:
    """A row that names what the rows below it are about."""

    style: str
    label: str
    cell: MappedText


class _Reader:
    """The rows below one row of heads, in order."""

    def __init__(self, heads: Heads, root: str) -> None:
        self.heads, self.root = heads, root
        self.groups: list[_Group] = []
        self.rows: list[Row] = []
        self.position = 0
        self.above: MappedText | None = None
        before = heads.kinds[: heads.kinds.index("task")]
        self.leading = [kind for kind in before if kind in ("time", "group")]
        self.merged: dict[str, MappedText] = {}

    def read(self, table: Sequence[Cells]) -> list[Row]:
        named = [self._named(cells) for cells in table]
        for at, (row, cells) in enumerate(zip(named, table, strict=True)):
            number = _number(row)
            task = row.get("task") or _lone(cells, row, number)
            if task is None or not task.text:
                self._more_of_last(row)
            elif self._is_group(number, row, named[at + 1 :]):
                self._group(number, task)
            elif number is None and self._goes_on(task):
                self._more_of_last({**row, "task": task})
            else:
                self._row(number, {**row, "task": task}, cells)
        return self.rows

    def _named(self, cells: Cells) -> dict[str, MappedText]:
        named: dict[str, MappedText] = {}
        for cell, kind in zip(cells, self.heads.kinds, strict=False):
            if kind and cell.text.strip(" -–.") and kind != "value":
                named[kind] = join([(named[kind], "; "), (cell, "; ")]) if kind in named else cell
        # A month or a group that stands before its tasks is merged over all of them.
        for kind in self.leading:
            if kind in named:
                self.merged[kind] = named[kind]
            elif kind in self.merged and "task" in named:
                named[kind] = self.merged[kind]
        return named

    def _is_group(
        self,
        number: str | None,
        row: Mapping[str, MappedText],
        below: Sequence[Mapping[str, MappedText]],
    ) -> bool:
        """Whether a row only names what the rows below it are about."""
        others = set(row) - {"number", "task", "group"}
        style = _style(number)
        if style in ("roman", "upper") and not others & set(ROLES):
            return True
        if others or (number is None and self.rows and self._goes_on(row.get("task"))):
            return False
        if number is None or not self.rows or self.heads.aims:
            return True
        after = _number(below[0]) if below else None
        # A task that names nobody: the numbers go on before it and behind it.
        last = _last(self.rows[-1].path)
        goes_on = last.isdecimal() and number.isdecimal() and int(number) == int(last) + 1
        return not goes_on or (after is not None and _style(after) != style) or not below

    def _goes_on(self, task: MappedText | None) -> bool:
        """Whether a row without number goes on with the sentence of the row before it."""
        if task is None or not self.rows or self.groups_open:
            return False
        before = self.rows[-1].cells["task"].text
        return task.text[0].islower() or before.endswith((";", ",", ":"))

    @property
    def groups_open(self) -> bool:
        """Whether a group has been named since the last row."""
        return self.above is not None

    def _group(self, number: str | None, task: MappedText) -> None:
        mark = read_enumerator(task.text) if number is None else None
        label = number or (mark.label if mark and mark.style not in BULLETS else "")
        self._leave(_style(label or None))
        self.groups.append(_Group(_style(label or None), label, task))
        self.above, self.position = task, 0

    def _leave(self, style: str) -> None:
        """The groups of this kind, and those below them, are over."""
        for at, group in enumerate(self.groups):
            if group.style == style:
                del self.groups[at:]
                break

    def _more_of_last(self, row: Mapping[str, MappedText]) -> None:
        """What a row without number adds to the task before it: the rest, or another body."""
        if not self.rows or self.groups_open or "number" in row:
            return
        last = self.rows[-1]
        cells = dict(last.cells)
        for kind, cell in row.items():
            between = " " if kind == "task" else "; "
            cells[kind] = join([(cells[kind], ""), (cell, between)]) if kind in cells else cell
        self.rows[-1] = replace(last, cells=cells)

    def _row(self, number: str | None, row: dict[str, MappedText], cells: Cells) -> None:
        if number is None and (mark := read_enumerator(row["task"].text)):
            number = mark.label if mark.style in ("arabic", "decimal", "letter") else None
        if number is not None:
            self._leave(_style(number))
            label = number
            self.position = 0
        else:
            self.position += 1
            label = f"-{self.position}"
        groups = [group.cell for group in self.groups]
        if "group" in row:
            groups.append(row.pop("group"))
        aims = self._aims(cells) if self.heads.aims else ()
        path = _path(self.root, self.groups, label)
        self.rows.append(Row(path, tuple(groups), row, aims, self.heads.completes))
        self.above = None

    def _aims(self, cells: Cells) -> tuple[tuple[MappedText, MappedText | None], ...]:
        return tuple(
            (cell, year)
            for cell, kind, year in zip(cells, self.heads.kinds, self.heads.years, strict=False)
            if kind == "value" and cell.text.strip(" -–.")
        )


def _lone(cells: Cells, row: Mapping[str, MappedText], number: str | None) -> MappedText | None:
    """The only words of a row that is merged over all columns."""
    filled = [cell for cell in cells if cell.text]
    if number is None and len({cell.text for cell in filled}) == 1 and set(row) <= {"number"}:
        return filled[0]
    return None


def _path(root: str, groups: Sequence[_Group], label: str) -> str:
    parts = [root]
    for part in (*(group.label for group in groups), label):
        if not part:
            continue
        # Decimal numbers replace their group's: `4.2` under III, 4 is III.4.2.
        if len(parts) > 1 and part.startswith(f"{parts[-1]}."):
            parts[-1] = part
        else:
            parts.append(part)
    return ".".join(part for part in parts if part)


def _style(number: str | None) -> str:
    """How a row's number looks: rows of one look are of one level."""
    if number is None:
        return "none"
    if number[0].isdigit():
        return f"decimal{number.count('.')}" if "." in number else "arabic"
    if number[0].islower():
        return "letter"
    return "roman" if not set(number.partition(".")[0]) - set("IVXLC") else "upper"


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def _number(named: Mapping[str, MappedText]) -> str | None:
    cell = named.get("number")
    found = _NUMBER.fullmatch(cell.text) if cell else None
    return found["no"] if found else None
