"""An assignment table as a sheet for printing, in the columns that offices use."""

from __future__ import annotations

from collections.abc import Iterator

from cancu.queries.assignment_table import AssignmentTable, TableRow
from cancu.viz.sheets import Sheet, Value

_COLUMNS = {
    "TT": 6,
    "Nhiệm vụ": 60,
    "Cơ quan chủ trì": 26,
    "Cơ quan phối hợp": 30,
    "Thời hạn": 20,
    "Căn cứ": 28,
}
"""Heads with their widths: an A4 page across holds them at a size that can be read."""


def assignment_sheet(table: AssignmentTable) -> Sheet:
    """The sheet; tasks of one section stand together under its name."""
    return Sheet(
        "Phân công nhiệm vụ",
        list(_COLUMNS),
        list(_rows(table)),
        above=("BẢNG PHÂN CÔNG NHIỆM VỤ", table.title),
        widths=list(_COLUMNS.values()),
    )


def _rows(table: AssignmentTable) -> Iterator[list[Value]]:
    last = None
    for number, row in enumerate(table.rows, 1):
        section = _section(row)
        if section != last:
            last = section
            yield [section]
        product = f"\nSản phẩm: {row.product}" if row.product else ""
        yield [
            number,
            row.task + product,
            _cell((("", row.lead), ("Thực hiện: ", row.implement))),
            _cell((("", row.coordinate), ("Theo dõi, đôn đốc: ", row.monitor))),
            "; ".join(row.deadlines),
            "; ".join((f"Mục {row.path}", *row.basis)),
        ]


def _section(row: TableRow) -> str:
    """Where the task stands, and what that part is called where the document says it."""
    place, dot, _ = row.path.rpartition(".")
    place = place if dot else row.path
    return f"{place}. {row.section}" if row.section else place


def _cell(parts: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    """Who leads stands bare; who else acts is said to."""
    return "\n".join(label + "; ".join(names) for label, names in parts if names)
