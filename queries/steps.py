"""Hops as people read them: names instead of IRIs, the words beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cancu.queries.evidence import Evidence, Reader, Span
from cancu.queries.hops import Hop


@dataclass(frozen=True, slots=True)
class Step:
    """One hop by names for people; a task is `<handle> <path>`."""

    source: str
    relation: str
    target: str
    evidence: Evidence

    def to_json(self) -> dict[str, object]:
        """`{"from", "relation", "to", "evidence"}`."""
        return {
            "from": self.source,
            "relation": self.relation,
            "to": self.target,
            "evidence": self.evidence.to_json(),
        }


class Steps:
    """Gives hops their names and words; `provisions` are the document and path of each by IRI."""

    def __init__(self, reader: Reader, provisions: Mapping[str, tuple[str, str]]) -> None:
        self._reader = reader
        self._provisions = provisions

    def of(self, hop: Hop) -> Step:
        """A hop between nodes."""
        return self.to_name(hop.source, hop.relation, self._name(hop.target), hop.span)

    def to_name(self, source: str, relation: str, target: str, span: Span) -> Step:
        """A hop to something that is no node, by the name that the text gives it."""
        return Step(self._name(source), relation, target, self._reader.evidence(span))

    def _name(self, node: str) -> str:
        if node in self._provisions:
            document, path = self._provisions[node]
            return f"{self._reader.handle(document)} {path}"
        return self._reader.handle(node)
