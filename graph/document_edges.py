"""The plain edges that one document gives: by its citations, its links and its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pyoxigraph import NamedNode, Triple

from cancu.graph.facts import Facts, Held, Mention
from cancu.graph.infer import edge
from cancu.graph.quads import name
from cancu.graph.resolve_links import LinkEnds
from cancu.graph.terms import iri
from cancu.ontology.relations import relations


def citation_edges(facts: Facts, cited: Mapping[str, str | None]) -> Iterator[Triple]:
    """What a document and its tasks say of what they cite."""
    for mention in facts.mentions:
        meant = cited.get(mention.iri)
        if meant:
            yield from _of_mention(mention, meant)


def _of_mention(mention: Mention, meant: str) -> Iterator[Triple]:
    document, there = iri(mention.document), iri(meant)
    if mention.document != meant:
        for each in edges(mention.relation):
            yield Triple(document, each, there)
        # A document named inside the title of another is no mandate of the task.
        if mention.task and mention.relation != "nested":
            yield Triple(iri(mention.task), name("cc:mandatedBy"), there)
    if mention.relation == "promulgated_by":
        yield Triple(there, name("cc:promulgates"), document)


def link_edges(facts: Facts, ends: Iterable[LinkEnds]) -> Iterator[Triple]:
    """What a document says that others do to each other."""
    said = {link.iri: link.relation for link in facts.links}
    for each in ends:
        if each.subject and each.object and each.subject != each.object:
            for relation in edges(said[each.link]):
                yield Triple(iri(each.subject), relation, iri(each.object))


def annex_edges(held: Held, decision: str) -> Iterator[Triple]:
    """What a held decision promulgates, by its name: the line that says so may be unreadable."""
    yield Triple(iri(decision), name("cc:promulgates"), iri(held.iri))
    yield Triple(iri(held.iri), name("cc:promulgatedBy"), iri(decision))


@cache
def edges(relation: str) -> tuple[NamedNode, ...]:
    """The properties of a relation by the name that extraction gives it."""
    return tuple(edge(each) for each in relations() if each.name == relation)
