"""Instruments known beforehand."""

import datetime
import re

import pytest

from cancu.ontology.genres import genre_of_name, genres_of_sign
from cancu.ontology.instruments import find_instruments, find_laws, instruments, law_names


@pytest.mark.parametrize(
    ("number", "date", "issuer"),
    [
        ("48-CT/TW", "2010-10-22", "Bộ Chính trị"),
        ("13-KL/TW", "2021-08-16", "Bộ Chính trị"),
        ("36-CT/TW", "2019-08-16", "Bộ Chính trị"),
        ("51-NQ/TW", "2019-09-05", "Bộ Chính trị"),
        ("44-KL/TW", "2019-01-22", "Ban Bí thư"),
        ("96/2019/QH14", "2019-11-27", "Quốc hội"),
        ("1944/QĐ-TTg", "2021-11-18", "Thủ tướng Chính phủ"),
        ("623/QĐ-TTg", "2016-04-14", "Thủ tướng Chính phủ"),
        ("634/QĐ-TTg", "2020-05-13", "Thủ tướng Chính phủ"),
        ("49/2020/NĐ-CP", "2020-04-17", "Chính phủ"),
    ],
)
def test_what_the_samples_cite_is_known(number: str, date: str, issuer: str) -> None:
    (found,) = find_instruments(number)
    assert (found.date, found.issuer) == (date, issuer)


def test_a_party_number_that_recurs_has_its_candidates() -> None:
    assert [each.date for each in find_instruments("18-NQ/TW")] == ["2017-10-25", "2022-06-16"]
    assert find_instruments("18-NQ/XX") == ()


def test_a_law_is_found_by_its_names_and_told_apart_by_its_date() -> None:
    both = find_laws("Luật tổ chức chính quyền địa phương")
    assert [each.number for each in both] == ["77/2015/QH13", "65/2025/QH15", "72/2025/QH15"]
    (old,) = find_laws("Luật Tổ chức chính quyền địa phương", "2015-06-19")
    assert (old.until, old.replaced_by) == ("2025-02-28", "65/2025/QH15")
    for short in ("Luật PCCC và CNCH", "Luật phòng cháy, chữa cháy và cứu nạn cứu hộ"):
        assert [each.number for each in find_laws(short)] == ["55/2024/QH15"]
    assert [each.number for each in find_laws("Luật Phòng chống ma tuý", "2021")] == [
        "73/2021/QH14"
    ]
    assert find_laws("Luật Không có thật") == ()


def test_there_are_laws_enough_and_the_longer_name_comes_first() -> None:
    names = law_names()
    assert len(names) > 100
    assert names.index("Luật Bảo hiểm y tế") > names.index(
        "Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế"
    )
    assert "Luật Phòng chống ma túy" in names


def test_every_instrument_is_sound() -> None:
    for each in instruments():
        genre = genre_of_name(each.genre)
        assert genre is not None, each
        assert each.number or each.name, each
        assert (each.name is not None) == (
            each.genre in ("luật", "bộ luật", "hiến pháp", "pháp lệnh", "điều lệ")
        ), each
        if each.date:
            datetime.date.fromisoformat(each.date)
        if each.number and not re.search(r"QH\d+$", each.number):
            told = genres_of_sign(each.number)
            assert not told or genre in told, each


def test_the_year_in_a_number_is_the_year_of_its_date() -> None:
    for each in instruments():
        year = re.search(r"/(\d{4})/", each.number or "")
        if year and each.date:
            assert each.date.startswith(year[1]), each


def test_what_replaced_a_law_is_known_and_later() -> None:
    for each in instruments():
        if each.replaced_by:
            (later,) = find_instruments(each.replaced_by)
            assert later.date is not None
            assert each.date is not None
            assert each.until is not None
            assert later.date > each.date
            assert each.until > later.date[:4], each


def test_no_instrument_comes_twice() -> None:
    keys = [(each.number, each.date, each.name) for each in instruments()]
    assert len(keys) == len(set(keys))
