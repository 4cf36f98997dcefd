"""What a picture shows: boxes, arrows and the words that prove each of them."""

from __future__ import annotations

from dataclasses import dataclass

HELD, STUB, AMBIGUOUS = "held", "stub", "ambiguous"


@dataclass(frozen=True, slots=True)
class Evidence:
    """`quote` is `source[start:end]` of the text that `document` (a handle) was read from."""

    document: str
    quote: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One box. `kind` is a class and `lane` a lane of style.yml.

    `label` is short (a number, a path), `title` says what it is about, `within` names the document
    of a provision. `state` is `held` for what
    was read, `stub` for what is known by citation only, `ambiguous` for what may be several.
    `start` says whether the box stands in the opening view; the others are found by searching.
    """

    id: str
    kind: str
    lane: str
    label: str
    title: str = ""
    state: str = HELD
    issuer: str = ""
    date: str = ""
    within: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    start: bool = True


@dataclass(frozen=True, slots=True)
class Edge:
    """One arrow, from what rests to what it rests on. `relation` is a relation of style.yml."""

    source: str
    target: str
    relation: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """`focus` is the node that the picture was asked for; `omitted` counts what was left out.

    Raises ValueError for two nodes of one id, or an edge or a focus without its node.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    title: str
    focus: str | None = None
    omitted: int = 0

    def __post_init__(self) -> None:
        known = {node.id for node in self.nodes}
        if len(known) != len(self.nodes):
            raise ValueError("two nodes of one id")
        ends = {end for edge in self.edges for end in (edge.source, edge.target)}
        if self.focus is not None:
            ends.add(self.focus)
        if missing := sorted(ends - known):
            raise ValueError(f"no such node: {missing[0]}")
