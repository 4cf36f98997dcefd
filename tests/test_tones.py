"""Tones stand where the vocabularies put them, and every offset stays."""

import pytest

from cancu.ingest.tones import older_tones


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("Uỷ ban", "Ủy ban"),
        ("hoà giải", "hòa giải"),
        ("HOÀ", "HÒA"),
        ("khoẻ, thuỷ, Toà án", "khỏe, thủy, Tòa án"),
    ],
)
def test_a_tone_is_moved_to_the_first_vowel(newer, older):
    assert older_tones(newer) == older
    assert len(older) == len(newer)


@pytest.mark.parametrize("text", ["quý", "Quỹ", "hoàn thành", "tuyến", "Ủy ban", "hòa", ""])
def test_what_stands_right_is_left_alone(text):
    assert older_tones(text) == text
