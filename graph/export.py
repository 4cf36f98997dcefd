"""The whole store, or one graph, in the serialisations of RDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
from pyoxigraph import DefaultGraph, Quad, RdfFormat

from cancu.graph.namespaces import PREFIXES, XSD
from cancu.graph.protocol import Store
from cancu.graph.terms import plain
from cancu.ontology.errors import QueryError

if TYPE_CHECKING:
    import rdflib

FORMATS: dict[str, RdfFormat] = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "trig": RdfFormat.TRIG,
    "nq": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
}
"""By the ending of a file's name; Turtle and N-Triples merge all graphs into one."""


def export(store: Store, kind: str = "trig", *, graph: str | None = None) -> bytes:
    """All quads, or one graph's, in one of FORMATS, sorted, so that equal stores export alike."""
    if kind not in FORMATS:
        raise QueryError(f"Không có dạng “{kind}”; hãy chọn một trong: {', '.join(FORMATS)}.")
    form = FORMATS[kind]
    quads = set(store.quads(graph))
    if not form.supports_datasets:
        quads = {Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads}
    data = ox.serialize(sorted(quads, key=str), format=form, prefixes=_prefixes(form))
    return data or b""


def _prefixes(form: RdfFormat) -> dict[str, str] | None:
    """Line formats know no prefixes."""
    return None if form in (RdfFormat.N_QUADS, RdfFormat.N_TRIPLES) else PREFIXES


def import_file(store: Store, path: Path) -> None:
    """The graphs of an exported file into a store, each replaced as a whole, all at once."""
    graphs: dict[str, list[ox.Triple]] = {}
    for quad in ox.parse(path=path):
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs.setdefault(quad.graph_name.value, []).append(quad.triple)
    store.replace_graphs(graphs)


def to_rdflib(store: Store) -> rdflib.Dataset:
    """The store as an rdflib Dataset with all prefixes bound, for what rdflib does best."""
    import rdflib

    dataset = rdflib.Dataset()
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    for quad in store.quads():
        named = dataset.graph(rdflib.URIRef(str(plain(quad.graph_name))))
        named.add(
            (
                to_rdflib_term(quad.subject),
                to_rdflib_term(quad.predicate),
                to_rdflib_term(quad.object),
            )
        )
    return dataset


def to_rdflib_term(value: object) -> rdflib.term.Node:
    """A term of the engine as rdflib has it."""
    import rdflib

    if isinstance(value, ox.Literal):
        # rdflib tells `"a"` from `"a"^^xsd:string`, which RDF 1.1 does not.
        simple = value.language or value.datatype.value == f"{XSD}string"
        datatype = None if simple else rdflib.URIRef(value.datatype.value)
        return rdflib.Literal(value.value, lang=value.language, datatype=datatype)
    return rdflib.URIRef(str(plain(value)))
