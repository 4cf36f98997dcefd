"""Instruments whose number, date and issuer are known beforehand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from cancu.graph.identity import Key, number_key, title_key
from cancu.graph.places import ANYWHERE, NOWHERE, TW, Place, place_of_body
from cancu.ontology.instruments import Instrument, instruments
from cancu.ontology.issuers import issuer_of_sign

# `Đề án 06`, by which a decision is known that approves the scheme.
_WORDED = re.compile(r"(\D+)\s(\d\S*)")


@dataclass(frozen=True, slots=True)
class Known:
    """One known instrument; `keys` are its number and the names it goes by.

    `until` is the last day in force, where that is known.
    """

    keys: tuple[Key, ...]
    place: Place
    number: str | None
    genre: str | None
    title: str | None
    issuer: str | None
    date: str | None
    until: str | None = None


class KnownIndex:
    """Instruments by the stems of their keys; a name and a number of one go together."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.all = tuple(known)
        self._by_stem: dict[str, dict[Known, None]] = defaultdict(dict)
        for each in self.all:
            for key in each.keys:
                self._by_stem[key.stem][each] = None
        self._rank = {each: rank for rank, each in enumerate(self.all)}
        self._central = {key.text for each in self.all if each.place == TW for key in each.keys}

    def goes_by(self, key: Key) -> bool:
        """Whether a number without sign (`Đề án 06`) is what an instrument goes by."""
        return key.text == key.stem and key.text in self._central

    def together(self, stems: Iterable[str]) -> set[str]:
        """These stems and all that an instrument joins to them."""
        found: set[str] = set()
        queue = list(stems)
        while queue:
            stem = queue.pop()
            if stem not in found:
                found.add(stem)
                queue += (key.stem for each in self._by_stem.get(stem, ()) for key in each.keys)
        return found

    def of(self, stems: set[str]) -> tuple[Known, ...]:
        """The instruments of these stems, in the vocabulary's order."""
        found = {each for stem in stems for each in self._by_stem.get(stem, ())}
        return tuple(sorted(found, key=self._rank.__getitem__))


@cache
def known_index() -> KnownIndex:
    """All instruments of the vocabulary, by stem."""
    return KnownIndex(known_instruments())


@cache
def known_instruments() -> tuple[Known, ...]:
    """All instruments of the vocabulary."""
    return tuple(
        Known(
            tuple(dict.fromkeys(_keys(each))),
            _place(each),
            each.number,
            each.genre,
            each.title or each.name,
            each.issuer,
            each.date,
            each.until,
        )
        for each in instruments()
    )


def _keys(instrument: Instrument) -> Iterator[Key]:
    if instrument.number:
        yield number_key(instrument.number, instrument.genre)
    for name in (instrument.name, *instrument.aliases):
        if name:
            yield title_key(name)
            if worded := _WORDED.fullmatch(name):
                yield number_key(worded[2], worded[1])


def _place(instrument: Instrument) -> Place:
    if instrument.issuer:
        return place_of_body(instrument.issuer, ANYWHERE) or NOWHERE
    if not instrument.number:
        return TW  # laws, and the charters of organisations of the whole country
    sign = issuer_of_sign(instrument.number)
    return NOWHERE if sign is None or sign.local else TW
