"""cancu.ttl: every term labelled and defined twice, every term used declared, OWL 2 DL."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

from cancu.ontology.genres import genres
from cancu.ontology.relations import relations

OURS = "https://w3id.org/cancu/ontology#"
CC = Namespace(OURS)
ELI = Namespace("http://data.europa.eu/eli/ontology#")
LANGUAGE = (
    "http://www.w3.org/2002/07/owl#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2001/XMLSchema#",
)
SH = Namespace("http://www.w3.org/ns/shacl#")
ROOT = Path(__file__).parent.parent
KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
# What the graph of a document and of resolution says; the queries are read besides.
IN_THE_GRAPH = re.findall(
    r"\w+",
    """
    Document Plan Decision SourceText Provision Task Objective Citation Link Assignment Agency
    AgencyGroup Target Deadline FunctionTransfer sign issuerName jurisdiction level genre
    sourceText start end promulgatedByNumber sha256 fileName chars path kind text heading
    modality order product citing inDocument mention mentionNumber mentionDate mentionIssuer
    mentionType mentionTitle relationName within inTitle shortFor subjectName objectName assigns
    agency role assignedBy agencyText ofProvision indicator comparator valueTo baseline
    deadlineKind date period words state cited candidate subject object basedOn implements
    proposedBy promulgatedBy continues approves guides amends replaces repeals promulgates
    mandatedBy restsOn
    """,
)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return _turtle("cancu.ttl")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return _turtle("shapes.ttl")


def _turtle(name: str) -> Graph:
    return Graph().parse(data=(files("cancu.ontology") / name).read_bytes(), format="turtle")


def _declared(ontology: Graph) -> dict[URIRef, set[URIRef]]:
    found: dict[URIRef, set[URIRef]] = {}
    for term, kind in ontology.subject_objects(RDF.type):
        if isinstance(term, URIRef) and isinstance(kind, URIRef) and kind in KINDS:
            found.setdefault(term, set()).add(kind)
    return found


def _own(ontology: Graph) -> list[URIRef]:
    return sorted(term for term in _declared(ontology) if term.startswith(OURS))


def _languages(ontology: Graph, term: URIRef, prop: URIRef) -> list[str | None]:
    values = ontology.objects(term, prop)
    return sorted(value.language or "" for value in values if isinstance(value, Literal))


def test_every_term_has_one_label_in_either_language(ontology: Graph) -> None:
    for term in _own(ontology):
        assert _languages(ontology, term, RDFS.label) == ["en", "vi"], term


def test_every_term_is_defined_in_either_language(ontology: Graph) -> None:
    for term in _own(ontology):
        assert _languages(ontology, term, SKOS.definition) == ["en", "vi"], term


def test_every_term_that_the_graph_uses_is_declared(ontology: Graph) -> None:
    own = set(_own(ontology))
    assert [name for name in IN_THE_GRAPH if CC[name] not in own] == []


def test_every_term_of_the_queries_is_declared(ontology: Graph) -> None:
    declared = set(_declared(ontology))
    texts = [
        path.read_text("utf-8")
        for path in files("cancu.queries").iterdir()
        if path.name.endswith(".rq")
    ]
    used = {name for text in texts for name in re.findall(r"(?<![\w:])cc:([A-Za-z]\w*)", text)}
    assert sorted(name for name in used if CC[name] not in declared) == []


def test_no_subject_of_our_namespace_is_left_undeclared(ontology: Graph) -> None:
    named = {
        term
        for triple in ontology
        for term in triple
        if isinstance(term, URIRef) and term.startswith(OURS)
    }
    assert named <= set(_declared(ontology))


def test_every_term_of_others_is_declared_too(ontology: Graph) -> None:
    used = {term for triple in ontology for term in triple if isinstance(term, URIRef)}
    outside = {
        term
        for term in used
        if not str(term).startswith((*LANGUAGE, OURS)) and str(term) != OURS[:-1]
    }
    assert outside <= set(_declared(ontology))


def test_no_term_is_of_two_kinds(ontology: Graph) -> None:
    # OWL 2 DL (Structural Specification, 5.8.1) forbids punning between these kinds.
    assert {term: kinds for term, kinds in _declared(ontology).items() if len(kinds) > 1} == {}


def test_only_datatypes_of_owl_2_are_ranges(ontology: Graph) -> None:
    allowed = {"string", "integer", "double", "boolean"}
    for prop, target in ontology.subject_objects(RDFS.range):
        if isinstance(target, URIRef) and "XMLSchema#" in target:
            assert target.rpartition("#")[2] in allowed, prop


def test_properties_that_are_not_simple_bear_no_forbidden_axiom(ontology: Graph) -> None:
    # OWL 2 DL (11.2): a property with a chain or transitivity is neither functional nor so.
    not_simple = {CC[name] for name in ("restsOn", "takesPartIn", "carriesOut", "leads")}
    not_simple |= {CC.coordinatesOn, CC.monitors}
    forbidden = {OWL.FunctionalProperty, OWL.IrreflexiveProperty, OWL.AsymmetricProperty}
    for prop in not_simple:
        assert not forbidden & set(ontology.objects(prop, RDF.type))
        assert (None, OWL.onProperty, prop) not in ontology


def test_a_task_rests_on_what_its_document_rests_on(ontology: Graph) -> None:
    chains = [
        list(Collection(ontology, node))
        for node in ontology.objects(CC.restsOn, OWL.propertyChainAxiom)
    ]
    assert chains == [[ELI.is_part_of, CC.restsOn]]
    assert (CC.restsOn, RDF.type, OWL.TransitiveProperty) in ontology


def test_every_genre_has_its_class_and_every_genre_class_its_genre(ontology: Graph) -> None:
    below = {
        term
        for term in ontology.transitive_subjects(RDFS.subClassOf, CC.Document)
        if term != CC.Document
    }
    assert {CC[genre.cls] for genre in genres()} == below


def test_a_genre_class_bears_the_genres_name(ontology: Graph) -> None:
    for genre in genres():
        assert (CC[genre.cls], RDFS.label, Literal(genre.name, lang="vi")) in ontology


def test_what_only_the_state_issues_as_law_is_a_legal_resource(ontology: Graph) -> None:
    for genre in genres():
        classes = set(ontology.transitive_objects(CC[genre.cls], RDFS.subClassOf))
        if genre.normative and not genre.party:
            assert ELI.LegalResource in classes, genre.name
        if genre.party:
            assert ELI.LegalResource not in classes, genre.name


def test_every_relation_has_its_edge(ontology: Graph) -> None:
    declared = _declared(ontology)
    outside = {"cites": ELI.cites, "partOf": ELI.is_part_of}
    for relation in relations():
        assert outside.get(relation.edge, CC[relation.edge]) in declared, relation.name


def test_shapes_name_declared_terms_only(ontology: Graph, shapes: Graph) -> None:
    declared = set(_declared(ontology))
    used = {
        term
        for triple in shapes
        for term in triple
        if isinstance(term, URIRef) and str(term).startswith((OURS, "http://data.europa.eu/"))
    }
    assert used
    assert used <= declared


def test_every_property_shape_says_in_vietnamese_what_is_wrong(shapes: Graph) -> None:
    found = list(shapes.objects(None, SH.property))
    assert len(found) > 40
    for node in found:
        in_or = isinstance(node, BNode) and (node, SH.severity, None) not in shapes
        messages = [m for m in shapes.objects(node, SH.message) if isinstance(m, Literal)]
        assert in_or or sorted(m.language or "" for m in messages) == ["en", "vi"]


def test_every_class_of_facts_has_a_shape(shapes: Graph) -> None:
    targets = set(shapes.objects(None, SH.targetClass))
    facts = "Document Provision Task Objective Citation Link Assignment Target Deadline Agency"
    assert {CC[name] for name in facts.split()} <= targets
    assert (None, SH.targetSubjectsOf, CC.sourceText) in shapes


@pytest.mark.skipif(not (ROOT / "docs" / "glossary.md").exists(), reason="ships with the source")
def test_the_glossary_has_every_class_relation_and_role(ontology: Graph) -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    classes = {term for term in _own(ontology) if (term, RDF.type, OWL.Class) in ontology}
    names = {term.removeprefix(OURS) for term in classes} | {each.name for each in relations()}
    assert sorted(name for name in names if f"`{name}`" not in glossary) == []
