"""The index graph: by what a new document finds those few mentions that it can change.

Bookkeeping of resolution, not knowledge, so its terms are no part of the ontology. Counts of equal
things stand for the things, since what a law's thousandth mention changes is one number.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode, Triple

from cancu.graph.entities import Told, held_key
from cancu.graph.facts import Facts, Held
from cancu.graph.identity import Key
from cancu.graph.meanings import Meaning
from cancu.graph.namespaces import ID
from cancu.graph.places import Place
from cancu.graph.readings import Dated, Reading, antecedent
from cancu.graph.terms import iri

INDEX = ID + "graph/index"
_NS = "https://w3id.org/cancu/index#"

STEM = iri(_NS + "stem")
SLOT = iri(_NS + "slot")
DATE = iri(_NS + "date")
PLACE = iri(_NS + "place")
STANDS_FOR = iri(_NS + "standsFor")
HELD_AS = iri(_NS + "heldAs")
BELOW = iri(_NS + "below")
COUNT = iri(_NS + "count")
OF = iri(_NS + "of")
TOLD = iri(_NS + "told")
STAMP = iri(_NS + "stamp")


@dataclass(slots=True)
class Tally:
    """How often each date was told, each entity meant or named, and each called how."""

    dated: Counter[Dated] = field(default_factory=Counter)
    uses: Counter[str] = field(default_factory=Counter)
    told: dict[str, Counter[Told]] = field(default_factory=dict)

    def add(self, reading: Reading, meaning: Meaning, times: int = 1) -> None:
        """What one mention tells."""
        if dated := reading.dated:
            self.dated[dated] += times
        for entity in meaning.entities():
            if not entity.held:
                self.uses[entity.id] += times
        if meaning.certain:
            meant = meaning.candidates[0]
            for each in meant.tells(reading.mention):
                self.told.setdefault(meant.id, Counter())[each] += times

    def triples(self) -> Iterator[Triple]:
        """What is counted more often than never."""
        for dated, count in self.dated.items():
            if count:
                node = _dated_node(dated)
                yield Triple(node, STEM, Literal(dated.key.stem))
                yield Triple(node, COUNT, Literal(count))
        for entity, count in self.uses.items():
            if count:
                yield Triple(entity_node(entity), COUNT, Literal(count))
        for entity, counts in self.told.items():
            for told, count in counts.items():
                if count:
                    yield from _told(entity, told, count)


def _told(entity: str, told: Told, count: int) -> Iterator[Triple]:
    words = f"{told[0]} {told[1]}"
    digest = hashlib.sha256(words.encode()).hexdigest()[:16]
    owner = entity_node(entity)
    node = iri(f"{owner.value}/{digest}")
    yield Triple(node, OF, owner)
    yield Triple(node, TOLD, Literal(words))
    yield Triple(node, COUNT, Literal(count))


def parse_told(words: str) -> Told:
    """The kind and the words of what is told."""
    kind, _, value = words.partition(" ")
    return kind, value


def entity_node(entity: str) -> NamedNode:
    """The node of an entity's counts, by its id."""
    return iri(f"{ID}index/{quote(entity)}")


def _dated_node(dated: Dated) -> NamedNode:
    parts = (dated.key.stem, dated.key.text, dated.place, dated.date, dated.number or "")
    shown = ("+".join(part) if isinstance(part, tuple) else part for part in parts)
    return iri(f"{ID}index/dated/" + "/".join(quote(part, safe="+") for part in shown))


def parse_dated(node: str) -> Dated:
    """What a node counts; `_dated_node` goes back."""
    parts = node.removeprefix(f"{ID}index/dated/").split("/")
    stem, text, place, date, number = map(unquote, parts)
    return Dated(Key(text, stem), tuple(place.split("+")), date, number or None)


def slot(reading: Reading) -> str:
    """Mentions of one slot look at the same entities, and nothing else is looked at by them."""
    if reading.contradicts:
        return stem_slot(reading.key.stem)
    return place_slot(reading.key.text, reading.place)


def place_slot(text: str, place: Place | None) -> str:
    """The mentions of a number in one place, or (None) of nobody knows which."""
    return f"{text} {'/'.join(place) if place is not None else '*'}"


def stem_slot(stem: str) -> str:
    """The mentions whose sign and issuer contradict each other."""
    return f"! {stem}"


def document_index(facts: Facts, placed: Iterable[Reading]) -> Iterator[Triple]:
    """What is kept of documents and of their mentions."""
    for held in facts.held:
        yield from _held(held)
    slots = {}
    for reading in placed:
        slots[reading.mention.iri] = slot(reading)
        yield from _reading(reading)
    by_iri = {mention.iri: mention for mention in facts.mentions}
    for mention in facts.mentions:
        if mention.short_for and (full := antecedent(mention, by_iri)) in slots:
            yield Triple(iri(mention.iri), SLOT, Literal(slots[full]))
            yield Triple(iri(mention.iri), STANDS_FOR, iri(full))


def _held(held: Held) -> Iterator[Triple]:
    node = iri(held.iri)
    if key := held_key(held):
        yield Triple(node, STEM, Literal(key.stem))
        yield Triple(node, HELD_AS, Literal(place_slot(key.text, held.place)))
        if held.date:
            yield Triple(node, DATE, Literal(held.date))
    if held.annex_of:
        yield Triple(node, BELOW, iri(held.iri.rpartition("/")[0]))


def _reading(reading: Reading) -> Iterator[Triple]:
    node = iri(reading.mention.iri)
    yield Triple(node, SLOT, Literal(slot(reading)))
    if reading.date and reading.date != reading.mention.date:
        yield Triple(node, DATE, Literal(reading.date))
    if reading.contradicts and reading.place is not None:
        yield Triple(node, PLACE, Literal("/".join(reading.place)))
