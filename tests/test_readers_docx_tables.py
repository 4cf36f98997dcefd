"""Word's tables: those of tasks as Markdown, letterhead and signature column by column."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cancu.ingest.model import Document
from cancu.ingest.pipeline import extract
from cancu.ingest.readers.docx import read_docx
from tests.docx_files import BORDERS, bold, cell, para, run, table, write_docx

Read = Callable[..., str]
ACROSS, DOWN = '<w:gridSpan w:val="{}"/>', "<w:vMerge/>"
FIRST = '<w:vMerge w:val="restart"/>'
HEADS = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(body: str, **parts: str) -> str:
        return read_docx(write_docx(tmp_path / "a.docx", body, **parts)).text

    return reading


def rows(text: str) -> list[list[str]]:
    """The cells of a Markdown table, its rule left out."""
    lines = (line for line in text.split("\n") if line.startswith("|") and "---" not in line)
    return [[part.strip() for part in line.strip("|").split("|")] for line in lines]


def test_a_table_is_markdown_without_marks_of_bold(read: Read) -> None:
    text = read(
        para("Trước") + table([cell(para(bold("TT"))), "Việc"], ["1", "Rà soát"]) + para("Sau")
    )
    assert text == "Trước\n\n| TT | Việc |\n|---|---|\n| 1 | Rà soát |\n\nSau\n"


def test_a_cell_merged_down_holds_for_each_row(read: Read) -> None:
    text = read(
        table(
            HEADS,
            ["1", "Rà soát", cell("Sở Y tế", properties=FIRST), "Sở Nội vụ", "Quý I"],
            ["2", "Báo cáo", cell(properties=DOWN), "Sở Tư pháp", "Quý II"],
        )
    )
    assert [row[2] for row in rows(text)] == ["Cơ quan chủ trì", "Sở Y tế", "Sở Y tế"]


def test_a_cell_merged_across_holds_for_each_column(read: Read) -> None:
    both = cell("Các sở, ngành", properties=ACROSS.format(2))
    assert rows(read(table(HEADS, ["1", "Rà soát", both, "Quý I"])))[1] == [
        "1",
        "Rà soát",
        "Các sở, ngành",
        "Các sở, ngành",
        "Quý I",
    ]


def test_a_row_that_names_a_group_has_its_name_once(read: Read) -> None:
    whole = cell("I. NÂNG CAO NHẬN THỨC", properties=ACROSS.format(5))
    rest = cell("NÂNG CAO NHẬN THỨC", properties=ACROSS.format(4))
    found = rows(read(table(HEADS, [whole], ["II", rest], ["1", "a", "b", "c", "d"])))
    assert found[1] == ["I. NÂNG CAO NHẬN THỨC", "", "", "", ""]
    assert found[2] == ["II", "NÂNG CAO NHẬN THỨC", "", "", ""]


def test_cells_left_out_at_the_start_of_a_row_keep_the_columns(read: Read) -> None:
    late = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("x")}{cell("y")}</w:tr>'
    text = read(table(["a", "b", "c"], ["1", "2", "3"]).replace("</w:tbl>", f"{late}</w:tbl>"))
    assert rows(text)[2] == ["", "x", "y"]


def test_items_of_a_cell_are_parted_and_its_sentences_are_not(read: Read) -> None:
    listing = cell(para("Sở Y tế"), para("Sở Nội vụ"), para("các hội, đoàn thể"))
    breaks = cell(
        para("Sở Giáo dục", "<w:r><w:br/></w:r>", "và Đào tạo", "<w:r><w:br/></w:r>", "Ủy ban")
    )
    broken = cell(para("Rà soát, sửa đổi các quy định,"), para("quy trình"))
    found = rows(read(table(HEADS, ["1", broken, listing, breaks, ""])))[1]
    assert found[2] == "Sở Y tế;<br>Sở Nội vụ<br>các hội, đoàn thể"
    assert found[3] == "Sở Giáo dục<br>và Đào tạo;<br>Ủy ban"
    assert found[1] == "Rà soát, sửa đổi các quy định,<br>quy trình"


def test_the_heads_of_a_table_are_never_parted(read: Read) -> None:
    heads = [cell(para("TT")), cell(para("Cơ quan"), para("Chủ trì"))]
    assert rows(read(table(heads, ["1", "x"])))[0] == ["TT", "Cơ quan<br>Chủ trì"]


def test_a_bar_in_a_cell_makes_no_column(read: Read) -> None:
    assert len(rows(read(table(["a", "b"], ["x | y", "z"])))[1]) == 2


def test_a_table_in_a_cell_stays_in_its_cell(read: Read) -> None:
    inner = f"<w:tc>{table(['p', 'q'], ['r', 's'])}{para('sau')}</w:tc>"
    assert rows(read(table(["a", "b"], ["x", inner])))[1] == ["x", "p; q<br>r; s<br>sau"]


LEFT = cell(para(bold("UBND TỈNH HƯNG YÊN")), para(bold("SỞ Y TẾ")))
RIGHT = cell(para(bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")), para("Độc lập - Tự do - Hạnh phúc"))


def letterhead(borders: str = "") -> str:
    number, date = cell("Số: 12/KH-SYT"), cell("Hưng Yên, ngày   05 tháng 3 năm 2026")
    return table([LEFT, RIGHT], [number, date], borders=borders)


@pytest.mark.parametrize("borders", ["", '<w:tblBorders><w:top w:val="single"/></w:tblBorders>'])
def test_a_letterhead_is_read_column_by_column(read: Read, borders: str) -> None:
    assert read(letterhead(borders)).replace("*", "").split("\n\n") == [
        "UBND TỈNH HƯNG YÊN",
        "SỞ Y TẾ",
        "Số: 12/KH-SYT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hưng Yên, ngày 05 tháng 3 năm 2026\n",
    ]


def test_a_letterhead_with_drawn_borders_is_still_one(read: Read) -> None:
    assert "|" not in read(letterhead(BORDERS))


def test_a_signature_without_recipients_is_read_column_by_column(read: Read) -> None:
    body = table(
        ["NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN"], ["", "CHỦ TỊCH"], ["Lê A", "Trần B"], borders=""
    )
    assert read(body).split("\n\n") == [
        "NGƯỜI LẬP BIỂU",
        "Lê A",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Trần B\n",
    ]


def test_a_list_without_lines_stays_a_table(read: Read) -> None:
    body = table(*[[f"{at}", f"Ông Nguyễn Văn {at}", "Thành viên"] for at in range(5)], borders="")
    assert len(rows(read(body))) == 5


def test_lines_drawn_by_the_table_style_count(read: Read) -> None:
    grid = (
        '<w:style w:type="table" w:styleId="G"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
        '<w:top w:val="single"/></w:tblBorders></w:tblPr></w:style>'
    )
    body = table(["Chỉ tiêu", "Kết quả"], ["Tỷ lệ", "90%"], borders='<w:tblStyle w:val="G"/>')
    assert rows(read(body, styles=grid)) == [["Chỉ tiêu", "Kết quả"], ["Tỷ lệ", "90%"]]
    assert rows(read(body)) == []


def test_a_box_around_text_is_no_table(read: Read) -> None:
    assert read(table([cell(para("Một"), para("Hai"))])) == "Một\n\nHai\n"


def test_an_empty_table_is_nothing(read: Read) -> None:
    assert read(para("Một") + table(["", ""], ["", ""])) == "Một\n"


def plan(tmp_path: Path) -> Document:
    """A plan with letterhead, text, a table of tasks in an annex and a signature."""
    signature = table(
        [
            cell(para(bold("Nơi nhận:")), para("- Như trên;"), para("- Lưu: VT.")),
            cell(para(bold("GIÁM ĐỐC")), para(""), para(bold("Nguyễn Văn An"))),
        ],
        borders="",
    )
    wide = cell("Nâng cao nhận thức", properties=ACROSS.format(4))
    body = "".join(
        [
            letterhead(),
            para(bold("KẾ HOẠCH")),
            para(bold("Phòng, chống sốt xuất huyết năm 2026")),
            para("Thực hiện Chỉ thị số 05/CT-UBND ngày 02/01/2026, Sở Y tế ban hành kế hoạch:"),
            para(bold("I. MỤC TIÊU")),
            para("1. Bảo đảm trên 95% số xã có kế hoạch riêng."),
            para(bold("II. TỔ CHỨC THỰC HIỆN")),
            para("1. ", bold("Trung tâm Y tế: "), run("Chủ trì giám sát dịch.")),
            signature,
            para(bold("PHỤ LỤC I")),
            para("(Kèm theo Kế hoạch số 12/KH-SYT ngày 05/3/2026 của Sở Y tế)"),
            table(
                HEADS,
                ["I", wide],
                ["1", "Tập huấn", cell("Sở Y tế", properties=FIRST), "Sở Nội vụ", "Quý II/2026"],
                ["2", "In tờ rơi", cell(properties=DOWN), "Sở Tài chính", "Tháng 6/2026"],
            ),
        ]
    )
    return extract(read_docx(write_docx(tmp_path / "a.docx", body))).documents[0]


def test_a_plan_is_read_from_its_letterhead_to_its_annex(tmp_path: Path) -> None:
    found = plan(tmp_path)
    assert (found.number, found.date, found.type) == ("12/KH-SYT", "2026-03-05", "kế hoạch")
    assert found.issuer == "Sở Y tế tỉnh Hưng Yên"
    assert found.signer is not None
    assert found.signer.name == "Nguyễn Văn An"
    assert found.recipients == ("Như trên", "Lưu: VT")


def test_a_plans_tasks_have_their_paths_agencies_and_times(tmp_path: Path) -> None:
    tasks = {each.path: each for each in plan(tmp_path).provisions}
    assert list(tasks) == ["I.1", "II.1", "PLI.I.1", "PLI.I.2"]
    assert tasks["II.1"].heading == "Trung tâm Y tế"
    for path, other, date in (
        ("PLI.I.1", "Sở Nội vụ", "2026-Q2"),
        ("PLI.I.2", "Sở Tài chính", "2026-06"),
    ):
        roles = [(each.agency, each.role) for each in tasks[path].assignments]
        assert roles == [("Sở Y tế", "lead"), (other, "coordinate")]
        assert [each.date for each in tasks[path].deadlines] == [date]
