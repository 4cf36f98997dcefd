"""Letters that a scanner put for figures are figures again, and no other letter is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.digits import mended


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Đạt l00% kế hoạch", "Đạt 100% kế hoạch"),
        ("đạt 9O % số hộ", "đạt 90 % số hộ"),
        ("từ 1,S% đến 2,O%", "từ 1,5% đến 2,0%"),
        ("giai đoạn 202l - 202S", "giai đoạn 2021 - 2025"),
        ("năm 2O26", "năm 2026"),
        ("lO0% cơ quan", "100% cơ quan"),
    ],
)
def test_a_letter_among_figures_is_the_figure_it_looks_like(printed, meant):
    assert mended(printed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Lớp 5B, mẫu 2S, phòng 20O",
        "Quyết định số 202l0/QĐ-UBND",
        "đạt 100% kế hoạch năm 2025, lOl",
        "tỷ lệ %, 5 % và số 20Il8",
        "",
    ],
)
def test_other_letters_stay(text):
    assert mended(text) == text


@given(st.text(alphabet="0129lIOoSB%., aạ/\n", max_size=40))
def test_every_offset_stays(text):
    found = mended(text)
    assert len(found) == len(text)
    for old, new in zip(text, found, strict=True):
        assert old == new or (old in "lIOoSB" and new.isdecimal())
