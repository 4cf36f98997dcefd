"""The plain edges behind citations and links, in a graph of their own."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from cancu.graph.namespaces import INFERENCE, RESOLUTION
from cancu.graph.protocol import Store
from cancu.graph.quads import name
from cancu.graph.terms import Value, iri
from cancu.ontology.relations import Relation, relations

# What one document says of another, by citation or by link.
_BY_CITATION = """
CONSTRUCT { ?doc ?edge ?cited } WHERE {
  GRAPH ?g { ?c cc:relationName ?name ; cc:inDocument ?doc ; a cc:Citation }
  GRAPH ?resolution { ?c cc:cited ?cited }
  FILTER(?doc != ?cited)
}"""
_BY_LINK = """
CONSTRUCT { ?subject ?edge ?object } WHERE {
  GRAPH ?g { ?l cc:relationName ?name ; a cc:Link }
  GRAPH ?resolution { ?l cc:subject ?subject ; cc:object ?object }
  FILTER(?subject != ?object)
}"""
# A document named inside the title of another is no mandate of the task.
_MANDATES = """
CONSTRUCT { ?task cc:mandatedBy ?cited } WHERE {
  GRAPH ?g { ?c cc:citing ?task ; cc:relationName ?name ; cc:inDocument ?doc . ?task a cc:Task }
  GRAPH ?resolution { ?c cc:cited ?cited }
  FILTER(?name != "nested" && ?doc != ?cited)
}"""
_PROMULGATED = """
CONSTRUCT { ?decision cc:promulgates ?annex } WHERE {
  GRAPH ?g { ?c a cc:Citation ; cc:relationName "promulgated_by" ; cc:inDocument ?annex }
  GRAPH ?resolution { ?c cc:cited ?decision }
}"""

_ANNEXES = """
SELECT ?d ?number WHERE {
  GRAPH ?g { ?d cc:sourceText ?s . OPTIONAL { ?d cc:promulgatedByNumber ?number } }
}"""


def inferred(store: Store) -> tuple[Triple, ...]:
    """All plain edges that the store's citations and links give."""
    triples: dict[Triple, None] = {}
    here: dict[str, Value] = {"resolution": iri(RESOLUTION)}
    for each in relations():
        bindings: dict[str, Value] = {**here, "name": each.name, "edge": edge(each)}
        for query in (_BY_CITATION, _BY_LINK):
            triples.update(dict.fromkeys(store.construct(query, bindings)))
    for query in (_MANDATES, _PROMULGATED):
        triples.update(dict.fromkeys(store.construct(query, here)))
    triples.update(dict.fromkeys(_annexes(store)))
    return tuple(triples)


def _annexes(store: Store) -> Iterator[Triple]:
    """What a held decision promulgates, by its name: the line that says so may be unreadable."""
    rows = store.select(_ANNEXES)
    held = {str(row["d"]) for row in rows}
    for row in rows:
        annex, decision = str(row["d"]), str(row["d"]).rpartition("/")[0]
        if row["number"] and decision in held:
            yield Triple(iri(decision), name("cc:promulgates"), iri(annex))
            yield Triple(iri(annex), name("cc:promulgatedBy"), iri(decision))


def edge(relation: Relation) -> NamedNode:
    """The property of a relation's plain edge; citing is ELI's own."""
    return name(f"eli:{relation.edge}" if relation.edge == "cites" else f"cc:{relation.edge}")


def update_inference(store: Store) -> None:
    """Replace the inference graph by what follows now."""
    store.replace_graphs({INFERENCE: inferred(store)})
