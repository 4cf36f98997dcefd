"""Synthetic documents: the same for the same seed, of a shape that reading gives."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from benchmarks.synth import TASKS, extraction, extractions
from benchmarks.synth_names import identity
from cancu.graph.build import build
from cancu.graph.bulk import load_new
from cancu.graph.export import export
from cancu.graph.load import ingest_files
from cancu.graph.store import open_store
from cancu.ontology.errors import StoreError

SOME = 45
"""One round of all levels, and a little more."""


def test_a_document_is_the_same_for_the_same_seed_and_another_for_another() -> None:
    assert extraction(17, 100) == extraction(17, 100)
    assert extraction(17, 100) != extraction(17, 100, seed=1)
    assert list(islice(extractions(100), 3)) == [extraction(index, 100) for index in range(3)]


def test_every_fact_stands_in_the_text() -> None:
    for read in extractions(SOME):
        text = read.source.text
        (document,) = read.documents
        for citation in document.citations:
            assert text[citation.start : citation.end] == citation.text
        for link in document.links:
            assert 0 <= link.start < link.end <= len(text)
        for provision in document.provisions:
            assert text[provision.start : provision.end] == provision.text
            for each in provision.assignments:
                assert text[each.start : each.end] == each.agency
            for deadline in provision.deadlines:
                assert text[deadline.start : deadline.end] == deadline.text


def test_documents_have_as_many_tasks_and_quads_as_real_ones() -> None:
    built = [build(read)[0] for read in extractions(SOME)]
    each = sum(len(document.triples) for document in built) / SOME / TASKS
    assert 18 <= each <= 30
    assert all(len(read.documents[0].provisions) == TASKS for read in extractions(SOME))


def test_every_document_has_a_name_of_its_own() -> None:
    names = [identity(index) for index in range(9000)]
    assert len({(n.number, n.date, n.jurisdiction) for n in names}) == len(names)


def test_lower_documents_cite_higher_ones_that_are_made_and_some_that_are_not() -> None:
    made = {(n.number, n.date) for n in map(identity, range(400))}
    cited = [
        (c.number, c.date) in made
        for read in extractions(400)
        for c in read.documents[0].citations
        if c.number and c.date and c.relation == "implements"
    ]
    assert 0.6 < sum(cited) / len(cited) < 0.99


def test_a_store_loaded_at_once_is_the_one_read_document_by_document(tmp_path: Path) -> None:
    read = list(extractions(SOME, tasks=3))
    count = load_new(tmp_path / "một", read)
    with open_store(tmp_path / "hai") as store:
        ingest_files(store, read)
        one_by_one = export(store, "nq")
    with open_store(tmp_path / "một", read_only=True) as store:
        assert export(store, "nq") == one_by_one
    assert count == len(one_by_one.splitlines())


def test_a_store_is_loaded_at_once_only_where_nothing_is(tmp_path: Path) -> None:
    load_new(tmp_path / "kho", [extraction(0, 1, tasks=1)])
    with pytest.raises(StoreError, match="không trống"):
        load_new(tmp_path / "kho", [extraction(1, 2, tasks=1)])
