"""Spaces that Tesseract did not see: `QUYẾTĐỊNH`, `SƠNLA`."""

from __future__ import annotations

from cancu.ingest.syllables import is_syllable
from cancu.ontology.folding import strip_accents

_MARKS = ".,;:"
_VOWELS = frozenset("aeiouyAEIOUY")
"""What begins with one may be the rest of a rime misread (`thuản`)."""
_LONGEST = 14
"""Two syllables have no more letters."""


def parted(text: str) -> tuple[str, ...]:
    """A word as the two syllables that were run together, else as it is.

    No Vietnamese word of several syllables is written without a space. Asked are words with
    accents only, for `visa` and `logo` are words too, and those that part in one way.
    """
    word = text.rstrip(_MARKS)
    if word.isascii() or not word.isalpha() or len(word) > _LONGEST or is_syllable(word):
        return (text,)
    ways = [
        (text[:at], text[at:])
        for at in range(2, len(word) - 1)
        if strip_accents(word[at]) not in _VOWELS
        and is_syllable(word[:at])
        and is_syllable(word[at:])
    ]
    return ways[0] if len(ways) == 1 else (text,)
