"""What each mention says once the rest of its own document is read with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from cancu.graph.facts import Facts, Mention
from cancu.graph.identity import Key, number_key, title_key
from cancu.graph.known import KnownIndex
from cancu.graph.mention_place import Whose, whose
from cancu.graph.places import ANYWHERE, TW, Place


@dataclass(frozen=True, slots=True)
class Reading:
    """A mention with what its own document says of it elsewhere; no short form has one.

    `place` is None where nothing says it, `said` tells words of the mention from a default,
    `at` is when the citing document was made.
    """

    mention: Mention
    key: Key
    place: Place | None
    said: bool
    contradicts: bool
    date: str | None
    at: str | None

    @property
    def dated(self) -> Dated | None:
        """The document that it tells of by its date alone."""
        if not self.date or self.place is None or self.contradicts:
            return None
        return Dated(self.key, self.place, self.date, self.mention.number)


@dataclass(frozen=True, slots=True)
class Dated:
    """A number or title with place and date: somewhere a mention says that there is such."""

    key: Key
    place: Place
    date: str
    number: str | None


def mention_key(mention: Mention) -> Key:
    """What names the document that is mentioned."""
    if mention.number:
        return number_key(mention.number, mention.genre)
    return title_key(" ".join(mention.words.split()))


def readings(facts: Facts, known: KnownIndex) -> tuple[Reading, ...]:
    """All mentions of whole documents but short forms, sorted by IRI within each document."""
    held = {each.iri: each for each in facts.held}
    by_document: dict[str, list[Reading]] = defaultdict(list)
    for mention in sorted(facts.mentions, key=lambda each: each.iri):
        if mention.short_for:
            continue
        citing = held.get(mention.document)
        at = whose(mention, citing.home if citing else ANYWHERE)
        key = mention_key(mention)
        if not at.said and known.goes_by(key):
            at = Whose(TW, True)
        date = citing.written if citing else None
        by_document[mention.document].append(
            Reading(mention, key, at.place, at.said, at.contradicts, mention.date, date)
        )
    return tuple(each for group in by_document.values() for each in _completed(group))


def _completed(group: list[Reading]) -> Iterable[Reading]:
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


def _with_place(each: Reading, places: set[Place | None]) -> Reading:
    if each.said or not places:
        return each
    return replace(each, place=next(iter(places)) if len(places) == 1 else None)


def _with_date(each: Reading, dates: set[str]) -> Reading:
    if each.date or len(dates) != 1:
        return each
    return replace(each, date=next(iter(dates)))


def antecedent(mention: Mention, by_iri: dict[str, Mention]) -> str:
    """What a short form stands for, through any number of steps."""
    seen = {mention.iri}
    while mention.short_for and mention.short_for in by_iri and mention.short_for not in seen:
        seen.add(mention.short_for)
        mention = by_iri[mention.short_for]
    return mention.iri
