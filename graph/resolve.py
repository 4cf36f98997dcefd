"""Which document each mention means: resolved, ambiguous or a stub.

Computed from all mentions at once, so that the order of reading makes no difference. A number alone
names nothing: place and date belong to it. Where the words allow two documents the mention stays
ambiguous, and dates that contradict each other are reported beside the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cancu.graph.entities import Entities, Entity, keyed
from cancu.graph.facts import Facts, Mention
from cancu.graph.known import Known, KnownIndex, known_index
from cancu.graph.meanings import Meaning, meaning_of
from cancu.graph.readings import Reading, antecedent, readings


@dataclass(frozen=True, slots=True)
class Decision:
    """What one mention means.

    `state` is `resolved` (the document is held), `stub` (known by citation only) or `ambiguous`
    (then `candidates` are possible). `conflict` is `date` or `issuer`, `against` the documents
    that contradict the mention.
    """

    mention: str
    state: str
    cited: str | None
    candidates: tuple[str, ...] = ()
    conflict: str | None = None
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """All decisions by mention, and the documents that are known by citation only."""

    decisions: dict[str, Decision]
    stubs: tuple[Entity, ...]
    readings: tuple[Reading, ...]
    meanings: Mapping[str, Meaning]


def resolve(facts: Facts, known: Iterable[Known] | None = None) -> Resolution:
    """Decide every mention of a store; `known` defaults to the vocabulary's instruments."""
    index = known_index() if known is None else KnownIndex(known)
    placed = readings(facts, index)
    dated = {each.dated: None for each in placed}
    entities = Entities(keyed(facts.held), index.all, (each for each in dated if each))
    meanings = {each.mention.iri: meaning_of(each, entities) for each in placed}
    for each in placed:
        meaning = meanings[each.mention.iri]
        if meaning.certain:
            meaning.candidates[0].told.update(meaning.candidates[0].tells(each.mention))
    found = {entity for meaning in meanings.values() for entity in meaning.entities()}
    # Once an entity: its name is counted out of all that mention it.
    names = {entity.id: entity.iri for entity in found}
    stubs = sorted((e for e in found if e.held is None), key=lambda e: names[e.id])
    decisions = decided(facts.mentions, meanings, names)
    return Resolution(decisions, tuple(stubs), placed, meanings)


def decided(
    mentions: Iterable[Mention], meanings: Mapping[str, Meaning], names: Mapping[str, str]
) -> dict[str, Decision]:
    """Decisions of all mentions of some documents, short forms among them."""
    by_iri = {mention.iri: mention for mention in mentions}
    decisions = {}
    for mention in by_iri.values():
        meaning = meanings.get(antecedent(mention, by_iri))
        own = mention.short_for is None
        decisions[mention.iri] = decision_of(mention.iri, meaning, names, with_conflict=own)
    return decisions


def decision_of(
    mention: str, meaning: Meaning | None, names: Mapping[str, str], *, with_conflict: bool
) -> Decision:
    """One decision by names, which are given by the ids of entities."""
    if meaning is None:  # short forms that stand for each other
        return Decision(mention, "ambiguous", None)
    conflict = meaning.conflict if with_conflict else None
    against = tuple(sorted(names[e.id] for e in meaning.against)) if conflict else ()
    if not meaning.certain:
        candidates = tuple(sorted(names[e.id] for e in meaning.candidates))
        return Decision(mention, "ambiguous", None, candidates, conflict, against)
    meant = meaning.candidates[0]
    state = "resolved" if meant.held else "stub"
    return Decision(mention, state, names[meant.id], (), conflict, against)
