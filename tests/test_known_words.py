"""Fixed words in capitals are known again where one letter is off, and others stay as printed."""

import pytest

from cancu.ingest.known_words import right_words


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("CHÍ THỊ", "CHỈ THỊ"),
        ("QUYẾTĐỊNH", "QUYẾT ĐỊNH"),
        ("KÊ HOẠCH", "KẾ HOẠCH"),
        ("KT. THỦ TƯỜNG", "KT. THỦ TƯỚNG"),
        ("SỞ VĂN HÓA, THẺ THAO VẢ DU LỊCH", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"),
        ("BẠN ĐIÊU HÀNH", "BAN ĐIỀU HÀNH"),
    ],
)
def test_a_damaged_word_is_known(printed, right):
    assert right_words(printed) == right


@pytest.mark.parametrize(
    "printed", ["UBND XÃ TÂN HƯNG", "HỢP TÁC XÃ RAU SẠCH", "SỞ Y TẾ", "TRẦN VĂN HÒA", "CHỦ TỊCH"]
)
def test_what_is_right_or_unknown_stays_as_printed(printed):
    assert right_words(printed) == printed
