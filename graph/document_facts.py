"""What resolution works on, read out of the graph of one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from cancu.graph.facts import Facts, Held, LinkFact, Mention
from cancu.graph.iris import area_place, graph_iri
from cancu.graph.namespaces import CC, DCTERMS, ELI, RDF
from cancu.graph.places import NOWHERE
from cancu.graph.protocol import Store

NOTHING = Facts((), (), ())

_Node = dict[str, str]


def facts_of(triples: Iterable[Triple]) -> Facts:
    """The facts of a graph as `build` makes it."""
    nodes: dict[str, _Node] = defaultdict(dict)
    classes: dict[str, set[str]] = defaultdict(set)
    for triple in triples:
        subject, predicate = _text(triple.subject), triple.predicate.value
        if predicate == RDF + "type":
            classes[_text(triple.object)].add(subject)
        else:
            nodes[subject][predicate] = _text(triple.object)
    tasks = classes[CC + "Task"]
    held = {iri: node for iri, node in nodes.items() if CC + "sourceText" in node}
    return Facts(
        tuple(_held(iri, held[iri]) for iri in sorted(held)),
        tuple(_mention(iri, nodes[iri], tasks) for iri in sorted(classes[CC + "Citation"])),
        tuple(_link(iri, nodes[iri]) for iri in sorted(classes[CC + "Link"])),
    )


def stored_facts(store: Store, document: str) -> Facts:
    """The facts of one document as a store holds it; NOTHING where it does not."""
    return facts_of(quad.triple for quad in stored_quads(store, document))


def stored_quads(store: Store, document: str) -> tuple[Quad, ...]:
    """What was read in a document."""
    return tuple(store.quads(graph_iri(document)))


def _text(value: NamedNode | BlankNode | Literal | Triple) -> str:
    return str(value) if isinstance(value, Triple) else value.value


def _held(iri: str, node: _Node) -> Held:
    area = node.get(CC + "jurisdiction")
    return Held(
        iri,
        node.get(ELI + "number"),
        node.get(CC + "genre"),
        node.get(DCTERMS + "title"),
        node.get(ELI + "date_document"),
        node.get(CC + "issuerName"),
        area_place(area) if area else NOWHERE,
        node.get(CC + "level"),
        node.get(CC + "promulgatedByNumber"),
    )


def _mention(iri: str, node: _Node, tasks: set[str]) -> Mention:
    citing = node[CC + "citing"]
    return Mention(
        iri,
        node[CC + "inDocument"],
        int(node[CC + "start"]),
        node[CC + "mention"],
        node.get(CC + "mentionType"),
        node.get(CC + "mentionNumber"),
        node.get(CC + "mentionDate"),
        node.get(CC + "mentionIssuer"),
        node.get(CC + "mentionTitle"),
        node.get(CC + "mentionParties"),
        node.get(CC + "shortFor"),
        node[CC + "relationName"],
        citing if citing in tasks else None,
    )


def _link(iri: str, node: _Node) -> LinkFact:
    return LinkFact(
        iri,
        node[CC + "inDocument"],
        node[CC + "relationName"],
        node[CC + "subjectName"],
        node[CC + "objectName"],
        int(node[CC + "start"]),
        int(node[CC + "end"]),
    )
