"""Rows as an Excel workbook; no cell of it can run as a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cancu.ontology.errors import CancuError

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | None

# What a spreadsheet may run when a cell begins so (OWASP: CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML 1.0 has no place for."""
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_LONGEST_CELL = 32_767
_WIDTHS = (8, 60)
"""Columns are as wide as their words, between these many characters."""


class SheetError(CancuError):
    """A workbook cannot be written."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the head of each column, and rows of as many cells.

    A row of one cell alone heads the rows below it. `above` are lines over the head. `widths` are
    those of the columns in characters, else they are as wide as their words; a sheet that has them
    is made for printing: A4 across, all columns on the page, the head on each.
    """

    title: str
    head: Sequence[str]
    rows: Iterable[Sequence[Value]]
    above: Sequence[str] = ()
    widths: Sequence[int] = ()


def write_sheet(
    path: Path, title: str, head: Sequence[str], rows: Iterable[Sequence[Value]]
) -> None:
    """A workbook of one sheet. SheetError: openpyxl is missing, or the file cannot be written."""
    write_sheets(path, [Sheet(title, head, rows)])


def write_sheets(path: Path, sheets: Iterable[Sheet]) -> None:
    """A workbook with these sheets, in this order. SheetError as `write_sheet`."""
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise SheetError("Chưa cài openpyxl; hãy chạy `pip install openpyxl`.") from error
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    for sheet in sheets:
        _add(book, sheet)
    try:
        book.save(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SheetError(f"Không ghi được {path} ({reason}); hãy chọn tệp khác.") from error


def _add(book: Workbook, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter

    page: Worksheet = book.create_sheet(_name(sheet.title))
    top = len(sheet.above) + 1
    for number, line in enumerate(sheet.above, 1):
        _write(page, number, [line], bold=True)
        _merge(page, number, len(sheet.head))
    widths = [_WIDTHS[0]] * len(sheet.head)
    for number, row in enumerate([sheet.head, *sheet.rows], top):
        heading = len(row) == 1 < len(sheet.head)
        _write(page, number, row, bold=heading or number == top)
        if heading:
            _merge(page, number, len(sheet.head))
            continue
        for column, value in enumerate(row):
            widths[column] = max(widths[column], min(_WIDTHS[1], len(str(value or ""))))
    for column, width in enumerate(sheet.widths or (width + 2 for width in widths), 1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = f"A{top + 1}"
    if sheet.widths:
        _for_printing(page, top, len(sheet.head))
    else:
        page.auto_filter.ref = f"A{top}:{get_column_letter(len(sheet.head))}{page.max_row}"


def _write(page: Worksheet, number: int, row: Sequence[Value], *, bold: bool) -> None:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Alignment, Font

    cells = [Cell(page, number, column) for column in range(1, len(row) + 1)]
    for cell, value in zip(cells, row, strict=True):
        _fill(cell, value)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if bold:
            cell.font = Font(bold=True)
    page.append(cells)


def _merge(page: Worksheet, number: int, columns: int) -> None:
    if columns > 1:
        page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=columns)


def _for_printing(page: Worksheet, top: int, columns: int) -> None:
    """A4 across; as many pages down as it takes, each with the head; lines round all cells."""
    from openpyxl.styles import Border, Side
    from openpyxl.worksheet.properties import PageSetupProperties

    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"{top}:{top}"
    side = Side(style="thin")
    border = Border(left=side, right=side, top=side, bottom=side)
    for row in page.iter_rows(min_row=top, max_col=columns):
        for cell in row:
            cell.border = border


def _fill(cell: Cell, value: Value) -> None:
    """Text stays text whatever it begins with, and is marked so where it might be run."""
    if not isinstance(value, str):
        cell.value = value
        return
    text = _FORBIDDEN.sub(" ", value)[:_LONGEST_CELL]
    cell.value = text
    cell.data_type = "s"
    if text.startswith(_FORMULA):
        cell.quotePrefix = True


def _name(title: str) -> str:
    return _NO_NAME.sub(" ", title).strip("' ")[:_LONGEST_NAME] or "Bảng"
