"""Every term of another vocabulary that the ontology or the code names exists in its vocabulary."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from rdflib import OWL, RDF, SKOS, Graph, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, SDO, TIME, DefinedNamespace

from cancu.graph.namespaces import PREFIXES

OURS = "https://w3id.org/cancu/ontology#"
# Closed: each lists the terms of its vocabulary.
SHIPPED: dict[str, type[DefinedNamespace]] = {
    "dcterms": DCTERMS,
    "org": ORG,
    "prov": PROV,
    "schema": SDO,
    "skos": SKOS,
    "time": TIME,
}
LISTED = ("eli", "oa")
KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object",
    OWL.DatatypeProperty: "data",
}
# `eli:number` in a query or in code.
_NAME = re.compile(rf"(?<![\w:/#])({'|'.join((*SHIPPED, *LISTED))}):([A-Za-z]\w*)")
# All that the graph is to say of others' vocabularies.
ASKED = """
    eli:Work eli:LegalResource eli:WorkSubdivision eli:AdministrativeArea eli:number
    eli:date_document eli:type_document eli:is_part_of eli:has_annex eli:based_on eli:applies
    eli:cites eli:changes eli:repeals eli:jurisdiction dcterms:publisher dcterms:title
    dcterms:subject prov:Entity prov:wasDerivedFrom prov:wasGeneratedBy prov:hadRole oa:Annotation
    oa:hasTarget oa:TextPositionSelector oa:TextQuoteSelector org:FormalOrganization
    org:OrganizationalCollaboration org:unitOf org:hasMember org:ChangeEvent
    org:originalOrganization org:resultingOrganization skos:Concept skos:prefLabel skos:altLabel
    time:inXSDDate schema:value schema:unitText schema:Schedule
"""
OWN_ASKED = """
    Document Directive Conclusion Resolution Decision Plan Programme Law Decree SourceText
    Provision Task Objective path text modality promulgates promulgatedBy Citation citing cited
    relationName state basedOn implements continues approves guides amends replaces repeals
    mandatedBy restsOn Assignment agency role assigns Agency AgencyGroup jurisdiction instrument
    FunctionTransfer Target indicator comparator baseline Deadline start end page
"""
# What each of ours is to stand below or come close to.
MAPPED = {
    "Document": "eli:Work",
    "Law": "eli:LegalResource",
    "Decree": "eli:LegalResource",
    "SourceText": "prov:Entity",
    "Provision": "eli:WorkSubdivision",
    "Citation": "oa:Annotation",
    "citing": "oa:hasTarget",
    "promulgates": "eli:has_annex",
    "basedOn": "eli:based_on",
    "implements": "eli:applies",
    "amends": "eli:changes",
    "replaces": "eli:changes",
    "repeals": "eli:repeals",
    "Agency": "org:FormalOrganization",
    "AgencyGroup": "org:OrganizationalCollaboration",
    "jurisdiction": "eli:jurisdiction",
    "role": "prov:hadRole",
    "genre": "eli:type_document",
    "before": "org:originalOrganization",
    "after": "org:resultingOrganization",
    "date": "time:inXSDDate",
    "period": "schema:Schedule",
    "start": "oa:start",
    "end": "oa:end",
}


@cache
def _listed(prefix: str) -> dict[str, list[str]]:
    lists = yaml.safe_load((Path(__file__).parent / "public_terms.yml").read_text("utf-8"))
    terms: dict[str, list[str]] = lists[prefix]
    return terms


def _exists(prefix: str, local: str) -> bool:
    if prefix in SHIPPED:
        return URIRef(PREFIXES[prefix] + local) in SHIPPED[prefix]
    return any(local in _listed(prefix).get(kind, []) for kind in (*KINDS.values(), "individual"))


def _name(iri: str) -> tuple[str, str] | None:
    for prefix in (*SHIPPED, *LISTED):
        if iri.startswith(PREFIXES[prefix]):
            return prefix, iri.removeprefix(PREFIXES[prefix])
    return None


def _iri(name: str) -> URIRef:
    prefix, _, local = name.partition(":")
    return URIRef(PREFIXES[prefix] + local)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=(files("cancu.ontology") / "cancu.ttl").read_bytes(), format="turtle")


def test_the_ontologys_public_terms_exist(ontology: Graph) -> None:
    names = {_name(str(term)) for triple in ontology for term in triple}
    found = {name for name in names if name}
    assert {prefix for prefix, _ in found} == {*SHIPPED, *LISTED}
    assert sorted(name for name in found if not _exists(*name)) == []


@pytest.mark.parametrize("package", ["graph", "queries", "ontology"])
def test_public_terms_in_code_queries_and_shapes_exist(package: str) -> None:
    names: set[tuple[str, str]] = set()
    for file in files(f"cancu.{package}").iterdir():
        if file.name.endswith((".py", ".rq", ".ttl")):
            names |= {(m[1], m[2]) for m in _NAME.finditer(file.read_text("utf-8"))}
    assert len(names) > 5
    # Spoken of as deprecated, and used nowhere.
    names.discard(("eli", "implements"))
    assert sorted(name for name in names if not _exists(*name)) == []


@pytest.mark.parametrize(
    "name", ["org:Event", "eli:Task", "skos:label", "oa:TextSelector", "time:date", "prov:role"]
)
def test_a_term_that_is_in_no_vocabulary_is_noticed(name: str) -> None:
    prefix, _, local = name.partition(":")
    assert not _exists(prefix, local)


def test_nothing_of_ours_comes_close_to_what_is_deprecated(ontology: Graph) -> None:
    for prefix in LISTED:
        old = {_iri(f"{prefix}:{local}") for local in _listed(prefix)["deprecated"]}
        assert not {term for triple in ontology for term in triple} & old


def test_listed_terms_are_of_the_kind_that_their_vocabulary_says(ontology: Graph) -> None:
    for kind, list_ in KINDS.items():
        for term in ontology.subjects(RDF.type, kind):
            name = _name(str(term))
            if name and name[0] in LISTED:
                assert name[1] in _listed(name[0])[list_], term


def test_the_namespaces_are_those_of_the_vocabularies() -> None:
    for prefix, shipped in SHIPPED.items():
        assert str(shipped) == PREFIXES[prefix]
    for prefix in LISTED:
        assert str(_listed(prefix)["namespace"]) == PREFIXES[prefix]


def test_all_words_asked_of_the_graph_are_declared(ontology: Graph) -> None:
    kinds = {*KINDS, OWL.AnnotationProperty}
    declared = {term for kind in kinds for term in ontology.subjects(RDF.type, kind)}
    assert [name for name in ASKED.split() if _iri(name) not in declared] == []
    assert [name for name in OWN_ASKED.split() if URIRef(OURS + name) not in declared] == []


@pytest.mark.parametrize("name", MAPPED)
def test_each_word_is_mapped_to_the_public_one_that_fits(ontology: Graph, name: str) -> None:
    own, public = URIRef(OURS + name), _iri(MAPPED[name])
    above = {*ontology.transitive_objects(own, _iri("rdfs:subClassOf"))}
    above |= {*ontology.transitive_objects(own, _iri("rdfs:subPropertyOf"))}
    assert public in above or (own, SKOS.closeMatch, public) in ontology
