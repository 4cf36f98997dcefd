"""Documents replaced in a store together with all that follows from them, in one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, Quad, Triple

from cancu.graph.document_facts import facts_of, stored_quads
from cancu.graph.edges_change import edges_change
from cancu.graph.facts import Facts
from cancu.graph.index import INDEX
from cancu.graph.iris import graph_iri
from cancu.graph.known import known_index
from cancu.graph.lookup import Lookup
from cancu.graph.namespaces import CC, INFERENCE, RESOLUTION
from cancu.graph.protocol import Store
from cancu.graph.resolution_change import resolution_change
from cancu.graph.terms import iri, plain
from cancu.graph.texts import drop_texts

_SHA256 = iri(CC + "sha256")
_IS_USED = "ASK { GRAPH ?g { ?s cc:sha256 ?sha } }"

_Sides = tuple[Iterable[Triple], Iterable[Triple]]


def replace_documents(store: Store, documents: Mapping[str, tuple[Triple, ...]]) -> None:
    """Documents become these triples (none: they vanish), and what follows is brought up to them.

    The store must be derived (`derive.ensure_derived`). It is written once, all or nothing.
    """
    old = {each: stored_quads(store, each) for each in documents}
    new = {each: _quads(graph_iri(each), triples) for each, triples in documents.items()}
    before = {each: facts_of(quad.triple for quad in quads) for each, quads in old.items()}
    after = {each: facts_of(triples) for each, triples in documents.items()}
    gone = {quad for quads in old.values() for quad in quads}
    come = {quad for quads in new.values() for quad in quads}
    for graph, (less, more) in _following(store, before, after).items():
        gone |= _quads(graph, less)
        come |= _quads(graph, more)
    store.change(come, gone)
    texts = {str(plain(quad.object)) for quad in gone - come if quad.predicate == _SHA256}
    drop_texts(store, {sha for sha in texts if not store.ask(_IS_USED, {"sha": sha})})


def _following(
    store: Store, before: Mapping[str, Facts], after: Mapping[str, Facts]
) -> dict[str, _Sides]:
    """What goes and comes in the graphs that follow from documents."""
    lookup = Lookup(store)
    change = resolution_change(lookup, _joined(before), _joined(after), known_index())
    edges = edges_change(store, lookup, before, after, change)
    return {
        RESOLUTION: (
            (*change.resolution[0], *edges.links[0]),
            (*change.resolution[1], *edges.links[1]),
        ),
        INDEX: change.index,
        INFERENCE: edges.edges,
    }


def _joined(facts: Mapping[str, Facts]) -> Facts:
    return Facts(
        tuple(held for each in facts.values() for held in each.held),
        tuple(mention for each in facts.values() for mention in each.mentions),
        tuple(link for each in facts.values() for link in each.links),
    )


def _quads(graph: str, triples: Iterable[Triple]) -> set[Quad]:
    name: NamedNode = iri(graph)
    return {Quad(t.subject, t.predicate, t.object, name) for t in triples}
