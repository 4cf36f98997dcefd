"""A provision knows who is charged, by when, with offsets into the source."""

import pytest

from cancu.ingest.model import Provision, Source
from cancu.ingest.pipeline import extract

HEAD = "UBND TỈNH HÀ NAM\nSố: 5/KH-UBND\nKẾ HOẠCH\nPhòng bệnh\n\nCăn cứ Luật Giá;\n\n"


def provisions(body: str) -> tuple[str, list[Provision]]:
    source = HEAD + body
    [document] = extract(Source("a", "text", "0", source)).documents
    return source, list(document.provisions)


def test_the_text_ends_with_its_assignment_s_closing_parenthesis():
    source, [found] = provisions("I. NHIỆM VỤ\n1. Rà soát hộ nghèo (Sở Y tế thực hiện).\n")
    assert found.text == "Rà soát hộ nghèo (Sở Y tế thực hiện)"
    assert source[found.start : found.end] == found.text


def test_an_assignment_points_at_its_words():
    source, [found] = provisions("I. NHIỆM VỤ\n1. Rà soát hộ nghèo (**Sở Y tế** thực hiện).\n")
    [charged] = found.assignments
    assert source[charged.start : charged.end] == "Sở Y tế"
    assert (charged.agency, charged.role, charged.source) == ("Sở Y tế", "implement", "parenthesis")


def test_a_heading_s_agency_points_at_the_heading():
    source, found = provisions("II. PHÂN CÔNG\n1. Sở Y tế:\na) Chủ trì rà soát.\nb) Báo cáo.\n")
    leads, implements = (each.assignments[0] for each in found)
    assert source[leads.start : leads.end] == source[implements.start : implements.end] == "Sở Y tế"
    assert (leads.role, implements.role, leads.source) == ("lead", "implement", "heading")


def test_a_table_s_cells_give_bodies_time_and_product():
    source, [found] = provisions(
        "II. NHIỆM VỤ\n"
        "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian | Sản phẩm |\n|--|--|--|--|--|--|\n"
        "| 3 | Rà soát | Sở Y tế | Công an tỉnh; Sở Tài chính | Tháng 6/2026 | Báo cáo |\n"
    )
    assert (found.path, found.kind, found.product) == ("II.3", "task", "Báo cáo")
    assert [(a.agency, a.role) for a in found.assignments] == [
        ("Sở Y tế", "lead"),
        ("Công an tỉnh", "coordinate"),
        ("Sở Tài chính", "coordinate"),
    ]
    [deadline] = found.deadlines
    assert (deadline.kind, deadline.date) == ("due", "2026-06")
    assert source[deadline.start : deadline.end] == "Tháng 6/2026"


def test_what_is_asked_of_bodies_that_cannot_be_ordered_is_a_request():
    _, [found] = provisions(
        "III. TỔ CHỨC THỰC HIỆN\n1. Đề nghị Tòa án nhân dân tỉnh: xét xử kịp thời.\n"
    )
    assert found.modality == "request"


def test_a_body_named_in_a_cited_title_is_not_charged():
    _, [found] = provisions(
        "I. NHIỆM VỤ\n1. Thực hiện Quyết định số 7/QĐ-TTg ngày 1/2/2020 của Thủ tướng Chính phủ "
        "về việc giao Bộ Y tế chủ trì quản lý.\n"
    )
    assert not any(each.agency == "Bộ Y tế" for each in found.assignments)


def test_the_citations_of_a_clause_are_its_own():
    _, [first, second] = provisions(
        "I. NHIỆM VỤ\n1. Thực hiện Chỉ thị số 3/CT-TTg (Sở Y tế thực hiện); "
        "thực hiện Chỉ thị số 4/CT-TTg "
        "(Công an tỉnh thực hiện).\n"
    )
    assert (len(first.citations), len(second.citations)) == (1, 1)
    assert first.citations != second.citations


@pytest.mark.parametrize(
    ("head", "cell", "kind"),
    [
        ("Thời gian hoàn thành", "Năm 2027", "due"),
        ("Hạn hoàn thành", "Quý III/2027", "due"),
        ("Thời gian thực hiện", "Năm 2027", "horizon"),
        ("Thời gian thực hiện, hoàn thành", "Năm 2027", "horizon"),
        ("Thời gian hoàn thành", "Giai đoạn 2026 - 2028", "horizon"),
    ],
)
def test_a_year_is_due_where_the_column_is_about_completion(head, cell, kind):
    _, [found] = provisions(
        "II. NHIỆM VỤ\n"
        f"| TT | Nhiệm vụ | Chủ trì | {head} |\n|--|--|--|--|\n"
        f"| 1 | Lập bản đồ đất | Sở Y tế | {cell} |\n"
    )
    assert [each.kind for each in found.deadlines] == [kind]


def test_the_lower_of_two_heads_says_that_a_column_is_about_completion():
    _, [found] = provisions(
        "II. NHIỆM VỤ\n"
        "| TT | Nhiệm vụ | Phân công | Phân công |\n|--|--|--|--|\n"
        "| TT | Nhiệm vụ | Chủ trì | Thời gian hoàn thành |\n"
        "| 1 | Lập bản đồ đất | Sở Y tế | Năm 2027 |\n"
    )
    assert [each.kind for each in found.deadlines] == ["due"]


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("MỤC TIÊU", [40]),
        ("CÁC CHỈ TIÊU CHỦ YẾU", [40]),
        ("ĐẶC ĐIỂM TÌNH HÌNH", []),
        ("NHIỆM VỤ", []),
    ],
)
def test_how_many_there_are_is_an_aim_below_a_heading_of_aims(heading, values):
    _, [found] = provisions(f"I. {heading}\n1. Toàn huyện có 40 nhà lưới được cấp mã số.\n")
    assert [each.value for each in found.targets] == values


def test_a_run_in_heading_says_what_it_is_about_and_a_heading_of_items_who_acts():
    _, [about] = provisions("I. NHIỆM VỤ\n- Đối với các trường tiểu học: Sáp nhập điểm lẻ.\n")
    assert about.assignments == ()
    _, [found] = provisions("I. NHIỆM VỤ\n1. Đối với các trường tiểu học\n\na) Dạy bơi.\n")
    assert [each.agency for each in found.assignments] == ["các trường tiểu học"]
