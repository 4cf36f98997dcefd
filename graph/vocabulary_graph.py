"""What the vocabularies say, as triples in a graph of their own: concepts and reorganisations."""

from __future__ import annotations

from pyoxigraph import Literal, Triple

from cancu.graph.iris import topic_iri
from cancu.graph.namespaces import CC, ID, VOCABULARY
from cancu.graph.protocol import Store
from cancu.graph.quads import Triples
from cancu.graph.terms import date_literal, iri
from cancu.ontology.folding import slug
from cancu.ontology.genres import genres
from cancu.ontology.relations import roles
from cancu.ontology.reorganisations import Reorganisation, reorganisations
from cancu.ontology.succession import name_of_kind
from cancu.ontology.topics import topics


def update_vocabulary(store: Store) -> None:
    """Write the vocabulary graph; a store that has it already is not touched."""
    store.replace_graphs({VOCABULARY: vocabulary_triples()})


def vocabulary_triples() -> tuple[Triple, ...]:
    """Genres, roles and topics as SKOS concepts, reorganisations as events."""
    out = Triples()
    _add_genres(out)
    _add_roles(out)
    _add_topics(out)
    for change in reorganisations():
        _add_change(out, change)
    return out.done()


def _concept(out: Triples, node: str, vi: str, en: str) -> None:
    out.typed(node, "skos:Concept")
    out.put(node, "skos:prefLabel", Literal(vi, language="vi"))
    out.put(node, "skos:prefLabel", Literal(en, language="en"))


def _add_genres(out: Triples) -> None:
    for genre in genres():
        node = f"{ID}genre/{slug(genre.name)}"
        _concept(out, node, genre.name, genre.english)
        out.add(node, genreClass=iri(CC + genre.cls))
        for sign in dict.fromkeys((*genre.signs, *genre.party_signs)):
            out.put(node, "skos:notation", sign)


def _add_roles(out: Triples) -> None:
    for role in roles():
        node = f"{ID}role/{role.name}"
        _concept(out, node, role.vi, role.en)
        out.put(node, "skos:notation", role.name)


def _add_topics(out: Triples) -> None:
    for topic in topics():
        node = topic_iri(topic.slug)
        _concept(out, node, topic.vi, topic.en)
        if topic.broader:
            out.put(node, "skos:broader", iri(topic_iri(topic.broader)))


def _add_change(out: Triples, change: Reorganisation) -> None:
    """One event; bodies are named as kinds, since every place has its own."""
    node = f"{ID}change/{change.level}/{slug(change.before)}/{change.since}"
    out.typed(node, "org:ChangeEvent")
    out.put(node, "time:inXSDDate", date_literal(change.since))
    out.add(
        node,
        changeKind=change.kind,
        before=name_of_kind(change.before),
        level=change.level,
        instrument=change.instrument,
        note=change.note,
    )
    for alias in change.aliases:
        out.put(node, "skos:altLabel", alias)
    out.put(node, "org:originalOrganization", iri(_body(out, change.level, change.before)))
    for after in change.after:
        out.add(node, after=name_of_kind(after))
        out.put(node, "org:resultingOrganization", iri(_body(out, change.level, after)))
    for transfer in change.transfers:
        part = f"{node}/{slug(transfer.function)}"
        out.typed(part, "cc:FunctionTransfer")
        out.add(
            part, ofChange=iri(node), function=transfer.function, after=name_of_kind(transfer.to)
        )
        out.put(part, "org:resultingOrganization", iri(_body(out, change.level, transfer.to)))


def _body(out: Triples, level: str, name: str) -> str:
    """A kind of body (`Sở Tài chính` of whatever province), described once."""
    label = name_of_kind(name)
    node = f"{ID}body/{level}/{slug(label)}"
    out.typed(node, "org:FormalOrganization")
    out.put(node, "skos:prefLabel", Literal(label, language="vi"))
    return node
