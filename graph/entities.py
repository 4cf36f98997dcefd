"""Documents as they are known from anywhere: held, in the vocabulary, or only mentioned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cancu.graph.facts import Held, Mention
from cancu.graph.identity import Key, agree, has_year, number_key, one_numbering, title_key
from cancu.graph.iris import DocumentName, document_iri
from cancu.graph.known import Known
from cancu.graph.naming import numbered
from cancu.graph.places import NOWHERE, TW, Place, is_party, level_of_place
from cancu.graph.readings import Dated
from cancu.ontology.folding import slug

Told = tuple[str, str]
"""What a mention calls a document: `number`, `genre`, `title`, `words` or `issuer`, and how."""


@dataclass(slots=True, eq=False)
class Entity:
    """One document. What is held or known beforehand has authority over what mentions say."""

    place: Place
    date: str | None
    held: Held | None = None
    known: Known | None = None
    keys: list[Key] = field(default_factory=list)
    told: Counter[Told] = field(default_factory=Counter)

    @property
    def id(self) -> str:
        """The same for the same document, whatever it is called just now."""
        if self.held:
            return self.held.iri
        kind = "known" if self.known else "told"
        more = (self.known and self.known.number) or ""
        return f"{kind}/{self.keys[0].text}/{self.date}/{more}/{'/'.join(self.place)}"

    @property
    def authority(self) -> bool:
        return self.held is not None or self.known is not None

    @property
    def number(self) -> str | None:
        """As issued where that is known, else as it is printed most often."""
        if self.held and self.held.number:
            return self.held.number
        if self.known and self.known.number:
            return self.known.number
        return self._usual("number")

    @property
    def genre(self) -> str | None:
        if self.held and self.held.genre:
            return self.held.genre
        return (self.known and self.known.genre) or self._usual("genre")

    @property
    def title(self) -> str | None:
        """What it is about, or a law's own name."""
        if self.known and self.known.title:
            return self.known.title
        return self._usual("words" if self.number is None else "title")

    @property
    def issuer(self) -> str | None:
        return (self.known and self.known.issuer) or self._usual("issuer")

    def _usual(self, kind: str) -> str | None:
        """The most frequent value; of equals the longest, then the first by code points."""
        found = {value: times for (each, value), times in self.told.items() if each == kind}
        if not found:
            return None
        return min(found, key=lambda value: (-found[value], -len(value), value))

    @property
    def level(self) -> str | None:
        """As `places.level_of_document` has it for those held."""
        if self.held:
            return self.held.level
        if self.place == TW and is_party(self.number, self.issuer):
            return "party"
        return level_of_place(self.place, self.issuer)

    @property
    def until(self) -> str | None:
        """The last day in force, where it is known."""
        return self.known.until if self.known else None

    @property
    def iri(self) -> str:
        if self.held:
            return self.held.iri
        number = self.number
        name = numbered(number, self.genre) if number else slug(self.title or "")
        return document_iri(DocumentName(self.place, name or "van-ban", self.date))

    def tells(self, mention: Mention) -> tuple[Told, ...]:
        """What a mention that surely means it adds to how it is called, where nobody else says."""
        if self.held:
            return ()
        fixed = self.known
        words = None if mention.number else " ".join(mention.words.split())
        told = {
            "number": None if fixed and fixed.number else mention.number,
            "genre": None if fixed and fixed.genre else mention.genre,
            "title": None if fixed and fixed.title else mention.title,
            "words": None if fixed and fixed.title else words,
            "issuer": None if fixed and fixed.issuer else mention.issuer,
        }
        return tuple((kind, value) for kind, value in told.items() if value)


class Entities:
    """All entities, found by key and place, by key alone, or by the stem of a number."""

    def __init__(
        self, held: Iterable[tuple[Key, Held]], known: Iterable[Known], dated: Iterable[Dated]
    ) -> None:
        self._at: dict[tuple[str, Place], list[Entity]] = {}
        self._by_key: dict[str, list[Entity]] = {}
        self._by_stem: dict[tuple[str, Place], list[Entity]] = {}
        for key, each in sorted(held, key=lambda pair: pair[1].iri):
            self._file(key, Entity(each.place, each.date, held=each))
        self._add_known(known)
        self._add_dated(dated)

    def _add_known(self, known: Iterable[Known]) -> None:
        for each in known:
            entity = self._same(each) or Entity(each.place, each.date)
            entity.known = each
            for key in each.keys:
                self._file(key, entity)

    def _same(self, known: Known) -> Entity | None:
        """The held document that a known instrument is."""
        there = {id(e): e for key in known.keys for e in self.at(key, known.place)}
        found = [e for e in there.values() if e.date and agree(e.date, known.date)]
        return found[0] if len(found) == 1 else None

    def _add_dated(self, dated: Iterable[Dated]) -> None:
        """What the dates of mentions tell of, full dates before parts of dates."""
        order = sorted(
            dated, key=lambda d: (-len(d.date), d.date, d.key.text, d.place, d.number or "")
        )
        for each in order:
            there = self.at(each.key, each.place)
            known = any(e.date and agree(e.date, each.date) for e in there)
            if not known and not corrected(there, each.date, each.number):
                self.add(each.key, each.place, each.date)

    def _file(self, key: Key, entity: Entity) -> None:
        if key not in entity.keys:
            entity.keys.append(key)
        for index in (
            self._at.setdefault((key.text, entity.place), []),
            self._by_key.setdefault(key.text, []),
            self._by_stem.setdefault((key.stem, entity.place), []),
        ):
            if entity not in index:
                index.append(entity)

    def add(self, key: Key, place: Place, date: str | None) -> Entity:
        """A document that only mentions know."""
        entity = Entity(place, date)
        self._file(key, entity)
        return entity

    def at(self, key: Key, place: Place) -> list[Entity]:
        return self._at.get((key.text, place), [])

    def named(self, key: Key) -> list[Entity]:
        """Of any place."""
        return self._by_key.get(key.text, [])

    def like(self, key: Key, place: Place) -> list[Entity]:
        """Same number and genre whatever the issuer's sign."""
        return self._by_stem.get((key.stem, place), [])

    def rivals(self, key: Key, entity: Entity, number: str | None) -> list[Entity]:
        """Others of the same number and place in a period in which a number is given once."""
        return [
            other
            for other in self.at(key, entity.place)
            if other is not entity and clash(other, entity.date, number)
        ]

    def __iter__(self) -> Iterator[Entity]:
        return iter(dict.fromkeys(e for group in self._by_key.values() for e in group))


def clash(entity: Entity, date: str | None, number: str | None) -> bool:
    """Whether a document of that number and place cannot be dated so beside this one."""
    if not entity.date or not date or agree(entity.date, date) or entity.place == NOWHERE:
        return False
    return one_numbering(
        entity.date,
        date,
        party=is_party(number, None),
        central=entity.place == TW,
        yearly=has_year(number),
    )


def corrected(there: list[Entity], date: str | None, number: str | None) -> Entity | None:
    """The one document of authority that a wrong date must mean."""
    found = [e for e in there if e.authority and clash(e, date, number)]
    return found[0] if len(found) == 1 else None


def keyed(held: Iterable[Held]) -> list[tuple[Key, Held]]:
    """The documents that can be cited, with what names them."""
    return [(key, each) for each in held if (key := held_key(each))]


def held_key(held: Held) -> Key | None:
    """What names a document that was read; None for what nobody can cite by number or title."""
    if held.number:
        return number_key(held.number, held.genre)
    if held.genre in ("luật", "bộ luật", "pháp lệnh", "hiến pháp") and held.title:
        return title_key(f"{held.genre} {held.title}")
    return None
