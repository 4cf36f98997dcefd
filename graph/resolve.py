"""Which document each mention means: resolved, ambiguous or a stub.

Computed over the whole store, so that the order of reading makes no difference. A number alone
names nothing: place and date belong to it. Where the words allow two documents the mention stays
ambiguous, and dates that contradict each other are reported beside the answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from cancu.graph.entities import Entities, Entity, clash
from cancu.graph.facts import Facts, Held, Mention
from cancu.graph.identity import Key, agree, not_later, number_key, title_key
from cancu.graph.known import Known, known_instruments
from cancu.graph.mention_place import Whose, whose
from cancu.graph.places import ANYWHERE, NOWHERE, TW, Place


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


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mention with what its own document says of it elsewhere."""

    mention: Mention
    key: Key
    place: Place | None
    said: bool
    contradicts: bool
    date: str | None
    at: str | None
    """When the citing document was made."""


@dataclass(slots=True)
class _Meaning:
    candidates: list[Entity]
    certain: bool
    conflict: str | None = None
    against: tuple[Entity, ...] = ()


def resolve(facts: Facts, known: Iterable[Known] | None = None) -> Resolution:
    """Decide every mention of a store; `known` defaults to the vocabulary's instruments."""
    held = {each.iri: each for each in facts.held}
    entities = Entities(facts.held, known_instruments() if known is None else known)
    placed = _placed(facts.mentions, held, entities)
    meanings: dict[str, _Meaning] = {}
    _add_dated(placed, entities)
    for each in placed:
        if not each.contradicts:
            meanings[each.mention.iri] = _meaning(each, entities)
    for each in placed:
        if each.contradicts:
            meanings[each.mention.iri] = _contradicted(each, entities)
    return _result(facts.mentions, meanings)


def _placed(
    mentions: Iterable[Mention], held: dict[str, Held], entities: Entities
) -> list[_Placed]:
    by_document: dict[str, list[_Placed]] = defaultdict(list)
    for mention in mentions:
        if mention.short_for:
            continue
        citing = held.get(mention.document)
        at = whose(mention, citing.home if citing else ANYWHERE)
        key = _key(mention)
        if not at.said and _goes_by(key, entities):
            at = Whose(TW, True)
        date = citing.written if citing else None
        by_document[mention.document].append(
            _Placed(mention, key, at.place, at.said, at.contradicts, mention.date, date)
        )
    return [each for group in by_document.values() for each in _completed(group)]


def _goes_by(key: Key, entities: Entities) -> bool:
    """Whether a number without sign (`Đề án 06`) is what a known instrument goes by."""
    return key.text == key.stem and any(e.known for e in entities.at(key, TW))


def _key(mention: Mention) -> Key:
    if mention.number:
        return number_key(mention.number, mention.genre)
    return title_key(" ".join(mention.words.split()))


def _completed(group: list[_Placed]) -> list[_Placed]:
    """A later mention in the same document repeats the place and date of the fuller one."""
    places: dict[str, set[Place | None]] = defaultdict(set)
    for each in group:
        if each.said and not each.contradicts:
            places[each.key.text].add(each.place)
    group = [_with_place(each, places[each.key.text]) for each in group]
    dates: dict[tuple[str, Place | None], set[str]] = defaultdict(set)
    for each in group:
        if each.date and not each.contradicts:
            dates[each.key.text, each.place].add(each.date)
    return [_with_date(each, dates[each.key.text, each.place]) for each in group]


def _with_place(each: _Placed, places: set[Place | None]) -> _Placed:
    if each.said or not places:
        return each
    return replace(each, place=next(iter(places)) if len(places) == 1 else None)


def _with_date(each: _Placed, dates: set[str]) -> _Placed:
    if each.date or len(dates) != 1:
        return each
    return replace(each, date=next(iter(dates)))


def _add_dated(placed: list[_Placed], entities: Entities) -> None:
    """Entities for the dates that mentions give, full dates before parts of dates."""
    dated = {
        (each.key, each.place, each.date, each.mention.number)
        for each in placed
        if each.date and each.place and not each.contradicts
    }
    order = sorted(dated, key=lambda d: (-len(d[2] or ""), d[2], d[0].text, d[1], d[3] or ""))
    for key, place, date, number in order:
        if place is None:
            continue
        there = entities.at(key, place)
        if any(e.date and agree(e.date, date) for e in there) or _corrected(there, date, number):
            continue
        entities.add(key, place, date)


def _corrected(there: list[Entity], date: str | None, number: str | None) -> Entity | None:
    """The one document of authority that a wrong date must mean."""
    found = [e for e in there if e.authority and clash(e, date, number)]
    return found[0] if len(found) == 1 else None


def _meaning(each: _Placed, entities: Entities) -> _Meaning:
    if each.place is None:
        return _anywhere(each, entities)
    there = entities.at(each.key, each.place)
    if each.date is None:
        return _undated(each, there, entities)
    found = [e for e in there if e.date and agree(e.date, each.date)]
    if not found:
        meant = _corrected(there, each.date, each.mention.number)
        found = [meant] if meant else [entities.add(each.key, each.place, each.date)]
        wrong = meant is not None and each.mention.date is not None
        return _joined(each, _Meaning(found, True, "date" if wrong else None, tuple(found)))
    meaning = _Meaning(found, len(found) == 1)
    if len(found) == 1 and each.mention.date and not found[0].authority:
        rivals = tuple(entities.rivals(each.key, found[0]))
        meaning.conflict, meaning.against = ("date" if rivals else None), rivals
    return _joined(each, meaning)


def _undated(each: _Placed, there: list[Entity], entities: Entities) -> _Meaning:
    """The only document of that number and place that could be known when this was written."""
    found = [e for e in there if e.date is None or not_later(e.date, each.at)]
    dated = [e for e in found if e.date]
    if len(dated) > 1:  # a law that was replaced by then is not what is meant
        dated = [e for e in dated if not_later(each.at, e.until)] or dated
    if dated:
        return _joined(each, _Meaning(dated, len(dated) == 1))
    blank = [e for e in found if e.date is None] or [
        entities.add(each.key, each.place or NOWHERE, None)
    ]
    return _joined(each, _Meaning(blank, len(blank) == 1))


def _anywhere(each: _Placed, entities: Entities) -> _Meaning:
    """Nothing says whose it is: every document so numbered and dated is possible, none certain."""
    found = [
        e
        for e in entities.named(each.key)
        if e.place != NOWHERE and e.date and agree(e.date, each.date) and not_later(e.date, each.at)
    ]
    if found:
        return _Meaning(found, False)
    blank = [e for e in entities.at(each.key, NOWHERE) if e.date == each.date]
    return _joined(each, _Meaning(blank or [entities.add(each.key, NOWHERE, each.date)], True))


def _contradicted(each: _Placed, entities: Entities) -> _Meaning:
    """Sign or issuer is misprinted: what either of them allows, if the date allows it too."""
    by_issuer = entities.like(each.key, each.place) if each.place else []
    by_sign = entities.at(each.key, TW) if each.place else []
    found = [
        e
        for e in dict.fromkeys((*by_issuer, *by_sign))
        if e.date and agree(e.date, each.date) and not_later(e.date, each.at)
    ]
    return _Meaning(found, False, "issuer", tuple(found))


def _joined(each: _Placed, meaning: _Meaning) -> _Meaning:
    """Its words count among those that describe the document it surely means."""
    if meaning.certain:
        meaning.candidates[0].mentions.append(each.mention)
    return meaning


def _result(mentions: Iterable[Mention], meanings: dict[str, _Meaning]) -> Resolution:
    by_iri = {mention.iri: mention for mention in mentions}
    entities = {e for m in meanings.values() for e in (*m.candidates, *m.against)}
    # Once an entity: its name is counted out of all that mention it.
    names = {entity: entity.iri for entity in entities}
    decisions: dict[str, Decision] = {}
    for mention in by_iri.values():
        meaning = meanings.get(_antecedent(mention, by_iri))
        if meaning is None:
            decisions[mention.iri] = Decision(mention.iri, "ambiguous", None)
        else:
            own = mention.short_for is None
            decisions[mention.iri] = _decision(mention.iri, meaning, names, with_conflict=own)
    stubs = sorted((e for e in entities if e.held is None), key=names.__getitem__)
    return Resolution(decisions, tuple(stubs))


def _antecedent(mention: Mention, by_iri: dict[str, Mention]) -> str:
    """What a short form stands for, through any number of steps."""
    seen = {mention.iri}
    while mention.short_for and mention.short_for in by_iri and mention.short_for not in seen:
        seen.add(mention.short_for)
        mention = by_iri[mention.short_for]
    return mention.iri


def _decision(
    iri: str, meaning: _Meaning, names: dict[Entity, str], *, with_conflict: bool
) -> Decision:
    conflict = meaning.conflict if with_conflict else None
    against = tuple(sorted(names[e] for e in meaning.against)) if conflict else ()
    if not meaning.certain:
        candidates = tuple(sorted(names[e] for e in meaning.candidates))
        return Decision(iri, "ambiguous", None, candidates, conflict, against)
    meant = meaning.candidates[0]
    state = "resolved" if meant.held else "stub"
    return Decision(iri, state, names[meant], (), conflict, against)
