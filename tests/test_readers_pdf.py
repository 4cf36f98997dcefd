"""PDF files with a text layer: paragraphs, columns, furniture, marks, pages."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from cancu.ingest.pipeline import extract
from cancu.ingest.readers.pdf import needs_ocr, read_pdf
from tests.pdf_files import PdfPage, write_pdf

# 64 letters of 7 points each fill a line from 85 to 533.
FULL = "Các sở, ban, ngành, đoàn thể tỉnh tổ chức thực hiện nghiêm túc"


def text_of(folder: Path, *pages: PdfPage) -> str:
    return read_pdf(write_pdf(folder / "a.pdf", pages)).text


def test_lines_of_a_paragraph_are_one_line(tmp_path: Path) -> None:
    page = PdfPage()
    page.lines(100, [f">1. {FULL}"[:60], FULL, "kế hoạch này.", ">2. Báo cáo kết quả."])
    lines = text_of(tmp_path, page).split("\n\n")
    assert len(lines) == 2
    assert lines[0].endswith("kế hoạch này.")
    assert lines[1].strip() == "2. Báo cáo kết quả."


def test_a_sentence_goes_on_over_pages_and_the_page_begins_inside_it(tmp_path: Path) -> None:
    first, second = PdfPage(), PdfPage()
    first.lines(100, [f">a) {FULL}"[:60], FULL, FULL])
    second.text(290, 40, "2")
    second.lines(100, ["công tác phòng, chống tội phạm.", ">b) Báo cáo."])
    source = read_pdf(write_pdf(tmp_path / "a.pdf", [first, second]))
    assert "nghiêm túc công tác phòng" in source.text
    assert source.text[source.pages[1] :].startswith("công tác phòng")
    assert "\f" not in source.text
    assert "\n2\n" not in source.text


def test_a_page_that_begins_a_paragraph_begins_with_a_form_feed(tmp_path: Path) -> None:
    first, second = PdfPage(), PdfPage()
    first.lines(100, [f">a) {FULL}"[:60], "đúng quy định."])
    second.lines(100, [f">b) {FULL}"[:60], "theo thẩm quyền."])
    source = read_pdf(write_pdf(tmp_path / "a.pdf", [first, second]))
    assert source.text[source.pages[1] :].startswith("\fb) Các sở")


def test_running_heads_and_page_numbers_are_no_text(tmp_path: Path) -> None:
    pages = []
    for number in range(4):
        page = PdfPage()
        page.text(85, 40, f"CÔNG BÁO/Số 12/Ngày 01-02-2026 {number + 5}")
        page.text(85, 800, "Bản quyền của cơ quan phát hành", size=9)
        page.lines(100, [f">{number + 1}. Nội dung thứ {'abcd'[number]}."])
        pages.append(page)
    text = text_of(tmp_path, *pages)
    assert "CÔNG BÁO" not in text
    assert "Bản quyền" not in text
    assert text.count("Nội dung thứ") == 4


def test_a_line_repeated_on_two_pages_of_many_stays(tmp_path: Path) -> None:
    pages = [PdfPage() for _ in range(6)]
    for number, page in enumerate(pages):
        page.text(85, 60, "CHÍNH PHỦ" if number < 2 else f"Trang chữ {'abcdef'[number]}")
        page.lines(100, [f">{number + 1}. Nội dung."])
    assert text_of(tmp_path, *pages).count("CHÍNH PHỦ") == 2


@pytest.mark.parametrize("gap", [12, 120])
def test_a_letterhead_is_read_left_before_right(tmp_path: Path, gap: int) -> None:
    page = PdfPage()
    page.text(60, 60, "ỦY BAN NHÂN DÂN", size=12, bold=True)
    page.text(150 + gap, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
    page.text(60, 76, "TỈNH BẾN TRE", size=12, bold=True)
    page.text(200 + gap, 76, "Độc lập - Tự do - Hạnh phúc", size=12, bold=True)
    page.text(60, 100, "Số: 45/KH-UBND", size=12)
    page.text(200 + gap, 100, "Bến Tre, ngày 5 tháng 3 năm 2024", size=12)
    page.text(270, 140, "KẾ HOẠCH", bold=True)
    page.lines(170, [f">{FULL}"[:58], FULL, "như sau:", ">1. Một việc."])
    text = text_of(tmp_path, page).replace("*", "")
    order = ["ỦY BAN", "TỈNH BẾN TRE", "Số: 45", "CỘNG HÒA", "Độc lập", "ngày 5", "KẾ HOẠCH"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_recipients_come_before_the_signature_and_the_document_is_read(tmp_path: Path) -> None:
    page = PdfPage()
    page.text(60, 60, "ỦY BAN NHÂN DÂN", size=12, bold=True)
    page.text(280, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
    page.text(60, 76, "TỈNH BẾN TRE", size=12, bold=True)
    page.text(60, 100, "Số: 45/KH-UBND", size=12)
    page.text(300, 100, "Bến Tre, ngày 5 tháng 3 năm 2024", size=12)
    page.text(270, 140, "KẾ HOẠCH", bold=True)
    page.text(200, 156, "Phát triển kinh tế tập thể", bold=True)
    end = page.lines(190, [">1. Sở Y tế chủ trì thực hiện.", f">2. {FULL}"[:60], "báo cáo./."])
    page.text(85, end + 30, "Nơi nhận:", size=12)
    page.text(350, end + 30, "TM. ỦY BAN NHÂN DÂN", bold=True)
    page.text(85, end + 44, "- Thường trực Tỉnh ủy;", size=11)
    page.text(380, end + 46, "CHỦ TỊCH", bold=True)
    page.text(85, end + 58, "- Lưu: VT.", size=11)
    page.text(370, end + 110, "Trần Văn Tam", bold=True)
    document = extract(read_pdf(write_pdf(tmp_path / "a.pdf", [page]))).documents[0]
    assert (document.number, document.date) == ("45/KH-UBND", "2024-03-05")
    assert document.title == "Phát triển kinh tế tập thể"
    assert document.recipients == ("Thường trực Tỉnh ủy", "Lưu: VT")
    assert document.signer is not None
    assert document.signer.name == "Trần Văn Tam"


def test_bold_words_are_marked_and_a_bold_file_is_not(tmp_path: Path) -> None:
    page = PdfPage()
    page.text(113, 100, "Điều 1.", bold=True)
    page.text(169, 100, "Ban hành Kế hoạch.")
    page.lines(130, [f">{FULL}"[:58], FULL, "hết."])
    assert "**Điều 1.** Ban hành" in text_of(tmp_path, page)
    bold = PdfPage()
    bold.text(113, 100, "Điều 1. Ban hành Kế hoạch.", bold=True)
    assert "*" not in text_of(tmp_path, bold)


def test_a_raised_number_is_a_note_and_its_body_a_line_behind_the_sentence(tmp_path: Path) -> None:
    first, second = PdfPage(), PdfPage()
    first.lines(100, [f">1. {FULL}"[:60], FULL])
    first.text(113, 132, "thực hiện Kết luận")
    first.text(239, 126, "1", size=8)
    first.text(250, 132, "và các văn bản khác của Bộ Chính trị")
    first.text(85, 780, "1", size=6)
    first.text(91, 784, "Kết luận số 13-KL/TW của Bộ Chính trị.", size=10)
    second.lines(100, ["trong toàn tỉnh.", ">2. Hết."])
    text = text_of(tmp_path, first, second)
    assert "Kết luận<sup>1</sup> và các văn bản" in text
    assert "Bộ Chính trị trong toàn tỉnh.\n" in text
    assert "\n<sup>1</sup> Kết luận số 13-KL/TW của Bộ Chính trị.\n" in text
    assert text.index("trong toàn tỉnh") < text.index("13-KL/TW")


def test_a_power_is_no_note(tmp_path: Path) -> None:
    page = PdfPage()
    page.lines(100, [">Diện tích 20 m"])
    page.text(113 + 14 * 7, 94, "2", size=8)
    assert "20 m²" in text_of(tmp_path, page)


def test_a_number_broken_at_the_margin_is_whole(tmp_path: Path) -> None:
    page = PdfPage()
    page.lines(100, [f">{FULL}"[:56], "Căn cứ tình hình thực tế và thực hiện đúng Chỉ thị số 52-"])
    page.lines(132, ["CT/TW của Ban Bí thư."])
    assert "52-CT/TW" in text_of(tmp_path, page)


def test_a_number_opens_a_part_and_a_dash_at_the_margin_does_not(tmp_path: Path) -> None:
    page = PdfPage()
    page.lines(100, [f">{FULL}"[:58], "chỉ đạo của Trung ương và của tỉnh về phát triển kinh tế"])
    page.lines(132, ["- xã hội theo đúng tinh thần Nghị quyết Đại hội Đảng khóa"])
    page.lines(148, ["XIII. Trong đó có mục tiêu chung của các ngành, các cấp xã"])
    page.lines(164, ["II. NHIỆM VỤ"])
    lines = text_of(tmp_path, page).split("\n\n")
    assert "kinh tế - xã hội" in lines[0]
    assert "khóa XIII. Trong đó" in lines[0]
    assert lines[1].strip() == "II. NHIỆM VỤ"


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    page = PdfPage()
    page.text(85, 100, "Quye\u0302\u0301t đi\u0323nh")
    assert text_of(tmp_path, page) == "Quyết định\n"


def test_a_rotated_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    page = PdfPage(rotate=90)
    code = "Nội dung".encode("utf-16-be").hex()
    page.content.append(f"BT /F1 14 Tf 0 1 -1 0 300 200 Tm <{code}> Tj ET".encode())
    page.text(85, 100, "Chữ nằm ngang")  # stands on end as the page is shown
    assert text_of(tmp_path, page) == "Nội dung\n"


def test_a_font_of_before_unicode_is_read_as_unicode(tmp_path: Path) -> None:
    page = PdfPage()
    page.legacy(85, 100, "Céng hoµ x· héi chñ nghÜa ViÖt Nam")
    path = write_pdf(tmp_path / "a.pdf", [page])
    assert read_pdf(path).text == "Cộng hoà xã hội chủ nghĩa Việt Nam\n"
    assert needs_ocr(path) is None


def test_old_codes_in_a_font_that_does_not_say_so_are_read_as_unicode(tmp_path: Path) -> None:
    page = PdfPage()
    lines = [
        "uû ban nh©n d©n tØnh ban hµnh kÕ ho¹ch phßng, chèng téi ph¹m",
        "vµ giao c«ng an tØnh chñ tr×, phèi hîp víi c¸c së, ban, ngµnh",
        "thùc hiÖn nhiÖm vô trªn ®Þa bµn theo h­íng dÉn cña Bé C«ng an",
    ]
    for at, line in enumerate(lines):
        page.unnamed(85, 100 + 16 * at, line)
    path = write_pdf(tmp_path / "a.pdf", [page])
    text = read_pdf(path).text.replace("\n", " ")
    assert "kế hoạch phòng, chống tội phạm" in text
    assert "theo hướng dẫn của Bộ Công an" in text
    assert needs_ocr(path) is None


def test_a_soft_hyphen_in_unicode_text_is_not_seen(tmp_path: Path) -> None:
    page = PdfPage()
    page.text(85, 100, "Kế ho\u00adạch và \u00ad nhiệm vụ")
    assert text_of(tmp_path, page) == "Kế hoạch và nhiệm vụ\n"
