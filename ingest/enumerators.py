"""The marks that number a document's parts: how each looks, and how a series goes on.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6 fixes the order (phần, chương, mục, điều, khoản, điểm);
plans use roman and arabic numbers, letters, dashes and plus signs below one another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cancu.ingest.letters import compiled

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters of `điểm`, in the order of the Vietnamese alphabet that lists use."""

_FORMS = compiled(
    r"""
    (?P<part> (?:PHẦN|Phần)\ (?:thứ\ )?(?P<part_no>[IVXLC\d]+|nhất|hai|ba|tư|năm)\b )
  | (?P<chapter> (?:CHƯƠNG|Chương)\ (?P<chapter_no>[IVXLC\d]+)\b )
  | (?P<section> (?:MỤC|Mục)\ (?P<section_no>[IVXLC\d]+)\b(?=\s*[.:\-–]|\s*[<U>]|\s*$) )
  | (?P<annex> (?:PHỤ\ LỤC|Phụ\ lục)(?:\ (?:số\ )?(?P<annex_no>[IVXLC]+|\d{1,2}))?\b )
  | (?P<article> Điều\ (?P<article_no>\d+[a-zđ]?)\b )
  | (?P<roman> (?P<roman_no>[IVX]{1,6})(?=\ ?[.\-–/):]) )
  | (?P<upper> (?P<upper_no>[A-HĐ])(?=\ ?[.\-–]\ ) )
  | (?P<decimal> (?P<decimal_no>\d{1,2}(?:\.\d{1,2}){1,4})(?=\.?\s?[.):]?\ ?[^\d\s%]) )
  | (?P<arabic> (?P<arabic_no>\d{1,2})(?=\ ?[./:](?!\d)) )
  | (?P<bracket> (?P<bracket_no>\d{1,2})(?=\ ?\)) )
  | (?P<letter> (?P<letter_no>[a-zđ])(?=\ ?[).]) )
  | (?P<bullet> (?P<bullet_no>[-–—+•●▪■*○])(?!\d*\s*%) )
    """,
    re.VERBOSE,
)
_TAIL = compiled(r"\ ?[.:)/\-–—]*\ *")
_WORDS = {"nhất": "I", "hai": "II", "ba": "III", "tư": "IV", "năm": "V"}
_STYLES = (
    "part",
    "chapter",
    "section",
    "annex",
    "article",
    "roman",
    "upper",
    "decimal",
    "arabic",
    "bracket",
    "letter",
    "bullet",
)


@dataclass(frozen=True, slots=True)
class Enumerator:
    """`style` names the form, `label` is the number as printed, `length` what it takes up."""

    style: str
    label: str
    length: int

    @property
    def depth(self) -> int:
        """How many numbers a decimal has: 2 for `1.1`."""
        return self.label.count(".") + 1 if self.style == "decimal" else 1


def read_enumerator(text: str) -> Enumerator | None:
    """The mark at the start of a paragraph, None where there is none."""
    found = _FORMS.match(text)
    if found is None or found.lastgroup is None:
        return None
    style = next(each for each in _STYLES if found[each] is not None)
    number = found[f"{style}_no"]
    tail = _TAIL.match(text, found.end())
    length = tail.end() if tail else found.end()
    if style == "bullet":
        plus = number == "+"
        return Enumerator("plus" if plus else "dash", "+" if plus else "-", length)
    if style == "part":
        number = _WORDS.get(number, number)
    return Enumerator(style, number or "", length)


def next_letter(previous: str, printed: str) -> str:
    """The letter meant: after `d` comes `đ`, even where a scan shows `d` twice."""
    return "đ" if previous == printed == "d" else printed
