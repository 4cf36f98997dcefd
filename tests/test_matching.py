"""Texts that say the same are found, near misses are not, and not by comparing all with all."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from cancu.queries.align import align
from cancu.queries.compared import Item
from cancu.queries.evidence import Span
from cancu.queries.matching import Matcher
from cancu.queries.matching_words import matching_words, spoken
from cancu.queries.similarity import INDICATORS, TASKS, Clause, agreement, clauses
from tests.pairs import HELD_OUT, KINDS, TUNE, pairs, point, sample_provisions, scored

BOTH = sorted(KINDS)


# What was annotated


def test_there_are_pairs_enough_of_both_kinds_and_both_answers() -> None:
    every = [pair for name in BOTH for pair in pairs(name)]
    assert len(every) >= 140
    for name in BOTH:
        for half in (TUNE, HELD_OUT):
            answers = [pair.same for pair in pairs(name) if pair.half == half]
            assert min(answers.count(True), answers.count(False)) >= 15, (name, half)


def test_no_pair_stands_twice_and_none_is_a_text_with_itself() -> None:
    every = [pair for name in BOTH for pair in pairs(name)]
    assert len({frozenset((pair.one, pair.other)) for pair in every}) == len(every)
    assert all(pair.one != pair.other for pair in every)


def test_what_is_said_to_come_from_a_sample_has_that_samples_words() -> None:
    """A text was shortened at most: half of its word pairs stand in the samples."""
    known = {two for text in sample_provisions() for two in _twos(text)}
    for pair in pairs("tasks"):
        for origin, text in zip(pair.origin, (pair.one, pair.other), strict=True):
            found = _twos(text)
            if origin != "own" and found:
                assert len(found & known) / len(found) > 0.5, text


def _twos(text: str) -> set[tuple[str, str]]:
    words = re.findall(r"\w+", text.lower())
    return set(pairwise(words))


# How good the scores are


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("half", [TUNE, HELD_OUT])
def test_at_its_floor_a_kind_is_right_nine_times_in_ten_and_finds_seven(
    name: str, half: str
) -> None:
    at = point(scored(name, half), KINDS[name].same)
    assert at.precision >= 0.9, at
    assert at.recall >= 0.7, at


@pytest.mark.parametrize("name", BOTH)
def test_what_scores_below_the_lower_floor_is_hardly_ever_the_same(name: str) -> None:
    rows = scored(name, HELD_OUT) + scored(name, TUNE)
    below = [pair for score, pair in rows if pair.same and score < KINDS[name].unlike]
    assert len(below) <= 0.08 * sum(pair.same for _, pair in rows), below


@pytest.mark.parametrize("name", BOTH)
def test_without_the_words_for_actions_and_contrasts_it_would_be_worse(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The vocabulary is worth its lines: plain TF-IDF misses what the tests above ask for."""
    good = point(scored(name, HELD_OUT), KINDS[name].same)
    monkeypatch.setattr("cancu.queries.matching.agreement", lambda one, other: 1.0)
    plain = replace(KINDS[name], weak=1.0, action=0.0)
    bad = point(scored(name, HELD_OUT, plain), KINDS[name].same)
    assert bad.precision < good.precision


# What makes two texts alike


def score(one: str, other: str, kind: str = "tasks") -> float:
    return Matcher(KINDS[kind], [one, other], sample_provisions()).score(0, 1)


def test_a_text_is_itself_whatever_its_case_accents_and_tone_marks() -> None:
    text = "Tuyên truyền phòng, chống ma túy trong trường học."
    for other in (text, text.upper(), text.replace("ma túy", "ma tuý")):
        assert score(text, other) == pytest.approx(1.0)
    assert score(text, "") == score("", "") == 0.0


def test_an_abbreviation_is_what_it_stands_for() -> None:
    one, other = "Bảo đảm ANTT tại cơ sở lưu trú", "Bảo đảm an ninh, trật tự tại cơ sở lưu trú"
    assert score(one, other) == pytest.approx(1.0)
    assert spoken("UBND xã") == "ủy ban nhân dân xã"


def test_a_misprint_costs_little() -> None:
    one = "Vận động thu hồi vũ khí, vật liệu nổ, công cụ hỗ trợ trong Nhân dân"
    assert score(one, one.replace("vật liệu", "vặt 1iệu")) > TASKS.same


def test_another_action_upon_the_same_object_is_another_task() -> None:
    one = "Tuyên truyền quy định về phòng cháy, chữa cháy tại chung cư"
    other = "Kiểm tra quy định về phòng cháy, chữa cháy tại chung cư"
    third = "Thanh tra quy định về phòng cháy, chữa cháy tại chung cư"
    assert score(one, other) < TASKS.same < score(other, third)


def test_one_of_many_clauses_is_enough() -> None:
    one = "Khen thưởng tập thể, cá nhân có thành tích trong phong trào thi đua."
    long = f"Kiểm tra các bếp ăn tập thể trên địa bàn. {one} Thu gom rác thải ở chợ và bến xe."
    assert score(one, long) > 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tỷ lệ hộ nghèo ở nông thôn", "tỷ lệ hộ nghèo ở thành thị"),
        ("tỷ lệ phá án", "tỷ lệ phá án ma túy"),
        ("tỷ lệ phá án mua bán người", "tỷ lệ phá án ma túy"),
        ("tỷ lệ học sinh tiểu học bán trú", "tỷ lệ học sinh trung học cơ sở bán trú"),
    ],
)
def test_a_contrast_or_a_part_lowers_the_score(one: str, other: str) -> None:
    (first,), (second,) = clauses(one, INDICATORS), clauses(other, INDICATORS)
    assert agreement(first, second) < 1 == agreement(first, first)


def test_actions_are_compared_only_where_both_are_known() -> None:
    spread, check = Clause({}, frozenset({"tuyên truyền"})), Clause({}, frozenset({"kiểm tra"}))
    assert agreement(spread, Clause({})) == 1.0 > agreement(spread, check)


def test_the_words_are_folded_alike_on_both_sides() -> None:
    words = matching_words()
    assert words.empty.search("tiep tuc") and not words.empty.search("tiếp tục")
    assert words.action.search(spoken("trồng cây")) and not words.action.search(spoken("trong nhà"))


# Finding among many


def test_looking_up_finds_what_comparing_all_with_all_finds() -> None:
    texts = sample_provisions()
    matcher = Matcher(TASKS, texts)
    for one in range(0, len(texts), 7):
        every = {other: matcher.score(one, other) for other in range(len(texts)) if other != one}
        wanted = {other for other, score in every.items() if score >= TASKS.same}
        found = matcher.like(one, floor=TASKS.same)
        assert {match.index for match in found} == wanted
        assert [match.score for match in found] == sorted((every[i] for i in wanted), reverse=True)


def test_the_work_grows_with_the_collection_and_not_with_its_square() -> None:
    """Counted in comparisons, not in seconds."""
    from cancu.queries import matching

    def compared(times: int) -> int:
        texts = [f"{text} thôn số {n}" for n in range(times) for text in sample_provisions()[:100]]
        count = 0
        plain = matching._alike

        def counting(one: matching._Part, other: matching._Part) -> float:
            nonlocal count
            count += 1
            return plain(one, other)

        matcher = Matcher(TASKS, texts)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(matching, "_alike", counting)
            for one in range(0, 100, 5):
                matcher.like(one)
        return count

    assert compared(12) < 4 * compared(3)


def test_each_text_is_paired_once_with_the_best_that_is_left() -> None:
    texts = ["tỷ lệ giải quyết", "tỷ lệ giải quyết án hình sự"]
    one, other = (
        [Item(f"{mark}.{at}", text, Span(mark, at, at + 1)) for at, text in enumerate(texts)]
        for mark in "ab"
    )
    rows = align(INDICATORS, [one, other], once=True)
    found = {tuple(cell.item.path for cell in row if cell) for row in rows}
    assert found == {("a.0", "b.0"), ("a.1", "b.1")}
