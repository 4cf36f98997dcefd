"""Names in capitals are written as a sentence writes them; a body has its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.bodies import restore_case, spelled_out, with_place, written_out
from cancu.ingest.jurisdiction import jurisdiction_of
from cancu.ingest.model import Jurisdiction


@pytest.mark.parametrize(
    "name",
    [
        "Ủy ban nhân dân tỉnh Bình Thuận",
        "Ủy ban nhân dân thành phố Hồ Chí Minh",
        "Chủ tịch Ủy ban nhân dân tỉnh",
        "Hội đồng nhân dân tỉnh Nghệ An",
        "Huyện ủy Đức Trọng",
        "Ban Tuyên giáo Tỉnh ủy Lâm Đồng",
        "Đảng ủy xã Tân Hưng",
        "Ban Tổ chức Trung ương",
        "Ban Chỉ đạo 138 tỉnh Thái Bình",
        "Thủ tướng Chính phủ",
        "Bộ Kế hoạch và Đầu tư",
        "Bộ trưởng Bộ Y tế",
        "Sở Y tế tỉnh Tuyên Quang",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Nông nghiệp và Môi trường tỉnh Lào Cai",
        "Phòng Giáo dục và Đào tạo huyện Gia Lâm",
        "Công an tỉnh Hà Nam",
        "Văn phòng Ủy ban nhân dân thành phố Cần Thơ",
        "Trường THCS Đa Tốn",
        "Trường Tiểu học Nguyễn Du",
        "Phó Chủ tịch",
        "Thứ trưởng",
        "Phó Thủ tướng",
        "Chánh Văn phòng",
        "Phó Chủ nhiệm",
        "Phó Trưởng phòng",
        "Tập đoàn Điện lực Việt Nam",
        "Ban Quản lý khu kinh tế Dung Quất",
        "Bệnh viện Đa khoa tỉnh Điện Biên",
        "Công đoàn ngành Giáo dục tỉnh Quảng Trị",
        "Ban Chấp hành Đảng bộ huyện Ba Vì",
        "Tòa án nhân dân khu vực 3 - Hưng Yên",
        "Trung tâm Y tế khu vực Thanh Sơn",
        "Phòng Kinh tế, Hạ tầng và Đô thị đặc khu Cô Tô",
        "Chi bộ thôn Đông",
        "Báo Thái Bình",
    ],
)
def test_a_name_in_capitals_is_written_as_in_a_sentence(name):
    assert restore_case(name.upper()) == name


def test_old_spelling_of_ủy_is_the_new_one():
    assert restore_case("UỶ BAN NHÂN DÂN XÃ TÂN HƯNG") == "Ủy ban nhân dân xã Tân Hưng"


def test_a_title_in_capitals_keeps_its_length():
    title = "VỀ TĂNG CƯỜNG CÔNG TÁC PHÒNG, CHỐNG TỘI PHẠM CỦA BỘ CHÍNH TRỊ"
    assert restore_case(title) == ("Về tăng cường công tác phòng, chống tội phạm của Bộ Chính trị")


@given(st.text(alphabet="ABĐƯỦỶ YNĂ1&-,.", max_size=60))
def test_restoring_changes_nothing_but_case(text):
    words = " ".join(text.split())
    assert restore_case(words).upper().replace("UỶ", "ỦY") == words.upper().replace("UỶ", "ỦY")


def test_abbreviations_are_written_out():
    assert written_out("UBND tỉnh") == "Ủy ban nhân dân tỉnh"


def test_a_body_takes_the_place_it_lacks():
    assert with_place("Ủy ban nhân dân tỉnh", "Hưng Yên") == "Ủy ban nhân dân tỉnh Hưng Yên"
    assert with_place("Ủy ban nhân dân tỉnh Hà Nam", "Phủ Lý") == "Ủy ban nhân dân tỉnh Hà Nam"
    assert with_place("Bộ Y tế", "Hà Nội") == "Bộ Y tế"
    assert with_place("Huyện ủy", None) == "Huyện ủy"


@pytest.mark.parametrize(
    ("issuer", "place", "context", "superior", "expected"),
    [
        ("Thủ tướng Chính phủ", "Hà Nội", "", None, Jurisdiction("central")),
        ("Ban Bí thư", None, "", None, Jurisdiction("central")),
        ("Bộ Y tế", "Hà Nội", "", None, Jurisdiction("central")),
        ("Ủy ban nhân dân tỉnh Hà Nam", "Phủ Lý", "", None, Jurisdiction("province", "Hà Nam")),
        (
            "Ủy ban nhân dân thành phố Hà Nội",
            "Hà Nội",
            "",
            None,
            Jurisdiction("province", "Hà Nội"),
        ),
        (
            "Huyện ủy Đức Trọng",
            "Đức Trọng",
            "",
            "Tỉnh ủy Lâm Đồng",
            Jurisdiction("district", "Lâm Đồng", "Đức Trọng"),
        ),
        ("Tỉnh ủy Lâm Đồng", "Đà Lạt", "", None, Jurisdiction("province", "Lâm Đồng")),
        (
            "Ủy ban nhân dân xã Tân Hưng",
            "Tân Hưng",
            "Ủy ban nhân dân tỉnh Cà Mau",
            None,
            Jurisdiction("commune", "Cà Mau", None, "Tân Hưng"),
        ),
        (
            "Trường THCS Đa Tốn",
            "Gia Lâm",
            "",
            "Phòng Giáo dục huyện Gia Lâm",
            Jurisdiction("district", "Hà Nội", "Gia Lâm"),
        ),
        (None, "Hà Nội", "", None, None),
    ],
)
def test_where_an_issuer_s_word_holds(issuer, place, context, superior, expected):
    assert jurisdiction_of(issuer, place, context, superior) == expected


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("UBND TP HÀ NỘI", "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"),
        ("BCH ĐOÀN TNCS HỒ CHÍ MINH", "BAN CHẤP HÀNH ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH"),
        ("UBMTTQ VIỆT NAM XÃ YÊN BÌNH", "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ YÊN BÌNH"),
        ("VKSND HUYỆN KIM BẢNG", "VIỆN KIỂM SÁT NHÂN DÂN HUYỆN KIM BẢNG"),
    ],
)
def test_what_a_letterhead_shortens_is_written_out(short, full):
    assert spelled_out(short) == full


def test_a_district_is_told_from_its_namesake_by_its_kind():
    assert jurisdiction_of("Ủy ban nhân dân quận Bình Tân", "Bình Tân") == Jurisdiction(
        "district", "Hồ Chí Minh", "Bình Tân"
    )
