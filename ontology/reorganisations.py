"""Bodies merged, split or dissolved, as recorded: what became of whom, from when."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from cancu.ontology.loading import load_rows


@dataclass(frozen=True, slots=True)
class Transfer:
    """A function that went elsewhere than the rest of the body's work."""

    function: str
    to: str


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """`before` without its place (`Công an`, at `level` district); `since` is an ISO date.

    In `after` and `transfers`, `{province}` stands for the province of the day. `instrument` is
    None and `note` says so where it was not checked.
    """

    kind: str
    before: str
    level: str
    after: tuple[str, ...]
    since: str
    instrument: str | None = None
    note: str | None = None
    aliases: tuple[str, ...] = ()
    transfers: tuple[Transfer, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    before: str
    level: str
    after: tuple[str, ...]
    since: str
    instrument: str | None = None
    note: str | None = None
    aliases: tuple[str, ...] = ()
    transfers: tuple[str, ...] = ()


@functools.cache
def reorganisations() -> tuple[Reorganisation, ...]:
    """All recorded. Raises VocabularyError where the file is not right."""
    rows = load_rows("reorganisations.csv", _Row, ("after", "aliases", "transfers"))
    return tuple(_reorganisation(row) for row in rows)


def _reorganisation(row: _Row) -> Reorganisation:
    transfers = tuple(Transfer(*text.split("=>", 1)) for text in row.transfers)
    return Reorganisation(
        row.kind,
        row.before,
        row.level,
        row.after,
        row.since,
        row.instrument,
        row.note,
        row.aliases,
        transfers,
    )
