"""Full-text search over a store: provisions, documents held or cited, agencies."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TypeVar

from cancu.graph.protocol import Store
from cancu.graph.search_index import Index, Match, discard, index_path, opened
from cancu.graph.search_units import Contents
from cancu.graph.search_words import Sought
from cancu.graph.store import is_url

__all__ = ["Match", "search_index", "update_search"]

Answer = TypeVar("Answer")

# What the engine rewrites although no quad changes.
_NOT_STATE = ("LOCK", "LOG", "OPTIONS", "IDENTITY")

_COUNTS = "SELECT ?g (COUNT(?text) AS ?n) WHERE { GRAPH ?g { ?p cc:text ?text } } GROUP BY ?g"
_SOURCES = "SELECT ?d ?source WHERE { ?d cc:sourceText ?source }"


def search_index(
    store: Store, asked: Sought, kinds: tuple[str, ...] = (), limit: int = 20
) -> list[Match]:
    """The best matches: every group of words, the very accents and whole phrases first.

    The index is brought in step with the store first, and made anew where it is damaged.
    """

    def answer(index: Index) -> list[Match]:
        _mend(store, index)
        return index.find(asked, kinds, limit)

    return _sound(store, answer)


def update_search(store: Store, changed: Iterable[str], removed: Iterable[str] = ()) -> None:
    """Bring the index up to documents that came, changed or went, by IRI.

    For whoever writes a store, after it is written. What is left undone, a search finds out.
    """
    gone, contents = list(removed), Contents(store, changed)

    def change(index: Index) -> None:
        with index.writing():
            index.drop(gone)
            _replace(index, contents, contents.versions())

    _sound(store, change)


def _replace(index: Index, contents: Contents, versions: dict[str, str]) -> None:
    items = contents.items(versions)
    index.replace({unit: (version, items[unit]) for unit, version in versions.items()})


def _sound(store: Store, work: Callable[[Index], Answer]) -> Answer:
    """Do it on the index; on a new one where the file is damaged, on one in memory where the file
    cannot be written or another process keeps it for too long.
    """
    path = index_path(store)
    instead = None
    try:
        with opened(path) as index:
            return work(index)
    except sqlite3.OperationalError:
        pass
    except sqlite3.DatabaseError:
        discard(path)
        instead = path
    with opened(instead) as index:
        return work(index)


def _mend(store: Store, index: Index) -> None:
    """Nothing where the store is as it was; else what differs is indexed again."""
    token = _token(store)
    if index.token == token:
        return
    contents = Contents(store)
    versions = contents.versions()
    with index.writing():
        known = index.versions()  # another process may have mended meanwhile
        index.drop(known.keys() - versions.keys())
        changed = {unit: each for unit, each in versions.items() if known.get(unit) != each}
        _replace(index, contents, changed)
        index.stamp(token)


def _token(store: Store) -> str:
    """Another whenever the store was written; asked before anything else is read of it."""
    made = hashlib.blake2b(digest_size=12)
    if is_url(store.location):
        for query in (_SOURCES, _COUNTS):
            made.update("\n".join(sorted(map(str, store.select(query).tuples()))).encode())
    else:
        for path in sorted((store.texts.parent / "graph").iterdir()):
            if path.name.startswith(_NOT_STATE):
                continue
            with suppress(FileNotFoundError):  # the engine tidies up behind a writer
                told = path.stat()
                made.update(f"{path.name} {told.st_size} {told.st_mtime_ns}\n".encode())
    return made.hexdigest()
