"""Facts become few triples, each with its evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from cancu.graph.build import build
from cancu.graph.namespaces import CC, DCTERMS, ELI, RDF
from cancu.graph.terms import date_literal
from cancu.ingest.model import Extraction
from tests import graph_fixtures as fixtures


def values(triples: tuple[Triple, ...], subject: str, predicate: str) -> list[str]:
    return sorted(
        str(t.object.value)
        for t in triples
        if t.subject.value.endswith(subject) and t.predicate.value == predicate
    )


@pytest.mark.parametrize("read", fixtures.samples(), ids=lambda read: str(read.source.path))
def test_every_offset_lies_in_the_text_and_every_mention_is_its_words(read: Extraction) -> None:
    text = read.source.text
    for built in build(read):
        starts = {t.subject: int(t.object.value) for t in built.triples
                  if t.predicate.value == CC + "start"}  # fmt: skip
        ends = {t.subject: int(t.object.value) for t in built.triples
                if t.predicate.value == CC + "end"}  # fmt: skip
        assert starts.keys() == ends.keys()
        assert all(0 <= starts[node] < ends[node] <= len(text) for node in starts)
        mentions = [t for t in built.triples if t.predicate.value == CC + "mention"]
        assert mentions
        for t in mentions:
            assert text[starts[t.subject] : ends[t.subject]] == t.object.value


@pytest.mark.parametrize("read", fixtures.samples(), ids=lambda read: str(read.source.path))
def test_a_fact_costs_no_more_than_its_share_of_quads(read: Extraction) -> None:
    for document, built in zip(read.documents, build(read), strict=True):
        provisions = document.provisions
        assignments = sum(len(p.assignments) for p in provisions)
        facts = sum(len(p.targets) + len(p.deadlines) for p in provisions)
        budget = 25 + 12 * len(provisions) + 12 * assignments + 10 * facts
        budget += 14 * len(document.citations) + 7 * len(document.links)
        assert len(built.triples) <= budget


def test_a_document_has_its_own_class_and_a_party_document_is_no_legal_resource() -> None:
    text = "x"
    state = fixtures.document(text, number="1/KH-UBND", jurisdiction=fixtures.HUNG_YEN)
    party = fixtures.document(
        text, number="13-CTr/TU", type="chương trình", jurisdiction=fixtures.HUNG_YEN
    )
    of_state, of_party = build(fixtures.extraction(text, state, party))
    assert values(of_state.triples, "1-KH-UBND/0000", RDF + "type") == [
        ELI + "LegalResource", CC + "Document", CC + "Plan",
    ]  # fmt: skip
    assert values(of_party.triples, "13-CTr-TU/0000", RDF + "type") == [
        CC + "Document", CC + "Programme",
    ]  # fmt: skip


def test_what_is_not_said_is_not_written() -> None:
    (built,) = build(fixtures.extraction("x", fixtures.document("x")))
    predicates = {t.predicate.value for t in built.triples}
    assert not predicates & {ELI + "number", ELI + "date_document", DCTERMS + "title"}
    assert not any(t.object == Literal("None") for t in built.triples)


def test_dates_are_typed_as_precisely_as_they_are_known() -> None:
    kinds = {iso: date_literal(iso).datatype.value.rpartition("#")[2]
             for iso in ("2021-12-14", "2021-12", "2021", "2026-Q2", "01/3")}  # fmt: skip
    assert kinds == {
        "2021-12-14": "date", "2021-12": "gYearMonth", "2021": "gYear",
        "2026-Q2": "string", "01/3": "string",
    }  # fmt: skip


def test_a_citation_hangs_on_the_provision_that_it_stands_in() -> None:
    (built,) = build(fixtures.hung_yen())
    assert values(built.triples, "/cite/5", CC + "citing")[0].endswith("/II.1.-1")
    assert values(built.triples, "/cite/0", CC + "citing") == [built.iri]
    assert values(built.triples, "/cite/1", CC + "within") == [f"{built.iri}/cite/0"]


def test_the_mentions_of_the_title_are_told_from_those_of_the_text() -> None:
    title = "Thực hiện Kết luận số 13-KL/TW về tiếp tục thực hiện Chỉ thị số 48-CT/TW"
    text = f"KẾ HOẠCH\n{title}\nThực hiện Kết luận số 13-KL/TW; Chỉ thị số 36-CT/TW"
    words = "Kết luận số 13-KL/TW"
    plan = fixtures.document(
        text,
        title=title,
        citations=(
            fixtures.mention(text, words, "13-KL/TW", "implements"),
            fixtures.mention(text, "Chỉ thị số 48-CT/TW", "48-CT/TW", "nested", within=0),
            fixtures.mention(text, words, "13-KL/TW", "implements", nth=1),
            fixtures.mention(text, "Chỉ thị số 36-CT/TW", "36-CT/TW"),
        ),
    )
    (built,) = build(fixtures.extraction(text, plan))
    marked = [t.subject.value.rpartition("/")[2] for t in built.triples
              if t.predicate.value == CC + "inTitle"]  # fmt: skip
    assert marked == ["0", "1"]


def test_only_requests_say_their_modality() -> None:
    read = fixtures.hung_yen()
    (document,) = read.documents
    first, second = document.provisions
    asked = replace(document, provisions=(replace(first, modality="request"), second))
    (built,) = build(replace(read, documents=(asked,)))
    said = [t.object.value for t in built.triples if t.predicate.value == CC + "modality"]
    assert said == ["request"]


def test_two_provisions_of_one_path_stay_two() -> None:
    read = fixtures.hung_yen()
    (document,) = read.documents
    first, second = document.provisions
    twice = replace(document, provisions=(first, replace(second, path=first.path)))
    (built,) = build(replace(read, documents=(twice,)))
    assert len(values(built.triples, "/II.1.-1", CC + "text")) == 1
    assert len(values(built.triples, "/II.1.-1~2", CC + "text")) == 1


def test_an_agency_has_one_label_however_it_is_printed() -> None:
    text = "Các sở, ban ngành thực hiện; các sở, ban, ngành phối hợp"
    names = ("Các sở, ban ngành", "các sở, ban, ngành")
    plan = fixtures.document(
        text,
        jurisdiction=fixtures.HUNG_YEN,
        provisions=(
            fixtures.provision(
                text, "1", text, assignments=tuple(fixtures.assignment(text, n) for n in names)
            ),
        ),
    )
    (built,) = build(fixtures.extraction(text, plan))
    labels = [t.object.value for t in built.triples if t.predicate.value.endswith("prefLabel")]
    assert labels == ["các sở, ban ngành"]
    printed = [t.object.value for t in built.triples if t.predicate.value == CC + "agencyText"]
    assert printed == list(names)


def test_the_agencies_of_a_document_are_described_once_in_their_place() -> None:
    _, plan = build(fixtures.quang_ngai())
    labels = [t for t in plan.triples if t.object == Literal("Công an tỉnh")
              and t.predicate.value.endswith("prefLabel")]  # fmt: skip
    assert [t.subject.value.partition("/id/")[2] for t in labels] == [
        "agency/quang-ngai/cong-an-tinh"
    ]
    roles = [t.object for t in plan.triples if t.predicate.value == CC + "agency"]
    assert NamedNode(labels[0].subject.value) in roles


def test_documents_that_nothing_names_are_told_apart_by_their_words() -> None:
    def named(text: str, **fields: object) -> str:
        read = fixtures.extraction(text, fixtures.document(text, **fields))
        return build(read)[0].iri

    assert named("Điều 1.") == named("Điều 1.") != named("Điều 2.")
    issued = {"issuer": "Ủy ban nhân dân tỉnh Hưng Yên", "jurisdiction": fixtures.HUNG_YEN}
    assert named("Điều 1.", **issued) != named("Điều 2.", **issued)
