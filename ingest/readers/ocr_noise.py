"""Marks that Tesseract reads out of dirt, stamps and signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cancu.ingest.syllables import is_syllable

_INK = re.compile(r"\w")
_MARK = re.compile(r"[-–—+•*:;,.()\[\]/“”\"'…%&]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_UNSURE = 30
"""Below this a mark may be dirt, and what is no word a piece of a stamp or a signature."""
_SURE = 50
"""The same in a line that has few words."""
_SHORT = 3
"""A piece of a seal at a line's end has no more letters."""
_APART = 1.2
"""So many letter heights part dirt from a line; the spaces of a justified line are narrower."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A word of a line as Tesseract gives it: between which dots, and how sure, 0 to 100."""

    text: str
    x0: int
    x1: int
    sure: int


def without_noise(line: Sequence[Seen], size: float) -> Iterator[Seen]:
    """The words of a line whose letters are `size` dots high, without what is none.

    A word that can be Vietnamese, a number, and what stands inside a sentence is kept, however
    unsure: damaged evidence is evidence.
    """
    held = [word for word in line if not _is_speck(word.text)]
    if not any(word.text == "*" or _INK.search(word.text) for word in held):
        return  # no words: dirt, or the flourish of a signature; `*` parts a Party letterhead
    sure = [word.sure >= _SURE and _is_word(word.text) for word in held]
    readable = sum(sure) > 2 and 2 * sum(sure) > len(held)
    least = _UNSURE if readable else _SURE
    for at, word in enumerate(held):
        known = _is_word(word.text) and len(held) > 1
        if word.sure >= least or known or (readable and _is_inside(held, at, size)):
            yield word


def _is_inside(line: Sequence[Seen], at: int, size: float) -> bool:
    """Whether neighbours stand as near as in a sentence: at both sides of a short word."""
    word = line[at]
    before = at > 0 and word.x0 - line[at - 1].x1 < _APART * size
    after = at + 1 < len(line) and line[at + 1].x0 - word.x1 < _APART * size
    if _MARK.fullmatch(word.text):
        return after if at == 0 else before
    return (before and after) or ((before or after) and len(word.text) > _SHORT)


def _is_speck(text: str) -> bool:
    """A sign that no document has (`|`, `~`, `_`): dirt or a ruling line."""
    return _INK.search(text.replace("_", "")) is None and not _MARK.fullmatch(text)


def _is_word(text: str) -> bool:
    """Whether it can be Vietnamese, or holds a number."""
    if any(map(str.isdigit, text)):
        return True
    parts = _LETTERS.findall(text)
    return sum(map(len, parts)) > 1 and all(map(is_syllable, parts))
