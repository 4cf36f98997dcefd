"""A calendar as rows for people: in a terminal and on a sheet for printing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cancu.queries.calendar import Entry
from cancu.viz.sheets import Sheet, Value

_COLUMNS = {
    "Ngày": 22,
    "Kỳ": 14,
    "Cơ quan": 32,
    "Việc": 60,
    "Căn cứ": 22,
    "Nguyên văn thời hạn": 26,
    "Ghi chú": 24,
}
_PERIODS = {
    "continuous": "thường xuyên",
    "weekly": "hằng tuần",
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "half-yearly": "6 tháng",
    "nine-monthly": "9 tháng",
    "yearly": "hằng năm",
}


def period_label(entry: Entry) -> str:
    """How often, or which years."""
    return _PERIODS.get(entry.period or "", entry.period or "")


def day_label(entry: Entry, year: int) -> str:
    """The day it is due, or the days of a year; nothing where no text gives any."""
    if entry.days.due:
        return f"{entry.days.due:%d/%m/%Y}"
    return ", ".join(f"{day:%d/%m}" for day in entry.days.within(year))


def calendar_sheet(entries: Iterable[Entry], year: int, as_of: date) -> Sheet:
    """A sheet of seven columns; recurring days are those of `year`."""
    return Sheet(
        "Lịch",
        list(_COLUMNS),
        list(_rows(entries, year, as_of)),
        above=("LỊCH THỜI HẠN VÀ BÁO CÁO", f"Các kỳ lặp lại tính cho năm {year}."),
        widths=list(_COLUMNS.values()),
    )


def _rows(entries: Iterable[Entry], year: int, as_of: date) -> Iterator[list[Value]]:
    for entry in entries:
        yield [
            day_label(entry, year),
            period_label(entry),
            "; ".join(dict.fromkeys(name for name, _ in entry.who)),
            entry.what,
            f"{entry.document}, mục {entry.path}",
            " ".join(entry.evidence.quote.split()),
            note(entry, as_of),
        ]


def note(entry: Entry, as_of: date) -> str:
    """How the day was found or why there is none, and whether it is over."""
    past = "đã qua" if entry.days.is_past(as_of) else None
    return "; ".join(each for each in (entry.days.note, past) if each)
