"""All ways from a provision up to what it rests on."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cancu.queries.evidence import Span
from cancu.queries.hops import Doubt, Grounds, Hop, Hops

MOST_PATHS = 100
"""Of the ways to one document at most these, the shortest: a dense web has them without number."""

Path = tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Chains:
    """What a provision rests on: the steps from each node reached, and where steps are in doubt.

    `home` is the provision's own document; `reached` are all documents but that one, nearest
    first, those that the provision itself cites before those of its document.
    """

    start: str
    home: str
    steps: dict[str, tuple[Hop, ...]]
    doubts: tuple[Doubt, ...]
    reached: tuple[str, ...]

    def paths(self) -> dict[str, tuple[Path, ...]]:
        """All simple paths to each node reached, the shortest first, at most MOST_PATHS each."""
        found: dict[str, list[Path]] = {}
        queue: deque[Path] = deque((hop,) for hop in self.steps[self.start])
        while queue:
            path = queue.popleft()
            node = path[-1].target
            known = found.setdefault(node, [])
            if len(known) == MOST_PATHS:
                continue
            known.append(path)
            passed = {self.start, *(hop.target for hop in path)}
            queue.extend(
                (*path, hop) for hop in self.steps.get(node, ()) if hop.target not in passed
            )
        return {node: tuple(paths) for node, paths in found.items()}

    def ends(self) -> Iterator[str]:
        """The documents at which paths stop, in the order of `reached`, the own document last."""
        doubtful = {doubt.source for doubt in self.doubts}
        for node in (*self.reached, self.home):
            if not self.steps.get(node) and node not in doubtful:
                yield node


def chains_of(hops: Hops, provision: str, document: str, span: Span) -> Chains:
    """The chains of a provision that stands at `span` of a document."""
    own = hops.of_provision(provision)
    first = (*own.hops, Hop(provision, "part_of", document, span))
    return _climb(hops, provision, document, first, own.doubts)


def _climb(
    hops: Hops, start: str, home: str, first: tuple[Hop, ...], doubts: tuple[Doubt, ...]
) -> Chains:
    steps = {start: first}
    found = list(doubts)
    queue = deque(hop.target for hop in first)
    seen: dict[str, None] = {}
    while queue:
        document = queue.popleft()
        if document in seen:
            continue
        seen[document] = None
        if document not in steps:
            grounds = document_grounds(hops, document, home)
            # What rests on the document that one came from would lead in a circle.
            steps[document] = tuple(hop for hop in grounds.hops if hop.target != home)
            found.extend(grounds.doubts)
        queue.extend(hop.target for hop in steps[document])
    reached = tuple(document for document in seen if document != home)
    return Chains(start, home, steps, tuple(found), reached)


def document_grounds(hops: Hops, document: str, home: str | None) -> Grounds:
    """What a document rests on, its shortcuts left out where it leads there anyway.

    `home` is the document whose words are preferred as evidence.
    """
    own = hops.of_document(document) if hops.node(document).held else Grounds((), ())
    linked = hops.links(document, home)
    said = {hop.target for hop in own.hops}
    # What another document's title says of one that was read is a shortcut; of one known by
    # citation only it is all there is.
    rest = [replace(hop, shortcut=bool(own.hops)) for hop in linked if hop.target not in said]
    return Grounds(_without_shortcuts(hops, document, (*own.hops, *rest)), own.doubts)


def _without_shortcuts(hops: Hops, document: str, found: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """`188/KH-UBND` names 13-KL/TW in its title, and implements it through 1944/QĐ-TTg."""
    kept = list(found)
    for hop in found:
        others = [other.target for other in kept if other is not hop]
        if hop.shortcut and hop.target in _above(hops, others, document):
            kept.remove(hop)
    return tuple(kept)


def _above(hops: Hops, documents: Iterable[str], without: str) -> set[str]:
    """Everything that documents rest on, `without` passing through one of them."""
    seen: set[str] = {without}
    above: set[str] = set()
    queue = deque(documents)
    while queue:
        document = queue.popleft()
        if document in seen:
            continue
        seen.add(document)
        own = hops.of_document(document).hops if hops.node(document).held else ()
        targets = {hop.target for hop in own} | hops.link_targets(document)
        above |= targets
        queue.extend(targets)
    return above
