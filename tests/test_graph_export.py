"""What goes out of a store comes back the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from rdflib.compare import isomorphic

from cancu.graph.export import FORMATS, export, import_file, to_rdflib
from cancu.graph.load import ingest_files
from cancu.graph.namespaces import CC, INFERENCE, compact
from cancu.graph.store import Store, open_store
from cancu.ontology.errors import QueryError
from tests.graph_fixtures import samples


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("store") / "kho") as opened:
        ingest_files(opened, samples())
        yield opened


@pytest.mark.parametrize("kind", ["trig", "nq", "jsonld"])
def test_a_store_that_is_exported_and_read_back_is_the_same(
    store: Store, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / f"kho.{kind}"
    file.write_bytes(export(store, kind))
    with open_store(tmp_path / "kho") as other:
        import_file(other, file)
        assert set(other.quads()) == set(store.quads())
        assert export(other, kind) == export(store, kind)


@pytest.mark.parametrize(("kind", "parser"), [("ttl", "turtle"), ("nt", "nt")])
def test_rdflib_reads_what_was_exported(store: Store, kind: str, parser: str) -> None:
    ours = rdflib.Graph().parse(data=export(store, kind, graph=INFERENCE), format=parser)
    theirs = to_rdflib(store).graph(rdflib.URIRef(INFERENCE))
    assert len(theirs) > 0
    assert isomorphic(ours, theirs)


# rdflib 7.6 warns of its own old names inside Dataset.query.
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_the_store_is_an_rdflib_dataset_that_answers(store: Store) -> None:
    dataset = to_rdflib(store)
    assert len(list(dataset.quads())) == len(list(store.quads()))
    query = "SELECT (COUNT(DISTINCT ?t) AS ?n) WHERE { GRAPH ?g { ?t a cc:Task } }"
    ((tasks,),) = dataset.query(query)
    assert tasks.toPython() == 7


def test_turtle_is_written_with_prefixes(store: Store) -> None:
    text = export(store, "ttl").decode()
    assert "@prefix cc:" in text
    assert "a cc:Document" in text or "cc:Document" in text
    assert compact(CC + "Task") == "cc:Task"
    assert compact("urn:x") == "urn:x"


def test_a_format_that_is_none_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match=", ".join(FORMATS)):
        export(store, "docx")
