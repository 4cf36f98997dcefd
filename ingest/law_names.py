"""Names of laws in a text: those known beforehand, and others as far as the text tells them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from cancu.ingest.rules import rules_by_name
from cancu.ontology.instruments import law_names

_LAW_WORDS = ("bộ luật", "luật", "pháp lệnh", "hiến pháp", "điều lệ")
# `Trường Đại học Luật`, `Công ty Luật`: what these words name is no law.
_SCHOOL = {"học", "khoa", "viện", "ty", "phòng", "ngành", "cử", "kỷ", "pháp", "quy", "hãng"}
_WORD = re.compile(r"[^\s,;.:()“”\"]+(?:/[^\s,;.:()“”\"]+)?(?P<comma>,)?")
_SPACE = re.compile(r"[\s(]{1,3}")
_WIDEST = 200
_KEY = 2
_TONES = re.compile("o[àáảãạ]|u[ỷỳýỹỵ]")
_OLDER = dict(
    zip("àáảãạỷỳýỹỵ", ("òa", "óa", "ỏa", "õa", "ọa", "ủy", "ùy", "úy", "ũy", "ụy"), strict=True)
)

Words = tuple[tuple[str, bool], ...]


def law_genre(name: str) -> str:
    """The genre of a law by its name; `BLHS` is a code."""
    lower = name.lower()
    return next((word for word in _LAW_WORDS if lower.startswith(word)), "bộ luật")


def short_laws() -> tuple[str, ...]:
    """Known names that no word for laws begins: `BLTTHS`."""
    return tuple(name for name in law_names() if not name.lower().startswith(_LAW_WORDS))


def name_end(text: str, start: int, word_end: int) -> int | None:
    """Where the name of the law ends that begins at `start` with the word up to `word_end`.

    None where nothing names one law (`Luật này`, `Luật sư`, a bare `Luật`).
    """
    before = text[max(start - 12, 0) : start].split()
    if before and before[-1].lower() in _SCHOOL:
        return None
    if known := _known_end(text, start):
        return known
    begin = word_end + 1
    if not text[word_end:begin].isspace():
        return None
    rules = rules_by_name("mentions")
    ordinance = text[start:word_end].lower() == "pháp lệnh"
    for rule in ("ordinance about", "dated law", "unknown law")[not ordinance :]:
        if found := rules[rule].pattern.match(text, begin, begin + _WIDEST):
            vague = text[start:word_end].lower() == "điều lệ" and " " not in found["name"]
            return None if vague else found.end("name")
    return None


def _known_end(text: str, start: int) -> int | None:
    """The end of the longest known name that stands at `start`."""
    words: list[tuple[str, bool]] = []
    ends: list[int] = []
    names: tuple[Words, ...] = ()
    at, stop = start, min(start + _WIDEST, len(text))
    while found := _WORD.match(text, at, stop):
        comma = found["comma"] is not None
        words.append((plain_tones(found[0].rstrip(",")), comma))
        ends.append(found.end() - comma)
        if len(words) == _KEY and not (names := _names().get(_key(words), ())):
            return None
        space = _SPACE.match(text, found.end(), stop)
        if space is None or (names and len(words) == len(names[0])):
            break
        at = space.end()
    for name in names or _names().get(_key(words), ()):
        if len(name) <= len(words) and _same(name, words):
            return ends[len(name) - 1]
    return None


def _key(words: Sequence[tuple[str, bool]]) -> tuple[str, ...]:
    return tuple(word for word, _ in words[:_KEY])


def _same(name: Words, words: Sequence[tuple[str, bool]]) -> bool:
    """Word by word; a comma may be missing in print, but none may be too many."""
    last = len(name) - 1
    return all(
        word == printed and (at == last or comma or not printed_comma)
        for at, ((word, comma), (printed, printed_comma)) in enumerate(
            zip(name, words, strict=False)
        )
    )


@functools.cache
def _names() -> Mapping[tuple[str, ...], tuple[Words, ...]]:
    """The known names by their first two words, those of most words first."""
    names: dict[tuple[str, ...], list[Words]] = {}
    for name in law_names():
        words = tuple((plain_tones(word.strip("(),")), word.endswith(",")) for word in name.split())
        names.setdefault(_key(words), []).append(words)
    return {key: tuple(sorted(each, key=len, reverse=True)) for key, each in names.items()}


def plain_tones(word: str) -> str:
    """Lower case, the tone where older spelling puts it: `HOÀ` as `hòa`."""
    return _TONES.sub(lambda found: _OLDER[found[0][1]], word.lower())
