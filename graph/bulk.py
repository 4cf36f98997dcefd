"""Many documents into a new store at once: much faster than one by one, but not all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Quad, Triple

from cancu.graph.build import build
from cancu.graph.derive import stamp_triple
from cancu.graph.document_edges import annex_edges, citation_edges, link_edges
from cancu.graph.document_facts import facts_of
from cancu.graph.embedded import EmbeddedStore
from cancu.graph.facts import Facts, Held, LinkFact, Mention
from cancu.graph.index import INDEX
from cancu.graph.namespaces import INFERENCE, RESOLUTION, VOCABULARY
from cancu.graph.resolution_graph import index_triples, resolution_triples
from cancu.graph.resolve import resolve
from cancu.graph.resolve_links import resolve_links
from cancu.graph.terms import iri
from cancu.graph.texts import keep_text
from cancu.graph.vocabulary_graph import vocabulary_triples
from cancu.ingest.model import Extraction
from cancu.ontology.errors import StoreError


def load_new(folder: Path, items: Iterable[Extraction]) -> int:
    """Make a store of these documents; how many quads it holds.

    What it holds is what `ingest_files` makes of them. StoreError: there is something already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise StoreError(f"Thư mục “{folder}” không trống; hãy chọn một thư mục mới.")
    with EmbeddedStore(folder) as store:
        loading = _Loading(store)
        count = store.fill(loading.read(items))
        return count + store.fill(loading.following())


class _Loading:
    """Keeps the facts of what went in, since reading them again takes longer."""

    def __init__(self, store: EmbeddedStore) -> None:
        self._store = store
        self._held: dict[str, Held] = {}
        self._mentions: list[Mention] = []
        self._links: list[LinkFact] = []

    def read(self, items: Iterable[Extraction]) -> Iterator[Quad]:
        """The quads of the documents; a document that comes twice is held as it came first."""
        for item in items:
            keep_text(self._store, item.source)
            for document in build(item):
                if document.iri in self._held:
                    continue
                facts = facts_of(document.triples)
                self._held.update((each.iri, each) for each in facts.held)
                self._mentions += facts.mentions
                self._links += facts.links
                yield from _quads(document.graph, document.triples)

    def following(self) -> Iterator[Quad]:
        """The quads of all that follows."""
        held = tuple(self._held[each] for each in sorted(self._held))
        mentions = tuple(sorted(self._mentions, key=lambda each: each.iri))
        facts = Facts(held, mentions, tuple(sorted(self._links, key=lambda each: each.iri)))
        resolution = resolve(facts)
        links = resolve_links(facts, resolution.decisions)
        cited = {each.mention: each.cited for each in resolution.decisions.values()}
        edges = {*citation_edges(facts, cited), *link_edges(facts, links), *self._annexes()}
        for graph, triples in (
            (VOCABULARY, vocabulary_triples()),
            (RESOLUTION, resolution_triples(resolution, links)),
            (INDEX, (*index_triples(facts, resolution), stamp_triple())),
            (INFERENCE, edges),
        ):
            yield from _quads(graph, triples)

    def _annexes(self) -> Iterator[Triple]:
        for held in self._held.values():
            decision = held.iri.rpartition("/")[0]
            if held.annex_of and decision in self._held:
                yield from annex_edges(held, decision)


def _quads(graph: str, triples: Iterable[Triple]) -> Iterator[Quad]:
    name = iri(graph)
    return (Quad(t.subject, t.predicate, t.object, name) for t in triples)
