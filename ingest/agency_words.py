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
# The same letters stand for the command of an army and the board of an organisation.
_ARMED = re.compile(r"\bBCH(?=\s+(?:Quân|quân|Bộ đội|QS|PC|phòng))")


@functools.cache
def known_pattern() -> re.Pattern[str]:
    """Names that hold a comma, `và` or a dash and are one all the same."""
    return _any_of(compound_names())


@functools.cache
def body_pattern() -> re.Pattern[str]:
    """Heads of more than one word (`Bảo hiểm xã hội`), and their abbreviations."""
    bodies = (kind for kind in agency_kinds() if kind.kind == "body")
    full = {name for kind in bodies for name in (kind.name, *kind.aliases) if " " in name}
    folded = {name.casefold() for name in full}
    short = {short for short, long in agency_abbreviations().items() if long.casefold() in folded}
    return _any_of(full | short)


@functools.cache
def field_pattern() -> re.Pattern[str]:
    """What departments are named after (`Văn hóa, Thể thao và Du lịch`), abbreviated too."""
    names = (name.partition(" ") for name in compound_names())
    full = {rest for head, _, rest in names if head in _FIELD_HEADS and rest[0].isupper()}
    short = {short for short, long in agency_abbreviations().items() if long in full}
    return _any_of(full | short)


@functools.cache
def _short_pattern() -> re.Pattern[str]:
    shorts = sorted(abbreviations(), key=len, reverse=True)
    return re.compile(rf"(?<![\w/&-])(?:{'|'.join(map(re.escape, shorts))})(?![\w/&])")


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    spelt = (_spelt(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?:{'|'.join(spelt)})(?![\w&])(?!-\w)", re.IGNORECASE)


def _spelt(name: str) -> str:
    """The name with any space between its words and any dash between its parts."""
    words = (r"[-–]" if word == "-" else re.escape(word) for word in name.split())
    return r"\s+".join(words).replace(r"\s+[-–]\s+", r"\s?[-–]\s?")


def write_out(name: str) -> str:
    """The name on one line with its abbreviations written out: `UBND tỉnh`."""
    text = _ARMED.sub("Ban Chỉ huy", _SPACE.sub(" ", name).strip())
    return _short_pattern().sub(lambda found: abbreviations()[found[0]], text)
