"""A title says what its document does to another."""

# ruff: noqa: E501 -- the tables hold one sentence a line

from array import array

import pytest

from cancu.ingest.citations import Segment, find_citations
from cancu.ingest.text import MappedText

D = "12/QĐ-UBND"
Row = tuple[str, str, str]


def links(text: str, zone: str = "body", own: str | None = None) -> list[Row]:
    body = MappedText(text, array("l", range(len(text))), array("l", range(1, len(text) + 1)))
    found = find_citations([Segment(body, zone, None)], own)
    for each in found.links:
        assert text[each.start : each.end].strip()
    return [(each.source, each.rel, each.target) for each in found.links]


K, C = "13-KL/TW", "48-CT/TW"


@pytest.mark.parametrize(
    ("title", "rel"),
    [
        ("về tiếp tục thực hiện", "continues"),
        ("về việc tiếp tục đẩy mạnh thực hiện", "continues"),
        ("về đẩy mạnh tiếp tục triển khai thực hiện có hiệu quả", "continues"),
        ("về thực hiện", "implements"),
        ("thực hiện", "implements"),
        ("về việc tổ chức thực hiện", "implements"),
        ("về triển khai thực hiện", "implements"),
        ("về quán triệt, triển khai thực hiện nghiêm túc", "implements"),
        ("quy định chi tiết và hướng dẫn thi hành", "guides"),
        ("quy định chi tiết một số điều của", "guides"),
        ("hướng dẫn thực hiện", "guides"),
        ("về hướng dẫn thi hành", "guides"),
        ("sửa đổi, bổ sung một số điều của", "amends"),
        ("về việc sửa đổi, bổ sung", "amends"),
        ("sửa đổi Điều 3", "amends"),
        ("bổ sung khoản 2 Điều 5", "amends"),
        ("về việc điều chỉnh", "amends"),
        ("thay thế", "replaces"),
        ("về việc thay thế", "replaces"),
        ("bãi bỏ", "repeals"),
        ("về việc bãi bỏ toàn bộ", "repeals"),
        ("về việc hủy bỏ", "repeals"),
    ],
)
@pytest.mark.parametrize(
    ("object_", "name"),
    [("Chỉ thị số 48-CT/TW", C), ("Luật Đất đai", "Luật Đất đai"), ("Đề án 06", "06")],
)
def test_the_verb_of_a_title_tells_the_relation(
    title: str, rel: str, object_: str, name: str
) -> None:
    text = f"Kết luận số {K} ngày 16/8/2021 của Bộ Chính trị {title} {object_} về tội phạm"
    assert (K, rel, name) in links(text)


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("phê duyệt Đề án phát triển đô thị", [(D, "approves", "Đề án phát triển đô thị")]),
        ("về việc phê duyệt Quy hoạch tỉnh", [(D, "approves", "Quy hoạch tỉnh")]),
        ("ban hành Quy chế làm việc", [(D, "promulgates", "Quy chế làm việc")]),
        ("Về việc ban hành Kế hoạch cải cách", [(D, "promulgates", "Kế hoạch cải cách")]),
        ("ban hành một số chính sách", []),
        (
            "phê duyệt Chương trình thực hiện Kết luận số 13-KL/TW và Chiến lược quốc gia phòng, chống tội phạm",
            [
                (D, "approves", "Chương trình thực hiện Kết luận số 13-KL/TW và Chiến lược quốc gia phòng, chống tội phạm"),
                (D, "implements", K),
                (D, "implements", "Chiến lược quốc gia phòng, chống tội phạm"),
            ],
        ),
        (
            "ban hành Kế hoạch thực hiện Chiến lược phát triển thanh niên trên địa bàn tỉnh",
            [
                (D, "promulgates", "Kế hoạch thực hiện Chiến lược phát triển thanh niên trên địa bàn tỉnh"),
                (D, "implements", "Chiến lược phát triển thanh niên"),
            ],
        ),
        ("thực hiện Kết luận số 13-KL/TW và Chỉ thị số 48-CT/TW", [(D, "implements", K), (D, "implements", C)]),
        ("thực hiện Kết luận số 13-KL/TW, Chỉ thị số 48-CT/TW", [(D, "implements", K), (D, "implements", C)]),
        ("về tăng cường lãnh đạo thực hiện Kết luận số 13-KL/TW", [(D, "implements", K)]),
        ("về công tác phòng cháy", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_decision_issues_a_plan_and_what_that_carries_out(title: str, rows: list[Row]) -> None:
    assert links(f"Quyết định số {D} ngày 3/4/2024 của UBND tỉnh {title}") == rows


def test_a_chain_of_titles_is_a_chain_of_links() -> None:
    text = (
        "Chương trình số 13-CTr/TU của Tỉnh ủy về thực hiện Kết luận số 13-KL/TW của Bộ Chính trị về"
        " tiếp tục thực hiện Chỉ thị số 48-CT/TW"
    )
    assert links(text) == [("13-CTr/TU", "implements", K), (K, "continues", C)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            f"Kế hoạch phát triển du lịch ban hành kèm theo Quyết định số {D}",
            [(D, "promulgates", "Kế hoạch phát triển du lịch")],
        ),
        (
            f"thực hiện Đề án phát triển đô thị được phê duyệt tại Quyết định số {D}",
            [(D, "approves", "Đề án phát triển đô thị")],
        ),
        (
            f"Quy chế làm việc (ban hành kèm theo Quyết định số {D})",
            [(D, "promulgates", "Quy chế làm việc")],
        ),
        (f"Ủy ban nhân dân tỉnh ban hành Quyết định số {D}", []),
        (f"giao đơn vị phê duyệt theo Quyết định số {D}", []),
    ],
)
def test_a_plan_may_be_named_before_the_decision_that_issues_it(text: str, rows: list[Row]) -> None:
    assert links(text) == rows


def test_an_amending_law_amends_each_law_it_names() -> None:
    name = "Luật sửa đổi, bổ sung một số điều của Luật Giá và Luật Đầu tư"
    assert links(name) == [(name, "amends", "Luật Giá"), (name, "amends", "Luật Đầu tư")]


def test_two_amending_laws_of_one_name_are_two() -> None:
    name = "Luật sửa đổi, bổ sung một số điều của Luật Giá"
    assert len(links(f"{name} ngày 13/6/2014; {name} ngày 27/11/2024")) == 2


OWN = "5/QĐ-UBND"


@pytest.mark.parametrize(
    ("zone", "text", "rows"),
    [
        (
            "body",
            "Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính.",
            [(OWN, "promulgates", "Kế hoạch cải cách hành chính")],
        ),
        (
            "article",
            "Phê duyệt Đề án phát triển chợ gắn với các làng nghề (sau đây gọi tắt là Đề án) với các nội dung sau:",
            [(OWN, "approves", "Đề án phát triển chợ gắn với các làng nghề")],
        ),
        (
            "article",
            "Phê duyệt “Chương trình sữa học đường giai đoạn 2024 - 2026”, gồm những nội dung chính sau:",
            [(OWN, "approves", "Chương trình sữa học đường giai đoạn 2024 - 2026")],
        ),
        ("article", "Phê duyệt kết quả lựa chọn nhà thầu.", []),
        ("body", "Phê duyệt Kế hoạch tuyển dụng hằng năm.", []),
        (
            "body",
            f"Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số {D} ngày 3/4/2020.",
            [(OWN, "replaces", D)],
        ),
        (
            "body",
            f"Bãi bỏ Quyết định số {D} ngày 3/4/2020 của UBND tỉnh và Quyết định số 13/QĐ-UBND.",
            [(OWN, "repeals", D), (OWN, "repeals", "13/QĐ-UBND")],
        ),
        ("title", f"Sửa đổi, bổ sung một số điều của Quyết định số {D}", [(OWN, "amends", D)]),
        ("body", f"Sở Nội vụ tham mưu thay thế Quyết định số {D}", []),
        ("body", f"Quyết định này căn cứ Quyết định số {D}", []),
        ("opening", f"Quyết định này thay thế Quyết định số {D}", []),
    ],
)
def test_a_document_says_itself_what_it_issues_and_changes(
    zone: str, text: str, rows: list[Row]
) -> None:
    assert links(text, zone, OWN) == rows


def test_without_a_number_of_its_own_a_document_changes_nothing() -> None:
    assert links(f"Bãi bỏ Quyết định số {D}", "body", None) == []


@pytest.mark.parametrize(
    ("words", "rel"),
    [
        ("được sửa đổi, bổ sung bởi", "amends"),
        ("(đã được sửa đổi, bổ sung một số điều theo", "amends"),
        ("được thay thế bằng", "replaces"),
    ],
)
def test_what_a_document_was_changed_by_changes_it(words: str, rel: str) -> None:
    text = f"Nghị định số 1/2017/NĐ-CP của Chính phủ về kinh doanh rượu {words} Nghị định số 2/2020/NĐ-CP"
    assert links(text) == [("2/2020/NĐ-CP", rel, "1/2017/NĐ-CP")]


def test_a_decree_guides_a_law_and_not_the_decree_listed_behind_it() -> None:
    text = "Nghị định số 1/2017/NĐ-CP hướng dẫn thi hành Luật Giá và Nghị định số 2/2024/NĐ-CP"
    assert links(text) == [("1/2017/NĐ-CP", "guides", "Luật Giá")]
