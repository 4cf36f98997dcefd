"""What every store can do, wherever its quads lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from pyoxigraph import Quad, Triple

from cancu.graph.terms import Plain, Term, Value, plain


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer of a SELECT: iterate for dicts of plain values; `terms` keep the RDF terms."""

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]

    def __iter__(self) -> Iterator[dict[str, Plain]]:
        for row in self.terms:
            yield dict(zip(self.columns, map(plain, row), strict=True))

    def __len__(self) -> int:
        return len(self.terms)

    def tuples(self) -> Iterator[tuple[Plain, ...]]:
        """Each row as a tuple of plain values, in the order of `columns`."""
        for row in self.terms:
            yield tuple(map(plain, row))


Answer = Rows | bool | tuple[Triple, ...]


class Store(Protocol):
    """A set of named graphs that answers SPARQL.

    Queries may use the prefixes of `namespaces.PREFIXES` undeclared, and see the union of all
    named graphs where they name none. `bindings` give variables their values; each must be
    projected by a SELECT. QueryError: the query cannot be understood. StoreError: the store
    cannot be read or written.
    """

    @property
    def location(self) -> str:
        """The folder or URL it was opened by."""

    @property
    def read_only(self) -> bool:
        """Whether writing is refused."""

    @property
    def texts(self) -> Path:
        """The folder of the source texts, `<sha256>.txt` each."""

    def query(self, query: str, bindings: Mapping[str, Value] | None = None) -> Answer:
        """Any query: rows of a SELECT, a bool for ASK, triples of a CONSTRUCT or DESCRIBE."""

    def select(self, query: str, bindings: Mapping[str, Value] | None = None) -> Rows:
        """The rows of a SELECT."""

    def ask(self, query: str, bindings: Mapping[str, Value] | None = None) -> bool:
        """Whether an ASK finds anything."""

    def construct(
        self, query: str, bindings: Mapping[str, Value] | None = None
    ) -> tuple[Triple, ...]:
        """The triples of a CONSTRUCT or DESCRIBE."""

    def graphs(self) -> tuple[str, ...]:
        """The names of all graphs, sorted."""

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """The quads of one graph, or of all."""

    def replace_graphs(self, graphs: Mapping[str, Iterable[Triple]]) -> None:
        """Each graph becomes exactly these triples (none: it vanishes), all or nothing."""

    def change(self, add: Iterable[Quad], remove: Iterable[Quad]) -> None:
        """These quads come and those go, all or nothing; what is in both stays.

        To add what is there, or to remove what is not, does nothing. A graph that becomes empty
        vanishes.
        """

    def close(self) -> None:
        """Write out and let go of what is held; closing twice is harmless."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
