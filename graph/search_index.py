"""The file of a full-text index: SQLite's FTS5 beside a store, made anew whenever it is unsound."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from cancu.graph.protocol import Store
from cancu.graph.search_words import Sought, words

_FORM = 1
"""Raised with every change of the tables or of how words are compared: files are then made anew."""

_PATIENCE = 30.0
"""Seconds to wait for another process that writes."""

_TABLES = """
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS units (unit TEXT PRIMARY KEY, version TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS items (
  id INTEGER PRIMARY KEY, unit TEXT NOT NULL, kind TEXT NOT NULL, node TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS items_unit ON items (unit);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
  exact, folded, kind, tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3');
"""
_MOST = 1000
"""Matches that are ranked: bm25 costs two millionths of a second each, which common words feel.

Rows lie in the order of their length, the shortest first, and among those with a common word bm25
puts the short ones first: what is left out could hardly have come out on top.
"""
_CUT = f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid LIMIT 1 OFFSET {_MOST}"
# The kind is a word like others, of no weight. What a name says weighs more than a mention in a
# long text; bm25 is the smaller the better.
_FOUND = """
SELECT kind, unit, node,
  score * CASE kind WHEN 'document' THEN 1.5 WHEN 'agency' THEN 1.25 ELSE 1 END
FROM (
  SELECT rowid AS id, bm25(words, 1.0, 1.0, 0.0) AS score FROM words
  WHERE words MATCH ? AND rowid < ? ORDER BY score LIMIT ?
) JOIN items USING (id) ORDER BY 4, node LIMIT ?
"""
_EDGE = 2**62
_BAND = 2**48
_LONGEST = 2**12 - 1


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be found, by all its words."""

    kind: str
    node: str
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """One thing found; `unit` is what it was indexed with: the document of a provision."""

    kind: str
    unit: str
    node: str


def index_path(store: Store) -> Path:
    """Where the index of a store lies: in its folder, or with the texts kept of a remote store."""
    from cancu.graph.store import is_url

    folder = store.texts if is_url(store.location) else store.texts.parent
    return folder / "search.sqlite"


class Index:
    """An open index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @property
    def token(self) -> str | None:
        """The state of the store that the index was last found in step with."""
        row = self._db.execute("SELECT value FROM state WHERE name = 'token'").fetchone()
        return str(row[0]) if row else None

    def versions(self) -> dict[str, str]:
        """The version of each unit that was indexed."""
        return dict(self._db.execute("SELECT unit, version FROM units"))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One change, all or nothing; others wait, and read the old state meanwhile."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def replace(self, units: Mapping[str, tuple[str, Iterable[Item]]]) -> None:
        """Units by their new version and items, in a `writing`."""
        self.drop(units)
        row = self._db.execute("SELECT value FROM state WHERE name = 'last'").fetchone()
        last, rows = int(row[0]) if row else 0, []
        for unit, (version, items) in units.items():
            self._db.execute("INSERT INTO units VALUES (?, ?)", (unit, version))
            for item in items:
                last += 1
                rows.append(_row(unit, item, last))
        rows.sort()  # FTS5 writes a segment out whenever a row comes before the last one
        for number, unit, item, exact, folded in rows:
            self._db.execute(
                "INSERT INTO items VALUES (?, ?, ?, ?)", (number, unit, item.kind, item.node)
            )
            self._db.execute(
                "INSERT INTO words (rowid, exact, folded, kind) VALUES (?, ?, ?, ?)",
                (number, exact, folded, _kind_word(item.kind)),
            )
        self._note("last", str(last))

    def drop(self, units: Iterable[str]) -> None:
        """Units with all their items, in a `writing`."""
        for unit in units:
            ids = self._db.execute("SELECT id FROM items WHERE unit = ?", (unit,)).fetchall()
            self._db.executemany("DELETE FROM words WHERE rowid = ?", ids)
            self._db.execute("DELETE FROM items WHERE unit = ?", (unit,))
            self._db.execute("DELETE FROM units WHERE unit = ?", (unit,))

    def stamp(self, token: str) -> None:
        """Note the state of the store that the index is in step with, in a `writing`."""
        self._note("token", token)

    def _note(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))

    def find(self, asked: Sought, kinds: tuple[str, ...], limit: int) -> list[Match]:
        """The best matches of a question among things of some kinds (none: of all)."""
        among = " OR ".join(f"kind : {_kind_word(kind)}" for kind in kinds)
        found: dict[str, Match] = {}
        for each in asked.expressions:
            expression = f"({among}) AND ({each})" if kinds else each
            for match in self._ranked(expression, limit + len(found)):
                found.setdefault(match.node, match)
            if len(found) >= limit:
                break
        return list(found.values())[:limit]

    def _ranked(self, expression: str, limit: int) -> list[Match]:
        beyond = self._db.execute(_CUT, (expression,)).fetchone()
        cut = beyond[0] if beyond else _EDGE
        rows = self._db.execute(_FOUND, (expression, cut, 2 * limit, limit))
        return [Match(kind, unit, node) for kind, unit, node, _ in rows]


def _row(unit: str, item: Item, last: int) -> tuple[int, str, Item, str, str]:
    known = list(words(item.text))
    length = min(_LONGEST, len(known))
    exact = " ".join(each.exact for each in known)
    return length * _BAND + last, unit, item, exact, " ".join(each.folded for each in known)


def _kind_word(kind: str) -> str:
    """Letters only, and no word of any text."""
    return f"kind0{kind}"


@contextmanager
def opened(path: Path | None) -> Iterator[Index]:
    """An index, made where there is none; in memory without a path, or where none can be made.

    sqlite3.DatabaseError: the file is damaged; `discard` it and open again.
    """
    with closing(_connected(path)) as connection:
        yield Index(connection)


def _connected(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        with suppress(OSError, sqlite3.OperationalError):
            path.parent.mkdir(parents=True, exist_ok=True)
            return _prepared(str(path))
    return _prepared(":memory:")


def _prepared(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=_PATIENCE, isolation_level=None)
    try:
        if _form(connection) != _FORM:
            connection.execute("BEGIN IMMEDIATE")
            if _form(connection) != _FORM:  # nobody else made it while this waited
                _make(connection)
            connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _form(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _make(connection: sqlite3.Connection) -> None:
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise sqlite3.DatabaseError("an index of another form")
    for statement in _TABLES.split(";"):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {_FORM}")


def discard(path: Path) -> None:
    """Remove an index that cannot be used."""
    for name in (path, path.with_name(path.name + "-journal")):
        name.unlink(missing_ok=True)
