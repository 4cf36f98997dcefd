"""Texts made comparable."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ontology.folding import fold, normal_tones, slug, strip_accents

# The old spelling first, the new one behind it; the old one is the normal form.
TONES = [
    ("hòa", "hoà"), ("Tòa án", "Toà án"), ("ủy ban", "uỷ ban"), ("ỦY BAN", "UỶ BAN"),
    ("thủy", "thuỷ"), ("khóa", "khoá"), ("ma túy", "ma tuý"), ("xòe", "xoè"),
    ("Hòa Bình", "Hoà Bình"), ("hủy", "huỷ"), ("lòa xòa", "loà xoà"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), TONES)
def test_both_ways_to_place_a_tone_come_together(old: str, new: str) -> None:
    assert normal_tones(new) == old
    assert normal_tones(old) == old


@pytest.mark.parametrize(
    "text",
    ["quý", "quỳ", "Quý I", "hoàn", "khoảng", "tuyên", "lụa", "của", "thúy", "nguyễn", "khoẻn"],
)
def test_what_has_one_spelling_stays(text: str) -> None:
    assert normal_tones(text) == text


def test_decomposed_text_is_composed() -> None:
    assert normal_tones(unicodedata.normalize("NFD", "Hoà Bình")) == "Hòa Bình"


def test_fold_drops_case_accents_dashes_and_spaces() -> None:
    assert fold("Đắk  Lắk –\u00a0Đắk Nông") == "dak lak - dak nong"
    assert fold("Ð") == "d", "the Icelandic letter is a common misprint"


def test_strip_accents_keeps_case_and_marks() -> None:
    assert strip_accents("18/KH-BCĐ138/CP") == "18/KH-BCD138/CP"


def test_slug_is_what_iris_are_made_of() -> None:
    assert slug("Sở Văn hóa, Thể thao và Du lịch") == "so-van-hoa-the-thao-va-du-lich"
    assert slug("…") == ""


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert slug(slug(text)) == slug(text)
    assert normal_tones(normal_tones(text)) == normal_tones(text)


@given(st.text())
def test_a_slug_is_lower_case_ascii(text: str) -> None:
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
