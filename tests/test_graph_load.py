"""Files into a store: whole, once, and in any order."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cancu.graph.build import BuiltDocument, build
from cancu.graph.export import export
from cancu.graph.iris import graph_iri
from cancu.graph.load import held_documents, ingest_files, remove_documents
from cancu.graph.namespaces import INFERENCE, RESOLUTION
from cancu.graph.store import Store, open_store
from cancu.graph.texts import source_text
from cancu.ingest.model import Extraction
from cancu.ontology.errors import SourceError, StoreError
from tests import graph_fixtures as fixtures

DOC = "https://w3id.org/cancu/id/doc/"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kho") as opened:
        yield opened


def edges(store: Store) -> set[tuple[str, str, str]]:
    return {
        (
            q.subject.value.removeprefix(DOC),
            q.predicate.value.rpartition("#")[2],
            q.object.value.removeprefix(DOC),
        )
        for q in store.quads(INFERENCE)
    }


def test_each_document_has_a_graph_and_its_text_is_kept(store: Store) -> None:
    read = fixtures.quang_ngai()
    report = ingest_files(store, [read])
    assert report.documents == held_documents(store)
    assert len(report.documents) == 2
    assert source_text(store, read.source.sha256) == read.source.text


def test_the_text_keeps_every_character(store: Store) -> None:
    text = "a\r\nb\rc\u2028d\x0b\u0301"
    read = fixtures.extraction(text, fixtures.document(text, number="1/KH-UBND"))
    ingest_files(store, [read])
    assert source_text(store, read.source.sha256) == text


def test_a_text_that_is_not_kept_is_one_sentence(store: Store) -> None:
    with pytest.raises(StoreError, match="cancu ingest"):
        source_text(store, "0" * 64)
    with pytest.raises(StoreError, match="mã băm"):
        source_text(store, "../../etc/passwd")


def test_reading_a_file_again_changes_nothing(store: Store) -> None:
    ingest_files(store, fixtures.samples())
    before = export(store, "nq")
    ingest_files(store, fixtures.samples())
    assert export(store, "nq") == before


def test_a_file_read_again_replaces_its_documents_and_drops_those_it_lost(store: Store) -> None:
    read = fixtures.quang_ngai()
    ingest_files(store, [read, fixtures.hung_yen()])
    decision = read.documents[0]
    changed = replace(decision, title="trích yếu mới", provisions=())
    report = ingest_files(store, [replace(read, documents=(changed,))])
    assert report.files[0].removed == (f"{DOC}quang-ngai/2224-QD-UBND/2021-12-30/ke-hoach",)
    assert held_documents(store) == (
        f"{DOC}hung-yen/188-KH-UBND/2021-12-14",
        f"{DOC}quang-ngai/2224-QD-UBND/2021-12-30",
    )
    titles = store.select("SELECT ?t WHERE { ?d eli:number '2224/QĐ-UBND' ; dcterms:title ?t }")
    assert [row["t"] for row in titles] == ["trích yếu mới"]


def test_a_document_that_another_file_took_over_stays_when_the_first_loses_it(
    store: Store,
) -> None:
    first = fixtures.hung_yen()
    ingest_files(store, [first, fixtures.renamed(first, "bản-sao.txt")])
    ingest_files(store, [replace(first, documents=())])
    assert held_documents(store) == (f"{DOC}hung-yen/188-KH-UBND/2021-12-14",)


def test_texts_that_nothing_holds_any_more_are_dropped(store: Store) -> None:
    ingest_files(store, [fixtures.hung_yen(), fixtures.thai_binh()])
    remove_documents(store, [iri for iri in held_documents(store) if "thai-binh" in iri])
    kept = [path.stem for path in store.texts.iterdir()]
    assert kept == [fixtures.hung_yen().source.sha256]


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
def test_the_order_of_reading_makes_no_difference(tmp_path: Path, order: tuple[int, ...]) -> None:
    samples = fixtures.samples()
    with open_store(tmp_path / "một") as one, open_store(tmp_path / "hai") as other:
        ingest_files(one, samples)
        for index in order:
            ingest_files(other, [samples[index]])
        assert export(one, "nq") == export(other, "nq")


def test_a_stub_becomes_the_document_when_it_is_read_and_back(store: Store) -> None:
    text = "Chương trình số 13-CTr/TU"
    program = fixtures.extraction(
        text,
        fixtures.document(
            text, number="13-CTr/TU", type="chương trình", date="2021-10-13",
            jurisdiction=fixtures.HUNG_YEN,
        ),
        path="chuong-trinh.txt",
    )  # fmt: skip
    states = f"""
        SELECT ?state ?cited WHERE {{
          GRAPH <{RESOLUTION}> {{ ?c cc:state ?state ; cc:cited ?cited }}
          FILTER(?cited = <{DOC}hung-yen/13-CTr-TU/2021-10-13>) }}"""
    ingest_files(store, [fixtures.hung_yen()])
    assert {row["state"] for row in store.select(states)} == {"stub"}
    ingest_files(store, [program])
    assert {row["state"] for row in store.select(states)} == {"resolved"}
    remove_documents(store, [f"{DOC}hung-yen/13-CTr-TU/2021-10-13"])
    assert {row["state"] for row in store.select(states)} == {"stub"}


def test_plain_edges_follow_from_citations_and_links(store: Store) -> None:
    ingest_files(store, fixtures.samples())
    found = edges(store)
    plan = "hung-yen/188-KH-UBND/2021-12-14"
    annex = "quang-ngai/2224-QD-UBND/2021-12-30/ke-hoach"
    assert {
        (plan, "implements", "tw/1944-QD-TTg/2021-11-18"),
        (plan, "implements", "hung-yen/13-CTr-TU/2021-10-13"),
        ("tw/1944-QD-TTg/2021-11-18", "implements", "tw/13-KL-TW/2021-08-16"),
        ("tw/13-KL-TW/2021-08-16", "continues", "tw/48-CT-TW/2010-10-22"),
        (f"{plan}/II.1.-1", "mandatedBy", "tw/36-CT-TW/2019-08-16"),
        (annex, "promulgatedBy", "quang-ngai/2224-QD-UBND/2021-12-30"),
        ("quang-ngai/2224-QD-UBND/2021-12-30", "promulgates", annex),
        (f"{annex}/II.1", "mandatedBy", "quang-ngai/13-CTr-TU/2021-10-12"),
    } <= found


def test_nothing_follows_from_an_ambiguous_or_a_nested_mention(store: Store) -> None:
    ingest_files(store, fixtures.samples())
    task = "dong-thap/thap-muoi/KH-BCD138/2024-02-"
    mandates = {(s, o) for s, p, o in edges(store) if p == "mandatedBy"}
    assert not any(o == "tw/13-KL-TW/2021-08-16" for s, o in mandates if s.startswith(task))
    assert not any("13-CTr-T" in o for s, o in mandates if s.startswith("hung-yen/188"))


def test_nothing_inferred_stands_where_something_was_read(store: Store) -> None:
    read = fixtures.hung_yen()
    ingest_files(store, [read])
    (built,) = build(read)
    assert {quad.triple for quad in store.quads(graph_iri(built.iri))} == set(built.triples)


def test_a_load_that_fails_leaves_the_old_graph(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest_files(store, fixtures.samples())
    before = export(store, "nq")
    real = build

    def torn(extraction: Extraction) -> Iterator[BuiltDocument]:
        yield real(extraction)[0]
        raise StoreError("hết chỗ")

    monkeypatch.setattr("cancu.graph.load.build", lambda extraction: tuple(torn(extraction)))
    with pytest.raises(StoreError, match="hết chỗ"):
        ingest_files(store, [fixtures.renamed(fixtures.quang_ngai(), "khác.txt")])
    assert export(store, "nq") == before


def test_what_went_in_before_an_error_is_resolved(store: Store) -> None:
    def items() -> Iterator[Extraction]:
        yield fixtures.hung_yen()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest_files(store, items())
    assert len(list(store.quads(RESOLUTION))) > 0


def test_a_file_that_cannot_be_read_is_reported_and_the_rest_goes_in(
    store: Store, tmp_path: Path
) -> None:
    missing = tmp_path / "không-có.txt"
    report = ingest_files(store, [missing, fixtures.hung_yen()])
    assert [failure.path for failure in report.failures] == [str(missing)]
    assert len(report.documents) == 1
    with pytest.raises(SourceError):
        ingest_files(store, [missing], strict=True)
