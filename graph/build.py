"""What was read out of a file, as triples: one named graph a document.

Offsets (`cc:start`, `cc:end`) stand on the fact's own node and count code points of the source
text, which the document's `cc:sourceText` names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import Triple

from cancu.graph.agencies import Agencies
from cancu.graph.build_citations import add_citation, add_link, title_mentions
from cancu.graph.build_provisions import add_provision
from cancu.graph.iris import area_iri, graph_iri, part_iri, provision_iri, source_iri
from cancu.graph.naming import name_documents
from cancu.graph.places import is_party, level_of_document, place_of_document
from cancu.graph.quads import Triples
from cancu.graph.terms import date_literal, iri
from cancu.ingest.model import Document, Extraction, Provision, Source
from cancu.ontology.genres import genre_of_name


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """One document's IRI, the name of its graph, and the graph's triples."""

    iri: str
    graph: str
    triples: tuple[Triple, ...]


def build(extraction: Extraction) -> tuple[BuiltDocument, ...]:
    """The graphs of all documents of a file."""
    names = name_documents(extraction.documents, extraction.source.text)
    return tuple(
        BuiltDocument(name, graph_iri(name), build_document(extraction.source, document, name))
        for name, document in zip(names, extraction.documents, strict=True)
    )


def build_document(source: Source, document: Document, doc: str) -> tuple[Triple, ...]:
    """The triples of one document under its IRI."""
    out = Triples(source.pages)
    agencies = Agencies(out, document)
    _add_source(out, source)
    _add_document(out, document, doc, agencies)
    out.add(doc, sourceText=iri(source_iri(source.sha256)))
    paths = distinct_paths(document.provisions)
    bearers = {
        index: provision_iri(doc, path)
        for path, provision in reversed(list(zip(paths, document.provisions, strict=True)))
        for index in provision.citations
    }
    titled = title_mentions(document)
    for index, citation in enumerate(document.citations):
        bearer = bearers.get(index, doc)
        add_citation(out, citation, index, doc, bearer, in_title=index in titled)
    for index, link in enumerate(document.links):
        add_link(out, link, part_iri(doc, "link", index), doc)
    for order, (path, provision) in enumerate(zip(paths, document.provisions, strict=True)):
        add_provision(out, replace(provision, path=path), order, doc, agencies)
    return out.done()


def distinct_paths(provisions: Iterable[Provision]) -> tuple[str, ...]:
    """Paths as read; one that comes again, which no sound outline has, gets `~2`, `~3`."""
    times: dict[str, int] = {}
    paths = []
    for provision in provisions:
        times[provision.path] = times.get(provision.path, 0) + 1
        count = times[provision.path]
        paths.append(provision.path if count == 1 else f"{provision.path}~{count}")
    return tuple(paths)


def _add_source(out: Triples, source: Source) -> None:
    node = source_iri(source.sha256)
    out.typed(node, "cc:SourceText")
    out.add(
        node,
        sha256=source.sha256,
        fileName=Path(source.path).name,
        filePath=file_key(source.path),
        chars=len(source.text),
        pageStarts=" ".join(map(str, source.pages)) or None,
    )


def file_key(path: str) -> str:
    """What makes a file the same file when it is read again."""
    return str(Path(path).absolute())


def _add_document(out: Triples, document: Document, doc: str, agencies: Agencies) -> None:
    place = place_of_document(document)
    genre = genre_of_name(document.type) if document.type else None
    out.typed(doc, "cc:Document", *((f"cc:{genre.cls}",) if genre else ()))
    if not is_party(document.number, document.issuer):
        out.typed(doc, "eli:LegalResource")
    out.put(doc, "eli:number", document.number)
    out.put(doc, "eli:date_document", date_literal(document.date) if document.date else None)
    out.put(doc, "dcterms:title", document.title)
    if document.issuer:
        out.put(doc, "dcterms:publisher", iri(agencies.add(document.issuer)))
    out.add(
        doc,
        sign=document.sign,
        issuerName=document.issuer,
        jurisdiction=iri(area_iri(place)),
        level=level_of_document(document),
        genre=document.type,
        place=document.place,
        promulgatedByNumber=document.annex_of,
        recipients="\n".join(document.recipients) or None,
        start=document.start,
        end=document.end,
    )
    if document.signer:
        out.add(doc, signerName=document.signer.name, signerPosition=document.signer.position)
