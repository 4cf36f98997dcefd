"""Lines that a narrow column broke are one again, and no others."""

import pytest

from cancu.ingest.broken_lines import mend
from cancu.ingest.clean import clean_lines


def mended(*lines: str) -> list[str]:
    return [line.text for line in mend(clean_lines("\n".join(lines)))]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("CỘNG", "HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (("CỘNG HOÀ XÃ", "HỘI CHỦ NGHĨA VIỆT", "NAM"), "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (("Độc lập -", "Tự do - Hạnh phúc"), "Độc lập - Tự do - Hạnh phúc"),
        (("Số:", "33/2009/QĐ-UBND"), "Số: 33/2009/QĐ-UBND"),
        (("Mỹ", "Tho, ngày 24 tháng 12 năm 2009"), "Mỹ Tho, ngày 24 tháng 12 năm 2009"),
        (("Huế, ngày 4", "tháng 5 năm 2020"), "Huế, ngày 4 tháng 5 năm 2020"),
        (("Hà Nội, ngày", "", "tháng", "", "năm 2016"), "Hà Nội, ngày tháng năm 2016"),
        (("QUYẾT", "ĐỊNH"), "QUYẾT ĐỊNH"),
        (("ỦY", "BAN NHÂN DÂN"), "ỦY BAN NHÂN DÂN"),
        (("V/v", ": kiểm tra tàu cá"), "V/v : kiểm tra tàu cá"),
        (("TM.", "ỦY BAN NHÂN DÂN XÃ"), "TM. ỦY BAN NHÂN DÂN XÃ"),
        (("TM. ỦY BAN", "NHÂN DÂN"), "TM. ỦY BAN NHÂN DÂN"),
        (("(Ban hành", "kèm theo Quyết định số 5"), "(Ban hành kèm theo Quyết định số 5"),
        (("BỘ Y TẾ |",), "BỘ Y TẾ"),
    ],
)
def test_a_broken_line_is_one_again(lines, whole):
    assert mended(*lines) == [whole]


@pytest.mark.parametrize(
    "lines",
    [
        ("ỦY BAN NHÂN DÂN", "TỈNH HÀ NAM"),
        ("Lê Thị Hoa", "Hà Nội, ngày 3 tháng 2 năm 2024"),
        ("Trần Văn Hòa", "Nơi nhận:"),
        ("KẾ HOẠCH", "Phòng bệnh"),
        ("Số: 12/KH-UBND", "Hà Nam, ngày 3 tháng 2 năm 2024"),
        ("CHỦ TỊCH", "Trần Văn Hòa"),
        ("một số", "12/KH-UBND"),
    ],
)
def test_lines_that_are_whole_stay_apart(lines):
    assert mended(*lines) == list(lines)


def test_a_joined_line_points_at_both_of_its_places():
    (line,) = mend(clean_lines("Số:\n5/KH-UBND"))
    assert line.body.span(0, len(line.text)) == (0, 13)
