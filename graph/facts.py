"""What resolution works on: the documents held and every mention and link, read from a store."""

from __future__ import annotations

from dataclasses import dataclass

from cancu.graph.iris import area_place, parse_document_iri
from cancu.graph.places import NOWHERE, Home, Place
from cancu.graph.protocol import Store
from cancu.graph.terms import Plain


@dataclass(frozen=True, slots=True)
class Held:
    """A document that was read."""

    iri: str
    number: str | None
    genre: str | None
    title: str | None
    date: str | None
    issuer: str | None
    place: Place
    level: str | None
    annex_of: str | None

    @property
    def written(self) -> str | None:
        """When it was made: an annex without date has that of its decision, which names it."""
        return self.date or parse_document_iri(self.iri).date

    @property
    def home(self) -> Home:
        """Where it speaks from."""
        return Home(self.place, self.level)


@dataclass(frozen=True, slots=True)
class Mention:
    """One citation, as its text says it."""

    iri: str
    document: str
    start: int
    words: str
    genre: str | None
    number: str | None
    date: str | None
    issuer: str | None
    title: str | None
    parties: str | None
    short_for: str | None
    relation: str = "cited"
    task: str | None = None
    """The task that it stands in."""


@dataclass(frozen=True, slots=True)
class LinkFact:
    """One link, both ends by name."""

    iri: str
    document: str
    relation: str
    subject: str
    object: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Facts:
    """The documents, mentions and links of a store, or of one document, each sorted by IRI."""

    held: tuple[Held, ...]
    mentions: tuple[Mention, ...]
    links: tuple[LinkFact, ...]


_HELD = """
SELECT ?d ?number ?genre ?title ?date ?issuer ?area ?level ?annex WHERE {
  GRAPH ?g {
    ?d cc:sourceText ?source .
    OPTIONAL { ?d eli:number ?number }
    OPTIONAL { ?d cc:genre ?genre }
    OPTIONAL { ?d dcterms:title ?title }
    OPTIONAL { ?d eli:date_document ?date }
    OPTIONAL { ?d cc:issuerName ?issuer }
    OPTIONAL { ?d cc:jurisdiction ?area }
    OPTIONAL { ?d cc:level ?level }
    OPTIONAL { ?d cc:promulgatedByNumber ?annex }
  }
}"""

_MENTIONS = """
SELECT ?c ?d ?start ?words ?genre ?number ?date ?issuer ?title ?parties ?short WHERE {
  GRAPH ?g {
    ?c a cc:Citation ; cc:inDocument ?d ; cc:start ?start ; cc:mention ?words .
    OPTIONAL { ?c cc:mentionType ?genre }
    OPTIONAL { ?c cc:mentionNumber ?number }
    OPTIONAL { ?c cc:mentionDate ?date }
    OPTIONAL { ?c cc:mentionIssuer ?issuer }
    OPTIONAL { ?c cc:mentionTitle ?title }
    OPTIONAL { ?c cc:mentionParties ?parties }
    OPTIONAL { ?c cc:shortFor ?short }
  }
}"""

_LINKS = """
SELECT ?l ?d ?relation ?subject ?object ?start ?end WHERE {
  GRAPH ?g {
    ?l a cc:Link ; cc:inDocument ?d ; cc:relationName ?relation ; cc:subjectName ?subject ;
       cc:objectName ?object ; cc:start ?start ; cc:end ?end .
  }
}"""


def read_facts(store: Store) -> Facts:
    """Everything that resolution needs, in three queries."""
    held = {str(row[0]): _held(row) for row in store.select(_HELD).tuples()}
    mentions = {str(row[0]): _mention(row) for row in store.select(_MENTIONS).tuples()}
    links = {str(row[0]): _link(row) for row in store.select(_LINKS).tuples()}
    return Facts(
        tuple(held[iri] for iri in sorted(held)),
        tuple(mentions[iri] for iri in sorted(mentions)),
        tuple(links[iri] for iri in sorted(links)),
    )


def _text(value: Plain) -> str | None:
    return None if value is None else str(value)


def _held(row: tuple[Plain, ...]) -> Held:
    iri, number, genre, title, date, issuer, area, level, annex = map(_text, row)
    place = area_place(area) if area else NOWHERE
    return Held(str(iri), number, genre, title, date, issuer, place, level, annex)


def _mention(row: tuple[Plain, ...]) -> Mention:
    iri, document, start, words, genre, number, date, issuer, title, parties, short = row
    return Mention(
        str(iri),
        str(document),
        int(start or 0),
        str(words),
        _text(genre),
        _text(number),
        _text(date),
        _text(issuer),
        _text(title),
        _text(parties),
        _text(short),
    )


def _link(row: tuple[Plain, ...]) -> LinkFact:
    iri, document, relation, subject, object_, start, end = row
    return LinkFact(
        str(iri),
        str(document),
        str(relation),
        str(subject),
        str(object_),
        int(start or 0),
        int(end or 0),
    )
