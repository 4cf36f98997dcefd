"""What no syllable can be is known, so that a damaged word is."""

import pytest

from cancu.ingest.syllables import is_common_syllable


@pytest.mark.parametrize(
    "word", ["nghiêm", "quyền", "gìn", "giữ", "ủy", "uỷ", "khuyến", "đẩy", "ý"]
)
def test_syllables_are_known(word):
    assert is_common_syllable(word)


@pytest.mark.parametrize("word", ["cbủ", "thựe", "biệnn", "pbối", "ubnd", "trong1"])
def test_what_cannot_be_printed_is_none(word):
    assert not is_common_syllable(word)
