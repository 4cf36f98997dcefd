"""What was not understood is said, where it stands and in Vietnamese."""

from cancu.ingest.issues import order
from cancu.ingest.model import Issue, Source
from cancu.ingest.pipeline import extract

PLAN = """UBND TỈNH HÀ NAM
Số: 5/KH-UBND
Hà Nam, ngày 3 tháng 2 năm 2024
KẾ HOẠCH
Phòng bệnh
I. MỤC TIÊU
1. Giảm bệnh.
"""


def issues(source: str) -> dict[str, Issue]:
    return {issue.code: issue for issue in extract(Source("a", "text", "0", source)).issues}


def test_a_whole_document_has_none():
    assert issues(PLAN) == {}


def test_what_the_head_lacks_is_named():
    found = issues("I. MỤC TIÊU\n1. Giảm bệnh.")
    assert {"no-type", "no-title", "no-issuer"} <= set(found)
    assert found["no-title"].message == "Không nhận ra trích yếu của văn bản."


def test_a_blank_number_is_only_told():
    found = issues(PLAN.replace("Số: 5/", "Số:    /"))
    assert (found["no-number"].severity, set(found)) == ("info", {"no-number"})


def test_a_document_without_content_is_a_warning():
    assert issues(PLAN.split("I. MỤC")[0])["no-provisions"].severity == "warning"


def test_a_table_that_is_none_of_tasks_is_told_with_its_place():
    table = "| Chỉ tiêu | 2024 |\n| Hộ nghèo | 5% |\n"
    found = issues(PLAN + table)["table-not-read"]
    assert (PLAN + table)[found.start : found.end].count("|") >= 5
    assert "table-not-read" not in issues(
        f"{PLAN}| TT | Nhiệm vụ | Chủ trì |\n|--|--|--|\n| 1 | Rà soát | Sở Y tế |\n"
    )


def test_a_table_in_an_annex_is_told_too():
    assert "table-not-read" in issues(f"{PLAN}PHỤ LỤC I\n| Chỉ tiêu | 2024 |\n| Hộ nghèo | 5% |\n")


def test_one_number_with_two_dates_is_a_warning():
    source = (
        f"{PLAN}2. Theo Chỉ thị số 7/CT-TTg ngày 1/2/2020 của Thủ tướng Chính phủ.\n"
        "3. Theo Chỉ thị số 7/CT-TTg ngày 1/3/2020 của Thủ tướng Chính phủ.\n"
    )
    found = issues(source)["date-conflict"]
    assert "2020-02-01" in found.message
    assert source[found.start : found.end].startswith("Chỉ thị số 7/CT-TTg")


def test_issues_stand_in_the_order_of_the_text_and_the_worst_first():
    late, mild, grave = (
        Issue("info", "b", "", 9, 9),
        Issue("info", "a", "", 1, 2),
        Issue("error", "z", "", 1, 2),
    )
    assert order([late, mild, grave]) == (grave, mild, late)


def test_a_closing_parenthesis_whose_bearer_is_not_recognised_is_told():
    found = issues(PLAN + "II. NHIỆM VỤ\n1. Khơi thông cống rãnh (bà con trong ngõ thực hiện).\n")
    assert "bà con trong ngõ" in found["bearer-not-read"].message
    assert "bearer-not-read" not in issues(
        PLAN + "II. NHIỆM VỤ\n1. Khơi cống (Sở Y tế thực hiện).\n"
    )


def test_a_number_that_belongs_to_no_citation_is_told():
    found = issues(PLAN + "II. NHIỆM VỤ\n1. Áp dụng bản vẽ số 12/ABC-XYZ đã duyệt.\n")
    assert "12/ABC-XYZ" in found["number-not-read"].message
    cited = issues(PLAN + "II. NHIỆM VỤ\n1. Thực hiện Quyết định số 12/QĐ-UBND.\n")
    assert "number-not-read" not in cited


def test_a_number_that_is_not_there_is_not_said_to_be_blank():
    found = issues(PLAN.replace("Số: 5/KH-UBND\n", ""))
    assert found["no-number"].message == "Văn bản không có, hoặc không đọc được, số hiệu."
