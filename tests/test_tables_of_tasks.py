"""Columns are known by their heads; each row that names a task is one."""

import pytest

from cancu.ingest.assignments import parse_agency_cell
from cancu.ingest.clean import clean_lines
from cancu.ingest.flat_tables import flat_table
from cancu.ingest.tables import column, task_rows
from cancu.ingest.text import split_cells


def rows(source: str, root: str = "PL"):
    table = [split_cells(line.body) for line in clean_lines(source)]
    return task_rows(table, root)[1]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("TT", "number"),
        ("STT", "number"),
        ("Nhiệm vụ", "task"),
        ("Nội dung công việc", "task"),
        ("Tên nhiệm vụ cụ thể", "task"),
        ("Cơ quan chủ trì", "lead"),
        ("Sở, ngành chủ trì tham mưu", "lead"),
        ("Đơn vị phối hợp", "coordinate"),
        ("Trách nhiệm thực hiện", "implement"),
        ("Đơn vị phụ trách", "implement"),
        ("Thời gian hoàn thành", "time"),
        ("Thời hạn", "time"),
        ("Sản phẩm", "product"),
        ("Kết quả", "product"),
        ("Ghi chú", None),
        ("", None),
    ],
)
def test_a_column_is_known_by_its_head(head, kind):
    assert column(head) == kind


def test_the_order_of_the_columns_does_not_matter():
    [row] = rows("| Thời hạn | Chủ trì | TT | Nhiệm vụ |\n| 2025 | Sở Y tế | 3 | Rà soát |")
    assert row.path == "PL.3"
    assert {kind: cell.text for kind, cell in row.cells.items()} == {
        "time": "2025",
        "lead": "Sở Y tế",
        "number": "3",
        "task": "Rà soát",
    }


def test_a_row_that_only_names_a_group_is_a_heading():
    found = rows(
        "| TT | Nhiệm vụ | Chủ trì |\n| I | Nâng cao nhận thức | |\n| 1 | Họp dân | Sở Y tế |\n"
        "| II | Kiểm tra | |\n| 1 | Kiểm tra chợ | Công an tỉnh |"
    )
    assert [row.path for row in found] == ["PL.I.1", "PL.II.1"]
    assert [row.group.text for row in found] == ["Nâng cao nhận thức", "Kiểm tra"]


def test_decimal_rows_replace_their_group_s_number():
    found = rows(
        "| TT | Nhiệm vụ | Chủ trì |\n| 4 | Kinh tế | |\n| 4.2 | Thuế | Sở Tài chính |", "III"
    )
    assert [row.path for row in found] == ["III.4.2"]


def test_heads_on_two_rows_are_read_together():
    [row] = rows(
        "| TT | Nhiệm vụ | Cơ quan thực hiện | | Thời hạn |\n| | | Chủ trì | Phối hợp | |\n"
        "| 1 | Rà soát | Sở Y tế | Sở Tài chính | 2025 |"
    )
    assert (row.cells["lead"].text, row.cells["coordinate"].text) == ("Sở Y tế", "Sở Tài chính")


def test_heads_repeated_on_a_new_page_are_no_row():
    head = "| TT | Nhiệm vụ | Chủ trì |\n"
    found = rows(f"{head}| 1 | Rà soát | Sở Y tế |\n{head}| 2 | Báo cáo | Sở Y tế |")
    assert [row.path for row in found] == ["PL.1", "PL.2"]


@pytest.mark.parametrize(
    "table",
    [
        "| TT | Họ và tên | Chức vụ |\n| 1 | Trần Văn A | Trưởng ban |",
        "| Chỉ tiêu | 2024 | 2025 |\n| Hộ nghèo | 5% | 4% |",
        "| Nội dung | Số tiền |\n| Hội nghị | 20.000.000 |",
    ],
)
def test_tables_of_members_figures_or_budgets_are_none_of_tasks(table):
    assert rows(table) == []


FLAT = """TT
Nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
Thời gian hoàn thành
I. Hoàn thiện thể chế về quản lý người bệnh và bảo hiểm
1 Rà soát các văn bản quy phạm pháp luật về khám bệnh, chữa
bệnh trên toàn quốc
Bộ Y tế
Bộ Tài chính
Tháng 6/2026
2 Xây dựng Nghị định quy định chi tiết về quản lý người bệnh
ngoại trú
Bộ Y tế
Bộ Tư pháp
Quý IV/2026"""


def test_a_table_that_a_pdf_flattened_is_put_together_again():
    end, found = flat_table(clean_lines(FLAT), 0, "PL")
    assert end == len(FLAT.split("\n"))
    assert [row.path for row in found] == ["PL.I.1", "PL.I.2"]
    assert {kind: cell.text for kind, cell in found[0].cells.items()} == {
        "task": "Rà soát các văn bản quy phạm pháp luật về khám bệnh, chữa bệnh trên toàn quốc",
        "lead": "Bộ Y tế",
        "coordinate": "Bộ Tài chính",
        "time": "Tháng 6/2026",
    }


def test_the_numbers_of_rows_may_stand_alone_on_their_lines():
    apart = FLAT.replace("\n1 Rà", "\n1\nRà").replace("\n2 Xây", "\n2\nXây")
    _, found = flat_table(clean_lines(apart), 0, "PL")
    _, beside = flat_table(clean_lines(FLAT), 0, "PL")
    assert [(row.path, row.cells["task"].text) for row in found] == [
        (row.path, row.cells["task"].text) for row in beside
    ]


def test_other_lines_are_no_flattened_table():
    assert flat_table(clean_lines("TT\nHọ và tên\nChức vụ\n1 Trần Văn A"), 0, "PL") is None
    assert flat_table(clean_lines("Nhiệm vụ\nRà soát"), 0, "PL") is None


def test_forced_breaks_in_a_cell_part_what_it_lists():
    source = (
        "| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp |\n|---|---|---|---|\n"
        "| (1) | (2) | (3) | (4) |\n"
        "| 1 | Rà soát quy hoạch | Sở Xây dựng | - Sở Y tế<br>- Sở Tài chính |\n"
    )
    (row,) = rows(source)
    assert row.cells["task"].text == "Rà soát quy hoạch"
    found = parse_agency_cell(row.cells["coordinate"].text, "coordinate")
    assert [each.agency for each in found] == ["Sở Y tế", "Sở Tài chính"]


def test_a_task_that_sounds_like_a_head_is_no_head():
    source = (
        "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n"
        "| 1 | Văn bản chỉ đạo việc thu phí | Cơ quan chủ trì soạn thảo | Quý I/2026 |\n"
    )
    assert [row.cells["task"].text for row in rows(source)] == ["Văn bản chỉ đạo việc thu phí"]
