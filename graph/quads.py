"""A growing list of triples, with the terms of the ontology at hand."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Triple

from cancu.graph import namespaces as ns
from cancu.graph.terms import Term, iri
from cancu.ingest.model import page_at

TYPE = NamedNode(ns.RDF + "type")
_NAMESPACES = ns.PREFIXES


@lru_cache(maxsize=1024)
def name(short: str) -> NamedNode:
    """`cc:start` as a term."""
    prefix, _, local = short.partition(":")
    return NamedNode(_NAMESPACES[prefix] + local)


class Triples:
    """Collects triples; values that are None are left out, so that silence stays silence.

    A fact with a `start` is told its page, by where the `pages` of its source text begin.
    """

    def __init__(self, pages: tuple[int, ...] = ()) -> None:
        self._triples: list[Triple] = []
        self._pages = pages

    def add(self, subject: str, /, **facts: Term | str | int | float | None) -> None:
        """`cc` facts by local name: `add(doc, start=0, end=9)`."""
        node = iri(subject)
        for local, value in facts.items():
            self._put(node, name("cc:" + local), value)
        if self._pages and isinstance(start := facts.get("start"), int):
            self._put(node, name("cc:page"), page_at(self._pages, start))

    def put(self, subject: str, predicate: str, value: Term | str | int | float | None) -> None:
        """One fact by prefixed name: `put(doc, "eli:number", "188/KH-UBND")`."""
        self._put(iri(subject), name(predicate), value)

    def typed(self, subject: str, *classes: str) -> None:
        """The classes of a thing, by prefixed name."""
        node = iri(subject)
        for cls in classes:
            self._triples.append(Triple(node, TYPE, name(cls)))

    def _put(
        self, node: NamedNode, predicate: NamedNode, value: Term | str | int | float | None
    ) -> None:
        if value is None:
            return
        object_ = value if isinstance(value, (NamedNode, Literal)) else Literal(value)
        self._triples.append(Triple(node, predicate, object_))

    def extend(self, triples: Iterable[Triple]) -> None:
        """Triples made elsewhere."""
        self._triples.extend(triples)

    def done(self) -> tuple[Triple, ...]:
        """All of them, without repetition, in the order they came."""
        return tuple(dict.fromkeys(self._triples))
