"""Columns are known by their heads; each row that names a task is one."""

import pytest

from cancu.ingest.assignments import parse_agency_cell
from cancu.ingest.clean import clean_lines
from cancu.ingest.flat_tables import flat_table, with_tables
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
        ("Tháng", "time"),
        ("Ngày, tháng", "time"),
        ("Hạng mục công việc", "task"),
        ("Đầu ra", "product"),
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


def flat_rows(source: str, root: str = "PL"):
    """The rows of a flattened table that begins a text, and how many lines it takes."""
    end, table = flat_table(clean_lines(source), 0)
    return end, task_rows([split_cells(row) for row in table], root)[1]


def test_a_table_that_a_pdf_flattened_is_put_together_again():
    end, found = flat_rows(FLAT)
    assert end == len(FLAT.split("\n"))
    assert [row.path for row in found] == ["PL.I.1", "PL.I.2"]
    assert {kind: cell.text for kind, cell in found[0].cells.items()} == {
        "number": "1",
        "task": "Rà soát các văn bản quy phạm pháp luật về khám bệnh, chữa bệnh trên toàn quốc",
        "lead": "Bộ Y tế",
        "coordinate": "Bộ Tài chính",
        "time": "Tháng 6/2026",
    }


def test_the_numbers_of_rows_may_stand_alone_on_their_lines():
    apart = FLAT.replace("\n1 Rà", "\n1\nRà").replace("\n2 Xây", "\n2\nXây")
    _, found = flat_rows(apart)
    _, beside = flat_rows(FLAT)
    assert [(row.path, row.cells["task"].text) for row in found] == [
        (row.path, row.cells["task"].text) for row in beside
    ]


@pytest.mark.parametrize("time", ["Hằng quý", "Mỗi tháng", "6 tháng", "Quý IV/2026"])
def test_a_cell_that_ends_with_the_word_of_a_period_is_whole(time):
    source = (
        "TT\nNhiệm vụ\nCơ quan chủ trì\nThời gian\nSản phẩm\n"
        f"1\nRà soát hồ sơ người bệnh tại các khoa\nPhòng Điều dưỡng\n{time}\nBáo cáo giám sát"
    )
    _, [row] = flat_rows(source)
    cells = {kind: cell.text for kind, cell in row.cells.items()}
    assert (cells["time"], cells["product"]) == (time, "Báo cáo giám sát")


def test_other_lines_are_no_flattened_table():
    assert flat_table(clean_lines("TT\nHọ và tên\nChức vụ\n1 Trần Văn A"), 0) is None
    assert flat_table(clean_lines("Nhiệm vụ\nRà soát"), 0) is None


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


HEAD = "| TT | Nhiệm vụ | Chủ trì | Thời gian |\n"


def paths(source: str, root: str = "PL") -> list[str]:
    return [row.path for row in rows(source, root)]


def test_groups_stand_below_groups_as_their_numbers_look():
    source = (
        f"{HEAD}| A | Hạ tầng | | |\n| I | Mạng | | |\n| 1 | Nâng cấp | Sở Y tế | 2025 |\n"
        "| II | Máy chủ | | |\n| 1 | Thuê | Sở Y tế | 2025 |\n| B | Nhân lực | | |\n"
        "| 1 | Tập huấn | Sở Nội vụ | 2025 |"
    )
    assert paths(source) == ["PL.A.I.1", "PL.A.II.1", "PL.B.1"]
    assert [group.text for group in rows(source)[0].groups] == ["Hạ tầng", "Mạng"]


def test_a_group_is_one_even_with_a_stray_cell():
    source = (
        f"{HEAD}| III | Hạ tầng | | |\n| 1 | Họp | Sở Y tế | |\n"
        "| IV | Nhân lực | | năm sau |\n| 2 | Dạy | Sở Y tế | |"
    )
    assert paths(source) == ["PL.III.1", "PL.IV.2"]


def test_a_task_that_names_nobody_is_one_where_the_numbers_go_on():
    source = (
        f"{HEAD}| 1 | Tập huấn | Sở Nội vụ | 2025 |\n| 2 | Bồi dưỡng | | |\n"
        "| 3 | Dạy | Sở Nội vụ | |"
    )
    assert paths(source) == ["PL.1", "PL.2", "PL.3"]


def test_a_number_whose_own_numbers_follow_is_a_group():
    source = f"{HEAD}| 1 | Họp | Sở Y tế | |\n| 2 | Kinh tế | | |\n| 2.1 | Thuế | Sở Tài chính | |"
    assert paths(source) == ["PL.1", "PL.2.1"]


def test_a_row_that_a_page_broke_off_goes_on_with_the_one_before():
    source = (
        f"{HEAD}| 1 | Giám sát các cơ sở khám bệnh; | Sở Y tế | 2025 |\n"
        "| | Kết quả xét nghiệm | | |\n| | | Sở Tài chính | |\n| 2 | Họp | Sở Y tế | 2025 |"
    )
    first, second = rows(source)
    assert first.cells["task"].text == "Giám sát các cơ sở khám bệnh; Kết quả xét nghiệm"
    assert first.cells["lead"].text == "Sở Y tế; Sở Tài chính"
    assert second.path == "PL.2"


def test_two_tables_that_a_blank_line_parts_are_read_each_by_its_heads():
    source = (
        f"{HEAD}| 1 | Họp | Sở Y tế | 2025 |\n| TT | Nội dung chi | Số tiền |\n"
        "| 1 | In ấn | 5.000.000 |\n"
        "| STT | Việc | Người phụ trách | Hạn |\n| 1 | Lập dự toán | Kế toán | 15/3/2025 |"
    )
    first, second = rows(source)
    assert (first.cells["task"].text, second.cells["task"].text) == ("Họp", "Lập dự toán")
    assert set(second.cells) == {"number", "task", "implement", "time"}


def test_a_month_is_merged_over_its_tasks():
    source = (
        "| Tháng | Nội dung | Người thực hiện |\n| 9/2023 | Khai giảng | BGH |\n| | Họp | GVCN |"
    )
    assert [row.cells["time"].text for row in rows(source)] == ["9/2023", "9/2023"]


def test_of_two_columns_of_tasks_the_full_one_is_the_task_s():
    [row] = rows("| Nhóm nhiệm vụ | Nhiệm vụ cụ thể | Chủ trì |\n| Hạ tầng | Phủ sóng | Sở Y tế |")
    assert (row.cells["task"].text, row.group.text) == ("Phủ sóng", "Hạ tầng")


def test_a_column_of_bodies_is_who_acts_where_no_other_says_so():
    [row] = rows("| TT | Nhiệm vụ | Đơn vị |\n| 1 | Rà soát | Sở Y tế |")
    assert row.cells["implement"].text == "Sở Y tế"


def test_a_table_of_aims_that_somebody_answers_for_has_its_values():
    [row] = rows(
        "| TT | Chỉ tiêu | ĐVT | Năm 2025 | Năm 2030 | Cơ quan chủ trì |\n"
        "| 1 | Hồ sơ trực tuyến | % | 80 | 100 | Sở Nội vụ |"
    )
    assert [(value.text, year.text) for value, year in row.aims] == [
        ("80", "Năm 2025"),
        ("100", "Năm 2030"),
    ]
    assert (row.cells["unit"].text, row.cells["lead"].text) == ("%", "Sở Nội vụ")


@pytest.mark.parametrize(
    "behind", ["III. TỔ CHỨC THỰC HIỆN", "Ghi chú: Bảng này kèm kế hoạch", "PHỤ LỤC II"]
)
def test_a_flattened_table_ends_before_what_is_none_of_its_cells(behind):
    source = f"{FLAT}\n{behind}\nCác cơ quan thực hiện."
    end, found = flat_rows(source)
    assert end == len(FLAT.split("\n"))
    assert [row.path for row in found] == ["PL.I.1", "PL.I.2"]


def test_numbers_of_a_flattened_table_begin_anew_in_each_group():
    second = (
        "\nII. Kiểm tra, giám sát việc thực hiện\n1 Kiểm tra các bệnh viện công lập tuyến tỉnh\n"
        "Bộ Y tế\nBộ Công an\nNăm 2026"
    )
    _, found = flat_rows(FLAT + second)
    assert [row.path for row in found] == ["PL.I.1", "PL.I.2", "PL.II.1"]


def test_the_bars_of_a_table_put_together_point_at_no_words_of_their_own():
    source = "\n".join(["KẾ HOẠCH", FLAT])
    lines = with_tables(clean_lines(source))
    row = next(line for line in lines if line.table and "ngoại trú" in line.text)
    for index, char in enumerate(row.text):
        if char not in "| ":
            assert source[row.body.starts[index]] == char
