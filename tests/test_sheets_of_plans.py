"""The assignment table of a plan says what the plan says, and no cell of it runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from cancu.queries.assignment_table import assignment_table
from cancu.viz.assignment_sheet import assignment_sheet
from cancu.viz.sheets import write_sheets
from tests.graph_fixtures import samples
from tests.query_fixtures import Cites, Item, evidence_in, plan, slices, stored

openpyxl = pytest.importorskip("openpyxl")

PLAN = plan(
    "45/KH-UBND",
    "Nghệ An",
    "KẾ HOẠCH Bảo vệ rừng\nThực hiện Chỉ thị số 13-CT/TW ngày 12/01/2017",
    (
        Item(
            "II.1",
            "Công an tỉnh chủ trì, phối hợp với Sở Tư pháp, Sở Y tế kiểm tra, xong trước ngày"
            " 15/6/2024 theo Nghị quyết số 71/NQ-CP",
            (("Công an tỉnh", "lead"), ("Sở Tư pháp", "coordinate"), ("Sở Y tế", "coordinate")),
            (("due", "trước ngày 15/6/2024", "2024-06-15", None),),
        ),
        Item("II.2", "=HYPERLINK(1) trồng rừng (Sở Xây dựng)", (("Sở Xây dựng", "implement"),)),
        Item("II.3", "Nâng cao nhận thức"),
        Item("I.1", "Độ che phủ đạt 60% (Sở Nội vụ)", (("Sở Nội vụ", "lead"),), kind="objective"),
        Item("III.1", "Kinh phí theo quy định", kind="organisation"),
        Item(
            "III.2",
            "Sở Tài chính bố trí kinh phí, Thanh tra tỉnh đôn đốc",
            (("Sở Tài chính", "implement"), ("Thanh tra tỉnh", "monitor")),
            kind="organisation",
        ),
    ),
    (
        Cites("Chỉ thị số 13-CT/TW ngày 12/01/2017", "13-CT/TW", "implements", "2017-01-12"),
        Cites("Nghị quyết số 71/NQ-CP", "71/NQ-CP"),
    ),
    title="Bảo vệ rừng",
)


def test_each_row_has_who_until_when_and_by_what(tmp_path: Path) -> None:
    with stored(tmp_path, PLAN) as store:
        table = assignment_table(store, "45/KH-UBND")
        texts = slices(store)
    assert [row.path for row in table.rows] == ["II.1", "II.2", "II.3", "III.2"]
    first, second, third, last = table.rows
    assert first.lead == ("Công an tỉnh",)
    assert first.coordinate == ("Sở Tư pháp", "Sở Y tế")
    assert first.deadlines == ("trước ngày 15/6/2024",)
    assert first.basis == ("71/NQ-CP", "13-CT/TW")
    assert (second.lead, second.implement) == ((), ("Sở Xây dựng",))
    assert (third.lead, third.implement, third.coordinate) == ((), (), ())
    assert last.monitor == ("Thanh tra tỉnh",)
    proofs = list(evidence_in(table.to_json()))
    assert len(proofs) == 4
    for proof in proofs:
        assert texts[proof["document"]][proof["start"] : proof["end"]] == proof["quote"]


def test_the_sheet_is_made_for_paper(tmp_path: Path) -> None:
    path = tmp_path / "bảng.xlsx"
    with stored(tmp_path, PLAN) as store:
        write_sheets(path, [assignment_sheet(assignment_table(store, "45/KH-UBND"))])
    page = openpyxl.load_workbook(path).active
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert rows[1][0] == "Kế hoạch số 45/KH-UBND Bảo vệ rừng"
    assert rows[2] == [
        "TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Căn cứ",
    ]  # fmt: skip
    assert rows[3] == ["II", None, None, None, None, None]
    assert rows[4][0] == 1 and rows[4][2:] == [
        "Công an tỉnh",
        "Sở Tư pháp; Sở Y tế",
        "trước ngày 15/6/2024",
        "Mục II.1; 71/NQ-CP; 13-CT/TW",
    ]
    assert rows[5][2] == "Thực hiện: Sở Xây dựng"
    assert [row[0] for row in rows[6:]] == [3, "III", 4]
    assert page["A3"].font.bold and page["A4"].font.bold and not page["B5"].font.bold
    assert page["B5"].alignment.wrap_text and page.column_dimensions["B"].width == 60
    assert page.page_setup.orientation == "landscape"
    assert int(page.page_setup.paperSize) == 9
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.print_title_rows == "$3:$3" and page.freeze_panes == "A4"
    assert "A4:F4" in {str(each) for each in page.merged_cells.ranges}


def test_a_task_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    path = tmp_path / "bảng.xlsx"
    with stored(tmp_path, PLAN) as store:
        write_sheets(path, [assignment_sheet(assignment_table(store, "45/KH-UBND"))])
    page = openpyxl.load_workbook(path).active
    assert page["B6"].value.startswith("=HYPERLINK")
    assert page["B6"].data_type == "s" and page["B6"].quotePrefix


def test_a_decision_shows_the_tasks_of_its_plan(tmp_path: Path) -> None:
    with stored(tmp_path, *samples()) as store:
        table = assignment_table(store, "2224/QĐ-UBND")
    assert table.document.endswith("ke-hoach") and table.rows
