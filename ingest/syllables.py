"""Whether words are Vietnamese: each written syllable is an onset, a rime and a tone."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from importlib.resources import files

_VOWELS = "aăâeêioôơuưy"
_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_TONES = re.compile(f"[{_TONE_MARKS}]")
_STOPS = ("c", "ch", "p", "t")
_STOP_TONES = {"\u0301", "\u0323"}
_LONGEST = 7
"""`nghiêng` has as many letters as a syllable can have."""


@functools.lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word in Unicode, of either case and either place of the tone, can be a syllable."""
    if len(word) > 2 * _LONGEST:
        return False
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(decomposed)
    plain = unicodedata.normalize("NFC", _TONES.sub("", decomposed))
    if len(tones) > 1 or plain not in _syllables():
        return False
    return not plain.endswith(_STOPS) or (bool(tones) and tones[0] in _STOP_TONES)


@functools.lru_cache(maxsize=4096)
def is_common_syllable(word: str) -> bool:
    """Whether a word in small letters can be a syllable, by its letters: any tone on any vowel.

    What has a rime of loanwords or letters' names is none: more often a mark is lost or wrong.
    """
    onsets, rimes = _parts()["onset"], _toned()
    return any(word[:at] in onsets and word[at:] in rimes for at in range(4))


def share_of_syllables(words: Iterable[str]) -> float:
    """The share of the words that can be Vietnamese syllables; 0 where there are none."""
    tried = [is_syllable(word) for word in words]
    return sum(tried) / len(tried) if tried else 0.0


@functools.cache
def _syllables() -> frozenset[str]:
    """Every onset with every rime, and `gi` alone, whose `i` is both."""
    parts = _parts()
    rimes = (*parts["rime"], *parts["rare"])
    return frozenset({"gi", *(onset + rime for onset in parts["onset"] for rime in rimes)})


@functools.cache
def _toned() -> frozenset[str]:
    """The common rimes with no tone, and with each tone on each of their vowels."""
    return frozenset(
        rime[:at] + unicodedata.normalize("NFC", letter + tone) + rime[at + 1 :]
        for rime in _parts()["rime"]
        for at, letter in enumerate(rime)
        if letter in _VOWELS
        for tone in ("", *_TONE_MARKS)
    )


@functools.cache
def _parts() -> dict[str, list[str]]:
    text = (files(__package__ or "") / "syllables.csv").read_text("utf-8")
    parts: dict[str, list[str]] = {"onset": [""], "rime": [], "rare": []}
    for line in unicodedata.normalize("NFC", text).splitlines():
        part, _, forms = line.partition(",")
        if part in parts:
            parts[part] += forms.split()
    return parts
