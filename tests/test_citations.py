"""A citation says what the citing text does with the document it names."""

# ruff: noqa: E501 -- the tables hold one sentence a line

import time
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.citations import Found, Segment, find_citations
from cancu.ingest.model import Citation
from cancu.ingest.text import MappedText
from cancu.ontology.folding import fold

OWN = "188/KH-UBND"


def mapped(text: str) -> MappedText:
    return MappedText(text, array("l", range(len(text))), array("l", range(1, len(text) + 1)))


def find(*texts: str, zone: str = "opening", own: str | None = OWN) -> Found:
    return find_citations([Segment(mapped(each), zone, None) for each in texts], own)


def relations(*texts: str, zone: str = "opening") -> list[tuple[str | None, str]]:
    """Number, else name, and relation of each citation."""
    found = find(*texts, zone=zone).citations
    return [(each.number or each.title, each.relation) for each in found]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Căn cứ Nghị định số 30/2020/NĐ-CP;", [("30/2020/NĐ-CP", "basis")]),
        (
            "Căn cứ Luật Đất đai; Luật Giá; Nghị định số 1/2020/NĐ-CP của Chính phủ;",
            [("Luật Đất đai", "basis"), ("Luật Giá", "basis"), ("1/2020/NĐ-CP", "basis")],
        ),
        (
            "Căn cứ Kế hoạch số 1/KH-BCA của Bộ Công an về tổ chức thực hiện Luật Cư trú; Nghị định số 2/2020/NĐ-CP",
            [("1/KH-BCA", "basis"), ("Luật Cư trú", "nested"), ("2/2020/NĐ-CP", "basis")],
        ),
        ("Thực hiện Kết luận số 13-KL/TW", [("13-KL/TW", "implements")]),
        ("Tiếp tục triển khai thực hiện Chỉ thị số 36-CT/TW", [("36-CT/TW", "implements")]),
        ("Để cụ thể hóa Nghị quyết số 57-NQ/TW", [("57-NQ/TW", "implements")]),
        (
            "Căn cứ Luật Giá; thực hiện Kế hoạch số 5/KH-BCA",
            [("Luật Giá", "basis"), ("5/KH-BCA", "implements")],
        ),
        (
            "Thực hiện Kết luận số 13-KL/TW ngày 16/8/2021 và Chỉ thị số 36-CT/TW",
            [("13-KL/TW", "implements"), ("36-CT/TW", "implements")],
        ),
        (
            "Theo đề nghị của Giám đốc Công an tỉnh tại Tờ trình số 5634/TTr-CAT.",
            [("5634/TTr-CAT", "proposed_by")],
        ),
        ("Xét Tờ trình số 12/TTr-UBND của UBND tỉnh", [("12/TTr-UBND", "proposed_by")]),
        (
            "Thực hiện Kết luận số 13-KL/TW. Qua một năm, Chỉ thị số 36-CT/TW đã được quán triệt",
            [("13-KL/TW", "implements"), ("36-CT/TW", "cited")],
        ),
        (
            "Thực hiện Nghị định số 1/2020/NĐ-CP (gọi tắt là Nghị định số 1)",
            [("1/2020/NĐ-CP", "implements"), ("1", "cited")],
        ),
        ("Năm 2023, Kế hoạch số 5/KH-BCA đã hoàn thành", [("5/KH-BCA", "cited")]),
    ],
)  # fmt: skip
def test_the_opening_tells_basis_mandate_and_proposal(
    text: str, said: list[tuple[str, str]]
) -> None:
    assert relations(text) == said


def test_each_paragraph_of_a_basis_is_a_basis() -> None:
    said = relations("Căn cứ Luật Giá;", "Căn cứ Luật Đất đai;", "Theo đề nghị của Sở Nội vụ.")
    assert said == [("Luật Giá", "basis"), ("Luật Đất đai", "basis")]


@pytest.mark.parametrize("first", ["Căn cứ:", "Căn cứ Luật Giá;", "Căn cứ các văn bản:"])
@pytest.mark.parametrize("mark", ["", "- ", "+ ", "1. "])
def test_a_basis_goes_on_in_the_next_paragraph(first: str, mark: str) -> None:
    assert relations(first, f"{mark}Luật Đất đai ngày 18/01/2024;")[-1] == ("Luật Đất đai", "basis")


def test_a_basis_does_not_go_on_behind_its_end() -> None:
    assert relations("Căn cứ Luật Giá.", "Luật Đất đai quy định")[-1] == ("Luật Đất đai", "cited")
    assert relations("Căn cứ Luật Giá;", "Ngày đó Luật Đất đai")[-1] == ("Luật Đất đai", "cited")


@pytest.mark.parametrize(
    ("zone", "text", "relation"),
    [
        ("title", "Thực hiện Kết luận số 13-KL/TW", "implements"),
        ("title", "THỰC HIỆN KẾT LUẬN SỐ 13-KL/TW NGÀY 16/8/2021 CỦA BỘ CHÍNH TRỊ", "implements"),
        ("title", "Sơ kết 05 năm Kết luận số 13-KL/TW", "implements"),
        ("title", "Sửa đổi, bổ sung Quyết định số 5/QĐ-UBND", "cited"),
        ("title", "Về việc bãi bỏ Quyết định số 5/QĐ-UBND", "cited"),
        ("annex_line", "(Ban hành kèm theo Quyết định số 5/QĐ-UBND)", "promulgated_by"),
        ("body", "Căn cứ Kế hoạch số 5/KH-BCA, xây dựng kế hoạch", "cited"),
        ("body", "Thực hiện Kết luận số 13-KL/TW", "cited"),
        ("note", "Thực hiện Kết luận số 13-KL/TW", "cited"),
    ],
)
def test_the_relation_depends_on_where_the_mention_stands(
    zone: str, text: str, relation: str
) -> None:
    assert [each.relation for each in find(text, zone=zone).citations] == [relation]


def test_items_below_a_heading_of_grounds_are_bases() -> None:
    texts = [
        ("I. CĂN CỨ PHÁP LÝ", None), ("1. Văn bản của Trung ương", None), ("- Luật Đất đai ngày 18/01/2024;", 0),
        ("- Nghị định số 1/2020/NĐ-CP ngày 5/6/2020 của Chính phủ.", 1), ("II. MỤC ĐÍCH", None), ("Thực hiện Nghị định số 2/2021/NĐ-CP", 2),
    ]  # fmt: skip
    segments = [Segment(mapped(text.lstrip("I1. ")), "body", place) for text, place in texts]
    found = find_citations(segments, None).citations
    assert [each.relation for each in found] == ["basis", "basis", "cited"]


def test_what_the_past_is_told_of_is_no_mandate() -> None:
    said = relations(
        "Thực hiện Quyết định số 06/QĐ-TTg. Thời gian qua, các đơn vị có nhiều cố gắng trong triển khai Đề án 06",
        "Tuy nhiên, việc triển khai thực hiện Đề án 06 còn chậm",
        "Để tiếp tục thực hiện Chỉ thị số 5-CT/TU",
    )  # fmt: skip
    assert said == [("06/QĐ-TTg", "implements"), ("06", "cited"), ("06", "cited"), ("5-CT/TU", "implements")]  # fmt: skip


def test_an_annex_does_not_belong_to_what_its_plan_carries_out() -> None:
    (one,) = find(
        "(Kèm theo Kế hoạch thực hiện Nghị quyết số 66-NQ/TW)", zone="annex_line"
    ).citations
    assert (one.relation, one.within) == ("nested", None)


def test_a_mention_in_the_name_of_an_issuer_is_nested() -> None:
    first, second = find(
        "Công văn số 59-CV/BCĐ của Ban Chỉ đạo Trung ương về tổng kết Nghị quyết số 18-NQ/TW về việc sắp xếp", zone="body"
    ).citations  # fmt: skip
    assert first.issuer == "Ban Chỉ đạo Trung ương về tổng kết Nghị quyết số 18-NQ/TW"
    assert (first.title, second.title) == ("về việc sắp xếp", None)
    assert (second.relation, second.within) == ("nested", 0)


def test_capitals_are_read_as_small_letters() -> None:
    (one,) = find(
        "THỰC HIỆN KẾT LUẬN SỐ 13-KL/TW NGÀY 16/8/2021 CỦA BỘ CHÍNH TRỊ", zone="title"
    ).citations
    assert (one.date, one.issuer, one.text) == ("2021-08-16", "Bộ Chính trị", "KẾT LUẬN SỐ 13-KL/TW")  # fmt: skip


def nested(text: str) -> list[tuple[str | None, int | None]]:
    return [(each.number or each.title, each.within) for each in find(text).citations]


@pytest.mark.parametrize(
    ("text", "within"),
    [
        (
            "Căn cứ Quyết định số 1944/QĐ-TTg phê duyệt Chương trình thực hiện Kết luận số 13-KL/TW về tiếp tục thực hiện Chỉ thị số 48-CT/TW",
            [("1944/QĐ-TTg", None), ("13-KL/TW", 0), ("48-CT/TW", 1)],
        ),
        (
            "Thực hiện Kế hoạch số 5/KH-BCA về thực hiện Kết luận số 13-KL/TW và Chỉ thị số 36-CT/TW",
            [("5/KH-BCA", None), ("13-KL/TW", 0), ("36-CT/TW", 0)],
        ),
        (
            "Thực hiện Kế hoạch số 5/KH-BCA về tội phạm; Kết luận số 13-KL/TW",
            [("5/KH-BCA", None), ("13-KL/TW", None)],
        ),
        (
            "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Giá và Luật Đầu tư ngày 22/11/2019",
            [
                ("Luật sửa đổi, bổ sung một số điều của Luật Giá và Luật Đầu tư", None),
                ("Luật Giá", 0),
                ("Luật Đầu tư", 0),
            ],
        ),
    ],
)  # fmt: skip
def test_a_mention_in_a_title_is_nested_in_the_nearest(
    text: str, within: list[tuple[str, int | None]]
) -> None:
    assert nested(text) == within


def test_the_date_behind_an_amending_law_is_its_own() -> None:
    found = find(
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Giá và Luật Đầu tư ngày 22/11/2019;"
    )
    assert [each.date for each in found.citations] == ["2019-11-22", None, None]


def test_the_own_number_is_no_citation_but_a_namesake_that_is_a_basis_is() -> None:
    assert relations(f"Kế hoạch số {OWN} này", zone="body") == []
    assert relations(f"Căn cứ Kế hoạch số {OWN} của UBND tỉnh") == [(OWN, "basis")]


def test_masks_hold_the_mention_with_its_date_issuer_and_title() -> None:
    text = "thực hiện Kết luận số 13-KL/TW ngày 16/8/2021 của Bộ Chính trị về tội phạm; báo cáo"
    ((start, end),) = find(text, zone="body").masks
    assert text[start:end] == "Kết luận số 13-KL/TW ngày 16/8/2021 của Bộ Chính trị về tội phạm"


@pytest.mark.parametrize(
    ("texts", "targets"),
    [
        (["Kết luận số 13-KL/TW ngày 16/8/2021", "theo Kết luận số 13-KL/TW"], [None, 0]),
        (["Kết luận số 13-KL/TW ngày 16/8/2021", "Kết luận số 13-KL/TW ngày 17/8/2021"], [None, None]),
        (["Nghị quyết số 18-NQ/TW ngày 25/10/2017", "theo Nghị quyết 18, các đơn vị"], [None, 0]),
        (["Nghị quyết số 18-NQ/TW và Nghị quyết số 18/NQ-CP", "theo Nghị quyết 18, các đơn vị"], [None, None, None]),
        (["Kế hoạch số 12/KH-UBND ngày 5/1/2024 (sau đây gọi tắt là Kế hoạch số 12)"], [None, 0]),
        (["Đề án 06 của Chính phủ", "Đề án 06"], [None, 0]),
        (["Quyết định số 06/QĐ-TTg (Đề án 06)"], [None, 0]),
        (["Quyết định số 07/QĐ-TTg (Đề án 06)"], [None, None]),
        (["Kế hoạch số 5/KH-UBND của UBND tỉnh", "Kế hoạch số 5/KH-UBND của UBND huyện"], [None, None]),
    ],
)  # fmt: skip
def test_a_short_form_stands_for_what_it_repeats(
    texts: list[str], targets: list[int | None]
) -> None:
    found = find(*texts, zone="body")
    assert [each.target for each in found.citations] == targets


def test_provisions_keep_their_citations() -> None:
    segments = [
        Segment(mapped("Luật Giá"), "body", 3),
        Segment(mapped("Luật Đất đai"), "note", None),
    ]
    assert find_citations(segments, None).provisions == (3, None)


PARTS = st.sampled_from(
    ["Quyết định số 12/QĐ-UBND", "Kết luận số 13-KL/TW", "Luật Đất đai", " ngày 16/8/2021", " của Bộ Chính trị", " về thực hiện ",
     " phê duyệt Chương trình thực hiện ", ", ", "; ", " và ", ". ", "(", ")", "“", "”", "Căn cứ ", "Thực hiện ", "Luật sửa đổi, bổ sung một số điều của ",
     " Đề án 06", " gọi tắt là Kết luận số 13", " thay thế ", "KH-UBND", " giữa Bộ A với Bộ B", ":", "\n", "188/KH-UBND", "Kế hoạch số "]
)  # fmt: skip


def check(text: str, each: Citation) -> None:
    assert 0 <= each.start < each.end <= len(text)
    assert fold(text[each.start : each.end]) == fold(each.text)


@given(
    st.lists(
        st.one_of(st.text(max_size=80), st.lists(PARTS, max_size=20).map("".join)), max_size=4
    ),
    st.sampled_from(["title", "annex_line", "opening", "body", "note"]),
)
def test_any_text_is_read_and_every_citation_quotes_its_source(texts: list[str], zone: str) -> None:
    source = "".join(texts)
    body, segments, at = mapped(source), [], 0
    for text in texts:
        segments.append(Segment(body[at : at + len(text)], zone, None))
        at += len(text)
    found = find_citations(segments, OWN)
    for index, each in enumerate(found.citations):
        check(source, each)
        assert each.within is None or each.within < index
        assert each.target is None or each.target < index
        assert each.relation == "nested" or each.within is None
        assert each.within is not None or each.relation != "nested" or zone == "annex_line"
        start, end = found.masks[index]
        assert start <= each.start < each.end <= end
    for link in found.links:
        assert 0 <= link.start < link.end <= len(source)
        assert link.source and link.target


REPEATED = [
    "Quyết định số ", "(", "Luật ", "1/", "Kế hoạch số 12/KH-UBND ngày 1/2/2024 của UBND tỉnh về thực hiện ", "Quyết định số 1/QĐ-UBND và ",
    "Kế hoạch abc ban hành kèm theo Quyết định số 1/QĐ-UBND ", "Bãi bỏ Quyết định số 1/QĐ-UBND, ", "căn cứ ", "giữa A với B ", "TỈNH ", " ",
]  # fmt: skip


@pytest.mark.parametrize("part", REPEATED)
@pytest.mark.parametrize("zone", ["opening", "body"])
def test_time_grows_with_the_text_and_no_faster(part: str, zone: str) -> None:
    def seconds(chars: int) -> float:
        text = part * (chars // len(part))
        started = time.process_time()
        find(text, zone=zone)
        return time.process_time() - started

    seconds(1_000)
    assert seconds(60_000) < 8 * max(seconds(15_000), 0.05)


@pytest.mark.parametrize(("year", "relation"), [(2018, "nested"), (2022, "implements")])
def test_a_title_names_no_document_of_a_later_day(year, relation):
    text = (
        "Thực hiện Kết luận số 40-KL/TW, ngày 05/3/2020 của Ban Bí thư về tiếp tục thực hiện Chỉ thị "
        f"số 9-CT/TW và Chương trình hành động số 7-CTr/TU, ngày 02/4/{year} của Tỉnh ủy về thủy lợi"
    )
    assert relations(text) == [
        ("40-KL/TW", "implements"),
        ("9-CT/TW", "nested"),
        ("7-CTr/TU", relation),
    ]
