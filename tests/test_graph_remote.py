"""A store behind a SPARQL endpoint answers like the embedded one, over real HTTP on loopback."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal

from cancu.graph.documents import list_documents
from cancu.graph.export import export
from cancu.graph.find import find_document
from cancu.graph.load import ingest_files
from cancu.graph.remote import RemoteStore
from cancu.graph.remote_query import bound, query_form
from cancu.graph.store import open_store
from cancu.graph.terms import iri
from cancu.graph.texts import source_text
from cancu.ontology.errors import QueryError, StoreError
from tests.graph_fixtures import hung_yen, samples


class Endpoint(BaseHTTPRequestHandler):
    """The SPARQL 1.1 protocol over an Oxigraph store in memory."""

    store: ox.Store
    delay = 0.0

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        time.sleep(self.delay)
        try:
            if self.path == "/update":
                self.store.update(form["update"][0])
                self._answer(b"", "text/plain")
            else:
                self._query(form["query"][0])
        except SyntaxError as error:
            self._answer(f"bad query: {error}".encode(), "text/plain", 400)

    def _query(self, query: str) -> None:
        found = self.store.query(query, use_default_graph_as_union=True)
        if isinstance(found, ox.QueryTriples):
            data = found.serialize(format=ox.RdfFormat.TURTLE)
            self._answer(data or b"", "text/turtle")
        else:
            data = found.serialize(format=ox.QueryResultsFormat.JSON)
            self._answer(data or b"", "application/sparql-results+json")

    def _answer(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Quiet."""


@pytest.fixture
def url() -> Iterator[str]:
    handler = type("Handler", (Endpoint,), {"store": ox.Store()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/query"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "texts"
    monkeypatch.setenv("CANCU_TEXTS", str(folder))
    return folder


def test_a_remote_store_holds_what_an_embedded_one_holds(url: str, tmp_path: Path) -> None:
    with open_store(url) as remote, open_store(tmp_path / "kho") as embedded:
        for store in (remote, embedded):
            ingest_files(store, samples())
            ingest_files(store, [hung_yen()])
        assert export(remote, "nq") == export(embedded, "nq")
        assert list_documents(remote) == list_documents(embedded)
        assert find_document(remote, "188/kh-ubnd") == find_document(embedded, "188/kh-ubnd")
        assert remote.graphs() == embedded.graphs()
        text = hung_yen().source
        assert source_text(remote, text.sha256) == text.text


def test_parameters_reach_a_remote_store_as_terms(url: str) -> None:
    with open_store(url) as store:
        a = ox.Triple(iri("urn:a"), iri("urn:p"), Literal('x" } ; DROP ALL #\n'))
        b = ox.Triple(iri("urn:b"), iri("urn:p"), Literal(2))
        store.replace_graphs({"urn:g": [a, b]})
        query = "SELECT ?s ?o WHERE { ?s ?p ?o }"
        assert list(store.select(query, {"o": 'x" } ; DROP ALL #\n'})) == [
            {"s": "urn:a", "o": 'x" } ; DROP ALL #\n'}
        ]
        assert list(store.select(query, {"s": iri("urn:b")})) == [{"s": "urn:b", "o": 2}]
        assert store.ask("ASK { ?s ?p ?o }", {"o": 2})
        assert not store.ask("ASK { ?s ?p ?o }", {"o": 3})
        construct = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
        assert store.construct(construct, {"s": iri("urn:a")}) == (a,)


def test_a_graph_is_replaced_and_removed_remotely(url: str) -> None:
    with open_store(url) as store:
        a, b = (ox.Triple(iri(f"urn:{n}"), iri("urn:p"), Literal(1)) for n in "ab")
        store.replace_graphs({"urn:g": [a], "urn:h": [a]})
        store.replace_graphs({"urn:g": [b], "urn:h": []})
        assert store.graphs() == ("urn:g",)
        assert [quad.triple for quad in store.quads("urn:g")] == [b]


def test_a_bad_query_is_one_sentence(url: str) -> None:
    with open_store(url) as store:
        for query in ("SELECT ?s WHERE { ?s", "nonsense", ""):
            with pytest.raises(QueryError) as caught:
                store.query(query)
            assert "\n" not in str(caught.value)
        with pytest.raises(QueryError, match="SELECT"):
            store.select("ASK { ?s ?p ?o }")


def test_a_server_that_is_not_there_is_one_sentence(url: str) -> None:
    gone = re.sub(r":\d+/", ":1/", url)
    with pytest.raises(StoreError, match="không trả lời"):
        open_store(gone).graphs()


def test_a_server_that_is_slow_is_not_waited_for(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Endpoint, "delay", 2.0)
    with pytest.raises(StoreError, match="không trả lời"):
        RemoteStore(url, timeout=1).graphs()


def test_a_remote_store_may_be_read_only(url: str) -> None:
    with open_store(url, read_only=True) as store:
        assert store.read_only
        with pytest.raises(StoreError, match="chỉ để đọc"):
            store.replace_graphs({"urn:g": []})


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT ?s WHERE { ?s ?p ?o }", "SELECT"),
        (
            "# ask\nPREFIX ask: <urn:select#>\nconstruct { ?s ?p ?o } where { }",
            "CONSTRUCT",
        ),
        ("BASE <urn:x> ask { ?select ?p 'CONSTRUCT' }", "ASK"),
    ],
)
def test_the_form_of_a_query_is_read_past_comments_and_strings(query: str, form: str) -> None:
    assert query_form(query) == form


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?x { ?x ?p 'a{b' }", "SELECT ?x { VALUES ?x { 1 }  ?x ?p 'a{b' }"),
        (
            "CONSTRUCT { ?x ?p ?o } WHERE { ?x ?p ?o }",
            "CONSTRUCT { ?x ?p ?o } WHERE { VALUES ?x { 1 }  ?x ?p ?o }",
        ),
        ("CONSTRUCT WHERE { ?x ?p ?o }", "CONSTRUCT WHERE { VALUES ?x { 1 }  ?x ?p ?o }"),
        ("# { \nASK { ?x <urn:{> ?o }", "# { \nASK { VALUES ?x { 1 }  ?x <urn:{> ?o }"),
    ],
)
def test_a_parameter_stands_at_the_head_of_the_pattern(query: str, expected: str) -> None:
    made = bound(query, {"x": 1}).replace('"1"^^<http://www.w3.org/2001/XMLSchema#integer>', "1")
    assert made.endswith(expected)


def test_a_parameter_s_name_is_checked() -> None:
    with pytest.raises(QueryError, match="tham số"):
        bound("ASK { ?x ?p ?o }", {"x } DROP": 1})
