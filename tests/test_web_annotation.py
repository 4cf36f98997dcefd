"""Evidence exported as annotations says the same as the store, with the words of the source."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from pyoxigraph import RdfFormat, Triple, parse

from cancu.graph.iris import graph_iri
from cancu.graph.load import ingest_files
from cancu.graph.namespaces import CC, OA, RDF
from cancu.graph.store import Store, open_store
from cancu.graph.terms import plain
from cancu.graph.texts import source_text
from cancu.graph.web_annotation import AROUND, export_annotations, web_annotations
from cancu.ontology.errors import NotFoundError, QueryError
from tests import graph_fixtures as make


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("chu-thich") / "kho") as opened:
        ingest_files(opened, make.samples())
        yield opened


def _held(store: Store) -> list[tuple[str, str]]:
    rows = store.select("SELECT DISTINCT ?d ?sha WHERE { ?d cc:sourceText ?s . ?s cc:sha256 ?sha }")
    return [(str(row["d"]), str(row["sha"])) for row in rows]


def _values(triples: tuple[Triple, ...], prop: str) -> dict[str, object]:
    """The value of a property that each thing has once."""
    found: dict[str, object] = {}
    for each in triples:
        if each.predicate.value == prop:
            assert str(plain(each.subject)) not in found
            found[str(plain(each.subject))] = plain(each.object)
    return found


def test_every_quote_is_the_slice_of_the_source_with_its_surroundings(store: Store) -> None:
    for document, sha in _held(store):
        text, told = source_text(store, sha), web_annotations(store, document)
        starts, ends = _values(told, OA + "start"), _values(told, OA + "end")
        exact, before, behind = (_values(told, OA + p) for p in ("exact", "prefix", "suffix"))
        assert starts
        for position in starts:
            quote = position.replace("#position", "#quote")
            start, end = int(str(starts[position])), int(str(ends[position]))
            assert exact[quote] == text[start:end] != ""
            whole = f"{before[quote]}{exact[quote]}{behind[quote]}"
            assert whole == text[max(0, start - AROUND) : end + AROUND]
        assert starts.keys() == ends.keys()


def test_every_fact_with_evidence_is_annotated_and_nothing_else(store: Store) -> None:
    for document, _ in _held(store):
        facts = {
            str(plain(q.subject))
            for q in store.quads(graph_iri(document))
            if q.predicate.value == CC + "start" and str(plain(q.subject)) != document
        }
        targets = _values(web_annotations(store, document), OA + "hasTarget")
        assert {str(each).removesuffix("#target") for each in targets.values()} == facts
        assert {each.removesuffix("#annotation") for each in targets} == facts


def test_a_citation_is_its_own_annotation_with_what_it_cites_for_body(store: Store) -> None:
    document = next(d for d, _ in _held(store) if "188-KH-UBND" in d)
    bodies = _values(web_annotations(store, document), OA + "hasBody")
    assert str(bodies[f"{document}/cite/0"]).endswith("tw/1944-QD-TTg/2021-11-18")
    task = f"{document}/II.1.-2"
    assert bodies[f"{task}#annotation"] == task


def test_what_a_mention_means_is_not_made_up_where_it_is_ambiguous(store: Store) -> None:
    rows = list(store.select('SELECT ?c ?d WHERE { ?c cc:state "ambiguous" ; cc:inDocument ?d }'))
    assert rows
    for row in rows:
        told = web_annotations(store, str(row["d"]))
        assert str(row["c"]) not in _values(told, OA + "hasBody")
        assert str(row["c"]) in _values(told, OA + "hasTarget")


def test_positions_have_the_datatype_of_the_vocabulary(store: Store) -> None:
    document, _ = _held(store)[0]
    kinds = {
        str(each.object.datatype.value).rpartition("#")[2]
        for each in web_annotations(store, document)
        if each.predicate.value in (OA + "start", OA + "end") and hasattr(each.object, "datatype")
    }
    assert kinds == {"nonNegativeInteger"}


def test_the_source_of_each_target_is_the_text_of_the_document(store: Store) -> None:
    document, sha = _held(store)[0]
    sources = set(_values(web_annotations(store, document), OA + "hasSource").values())
    assert len(sources) == 1
    assert sha in str(sources.pop())


@pytest.mark.parametrize("kind", ["ttl", "nt", "jsonld"])
def test_the_export_reads_back_as_the_same_triples(store: Store, kind: str) -> None:
    forms = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
    document, _ = _held(store)[0]
    data = export_annotations(store, document, kind)
    assert data == export_annotations(store, document, kind)
    back = {each.triple for each in parse(data, format=forms[kind])}
    assert back == set(web_annotations(store, document))
    if kind == "jsonld":
        json.loads(data)


def test_only_words_of_the_vocabulary_are_used(store: Store) -> None:
    document, _ = _held(store)[0]
    told = web_annotations(store, document)
    assert all(each.predicate.value.startswith((OA, RDF)) for each in told)


def test_what_is_not_held_or_not_a_format_is_told_in_a_sentence(store: Store) -> None:
    with pytest.raises(NotFoundError, match="nguyên văn"):
        web_annotations(store, "https://w3id.org/cancu/id/doc/tw/13-KL-TW/2021-08-16")
    with pytest.raises(QueryError, match="xml"):
        export_annotations(store, _held(store)[0][0], "xml")
