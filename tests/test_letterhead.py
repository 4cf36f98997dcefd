"""Bodies of a letterhead: which there are, and who of them issues."""

import pytest

from cancu.ingest.clean import clean_lines
from cancu.ingest.letterhead import issuing_body, letterhead


def bodies(*lines: str) -> list[str]:
    return letterhead(clean_lines("\n".join(lines)))


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("UBND TỈNH HÀ NAM", "SỞ Y TẾ"), ["UBND TỈNH HÀ NAM", "SỞ Y TẾ"]),
        (("VIỆN", "KIỂM SÁT NHÂN DÂN", "TỐI CAO"), ["VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO"]),
        (("VĂN PHÒNG", "CHÍNH PHỦ"), ["VĂN PHÒNG CHÍNH PHỦ"]),
        (("ỦY BAN THƯỜNG VỤ", "QUỐC HỘI"), ["ỦY BAN THƯỜNG VỤ QUỐC HỘI"]),
        (("BAN CHỈ ĐẠO", "PHÒNG CHÁY RỪNG"), ["BAN CHỈ ĐẠO PHÒNG CHÁY RỪNG"]),
        (("SỞ NÔNG NGHIỆP VÀ", "MÔI TRƯỜNG"), ["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"]),
        (("TẬP ĐOÀN", "ĐIỆN LỰC VIỆT NAM"), ["TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM"]),
        (("BỘ Y TẾ", "DỰ THẢO"), ["BỘ Y TẾ"]),
        (("BỘ Y TẾ", "V"), ["BỘ Y TẾ"]),
        (("BỘ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",), ["BỘ Y TẾ"]),
        (("BAN HÀNH QUY CHẾ",), []),
    ],
)
def test_a_body_may_stand_on_several_lines(lines, found):
    assert bodies(*lines) == found


def test_what_a_web_page_says_above_is_none_of_it():
    said = "SỞ Y TẾ HÀ NAM", "Kế hoạch số 5/KH-UBND năm 2024 về phòng bệnh trên địa bàn tỉnh"
    assert bodies(*said, "UBND TỈNH HÀ NAM") == ["UBND TỈNH HÀ NAM"]


@pytest.mark.parametrize(
    ("found", "sign", "issuer"),
    [
        (["HỘI ĐỒNG NHÂN DÂN XÃ MƯỜNG BÚ", "THƯỜNG TRỰC"], None,
         "Thường trực Hội đồng nhân dân xã Mường Bú"),
        (["UBMTTQ VIỆT NAM XÃ YÊN BÌNH", "BAN THƯỜNG TRỰC"], None,
         "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Yên Bình"),
        (["TỔNG CỤC THUẾ", "CỤC THUẾ TP HÀ NỘI"], None, "Cục Thuế thành phố Hà Nội"),
        (["BAN CHẤP HÀNH TRUNG ƯƠNG", "VĂN PHÒNG"], "HD/VPTW", "Văn phòng Trung ương Đảng"),
        (["TAND TỈNH HƯNG YÊN", "TAND KHU VỰC 3 - HƯNG YÊN"], None,
         "Tòa án nhân dân khu vực 3 - Hưng Yên"),
        (["BÁO THÁI BÌNH"], None, "Báo Thái Bình"),
    ],
)  # fmt: skip
def test_the_last_body_issues_with_what_belongs_to_its_name(found, sign, issuer):
    assert issuing_body(found, sign, joint=False) == issuer


@pytest.mark.parametrize(
    ("found", "sign"),
    [
        (["BỘ CÔNG AN", "BỘ QUỐC PHÒNG"], "TTLT-BCA-BQP"),
        (["BỘ CÔNG AN - BỘ QUỐC PHÒNG"], "TTLT-BCA-BQP"),
        (["BỘ CÔNG AN"], "TTLT-BCA-BQP"),
    ],
)
def test_bodies_that_issue_together_are_all_named(found, sign):
    assert issuing_body(found, sign, joint=True) == "Bộ Công an - Bộ Quốc phòng"


def test_the_dash_in_a_ministry_s_name_parts_nothing():
    name = "Bộ Lao động - Thương binh và Xã hội"
    assert issuing_body([name.upper()], "TT-BLĐTBXH", joint=False) == name
