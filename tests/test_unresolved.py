"""What is ambiguous comes with candidates and why, what is missing with how often it is cited."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from cancu.graph.protocol import Store
from cancu.queries.unresolved import REASONS, unresolved
from tests.graph_fixtures import samples
from tests.query_fixtures import evidence_in, slices, stored


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stored(tmp_path_factory.mktemp("kho"), *samples()) as opened:
        yield opened


def test_a_sign_against_its_issuer_is_ambiguous_with_the_candidate(store: Store) -> None:
    found = {each.name: each for each in unresolved(store) if each.state == "ambiguous"}
    assert found["13-CTr/TW"].reason == "issuer"
    assert found["13-CTr/TW"].candidates == ("hung-yen/13-CTr-TU/2021-10-13",)
    assert all(each.reason in REASONS for each in found.values())


def test_missing_documents_come_most_cited_first(store: Store) -> None:
    missing = [each for each in unresolved(store) if each.state == "stub"]
    assert missing[0].name == "13-KL/TW"
    counts = [(each.documents, each.mentions) for each in missing]
    assert counts == sorted(counts, reverse=True)
    assert not {"188/KH-UBND", "2224/QĐ-UBND"} & {each.name for each in missing}


def test_a_row_shows_the_words_of_a_mention(store: Store) -> None:
    texts = slices(store)
    proofs = [proof for each in unresolved(store) for proof in evidence_in(each.to_json())]
    assert proofs
    for proof in proofs:
        assert texts[proof["document"]][proof["start"] : proof["end"]] == proof["quote"]
    assert json.dumps([each.to_json() for each in unresolved(store)])
