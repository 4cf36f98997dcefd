"""Whether what the store says of a document is complete: SHACL shapes, document by document."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pyoxigraph import Triple

from cancu.graph.documents import handle
from cancu.graph.export import to_rdflib_term
from cancu.graph.iris import graph_iri
from cancu.graph.namespaces import INFERENCE, RESOLUTION
from cancu.graph.protocol import Store
from cancu.graph.terms import Value, iri
from cancu.ontology.errors import QueryError

if TYPE_CHECKING:
    import rdflib

SEVERITIES = ("violation", "warning", "info")
"""What is wrong with the graph; what the document leaves out; what is good to know."""

# What other graphs say of the document's own nodes.
_BESIDE = """
CONSTRUCT { ?node ?property ?value } WHERE {
  { GRAPH ?own { ?node cc:inDocument ?doc } } UNION { BIND(?doc AS ?node) }
  GRAPH ?beside { ?node ?property ?value }
}"""
# Another document need not be known by more than its class.
_CITED = """
CONSTRUCT { ?cited a cc:Document } WHERE {
  { GRAPH ?own { ?node cc:inDocument ?doc } } UNION { BIND(?doc AS ?node) }
  GRAPH ?beside { ?node ?property ?cited }
  ?cited a cc:Document
}"""


@dataclass(frozen=True, slots=True)
class Fault:
    """What one shape says of one node; `path` is its provision's where it has one."""

    severity: str
    document: str
    path: str | None
    message: str
    node: str

    def to_json(self) -> dict[str, object]:
        """`{"severity", "document", "path", "message", "node"}`."""
        return {
            "severity": self.severity,
            "document": self.document,
            "path": self.path,
            "message": self.message,
            "node": self.node,
        }


def validate(store: Store, documents: Iterable[str], *, lang: str = "vi") -> Iterator[Fault]:
    """What the shapes find fault with in these documents, by IRI, gravest first in each.

    QueryError: the library that reads shapes is not installed.
    """
    try:
        from pyshacl import validate as check
    except ImportError as error:
        raise QueryError(
            "Chưa cài thư viện kiểm tra SHACL; hãy chạy `pip install 'cancu[check]'`."
        ) from error
    shapes = _shapes()
    for document in documents:
        data = _data(store, document)
        _, report, _ = check(data, shacl_graph=shapes, inference="none", advanced=False)
        faults = _faults(report, data, handle(store, document), lang)
        yield from sorted(
            faults, key=lambda f: (SEVERITIES.index(f.severity), f.path or "", f.node, f.message)
        )


@functools.cache
def _shapes() -> rdflib.Graph:
    import rdflib

    text = (files("cancu.ontology") / "shapes.ttl").read_text("utf-8")
    return rdflib.Graph().parse(data=text, format="turtle")


def _data(store: Store, document: str) -> rdflib.Graph:
    """All that any graph says of the document and of what is in it."""
    import rdflib

    graph = rdflib.Graph()
    own = graph_iri(document)
    triples: list[Triple] = [quad.triple for quad in store.quads(own)]
    for beside in (RESOLUTION, INFERENCE):
        bindings: dict[str, Value] = {"own": iri(own), "doc": iri(document), "beside": iri(beside)}
        triples += store.construct(_BESIDE, bindings)
        triples += store.construct(_CITED, bindings)
    for each in triples:
        graph.add(
            (
                to_rdflib_term(each.subject),
                to_rdflib_term(each.predicate),
                to_rdflib_term(each.object),
            )
        )
    return graph


def _faults(report: Any, data: rdflib.Graph, name: str, lang: str) -> Iterator[Fault]:
    from rdflib import RDF, SH

    for result in report.subjects(RDF.type, SH.ValidationResult):
        node = report.value(result, SH.focusNode)
        severity = str(report.value(result, SH.resultSeverity)).rpartition("#")[2].lower()
        messages = list(report.objects(result, SH.resultMessage))
        said = [str(each) for each in messages if getattr(each, "language", None) == lang]
        message = said[0] if said else str(messages[0]) if messages else ""
        yield Fault(severity, name, _path(data, node), message, str(node))


def _path(data: rdflib.Graph, node: Any) -> str | None:
    """The path of the provision that a node is, or hangs on."""
    from rdflib import Namespace

    cc = Namespace("https://w3id.org/cancu/ontology#")
    for at in (node, *(data.value(node, p) for p in (cc.assigns, cc.ofProvision, cc.citing))):
        if at is not None and (found := data.value(at, cc.path)) is not None:
            return str(found)
    return None
