"""Quads as the text of a SPARQL update."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, Triple, serialize


def data_block(quads: Iterable[Quad]) -> str:
    """`GRAPH <g> { … }` for each graph, for INSERT DATA and DELETE DATA."""
    by_graph: dict[str, list[Triple]] = {}
    for quad in quads:
        by_graph.setdefault(str(quad.graph_name), []).append(quad.triple)
    return "\n".join(
        f"GRAPH {name} {{ {_triples(triples)} }}" for name, triples in by_graph.items()
    )


def _triples(triples: list[Triple]) -> str:
    data = serialize(triples, format=RdfFormat.N_TRIPLES)
    return data.decode() if data else ""
