"""Anybody may ask anything in SPARQL, as long as it only reads, and only here."""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Iterator

import pytest
import rdflib
from pyoxigraph import RdfFormat, Triple, parse
from rdflib.plugins.sparql.results.jsonresults import JSONResult

from cancu.graph.namespaces import PREFIXES
from cancu.graph.store import Store
from cancu.ontology.errors import QueryError
from cancu.queries.readonly import check_reads_only
from cancu.queries.sparql import run_sparql
from tests.graph_fixtures import samples
from tests.query_fixtures import stored


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stored(tmp_path_factory.mktemp("store"), *samples()) as opened:
        yield opened


def test_the_usual_prefixes_need_no_declaration(store: Store) -> None:
    for prefix in PREFIXES:
        run_sparql(store, f"ASK {{ ?s {prefix}:x ?o }}")


def test_a_query_sees_the_union_of_all_graphs(store: Store) -> None:
    found = run_sparql(
        store,
        """SELECT ?number WHERE {
             ?c cc:inDocument/eli:number "188/KH-UBND" ; cc:relationName "implements" ;
                cc:cited/eli:number ?number } ORDER BY ?number""",
    )
    assert list(found.rows()) == [("13-CTr/TU",), ("1944/QĐ-TTg",)]


def test_rows_as_csv_are_what_any_reader_of_csv_takes_back(store: Store) -> None:
    result = run_sparql(store, "SELECT ?t ?none WHERE { ?p cc:text ?t } ORDER BY ?t")
    rows = list(csv.reader(io.StringIO(result.csv(), newline="")))
    assert rows[0] == ["t", "none"]
    assert [row[0] for row in rows[1:]] == [str(row[0]) for row in result.rows()]
    assert {row[1] for row in rows[1:]} == {""}


def test_rows_as_json_are_sparql_results_that_rdflib_reads_back(store: Store) -> None:
    query = """SELECT ?s ?start ?date ?label ?none WHERE {
        ?s cc:start ?start . OPTIONAL { ?s eli:date_document ?date }
        BIND("lời"@vi AS ?label) } ORDER BY ?s ?start"""
    result = run_sparql(store, query)
    read = JSONResult(json.loads(result.json()))
    assert [str(v) for v in read.vars or ()] == ["s", "start", "date", "label", "none"]
    rows = list(read)
    assert len(rows) == len(list(result.rows()))
    assert all(isinstance(row[0], rdflib.URIRef) for row in rows)
    assert {row[1].datatype for row in rows} == {rdflib.XSD.integer}
    assert {row[2].datatype for row in rows if row[2]} <= {rdflib.XSD.date, rdflib.XSD.gYearMonth}
    assert {row[3].language for row in rows} == {"vi"}
    assert {row[4] for row in rows} == {None}


def test_a_blank_node_is_told_from_an_iri(store: Store) -> None:
    result = run_sparql(store, 'SELECT ?b WHERE { BIND(BNODE("x") AS ?b) }')
    assert json.loads(result.json())["results"]["bindings"][0]["b"]["type"] == "bnode"


def test_ask_says_yes_or_no_in_every_form(store: Store) -> None:
    yes = run_sparql(store, "ASK { ?s a cc:Plan }")
    no = run_sparql(store, "ASK { ?s a cc:NoSuchThing }")
    assert (yes.form, list(yes.rows()), list(no.rows())) == ("ask", [(True,)], [(False,)])
    assert json.loads(no.json()) == {"head": {}, "boolean": False}
    assert yes.csv() == "answer\r\ntrue\r\n"


@pytest.mark.parametrize(
    "query",
    [
        "CONSTRUCT { ?s eli:number ?n } WHERE { ?s eli:number ?n }",
        "DESCRIBE ?s WHERE { ?s eli:number '188/KH-UBND' }",
    ],
)
def test_a_graph_as_turtle_says_what_its_rows_say(store: Store, query: str) -> None:
    result = run_sparql(store, query)
    read = {q.triple for q in parse(result.ttl(), format=RdfFormat.TURTLE)}
    assert result.form == "graph" and isinstance(result.answer, tuple)
    assert read == set(result.answer) and read
    assert all(isinstance(triple, Triple) for triple in read)
    assert len(list(result.rows())) == len(result.answer)
    assert "@prefix cc:" in result.ttl()


def test_turtle_is_the_same_whatever_the_order_of_the_triples(store: Store) -> None:
    query = "CONSTRUCT { ?s eli:number ?n } WHERE { ?s eli:number ?n } ORDER BY %s"
    down = run_sparql(store, query % "DESC(?n)").ttl()
    assert down == run_sparql(store, query % "?n").ttl()


def test_a_form_that_an_answer_does_not_have_is_refused_with_advice(store: Store) -> None:
    with pytest.raises(QueryError, match="csv"):
        run_sparql(store, "ASK { ?s ?p ?o }").text("ttl")
    with pytest.raises(QueryError, match="ttl"):
        run_sparql(store, "CONSTRUCT WHERE { ?s eli:number ?n }").text("json")
    with pytest.raises(QueryError, match="xml"):
        run_sparql(store, "ASK { ?s ?p ?o }").text("xml")


@pytest.mark.parametrize(
    ("query", "line", "column"),
    [
        ("SELECT ?s WHERE {\n  ?s a }", 2, 9),
        ("SELECT ?s WHERE { ?s nope:x 1 }", 1, None),
        ("SELECT ?s\nWHERE\n{ ?s a cc:Plan", 3, None),
        ("SELECT ?s WHERE { ?s a cc:Plan } LIMIT x", 1, 40),
    ],
)
def test_a_syntax_error_says_where_in_one_sentence(
    store: Store, query: str, line: int, column: int | None
) -> None:
    with pytest.raises(QueryError) as raised:
        run_sparql(store, query)
    message = str(raised.value)
    assert f"dòng {line}, cột {column or ''}" in message
    assert "\n" not in message and len(message) < 250


UPDATES = [
    "INSERT DATA { <a:a> <a:b> <a:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "PREFIX x: <a:> DELETE DATA { x:a x:b x:c }",
    "# SELECT\nLOAD <http://example.org/>",
    "CLEAR ALL",
    "drop graph <a:a>",
    "WITH <a:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "COPY <a:a> TO <a:b>",
]


@pytest.mark.parametrize("query", UPDATES)
def test_whatever_would_write_is_refused_and_the_store_stays_as_it_is(
    store: Store, query: str
) -> None:
    before = set(store.quads())
    with pytest.raises(QueryError, match="không được ghi"):
        run_sparql(store, query)
    assert set(store.quads()) == before


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { OPTIONAL{SERVICE?x{ ?s ?p ?o }} }",
        "SELECT * { ?s ?p trueSERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1.SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX e: <http://127.0.0.1:9/> SELECT * { SERVICEe:x { ?s ?p ?o } }",
        "SELECT * { ?s cc:a\\# 1 . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERV\\u0049CE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERV\\U00000049CE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p "a\\"" . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }',
        'SELECT * { ?s ?p """a""\\"""" . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }',
        "SELECT * { ?s ?p '#' . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER(?s<?o) SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        'SELECT * { VALUES ?x { """a" } SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }',
        "SELECT * { ?s <http://x/#y> ?o . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    ],
)
def test_no_query_reaches_out_of_the_store(store: Store, query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        run_sparql(store, query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE and INSERT" }',
        "SELECT * { ?s ?p 'LOAD # it' } # SERVICE",
        "SELECT ?service ?insert { ?service ?insert <http://x/SERVICE#DELETE> }",
        "SELECT * { ?s schema:Service cc:DELETE }",
    ],
)
def test_a_word_inside_of_a_name_or_text_is_no_keyword(store: Store, query: str) -> None:
    assert run_sparql(store, query).form == "rows"


@pytest.mark.parametrize("query", ["", "   ", "# nothing", "hello", "188/KH-UBND"])
def test_what_is_no_query_is_told_so(store: Store, query: str) -> None:
    with pytest.raises(QueryError, match="SELECT"):
        run_sparql(store, query)


@pytest.mark.parametrize(
    "part", ["a", '"', "'", '"""', "<", "\\", "a:", "?", ":", '"\\', "<a", "a.", "0", "'''a"]
)
def test_no_text_makes_the_check_slow(part: str) -> None:
    """Ten times the text may not take a hundred times as long."""

    def took(length: int) -> float:
        text = part * (length // len(part))
        best = 10.0
        for _ in range(3):
            start = time.perf_counter()
            with pytest.raises(QueryError):
                check_reads_only(text)
            best = min(best, time.perf_counter() - start)
        return best

    assert took(200_000) < 40 * took(20_000) + 0.05
