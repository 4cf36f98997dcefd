"""The marks before a document's parts are read as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.enumerators import read_enumerator
from cancu.ingest.series import LETTERS, follows, next_letter, next_roman, roman_value


@pytest.mark.parametrize(
    ("text", "style", "label", "rest"),
    [
        ("I. MỤC TIÊU", "roman", "I", "MỤC TIÊU"),
        ("II- NHIỆM VỤ", "roman", "II", "NHIỆM VỤ"),
        ("IV/ Tổ chức", "roman", "IV", "Tổ chức"),
        ("A. Mục tiêu", "upper", "A", "Mục tiêu"),
        ("1. Sở Y tế", "arabic", "1", "Sở Y tế"),
        ("1- Nâng cao", "arabic", "1", "Nâng cao"),
        ("12/ Công an", "arabic", "12", "Công an"),
        ("3) Rà soát", "bracket", "3", "Rà soát"),
        ("1.1. Tuyên truyền", "decimal", "1.1", "Tuyên truyền"),
        ("2.3 Rà soát", "decimal", "2.3", "Rà soát"),
        ("2.1- Rà soát", "decimal", "2.1", "Rà soát"),
        ("a) Rà soát", "letter", "a", "Rà soát"),
        ("đ. Rà soát", "letter", "đ", "Rà soát"),
        ("- Rà soát", "dash", "-", "Rà soát"),
        ("+ Rà soát", "plus", "+", "Rà soát"),
        ("• Rà soát", "star", "-", "Rà soát"),
        ("Điều 1. Phê duyệt", "article", "1", "Phê duyệt"),
        ("Điều 12a. Phê duyệt", "article", "12a", "Phê duyệt"),
        ("Chương II", "chapter", "II", ""),
        ("Phần thứ hai", "part", "II", ""),
        ("PHẦN THỨ BA", "part", "III", ""),
        ("PHỤ LỤC III", "annex", "III", ""),
        ("(1) Rà soát", "paren", "1", "Rà soát"),
        ("(a) Rà soát", "paren", "a", "Rà soát"),
        ("(i) Rà soát", "small", "i", "Rà soát"),
        ("iv) Rà soát", "small", "iv", "Rà soát"),
        ("a/ Rà soát", "letter", "a", "Rà soát"),
        ("b- Rà soát", "letter", "b", "Rà soát"),
        ("a1) Rà soát", "letter", "a1", "Rà soát"),
        ("1.2.a) Rà soát", "decimal", "1.2.a", "Rà soát"),
        ("II.1. Rà soát", "decimal", "II.1", "Rà soát"),
        ("(1.1) Rà soát", "decimal", "1.1", "Rà soát"),
        ("A/ Mục tiêu", "upper", "A", "Mục tiêu"),
        ("II .NHIỆM VỤ", "roman", "II", "NHIỆM VỤ"),
        ("III NHIỆM VỤ CHỦ YẾU", "roman", "III", "NHIỆM VỤ CHỦ YẾU"),
        ("Ⅱ. NHIỆM VỤ", "roman", "II", "NHIỆM VỤ"),
        ("ІІ. НHIỆM VỤ", "roman", "II", "НHIỆM VỤ"),  # Cyrillic letters
        ("а) Rà soát", "letter", "a", "Rà soát"),
        ("Ðiều 3. Giao", "article", "3", "Giao"),
        ("112. Rà soát", "arabic", "112", "Rà soát"),
        ("‐ Rà soát", "dash", "-", "Rà soát"),
        ("o Rà soát", "star", "-", "Rà soát"),
    ],
)
def test_a_mark_is_read_as_printed(text, style, label, rest):
    mark = read_enumerator(text)
    assert mark is not None
    assert (mark.style, mark.label, text[mark.length :]) == (style, label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế", "100% hộ dân", "2025 của Chính phủ", "5 năm qua", "15/3/2023",
        "1.500 hộ", "V/v báo cáo",
        "Việt Nam", "Điều chỉnh quy hoạch", "Chương trình số 5", "Mục tiêu chung",
        "10 - 20 lớp", "-5%", "", "Điều 5 Luật Cư trú", "(1), (2) và (3)", "(2025)", "a/b", "o ép",
    ],
)  # fmt: skip
def test_other_words_have_no_mark(text):
    assert read_enumerator(text) is None


def test_the_depth_of_a_decimal_is_how_many_numbers_it_has():
    assert read_enumerator("1.2.3. Rà soát").depth == 3
    assert read_enumerator("1. Rà soát").depth == 1


def test_after_d_comes_đ_even_where_a_scan_shows_d_twice():
    assert next_letter("d", "d") == "đ"
    assert next_letter("c", "d") == "d"
    assert next_letter("c", "đ") == "d"
    assert next_letter("d", "e") == "e"


def test_what_a_scan_makes_of_a_number_has_several_readings():
    assert read_enumerator("Il. NHIỆM VỤ").label == "II"
    five = read_enumerator("S. Sở Y tế")
    assert (five.style, five.label) == ("arabic", "5")
    assert ("small", "i") in read_enumerator("i) Rà soát").readings
    assert ("arabic", "1") in read_enumerator("l. Sở Y tế").readings


@pytest.mark.parametrize(
    ("style", "before", "label"),
    [
        ("arabic", "9", "10"), ("letter", "d", "đ"), ("letter", "h", "i"), ("small", "iii", "iv"),
        ("roman", "III", "IV"), ("upper", "B", "C"), ("decimal", "1.9", "1.10"),
        ("paren", "a", "b"),
    ],
)  # fmt: skip
def test_a_series_goes_on_by_one(style, before, label):
    assert follows(style, before, label)
    assert not follows(style, label, before)


@given(st.integers(0, 38))
def test_roman_numbers_count_up(number):
    label = "I"
    for _ in range(number):
        label = next_roman(label)
    assert roman_value(label) == number + 1


def test_lists_have_no_f_j_w_z():
    assert not set("fjwz") & set(LETTERS)


@given(st.text(max_size=40))
def test_a_mark_never_reaches_beyond_its_text(text):
    mark = read_enumerator(text)
    assert mark is None or 0 < mark.length <= len(text)
