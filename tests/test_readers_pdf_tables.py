"""Ruled tables of PDF files: one row a task, also over pages, merged cells, heads once."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from cancu.ingest.pipeline import extract
from cancu.ingest.readers.pdf import read_pdf
from tests.pdf_files import PdfPage, write_pdf

XS = (60, 90, 300, 400, 500)
HEADS = ("TT", "Nhiệm vụ", "Cơ quan\nchủ trì", "Thời gian")


def rows_of(folder: Path, *pages: PdfPage) -> list[list[str]]:
    text = read_pdf(write_pdf(folder / "a.pdf", pages)).text
    rows = [line for line in text.splitlines() if line.startswith("| ") and "| ---" not in line]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]


def test_a_row_is_one_line_and_a_cell_joins_its_lines(tmp_path: Path) -> None:
    page = PdfPage()
    task = "Rà soát các quy hoạch về xây dựng\ntrên địa bàn tỉnh"
    page.table(XS, (100, 130, 170), [HEADS, ("1", task, "Sở Xây dựng", "Quý I/2026")])
    assert rows_of(tmp_path, page) == [
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"],
        ["1", task.replace("\n", " "), "Sở Xây dựng", "Quý I/2026"],
    ]


def test_a_row_broken_by_a_page_is_one_and_repeated_heads_are_dropped(tmp_path: Path) -> None:
    first, second = PdfPage(), PdfPage()
    first.table(
        XS, (600, 630, 670), [HEADS, ("1", "Xây dựng đề án phát triển", "Sở Y tế,", "2026")]
    )
    second.table(
        XS,
        (60, 90, 130, 170),
        [HEADS, ("", "nhà ở xã hội.", "Sở Nội vụ", ""), ("2", "Báo cáo", "Sở Y tế", "2027")],
    )
    source = read_pdf(write_pdf(tmp_path / "a.pdf", [first, second]))
    assert rows_of(tmp_path, first, second)[1:] == [
        ["1", "Xây dựng đề án phát triển nhà ở xã hội.", "Sở Y tế, Sở Nội vụ", "2026"],
        ["2", "Báo cáo", "Sở Y tế", "2027"],
    ]
    assert source.text[source.pages[1] :].startswith("| 2 |")


def test_a_numbered_row_on_a_new_page_is_a_row_of_its_own(tmp_path: Path) -> None:
    first, second = PdfPage(), PdfPage()
    first.table(XS, (600, 630, 670), [HEADS, ("1", "Một việc", "Sở Y tế", "2026")])
    second.table(XS, (60, 100), [("2", "một việc khác", "Sở Y tế", "2027")])
    assert [row[0] for row in rows_of(tmp_path, first, second)] == ["TT", "1", "2"]


def test_other_columns_on_a_new_page_are_another_table(tmp_path: Path) -> None:
    first, second = PdfPage(), PdfPage()
    first.table(XS, (600, 630, 670), [HEADS, ("1", "Một việc", "Sở Y tế", "2026")])
    second.table((60, 250, 500), (60, 100), [("", "số liệu")])
    assert [len(row) for row in rows_of(tmp_path, first, second)] == [4, 4, 2]


def test_a_cell_merged_over_rows_holds_for_each(tmp_path: Path) -> None:
    page = PdfPage()
    page.table(XS[:3], (100, 130, 170, 210), [HEADS[:2], ("1", "Một việc"), ("2", "Hai việc")])
    page.text(303, 112, "Chủ trì", size=10)
    page.text(303, 165, "Sở Y tế", size=10)
    page.rule(300, 100, 400, 100)
    page.rule(300, 130, 400, 130)
    page.rule(300, 210, 400, 210)
    page.rule(400, 100, 400, 210)
    assert [row[2] for row in rows_of(tmp_path, page)] == ["Chủ trì", "Sở Y tế", "Sở Y tế"]


def test_a_cell_merged_over_columns_stands_in_its_first(tmp_path: Path) -> None:
    page = PdfPage()
    page.table(XS, (100, 130), [HEADS])
    page.table(XS, (160, 190), [("1", "Một việc", "Sở Y tế", "2026")])
    page.text(63, 145, "I. Nâng cao nhận thức", size=10)
    page.rule(60, 130, 60, 160)
    page.rule(500, 130, 500, 160)
    rows = rows_of(tmp_path, page)
    assert rows[1] == ["I. Nâng cao nhận thức", "", "", ""]
    assert [len(row) for row in rows] == [4, 4, 4]


def test_items_of_a_cell_are_parted_where_their_lines_end_early(tmp_path: Path) -> None:
    page = PdfPage()
    page.table(XS, (100, 130, 180), [HEADS, ("1", "- Rà soát;\n- Báo cáo", "Sở Y tế", "2026")])
    assert rows_of(tmp_path, page)[1][1] == "- Rà soát;<br>- Báo cáo"


def test_text_above_and_below_a_table_keeps_its_place(tmp_path: Path) -> None:
    page = PdfPage()
    page.text(85, 80, "PHỤ LỤC", bold=True)
    page.table(XS, (100, 130, 170), [HEADS, ("1", "Một việc", "Sở Y tế", "2026")])
    page.text(85, 200, "Ghi chú ở dưới bảng.")
    text = read_pdf(write_pdf(tmp_path / "a.pdf", [page])).text
    assert text.index("PHỤ LỤC") < text.index("| 1 |") < text.index("Ghi chú")


def test_underlined_words_and_boxes_are_no_table(tmp_path: Path) -> None:
    page = PdfPage()
    page.text(85, 100, "Độc lập - Tự do - Hạnh phúc")
    page.rule(85, 104, 270, 104)
    page.text(85, 200, "Khung chữ")
    for edge in (
        (80, 180, 300, 180),
        (80, 220, 300, 220),
        (80, 180, 80, 220),
        (300, 180, 300, 220),
    ):
        page.rule(*edge)
    assert "|" not in read_pdf(write_pdf(tmp_path / "a.pdf", [page])).text


def test_the_tasks_of_a_table_are_read_with_who_and_when(tmp_path: Path) -> None:
    page = PdfPage()
    page.text(270, 60, "KẾ HOẠCH", bold=True)
    page.text(230, 76, "Phát triển nhà ở xã hội", bold=True)
    page.text(85, 100, "I. NHIỆM VỤ", bold=True)
    task = "Rà soát quy hoạch xây dựng"
    page.table(XS, (120, 150, 190), [HEADS, ("1", task, "Sở Xây dựng", "Tháng 6/2026")])
    document = extract(read_pdf(write_pdf(tmp_path / "a.pdf", [page]))).documents[0]
    found = [
        (p.path, p.text, p.assignments[0].agency, p.assignments[0].role, p.deadlines[0].date)
        for p in document.provisions
    ]
    assert found == [("I.1", task, "Sở Xây dựng", "lead", "2026-06")]
