"""Evidence is a slice of the text as it was read, or it is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cancu.graph.find import find_document, provisions_of
from cancu.graph.store import Store
from cancu.ontology.errors import StoreError
from cancu.queries.evidence import Reader, Span
from cancu.queries.gaps import gaps
from cancu.queries.impact import impact
from cancu.queries.trace import trace
from tests.graph_fixtures import hung_yen, samples
from tests.query_fixtures import evidence_in, slices, stored


def test_a_quote_is_the_slice_of_the_source(tmp_path: Path) -> None:
    read = hung_yen()
    with stored(tmp_path, read) as store:
        document = find_document(store, "188/KH-UBND").iri
        found = Reader(store).evidence(Span(document, 4, 15))
    assert found.quote == read.source.text[4:15] == "188/KH-UBND"
    assert found.to_json() == {
        "document": "188/KH-UBND",
        "start": 4,
        "end": 15,
        "quote": "188/KH-UBND",
    }


def test_evidence_of_a_file_with_pages_knows_its_page(tmp_path: Path) -> None:
    read = hung_yen()
    source = replace(read.source, pages=(0, 100, 200))
    with stored(tmp_path, replace(read, source=source)) as store:
        document = find_document(store, "188/KH-UBND").iri
        reader = Reader(store)
        places = (4, 99, 100, 250)
        found = [reader.evidence(Span(document, at, at + 5)).to_json() for at in places]
        facts = store.select("SELECT ?start ?page WHERE { ?f cc:start ?start ; cc:page ?page }")
        told = {(int(row["start"]), int(row["page"])) for row in facts}
    assert [each["page"] for each in found] == [1, 1, 2, 3]
    assert {page for _, page in told} == {1, 2, 3}
    assert all(page == source.page(start) for start, page in told)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 5), (7, 3), (0, 10**6)])
def test_a_place_that_the_text_does_not_have_is_refused(
    tmp_path: Path, start: int, end: int
) -> None:
    with stored(tmp_path, hung_yen()) as store:
        document = find_document(store, "188/KH-UBND").iri
        with pytest.raises(StoreError, match="188/KH-UBND"):
            Reader(store).evidence(Span(document, start, end))


def test_a_text_that_was_changed_after_reading_proves_nothing(tmp_path: Path) -> None:
    with stored(tmp_path, hung_yen()) as store:
        (kept,) = store.texts.glob("*.txt")
        kept.write_text("Thêm vào. " + kept.read_text("utf-8"), "utf-8")
        with pytest.raises(StoreError, match="cancu ingest"):
            trace(store, "188/KH-UBND", "II.1.-1")


def test_a_text_that_is_gone_proves_nothing(tmp_path: Path) -> None:
    with stored(tmp_path, hung_yen()) as store:
        (kept,) = store.texts.glob("*.txt")
        kept.unlink()
        with pytest.raises(StoreError, match="cancu ingest"):
            trace(store, "188/KH-UBND", "II.1.-1")


def test_a_document_known_by_citation_only_has_no_text(tmp_path: Path) -> None:
    with stored(tmp_path, hung_yen()) as store:
        document = find_document(store, "1944/QĐ-TTg").iri
        with pytest.raises(StoreError, match="1944/QĐ-TTg"):
            Reader(store).text(document)


def test_every_quote_of_every_answer_is_its_slice(tmp_path: Path) -> None:
    with stored(tmp_path, *samples()) as store:
        texts = slices(store)
        found = [each for answer in _answers(store) for each in evidence_in(answer)]
    assert len(found) > 100
    for each in found:
        assert each["quote"] == texts[each["document"]][each["start"] : each["end"]] != ""


def _answers(store: Store) -> list[object]:
    held = [row["d"] for row in store.select("SELECT ?d { ?d cc:sourceText ?s }")]
    known = [row["d"] for row in store.select("SELECT DISTINCT ?d { ?d a cc:Document }")]
    answers: list[object] = [
        trace(store, str(document), provision.path).to_json()
        for document in held
        for provision in provisions_of(store, str(document))
    ]
    answers += [impact(store, str(document)).to_json() for document in known]
    answers += [gap.to_json() for gap in gaps(store, as_of="2026-01-01")]
    return answers
