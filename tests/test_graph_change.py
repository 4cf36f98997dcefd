"""Quads come and go together, in a folder and behind an endpoint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Quad

from cancu.graph.export import export
from cancu.graph.load import held_documents, ingest_files, remove_documents
from cancu.graph.store import Store, open_store
from cancu.graph.terms import iri, term
from cancu.ontology.errors import StoreError
from tests.graph_fixtures import hung_yen, samples
from tests.test_graph_remote import texts, url

__all__ = ["texts", "url"]


def quad(subject: str, value: str | int, graph: str = "g") -> Quad:
    return Quad(iri(f"urn:{subject}"), iri("urn:p"), term(value), iri(f"urn:{graph}"))


@pytest.fixture(params=["folder", "endpoint"])
def store(request: pytest.FixtureRequest, tmp_path: Path, url: str) -> Iterator[Store]:
    with open_store(tmp_path / "kho" if request.param == "folder" else url) as opened:
        yield opened


def test_quads_come_and_go_at_once(store: Store) -> None:
    a, b, c = quad("a", 'x\n"ắ\\'), quad("b", 2), quad("c", 3, "h")
    store.change([a, b], [])
    store.change([c], [a])
    assert set(store.quads()) == {b, c}


def test_what_comes_and_goes_stays(store: Store) -> None:
    a = quad("a", 1)
    store.change([a], [a])
    assert set(store.quads()) == set()
    store.change([a], [])
    store.change([a], [a])
    assert set(store.quads()) == {a}


def test_to_add_what_is_there_and_to_remove_what_is_not_does_nothing(store: Store) -> None:
    a, b = quad("a", 1), quad("b", 2)
    store.change([a], [])
    store.change([a], [b])
    assert set(store.quads()) == {a}


def test_a_graph_that_becomes_empty_vanishes_and_others_stay(store: Store) -> None:
    a, b, c = quad("a", 1), quad("b", 2), quad("c", 3, "h")
    store.change([a, b, c], [])
    store.change([], [a, c])
    assert store.graphs() == ("urn:g",)
    store.change([quad("d", 4)], [b])
    assert set(store.quads()) == {quad("d", 4)}


def test_a_change_that_fails_halfway_changes_nothing(store: Store) -> None:
    a, b = quad("a", 1), quad("b", 2)
    store.change([a], [])

    def breaking() -> Iterator[Quad]:
        yield b
        raise RuntimeError("torn")

    with pytest.raises(RuntimeError, match="torn"):
        store.change(breaking(), [a])
    assert set(store.quads()) == {a}


def test_nothing_is_changed_where_only_reading_is_allowed(tmp_path: Path, url: str) -> None:
    open_store(tmp_path / "kho").close()
    for where in (tmp_path / "kho", url):
        with (
            open_store(where, read_only=True) as opened,
            pytest.raises(StoreError, match="chỉ để đọc"),
        ):
            opened.change([quad("a", 1)], [])


def test_documents_come_and_go_one_by_one_in_either_store(url: str, tmp_path: Path) -> None:
    with open_store(url) as remote, open_store(tmp_path / "kho") as embedded:
        for opened in (remote, embedded):
            for read in (*samples(), hung_yen()):
                ingest_files(opened, [read])
            remove_documents(opened, [each for each in held_documents(opened) if "/tw/" in each])
            remove_documents(opened, held_documents(opened)[:2])
        assert export(remote, "nq") == export(embedded, "nq")
