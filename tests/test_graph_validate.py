"""What is incomplete is named with its provision; what is read right breaks no shape."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from pyoxigraph import Literal, Triple

from cancu.graph.find import find_document
from cancu.graph.iris import graph_iri, provision_iri
from cancu.graph.load import held_documents, ingest_files
from cancu.graph.protocol import Store
from cancu.graph.quads import name
from cancu.graph.store import open_store
from cancu.graph.validate import Fault, validate
from tests.graph_fixtures import hung_yen

pytest.importorskip("pyshacl")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with (
        as_file(files("cancu.ingest.samples")) as folder,
        open_store(tmp_path_factory.mktemp("kho")) as opened,
    ):
        ingest_files(opened, sorted(folder.glob("*.txt")))
        yield opened


def test_what_is_read_out_of_real_documents_breaks_no_shape(store: Store) -> None:
    found = list(validate(store, held_documents(store)))
    assert [each for each in found if each.severity == "violation"] == []
    assert len(held_documents(store)) >= 5


def test_a_task_without_bearer_is_named_with_its_provision(store: Store) -> None:
    plan = find_document(store, "3180/KH-UBND").iri
    lacking = [each for each in validate(store, [plan]) if each.severity == "warning"]
    assert (
        Fault(
            "warning",
            "3180/KH-UBND",
            "II.1.-1",
            "Nhiệm vụ không nêu ai thực hiện.",
            provision_iri(plan, "II.1.-1"),
        )
        in lacking
    )


def test_messages_come_in_english_too(store: Store) -> None:
    plan = find_document(store, "3180/KH-UBND").iri
    told = {each.message for each in validate(store, [plan], lang="en")}
    assert any("task" in each.lower() for each in told)
    assert not any("Nhiệm vụ" in each for each in told)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("cc:text", "lời văn"),
        ("cc:kind", "loại"),
        ("cc:start", "vị trí đầu"),
        ("eli:is_part_of", "thuộc đúng một văn bản"),
    ],
)
def test_a_graph_that_lost_a_fact_is_wrong(tmp_path: Path, broken: str, said: str) -> None:
    with open_store(tmp_path / "kho") as opened:
        ingest_files(opened, [hung_yen()])
        plan = find_document(opened, "188/KH-UBND").iri
        node = provision_iri(plan, "II.1.-1")
        kept = [
            quad.triple
            for quad in opened.quads(graph_iri(plan))
            if (quad.subject.value, quad.predicate) != (node, name(broken))
        ]
        opened.replace_graphs({graph_iri(plan): kept})
        wrong = [each for each in validate(opened, [plan]) if each.severity == "violation"]
    assert {each.node for each in wrong} == {node}
    assert any(said in each.message for each in wrong)


def test_a_word_that_no_list_has_is_wrong(tmp_path: Path) -> None:
    with open_store(tmp_path / "kho") as opened:
        ingest_files(opened, [hung_yen()])
        plan = find_document(opened, "188/KH-UBND").iri
        kept = [quad.triple for quad in opened.quads(graph_iri(plan))]
        changed = [
            Triple(each.subject, each.predicate, Literal("boss"))
            if each.predicate == name("cc:role")
            else each
            for each in kept
        ]
        assert changed != kept
        opened.replace_graphs({graph_iri(plan): changed})
        wrong = [each for each in validate(opened, [plan]) if each.severity == "violation"]
    assert wrong
    assert all(each.path for each in wrong)
