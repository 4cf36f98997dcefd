"""Chains, impact and cycles among documents: plain edges in, plain tuples out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import networkx as nx

MOST_PATHS = 1000
"""How many paths are followed between two documents before giving up on the rest."""


class Edge(NamedTuple):
    """`source` rests on `target`; ends and relation are any names, IRIs or handles."""

    source: str
    relation: str
    target: str


Path = tuple[Edge, ...]
"""Edges end to end."""


class Touched(NamedTuple):
    """A thing that rests on another, `level` steps below it.

    `alone`: all its chains go through the other, without which it has no mandate.
    """

    thing: str
    level: int
    alone: bool


def chains(edges: Iterable[Edge], start: str, *, longest: int = 12) -> dict[str, tuple[Path, ...]]:
    """All simple paths from `start`, by the thing each ends in; the shortest first.

    No path has more than `longest` edges, and no two things more than MOST_PATHS between them.
    """
    graph = _graph(edges)
    if start not in graph:
        return {}
    found: dict[str, tuple[Path, ...]] = {}
    for end in sorted(nx.descendants(graph, start)):
        paths = islice(_paths(graph, start, end, longest), MOST_PATHS)
        if ordered := tuple(sorted(paths, key=lambda path: (len(path), path))):
            found[end] = ordered
    return found


def _paths(graph: nx.MultiDiGraph[str], start: str, end: str, longest: int) -> Iterator[Path]:
    # The stubs know edges of two parts only; those of a multigraph have the key as a third.
    steps: Any
    for steps in nx.all_simple_edge_paths(graph, start, end, cutoff=longest):
        yield tuple(Edge(source, relation, target) for source, target, relation in steps)


def impact(edges: Iterable[Edge], start: str) -> tuple[tuple[str, ...], ...]:
    """What rests on `start`, level by level, each thing at its least distance, names sorted."""
    graph = _graph(edges)
    if start not in graph:
        return ()
    levels = nx.bfs_layers(graph.reverse(copy=False), [start])
    return tuple(tuple(sorted(level)) for level in islice(levels, 1, None))


def touched_by(edges: Iterable[Edge], document: str) -> tuple[Touched, ...]:
    """What the repeal of a document would touch: all that rests on it, nearest first, then by name.

    A thing is `alone` if none of its chains comes to an end but through the document. Nothing is
    touched where the document is unknown.
    """
    graph = _graph(edges)
    if document not in graph:
        return ()
    levels = nx.bfs_layers(graph.reverse(copy=True), [document])
    below = {thing: level for level, things in enumerate(levels) for thing in things}
    tops = {node for node, onward in graph.out_degree() if not onward} - {document}
    graph.remove_node(document)
    kept = {node for top in tops for node in nx.ancestors(graph, top)} | tops
    found = (Touched(thing, level, thing not in kept) for thing, level in below.items() if level)
    return tuple(sorted(found, key=lambda each: (each.level, each.thing)))


def cycles(edges: Iterable[Edge]) -> tuple[tuple[str, ...], ...]:
    """Groups of things that rest on each other, which no sound chain has; each sorted."""
    graph = _graph(edges)
    groups = (tuple(sorted(group)) for group in nx.strongly_connected_components(graph))
    return tuple(sorted(g for g in groups if len(g) > 1 or graph.has_edge(g[0], g[0])))


def carried(edges: Iterable[Edge]) -> tuple[tuple[str, int], ...]:
    """Each thing with the number of things that rest on it directly or not, most first."""
    graph = _graph(edges)
    counts = [(node, len(nx.ancestors(graph, node))) for node in graph]
    return tuple(sorted(counts, key=lambda pair: (-pair[1], pair[0])))


def _graph(edges: Iterable[Edge]) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for source, relation, target in sorted(set(edges)):
        graph.add_edge(source, target, key=relation)
    return graph
