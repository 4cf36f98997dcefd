"""Questions are files with a contract, and parameters are never pasted into them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from cancu.graph.find import find_document, provisions_of
from cancu.graph.remote_query import bound
from cancu.graph.store import Store
from cancu.graph.terms import Value, iri
from cancu.ontology.errors import AmbiguousError, NotFoundError, QueryError, VocabularyError
from cancu.queries.catalogue import load, names, question, run
from cancu.queries.header import parse
from cancu.queries.profile import kinds, profile
from tests.graph_fixtures import samples
from tests.query_fixtures import stored

DOC = "https://w3id.org/cancu/id/doc/"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stored(tmp_path_factory.mktemp("store"), *samples()) as opened:
        yield opened


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with (
        as_file(files("cancu.ingest.samples")) as folder,
        stored(tmp_path_factory.mktemp("shipped"), *sorted(folder.glob("*.txt"))) as opened,
    ):
        yield opened


def values(store: Store) -> dict[str, str]:
    """Something to ask by for each parameter that a question declares."""
    document = find_document(store, "188/KH-UBND").iri
    return {
        "document": document,
        "decision": find_document(store, "2224/QĐ-UBND").iri,
        "citing": provisions_of(store, document)[0].iri,
        "provision": provisions_of(store, document)[0].iri,
        "citation": f"{document}/cite/0",
        "subject": find_document(store, "13-KL/TW").iri,
        "object": find_document(store, "48-CT/TW").iri,
        "cited": find_document(store, "13-KL/TW").iri,
        "agency": "https://w3id.org/cancu/id/agency/quang-ngai/so-y-te",
        "relation": "continues",
        "name": "Sở Y tế",
    }


@pytest.mark.parametrize("name", names())
def test_a_question_projects_its_parameters_and_its_columns_and_nothing_else(
    store: Store, name: str
) -> None:
    asked = question(name)
    given = values(store)
    bindings: dict[str, Value] = {
        key: given[key] if kind == "text" else iri(given[key])
        for key, kind in asked.header.params.items()
    }
    answer = store.select(asked.text, bindings)
    wanted = {*asked.header.params, *asked.header.columns}
    # A variable that only tells rows apart may stand in the SELECT too.
    assert wanted <= set(answer.columns)
    assert run(store, name, **{key: given[key] for key in asked.header.params}).columns == tuple(
        asked.header.columns
    )


@pytest.mark.parametrize("name", names())
def test_an_endpoint_that_knows_no_parameters_answers_the_same(store: Store, name: str) -> None:
    asked = question(name)
    given = values(store)
    bindings: dict[str, Value] = {
        key: given[key] if kind == "text" else iri(given[key])
        for key, kind in asked.header.params.items()
    }
    one_text = store.select(bound(asked.text, bindings))
    own = store.select(asked.text, bindings)
    assert set(own.columns) == set(one_text.columns)
    order = [one_text.columns.index(column) for column in own.columns]
    assert {tuple(row[i] for i in order) for row in one_text.terms} == set(own.terms)


@pytest.mark.parametrize("name", names())
def test_a_question_has_a_title_in_both_languages_and_asks_something(name: str) -> None:
    header = question(name).header
    assert header.title.vi and header.title.en
    assert header.question.endswith("?")


@pytest.mark.parametrize("name", names())
def test_no_question_asks_twice_for_one_thing(name: str) -> None:
    """The union of the graphs repeats what several documents say; answers are sets."""
    text = "\n".join(line for line in question(name).text.splitlines() if line[:1] != "#")
    assert re.search(r"^SELECT DISTINCT |^GROUP BY ", text, re.MULTILINE)


def test_gaps_name_a_severity_that_the_profile_has() -> None:
    found = {q.header.severity for q in load().values() if q.header.kind == "gap"}
    assert found and found <= set(profile())
    assert all(q.header.severity is None for q in load().values() if q.header.kind != "gap")


def test_every_case_of_the_profile_belongs_to_a_kind() -> None:
    assert {key.partition(".")[0] for key in profile()} == set(kinds())


def test_the_catalogue_lists_what_it_loads() -> None:
    assert tuple(load()) == names() == tuple(sorted(names()))


def test_a_document_is_asked_for_by_handle_or_iri(store: Store) -> None:
    by_iri = run(store, "provisions", document=DOC + "hung-yen/188-KH-UBND/2021-12-14")
    by_handle = run(store, "provisions", document="188/kh-ubnd")
    assert [row["path"] for row in by_iri] == ["II.1.-1", "II.1.-2"]
    assert list(by_handle) == list(by_iri)


def test_a_number_that_two_documents_have_is_ambiguous(store: Store) -> None:
    with pytest.raises(AmbiguousError):
        run(store, "document", document="13-CTr/TU")


def test_a_document_that_nobody_knows_is_not_found(store: Store) -> None:
    with pytest.raises(NotFoundError):
        run(store, "document", document="999/KH-UBND")


@pytest.mark.parametrize(
    ("name", "params", "words"),
    [
        ("no-such", {}, "no-such"),
        ("document", {}, "document"),
        ("document", {"document": "188/KH-UBND", "extra": "x"}, "extra"),
        ("document", {"document": ""}, "document.document"),
        ("document", {"document": 7}, "document.document"),
        ("agency-tasks", {"agency": "Công an tỉnh"}, "agency-tasks.agency"),
        ("agency-tasks", {"agency": "x:y> } DROP ALL #"}, "agency-tasks.agency"),
    ],
)
def test_a_wrong_parameter_is_one_sentence(
    store: Store, name: str, params: dict[str, object], words: str
) -> None:
    with pytest.raises(QueryError) as raised:
        run(store, name, **params)
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_text_that_looks_like_sparql_stays_a_text(store: Store) -> None:
    given = values(store)
    hostile = 'continues" . ?s ?p ?o . #'
    found = run(
        store, "link-words", subject=given["subject"], relation=hostile, object=given["object"]
    )
    assert len(found) == 0
    honest = run(
        store, "link-words", subject=given["subject"], relation="continues", object=given["object"]
    )
    assert len(honest) == 1


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x WHERE { ?x ?y ?z }",
        "#+ title: only words",
        "#+ title: {vi: a, en: b}\n#+ question: c?\n#+ columns: [x]\n#+ kind: nonsense",
        "#+ title: {vi: a, en: b}\n#+ question: c?\n#+ columns: [x]\n#+ kind: gap\n#+ more: 1",
        "#+ title: [",
    ],
)
def test_a_header_that_breaks_the_contract_is_refused(text: str) -> None:
    with pytest.raises(VocabularyError, match=r"x\.rq"):
        parse("x", text)


def test_every_question_and_gap_is_documented_in_its_own_words() -> None:
    page = (Path(__file__).parent.parent / "docs" / "questions.md").read_text("utf-8")
    for name, asked in load().items():
        assert f"| `{name}` | {asked.header.kind} |" in page
        assert asked.header.question in page
    for key, entry in profile().items():
        assert f"| `{key}` | {entry.severity} | {entry.why} | {entry.remedy} |" in page
