"""Rows as a table in the terminal, as CSV or as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]

# A spreadsheet runs a cell that begins so as a formula (OWASP: CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return ", ".join(_cell(item) for item in value)
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _printable(text: str) -> str:
    """Text that cannot steer a terminal: controls and direction marks shown, not obeyed."""
    return "".join(
        c if c == "\n" or c.isprintable() or c in "\u200c\u200d" else _shown(c) for c in text
    )


def _shown(char: str) -> str:
    return " " if char.isspace() else f"⟨U+{ord(char):04X}⟩"


def table_text(rows: Sequence[Row], columns: Sequence[str], *, width: int | None = None) -> str:
    """A table of `columns` (keys and heads at once), wrapped to the terminal or to `width`.

    The text is plain: no markup in a cell is obeyed. Empty when there are no rows.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not rows:
        return ""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(Text(_printable(column)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(_printable(_cell(row.get(column)))) for column in columns))
    console = Console(width=width)
    with console.capture() as capture:
        console.print(table)
    lines = (line.rstrip() for line in capture.get().splitlines())
    return "\n".join(lines) + "\n"


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_text(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """CSV after RFC 4180 with `columns` as head; numbers stay numbers, formulas become text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_guarded(column) for column in columns])
    for row in rows:
        cells = (row.get(column) for column in columns)
        writer.writerow([c if _is_number(c) else _guarded(_cell(c)) for c in cells])
    return out.getvalue()


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def json_text(obj: Any) -> str:
    """JSON as people read it: accents kept, two spaces of indent, a final line end."""
    return json.dumps(obj, ensure_ascii=False, indent=2) + "\n"
