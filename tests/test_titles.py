"""A document begins at its genre; the title ends where the text begins."""

import pytest

from cancu.ingest.clean import clean_lines
from cancu.ingest.titles import Title, find_title, genre_line, is_annex_line, is_template


def title(source: str) -> Title | None:
    lines = clean_lines(source)
    return find_title(lines, 0, len(lines))


@pytest.mark.parametrize(
    ("source", "genre", "words"),
    [
        ("KẾ HOẠCH\nPhòng bệnh năm 2024\nCăn cứ Luật Giá;", "kế hoạch", "Phòng bệnh năm 2024"),
        (
            "KẾ HOẠCH\nPhòng bệnh\nmùa hè năm 2024\n\nThực hiện Chỉ thị",
            "kế hoạch",
            "Phòng bệnh mùa hè năm 2024",
        ),
        ("KẾ HOẠCH PHÒNG BỆNH\nI. MỤC TIÊU", "kế hoạch", "PHÒNG BỆNH"),
        ("## KẾ HOẠCH Phòng bệnh\n\nCăn cứ", "kế hoạch", "Phòng bệnh"),
        (
            "**QUYẾT ĐỊNH**\n\n**Về việc lập**\n\n**Tổ công tác**\n\n**BỘ TRƯỞNG BỘ Y TẾ**",
            "quyết định",
            "Về việc lập Tổ công tác",
        ),
        (
            "CHỈ THỊ\nVỀ TĂNG CƯỜNG\nPHÒNG BỆNH\nTrong thời gian qua",
            "chỉ thị",
            "VỀ TĂNG CƯỜNG PHÒNG BỆNH",
        ),
        (
            "NGHỊ QUYẾT\nCỦA BỘ CHÍNH TRỊ\nvề chuyển đổi số\n\nĐất nước",
            "nghị quyết",
            "về chuyển đổi số",
        ),
        ("NGHỊ QUYẾT\nVề kinh tế\n\nHỘI ĐỒNG NHÂN DÂN TỈNH NGHỆ AN\n", "nghị quyết", "Về kinh tế"),
        ("Số: 5/BYT-KCB\nV/v phòng bệnh\nKính gửi: Sở Y tế", "công văn", "phòng bệnh"),
        ("chỉ thị về quốc phòng năm 2010\nThực hiện Thông tư", "chỉ thị", "về quốc phòng năm 2010"),
    ],
)
def test_genre_and_title_are_read(source, genre, words):
    found = title(source)
    assert (found.genre, found.words.text) == (genre, words)


def test_the_party_s_issuer_stands_between_genre_and_title():
    assert title("NGHỊ QUYẾT\nCỦA BỘ CHÍNH TRỊ\nvề chuyển đổi số").issuer == "BỘ CHÍNH TRỊ"


@pytest.mark.parametrize(
    "source", ["", "Chào bạn", "QUYẾT ĐỊNH:", "Kế hoạch này rất hay.", "| KẾ HOẠCH | 1 |"]
)
def test_other_texts_have_no_title(source):
    assert title(source) is None


def test_the_command_above_the_articles_is_no_genre_line():
    [command, genre] = clean_lines("QUYẾT ĐỊNH:\nQUYẾT ĐỊNH")
    assert genre_line(command) is None
    assert genre_line(genre) == ("quyết định", len("QUYẾT ĐỊNH"))


def test_a_form_to_fill_in_is_a_template():
    lines = clean_lines("Mẫu số 1\nUBND TỈNH …\nKẾ HOẠCH\nPhòng bệnh")
    assert is_template(lines, 2)
    assert not is_template(clean_lines("UBND TỈNH\nKẾ HOẠCH"), 1)


def test_the_line_that_says_with_what_it_was_issued_is_known():
    assert is_annex_line("(Ban hành kèm theo Quyết định số 5/QĐ-UBND)")
    assert is_annex_line("(Kèm theo Kế hoạch số 3/KH-UBND ngày 1/2/2024)")
    assert not is_annex_line("Căn cứ Quyết định số 5/QĐ-UBND")


@pytest.mark.parametrize(
    ("source", "genre", "words"),
    [
        ("CHÍ THỊ\nvề bảo vệ rừng", "chỉ thị", "về bảo vệ rừng"),
        ("QUYẾTĐỊNH -\nVề ngày truyền thống", "quyết định", "Về ngày truyền thống"),
        ("CHƯƠNG TRÌNH PHÓI HỢP\nXây dựng đời sống", "chương trình", "Xây dựng đời sống"),
        ("KẾ HOẠCH\nNÂNG CẤP ĐƯỜNG GIAI ĐOẠN 2024 -\n2030\nCăn cứ Luật Giá", "kế hoạch",
         "NÂNG CẤP ĐƯỜNG GIAI ĐOẠN 2024 - 2030"),
        ("TỜ TRÌNH\nVề giá nước\n(trình kỳ họp thứ 5)", "tờ trình", "Về giá nước"),
        ("KẾT LUẬN\nvề dân vận\nTại phiên họp ngày 5, Ban Bí thư:", "kết luận", "về dân vận"),
        ("Số: 5/SYT-NV V/v kiểm tra thuốc", "công văn", "kiểm tra thuốc"),
        ("Số: 5/SYT-NV\nV/v kiểm tra\nBHYT\n\nHÀ NAM", "công văn", "kiểm tra BHYT"),
    ],
)  # fmt: skip
def test_a_damaged_or_broken_title_is_read(source, genre, words):
    found = title(source)
    assert (found.genre, found.words.text) == (genre, words)


def test_who_decides_is_no_part_of_the_title_above():
    found = title(
        "QUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ CỦA\nỦY BAN NHÂN DÂN XÃ\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ\n"
        "Căn cứ Luật Giá;"
    )
    assert found.words.text == "BAN HÀNH QUY CHẾ CỦA ỦY BAN NHÂN DÂN XÃ"


def test_scraps_of_a_scan_are_no_title():
    assert title("KẾ HOẠCH\n'{rình Hỗ trợ phái\n\nCăn cứ Luật Giá").words.text == ""


def test_a_genre_alone_in_small_letters_counts_below_a_head_only():
    assert title("Số: 5/KH-UBND\nKế hoạch\nthu hoạch lúa").words.text == "thu hoạch lúa"
    assert title("Loại văn bản\nKế hoạch\nNgày ban hành") is None
