"""Instruments known beforehand: what gives a mention the date, issuer and title that it lacks."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cancu.ontology.folding import fold
from cancu.ontology.loading import load_rows


@dataclass(frozen=True, slots=True)
class Instrument:
    """`genre` is a genre's name. A law has a `name` (`Luật Đất đai`), the rest a `title`.

    None where nobody vouches for it. `until` is the last day in force, `replaced_by` the number of
    what came in its place; `source` says where the facts are from.
    """

    genre: str
    source: str
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    name: str | None = None
    title: str | None = None
    aliases: tuple[str, ...] = ()
    until: str | None = None
    replaced_by: str | None = None


@functools.cache
def instruments() -> tuple[Instrument, ...]:
    """All known instruments. Raises VocabularyError where the file is not right."""
    return load_rows("instruments.csv", Instrument, ("aliases",))


def find_instruments(number: str) -> tuple[Instrument, ...]:
    """All known instruments of a number as printed in its normal form: Party numbers recur."""
    return _by_number().get(number, ())


def find_laws(name: str, date: str | None = None) -> tuple[Instrument, ...]:
    """All known laws and charters of a name or short name, case, accents and commas aside.

    `date` (`2015-06-19`, or a year) leaves those of that day or year.
    """
    found = _by_name().get(_key(name), ())
    return tuple(each for each in found if date is None or (each.date or "").startswith(date))


@functools.cache
def law_names() -> tuple[str, ...]:
    """Names and short names of the known laws, as they are printed; longest first."""
    names = {
        variant
        for each in instruments()
        for name in ((each.name, *each.aliases) if each.name else ())
        for variant in (name, name.replace("Phòng, chống", "Phòng chống"))
    }
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _key(name: str) -> str:
    return fold(name).replace(",", "")


@functools.cache
def _by_number() -> Mapping[str, tuple[Instrument, ...]]:
    return _grouped((each.number, each) for each in instruments() if each.number)


@functools.cache
def _by_name() -> Mapping[str, tuple[Instrument, ...]]:
    return _grouped(
        (_key(name), each) for each in instruments() for name in (each.name, *each.aliases) if name
    )


def _grouped(pairs: Iterable[tuple[str, Instrument]]) -> Mapping[str, tuple[Instrument, ...]]:
    groups: defaultdict[str, list[Instrument]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(dict.fromkeys(values)) for key, values in groups.items()}
