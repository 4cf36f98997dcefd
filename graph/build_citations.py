"""Citations and links as triples, as they stand in the text: what they mean is resolved later."""

from __future__ import annotations

from cancu.graph.iris import part_iri
from cancu.graph.quads import Triples
from cancu.graph.terms import date_literal, iri
from cancu.ingest.model import Citation, Document, Link
from cancu.ontology.folding import slug


def title_mentions(document: Document) -> frozenset[int]:
    """Which citations stand in the document's own title: the first ones, in the title's order."""
    title = slug(document.title or "")
    order = sorted(range(len(document.citations)), key=lambda i: document.citations[i].start)
    found: set[int] = set()
    at = 0
    for index in order:
        words = slug(document.citations[index].text)
        at = title.find(words, at)
        if at < 0 or not words:
            break
        found.add(index)
        at += 1  # a law's name may stand inside the name of the law that amends it
    return frozenset(found)


def add_citation(
    out: Triples, citation: Citation, index: int, doc: str, bearer: str, *, in_title: bool = False
) -> None:
    """One mention; `bearer` is the provision that it stands in, else the document."""
    node = part_iri(doc, "cite", index)
    out.typed(node, "cc:Citation")
    out.add(
        node,
        citing=iri(bearer),
        inDocument=iri(doc),
        mention=citation.text,
        mentionType=citation.type,
        mentionNumber=citation.number,
        mentionDate=date_literal(citation.date) if citation.date else None,
        mentionIssuer=citation.issuer,
        mentionTitle=citation.title,
        mentionParties="; ".join(citation.parties) or None,
        relationName=citation.relation,
        inTitle=True if in_title else None,
        start=citation.start,
        end=citation.end,
    )
    if citation.within is not None:
        out.add(node, within=iri(part_iri(doc, "cite", citation.within)))
    if citation.target is not None:
        out.add(node, shortFor=iri(part_iri(doc, "cite", citation.target)))


def add_link(out: Triples, link: Link, node: str, doc: str) -> None:
    """What one cited document does to another, by the names that the text gives them."""
    out.typed(node, "cc:Link")
    out.add(
        node,
        relationName=link.rel,
        subjectName=link.source,
        objectName=link.target,
        inDocument=iri(doc),
        start=link.start,
        end=link.end,
    )
