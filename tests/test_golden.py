"""Real documents are read as a person read them."""

from __future__ import annotations

from functools import cache

import pytest

from cancu.ingest.model import Extraction, to_json
from cancu.ingest.pipeline import read_file
from tests.gold import NAMES, gold, path
from tests.scoring import scores

LEAST = {
    "document fields": 0.95,
    "citations": 0.97,
    "citations: date": 0.97,
    "citations: issuer": 0.97,
    "citations: relation": 0.97,
    "links": 0.95,
    "provisions": 0.95,
    "provisions: path": 0.95,
    "provisions: kind": 0.95,
    "provisions: modality": 0.95,
    "assignments": 0.93,
    "targets": 0.95,
    "deadlines": 0.90,
}


@cache
def read(name: str) -> Extraction:
    return read_file(path(name))


@cache
def measured(name: str) -> dict[str, float]:
    return scores(gold(name), to_json(read(name)))


@pytest.mark.parametrize("measure", LEAST)
@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_read_as_a_person_read_it(name, measure):
    assert measured(name)[measure] >= LEAST[measure]


def test_the_gold_covers_samples_and_a_flattened_table():
    assert len(NAMES) >= 4


def test_the_gold_scored_against_itself_is_all_right():
    for name in NAMES:
        annotated = gold(name)
        facts = {key: annotated[key] for key in ("citations", "links", "provisions")}
        first, *others = annotated["documents"]
        empty = {"citations": [], "links": [], "provisions": []}
        itself = {"documents": [first | facts, *(each | empty for each in others)]}
        assert set(scores(annotated, itself).values()) == {1.0}


def test_a_fact_that_is_missed_or_made_up_lowers_its_measure():
    annotated = gold("quang-ngai-qd-2224-2021")
    extracted = to_json(read("quang-ngai-qd-2224-2021"))
    before = scores(annotated, extracted)
    plan = extracted["documents"][1]
    charged = next(each for each in plan["provisions"] if each["assignments"])
    charged["assignments"] = [*charged["assignments"], {"agency": "Sở Mây", "role": "lead"}]
    plan["citations"] = plan["citations"][1:]
    after = scores(annotated, extracted)
    assert after["assignments"] < before["assignments"]
    assert after["citations"] < before["citations"]
    assert after["provisions"] == before["provisions"]
