"""Which IRI each document of a file gets."""

from __future__ import annotations

from collections.abc import Iterable

from cancu.graph.iris import (
    DocumentName,
    document_iri,
    document_tail,
    number_slug,
    parse_document_iri,
    title_digest,
)
from cancu.graph.places import Place, place_of_document
from cancu.ingest.model import Document
from cancu.ontology.folding import slug


def name_documents(documents: Iterable[Document], text: str = "") -> tuple[str, ...]:
    """An IRI for each document of one file, in their order, all distinct.

    What a decision promulgates is named below the decision, whether that was read or only cited.
    What has neither number nor title is told apart by its words in the file's text.
    """
    taken: set[str] = set()
    decisions: dict[str, str] = {}
    names: list[str] = []
    for document in documents:
        iri = _distinct(document_iri(_name(document, decisions, text)), taken)
        taken.add(iri)
        names.append(iri)
        if document.number:
            decisions.setdefault(number_slug(document.number), iri)
    return tuple(names)


def _name(document: Document, decisions: dict[str, str], text: str) -> DocumentName:
    place = place_of_document(document)
    if document.number:
        return DocumentName(place, numbered(document.number, document.type), document.date)
    if document.annex_of:
        return _annex_name(document, decisions, place)
    name = number_slug(document.sign or "") or slug(document.type or "") or "van-ban"
    month = document.date[:7] if document.date else None
    return DocumentName(place, name, month, title_digest(_title(document, text)))


def _annex_name(document: Document, decisions: dict[str, str], place: Place) -> DocumentName:
    number = document.annex_of or ""
    decision = decisions.get(number_slug(number))
    if decision:
        base = parse_document_iri(decision)
    else:
        base = DocumentName(place, numbered(number, "quyết định"), _promulgation_date(document))
    return DocumentName(base.place, base.name, base.date, base.digest, annex_slug(document.type))


def annex_slug(genre: str | None) -> str:
    """The last part of the IRI of what a decision promulgates: `ke-hoach`."""
    return slug(genre or "") or "phu-luc"


def numbered(number: str, genre: str | None) -> str:
    """The slug of a number; one without sign (`Đề án 06`) is told apart by its genre."""
    made = number_slug(number)
    if made.isdigit():
        return f"{slug(genre or '') or 'so'}-{made}"
    return made


def _promulgation_date(document: Document) -> str | None:
    return next((c.date for c in document.citations if c.relation == "promulgated_by"), None)


def _title(document: Document, text: str) -> str:
    """What tells one document without number from another: its title, else all that it says."""
    return document.title or f"{document.issuer or ''} {text[document.start : document.end]}"


def _distinct(iri: str, taken: set[str]) -> str:
    """Two annexes of one genre, or two prints of one text, in a file: `…/ke-hoach-2`."""
    if iri not in taken:
        return iri
    name = parse_document_iri(iri)
    for count in range(2, len(taken) + 2):
        annex = f"{name.annex or 'ban'}-{count}"
        other = document_iri(DocumentName(name.place, name.name, name.date, name.digest, annex))
        if other not in taken:
            return other
    raise AssertionError(document_tail(iri))
