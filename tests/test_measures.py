"""Who asks for more, and where that cannot be said."""

from __future__ import annotations

import pytest

from cancu.queries.measures import Quantity, judge

SAME = {"equal", "different", "conflict", "incomparable"}


def of(text: str, unit: str | None = "%", baseline: str | None = None) -> Quantity:
    """`>= 90`, `range 30 40`, `decrease 5`."""
    comparator, *numbers = text.split()
    low, high = (*map(float, numbers), None)[:2]
    return Quantity(comparator, low or 0.0, high, unit, baseline)


@pytest.mark.parametrize(
    ("first", "second", "judgement"),
    [
        ("> 75", "> 75", "equal"),
        ("> 75", "> 80", "stricter"),
        ("> 80", "> 75", "looser"),
        (">= 90", "> 90", "stricter"),
        ("> 90", ">= 90", "looser"),
        ("> 90", "= 100", "stricter"),
        ("= 100", "> 90", "looser"),
        (">= 90", "= 90", "equal"),
        ("> 90", "= 85", "looser"),
        ("<= 5", "<= 3", "stricter"),
        ("<= 5", "< 5", "stricter"),
        ("< 3", "<= 5", "looser"),
        ("= 100", "= 85", "looser"),
        ("= 0", "= 2", "looser"),
        ("= 30", "= 50", "different"),
        ("range 30 40", "range 30 40", "equal"),
        ("range 30 40", "range 35 40", "different"),
        (">= 30", "range 35 40", "stricter"),
        (">= 30", "range 20 40", "looser"),
        ("<= 40", "range 20 30", "stricter"),
        (">= 90", "<= 80", "conflict"),
        ("> 90", "<= 90", "conflict"),
        (">= 90", "<= 90", "incomparable"),
        (">= 5", "<= 10", "incomparable"),
        ("decrease 5", "decrease 5", "equal"),
        ("decrease 5", "decrease 10", "stricter"),
        ("decrease 5", "range_decrease 5 10", "stricter"),
        ("range_decrease 5 10", "decrease 3", "looser"),
        ("increase 5", "increase 3", "looser"),
        ("decrease 5", "increase 5", "conflict"),
        (">= 5", "decrease 5", "incomparable"),
    ],
)
def test_the_second_is_judged_by_the_first(first: str, second: str, judgement: str) -> None:
    judged = judge(of(first), of(second))
    assert judged.judgement == judgement
    assert bool(judged.why) == (judgement in SAME - {"equal"})


@pytest.mark.parametrize(
    ("first", "second"), [("> 75", "> 80"), ("<= 5", "< 5"), ("decrease 5", "decrease 9")]
)
def test_what_is_stricter_one_way_is_looser_the_other(first: str, second: str) -> None:
    assert judge(of(first), of(second)).judgement == "stricter"
    assert judge(of(second), of(first)).judgement == "looser"


def test_other_units_cannot_be_compared_and_the_answer_says_so() -> None:
    judged = judge(of("= 35", "địa bàn"), of("= 40", "mô hình"))
    assert judged.judgement == "incomparable"
    assert "địa bàn" in str(judged.why) and "mô hình" in str(judged.why)
    assert judge(of("> 5", "%"), of("> 6", "% số xã")).judgement == "stricter"


def test_other_baselines_cannot_be_compared_and_the_answer_says_so() -> None:
    since = of("decrease 5", baseline="năm 2021")
    judged = judge(since, of("decrease 5", baseline="giai đoạn 2016 - 2020"))
    assert judged.judgement == "incomparable"
    assert "năm 2021" in str(judged.why)
    assert judge(since, of("decrease 5")).judgement == "incomparable"


@pytest.mark.parametrize(
    "words", ["năm trước", "cùng kỳ", "so với cùng kỳ năm trước", "cùng kỳ năm ngoái"]
)
def test_the_year_before_has_many_names(words: str) -> None:
    first, second = (of("decrease 5", baseline=each) for each in ("so với năm trước", words))
    assert judge(first, second).judgement == "equal"


def test_a_quantity_is_shown_as_people_write_it() -> None:
    assert of("> 75").shown == "> 75%"
    assert of("= 100").shown == "100%"
    assert of("range 30 40").shown == "30 - 40%"
    assert of(">= 0.5", "vụ/tháng").shown == "≥ 0,5 vụ/tháng"
    assert (
        of("range_decrease 5 10", baseline="so với năm 2023").shown
        == "giảm 5 - 10% (so với năm 2023)"
    )
