"""What the coming and going of documents changes in links and plain edges.

Both follow from the decisions of one document each, so the documents looked at are those that
change, those with a mention that now means another document, and those that say what a decision
promulgates or are named below one that comes or goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial

from pyoxigraph import Triple

from cancu.graph.document_edges import annex_edges, citation_edges, edges, link_edges
from cancu.graph.document_facts import stored_facts
from cancu.graph.facts import Facts, Held
from cancu.graph.lookup import Lookup
from cancu.graph.protocol import Store
from cancu.graph.resolution_change import ResolutionChange
from cancu.graph.resolution_graph import link_triples
from cancu.graph.resolve import Decision
from cancu.graph.resolve_links import LinkEnds, is_annex, link_ends
from cancu.graph.terms import plain

_Triples = set[Triple]


class _Stored:
    """What a store says of documents that do not change, each read once."""

    def __init__(self, store: Store, lookup: Lookup) -> None:
        self.lookup = lookup
        self.facts = cache(partial(stored_facts, store))
        self.cited = cache(lookup.cited)


@dataclass(slots=True)
class _Side:
    """The documents looked at, before the change or after it.

    `own` are the facts of the documents that change, `decisions` what their mentions and those of
    others mean that were decided anew.
    """

    stored: _Stored
    own: Mapping[str, Facts]
    decisions: Mapping[str, Decision]
    links: _Triples = field(default_factory=set)
    edges: _Triples = field(default_factory=set)

    def look_at(self, document: str) -> None:
        """Note the links and edges of one document."""
        facts = self.facts(document)
        held = next(iter(facts.held), None)
        if held is None:
            return
        cited = self._cited(document, facts)
        ends = self._ends(facts, held, cited)
        self.links |= set(link_triples(ends))
        self.edges |= {*citation_edges(facts, cited), *link_edges(facts, ends)}
        self.edges |= self._as_annex(held)

    def facts(self, document: str) -> Facts:
        if document in self.own:
            return self.own[document]
        return self.stored.facts(document)

    def _cited(self, document: str, facts: Facts) -> dict[str, str | None]:
        stored = {} if document in self.own else self.stored.cited(document)
        found: dict[str, str | None] = {}
        for mention in facts.mentions:
            decision = self.decisions.get(mention.iri)
            found[mention.iri] = decision.cited if decision else stored.get(mention.iri)
        return found

    def _ends(
        self, facts: Facts, held: Held, cited: Mapping[str, str | None]
    ) -> tuple[LinkEnds, ...]:
        return tuple(
            link_ends(link, facts.mentions, held, cited, self._annexes) for link in facts.links
        )

    def _annexes(self, decision: str) -> list[Held]:
        found = {d: h for d, h in self.stored.lookup.annexes(decision).items() if d not in self.own}
        for facts in self.own.values():
            found.update((each.iri, each) for each in facts.held if _decision(each) == decision)
        return [found[each] for each in sorted(found) if is_annex(found[each])]

    def _as_annex(self, held: Held) -> _Triples:
        decision = _decision(held)
        return set(annex_edges(held, decision)) if decision and self._holds(decision) else set()

    def _holds(self, document: str) -> bool:
        if document in self.own:
            return bool(self.own[document].held)
        return self.stored.lookup.is_held(document)


def _decision(held: Held) -> str | None:
    """The decision that a document is named below, if it is one that a decision promulgates."""
    return held.iri.rpartition("/")[0] if held.annex_of else None


@dataclass(frozen=True, slots=True)
class EdgesChange:
    """The triples that go and come in either graph."""

    links: tuple[_Triples, _Triples]
    edges: tuple[_Triples, _Triples]


def edges_change(
    store: Store,
    lookup: Lookup,
    before: Mapping[str, Facts],
    after: Mapping[str, Facts],
    change: ResolutionChange,
) -> EdgesChange:
    """What follows when documents (both have the same) and the decisions of a store change."""
    stored = _Stored(store, lookup)
    old = _Side(stored, before, change.before)
    new = _Side(stored, after, change.after)
    looked_at = {*before, *_meaning_others(change), *_below(lookup, before, after)}
    for document in sorted(looked_at):
        old.look_at(document)
        new.look_at(document)
    gone = old.edges - new.edges
    return EdgesChange(
        (old.links, new.links),
        (gone - _still_said(stored, gone, looked_at), new.edges - old.edges),
    )


def _meaning_others(change: ResolutionChange) -> set[str]:
    """The documents with a mention that means another document than before."""
    return {
        document
        for mention, document in change.documents.items()
        if change.before[mention].cited != change.after[mention].cited
    }


def _below(
    lookup: Lookup, before: Mapping[str, Facts], after: Mapping[str, Facts]
) -> Iterable[str]:
    """The documents that look at a decision or at what is below it."""
    for document in before:
        was, now = ({*map(_annex_facts, side[document].held)} for side in (before, after))
        if was != now:
            yield from lookup.annexes(document)
            for decision in {facts[0] for facts in was | now if facts[0]}:
                yield from lookup.promulgating(decision)


def _annex_facts(held: Held) -> tuple[str | None, str | None]:
    return _decision(held), held.genre


def _still_said(stored: _Stored, gone: Iterable[Triple], looked_at: set[str]) -> _Triples:
    """Of edges that go, those that a document not looked at gives as well."""
    return {each for each in gone if _is_said(stored, each, looked_at)}


def _is_said(stored: _Stored, triple: Triple, looked_at: set[str]) -> bool:
    subject, object_ = str(plain(triple.subject)), str(plain(triple.object))
    for document, relation in stored.lookup.links(subject, object_):
        if document not in looked_at and triple.predicate in edges(relation):
            return True
    unchanged = _Side(stored, {}, {})
    for document in (subject, object_):
        if document not in looked_at and stored.lookup.is_held(document):
            unchanged.look_at(document)
    return triple in unchanged.edges
