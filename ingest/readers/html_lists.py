"""What a browser writes before the items of a list: numbers, letters and bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cancu.ingest.enumerators import read_enumerator
from cancu.ingest.readers.html_tree import Element

_BULLETS = re.compile(r"[-–+•*·]\s?\S")
_TYPES = {
    "1": "1",
    "decimal": "1",
    "decimal-leading-zero": "1",
    "a": "a",
    "lower-alpha": "a",
    "lower-latin": "a",
    "A": "A",
    "upper-alpha": "A",
    "upper-latin": "A",
    "i": "i",
    "lower-roman": "i",
    "I": "I",
    "upper-roman": "I",
    "none": "",
}
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"))


@dataclass(slots=True)
class Numbering:
    """The marks of one list: `kind` is `1`, `a`, `A`, `i`, `I`, a bullet or nothing."""

    kind: str
    at: int

    @staticmethod
    def of(element: Element, above: Sequence[Numbering]) -> Numbering:
        """The numbering of a list in others; bullets below bullets are `+`."""
        asked = element.style("list-style-type") or element.style("list-style").partition(" ")[0]
        asked = asked or element.attributes.get("type", "")
        if element.tag == "ol":
            start = _number(element.attributes.get("start", ""), 1)
            return Numbering(_TYPES.get(asked, "1"), start)
        bullets = [each.kind for each in above if each.kind in ("-", "+")]
        return Numbering("" if asked == "none" else "+" if bullets[-1:] == ["-"] else "-", 0)

    def next(self, item: Element) -> str:
        """The mark of the next item."""
        if self.kind in ("", "-", "+"):
            return self.kind
        self.at = _number(item.attributes.get("value", ""), self.at)
        number, self.at = self.at, self.at + 1
        return _mark(self.kind, number)


def has_mark(text: str) -> bool:
    """Whether an item's text brings its own number or bullet."""
    plain = text.lstrip("*# ")
    return _BULLETS.match(text) is not None or read_enumerator(plain) is not None


def _mark(kind: str, number: int) -> str:
    """As Nghị định 30/2020/NĐ-CP, Phụ lục I, II.5 closes them: `I.`, `1.`, `a)`."""
    if kind in "aA" and 0 < number <= 26:
        letter = chr(ord(kind) + number - 1)
        return f"{letter})" if kind == "a" else f"{letter}."
    if kind in "iI" and 0 < number < 400:
        return f"{_roman(number)}." if kind == "I" else f"{_roman(number).lower()})"
    return f"{number}."


def _roman(number: int) -> str:
    text = ""
    for value, sign in (*_ROMAN, (1, "I")):
        text += sign * (number // value)
        number %= value
    return text


def _number(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text.strip()) else default
