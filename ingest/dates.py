"""Dates as documents write them, and the ISO form they stand for."""

from __future__ import annotations

import functools
import re
from datetime import date

# A blank left for the pen: spaces, dots, underscores ("ngày ..... tháng 01 năm 2024").
_BLANK = r"[\s.…_]*"
_YEAR = r"(?:1[89]|2[01])\d\d(?!\d)"
_QUARTERS = ("I", "II", "III", "IV")

YEAR = rf"(?<!\w)[Nn]ăm\s+{_YEAR}"
"""`năm 2024`, the least that can be said of a date."""

DATE = rf"""(?:
    (?<![\w/.\-])                                         # 16/8/2021, ngày 16-8-2021, 16/8 năm 2021
    (?:[Nn]gày\s+)? \d{{1,2}} \s?(?:
        / \s?\d{{1,2}} (?:\s?/\s?|\s+năm\s+)
      | -\s?\d{{1,2}}\s?-\s?
      | \.\d{{1,2}}\. ) {_YEAR}
  | (?<!\w)                                               # ngày 16 tháng 8 năm 2021, blanks allowed
    (?:[Nn]gày {_BLANK} (?:\d{{1,2}} {_BLANK})? | \d{{1,2}}\s+)
    tháng {_BLANK} (?:\d{{1,2}} {_BLANK})? (?:, {_BLANK})? năm {_BLANK} {_YEAR}
  | (?<!\w) [Tt]háng \s+ \d{{1,2}} (?:\s?[/-]\s?|,?\s+năm\s+) {_YEAR}   # tháng 8/2021
)"""
"""A date that says at least its month or leaves it blank; verbose mode, no groups, to embed."""

_FORMS = tuple(
    re.compile(form, re.VERBOSE | re.IGNORECASE)
    for form in (
        r"(?:ngày\s+)? (?P<d>\d{1,2}) \s?(?P<sep>[/.-])\s?"
        r"(?P<m>\d{1,2}) \s?(?P=sep)\s? (?P<y>\d{4})",
        r"(?:ngày\s+)? (?P<d>\d{1,2}) \s?/\s? (?P<m>\d{1,2}) \s+năm\s+ (?P<y>\d{4})",
        rf"(?:ngày {_BLANK})? (?:(?P<d>\d{{1,2}}) {_BLANK})?"
        rf"tháng {_BLANK} (?:(?P<m>\d{{1,2}}) {_BLANK})? (?:, {_BLANK})?"
        rf"năm {_BLANK} (?P<y>\d{{4}})",
        r"(?:tháng\s+)? (?P<m>\d{1,2}) \s?[/-]\s? (?P<y>\d{4})",
        r"(?:q(?:uý|úy|uí|úi)\s+|q\.?\s?) (?P<q>IV|I{1,3}|[1-4])"
        r"(?:\s?[/-]\s?|,?\s+(?:năm\s+)?) (?P<y>\d{4})",
        r"(?:năm\s+)? (?P<y>\d{4})",
    )
)
_ISO = re.compile(r"(?P<y>\d{4})(?:-Q(?P<q>[1-4])|-(?P<m>\d\d)(?:-(?P<d>\d\d))?)?")


@functools.lru_cache(maxsize=4096)
def parse_date(text: str) -> str | None:
    """The ISO form of a date, as much as is said, or None: `16/8/2021` is `2021-08-16`.

    `tháng 01 năm 2024` is `2024-01`, a day without its month only the year, and
    `quý II/2026` is `2026-Q2`.
    """
    text = text.strip(" \t\n,.;:()")
    for form in _FORMS:
        if found := form.fullmatch(text):
            return _iso(**found.groupdict())
    return None


def _iso(
    y: str, m: str | None = None, d: str | None = None, q: str | None = None, sep: str | None = None
) -> str | None:
    """The parts joined, None where the calendar has no such day."""
    if not re.fullmatch(_YEAR, y):
        return None
    if q:
        return f"{y}-Q{_QUARTERS.index(q.upper()) + 1 if q.upper() in _QUARTERS else q}"
    if m is None:
        return y
    try:
        day = date(int(y), int(m), int(d or 1))
    except ValueError:
        return None
    return day.isoformat() if d else f"{day:%Y-%m}"


def format_date(iso: str) -> str:
    """The date as Vietnamese documents write it: `2021-08-16` is `ngày 16 tháng 8 năm 2021`.

    Days below 10 and the months 1 and 2 take a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4).
    Raises ValueError for what is no such date.
    """
    found = _ISO.fullmatch(iso)
    if found is None:
        raise ValueError(f"not an ISO date: {iso!r}")
    year, quarter, month, day = found.group("y", "q", "m", "d")
    if quarter:
        return f"quý {_QUARTERS[int(quarter) - 1]} năm {year}"
    if month is None:
        return f"năm {year}"
    words = f"tháng {month if int(month) < 3 else int(month)} năm {year}"
    return f"ngày {day} {words}" if day else words
