"""The namespaces and named graphs that every quad lives in, as plain strings."""

from __future__ import annotations

CC = "https://w3id.org/cancu/ontology#"
ID = "https://w3id.org/cancu/id/"
ELI = "http://data.europa.eu/eli/ontology#"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "https://schema.org/"
TIME = "http://www.w3.org/2006/time#"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"

PREFIXES: dict[str, str] = {
    "cc": CC,
    "id": ID,
    "eli": ELI,
    "dcterms": DCTERMS,
    "prov": PROV,
    "oa": OA,
    "org": ORG,
    "skos": SKOS,
    "schema": SCHEMA,
    "time": TIME,
    "xsd": XSD,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
}
"""Prefixes that every query may use without declaring them."""

PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())

DOCUMENT_GRAPHS = ID + "graph/doc/"
VOCABULARY = ID + "graph/vocabulary"
RESOLUTION = ID + "graph/resolution"
INFERENCE = ID + "graph/inference"
CORRECTIONS = ID + "graph/corrections"
FINDINGS = ID + "graph/findings"


def compact(iri: str) -> str:
    """`https://w3id.org/cancu/ontology#Task` as `cc:Task`; others as they are."""
    for name, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{name}:{iri[len(namespace) :]}"
    return iri
