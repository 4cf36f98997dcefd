"""What documents and tasks rest on, directly or not, as sets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cancu.graph.protocol import Store
from cancu.queries.catalogue import run
from cancu.queries.chains import document_grounds
from cancu.queries.hops import Grounds, Hops


@dataclass(frozen=True, slots=True)
class Plan:
    """A held document with tasks, by what it rests on.

    `grounds` is reached from its opening, `rests` from any of its words but the titles of what it
    cites; `mentions` are all documents it names at all, its decision's words counted with its own.
    `doubtful` are those that an ambiguous citation may mean.
    """

    document: str
    grounds: frozenset[str]
    rests: frozenset[str]
    mentions: frozenset[str]
    doubtful: frozenset[str]


class Reach:
    """Everything above a node, each document walked once."""

    def __init__(self, store: Store, hops: Hops) -> None:
        self._store = store
        self._hops = hops
        self._direct: dict[str, Grounds] = {}

    def direct(self, document: str) -> Grounds:
        """What a document rests on in one step."""
        if document not in self._direct:
            self._direct[document] = document_grounds(self._hops, document, document)
        return self._direct[document]

    def above(self, documents: Iterable[str]) -> frozenset[str]:
        """These documents and all that they rest on."""
        seen: set[str] = set()
        queue = list(documents)
        while queue:
            document = queue.pop()
            if document not in seen:
                seen.add(document)
                queue.extend(hop.target for hop in self.direct(document).hops)
        return frozenset(seen)

    def plan(self, document: str) -> Plan:
        """All that a held document rests on."""
        grounds = self.above([document]) - {document}
        cited: set[str] = set()
        mentions: set[str] = set()
        doubtful: set[str] = set()
        family = [document, *self._decisions(document)]
        for each in family:
            for row in run(self._store, "citations", document=each):
                if row["cited"] is not None:
                    mentions.add(str(row["cited"]))
                    # Only what the plan itself says outside of titles, not its decision's articles.
                    if row["relation"] == "cited" and each == document:
                        cited.add(str(row["cited"]))
                else:
                    found = run(self._store, "candidates", citation=str(row["citation"]))
                    doubtful |= {str(candidate["candidate"]) for candidate in found}
        rests = grounds | (self.above(cited - set(family)) - {document})
        return Plan(document, grounds, rests, frozenset(mentions), frozenset(doubtful))

    def _decisions(self, document: str) -> list[str]:
        return [
            hop.target
            for hop in self.direct(document).hops
            if hop.relation == "promulgated_by" and self._hops.node(hop.target).held
        ]
