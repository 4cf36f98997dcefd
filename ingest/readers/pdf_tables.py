"""Ruled tables to rows, one row a task also where a page breaks it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cancu.ingest.readers.pdf_grid import Grid, grids
from cancu.ingest.readers.pdf_lines import Line, lines_of
from cancu.ingest.readers.pdf_page import Page, Word

_NUMBER = re.compile(r"(?:[IVXLC]{1,6}|[A-HĐ]|\d{1,3}(?:\.\d{1,3}){0,3}|[a-zđ])\s?[.)/]?")
_FINAL = re.compile(r"[.;:!?…][”’)\]]*$")
_SAME_WIDTH = 14.0


@dataclass(frozen=True, slots=True)
class Cell:
    """`lines` as printed; `wide` where it spans columns, `tall` where it spans rows."""

    lines: tuple[Line, ...] = ()
    width: float = 0.0
    wide: bool = False
    tall: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """`pages` says for each row on which page it begins."""

    top: float
    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    pages: tuple[int, ...]


def take_tables(page: Page) -> tuple[list[Table], list[Word]]:
    """The page's ruled tables, and the words that stand in none."""
    rest = list(page.words)
    tables = []
    for grid in grids(page.rules):
        fields: dict[tuple[int, int], list[Word]] = {}
        outside = []
        for word in rest:
            field = grid.cell(word.middle, word.y - 0.3 * word.size)
            if field is None:
                outside.append(word)
            else:
                fields.setdefault(field, []).append(word)
        table = _table(page.number, grid, fields)
        if len(table.widths) > 1 and table.rows:
            tables.append(table)
            rest = outside
    return tables, rest


def _table(page: int, grid: Grid, fields: dict[tuple[int, int], list[Word]]) -> Table:
    cells = {field: tuple(lines_of(page, words)) for field, words in fields.items()}
    used = {column for _, column in fields}
    columns = [
        at for at in range(len(grid.xs) - 1) if at in used or grid.xs[at + 1] - grid.xs[at] > 12
    ]
    widths = [grid.xs[at + 1] - grid.xs[at] for at in columns]
    rows = []
    for number, owners in enumerate(grid.owner):
        row = [
            _cell(grid, cells, owners, number, column, width)
            for column, width in zip(columns, widths, strict=True)
        ]
        if any(cell.lines and not cell.tall for cell in row):
            rows.append(tuple(row))
    return Table(grid.ys[0], tuple(widths), tuple(rows), (page,) * len(rows))


def _cell(
    grid: Grid,
    cells: dict[tuple[int, int], tuple[Line, ...]],
    owners: Sequence[tuple[int, int]],
    row: int,
    column: int,
    width: float,
) -> Cell:
    """What a field holds: a cell merged over rows holds in each, one over columns in its first."""
    first = owners[column]
    wide = owners.count(first) > 1
    above = row > 0 and grid.owner[row - 1][column] == first
    below = row + 1 < len(grid.owner) and grid.owner[row + 1][column] == first
    tall = above or below
    if first[1] != column:
        return Cell((), width, wide, tall)
    if wide:
        width = sum(
            grid.xs[at + 1] - grid.xs[at] for at, owner in enumerate(owners) if owner == first
        )
    return Cell(cells.get(first, ()), width, wide, tall)


def goes_on(table: Table, below: Table) -> bool:
    """Whether a table at the top of a page goes on with the one at the foot of the last."""
    return len(table.widths) == len(below.widths) and all(
        abs(a - b) <= _SAME_WIDTH for a, b in zip(table.widths, below.widths, strict=True)
    )


def joined(table: Table, below: Table) -> Table:
    """Both as one: heads that the new page repeats are dropped, a broken row is one again."""
    rows, pages = list(table.rows), list(table.pages)
    more = list(zip(below.rows, below.pages, strict=True))
    while more and len(more) > 0 and _is_repeated(rows, below.rows, len(below.rows) - len(more)):
        more.pop(0)
    if more and _is_broken(rows, more[0][0]):
        rows[-1] = tuple(
            _both(cell, rest) for cell, rest in zip(rows[-1], more.pop(0)[0], strict=True)
        )
    for row, page in more:
        rows.append(_filled(rows[-1], row) if row is more[0][0] else row)
        pages.append(page)
    return replace(table, rows=tuple(rows), pages=tuple(pages))


def _is_repeated(
    rows: Sequence[tuple[Cell, ...]], below: Sequence[tuple[Cell, ...]], at: int
) -> bool:
    """Whether a row repeats the head at its place (the first rows of the table)."""
    if at >= min(len(rows), 3):
        return False
    return [cell.text for cell in rows[at]] == [cell.text for cell in below[at]]


def _is_broken(rows: Sequence[tuple[Cell, ...]], row: tuple[Cell, ...]) -> bool:
    """Whether a page's first row is the rest of the row before."""
    last = rows[-1]
    if row[0].wide or last[0].wide:
        return row[0].wide and last[0].wide and row[0].text[:1].islower()
    numbered = _number_column(rows)
    if numbered is not None and last[numbered].text:
        return not row[numbered].text
    return any(
        cell.text[:1].islower() and before.text and not _FINAL.search(before.text)
        for before, cell in zip(last, row, strict=True)
    )


def _number_column(rows: Sequence[tuple[Cell, ...]]) -> int | None:
    """The column that numbers nearly every row."""
    for column in range(min(2, len(rows[0]))):
        held = [row[column].text for row in rows if not row[column].wide][1:]
        if held and sum(bool(_NUMBER.fullmatch(text)) for text in held) >= 0.7 * len(held):
            return column
    return None


def _both(cell: Cell, rest: Cell) -> Cell:
    return replace(cell, lines=(*cell.lines, *rest.lines))


def _filled(before: tuple[Cell, ...], row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A cell merged over rows that a page breaks holds for the rows behind the break too."""
    return tuple(
        replace(above, tall=True) if cell.tall and above.tall and not cell.lines else cell
        for above, cell in zip(before, row, strict=True)
    )
