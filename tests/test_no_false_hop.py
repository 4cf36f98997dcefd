"""No false hop: over all answers from the samples, every quote is what stands in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from cancu import api
from cancu.graph.documents import handles
from cancu.ontology.folding import fold
from cancu.ontology.instruments import find_instruments
from tests.competency_fixtures import fill
from tests.query_fixtures import evidence_in, slices

DAY = "2026-11-21"
_OTHERS = ("cited", "subject", "object", "other", "agency", "candidate")
"""Columns that name something else than where a row stands."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[api.Store]:
    folder = tmp_path_factory.mktemp("hops") / "kho"
    fill(folder)
    with api.open_store(folder, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def texts(store: api.Store) -> dict[str, str]:
    return slices(store)


@pytest.fixture(scope="module")
def traces(store: api.Store) -> list[api.Trace]:
    return [
        api.trace(store, row.handle, provision.path)
        for row in api.list_documents(store, held=True)
        for provision in api.provisions_of(store, row.iri)
    ]


def check(answer: object, texts: dict[str, str]) -> int:
    """How many quotes an answer has, after seeing that each stands where it says."""
    found = list(evidence_in(answer))
    for each in found:
        text = texts[str(each["document"])]
        start, end = int(each["start"]), int(each["end"])
        assert 0 <= start < end <= len(text)
        assert each["quote"] == text[start:end]
    return len(found)


def test_all_traces_quote_the_source(traces: list[api.Trace], texts: dict[str, str]) -> None:
    assert len(traces) > 186
    assert all(check(each.to_json(), texts) for each in traces if each.mandates)


def test_all_impacts_quote_the_source(store: api.Store, texts: dict[str, str]) -> None:
    rows = api.list_documents(store)
    assert len(rows) > 40
    assert sum(check(api.impact(store, row.handle).to_json(), texts) for row in rows) > 500


def test_all_gaps_quote_the_source(store: api.Store, texts: dict[str, str]) -> None:
    found = api.gaps(store, as_of=DAY)
    assert {each.kind for each in found} == set(api.gap_kinds())
    assert check([each.to_json() for each in found], texts) == len(found)


def test_all_duties_quote_the_source(store: api.Store, texts: dict[str, str]) -> None:
    names = sorted({str(row["name"]) for row in api.run(store, "agencies")})
    for name in names:
        for charged in api.agency_duties(store, name, DAY):
            assert check(charged.to_json(), texts) == len(charged.duties) > 0


def test_comparisons_tables_and_open_citations_quote_the_source(
    store: api.Store, texts: dict[str, str]
) -> None:
    held = [row.handle for row in api.list_documents(store, held=True)]
    plans = [each for each in held if "ke-hoach" not in each]
    assert check(api.compare(store, plans).to_json(), texts)
    assert all(check(api.assignment_table(store, each).to_json(), texts) for each in held)
    assert check([each.to_json() for each in api.unresolved(store)], texts)


def test_every_place_that_a_question_names_holds_its_words(
    store: api.Store, texts: dict[str, str]
) -> None:
    named = handles(store)
    asked = 0
    for name, params in _askable(store):
        columns = api.question(name).header.columns
        if "start" not in columns:
            continue
        for row in api.run(store, name, **params):
            document = next(
                (str(row[key]) for key in ("document", "citing") if row.get(key) in named),
                _home(row, params, named),
            )
            text = texts[named[document]]
            start, end = int(str(row["start"])), int(str(row["end"]))
            assert 0 <= start < end <= len(text), (name, row)
            for key in ("mention", "words"):
                if row.get(key):
                    assert _letters(str(row[key])) in _letters(text[start:end]), (name, row)
            asked += 1
    assert asked > 1000


def _home(row: dict[str, Any], params: dict[str, str], named: dict[str, str]) -> str:
    """The document that a row's own node, or else the question's parameter, belongs to."""
    told = {key: value for key, value in (params | row).items() if key not in _OTHERS}
    nodes = [str(value) for value in told.values()]
    return max((each for each in named if any(node.startswith(each) for node in nodes)), key=len)


def _askable(store: api.Store) -> Iterator[tuple[str, dict[str, str]]]:
    """Every question with each of the values that its one parameter may have."""
    held = [row.iri for row in api.list_documents(store, held=True)]
    values = {
        "document": held,
        "citing": held + [row.iri for each in held for row in api.provisions_of(store, each)],
        "cited": [row.iri for row in api.list_documents(store)],
        "agency": [str(row["agency"]) for row in api.run(store, "agencies")],
        "provision": [row.iri for each in held for row in api.provisions_of(store, each)],
        "citation": [str(row["citation"]) for row in api.run(store, "ambiguous-mentions")],
    }
    values["subject"] = values["object"] = values["decision"] = values["cited"]
    for name in api.questions():
        params = tuple(api.question(name).header.params)
        if not params:
            yield name, {}
        elif len(params) == 1 and params[0] in values:
            for value in values[params[0]]:
                yield name, {params[0]: value}


def test_every_hop_stands_in_its_words(
    store: api.Store, traces: list[api.Trace], texts: dict[str, str]
) -> None:
    titles = {row.handle: row.title or "" for row in api.list_documents(store)}
    hops = {
        hop
        for each in traces
        for end in (*each.mandates, *each.ends)
        for path in end.paths
        for hop in path
    }
    for row in api.list_documents(store):
        for level in api.impact(store, row.handle).levels:
            hops |= {hop for lower in (*level.documents, *level.tasks) for hop in lower.steps}
    assert len(hops) > 250
    for hop in hops:
        if hop.relation == "part_of":
            assert hop.source.startswith(f"{hop.target} ")
            assert hop.target == hop.evidence.document
        else:
            assert _names(hop, titles.get(hop.target, "")), hop
        if hop.relation not in ("part_of", "promulgated_by", "basis", "cited"):
            assert _known(hop, texts, titles), hop


def _names(hop: api.Step, title: str) -> bool:
    """Whether the words have the target's number, its title, or what it is known as."""
    quote = _letters(hop.evidence.quote)
    number = _number(hop.target)
    aliases = (alias for each in find_instruments(number) for alias in each.aliases)
    return any(_letters(name) in quote for name in (number, title, *aliases) if name)


def _known(hop: api.Step, texts: dict[str, str], titles: dict[str, str]) -> bool:
    """Whether the text that says so is the source's own, or names the source before or there.

    A law that goes by its title names what it amends inside that title.
    """
    if hop.source.partition(" ")[0] == hop.evidence.document:
        return True
    text = _letters(texts[hop.evidence.document][: hop.evidence.end + 200])
    return _letters(_number(hop.source)) in text or _letters(titles[hop.source]) in text


def _number(name: str) -> str:
    """`1944/QĐ-TTg` of itself, `13-CTr-TU` of `hung-yen/13-CTr-TU/2021-10-13`."""
    parts = name.split("/")
    return parts[-2] if re.fullmatch(r"\d{4}-\d\d-\d\d", parts[-1]) else name


def _letters(text: str) -> str:
    """Letters and digits only, without accents: what prints differently is the same."""
    return "".join(each for each in fold(text) if each.isalnum())
