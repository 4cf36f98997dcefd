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
