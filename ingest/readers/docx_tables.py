"""Word's tables: which are tables of facts, as Markdown rows, and which only set columns.

Letterhead and signature stand in tables without borders (Nghị định 30/2020/NĐ-CP, Phụ lục I):
they are read column by column.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cancu.ingest.readers.docx_package import Element, W
from cancu.ingest.readers.docx_styles import toggle, value

_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_LETTERHEAD = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|N[ơƠ][iI]\s+[nN]h[ậẬ]n\s*:"
    r"|Kính\s+gửi\s*:"
)
_SIGNATURE = re.compile(
    r"\b(?:TM|KT|TL|TUQ|Q)\.\s?[A-ZĐỦÀ-Ỹ]{2}|\b(?:T/M|K/T|T/L)\b"
    r"|^(?:PHÓ\s+)?(?:CHỦ\s+TỊCH|GIÁM\s+ĐỐC|BÍ\s+THƯ|CHÁNH\s+VĂN\s+PHÒNG|[A-ZÀ-Ỹ]*\s?TRƯỞNG)\b",
    re.MULTILINE,
)
_MOST_COLUMNS = 3
_FEW_ROWS = 6
_SHORT = 90
_OPEN_END = re.compile(r"[,;:.(/–-]$")
_SPACES = re.compile(r" {2,}")
_NONE = frozenset({"", "nil", "none"})


@dataclass(frozen=True, slots=True)
class Cell:
    """`column` is the first grid column, `span` how many; `lines` what stands in the cell.

    `goes_on`: merged with the cell above; `blocks` are the lines where a cell is set as text.
    """

    column: int
    span: int
    goes_on: bool
    lines: tuple[str, ...]
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    head: bool


def read_table(
    table: Element,
    content: Callable[[Element], tuple[list[str], list[str]]],
    bordered: Callable[[Element], bool],
) -> list[str]:
    """The blocks of a table: one Markdown table, or the cells' own blocks column by column.

    `content` reads a cell once: its plain lines, and its blocks; `bordered` looks up the style.
    """
    rows = [_row(each, content) for each in _inside(table, f"{W}tr") if not _deleted(each)]
    return set_table(rows, bordered(table))


def set_table(rows: Sequence[Row], bordered: bool) -> list[str]:
    """The blocks of rows read: one Markdown table, or the cells' blocks column by column."""
    rows = [row for row in rows if row.cells]
    if not any(cell.lines for row in rows for cell in row.cells):
        return []
    if _sets_columns(rows, bordered):
        return list(_by_column(rows))
    return ["\n".join(_markdown(rows))]


def has_borders(table: Element) -> bool:
    """Whether the table itself or any of its cells draws a line."""
    own = table.find(f"{W}tblPr/{W}tblBorders")
    sides = list(own) if own is not None else []
    for each in table.iter(f"{W}tcBorders"):
        sides += [side for side in each if side.tag[len(W) :] not in ("tl2br", "tr2bl")]
    drawn = sum(1 for side in sides if value(side) not in _NONE)
    # One line below a letterhead is no grid.
    return drawn > 2


def _inside(element: Element, tag: str) -> Iterator[Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _deleted(row: Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _row(row: Element, content: Callable[[Element], tuple[list[str], list[str]]]) -> Row:
    properties = row.find(f"{W}trPr")
    before = properties.find(f"{W}gridBefore") if properties is not None else None
    column = _count(value(before), 0)
    cells: list[Cell] = []
    for each in _inside(row, f"{W}tc"):
        about = each.find(f"{W}tcPr")
        span = _count(value(about.find(f"{W}gridSpan")) if about is not None else "", 1)
        merged = about.find(f"{W}vMerge") if about is not None else None
        goes_on = merged is not None and value(merged) in ("", "continue")
        lines, blocks = ([], []) if goes_on else content(each)
        cells.append(Cell(column, span, goes_on, tuple(lines), tuple(blocks)))
        column += span
    return Row(tuple(cells), bool(toggle(properties, "tblHeader")))


def _count(text: str, least: int) -> int:
    return max(int(text), least) if text.isdecimal() and len(text) < 4 else least


def _sets_columns(rows: Sequence[Row], bordered: bool) -> bool:
    """Whether a table only sets text side by side."""
    filled = max(sum(1 for cell in row.cells if cell.lines) for row in rows)
    if filled < 2:
        return True
    if filled > _MOST_COLUMNS:
        return False
    words = "\n".join(line for row in rows[:3] for cell in row.cells for line in cell.lines[:8])
    words = unicodedata.normalize("NFC", words)
    if len(rows) <= _FEW_ROWS and _LETTERHEAD.search(words):
        return True
    if not bordered and len(rows) <= _FEW_ROWS and _SIGNATURE.search(words):
        return True
    return not bordered and (len(rows) <= 2 or not _is_listing(rows))


def _is_listing(rows: Sequence[Row]) -> bool:
    """Whether most rows have words in two columns or more, as a list without lines has them."""
    return sum(1 for row in rows if sum(1 for c in row.cells if c.lines) > 1) * 2 > len(rows)


def _by_column(rows: Sequence[Row]) -> Iterator[str]:
    """The cells' blocks, left column before right; a cell over all columns ends a stretch."""
    width = max(cell.column + cell.span for row in rows for cell in row.cells)
    count = max(sum(1 for cell in row.cells if cell.lines) for row in rows)
    columns: list[list[str]] = [[] for _ in range(max(count, 1))]
    for row in rows:
        filled = [cell for cell in row.cells if cell.lines]
        if len(filled) == 1 and filled[0].span == width:
            yield from _emptied(columns)
            yield from filled[0].blocks
            continue
        for number, cell in enumerate(filled):
            centre = (2 * cell.column + cell.span) / (2 * width)
            at = number if len(filled) == count else min(int(centre * count), count - 1)
            # Space typed to centre words in a cell is no gap between columns.
            columns[at] += [_SPACES.sub(" ", block) for block in cell.blocks]
    yield from _emptied(columns)


def _emptied(columns: list[list[str]]) -> Iterator[str]:
    for column in columns:
        yield from column
        column.clear()


def _markdown(rows: Sequence[Row]) -> Iterator[str]:
    width = max(cell.column + cell.span for row in rows for cell in row.cells)
    above: list[str] = [""] * width
    heads = True
    for number, row in enumerate(rows):
        # Heads are the first row and the rows into which its cells reach.
        reached = heads and any(cell.goes_on for cell in row.cells)
        heads = number == 0 or row.head or reached
        cells = _texts(row, width, above, heads)
        above = cells
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield f"|{'---|' * width}"


def _texts(row: Row, width: int, above: Sequence[str], heads: bool) -> list[str]:
    """The texts of one row, merged cells repeated over the columns and rows they span.

    A row that only names a group (`I`, then a title over the other columns) has its title once.
    """
    texts = [""] * width
    band = sum(1 for cell in row.cells if cell.lines or cell.goes_on) < 3
    for cell in row.cells:
        if cell.goes_on:
            for at in range(cell.column, min(cell.column + cell.span, width)):
                texts[at] = above[at]
            continue
        text = _cell_text(cell.lines, heads)
        times = 1 if band and cell.span > 1 else cell.span
        for at in range(cell.column, min(cell.column + times, width)):
            texts[at] = text
    return texts


def _opens_item(line: str) -> bool:
    """Whether a line of a cell begins another item and does not go on with the one above."""
    return line[0].isupper() or line[0].isdecimal() or line[0] in "-–+•"


def _cell_text(lines: Sequence[str], heads: bool) -> str:
    """A cell on one line: `<br>` between its lines, `;` too where they are items of a list."""
    listed = not heads and len(lines) > 1 and all(len(line) < _SHORT for line in lines)
    text = ""
    for line in lines:
        line = line.replace("|", "∣")
        if not text:
            text = line
        elif listed and not _OPEN_END.search(text) and _opens_item(line):
            text = f"{text};<br>{line}"
        else:
            text = f"{text}<br>{line}"
    return text.replace("\n", "<br>")
