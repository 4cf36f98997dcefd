"""IRIs go there and back, and read as the contract shows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from cancu.graph.iris import (
    DocumentName,
    area_iri,
    area_place,
    document_iri,
    graph_document,
    graph_iri,
    number_slug,
    parse_document_iri,
    parse_provision_iri,
    provision_iri,
)
from cancu.graph.naming import name_documents, numbered
from tests.graph_fixtures import CENTRAL, HUNG_YEN, THAP_MUOI, document

_slugs = st.from_regex(r"[a-z]{2,8}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
_numbers = st.from_regex(r"[1-9]\d{0,3}-[A-Z]{2,3}[A-Za-z0-9.-]{0,6}[A-Z]", fullmatch=True)
_dates = st.none() | st.dates().map(lambda day: day.isoformat()) | st.just("2024-02")
_names = st.builds(
    DocumentName,
    st.lists(_slugs, min_size=1, max_size=2).map(tuple),
    _numbers | _slugs,
    _dates,
    st.none(),
    st.none() | st.just("ke-hoach") | st.just("quy-che-2"),
)
_unnumbered = st.builds(
    DocumentName,
    st.lists(_slugs, min_size=1, max_size=2).map(tuple),
    _slugs,
    st.none() | st.just("2024-01"),
    st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
    st.none() | st.just("ke-hoach"),
)
_paths = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


@given(_names | _unnumbered)
def test_the_iri_of_a_document_is_read_back_into_its_parts(name: DocumentName) -> None:
    assert parse_document_iri(document_iri(name)) == name


@given(_names | _unnumbered, _paths)
def test_a_provision_is_read_back_into_document_and_path(name: DocumentName, path: str) -> None:
    document = document_iri(name)
    made = provision_iri(document, path)
    assert parse_provision_iri(made) == (document, path)
    assert NamedNode(made).value == made


@given(_names)
def test_graphs_and_areas_are_read_back(name: DocumentName) -> None:
    document = document_iri(name)
    assert graph_document(graph_iri(document)) == document
    assert area_place(area_iri(name.place)) == name.place


@pytest.mark.parametrize(
    "text",
    [
        "https://w3id.org/cancu/id/agency/hung-yen/cong-an-tinh",
        "https://w3id.org/cancu/id/doc/hung-yen",
        "https://w3id.org/cancu/id/doc/hung-yen/188-KH-UBND",
        "https://w3id.org/cancu/id/doc//188-KH-UBND/2021-12-14",
        "https://w3id.org/cancu/id/doc/hung-yen/188-KH-UBND/2021-12-14/II.1/assign/0",
        "",
    ],
)
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a document's IRI"):
        parse_document_iri(text)


@pytest.mark.parametrize(
    ("number", "slug"),
    [
        ("188/KH-UBND", "188-KH-UBND"),
        ("13-CTr/TU", "13-CTr-TU"),
        ("18/KH-BCĐ138/CP", "18-KH-BCD138-CP"),
        ("96/2019/QH14", "96-2019-QH14"),
        ("5634/TTr-CAT-PV01(CS)", "5634-TTr-CAT-PV01-CS"),
    ],
)
def test_numbers_are_ascii_and_keep_their_case(number: str, slug: str) -> None:
    assert number_slug(number) == slug


def test_a_number_without_sign_is_told_apart_by_its_genre() -> None:
    assert numbered("06", "đề án") == "de-an-06"
    assert numbered("06", "chương trình") == "chuong-trinh-06"
    assert numbered("06/CT-TTg", "chỉ thị") == "06-CT-TTg"


def _tail(**fields: object) -> str:
    (iri,) = name_documents([document("x", **fields)])
    return iri.removeprefix("https://w3id.org/cancu/id/doc/")


def test_documents_are_named_by_place_number_and_date() -> None:
    assert (
        _tail(number="188/KH-UBND", date="2021-12-14", jurisdiction=HUNG_YEN)
        == "hung-yen/188-KH-UBND/2021-12-14"
    )
    assert (
        _tail(number="63-KH/HU", date="2022-02-25", jurisdiction=THAP_MUOI)
        == "dong-thap/thap-muoi/63-KH-HU/2022-02-25"
    )
    assert _tail(number="13-KL/TW", jurisdiction=CENTRAL) == "tw/13-KL-TW/0000"


def test_a_document_without_number_is_named_by_sign_month_and_title() -> None:
    fields = {"sign": "KH-BCĐ138", "date": "2024-02", "jurisdiction": THAP_MUOI}
    one = _tail(title="Công tác năm 2024", **fields)
    assert one.startswith("dong-thap/thap-muoi/KH-BCD138/2024-02-")
    assert one == _tail(title="CÔNG TÁC  NĂM 2024", **fields)
    assert one != _tail(title="Công tác năm 2025", **fields)


def test_what_a_decision_promulgates_is_named_below_it() -> None:
    decision = document("x", number="2224/QĐ-UBND", type="quyết định", date="2021-12-30")
    plan = document("x", type="kế hoạch", annex_of="2224/QĐ-UBND")
    rules = document("x", type="quy chế", annex_of="2224/QĐ-UBND")
    names = name_documents([decision, plan, plan, rules])
    assert [name.removeprefix(names[0]) for name in names] == [
        "",
        "/ke-hoach",
        "/ke-hoach-2",
        "/quy-che",
    ]


def test_an_annex_without_its_decision_has_the_place_of_one_that_is_cited() -> None:
    plan = document("x", type="kế hoạch", annex_of="2224/QĐ-UBND", jurisdiction=HUNG_YEN)
    (iri,) = name_documents([plan])
    assert iri.endswith("/hung-yen/2224-QD-UBND/0000/ke-hoach")
