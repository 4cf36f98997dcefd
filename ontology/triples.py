"""N-Triples as `cancu.nt` has them, looked up in either direction; no RDF library is loaded."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from cancu.ontology.errors import VocabularyError

OWN = "https://w3id.org/cancu/ontology#"
PREFIXES = {
    "cc": OWN,
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_TERM = r'<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?'
_LINE = re.compile(rf"({_TERM}) <([^>]*)> ({_TERM}) \.")
_LITERAL = re.compile(r'"(?P<text>.*)"(?:@(?P<language>[\w-]+)|\^\^<[^>]*>)?', re.DOTALL)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_FIRST, _REST = "rdf:first", "rdf:rest"


@dataclass(frozen=True, slots=True)
class Node:
    """An IRI, a blank node by its label, or a literal with its language."""

    text: str
    blank: bool = False
    literal: bool = False
    language: str = ""


class Triples:
    """Looked up by node and prefixed property (`rdfs:label`), in the order of the file."""

    def __init__(self) -> None:
        self._forward: dict[tuple[Node, str], list[Node]] = defaultdict(list)
        self._backward: dict[tuple[str, Node], list[Node]] = defaultdict(list)
        self._subjects: dict[Node, None] = {}

    def add(self, subject: Node, prop: str, value: Node) -> None:
        self._subjects[subject] = None
        self._forward[subject, prop].append(value)
        self._backward[prop, value].append(subject)

    def subjects(self) -> tuple[Node, ...]:
        """Each thing that something is said of."""
        return tuple(self._subjects)

    def objects(self, subject: Node, prop: str) -> tuple[Node, ...]:
        """What is said of a thing."""
        return tuple(self._forward.get((subject, _full(prop)), ()))

    def pointing(self, prop: str, value: Node) -> tuple[Node, ...]:
        """The things of which that is said."""
        return tuple(self._backward.get((_full(prop), value), ()))

    def list_of(self, head: Node) -> tuple[Node, ...]:
        """The members of an RDF list."""
        found: list[Node] = []
        while first := self.objects(head, _FIRST):
            found += first
            head = self.objects(head, _REST)[0]
        return tuple(found)


def read_triples(text: str) -> Triples:
    """The triples of a file. VocabularyError: a line is none."""
    triples = Triples()
    for number, line in enumerate(filter(None, text.splitlines()), 1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise VocabularyError(f"Dòng {number} không phải một bộ ba N-Triples: {line[:80]}")
        subject, prop, value = match.groups()
        triples.add(_node(subject), prop, _node(value))
    return triples


def _node(term: str) -> Node:
    if term.startswith("<"):
        return Node(term[1:-1])
    literal = _LITERAL.fullmatch(term)
    if literal is None:
        return Node(term, blank=True)
    words = _ESCAPE.sub(_unescaped, literal["text"])
    return Node(words, literal=True, language=literal["language"] or "")


def _unescaped(match: re.Match[str]) -> str:
    code = match[1]
    return chr(int(code[1:], 16)) if len(code) > 1 else _ESCAPED.get(code, code)


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
