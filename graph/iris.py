"""How each thing gets its IRI: stable, readable, in both directions."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from cancu.graph.namespaces import DOCUMENT_GRAPHS, ID
from cancu.ontology.folding import slug, strip_accents

CENTRAL = "tw"
UNKNOWN_PLACE = "chua-ro"
UNDATED = "0000"
DOCUMENTS = ID + "doc/"

_NOT_NUMBER = re.compile(r"[^A-Za-z0-9.]+")
_DATE = re.compile(r"0000|\d{4}(?:-(?:\d\d(?:-\d\d)?|Q[1-4]))?")
_UNNUMBERED = re.compile(r"(0000|\d{4}(?:-\d\d)?)-([0-9a-f]{8})")
_ANNEX = re.compile(r"[a-z]+(?:-[a-z0-9]+)+|[a-z]{3,}")
# Characters of a path that stand in an IRI as they are; the rest is percent-escaped.
_PATH_SAFE = ".-_~+"


def number_slug(number: str) -> str:
    """`18/KH-BCĐ138/CP` as `18-KH-BCD138-CP`: case kept, since it tells genres apart for people."""
    return _NOT_NUMBER.sub("-", strip_accents(number)).strip("-.")


@dataclass(frozen=True, slots=True)
class DocumentName:
    """The parts of a document's IRI.

    `name` is the slug of its number, sign, genre or title; `digest` stands only where there is
    no number; `annex` is the rest of the IRI of what a decision promulgates.
    """

    place: tuple[str, ...]
    name: str
    date: str | None
    digest: str | None = None
    annex: str | None = None


def document_iri(name: DocumentName) -> str:
    """The IRI of a document; `parse_document_iri` goes back."""
    last = name.date or UNDATED
    if name.digest:
        last += f"-{name.digest}"
    parts = [*name.place, name.name, last]
    if name.annex:
        parts.append(name.annex)
    return DOCUMENTS + "/".join(parts)


def parse_document_iri(iri: str) -> DocumentName:
    """The parts of a document's IRI; raises ValueError for what is no document's IRI."""
    name, rest = _split(iri)
    if rest:
        raise ValueError(f"not a document's IRI: {iri!r}")
    return name


def _split(iri: str) -> tuple[DocumentName, list[str]]:
    """The document that an IRI begins with, and the segments behind it."""
    parts = iri.removeprefix(DOCUMENTS).split("/")
    if not iri.startswith(DOCUMENTS) or not all(parts):
        raise ValueError(f"not a document's IRI: {iri!r}")
    # The date is the first part from the third on that is one: place and name stand before it.
    for at in range(2, len(parts)):
        found = _UNNUMBERED.fullmatch(parts[at])
        if found or _DATE.fullmatch(parts[at]):
            date, digest = found.groups() if found else (parts[at], None)
            date = None if date == UNDATED else date
            annex = parts[at + 1] if parts[at + 1 :] and _ANNEX.fullmatch(parts[at + 1]) else None
            name = DocumentName(tuple(parts[: at - 1]), parts[at - 1], date, digest, annex)
            return name, parts[at + 1 + bool(annex) :]
    raise ValueError(f"not a document's IRI: {iri!r}")


def title_digest(title: str) -> str:
    """Eight hexadecimal digits that tell documents without number apart."""
    return hashlib.sha256(slug(title).encode()).hexdigest()[:8]


def document_tail(iri: str) -> str:
    """What stands behind `id/doc/`: the handle of a document whose number is not unique."""
    return iri.removeprefix(DOCUMENTS)


def graph_iri(document: str) -> str:
    """The named graph that holds what was read in a document."""
    return DOCUMENT_GRAPHS + document_tail(document)


def graph_document(graph: str) -> str:
    """The document that a named graph was read from."""
    return DOCUMENTS + graph.removeprefix(DOCUMENT_GRAPHS)


def provision_iri(document: str, path: str) -> str:
    """A provision by its path as printed: `II.1.-1`, `Điều 1`, `II.2.a.-5#1`."""
    escaped = quote(path, safe=_PATH_SAFE)
    if _ANNEX.fullmatch(escaped):  # else it would read as an annex of the document
        escaped = f"%{ord(escaped[0]):02X}{escaped[1:]}"
    return f"{document}/{escaped}"


def parse_provision_iri(iri: str) -> tuple[str, str]:
    """The document's IRI and the path; raises ValueError for what is no provision's IRI."""
    name, rest = _split(iri)
    if len(rest) != 1:
        raise ValueError(f"not a provision's IRI: {iri!r}")
    return document_iri(name), unquote(rest[0])


def part_iri(owner: str, kind: str, index: int) -> str:
    """A numbered part of a document or provision: `cite`, `link`, `assign`, `target`, …"""
    return f"{owner}/{kind}/{index}"


def agency_iri(place: tuple[str, ...], name: str) -> str:
    """An agency in its jurisdiction: `Công an tỉnh` of one province is not that of another."""
    return f"{ID}agency/{'/'.join(place)}/{slug(name) or title_digest(name)}"


def area_iri(place: tuple[str, ...]) -> str:
    """The area that an agency or document belongs to."""
    return f"{ID}area/{'/'.join(place)}"


def area_place(iri: str) -> tuple[str, ...]:
    """The place that an area's IRI says; `area_iri` goes back."""
    return tuple(iri.removeprefix(f"{ID}area/").split("/"))


def source_iri(sha256: str) -> str:
    """The text of a file as it was read."""
    return f"{ID}source/{sha256}"


def source_digest(iri: str) -> str:
    """The digest that a text's IRI says; `source_iri` goes back."""
    return iri.removeprefix(f"{ID}source/")


def topic_iri(name: str) -> str:
    """A topic of the small scheme."""
    return f"{ID}topic/{slug(name)}"
