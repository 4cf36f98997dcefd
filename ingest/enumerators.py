"""The marks that number a document's parts: how each looks, and how a series goes on."""

from __future__ import annotations

import functools
import re
import unicodedata

import msgspec

from cancu.ingest.rules import load_rules

BULLETS = ("dash", "star", "plus")
"""The styles that bear no number."""


_TAIL = re.compile(r" ?[.:)/\-–—]* *")
_WORDS = {"nhất": "I", "hai": "II", "ba": "III", "tư": "IV", "năm": "V"}
# Letters of the Cyrillic keyboard that look like those of a mark.
_FOREIGN = str.maketrans("АВСЕІНМОРТХаеосрхі", "ABCEIHMOPTXaeocpxi")
_MARK_WIDTH = 12
_DASHES = "-‐‑‒–—―−"
_READ_AS = str.maketrans("l1|", "III")
_FIGURES = str.maketrans("lI|SO", "11150")


@functools.cache
def _forms() -> re.Pattern[str]:
    """All forms in one pattern; the group of the form that matched is the last to close."""
    forms = (
        f"(?P<{rule.name}>{rule.source.replace('(?P<', f'(?P<{rule.name}_')}\n)"
        for rule in load_rules("enumerators")
    )
    return re.compile("|".join(forms), re.VERBOSE)


class Enumerator(msgspec.Struct, frozen=True):
    """`style` names the form, `label` is the number as printed, `length` what it takes up.

    `readings` are what else the mark may be, each a style with its label.
    """

    style: str
    label: str
    length: int
    readings: tuple[tuple[str, str], ...] = ()

    @property
    def depth(self) -> int:
        """How many numbers a decimal has: 2 for `1.1`."""
        return self.label.count(".") + 1 if self.style == "decimal" else 1


def read_enumerator(text: str) -> Enumerator | None:
    """The mark at the start of a paragraph, None where there is none."""
    if not text[:2].isascii():
        text = text[:_MARK_WIDTH].translate(_FOREIGN) + text[_MARK_WIDTH:]
    elif text[1:2].isalpha() and text[2:3].isalpha() and text[0].islower():
        return None  # a sentence that goes on, as most paragraphs without a mark
    found = _forms().match(text)
    if found is None or found.lastgroup is None:
        return None
    style = found.lastgroup
    number = found[f"{style}_no"] or ""
    tail = _TAIL.match(text, found.end())
    length = tail.end() if tail else found.end()
    if style == "bullet":
        if number == "+":
            return Enumerator("plus", "+", length)
        return Enumerator("dash" if number and number in _DASHES else "star", "-", length)
    if style == "part":
        number = _WORDS.get(number.lower(), number)
    elif style == "small":
        number = number or found["small_in"]
    elif style == "roman":
        number = unicodedata.normalize("NFKC", number)
    elif style == "misread":
        return _misread(number, length)
    return Enumerator(style, number, length, _readings(style, number))


def _readings(style: str, number: str) -> tuple[tuple[str, str], ...]:
    """What else a well-formed mark can be: `i)` a small roman number, `I.` and `l.` a one."""
    if style == "letter":
        return _LETTER_READINGS.get(number, ())
    if style == "upper" and number == "H":
        return (("roman", "II"),)
    return _ROMAN_READINGS.get(number, ()) if style == "roman" else ()


_LETTER_READINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "i": (("small", "i"),),
    "v": (("small", "v"),),
    "x": (("small", "x"),),
    "l": (("arabic", "1"), ("roman", "I")),
}
_ROMAN_READINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "I": (("arabic", "1"),),
    "II": (("arabic", "11"),),
}


def _misread(printed: str, length: int) -> Enumerator:
    figures = printed.translate(_FIGURES)
    arabic = ("arabic", figures) if figures.isdecimal() else None
    roman = printed.translate(_READ_AS)
    first = ("roman", roman) if not set(roman) - set("IVX") else arabic
    style, label = first or ("arabic", figures)
    others = (arabic,) if arabic and arabic != first else ()
    return Enumerator(style, label, length, others)
