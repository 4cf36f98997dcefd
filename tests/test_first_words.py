"""Patterns are tried at the words they can begin with, and match there what they would."""

import re

import pytest

from cancu.ingest.first_words import FirstWords, first_words
from cancu.ingest.rules import rules_by_name

SOURCE = r"""
    (?P<a>(?:Phó\s+)?Giám\s+đốc | [Bb]an\s+(?:x|y)) | (?P<b>T(?:òa|oà)\s+án | Sở\b) | Báo(?!\s+cáo)
"""


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (SOURCE, {"Phó", "Giám", "Ban", "ban", "Tòa", "Toà", "Sở", "Báo"}),
        (r"(?:Tỉnh|Huyện)\s*ủy", {"Tỉnh", "Huyện", "Tỉnhủy", "Huyệnủy"}),
        (r"(?<!tác\s)xã(?!\s+hội) | PA\d", None),
        (r"[A-Z]\w+", None),
        (r"các,\s+sở", {"các"}),
    ],
)
def test_the_words_that_a_pattern_can_begin_with(source, words):
    assert first_words(source) == (None if words is None else frozenset(words))


def test_another_word_matches_nothing():
    assert FirstWords(SOURCE).match("Báo", "Báo cáo", 0, 7) is None
    assert FirstWords(SOURCE).match("Vụ", "Vụ Pháp chế", 0, 11) is None


TEXTS = [
    "Giám đốc Sở Y tế, Tỉnh ủy, các sở, ban, ngành; ủy ban nhân dân các xã, Phó Chủ tịch",
    "Bộ trưởng các Bộ, Thủ trưởng cơ quan ngang bộ chủ trì, phối hợp với lực lượng Công an",
    "Trung tâm Y tế khu vực, Báo cáo, Bảo hiểm xã hội, Tòa án nhân dân, đơn vị trực thuộc",
]


@pytest.mark.parametrize("rule", ["head", "office", "group", "field", "act", "levels", "tail"])
def test_a_rule_matches_where_its_whole_pattern_does(rule):
    whole = rules_by_name("agencies")[rule]
    cut = FirstWords(whole.source)
    for text in TEXTS:
        for word in re.finditer(r"\w+", text):
            meant = whole.pattern.match(text, word.start())
            found = cut.match(word[0], text, word.start(), len(text))
            assert (found and found[0]) == (meant and meant[0]), word
