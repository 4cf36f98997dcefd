"""What a store already says of the documents and mentions that a change may touch.

Each question begins at a bound node or word, so that its cost is what it finds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cancu.graph.entities import Told
from cancu.graph.facts import Held, Mention
from cancu.graph.identity import Key
from cancu.graph.index import (
    BELOW,
    COUNT,
    DATE,
    HELD_AS,
    INDEX,
    OF,
    PLACE,
    SLOT,
    STANDS_FOR,
    STEM,
    TOLD,
    entity_node,
    parse_dated,
    parse_told,
)
from cancu.graph.iris import parse_document_iri
from cancu.graph.namespaces import RESOLUTION
from cancu.graph.places import NOWHERE, Place
from cancu.graph.protocol import Store
from cancu.graph.readings import Dated, Reading, mention_key
from cancu.graph.terms import Plain, iri

_HELD = f"""
SELECT ?stem ?d ?at ?date WHERE {{
  GRAPH <{INDEX}> {{ ?d {STEM} ?stem ; {HELD_AS} ?at . OPTIONAL {{ ?d {DATE} ?date }} }}
}}"""
_DATED = f"""
SELECT ?stem ?n ?count WHERE {{ GRAPH <{INDEX}> {{ ?n {STEM} ?stem ; {COUNT} ?count }} }}"""
_COUNTS = f"""
SELECT ?e ?told ?count WHERE {{
  GRAPH <{INDEX}> {{
    {{ ?e {COUNT} ?count }} UNION {{ ?n {OF} ?e ; {TOLD} ?told ; {COUNT} ?count }}
  }}
}}"""
# What must be there first: the engine would else read all mentions before it looks for these.
_SLOT = f"""
SELECT ?slot ?c ?d ?words ?genre ?number ?date ?issuer ?title ?meant ?place ?full ?at WHERE {{
  GRAPH <{INDEX}> {{ ?c {SLOT} ?slot }}
  GRAPH ?g {{ ?c cc:inDocument ?d ; cc:mention ?words }}
  OPTIONAL {{ GRAPH <{INDEX}> {{ ?c {DATE} ?meant }} }}
  OPTIONAL {{ GRAPH <{INDEX}> {{ ?c {PLACE} ?place }} }}
  OPTIONAL {{ GRAPH <{INDEX}> {{ ?c {STANDS_FOR} ?full }} }}
  OPTIONAL {{ GRAPH ?g {{ ?c cc:mentionType ?genre }} }}
  OPTIONAL {{ GRAPH ?g {{ ?c cc:mentionNumber ?number }} }}
  OPTIONAL {{ GRAPH ?g {{ ?c cc:mentionDate ?date }} }}
  OPTIONAL {{ GRAPH ?g {{ ?c cc:mentionIssuer ?issuer }} }}
  OPTIONAL {{ GRAPH ?g {{ ?c cc:mentionTitle ?title }} }}
  OPTIONAL {{ GRAPH ?g {{ ?d eli:date_document ?at }} }}
}}"""
_CITED = f"""
SELECT ?d ?c ?cited WHERE {{
  GRAPH ?g {{ ?c cc:inDocument ?d }}
  GRAPH <{RESOLUTION}> {{ ?c cc:cited ?cited }}
}}"""
_ANNEXES = f"""
SELECT ?decision ?d ?number ?genre WHERE {{
  GRAPH <{INDEX}> {{ ?d {BELOW} ?decision }}
  GRAPH ?g {{ ?d cc:sourceText ?s ; cc:promulgatedByNumber ?number }}
  OPTIONAL {{ GRAPH ?g {{ ?d cc:genre ?genre }} }}
}}"""
_PROMULGATING = f"""
SELECT ?subject ?d WHERE {{
  GRAPH <{RESOLUTION}> {{ ?l cc:subject ?subject }}
  GRAPH ?g {{ ?l cc:inDocument ?d ; cc:relationName ?relation }}
  FILTER(?relation = "promulgates")
}}"""
_LINKS = f"""
SELECT ?subject ?object ?d ?relation WHERE {{
  GRAPH <{RESOLUTION}> {{ ?l cc:subject ?subject ; cc:object ?object }}
  GRAPH ?g {{ ?l cc:inDocument ?d ; cc:relationName ?relation }}
}}"""
_IS_HELD = "ASK { GRAPH ?g { ?d cc:sourceText ?s } }"


class Lookup:
    """The answers of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def held(self, stems: Iterable[str]) -> dict[str, tuple[Key, Held]]:
        """Documents with a number or title of these stems; of their facts only place and date."""
        found = {}
        for stem in stems:
            for row in self._store.select(_HELD, {"stem": stem}):
                text, _, place = str(row["at"]).partition(" ")
                held = Held(
                    str(row["d"]), None, None, None, _text(row["date"]), None,
                    tuple(place.split("/")), None, None,
                )  # fmt: skip
                found[held.iri] = (Key(text, stem), held)
        return found

    def dated(self, stems: Iterable[str]) -> Counter[Dated]:
        """How often mentions tell of which dates."""
        found: Counter[Dated] = Counter()
        for stem in stems:
            for row in self._store.select(_DATED, {"stem": stem}):
                found[parse_dated(str(row["n"]))] = int(row["count"] or 0)
        return found

    def counts(self, entity: str) -> tuple[int, Counter[Told]]:
        """How often an entity is meant or named, and how it is called."""
        uses, told = 0, Counter[Told]()
        for row in self._store.select(_COUNTS, {"e": entity_node(entity)}):
            if row["told"] is None:
                uses = int(row["count"] or 0)
            else:
                told[parse_told(str(row["told"]))] = int(row["count"] or 0)
        return uses, told

    def slot(self, slot: str) -> tuple[list[Reading], list[tuple[str, str, str]]]:
        """The readings of a slot; its short forms with their documents and antecedents."""
        whole, short = [], []
        for row in self._store.select(_SLOT, {"slot": slot}):
            if row["full"] is not None:
                short.append((str(row["c"]), str(row["d"]), str(row["full"])))
            else:
                whole.append(_reading(slot, row))
        return whole, short

    def cited(self, document: str) -> dict[str, str | None]:
        """What the mentions of a document mean, where that is one document."""
        rows = self._store.select(_CITED, {"d": iri(document)})
        return {str(row["c"]): str(row["cited"]) for row in rows}

    def annexes(self, decision: str) -> dict[str, Held]:
        """What is held below a decision; of its facts only the genre and the decision's number."""
        return {
            str(row["d"]): Held(
                str(row["d"]), None, _text(row["genre"]), None, None, None, NOWHERE, None,
                str(row["number"]),
            )
            for row in self._store.select(_ANNEXES, {"decision": iri(decision)})
        }  # fmt: skip

    def promulgating(self, decision: str) -> set[str]:
        """The documents that say what a decision promulgates."""
        rows = self._store.select(_PROMULGATING, {"subject": iri(decision)})
        return {str(row["d"]) for row in rows}

    def links(self, subject: str, object_: str) -> Iterator[tuple[str, str]]:
        """Each document that says what one does to the other, with the relation."""
        bound = {"subject": iri(subject), "object": iri(object_)}
        for row in self._store.select(_LINKS, bound):
            yield str(row["d"]), str(row["relation"])

    def is_held(self, document: str) -> bool:
        return self._store.ask(_IS_HELD, {"d": iri(document)})


def _text(value: Plain) -> str | None:
    return None if value is None else str(value)


def _reading(slot: str, row: dict[str, Plain]) -> Reading:
    mention = Mention(
        str(row["c"]), str(row["d"]), 0, str(row["words"]), _text(row["genre"]),
        _text(row["number"]), _text(row["date"]), _text(row["issuer"]), _text(row["title"]),
        None, None,
    )  # fmt: skip
    head, _, tail = slot.partition(" ")
    contradicts = head == "!"
    place = _place(row["place"] if contradicts else tail)
    date = _text(row["meant"]) or mention.date
    at = _text(row["at"]) or parse_document_iri(mention.document).date
    return Reading(mention, mention_key(mention), place, True, contradicts, date, at)


def _place(value: Plain) -> Place | None:
    return None if value in (None, "*") else tuple(str(value).split("/"))
