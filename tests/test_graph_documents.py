"""Documents and provisions are found by the names that people give them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cancu.graph.documents import document_row, handle, handles, list_documents
from cancu.graph.find import find_document, find_provision, provisions_of
from cancu.graph.load import ingest_files
from cancu.graph.store import Store, open_store
from cancu.ontology.errors import AmbiguousError, NotFoundError
from tests.graph_fixtures import samples

DOC = "https://w3id.org/cancu/id/doc/"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("store") / "kho"
    with open_store(folder) as opened:
        ingest_files(opened, samples())
    with open_store(folder, read_only=True) as opened:
        yield opened


def test_the_list_has_each_document_once_those_held_first(store: Store) -> None:
    rows = list_documents(store)
    assert len({row.iri for row in rows}) == len(rows)
    assert [row.held for row in rows] == sorted((row.held for row in rows), reverse=True)
    assert sum(row.held for row in rows) == 5
    assert list_documents(store, held=True) == rows[:5]
    assert list_documents(store, held=False) == rows[5:]


def test_a_row_counts_what_its_document_holds(store: Store) -> None:
    row = find_document(store, "188/KH-UBND")
    assert (row.provisions, row.tasks, row.citations) == (2, 2, 8)
    assert (row.level, row.date, row.held) == ("province", "2021-12-14", True)
    assert row.issuer == "Ủy ban nhân dân tỉnh Hưng Yên"
    assert row in list_documents(store)


def test_a_stub_is_described_by_what_is_known_of_it(store: Store) -> None:
    row = find_document(store, "44-KL/TW")
    assert (row.held, row.date, row.issuer) == (False, "2019-01-22", "Ban Bí thư")
    assert row.level == "party"
    assert (row.provisions, row.citations) == (0, 0)


def test_a_handle_is_the_number_where_one_document_has_it(store: Store) -> None:
    names = handles(store)
    assert names[f"{DOC}hung-yen/188-KH-UBND/2021-12-14"] == "188/KH-UBND"
    assert names[f"{DOC}hung-yen/13-CTr-TU/2021-10-13"] == "hung-yen/13-CTr-TU/2021-10-13"
    assert len(set(names.values())) == len(names)
    assert all(handle(store, iri) == name for iri, name in names.items())


def test_every_handle_finds_its_document(store: Store) -> None:
    for iri, name in handles(store).items():
        assert find_document(store, name).iri == iri
        assert find_document(store, iri).iri == iri
        assert find_document(store, name.lower()).iri == iri


@pytest.mark.parametrize(
    "name",
    [
        "188/kh-ubnd",
        " 188 / KH – UBND ",
        "188-KH-UBND",
        "Kế hoạch số 188/KH-UBND",
        "hung-yen/188-KH-UBND",
        "hung-yen/188-KH-UBND/2021-12-14",
    ],
)
def test_a_name_is_found_however_it_is_written(store: Store, name: str) -> None:
    assert find_document(store, name).handle == "188/KH-UBND"


def test_a_document_without_number_is_found_by_its_sign(store: Store) -> None:
    assert find_document(store, "KH-BCĐ-CQTT").iri.startswith(f"{DOC}thai-binh/")
    assert find_document(store, "thap-muoi/KH-BCD138".replace("thap", "dong-thap/thap")).held


def test_a_number_that_two_have_is_answered_with_both_handles(store: Store) -> None:
    with pytest.raises(AmbiguousError) as caught:
        find_document(store, "13-CTr/TU")
    assert "hung-yen/13-CTr-TU/2021-10-13" in str(caught.value)
    assert "quang-ngai/13-CTr-TU/2021-10-12" in str(caught.value)
    assert find_document(store, "quang-ngai/13-ctr-tu").number == "13-CTr/TU"


def test_a_number_that_none_has_is_answered_with_close_ones(store: Store) -> None:
    with pytest.raises(NotFoundError, match="188/KH-UBND"):
        find_document(store, "189/KH-UBND")
    for nonsense in ("", "???", "zzzz", "<>", "a b"):
        with pytest.raises(NotFoundError, match="cancu list"):
            find_document(store, nonsense)


def test_what_no_document_is_has_no_row(store: Store) -> None:
    assert document_row(store, f"{DOC}hung-yen/1-KH-UBND/2021-12-14") is None


def test_a_provision_is_found_by_its_path(store: Store) -> None:
    plan = find_document(store, "188/KH-UBND").iri
    row = find_provision(store, plan, "II.1.-1")
    assert (row.kind, row.document) == ("task", plan)
    assert find_provision(store, plan, " ii.1.–1 ") == row
    assert provisions_of(store, plan)[0] == row


def test_a_path_that_only_the_annex_has_is_the_annex_s(store: Store) -> None:
    decision = find_document(store, "2224/QĐ-UBND").iri
    assert find_provision(store, decision, "Điều 1").document == decision
    assert find_provision(store, decision, "II.1").document == f"{decision}/ke-hoach"


def test_a_path_that_is_missing_is_answered_with_close_ones(store: Store) -> None:
    plan = find_document(store, "188/KH-UBND").iri
    with pytest.raises(NotFoundError, match=r"II\.1\.-1"):
        find_provision(store, plan, "II.1.-9")
