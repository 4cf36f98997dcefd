"""The vocabulary graph says what the vocabularies say, and the plain edges feed lineage."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Literal

from cancu.graph.edges import plain_edges
from cancu.graph.lineage import chains, cycles
from cancu.graph.load import ingest_files
from cancu.graph.namespaces import VOCABULARY
from cancu.graph.quads import name
from cancu.graph.store import open_store
from cancu.graph.vocabulary_graph import update_vocabulary, vocabulary_triples
from cancu.ontology.genres import genres
from cancu.ontology.reorganisations import reorganisations
from cancu.ontology.topics import topics
from tests.graph_fixtures import samples


def test_every_genre_topic_and_reorganisation_is_there(tmp_path: Path) -> None:
    with open_store(tmp_path / "kho") as store:
        update_vocabulary(store)
        before = set(store.quads(VOCABULARY))
        update_vocabulary(store)
        assert set(store.quads(VOCABULARY)) == before
        labels = {row["l"] for row in store.select("SELECT ?l WHERE { ?c skos:prefLabel ?l }")}
        assert {genre.name for genre in genres()} <= labels
        assert {topic.en for topic in topics()} <= labels
        events = store.select(
            "SELECT ?e ?before ?day WHERE "
            "{ ?e a org:ChangeEvent ; cc:before ?before ; time:inXSDDate ?day }"
        )
        assert {(row["before"], row["day"]) for row in events} == {
            (change.before, change.since) for change in reorganisations()
        }


def test_every_broader_topic_is_a_topic(tmp_path: Path) -> None:
    with open_store(tmp_path / "kho") as store:
        update_vocabulary(store)
        assert not store.ask("ASK { ?t skos:broader ?b FILTER NOT EXISTS { ?b a skos:Concept } }")


def test_the_plain_edges_of_a_store_give_the_chains_of_a_plan(tmp_path: Path) -> None:
    with open_store(tmp_path / "kho") as store:
        ingest_files(store, samples())
        edges = plain_edges(store)
    doc = "https://w3id.org/cancu/id/doc/"
    found = chains(edges, f"{doc}hung-yen/188-KH-UBND/2021-12-14")
    paths = found[f"{doc}tw/48-CT-TW/2010-10-22"]
    assert [[edge.target.removeprefix(doc) for edge in path] for path in paths] == [
        ["hung-yen/13-CTr-TU/2021-10-13", "tw/13-KL-TW/2021-08-16", "tw/48-CT-TW/2010-10-22"],
        ["tw/1944-QD-TTg/2021-11-18", "tw/13-KL-TW/2021-08-16", "tw/48-CT-TW/2010-10-22"],
    ]
    assert cycles(edges) == ()


def test_no_body_keeps_the_gap_for_its_province() -> None:
    words = [t.object.value for t in vocabulary_triples() if isinstance(t.object, Literal)]
    assert not [word for word in words if "{" in word]
    assert "Sở Tài chính" in words
    assert "Thuế tỉnh" in words


def test_a_change_names_the_bodies_before_and_after() -> None:
    triples = vocabulary_triples()
    labels = {t.subject: t.object.value for t in triples if t.predicate == name("skos:prefLabel")}
    before, after = (
        {t.subject: labels[t.object] for t in triples if t.predicate == name(predicate)}
        for predicate in ("org:originalOrganization", "org:resultingOrganization")
    )
    changes = {t.subject for t in triples if t.object == name("org:ChangeEvent")}
    assert changes == set(before)
    merged = next(node for node, label in before.items() if label == "Sở Kế hoạch và Đầu tư")
    assert after[merged] == "Sở Tài chính"
