"""Dates that a scanner damaged: `ngay l7/l2/202l` is `ngày 17/12/2021`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cancu.ingest.dates import parse_date
from cancu.ingest.mended import Print
from cancu.ingest.print_signs import LIKE_DIGIT, as_digits

_D = rf"{LIKE_DIGIT}(?:\s?{LIKE_DIGIT})?"
_YEAR = rf"[12lI|](?:\s?{LIKE_DIGIT}){{3}}(?!\w)"
_A = "[aàáảãạăâằắẳẵặầấẩẫậAÀÁẢÃẠĂÂẰẮẲẴẶẦẤẨẪẬ]"
_DAY_WORD = rf"(?<!\w)[nN]\s?[gG]\s?{_A}\s?[yY]"
_MONTH_WORD = rf"[tT]\s?[hbHB]\s?{_A}\s?[nN]\s?[gG]"
_YEAR_WORD = rf"(?<!\w)[nN]\s?{_A}\s?(?:[mM]|rn)"
_DATE = re.compile(
    rf"""
    (?P<day>{_DAY_WORD}\s{{0,2}})? (?<![\w/.,-]) (?P<d>{_D}) \s?(?P<mark>[/.–-])\s?
        (?P<m>{_D}) \s?(?P=mark)\s? (?P<y>{_YEAR})
  | {_DAY_WORD} \s{{0,2}} (?P<d2>{_D}) \s{{0,2}} {_MONTH_WORD} \s{{0,2}} (?P<m2>{_D})
        ,?\s{{0,2}} {_YEAR_WORD} \s{{0,2}} (?P<y2>{_YEAR})
  | {_YEAR_WORD} \s{{0,2}} (?P<y3>{_YEAR})
    """,
    re.VERBOSE,
)
_ENOUGH = 2


def damaged_dates(text: str) -> Iterator[Print]:
    """The dates of a text whose print is damaged, as they should be printed."""
    for found in _DATE.finditer(text):
        right = _right(found)
        printed = " ".join(found[0].split())
        known = sum(char.isdigit() for char in printed)
        if right != printed and known >= _ENOUGH and parse_date(right):
            yield Print(found.start(), found.end(), right)


def _right(found: re.Match[str]) -> str:
    """The date as it should be printed, in capitals where its words are."""
    letters = [char for char in found[0] if char.isalpha() and char not in "lIOoSB"]
    right = _in_small_letters(found)
    return right.upper() if len(letters) > 1 and all(map(str.isupper, letters)) else right


def _in_small_letters(found: re.Match[str]) -> str:
    if found["y3"]:
        word = "Năm" if found[0][0] == "N" else "năm"
        return f"{word} {as_digits(found['y3'])}"
    word = "Ngày " if found[0][0] == "N" else "ngày "
    if found["y2"]:
        day, month, year = (as_digits(found[name]) for name in ("d2", "m2", "y2"))
        return f"{word}{day} tháng {month} năm {year}"
    day, month, year = (as_digits(found[name]) for name in ("d", "m", "y"))
    mark = found["mark"].replace("–", "-")
    return f"{word if found['day'] else ''}{day}{mark}{month}{mark}{year}"
