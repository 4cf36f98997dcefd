"""Number, place, date and issuer are read from the head as it is laid out."""

import pytest

from cancu.ingest.clean import clean_lines
from cancu.ingest.head_lines import is_number_line, looks_like_head
from cancu.ingest.header import (
    Header,
    genre_from,
    issuer_from_sign,
    opening_issuer,
    party_issuer,
    read_header,
)
from cancu.ingest.layout import unfold
from cancu.ingest.model import Signer
from cancu.ingest.titles import find_title


def header(source: str) -> Header:
    lines = unfold(clean_lines(source))
    return read_header(lines, 0, find_title(lines, 0, len(lines)), len(lines))


def head(*lines: str) -> Header:
    return header("\n".join((*lines, "KẾ HOẠCH", "Phòng bệnh", "Căn cứ Luật Giá;")))


def test_number_sign_place_and_date_stand_above_the_genre():
    found = head("UBND TỈNH HÀ NAM", "Số: 12 /KH-UBND", "Hà Nam, ngày 03 tháng 02 năm 2024")
    assert (found.number, found.sign) == ("12/KH-UBND", "KH-UBND")
    assert (found.place, found.date) == ("Hà Nam", "2024-02-03")


def test_a_blank_number_leaves_the_sign():
    found = head("UBND TỈNH HÀ NAM", "Số:      /KH-UBND", "Hà Nam, ngày   tháng 02 năm 2024")
    assert (found.number, found.sign, found.date) == (None, "KH-UBND", "2024-02")


def test_the_year_in_a_rule_s_number_is_no_part_of_its_sign():
    found = head("BỘ Y TẾ", "Số: 11/2023/TT-BYT", "Hà Nội, ngày 24 tháng 8 năm 2023")
    assert (found.number, found.sign) == ("11/2023/TT-BYT", "TT-BYT")


@pytest.mark.parametrize(
    ("letterhead", "issuer"),
    [
        (("UBND TỈNH HÀ NAM",), "Ủy ban nhân dân tỉnh Hà Nam"),
        (("ỦY BAN NHÂN DÂN", "TỈNH BÌNH THUẬN"), "Ủy ban nhân dân tỉnh Bình Thuận"),
        (("UBND TỈNH HÀ NAM", "SỞ Y TẾ"), "Sở Y tế tỉnh Hà Nam"),
        (("UBND HUYỆN GIA LÂM", "PHÒNG NỘI VỤ"), "Phòng Nội vụ huyện Gia Lâm"),
        (("UBND THÀNH PHỐ CẦN THƠ", "VĂN PHÒNG"), "Văn phòng Ủy ban nhân dân thành phố Cần Thơ"),
        (("TỈNH ỦY LÂM ĐỒNG", "HUYỆN ỦY ĐỨC TRỌNG", "*"), "Huyện ủy Đức Trọng"),
        (("TỈNH ỦY LÂM ĐỒNG", "BAN TUYÊN GIÁO"), "Ban Tuyên giáo Tỉnh ủy Lâm Đồng"),
        (("BỘ CÔNG AN", "CÔNG AN TỈNH HÀ NAM"), "Công an tỉnh Hà Nam"),
        (("PHÒNG GD&ĐT HUYỆN GIA LÂM", "TRƯỜNG THCS ĐA TỐN"), "Trường THCS Đa Tốn"),
        (("ỦY BAN NHÂN DÂN", "XÃ TÂN HƯNG"), "Ủy ban nhân dân xã Tân Hưng"),
    ],
)
def test_the_lowest_body_of_the_letterhead_issues(letterhead, issuer):
    assert head(*letterhead, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").issuer == issuer


def test_columns_side_by_side_are_read_one_after_the_other():
    found = head(
        "ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TỈNH KIÊN GIANG               Độc lập - Tự do - Hạnh phúc",
        "Số: 07/KH-UBND              Kiên Giang, ngày 05 tháng 4 năm 2022",
    )
    assert found.issuer == "Ủy ban nhân dân tỉnh Kiên Giang"
    assert (found.number, found.place) == ("07/KH-UBND", "Kiên Giang")


def test_a_letterhead_in_a_table_is_read_like_columns():
    found = head(
        "| UBND TỈNH HÀ NAM<br>**SỞ Y TẾ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |",
        "|---|---|",
        "| Số: 12/KH-SYT | *Hà Nam, ngày 3 tháng 2 năm 2024* |",
    )
    assert (found.issuer, found.number, found.date) == (
        "Sở Y tế tỉnh Hà Nam",
        "12/KH-SYT",
        "2024-02-03",
    )


def test_a_decision_s_issuer_stands_in_capitals_below_its_title():
    found = header(
        "UBND TỈNH HÀ NAM\nSố: 5/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc thành lập Tổ công tác\n\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ NAM\n\nCăn cứ Luật Giá;"
    )
    assert found.issuer == "Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"


def test_a_council_s_session_is_no_part_of_its_name():
    found = header(
        "NGHỊ QUYẾT\nVề kinh tế\n\nHỘI ĐỒNG NHÂN DÂN TỈNH NGHỆ AN\nKHÓA XVIII, KỲ HỌP THỨ 11\n"
        "\nCăn cứ Luật Giá;"
    )
    assert found.issuer == "Hội đồng nhân dân tỉnh Nghệ An"


def test_what_was_issued_with_a_decision_names_it():
    found = header(
        "KẾ HOẠCH\nPhòng bệnh\n"
        "(Ban hành kèm theo Quyết định số 2750/QĐ-UBND ngày 15/8/2025)\nI. MỤC TIÊU"
    )
    assert found.annex_of == "2750/QĐ-UBND"


def test_the_first_words_of_the_text_are_no_head_though_they_cite_a_number():
    source = "KẾ HOẠCH\nPhòng bệnh\n\nThực hiện Kế hoạch số 190/KH-BYT ngày 28/4/2023"
    assert header(source).number is None
    assert header(source).body == 2


def test_a_letter_is_about_its_subject_and_goes_to_its_addressees():
    source = (
        "BỘ Y TẾ\nSố: 45/BYT-KCB\nV/v tăng cường\nphòng bệnh\nHà Nội, ngày 5 tháng 8 năm 2024\n"
        "Kính gửi:\n- Sở Y tế các tỉnh;\n- Các bệnh viện.\nBộ Y tế đề nghị:"
    )
    lines = clean_lines(source)
    title = find_title(lines, 0, len(lines))
    assert (title.genre, title.words.text) == ("công văn", "tăng cường phòng bệnh")
    assert lines[header(source).body].text == "Bộ Y tế đề nghị:"


def test_the_issuer_may_stand_in_the_opening_clause():
    clause = "Thực hiện Chỉ thị số 3, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"
    assert opening_issuer(clause) == "Ủy ban nhân dân tỉnh"
    assert opening_issuer("Các đơn vị rà soát như sau:") is None


def test_only_a_line_that_opens_with_số_is_the_document_s_number():
    assert is_number_line("Số: 12/KH-UBND")
    assert not is_number_line("Thực hiện Kế hoạch số 12/KH-UBND")


def test_lines_of_a_letterhead_are_known():
    assert looks_like_head("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert looks_like_head("Hà Nội, ngày 3 tháng 2 năm 2024")
    assert not looks_like_head("Thực hiện Chỉ thị ngày 3 tháng 2 năm 2024 của Ban Bí thư")


def test_what_a_sign_says_of_genre_and_issuer():
    assert genre_from(None, "KH-UBND") == "kế hoạch"
    assert genre_from("chỉ thị", "KH-UBND") == "chỉ thị"
    assert issuer_from_sign("QĐ-TTg") == "Thủ tướng Chính phủ"
    assert issuer_from_sign(None) is None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Sô: 12/KH-UBND", "12/KH-UBND"),
        ("5ố: 12/KH-UBND", "12/KH-UBND"),
        ("Số: l2/KH-UBND", "12/KH-UBND"),
        ("Số: 3414 TCHQ/GSQL", "3414TCHQ/GSQL"),
    ],
)
def test_a_damaged_or_old_number_is_read(line, number):
    assert head("UBND TỈNH HÀ NAM", line, "Hà Nam, ngày 3 tháng 2 năm 2024").number == number


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Hà Nam, ngày 03 tháng 02 năm 2024", "Hà Nam", "2024-02-03"),
        ("Hà Nam, ngay 03 thang 02 năm 2024", "Hà Nam", "2024-02-03"),
        ("Hà Narn, ngày 03 tháng 02 năm 2024", "Hà Nam", "2024-02-03"),
        ("Hà Nam, ngàygổ tháng 4 năm 2017", "Hà Nam", "2017-04"),
        ("Hà Nam, ngà Ỷ Ờ:", "Hà Nam", None),
    ],
)
def test_a_damaged_date_tells_as_much_as_can_be_read(line, place, date):
    found = head("UBND TỈNH HÀ NAM", "Số: 12/KH-UBND", line)
    assert (found.place, found.date) == (place, date)


def test_the_sign_of_a_draft_may_stand_in_another_cell():
    found = header("SỞ Y TẾ\nSố:\nĐộc lập - Tự do - Hạnh phúc\n/TTr-SYT\nTỜ TRÌNH\nVề giá\n")
    assert (found.number, found.sign) == (None, "TTr-SYT")


def test_an_issuer_below_the_title_takes_its_place_from_the_letterhead():
    found = header(
        "UBND TỈNH HÀ NAM\nSố: 5/QĐ-UBND\nQUYẾT ĐỊNH\nVề giá\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n"
        "Căn cứ Luật Giá;"
    )
    assert found.issuer == "Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"


def test_who_sends_an_urgent_dispatch_says_so_below_its_title():
    found = header(
        "UBND TỈNH HÀ NAM\nSố: 5/CĐ-UBND\nCÔNG ĐIỆN\nVề bão số 3\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n- Sở Y tế."
    )
    assert found.issuer == "Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"


def test_a_body_of_the_party_decides_behind_what_its_decision_rests_on():
    found = header(
        "HUYỆN ỦY BA VÌ\n*\nSố 19-QĐ/HU\nQUYẾT ĐỊNH\nvề quy chế\n\n- Căn cứ Điều lệ Đảng;\n"
        "BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN BA VÌ QUYẾT ĐỊNH\nĐiều 1. Ban hành."
    )
    assert found.issuer == "Ban Chấp hành Đảng bộ huyện Ba Vì"


def test_a_page_that_lost_the_genre_still_tells_the_rest():
    lines = clean_lines(
        "BỘ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 6/QĐ-BYT\n"
        "Hà Nội, ngày 3 tháng 2 năm 2024\nVỀ VIỆC CÔNG BỐ DANH MỤC THUỐC\nBỘ TRƯỞNG BỘ Y TẾ\n"
        "Căn cứ Luật Dược;"
    )
    found = read_header(lines, 0, None, len(lines))
    assert (found.number, found.date, found.issuer) == (
        "6/QĐ-BYT",
        "2024-02-03",
        "Bộ trưởng Bộ Y tế",
    )
    assert genre_from(None, found.sign) == "quyết định"
    assert lines[found.body].text == "Căn cứ Luật Dược;"


def test_before_1992_the_genre_stood_behind_the_issuer():
    assert genre_from(None, "LĐTBXH/TT") == "thông tư"


def test_the_party_s_centre_is_known_by_who_signed():
    found = header("BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 7-KL/TW\nKẾT LUẬN\nvề dân vận\n\nNgày 5")
    assert party_issuer(found, Signer("A", "Bí thư", "T/M Ban Bí thư")) == "Ban Bí thư"
    assert party_issuer(found, None) == "Ban Chấp hành Trung ương"
