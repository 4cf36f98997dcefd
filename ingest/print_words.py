"""Words known in print, found again where a scanner damaged them.

Two prints of one word share a skeleton: no accents, no case, and one letter for those that scanners
take for each other (c/e, h/b/8, l/1/I, o/0, s/5). Spaces may be lost or added, `rn` may be `m`.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from cancu.ingest.letters import LOWER, UPPER
from cancu.ontology.folding import strip_accents

_ALIKE = str.maketrans("eb8l1|05", "chhiiios")
_GAPS = re.compile(r"[\s,]+")
_LETTER = re.compile(r"[^\s,]")
_FIRST = 5
"""By so many letters words are looked up; shorter ones by all they have."""
_OLDER = dict(
    zip("àáảãạỳýỷỹỵ", ("òa", "óa", "ỏa", "õa", "ọa", "ùy", "úy", "ủy", "ũy", "ụy"), strict=True)
)
_NEWER_TONES = re.compile("o[àáảãạ]|(?<!q)u[ỳýỷỹỵ]")


class Word(msgspec.Struct, frozen=True):
    """Words as they should be printed. `kind` says what for; `also` are others, left alone.

    `before` is the pattern of what must follow them where they are damaged.
    """

    words: str
    kind: str
    also: tuple[str, ...] = ()
    before: re.Pattern[str] | None = None


class Seen(msgspec.Struct, frozen=True):
    """Known words at `start:end`; `right` is how a damaged print should be."""

    start: int
    end: int
    word: Word
    right: str


def skeleton(text: str) -> str:
    """As many characters as the text has, which all prints of one word share."""
    return text.translate(_table())


class Lexicon:
    """Known words, found in one pass over a text's skeleton, the longest first."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._words: defaultdict[str, list[Word]] = defaultdict(list)
        for word in words:
            self._words[_key(skeleton(word.words))].append(word)
        self._keys: defaultdict[str, list[str]] = defaultdict(list)
        for key in sorted(self._words, key=len, reverse=True):
            self._keys[key[:_FIRST]].append(key)
        self._widths = sorted({len(first) for first in self._keys}, reverse=True)

    def damaged(self, text: str) -> Iterator[Seen]:
        """The known words whose print is damaged, in order; they do not overlap."""
        bones, places = _squeezed(text)
        at = 0
        for index, place in enumerate(places):
            if index < at or (place and text[place - 1].isalnum()):
                continue
            for key in self._beginning(bones, index):
                if bones.startswith(key, index):
                    end = index + len(key)
                    if seen := self._seen(text, key, place, _end(places, end, len(text))):
                        at = end
                        if seen.right:
                            yield seen
                        break

    def _beginning(self, bones: str, index: int) -> list[str]:
        """The known words that may begin here, the longest first."""
        known = self._keys
        return [
            key for width in self._widths for key in known.get(bones[index : index + width], ())
        ]

    def _seen(self, text: str, key: str, start: int, end: int) -> Seen | None:
        """None where other words stand there; `right` is empty where the print is right."""
        if text[end : end + 1].isalnum():
            return None
        print_ = text[start:end]
        printed, words = _plain(print_), self._words[key]
        if any(_plain(word.words) == printed or printed in word.also for word in words):
            return Seen(start, end, words[0], "")
        if any(_plain(each.words) != _plain(words[0].words) for each in words):
            return None
        for word in words:
            small = word.kind in ("body", "law") and not print_[0].isupper()
            if not small and (word.before is None or word.before.match(text, end)):
                return Seen(start, end, word, _in_case_of(print_, word.words))
        return None


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The skeleton without spaces and commas, and where each of its characters stands."""
    bones = skeleton(text)
    places = [found.start() for found in _LETTER.finditer(bones)]
    tight = "".join([bones[place] for place in places])
    if "rn" in tight:
        at = tight.find("rn")
        while at >= 0:
            tight = f"{tight[:at]}m{tight[at + 2 :]}"
            del places[at + 1]
            at = tight.find("rn", at)
    return tight, places


def _end(places: list[int], index: int, length: int) -> int:
    """Where the character before `index` ends in the text."""
    if index >= len(places):
        return places[-1] + 1
    return places[index - 1] + 1 if index else min(length, 0)


def _in_case_of(printed: str, right: str) -> str:
    """The right words in capitals, or with the capitals of the print word by word."""
    letters = [char for char in printed if char.isalpha()]
    if sum(char.isupper() for char in letters) > 0.7 * len(letters):
        return right.upper()
    before, after = printed.split(), right.split()
    if len(before) != len(after):
        return right[:1].upper() + right[1:] if printed[:1].isupper() else right
    return " ".join(
        new[:1].upper() + new[1:] if old[:1].isupper() else new[:1].lower() + new[1:]
        for old, new in zip(before, after, strict=True)
    )


@functools.lru_cache(maxsize=4096)
def _plain(words: str) -> str:
    """Lower case, no commas, single spaces, tones where older spelling puts them."""
    small = " ".join(words.lower().replace(",", " ").split())
    return _NEWER_TONES.sub(lambda found: _OLDER[found[0][1]], small)


def _key(bones: str) -> str:
    return _GAPS.sub("", bones).replace("rn", "m")


@functools.cache
def _table() -> Mapping[int, str]:
    letters = {chr(code) for code in range(33, 127)} | set("Ðð")
    letters |= set((UPPER + LOWER).replace("A-Z", "").replace("a-z", ""))
    table = {ord(dash): "-" for dash in "‐‑‒–—−"}
    for char in letters:
        bare = unicodedata.normalize("NFC", strip_accents(char).lower())
        table[ord(char)] = bare.translate(_ALIKE)
    return table
