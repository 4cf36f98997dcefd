"""Where each box stands: its lane, its layer in the lane, its rank in the layer.

The grid is computed here, once, without physics; static/place.js only wraps the layers to the
window at hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from cancu.viz.picture import Edge, Node

_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Lanes and layers count from the top, ranks from the left."""

    lane: int
    layer: int
    rank: int


def arrange(nodes: Sequence[Node], edges: Iterable[Edge], lanes: Sequence[str]) -> dict[str, Place]:
    """The place of every node by id; the same picture always gives the same places.

    In a lane what rests on a neighbour stands in a deeper layer; ranks follow the mean rank of
    what a box is tied to (the barycentre heuristic of Sugiyama et al., 1981).
    """
    lane_of = {node.id: lanes.index(node.lane) for node in nodes}
    above: dict[str, list[str]] = {node.id: [] for node in nodes}
    tied: dict[str, list[str]] = {node.id: [] for node in nodes}
    for edge in edges:
        tied[edge.source].append(edge.target)
        tied[edge.target].append(edge.source)
        if lane_of[edge.source] == lane_of[edge.target]:
            above[edge.source].append(edge.target)
    layer_of = _layers(above)
    rows: dict[tuple[int, int], list[str]] = defaultdict(list)
    for node in nodes:
        rows[lane_of[node.id], layer_of[node.id]].append(node.id)
    ordered = _ordered([rows[key] for key in sorted(rows)], tied)
    return {
        id_: Place(lane_of[id_], layer_of[id_], rank)
        for row in ordered
        for rank, id_ in enumerate(row)
    }


def _layers(above: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The longest way up from each node; an edge that closes a ring is not climbed."""
    depth: dict[str, int] = {}
    climbing: set[str] = set()
    for first in above:
        stack = [first]
        while stack:
            id_ = stack[-1]
            if id_ in depth:
                stack.pop()
                continue
            climbing.add(id_)
            waiting = [up for up in above[id_] if up not in depth and up not in climbing]
            if waiting:
                stack.extend(waiting[:1])
                continue
            depth[id_] = max((depth[up] + 1 for up in above[id_] if up in depth), default=0)
            climbing.discard(id_)
            stack.pop()
    return depth


def _ordered(rows: list[list[str]], tied: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Rows sorted by barycentre, swept down and up in turn."""
    at: dict[str, float] = {}
    for row in rows:
        _spread(row, at)
    for sweep in range(_SWEEPS):
        downwards = sweep % 2 == 0
        for row in rows if downwards else reversed(rows):
            mean = {id_: fmean([at[t] for t in tied[id_]] or [at[id_]]) for id_ in row}
            row.sort(key=mean.__getitem__)
            _spread(row, at)
    return rows


def _spread(row: Sequence[str], at: dict[str, float]) -> None:
    """Rank as a part of the row's width, so that rows of any length can be compared."""
    for rank, id_ in enumerate(row):
        at[id_] = (rank + 0.5) / len(row)
