"""Agencies as they are named in one document, each described once, in its own place."""

from __future__ import annotations

import re

from cancu.graph.iris import agency_iri, area_iri
from cancu.graph.places import is_group, place_of_agency
from cancu.graph.quads import Triples
from cancu.graph.terms import iri
from cancu.ingest.model import Document

_GROUP_HEAD = re.compile(r"\ACác ")


class Agencies:
    """Gives each name its IRI and describes it on first sight."""

    def __init__(self, out: Triples, document: Document) -> None:
        self._out = out
        self._document = document
        self._known: dict[str, str] = {}
        self._described: set[str] = set()

    def add(self, name: str) -> str:
        """The IRI of an agency named in the document."""
        if name not in self._known:
            self._known[name] = self._describe(name)
        return self._known[name]

    def _describe(self, name: str) -> str:
        place, key, label = place_of_agency(name, self._document)
        node = agency_iri(place, key)
        if node in self._described:  # `Các sở` at the head of a sentence is `các sở` inside it
            return node
        self._described.add(node)
        self._out.typed(node, "cc:AgencyGroup" if is_group(name) else "cc:Agency")
        self._out.put(node, "skos:prefLabel", _GROUP_HEAD.sub("các ", label))
        self._out.add(node, jurisdiction=iri(area_iri(place)))
        return node
