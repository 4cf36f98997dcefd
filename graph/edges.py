"""The plain edges of a store, for lineage."""

from __future__ import annotations

from cancu.graph.lineage import Edge
from cancu.graph.namespaces import INFERENCE, compact
from cancu.graph.protocol import Store
from cancu.graph.terms import plain

RESTING = (
    "cc:basedOn",
    "cc:implements",
    "cc:promulgatedBy",
    "cc:continues",
    "cc:approves",
    "cc:guides",
    "cc:amends",
    "cc:mandatedBy",
)
"""The relations by which one thing rests on another."""


def plain_edges(store: Store, relations: tuple[str, ...] = RESTING) -> tuple[Edge, ...]:
    """The inferred edges of these relations, by IRI, with the relation as a prefixed name."""
    found = (
        Edge(str(plain(q.subject)), compact(q.predicate.value), str(plain(q.object)))
        for q in store.quads(INFERENCE)
    )
    return tuple(sorted(edge for edge in found if edge.relation in relations))
