"""Names of agencies that are known as they stand, and their abbreviations written out."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from cancu.ontology.agencies import (
    abbreviations,
    agency_abbreviations,
    agency_kinds,
    compound_names,
)

_FIELD_HEADS = ("Sở", "Bộ", "Phòng")
_SPACE = re.compile(r"\s+")
_FIRST = re.compile(r"\w+")
# The same letters stand for the command of an army and the board of an organisation.
_ARMED = re.compile(r"\bBCH(?=\s+(?:Quân|quân|Bộ đội|QS|PC|phòng))")
_DASHED = re.compile(r"(?<=HĐND)\s?[-–]\s?(?=UBND)")
_COMPANY = re.compile(r"(?<=ông ty )CP(?= )")
# Only a province has a Bộ Chỉ huy.
_BELOW = re.compile(r"\bBCHQS(?=\s+(?:cấp\s+)?(?:các\s+)?(?:xã|phường|huyện|quận|thị|đặc khu))")
_TWICE = re.compile(r"\b(Ủy ban nhân dân|Hội đồng nhân dân)(?: \1)+\b")
# Clerks join the parts of a field with a comma, `và`, `&` or nothing at all.
_JOINTS = {",": r"(?:\s*,\s*|\s+(?:(?:và|&)\s+)?)", "-": r"(?:\s*[-–]\s*|\s+)"}


class KnownNames:
    """Names in any case, found where their first word stands; of several the longest."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, list[str]] = {}
        for name in sorted(names, key=lambda name: (-len(name), name)):
            first = _FIRST.match(name)
            if first:
                self._names.setdefault(first[0].casefold(), []).append(name)
        self._patterns: dict[str, re.Pattern[str] | None] = {}

    def match(self, word: str, text: str, at: int, end: int) -> re.Match[str] | None:
        """The name that stands at `at`, where `word` does."""
        if word not in self._patterns:
            spelt = "|".join(map(_spelt, self._names.get(word.casefold(), ())))
            whole = rf"(?:{spelt})(?![\w&])(?!-\w)"
            self._patterns[word] = re.compile(whole, re.IGNORECASE) if spelt else None
        pattern = self._patterns[word]
        return pattern.match(text, at, end) if pattern else None

    def capitals(self) -> frozenset[str]:
        """The first words as names write them."""
        found = (_FIRST.match(name) for names in self._names.values() for name in names)
        return frozenset(first[0] for first in found if first)


@functools.cache
def known_names() -> KnownNames:
    """Names that hold a comma, `và` or a dash and are one all the same."""
    return KnownNames(compound_names())


@functools.cache
def bodies() -> KnownNames:
    """Heads of more than one word (`Bảo hiểm xã hội`), and their abbreviations."""
    kinds = (kind for kind in agency_kinds() if kind.kind == "body")
    full = {name for kind in kinds for name in (kind.name, *kind.aliases) if " " in name}
    folded = {name.casefold() for name in full}
    short = {short for short, long in agency_abbreviations().items() if long.casefold() in folded}
    return KnownNames(full | short)


@functools.cache
def fields() -> KnownNames:
    """What departments are named after (`Văn hóa, Thể thao và Du lịch`), abbreviated too."""
    names = (name.partition(" ") for name in compound_names())
    full = {rest for head, _, rest in names if head in _FIELD_HEADS and rest[0].isupper()}
    short = {short for short, long in agency_abbreviations().items() if long in full}
    return KnownNames(full | short | set(_partly_short(full)))


def _partly_short(names: Iterable[str]) -> Iterable[str]:
    """`Nông nghiệp và PTNT` for `Nông nghiệp và Phát triển nông thôn`."""
    ends = [(f" {long}", short) for short, long in agency_abbreviations().items() if " " in long]
    for name in names:
        for long, short in ends:
            if name.endswith(long):
                yield f"{name.removesuffix(long)} {short}"


@functools.cache
def _short_pattern() -> re.Pattern[str]:
    shorts = sorted(abbreviations(), key=len, reverse=True)
    return re.compile(rf"(?<![\w/&-])(?:{'|'.join(map(re.escape, shorts))})(?![\w/&])")


def _spelt(name: str) -> str:
    """The name with any space between its words, and the joints between its parts as printed."""
    parts = re.split(r"(?:\s*(,)\s+|\s+(và)\s+|\s+(-)\s+)", name)
    spelt = []
    for part in parts:
        if part in (",", "và", "-"):
            spelt.append(_JOINTS["-" if part == "-" else ","])
        elif part:
            spelt.append(r"\s+".join(map(re.escape, part.split())))
    return "".join(spelt)


@functools.lru_cache(maxsize=2048)
def write_out(name: str) -> str:
    """The name on one line with its abbreviations written out: `UBND tỉnh`."""
    name = _BELOW.sub("Ban Chỉ huy Quân sự", _COMPANY.sub("cổ phần", name))
    text = _DASHED.sub(" - ", _ARMED.sub("Ban Chỉ huy", _SPACE.sub(" ", name).strip()))
    full = _short_pattern().sub(lambda found: abbreviations()[found[0]], text)
    return _TWICE.sub(r"\1", full.replace(" & ", " và "))
