"""Words of agencies: heads by which names begin, names with inner commas, abbreviations."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from cancu.ontology.folding import normal_tones
from cancu.ontology.loading import load_rows


@dataclass(frozen=True, slots=True)
class AgencyKind:
    """A head by which names begin (`Sở`, `Công an`), spelt as inside a sentence.

    `kind` is `body`, `officer` (charged as such: `Chủ tịch`, `Thủ trưởng`) or `group` (several
    bodies that are not named: `các sở, ban, ngành`). `local`: such bodies belong to a place;
    `territorial`: each unit of government has its own, which merges when the units do.
    """

    name: str
    english: str
    kind: str
    local: bool = False
    party: bool = False
    territorial: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Name:
    name: str
    era: str | None = None


@dataclass(frozen=True, slots=True)
class _Abbreviation:
    short: str
    full: str
    agency: bool = False


@functools.cache
def agency_kinds() -> tuple[AgencyKind, ...]:
    """All heads, longest first, so that the first that fits is the right one."""
    rows = load_rows("agency-kinds.csv", AgencyKind, ("aliases",))
    return tuple(sorted(rows, key=lambda row: -len(row.name)))


@functools.cache
def kind_of(name: str) -> AgencyKind | None:
    """The kind by whose head (or alias) a name begins, the longest that fits; None for others."""
    key = _key(name)
    for head, kind in _heads():
        if key == head or key.startswith((head + " ", head + ",")):
            return kind
    return None


def _key(name: str) -> str:
    """Tones count: `Thủ trưởng` is not `Thứ trưởng`."""
    return " ".join(normal_tones(name).lower().split())


@functools.cache
def _heads() -> tuple[tuple[str, AgencyKind], ...]:
    heads = {_key(name): kind for kind in agency_kinds() for name in (kind.name, *kind.aliases)}
    return tuple(sorted(heads.items(), key=lambda pair: -len(pair[0])))


@functools.cache
def compound_names() -> tuple[str, ...]:
    """Names that hold a comma, `và` or a dash and are one agency all the same, longest first."""
    rows = load_rows("compound-names.csv", _Name)
    return tuple(sorted((row.name for row in rows), key=lambda name: (-len(name), name)))


@functools.cache
def abbreviations() -> Mapping[str, str]:
    """What stands for what, in agencies' names and in running text: `UBND`, `ANTT`."""
    return {row.short: row.full for row in _abbreviations()}


@functools.cache
def agency_abbreviations() -> Mapping[str, str]:
    """Only those that stand for an agency or a part of its name: `UBND`, `LĐTBXH`."""
    return {row.short: row.full for row in _abbreviations() if row.agency}


@functools.cache
def _abbreviations() -> tuple[_Abbreviation, ...]:
    return load_rows("abbreviations.csv", _Abbreviation)
