"""The documents of a store, held and cited, as rows for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from cancu.graph.iris import document_tail, graph_document, graph_iri, source_digest
from cancu.graph.protocol import Store
from cancu.graph.terms import Plain, iri


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document. `held`: it was read; otherwise it is known by citation only and counts are 0.

    `handle` is its name for people: its number where no other document has it, else the tail of
    its IRI. `annex_of` is the number of the decision that promulgates it.
    """

    handle: str
    iri: str
    genre: str | None
    number: str | None
    title: str | None
    issuer: str | None
    date: str | None
    level: str | None
    held: bool
    annex_of: str | None = None
    source: str | None = None
    """The digest of its text, None where it is not held."""
    provisions: int = 0
    tasks: int = 0
    citations: int = 0


_FACTS = """
  ?d a cc:Document .
  OPTIONAL { ?d eli:number ?number }
  OPTIONAL { ?d cc:genre ?genre }
  OPTIONAL { ?d dcterms:title ?title }
  OPTIONAL { ?d cc:issuerName ?issuer }
  OPTIONAL { ?d eli:date_document ?date }
  OPTIONAL { ?d cc:level ?level }
  OPTIONAL { ?d cc:promulgatedByNumber ?annex }
  OPTIONAL { ?d cc:sourceText ?source }
"""
_COLUMNS = "?d ?number ?genre ?title ?issuer ?date ?level ?annex ?source"
_DOCUMENTS = f"SELECT DISTINCT {_COLUMNS} WHERE {{ {_FACTS} }}"
_SAME_NUMBER = """
SELECT DISTINCT ?d ?number ?other
WHERE { ?d eli:number ?number . ?other eli:number ?number } LIMIT 2"""

# By graph, since each document's facts are alone in one: no join, however large the store is.
_COUNTED = ("?x eli:is_part_of ?d", "?x a cc:Task", "?x a cc:Citation")
_COUNTS = tuple(
    f"SELECT ?g (COUNT(DISTINCT ?x) AS ?n) WHERE {{ GRAPH ?g {{ {pattern} }} }} GROUP BY ?g"
    for pattern in _COUNTED
)
# Rows, since a graph given to a count is looked for only after all graphs are counted.
_ROWS = tuple(f"SELECT DISTINCT ?g ?x WHERE {{ GRAPH ?g {{ {pattern} }} }}" for pattern in _COUNTED)


def list_documents(store: Store, *, held: bool | None = None) -> tuple[DocumentRow, ...]:
    """All documents, those held first, each group by level, place and date.

    `held` restricts to those held, or to those known by citation only.
    """
    rows = {row.iri: row for row in map(_row, store.select(_DOCUMENTS).tuples())}
    names = _handles((row.iri, row.number) for row in rows.values())
    counts = [_counts(store, query) for query in _COUNTS]
    full = (
        replace(
            row,
            handle=names[row.iri],
            provisions=counts[0].get(row.iri, 0),
            tasks=counts[1].get(row.iri, 0),
            citations=counts[2].get(row.iri, 0),
        )
        for row in rows.values()
        if held is None or row.held is held
    )
    return tuple(sorted(full, key=_order))


_LEVELS = ("party", "central", "province", "district", "commune")


def _order(row: DocumentRow) -> tuple[bool, int, str]:
    level = _LEVELS.index(row.level) if row.level in _LEVELS else len(_LEVELS)
    return not row.held, level, row.iri


def document_row(store: Store, document: str) -> DocumentRow | None:
    """One document by its IRI, None where the store has no such; counts are 0 unless held."""
    found = list(store.select(_DOCUMENTS, {"d": iri(document)}).tuples())
    if not found:
        return None
    row = replace(_row(found[0]), handle=handle(store, document))
    graph = {"g": iri(graph_iri(document))}
    one = [len(store.select(query, graph)) for query in _ROWS]
    return replace(row, provisions=one[0], tasks=one[1], citations=one[2])


def handle(store: Store, document: str) -> str:
    """A document's name for people, found by its number alone however large the store is."""
    rows = list(store.select(_SAME_NUMBER, {"d": iri(document)}))
    if rows and len({row["other"] for row in rows}) == 1:
        return str(rows[0]["number"])
    return document_tail(document)


def handles(store: Store) -> dict[str, str]:
    """The names for people of all documents, by IRI."""
    query = (
        "SELECT DISTINCT ?d ?number WHERE { ?d a cc:Document OPTIONAL { ?d eli:number ?number } }"
    )
    rows = ((str(d), _text(number)) for d, number in store.select(query).tuples())
    return _handles(rows)


def _handles(documents: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    numbers = dict(documents)
    times = Counter(numbers.values())
    return {
        document: number if number and times[number] == 1 else document_tail(document)
        for document, number in numbers.items()
    }


def _text(value: Plain) -> str | None:
    return None if value is None else str(value)


def _counts(store: Store, query: str) -> dict[str, int]:
    """Counts by document."""
    return {
        graph_document(str(graph)): int(n)
        for graph, n in store.select(query).tuples()
        if graph is not None and n
    }


def _row(row: tuple[Plain, ...]) -> DocumentRow:
    document, number, genre, title, issuer, date, level, annex, source = map(_text, row)
    sha = source_digest(source) if source else None
    return DocumentRow(
        "", str(document), genre, number, title, issuer, date, level, sha is not None, annex, sha
    )
