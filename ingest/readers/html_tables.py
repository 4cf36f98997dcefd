"""Tables of a page: those of facts to Markdown rows, those that only set text side by side to text.

Letterhead and signature stand in tables without lines on almost every page that shows a document
(Nghị định 30/2020/NĐ-CP, Phụ lục III), and old sites set whole pages in tables.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cancu.ingest.numbers import own_number
from cancu.ingest.readers.html_tree import Element
from cancu.ingest.rules import rules_by_name

_GROUPS = ("thead", "tbody", "tfoot")
_WIDEST = 60
_MOST_CELLS = 100_000
_PAGE = 12
"""A cell of so many paragraphs, in a table of few rows, is a part of a page."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in a row, and whether all of them are heads."""

    cells: tuple[Element, ...]
    head: bool


def rows_of(table: Element, skipped: Collection[Element] = ()) -> list[Row]:
    """The rows of a table, not those of tables in its cells."""
    rows: list[Row] = []
    for group in table.elements():
        lines = group.elements() if group.tag in _GROUPS else (group,)
        for line in lines:
            cells = [
                cell
                for cell in line.elements()
                if cell.tag in ("td", "th") and cell not in skipped and line not in skipped
            ]
            if line.tag == "tr" and cells:
                head = group.tag == "thead" or all(cell.tag == "th" for cell in cells)
                rows.append(Row(tuple(cells), head))
    return rows


def caption(table: Element) -> list[str]:
    return [each.text() for each in table.elements() if each.tag == "caption" and each.text()]


def is_layout(rows: Sequence[Row]) -> bool:
    """Whether a table only sets its cells side by side."""
    cells = [cell for row in rows for cell in row.cells]
    if any(isinstance(each, Element) and each.tag == "table" for c in cells for each in c.walk()):
        return True
    widest = max((sum(1 for c in row.cells if c.text()) for row in rows), default=0)
    if widest <= 1:
        return True
    if len(rows) <= 3 and any(_blocks(cell) > _PAGE for cell in cells):
        return True
    return widest <= 3 and any(_has_cue(cell) for row in rows[:3] for cell in row.cells)


def reading_order(rows: Sequence[Row]) -> Iterator[Element]:
    """The cells of a layout table: column by column where it is a letterhead or a signature.

    A cell as wide as the table parts what stands above it from what stands below.
    """
    stretch: list[Row] = []
    for row in [*rows, Row((), False)]:
        if len(row.cells) > 1:
            stretch.append(row)
            continue
        yield from _columns(stretch)
        yield from row.cells
        stretch = []


def _columns(rows: Sequence[Row]) -> Iterator[Element]:
    if not any(_has_cue(cell) for row in rows for cell in row.cells):
        yield from (cell for row in rows for cell in row.cells)
        return
    placed = _grid(rows)
    width = max(len(row) for row in placed)
    seen: set[Element] = set()
    for column in range(width):
        for row in placed:
            cell = row[column] if column < len(row) else None
            if cell is not None and cell not in seen:
                seen.add(cell)
                yield cell


def markdown(rows: Sequence[Row], texts: Mapping[Element, list[str]]) -> list[str]:
    """The rows as lines `| a | b |`, with a cell over several rows or columns in each of them.

    A group's name over the width of a row of facts stands once: it fills no column.
    """
    placed = [row for row in _grid(rows) if row]
    width = max((len(row) for row in placed), default=0)
    lines: list[str] = []
    for row in placed:
        once = len({cell for cell in row if cell is not None and texts.get(cell)}) <= 2
        seen: set[Element] = set()
        shown: list[str] = []
        for cell in (*row, *[None] * (width - len(row))):
            wide = cell is not None and _span(cell, "colspan") > 1
            repeated = cell in seen and wide and once
            shown.append("" if cell is None or repeated else _cell_text(texts.get(cell, [])))
            if cell is not None:
                seen.add(cell)
        if any(shown):
            lines.append(f"| {' | '.join(shown)} |")
            if len(lines) == 1:
                lines.append("|" + "---|" * width)
    return lines


def _cell_text(blocks: Sequence[str]) -> str:
    """A cell on one line; `<br>` keeps its lines apart, `\\|` is no border."""
    lines = [line.strip() for block in blocks for line in block.split("\n")]
    text = "<br>".join(line for line in lines if line and not re.fullmatch(r"\|[-|]+\|", line))
    return re.sub(r"(?<!\\)\|", r"\\|", text)


def _grid(rows: Sequence[Row]) -> list[list[Element | None]]:
    """Each row's cells by column; a cell over several rows and columns stands in each of them."""
    grid: list[list[Element | None]] = []
    open_cells: dict[int, tuple[Element, int]] = {}
    count = 0
    for number, row in enumerate(rows):
        line: list[Element | None] = []
        waiting = list(row.cells)
        while waiting or any(column >= len(line) for column in open_cells):
            column = len(line)
            if column >= _WIDEST or count > _MOST_CELLS:
                break
            count += 1
            if column in open_cells:
                cell, left = open_cells.pop(column)
                line.append(cell)
                if left > 1:
                    open_cells[column] = (cell, left - 1)
            elif waiting:
                cell = waiting.pop(0)
                down = _span(cell, "rowspan") or len(rows) - number
                for at in range(column, min(column + max(_span(cell, "colspan"), 1), _WIDEST)):
                    if at > column and at in open_cells:
                        break
                    line.append(cell)
                    if down > 1:
                        open_cells[at] = (cell, down - 1)
            else:
                line.append(None)
        grid.append(line)
        open_cells = {at: held for at, held in open_cells.items() if held[1] > 0}
    return grid


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "1").strip()
    return int(value) if re.fullmatch(r"\d{1,5}", value) else 1


def _blocks(cell: Element) -> int:
    """How many paragraphs a cell holds; breaks between lines count too."""
    return sum(
        1
        for each in cell.walk()
        if isinstance(each, Element) and (each.is_block or each.tag == "br")
    )


def _has_cue(cell: Element) -> bool:
    """Whether a cell is of a letterhead or a signature."""
    text = cell.text()
    if not text or len(text) > 2_000:
        return False
    header, signature = rules_by_name("header"), rules_by_name("signature")
    if header["motto"].pattern.search(text[:400]) or signature["recipients"].pattern.match(text):
        return True
    if signature["behalf"].pattern.match(text) and text[:12].isupper():
        return True
    short = len(text) < 80
    return short and bool(own_number(text) or header["place date"].pattern.match(text))
