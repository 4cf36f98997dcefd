"""What the coming and going of documents changes in the meaning of mentions, theirs and others'.

A mention's meaning depends on its reading, which its own document gives, and on the entities of its
number, place and stem (`meanings`). So only three kinds of mentions are decided: those of the
documents themselves; those whose entities became others; those that mean a stub whose name, which
is how most mentions print it, became another. All others keep their answers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Triple

from cancu.graph.entities import Entities, Entity, keyed
from cancu.graph.facts import Facts
from cancu.graph.index import Tally, document_index, place_slot, stem_slot
from cancu.graph.known import KnownIndex
from cancu.graph.lookup import Lookup
from cancu.graph.meanings import Meaning, meaning_of
from cancu.graph.places import Place
from cancu.graph.readings import Dated, Reading, readings
from cancu.graph.resolution_graph import decision_triples
from cancu.graph.resolve import Decision, decided, decision_of
from cancu.graph.stubs import Stubs

_Short = tuple[str, str, str]
"""A short form, its document, and what it stands for."""

_At = tuple[str, str, Place]
"""Text, stem and place of a number."""


@dataclass(slots=True)
class _Side:
    """The world before the change, or after it."""

    facts: Facts
    readings: tuple[Reading, ...]
    entities: Entities
    others: tuple[Reading, ...] = ()
    meanings: dict[str, Meaning] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def decide(self, others: Iterable[Reading]) -> None:
        """Every mention that is looked at, each as if for the first time."""
        self.others = tuple(others)
        looked_at = (*self.readings, *self.others)
        self.meanings = {each.mention.iri: meaning_of(each, self.entities) for each in looked_at}

    def named(self) -> dict[str, Entity]:
        """All entities that these meanings name, by id."""
        return {e.id: e for meaning in self.meanings.values() for e in meaning.entities()}

    def tally(self) -> Tally:
        made = Tally()
        for each in (*self.readings, *self.others):
            made.add(each, self.meanings[each.mention.iri])
        return made

    def decisions(self, short: Iterable[_Short]) -> dict[str, Decision]:
        """By mention: of the documents that change, then of all others that are looked at."""
        found = decided(self.facts.mentions, self.meanings, self.names)
        for each in self.others:
            iri = each.mention.iri
            found[iri] = decision_of(iri, self.meanings[iri], self.names, with_conflict=True)
        for iri, _, full in short:
            found[iri] = decision_of(iri, self.meanings[full], self.names, with_conflict=False)
        return found


@dataclass(frozen=True, slots=True)
class ResolutionChange:
    """Decisions before and after, and the triples that go and come in either graph.

    `documents` are those of each mention decided that is not of a document that itself changes.
    """

    before: Mapping[str, Decision]
    after: Mapping[str, Decision]
    documents: Mapping[str, str]
    resolution: tuple[tuple[Triple, ...], tuple[Triple, ...]]
    index: tuple[tuple[Triple, ...], tuple[Triple, ...]]


def resolution_change(
    lookup: Lookup, before: Facts, after: Facts, known: KnownIndex
) -> ResolutionChange:
    """What follows when the facts of some documents become others (none: they come or go)."""
    old, new, dated, later = _sides(lookup, before, after, known)
    changed = {each.iri for each in (*before.held, *after.held)}
    slots = _slots(_moved(old.entities, new.entities))
    while True:
        others, short = _others(lookup, slots, changed)
        old.decide(others)
        new.decide(others)
        stubs = Stubs(lookup, old.named(), old.tally(), new.named(), new.tally())
        more = _slots(_keys_of(stubs.renamed()))
        if more <= slots:
            break
        slots |= more
    old.names, new.names = stubs.names()
    decisions = old.decisions(short), new.decisions(short)
    documents = {each.mention.iri: each.mention.document for each in others}
    documents.update((iri, document) for iri, document, _ in short)
    return ResolutionChange(
        decisions[0],
        decisions[1],
        documents,
        (
            (*decision_triples(decisions[0]), *stubs.before.triples()),
            (*decision_triples(decisions[1]), *stubs.after.triples()),
        ),
        (
            (*document_index(before, old.readings), *stubs.before.counts(dated)),
            (*document_index(after, new.readings), *stubs.after.counts(later)),
        ),
    )


def _sides(
    lookup: Lookup, before: Facts, after: Facts, known: KnownIndex
) -> tuple[_Side, _Side, Counter[Dated], Counter[Dated]]:
    read = readings(before, known), readings(after, known)
    own = keyed(before.held), keyed(after.held)
    stems = known.together(
        [
            *(each.key.stem for placed in read for each in placed),
            *(key.stem for pairs in own for key, _ in pairs),
        ]
    )
    held = lookup.held(stems)
    dated = lookup.dated(stems)
    instruments = known.of(stems)
    gone = {each.iri for each in before.held}
    kept = [pair for iri, pair in held.items() if iri not in gone]
    later = Counter(dated)
    for placed, times in zip(read, (-1, 1), strict=True):
        for each in placed:
            if each.dated:
                later[each.dated] += times
    return (
        _Side(before, read[0], Entities(held.values(), instruments, dated)),
        _Side(after, read[1], Entities([*kept, *own[1]], instruments, +later)),
        dated,
        later,
    )


def _moved(old: Entities, new: Entities) -> set[_At]:
    """Text, stem and place of each number for which there are other entities than before."""
    was, now = _signatures(old), _signatures(new)
    return {at for at in was.keys() | now.keys() if was.get(at) != now.get(at)}


def _signatures(entities: Entities) -> dict[_At, set[object]]:
    found: dict[_At, set[object]] = defaultdict(set)
    for each in entities:
        for key in each.keys:
            is_ = (each.held and each.held.iri, each.known, each.date)
            found[key.text, key.stem, each.place].add(is_)
    return found


def _keys_of(entities: Iterable[Entity]) -> set[_At]:
    return {(key.text, key.stem, each.place) for each in entities for key in each.keys}


def _slots(at: Iterable[_At]) -> set[str]:
    """Of all mentions that look at these numbers in these places."""
    return {
        slot
        for text, stem, place in at
        for slot in (place_slot(text, place), place_slot(text, None), stem_slot(stem))
    }


def _others(
    lookup: Lookup, slots: Iterable[str], changed: set[str]
) -> tuple[list[Reading], list[_Short]]:
    """The mentions of these slots in documents that do not change."""
    whole: list[Reading] = []
    short: list[_Short] = []
    for slot in sorted(slots):
        read, stand_in = lookup.slot(slot)
        whole += (each for each in read if each.mention.document not in changed)
        short += (each for each in stand_in if each[1] not in changed)
    return whole, short
