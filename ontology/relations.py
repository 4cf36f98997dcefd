"""Relations between documents and roles of bodies: names, labels, the words that say them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from cancu.ontology.loading import load_yaml


@dataclass(frozen=True, slots=True)
class Relation:
    """`name` as in extraction (`implements`), `edge` the plain property in cancu.ttl.

    `where` tells what its cues are read in: `mention`, `link` (a title), both or none.
    """

    name: str
    edge: str
    vi: str
    en: str
    where: tuple[str, ...]
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """In which role a body is charged: lead, implement, coordinate, monitor."""

    name: str
    vi: str
    en: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _File:
    relations: tuple[Relation, ...]
    roles: tuple[Role, ...]


@functools.cache
def relations() -> tuple[Relation, ...]:
    """All relations. Raises VocabularyError where the file is not right."""
    return _file().relations


@functools.cache
def roles() -> tuple[Role, ...]:
    """All roles, the most responsible first."""
    return _file().roles


def relation(name: str) -> Relation:
    """The relation of a name; raises KeyError for what is none."""
    return _relations()[name]


def role(name: str) -> Role:
    """The role of a name; raises KeyError for what is none."""
    return _roles()[name]


@functools.cache
def cues(where: str) -> tuple[tuple[str, Relation], ...]:
    """The cue words read in `mention` or `link` with their relations, longest first."""
    found = ((cue, each) for each in relations() if where in each.where for cue in each.cues)
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))


@functools.cache
def _file() -> _File:
    return load_yaml("relations.yml", _File)


@functools.cache
def _relations() -> Mapping[str, Relation]:
    return {each.name: each for each in relations()}


@functools.cache
def _roles() -> Mapping[str, Role]:
    return {each.name: each for each in roles()}
