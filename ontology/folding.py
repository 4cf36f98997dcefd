"""Texts made comparable: case, accents, dashes, tone placement, slugs."""

from __future__ import annotations

import re
import unicodedata

# `đ` has no decomposition; the Icelandic `Ð` and African `Ɖ` are common misprints of `Đ`.
_D = str.maketrans({"đ": "d", "Đ": "D", "Ð": "D", "ð": "d", "Ɖ": "D", "ɖ": "d"})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−\u00ad", "-"))
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_MARKS = "\u0300\u0301\u0303\u0309\u0323"
"""The five tones: huyền, sắc, ngã, hỏi, nặng."""

# Where a syllable has `oa`, `oe` or `uy` (not `quy`) and nothing behind it, older spelling puts the
# tone on the first vowel (hòa), newer on the second (hoà).
_OPEN = re.compile(
    rf"(?<![^\W\d_])(?P<onset>[^\W\d_]*?)(?P<first>[oOuU])(?P<tone1>[{_MARKS}]?)"
    rf"(?P<second>[aAeEyY])(?P<tone2>[{_MARKS}]?)(?![^\W_]|[\u0300-\u036f])"
)
_PAIRS = {"oa", "oe", "uy"}


def strip_accents(text: str) -> str:
    """Without tones and vowel marks, `đ` as `d`; case, spaces and marks stay."""
    decomposed = unicodedata.normalize("NFD", text.translate(_D))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare)


def fold(text: str) -> str:
    """What two prints of one name share: no case, no accents, one kind of dash, single spaces."""
    plain = unicodedata.normalize("NFC", text).translate(_DASHES)
    return " ".join(strip_accents(plain).casefold().split())


def slug(text: str) -> str:
    """`Công an tỉnh` as `cong-an-tinh`: lower-case ASCII letters and digits joined by hyphens."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def normal_tones(text: str) -> str:
    """NFC with the tone where older spelling puts it: `hoà`, `uỷ` as `hòa`, `ủy`."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _OPEN.sub(_move_tone, decomposed))


def _move_tone(found: re.Match[str]) -> str:
    onset, first, second = found["onset"], found["first"], found["second"]
    # In `quý` the `u` belongs to the consonant, so that the tone is on `y` in either spelling.
    if (first + second).lower() not in _PAIRS or onset[-1:].lower() == "q":
        return found[0]
    return f"{onset}{first}{found['tone1'] or found['tone2']}{second}"
