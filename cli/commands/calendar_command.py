"""`cancu calendar`: deadlines and reporting duties as a table, a workbook or a calendar file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from cancu.commands.options import (
    as_of_option,
    day_of,
    echo_json,
    echo_lines,
    json_option,
    reading,
    shortened,
    store_option,
)
from cancu.ontology.errors import CancuError
from cancu.queries.calendar import Entry, calendar

_NOTHING = 1
_FILE = click.Path(path_type=Path, dir_okay=False)


class CalendarError(CancuError):
    """A calendar cannot be written."""


@click.command("calendar")
@click.option("--document", metavar="VĂN_BẢN", help="Chỉ một văn bản.")
@click.option("--agency", metavar="CƠ_QUAN", help="Chỉ việc của cơ quan này.")
@click.option("--year", metavar="NĂM", type=click.IntRange(1945, 2200), help="Chỉ một năm.")
@as_of_option
@click.option("--ics", metavar="TỆP", type=_FILE, help="Ghi thêm một tệp lịch .ics.")
@click.option("--xlsx", metavar="TỆP", type=_FILE, help="Ghi thêm một tệp Excel.")
@store_option
@json_option
def command(
    document: str | None,
    agency: str | None,
    year: int | None,
    as_of: datetime | None,
    ics: Path | None,
    xlsx: Path | None,
    store: str | None,
    as_json: bool,
) -> int:
    """Thời hạn và chế độ báo cáo: ngày nào, kỳ nào, ai làm, việc gì, kèm nguyên văn.

    Văn bản không nêu ngày thì để trống, không suy đoán. Hạn theo tháng, quý, năm tính đến ngày cuối
    cùng. Mã thoát 1: không có thời hạn nào.

    JSON: [{"document", "path", "kind", "period", "dates", "next", "past", "note", "who", "what",
    "report", "evidence"}]
    """
    day = day_of(as_of)
    with reading(store) as opened:
        found = calendar(opened, document, agency, year)
    if as_json:
        echo_json([entry.to_json(year, day) for entry in found])
    elif found:
        echo_lines(_lines(found, year or day.year, day))
    else:
        click.echo("Không có thời hạn hay kỳ báo cáo nào; hãy thử văn bản, cơ quan hoặc năm khác.")
    if xlsx:
        from cancu.viz.calendar_sheet import calendar_sheet
        from cancu.viz.sheets import write_sheets

        write_sheets(xlsx, [calendar_sheet(found, year or day.year, day)])
        click.echo(f"Đã ghi {xlsx}.", err=True)
    if ics:
        _write_ics(ics, found, day)
    return 0 if found else _NOTHING


def _write_ics(path: Path, found: tuple[Entry, ...], day: date) -> None:
    from cancu.viz.ics import dated, ics_bytes

    data = ics_bytes(found, day)
    try:
        path.write_bytes(data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CalendarError(f"Không ghi được {path} ({reason}); hãy chọn tệp khác.") from error
    known = dated(found)
    left = (
        f"; {len(found) - known} mục không có ngày nên không vào lịch" if known < len(found) else ""
    )
    click.echo(f"Đã ghi {known} mục vào {path}{left}.", err=True)


def _lines(found: tuple[Entry, ...], year: int, day: date) -> Iterator[str]:
    from cancu.viz.calendar_sheet import day_label, note, period_label

    for entry in found:
        when = day_label(entry, year) or "(không có ngày)"
        period = period_label(entry)
        extra = note(entry, day)
        yield " · ".join(part for part in (when, period, extra) if part)
        who = ", ".join(dict.fromkeys(name for name, _ in entry.who)) or "(chưa giao cho ai)"
        yield f"    {who}: {shortened(entry.what, 120)}"
        yield f"    {entry.document} {entry.path}: “{shortened(entry.evidence.quote, 100)}”"
    yield f"Các kỳ lặp lại tính cho năm {year}."
