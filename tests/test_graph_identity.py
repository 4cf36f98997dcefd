"""When two names mean one document."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from cancu.graph.identity import (
    agree,
    congresses,
    has_year,
    not_later,
    number_key,
    one_numbering,
    title_key,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("05-KL/TW", "5-KL/TW"),
        ("18/KH-BCĐ138", "18/KH-BCĐ 138".replace(" ", "")),
        ("40- CT/TU", "40-CT/TU"),
        ("13-CTr/TU", "13-CTR/TU"),
        ("188/KH–UBND", "188/KH-UBND"),
        ("188/KH-UBND", "188-KH-UBND"),
    ],
)
def test_prints_of_one_number_have_one_key(one: str, other: str) -> None:
    assert number_key(one) == number_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("18/KH-BCĐ138", "18/KH-BCĐ138/CP"),
        ("13-CTr/TU", "13-CTr/TW"),
        ("13-CTr/TU", "130-CTr/TU"),
        ("49/2020/NĐ-CP", "49/2021/NĐ-CP"),
    ],
)
def test_other_numbers_have_other_keys(one: str, other: str) -> None:
    assert number_key(one).text != number_key(other).text


def test_the_stem_leaves_out_the_issuer_s_sign() -> None:
    assert number_key("13-CTr/TU").stem == number_key("13-CTr/TW").stem == "13-ctr"
    assert number_key("49/2020/NĐ-CP").stem == "49-2020-nd"


def test_a_number_without_sign_is_one_of_its_genre() -> None:
    assert number_key("06", "đề án") != number_key("06", "chương trình")
    assert number_key("06", "đề án") == number_key("6", "đề án")


def test_titles_are_compared_without_case_and_accents() -> None:
    assert title_key("Luật Ngân sách nhà nước") == title_key("LUẬT NGÂN SÁCH NHÀ NƯỚC")
    assert title_key("Luật Ngân sách nhà nước") != title_key("Luật Nhà ở")


def test_dates_agree_as_far_as_they_are_said() -> None:
    assert agree("2021-10", "2021-10-13")
    assert agree("2021-10-13", "2021")
    assert agree(None, "2021")
    assert not agree("2021-10-12", "2021-10-13")
    assert not agree("2021-1", "2022-10-13")


def test_nothing_is_cited_before_it_exists() -> None:
    assert not_later("2021-08-16", "2021-12-14")
    assert not_later("2024-01-17", "2024-01")
    assert not_later(None, "2020")
    assert not not_later("2025-06-16", "2021-12-14")


def _numbering(one: str, other: str, number: str, *, central: bool = False) -> bool:
    party = "-" in number.split("/")[0]
    return one_numbering(one, other, party=party, central=central, yearly=has_year(number))


def test_state_numbers_restart_each_year() -> None:
    assert _numbering("2016-04-14", "2016-05-31", "623/QĐ-TTg")
    assert not _numbering("2016-04-14", "2017-04-14", "623/QĐ-TTg")
    assert _numbering("2020-04-17", "2021-04-17", "49/2020/NĐ-CP"), "the number names its year"


def test_party_numbers_restart_with_each_congress() -> None:
    assert _numbering("2019-01-22", "2019-10-22", "44-KL/TW", central=True)
    assert not _numbering("2015-12-01", "2016-02-01", "44-KL/TW", central=True)


def test_the_year_of_local_congresses_is_left_undecided() -> None:
    assert _numbering("2021-10-12", "2023-10-13", "13-CTr/TU")
    assert not _numbering("2020-08-01", "2020-11-30", "13-CTr/TU")
    assert not _numbering("2021-10", "2023-10-13", "13-CTr/TU"), "half a date decides nothing"


def test_congresses_are_five_years_apart_and_in_order() -> None:
    days = [date.fromisoformat(day) for day in congresses()]
    gaps = [later.year - earlier.year for earlier, later in pairwise(days)]
    assert set(gaps) == {5}
