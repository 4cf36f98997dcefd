"""A Word file's words as a person sees them on the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cancu.ingest.clean import clean_lines
from cancu.ingest.readers.docx import read_docx
from tests.docx_files import bold, cell, listed, lists, para, run, table, write_docx

Read = Callable[..., str]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(body: str, **parts: str) -> str:
        return read_docx(write_docx(tmp_path / "a.docx", body, **parts)).text

    return reading


def test_each_paragraph_is_a_line_with_an_empty_line_between(read: Read) -> None:
    assert read(para("Một") + para("") + para("\u00a0") + para("Hai")) == "Một\n\nHai\n"


def test_source_says_its_format_and_digest(tmp_path: Path) -> None:
    source = read_docx(write_docx(tmp_path / "a.docx", para("Một")))
    assert source.format == "docx"
    assert len(source.sha256) == 64
    assert source.pages == ()


def test_bold_runs_stand_between_marks_that_hug_the_words(read: Read) -> None:
    assert read(para(bold("Sở Tài "), bold("chính: "), "cấp vốn")) == "**Sở Tài chính:** cấp vốn\n"


def test_a_number_of_other_weight_is_part_of_its_bold_heading(read: Read) -> None:
    line = clean_lines(read(para("1. ", bold("Mục đích"))))[0]
    assert line.all_bold
    assert line.text == "1. Mục đích"


def test_a_star_that_opens_a_bold_item_stays_a_bullet(read: Read) -> None:
    assert clean_lines(read(para(bold("* Yêu cầu"))))[0].text == "• Yêu cầu"


STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="N"/>
 <w:rPr><w:b/><w:caps/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="my"/><w:basedOn w:val="H"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/>
 <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>
"""


def styled(style: str, *runs: str) -> str:
    return para(*runs, properties=f'<w:pStyle w:val="{style}"/>')


def test_bold_and_capitals_come_from_the_style_and_those_it_is_based_on(read: Read) -> None:
    assert read(styled("H2", "Kế hoạch"), styles=STYLES) == "**KẾ HOẠCH**\n"


def test_a_run_switches_its_styles_bold_off(read: Read) -> None:
    text = read(
        styled("H", run("thường", '<w:b w:val="0"/><w:caps w:val="false"/>')), styles=STYLES
    )
    assert text == "thường\n"


def test_bold_of_paragraph_and_character_style_cancel_each_other(read: Read) -> None:
    strong = run("Ghi", '<w:rStyle w:val="Strong"/><w:caps w:val="0"/>')
    assert read(styled("H", strong), styles=STYLES) == "Ghi\n"
    assert read(styled("N", run("Ghi", '<w:rStyle w:val="Strong"/>')), styles=STYLES) == "**Ghi**\n"


def test_the_table_of_contents_is_left_out(read: Read) -> None:
    body = styled("T1", "I. MỤC TIÊU\t3") + styled("N", "I. MỤC TIÊU")
    assert read(body, styles=STYLES) == "I. MỤC TIÊU\n"


def test_insertions_are_kept_and_deletions_dropped(read: Read) -> None:
    body = para(
        "Trước ngày ",
        "<w:del><w:r><w:delText>15</w:delText></w:r></w:del>",
        f"<w:ins>{run('20')}</w:ins>",
        f"<w:moveFrom>{run(' cũ')}</w:moveFrom>",
        f"<w:moveTo>{run(' mới')}</w:moveTo>",
    )
    assert read(body) == "Trước ngày 20 mới\n"


def test_a_deleted_paragraph_mark_joins_two_paragraphs(read: Read) -> None:
    first = para("Sở Y tế", properties="<w:rPr><w:del/></w:rPr>")
    assert read(first + para(" chủ trì") + para("Hết")) == "Sở Y tế chủ trì\n\nHết\n"


def test_a_deleted_mark_of_the_last_paragraph_loses_no_words(read: Read) -> None:
    assert read(para("Sở Y tế", properties="<w:rPr><w:del/></w:rPr>")) == "Sở Y tế\n"


def test_deleted_rows_are_left_out(read: Read) -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('x')}{cell('y')}</w:tr>"
    text = read(table(["a", "b"], ["c", "d"]).replace("</w:tbl>", f"{gone}</w:tbl>"))
    assert text == "| a | b |\n|---|---|\n| c | d |\n"


def test_a_field_shows_its_result_and_not_its_code(read: Read) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
    field = para("Xem ", mark("begin"), code, mark("separate"), "mục 2", mark("end"), " dưới")
    assert read(field) == "Xem mục 2 dưới\n"
    page = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    furniture = para("Hết", mark("begin"), page, mark("separate"), "14", mark("end"))
    assert read(furniture) == "Hết\n"
    assert read(para("Một ", mark("begin"), code) + para("Hai")) == "Một\n\nHai\n"


def test_simple_fields_and_hyperlinks_are_text(read: Read) -> None:
    body = para(
        f'<w:fldSimple w:instr="DATE">{run("ngày 5")}</w:fldSimple>',
        f"<w:hyperlink>{run(' tháng 6')}</w:hyperlink>",
        f'<w:fldSimple w:instr=" NUMPAGES ">{run(" 9")}</w:fldSimple>',
    )
    assert read(body) == "ngày 5 tháng 6\n"


def test_hidden_text_is_left_out(read: Read) -> None:
    assert read(para("Thấy", run(" ẩn", "<w:vanish/>"))) == "Thấy\n"


def test_soft_hyphens_vanish_and_hard_ones_stay(read: Read) -> None:
    body = para("chính\u00ad sách ", "<w:r><w:softHyphen/><w:noBreakHyphen/></w:r>", "CP")
    assert read(body) == "chính sách -CP\n"


def test_symbols_become_characters(read: Read) -> None:
    sign = '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
    unknown = '<w:r><w:sym w:font="Webdings" w:char="F031"/></w:r>'
    assert read(para("tỷ lệ ", sign, " 90%")) == "tỷ lệ ≥ 90%\n"
    assert read(para("a", unknown)) == "a\ufffd\n"


def test_raised_numbers_are_measures_or_notes(read: Read) -> None:
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    assert read(para("50 m", raised, " đất")) == "50 m² đất\n"
    assert read(para("Chỉ thị số 5-CT/TW", raised)) == "Chỉ thị số 5-CT/TW<sup>2</sup>\n"


def test_a_tab_behind_a_number_is_a_space_and_elsewhere_keeps_columns_apart(read: Read) -> None:
    tab = "<w:r><w:tab/></w:r>"
    assert read(para(tab, "1.", tab, "Mục đích")) == "1. Mục đích\n"
    assert read(para("Nơi nhận:", tab, tab, "CHỦ TỊCH")) == "Nơi nhận:   CHỦ TỊCH\n"


def test_line_breaks_part_lines_and_page_breaks_are_form_feeds(read: Read) -> None:
    soft, page = "<w:r><w:br/></w:r>", '<w:r><w:br w:type="page"/></w:r>'
    lines = read(para(bold("KT. CHỦ TỊCH"), soft, bold("PHÓ CHỦ TỊCH")))
    assert lines == "**KT. CHỦ TỊCH**\n**PHÓ CHỦ TỊCH**\n"
    assert read(para(bold("Một"), page, bold("Hai"))) == "**Một**\n\n\f\n\n**Hai**\n"
    before = para("Hai", properties="<w:pageBreakBefore/>")
    assert read(para("Một") + before) == "Một\n\n\f\n\nHai\n"


def notes(*texts: str) -> str:
    return "".join(
        f'<w:footnote w:id="{at}">{para("<w:r><w:footnoteRef/></w:r>", text)}</w:footnote>'
        for at, text in enumerate(texts, 1)
    )


def reference(at: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{at}"/></w:r>'


def test_footnotes_are_marked_and_stand_at_the_end(read: Read) -> None:
    body = para("Luật Đất đai", reference(2), " và ", reference(1)) + para("Hết")
    text = read(body, footnotes=notes(" Một", " Hai"))
    assert text == "Luật Đất đai[1] và [2]\n\nHết\n\n[1] Hai\n\n[2] Một\n"
    lines = clean_lines(text)
    assert lines[0].notes == ("1", "2")
    assert [line.note for line in lines[2:]] == ["1", "2"]


def test_footnotes_come_before_the_page_break_that_parts_two_documents(read: Read) -> None:
    page = para('<w:r><w:br w:type="page"/></w:r>')
    body = para("Quyết định", reference(1)) + page + para("Kế hoạch", reference(2))
    text = read(body, footnotes=notes("Một", "Hai"))
    assert (
        text.index("[1] Một") < text.index("\f") < text.index("Kế hoạch[2]") < text.index("[2] Hai")
    )


def test_a_text_box_is_read_once_behind_its_paragraph(read: Read) -> None:
    inside = f"<w:txbxContent>{para('DỰ THẢO')}</w:txbxContent>"
    box = (
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert read(para("UBND TỈNH", box)) == "UBND TỈNH\n\nDỰ THẢO\n"


def test_content_controls_are_read_through(read: Read) -> None:
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{para('Một')}</w:sdtContent></w:sdt>"
    inline = f"<w:sdt><w:sdtContent>{run('Hai')}</w:sdtContent></w:sdt>"
    assert read(block + para(inline)) == "Một\n\nHai\n"


def test_text_in_fonts_of_tcvn3_becomes_unicode(read: Read) -> None:
    old = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    assert read(para(run("ñy ban nh©n d©n tØnh", old))) == "ủy ban nhân dân tỉnh\n"


def test_unicode_that_kept_a_font_of_tcvn3_stays(read: Read) -> None:
    old = '<w:rFonts w:ascii=".VnTime"/>'
    words = "là cơ quan thường trực"
    assert read(para(run("là", old), run(words[2:], old))) == f"{words}\n"


def test_numbers_of_lists_in_bold_paragraphs_are_bold(read: Read) -> None:
    body = para(
        bold("Mục đích"),
        properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    )
    assert read(body, numbering=lists([("upperRoman", "%1.")])) == "**I. Mục đích**\n"


def test_a_numbered_paragraph_without_words_counts_but_shows_nothing(read: Read) -> None:
    body = listed("Một", 1) + listed("", 1) + listed("Ba", 1)
    assert read(body, numbering=lists([("decimal", "%1.")])) == "1. Một\n\n3. Ba\n"
