"""What a reading can mean among the documents that are known."""

from __future__ import annotations

from dataclasses import dataclass

from cancu.graph.entities import Entities, Entity, corrected
from cancu.graph.identity import agree, not_later
from cancu.graph.places import NOWHERE, TW
from cancu.graph.readings import Reading


@dataclass(slots=True)
class Meaning:
    """`candidates` is the one document if `certain`, else all that are possible."""

    candidates: list[Entity]
    certain: bool
    conflict: str | None = None
    against: tuple[Entity, ...] = ()

    def entities(self) -> tuple[Entity, ...]:
        """All that it names, each once."""
        return tuple(dict.fromkeys((*self.candidates, *self.against)))


def meaning_of(each: Reading, entities: Entities) -> Meaning:
    """It depends on the reading and on what the entities are, never on the other readings.

    What nobody knows is added to the entities, one a number, place and date.
    """
    if each.contradicts:
        return _contradicted(each, entities)
    if each.place is None:
        return _anywhere(each, entities)
    there = entities.at(each.key, each.place)
    if each.date is None:
        return _undated(each, there, entities)
    found = [e for e in there if e.date and agree(e.date, each.date)]
    if not found:
        meant = corrected(there, each.date, each.mention.number)
        found = [meant] if meant else [entities.add(each.key, each.place, each.date)]
        wrong = meant is not None and each.mention.date is not None
        return Meaning(found, True, "date" if wrong else None, tuple(found))
    meaning = Meaning(found, len(found) == 1)
    if len(found) == 1 and each.mention.date and not found[0].authority:
        rivals = tuple(entities.rivals(each.key, found[0], each.mention.number))
        meaning.conflict, meaning.against = ("date" if rivals else None), rivals
    return meaning


def _undated(each: Reading, there: list[Entity], entities: Entities) -> Meaning:
    """The only document of that number and place that could be known when this was written."""
    found = [e for e in there if e.date is None or not_later(e.date, each.at)]
    dated = [e for e in found if e.date]
    if len(dated) > 1:  # a law that was replaced by then is not what is meant
        dated = [e for e in dated if not_later(each.at, e.until)] or dated
    if dated:
        return Meaning(dated, len(dated) == 1)
    blank = [e for e in found if e.date is None] or [
        entities.add(each.key, each.place or NOWHERE, None)
    ]
    return Meaning(blank, len(blank) == 1)


def _anywhere(each: Reading, entities: Entities) -> Meaning:
    """Nothing says whose it is: every document so numbered and dated is possible, none certain."""
    found = [
        e
        for e in entities.named(each.key)
        if e.place != NOWHERE and e.date and agree(e.date, each.date) and not_later(e.date, each.at)
    ]
    if found:
        return Meaning(found, False)
    blank = [e for e in entities.at(each.key, NOWHERE) if e.date == each.date]
    return Meaning(blank or [entities.add(each.key, NOWHERE, each.date)], True)


def _contradicted(each: Reading, entities: Entities) -> Meaning:
    """Sign or issuer is misprinted: what either of them allows, if the date allows it too."""
    by_issuer = entities.like(each.key, each.place) if each.place else []
    by_sign = entities.at(each.key, TW) if each.place else []
    found = [
        e
        for e in dict.fromkeys((*by_issuer, *by_sign))
        if e.date and agree(e.date, each.date) and not_later(e.date, each.at)
    ]
    return Meaning(found, False, "issuer", tuple(found))
