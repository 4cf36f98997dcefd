"""A store in a folder: what it holds, who may open it, and what it refuses."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, Triple

from cancu.graph.protocol import Rows
from cancu.graph.store import DEFAULT_STORE, Store, default_location, open_store
from cancu.graph.terms import date_literal, iri, term
from cancu.ontology.errors import QueryError, StoreError

A, B = "https://w3id.org/cancu/id/graph/a", "https://w3id.org/cancu/id/graph/b"


def triple(subject: str, value: str | int | Literal) -> Triple:
    return Triple(iri(f"urn:{subject}"), iri("urn:p"), term(value))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kho"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with open_store(folder) as opened:
        yield opened


def test_a_graph_becomes_exactly_what_replaces_it(store: Store) -> None:
    store.replace_graphs({A: [triple("a", 1), triple("b", 'x\n"ắ\\')], B: [triple("c", 3)]})
    store.replace_graphs({A: [triple("b", 'x\n"ắ\\'), triple("d", 4)]})
    assert {quad.triple for quad in store.quads(A)} == {triple("b", 'x\n"ắ\\'), triple("d", 4)}
    assert {quad.triple for quad in store.quads(B)} == {triple("c", 3)}


def test_a_graph_that_becomes_empty_vanishes(store: Store) -> None:
    store.replace_graphs({A: [triple("a", 1)], B: [triple("c", 3)]})
    store.replace_graphs({A: []})
    assert store.graphs() == (B,)


def test_a_replacement_that_fails_halfway_changes_nothing(store: Store) -> None:
    store.replace_graphs({A: [triple("a", 1)]})

    def breaking() -> Iterator[Triple]:
        yield triple("z", 9)
        raise RuntimeError("torn")

    with pytest.raises(RuntimeError, match="torn"):
        store.replace_graphs({B: [triple("c", 3)], A: breaking()})
    assert store.graphs() == (A,)
    assert [quad.triple for quad in store.quads()] == [triple("a", 1)]


def test_rows_are_plain_values_and_keep_their_terms(store: Store) -> None:
    store.replace_graphs({A: [triple("a", 1), triple("a", date_literal("2021-10"))]})
    rows = store.select("SELECT ?s ?o ?none WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY STR(?o)")
    assert list(rows) == [
        {"s": "urn:a", "o": 1, "none": None},
        {"s": "urn:a", "o": "2021-10", "none": None},
    ]
    assert rows.columns == ("s", "o", "none")
    assert rows.terms[0][1] == Literal(1)


def test_parameters_are_bindings_and_never_text(store: Store) -> None:
    store.replace_graphs({A: [triple("a", "x"), triple("b", "y")]})
    query = "SELECT ?s ?o WHERE { ?s ?p ?o }"
    assert [row["s"] for row in store.select(query, {"o": "y"})] == ["urn:b"]
    assert len(store.select(query, {"o": 'y" } UNION { ?s ?p ?o'})) == 0
    assert store.ask("ASK { ?s ?p ?o }", {"s": iri("urn:a")})
    made = store.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", {"s": iri("urn:b")})
    assert [each.object.value for each in made] == ["y"]


def test_prefixes_need_no_declaration(store: Store) -> None:
    assert store.query("ASK { ?s cc:start ?o }") is False
    assert isinstance(store.query("SELECT ?s WHERE { ?s eli:number ?o }"), Rows)


@pytest.mark.parametrize("query", ["SELEC ?s", "ASK { ?s }", "", "SELECT ?s WHERE { ?s x:y ?o }"])
def test_a_query_that_is_none_is_refused_in_one_sentence(store: Store, query: str) -> None:
    with pytest.raises(QueryError, match="không hiểu được") as caught:
        store.query(query)
    assert str(caught.value).endswith(".")


def test_each_form_of_question_has_its_door(store: Store) -> None:
    with pytest.raises(QueryError, match="SELECT"):
        store.select("ASK { ?s ?p ?o }")
    with pytest.raises(QueryError, match="ASK"):
        store.ask("SELECT ?s WHERE { ?s ?p ?o }")
    with pytest.raises(QueryError, match="CONSTRUCT"):
        store.construct("ASK { ?s ?p ?o }")


def test_what_was_written_is_there_when_it_is_opened_again(folder: Path) -> None:
    with open_store(folder) as store:
        store.replace_graphs({A: [triple("a", 1)]})
    with open_store(folder, read_only=True) as store:
        assert [quad.triple for quad in store.quads(A)] == [triple("a", 1)]
        with pytest.raises(StoreError, match="chỉ để đọc"):
            store.replace_graphs({A: []})


def test_a_closed_store_says_so(folder: Path) -> None:
    store = open_store(folder)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="đã đóng"):
        store.graphs()


_HOLD = """
import sys
from cancu.graph.store import open_store
with open_store(sys.argv[1], read_only=sys.argv[2] == "read"):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other_process(folder: Path) -> Iterator[list[subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []
    yield started
    for process in started:
        process.communicate("", timeout=20)


def _hold(folder: Path, mode: str, started: list[subprocess.Popen[str]]) -> None:
    command = [sys.executable, "-c", _HOLD, str(folder), mode]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    started.append(process)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"


@pytest.mark.parametrize(("theirs", "ours"), [("write", "write"), ("write", "read"),
                                              ("read", "write")])  # fmt: skip
def test_a_store_that_another_process_holds_is_refused(
    folder: Path, other_process: list[subprocess.Popen[str]], theirs: str, ours: str
) -> None:
    open_store(folder).close()
    _hold(folder, theirs, other_process)
    with pytest.raises(StoreError, match="tiến trình khác") as caught:
        open_store(folder, read_only=ours == "read")
    assert str(folder) in str(caught.value)


def test_two_processes_may_read_one_store(
    folder: Path, other_process: list[subprocess.Popen[str]]
) -> None:
    with open_store(folder) as store:
        store.replace_graphs({A: [triple("a", 1)]})
    _hold(folder, "read", other_process)
    with open_store(folder, read_only=True) as store, open_store(folder, read_only=True) as again:
        assert store.graphs() == again.graphs() == (A,)


def test_one_process_does_not_write_twice_and_lets_go_when_it_closes(folder: Path) -> None:
    with open_store(folder):
        for read_only in (False, True):
            with pytest.raises(StoreError, match="tiến trình khác"):
                open_store(folder, read_only=read_only)
    open_store(folder).close()


def test_a_store_that_failed_to_open_can_be_opened_later(folder: Path) -> None:
    with pytest.raises(StoreError, match="cancu ingest"):
        open_store(folder, read_only=True)
    open_store(folder).close()
    open_store(folder, read_only=True).close()


def test_a_folder_of_other_things_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thư.txt").write_text("x", "utf-8")
    for read_only in (False, True):
        with pytest.raises(StoreError, match="không phải kho"):
            open_store(tmp_path, read_only=read_only)
    assert [path.name for path in tmp_path.iterdir()] == ["thư.txt"]


def test_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "kho"
    file.write_text("x", "utf-8")
    with pytest.raises(StoreError, match="là một tệp"):
        open_store(file)


def test_an_empty_folder_becomes_a_store(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    open_store(tmp_path, read_only=True).close()


@pytest.mark.parametrize("broken", ["CURRENT", "sst"])
def test_a_damaged_store_says_so(folder: Path, broken: str) -> None:
    with open_store(folder) as store:
        store.replace_graphs({A: [triple(str(n), n) for n in range(500)]})
    for path in (folder / "graph").iterdir():
        if path.name == broken or path.suffix == f".{broken}":
            path.write_bytes(b"garbage")
    for read_only in (False, True):
        with pytest.raises(StoreError, match="bị hỏng"):
            open_store(folder, read_only=read_only).close()


_TRY = """
import os, sys
from cancu.graph.store import open_store
from cancu.ontology.errors import StoreError
if os.geteuid() == 0:  # root may write anywhere, so the question is asked as somebody else
    os.seteuid(65534)
try:
    open_store(sys.argv[1])
except StoreError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such rights there")
@pytest.mark.parametrize("existing", [False, True])
def test_a_folder_that_may_not_be_written_says_so(existing: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "kho"
        if existing:
            open_store(folder).close()
        for path in (folder / "graph", folder, Path(name)):
            if path.exists():
                path.chmod(0o555)
        command = [sys.executable, "-c", _TRY, str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        for path in (Path(name), folder, folder / "graph"):
            if path.exists():
                path.chmod(0o755)
    assert "quyền" in done.stdout, done.stderr


def test_the_place_of_the_store_is_named_by_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CANCU_STORE", raising=False)
    assert default_location() == DEFAULT_STORE == "cancu-store"
    monkeypatch.setenv("CANCU_STORE", str(tmp_path / "khác"))
    with open_store() as store:
        assert store.location == str(tmp_path / "khác")


def test_opening_a_folder_brings_no_heavy_library(folder: Path) -> None:
    code = """
        import sys
        from cancu.graph.store import open_store
        from cancu.graph import documents, find, iris, texts
        open_store(sys.argv[1]).close()
        heavy = {"rdflib", "SPARQLWrapper", "networkx", "owlready2", "yaml"}
        print(sorted(heavy & set(sys.modules)))
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
