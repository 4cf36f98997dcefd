"""Workbooks open, and nothing in them runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from cancu.viz.sheets import Sheet, SheetError, write_sheet, write_sheets

openpyxl = pytest.importorskip("openpyxl")


def test_rows_are_read_back_with_their_head(tmp_path: Path) -> None:
    path = tmp_path / "bảng.xlsx"
    write_sheet(path, "Chỉ tiêu", ["TT", "Tên"], [[1, "Tỷ lệ hộ nghèo"], [2, None], [3, 0.5]])
    page = openpyxl.load_workbook(path).active
    rows = [tuple(cell.value for cell in row) for row in page.iter_rows()]
    assert rows == [("TT", "Tên"), (1, "Tỷ lệ hộ nghèo"), (2, None), (3, 0.5)]
    assert page.title == "Chỉ tiêu" and page.freeze_panes == "A2"
    assert page["A1"].font.bold


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5%", "@sum", "\tx", "=cmd|' /C calc'!A0"])
def test_a_cell_that_looks_like_a_formula_is_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xlsx"
    write_sheet(path, "A", [text], [[text]])
    page = openpyxl.load_workbook(path).active
    for cell in (page["A1"], page["A2"]):
        assert cell.data_type == "s"
        assert cell.value == text
        assert cell.quotePrefix


def test_what_a_workbook_cannot_hold_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_sheet(path, "a/b:c" * 20, ["x"], [["một\x00hai"], ["dài" * 20_000]])
    page = openpyxl.load_workbook(path).active
    assert page["A2"].value == "một hai"
    assert len(page["A3"].value) == 32_767
    assert len(page.title) == 31 and "/" not in page.title


def test_several_sheets_stand_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_sheets(path, [Sheet("B", ["x"], []), Sheet("A", ["x"], [])])
    assert openpyxl.load_workbook(path).sheetnames == ["B", "A"]


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match=r"không-có"):
        write_sheet(tmp_path / "không-có" / "a.xlsx", "A", ["x"], [])
