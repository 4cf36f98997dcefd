"""The resolution graph: what each mention means, and the documents known by citation only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Triple

from cancu.graph.entities import Entity
from cancu.graph.facts import Facts, read_facts
from cancu.graph.index import INDEX, Tally, document_index
from cancu.graph.iris import area_iri
from cancu.graph.namespaces import RESOLUTION
from cancu.graph.places import is_party
from cancu.graph.protocol import Store
from cancu.graph.quads import Triples
from cancu.graph.resolve import Decision, Resolution, resolve
from cancu.graph.resolve_links import LinkEnds, resolve_links
from cancu.graph.terms import date_literal, iri
from cancu.ontology.genres import genre_of_name


def update_resolution(store: Store) -> tuple[Facts, Resolution]:
    """Resolve all mentions of a store anew and replace the resolution graph and its index."""
    facts = read_facts(store)
    resolution = resolve(facts)
    links = resolve_links(facts, resolution.decisions)
    store.replace_graphs(
        {
            RESOLUTION: resolution_triples(resolution, links),
            INDEX: index_triples(facts, resolution),
        }
    )
    return facts, resolution


def index_triples(facts: Facts, resolution: Resolution) -> Iterator[Triple]:
    """The triples of the index graph."""
    counts = Tally()
    for each in resolution.readings:
        counts.add(each, resolution.meanings[each.mention.iri])
    yield from document_index(facts, resolution.readings)
    yield from counts.triples()


def resolution_triples(resolution: Resolution, links: Iterable[LinkEnds]) -> tuple[Triple, ...]:
    """The triples of the resolution graph."""
    return (
        *decision_triples(resolution.decisions),
        *link_triples(links),
        *stub_triples(resolution.stubs),
    )


def decision_triples(decisions: Mapping[str, Decision]) -> tuple[Triple, ...]:
    """What each mention means."""
    out = Triples()
    for decision in decisions.values():
        _add_decision(out, decision)
    return out.done()


def link_triples(links: Iterable[LinkEnds]) -> tuple[Triple, ...]:
    """The ends of links."""
    out = Triples()
    for link in links:
        out.add(
            link.link,
            subject=iri(link.subject) if link.subject else None,
            object=iri(link.object) if link.object else None,
        )
    return out.done()


def stub_triples(stubs: Iterable[Entity]) -> tuple[Triple, ...]:
    """What is known of documents that are not held."""
    out = Triples()
    for stub in stubs:
        _add_stub(out, stub)
    return out.done()


def _add_decision(out: Triples, decision: Decision) -> None:
    node = decision.mention
    out.add(
        node,
        state=decision.state,
        cited=iri(decision.cited) if decision.cited else None,
        conflict=decision.conflict,
    )
    for candidate in decision.candidates:
        out.add(node, candidate=iri(candidate))
    for other in decision.against:
        out.add(node, conflictsWith=iri(other))


def _add_stub(out: Triples, stub: Entity) -> None:
    node = stub.iri
    genre = genre_of_name(stub.genre) if stub.genre else None
    out.typed(node, "cc:Document", *((f"cc:{genre.cls}",) if genre else ()))
    if not is_party(stub.number, stub.issuer):
        out.typed(node, "eli:LegalResource")
    out.put(node, "eli:number", stub.number)
    out.put(node, "eli:date_document", date_literal(stub.date) if stub.date else None)
    out.put(node, "dcterms:title", stub.title)
    out.add(
        node,
        genre=stub.genre,
        issuerName=stub.issuer,
        level=stub.level,
        jurisdiction=iri(area_iri(stub.place)),
    )
