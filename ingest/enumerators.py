"""The marks that number a document's parts: how each looks, and how a series goes on."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from cancu.ingest.rules import load_rules

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters of `điểm`, in the order of the Vietnamese alphabet that lists use."""

_TAIL = re.compile(r" ?[.:)/\-–—]* *")
_WORDS = {"nhất": "I", "hai": "II", "ba": "III", "tư": "IV", "năm": "V"}


@functools.cache
def _forms() -> re.Pattern[str]:
    """All forms in one pattern; the group of the form that matched is the last to close."""
    forms = (
        f"(?P<{rule.name}>{rule.source.replace('(?P<no>', f'(?P<{rule.name}_no>')}\n)"
        for rule in load_rules("enumerators")
    )
    return re.compile("|".join(forms), re.VERBOSE)


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
    found = _forms().match(text)
    if found is None or found.lastgroup is None:
        return None
    style = found.lastgroup
    number = found[f"{style}_no"] or ""
    tail = _TAIL.match(text, found.end())
    length = tail.end() if tail else found.end()
    if style == "bullet":
        plus = number == "+"
        return Enumerator("plus" if plus else "dash", "+" if plus else "-", length)
    if style == "part":
        number = _WORDS.get(number.lower(), number)
    return Enumerator(style, number, length)


def next_letter(previous: str, printed: str) -> str:
    """The letter meant: after `d` comes `đ`, even where a scan shows `d` twice."""
    return "đ" if previous == printed == "d" else printed
