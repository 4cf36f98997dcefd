"""The days of a deadline, as far as its words give them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_YEAR = re.compile(r"(\d{4})")
_DAY_MONTH = re.compile(r"(\d{1,2})/(\d{1,2})")
_BEFORE = re.compile(r"\btrước\s+(?:tháng|quý|q\.?|năm)\b", re.IGNORECASE)
_LAST_MONTH = re.compile(r"tháng\s+cuối(?:\s+của)?\s+quý|cuối\s+quý", re.IGNORECASE)
# A title's own years stand at its end; those before may be of what it carries out.
_OWN = re.compile(
    r"(?P<date>tháng\s+\d{1,2},?\s+)?"
    r"(?:năm\s+|giai\s+đoạn\s+(?:từ\s+)?(?:năm\s+)?\d{4}\s*[-–—]\s*)(?P<year>\d{4})\W*\Z"
)

_EVERY_MONTH = tuple(range(1, 13))
_QUARTER_ENDS = (3, 6, 9, 12)


@dataclass(frozen=True, slots=True)
class Yearly:
    """A day that comes again: a day of some months, every year."""

    day: int
    months: tuple[int, ...]

    def within(self, year: int) -> Iterator[date]:
        """Its days in a year; a month too short has none."""
        for month in self.months:
            if self.day <= calendar.monthrange(year, month)[1]:
                yield date(year, month, self.day)


@dataclass(frozen=True, slots=True)
class Days:
    """When something is due: on one day, again and again, or, both empty, on no day that is told.

    Recurring days run from `since` (None: it is not known when the document was issued) until
    `until` (None: for as long as it is in force). `years` are the first and last of a time that is
    told by its years only. `note` says how the day was found, or why there is none.
    """

    due: date | None = None
    again: tuple[Yearly, ...] = ()
    since: date | None = None
    until: date | None = None
    years: tuple[int, int] | None = None
    note: str | None = None

    def within(self, year: int) -> tuple[date, ...]:
        """The days in a year."""
        if self.due:
            return (self.due,) if self.due.year == year else ()
        found = {day for each in self.again for day in each.within(year)}
        return tuple(sorted(day for day in found if self._runs(day)))

    def _runs(self, day: date) -> bool:
        return not (self.since and day < self.since) and not (self.until and day > self.until)

    def next(self, day: date) -> date | None:
        """The first day from then on."""
        if self.due:
            return self.due if self.due >= day else None
        start = max(day, self.since) if self.since else day
        # Eight years hold a 29 February wherever they begin.
        for year in range(start.year, start.year + 9):
            for each in self.within(year):
                if each >= start:
                    return each
        return None

    @property
    def first(self) -> date | None:
        """The first day of all; of recurring days that of the year they run from."""
        if self.due or self.since is None:
            return self.due
        return self.next(self.since)

    def is_past(self, day: date) -> bool:
        """Whether all its days lie before then; what has none is never past."""
        if self.due:
            return self.due < day
        return bool(self.again and self.until and self.until < day)

    def reaches(self, year: int) -> bool:
        """Whether it may be of a year: by a day, by its years, or because it has no day."""
        if self.years:
            return self.years[0] <= year <= self.years[1]
        if self.due or self.again:
            return bool(self.within(year))
        after = self.since is None or self.since.year <= year
        return after and (self.until is None or year <= self.until.year)


def lasting(title: str) -> date | None:
    """The last day of the year or period that a plan's title ends with: `… năm 2024`."""
    found = _OWN.search(title)
    return date(int(found["year"]), 12, 31) if found and not found["date"] else None


def days_of(
    kind: str,
    period: str | None,
    dates: list[str],
    words: str,
    issued: str | None,
    until: date | None,
) -> Days:
    """The days of a deadline of `kind` due, recurring or horizon, from what was read of it.

    A month, quarter or year is over with its last day, and the note says so.
    """
    since = _first_day(issued) if issued else None
    if kind == "recurring":
        return _recurring(period, dates, words, since, until)
    if kind == "horizon":
        return _horizon(period, dates)
    for told in dates:
        if (known := _due(told, words)) is not None:
            return known
    if dates:
        return Days(since=since, until=until, note=f"ngày {dates[0]}, văn bản không nêu năm")
    return Days(since=since, until=until, note="tính từ một sự kiện, không có ngày cụ thể")


def _due(told: str, words: str) -> Days | None:
    if found := _DAY.fullmatch(told):
        day = _date(*map(int, found.groups()))
        return Days(day) if day else None
    if found := _QUARTER.fullmatch(told):
        year, quarter = map(int, found.groups())
        return _over(date(year, 3 * quarter - 2, 1), _last(year, 3 * quarter), words, "quý")
    if found := _MONTH.fullmatch(told):
        year, month = map(int, found.groups())
        if not 1 <= month <= 12:
            return None
        return _over(date(year, month, 1), _last(year, month), words, "tháng")
    if found := _YEAR.fullmatch(told):
        year = int(found[1])
        return _over(date(year, 1, 1), date(year, 12, 31), words, "năm")
    return None


def _over(first: date, last: date, words: str, unit: str) -> Days:
    """`trong quý II` ends with the quarter, `trước quý II` the day before it begins."""
    if _BEFORE.search(words):
        return Days(first - timedelta(days=1), note=f"trước khi {unit} bắt đầu")
    return Days(last, note=f"ngày cuối cùng của {unit}")


def _recurring(
    period: str | None, dates: list[str], words: str, since: date | None, until: date | None
) -> Days:
    if period == "continuous":
        return Days(since=since, until=until, note="thường xuyên")
    again = [found for told in dates if (found := _again(period, told, words))]
    # One day of a list that cannot be placed must not leave the others looking like all.
    if dates and len(again) == len(dates):
        return Days(None, tuple(again), since, until)
    told = f"ngày {', '.join(dates)}, không rõ tháng" if dates else "văn bản không nêu ngày"
    return Days(since=since, until=until, note=told)


def _again(period: str | None, told: str, words: str) -> Yearly | None:
    if found := _DAY_MONTH.fullmatch(told):
        day, month = map(int, found.groups())
        # 2000 was a leap year.
        return Yearly(day, (month,)) if _date(2000, month, day) else None
    if not told.isdecimal() or not 1 <= int(told) <= 31:
        return None
    if period == "monthly":
        return Yearly(int(told), _EVERY_MONTH)
    if period == "quarterly" and _LAST_MONTH.search(words):
        return Yearly(int(told), _QUARTER_ENDS)
    return None


def _horizon(period: str | None, dates: list[str]) -> Days:
    years = [int(each) for each in re.findall(r"(?<!\d)\d{4}(?!\d)", period or " ".join(dates))]
    if not years:
        return Days(note="không có ngày cụ thể")
    first = min(years) if period else 0  # `đến năm 2025` holds from the beginning
    return Days(years=(first, max(years)), note="chỉ nêu năm hoặc giai đoạn")


def _first_day(told: str) -> date | None:
    """The first day of a date known to its day, month or year."""
    parts = [int(each) for each in re.findall(r"\d+", told)]
    return _date(*[*parts, 1, 1][:3]) if parts and "Q" not in told else None


def _last(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
