"""The motto is known where it stands on a line, whole, halved or damaged."""

import pytest

from cancu.ingest.motto import is_motto, motto_at


@pytest.mark.parametrize(
    "text",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HOÀ XÃ HỘI",
        "CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Độc Lập – Tự Do – Hạnh Phúc",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ĐÁNG CỘNG SẢN VIỆT NAM",
        "CỘNG HỖA XẢ HỘ1 CHỦ NGHIA VỊÊT NAM",
        "Dộc lâp - Tư do - Hạnh phúe",
    ],
)
def test_a_motto_is_known(text):
    assert is_motto(text)


@pytest.mark.parametrize(
    "text",
    [
        "CỘNG TÁC VIÊN DÂN SỐ",
        "HỘI CHỮ THẬP ĐỎ VIỆT NAM",
        "ĐẢNG ỦY XÃ VIỆT HÙNG",
        "Thực hiện chính sách của nước Cộng hòa",
        "",
    ],
)
def test_other_lines_have_none(text):
    assert motto_at(text) is None


def test_a_body_may_stand_before_it():
    assert motto_at("BỘ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == 8
