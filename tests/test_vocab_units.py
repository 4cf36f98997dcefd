"""Provinces, districts and communes of both eras."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ontology.units import (
    communes,
    current_provinces,
    districts,
    find_communes,
    find_district,
    find_districts,
    find_province,
    province_of_slug,
    provinces,
    successor_province,
)


def test_the_units_are_as_many_as_there_were() -> None:
    assert (len(provinces()), len(districts())) == (63, 696)
    assert (len(current_provinces()), len(communes())) == (34, 3321)


def test_every_district_and_commune_lies_in_a_province_of_its_time() -> None:
    assert {each.province for each in districts()} == {each.name for each in provinces()}
    assert {each.province for each in communes()} == {each.name for each in current_provinces()}


def test_codes_and_kinds_are_sound() -> None:
    assert Counter(each.kind for each in provinces()) == {"tỉnh": 57, "thành phố": 6}
    assert Counter(each.kind for each in current_provinces()) == {"tỉnh": 28, "thành phố": 6}
    assert {each.kind for each in districts()} == {"huyện", "quận", "thị xã", "thành phố"}
    assert {each.kind for each in communes()} == {"xã", "phường", "đặc khu"}
    for units in (provinces(), districts(), communes()):
        assert len({each.code for each in units}) == len(units)


def test_every_province_leads_to_one_of_today() -> None:
    assert {each.successor for each in provinces()} == {each.name for each in current_provinces()}
    assert sum(each.successor != each.name for each in provinces()) == 29


@given(st.sampled_from(provinces()))
def test_a_province_is_found_by_name_full_name_and_slug(province: object) -> None:
    found = find_province(province.full_name)  # type: ignore[attr-defined]
    assert found is not None
    assert found == find_province(found.name) == province_of_slug(found.slug) == province


@given(st.sampled_from(districts()))
def test_a_district_is_found_by_its_full_name_in_its_province(district: object) -> None:
    name, province = district.full_name, district.province  # type: ignore[attr-defined]
    assert find_district(name, province) == district


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("tỉnh Hoà Bình", "Hòa Bình"), ("TP. Hồ Chí Minh", "Hồ Chí Minh"),
        ("TP.HCM", "Hồ Chí Minh"),
        ("Tp Đà Nẵng", "Đà Nẵng"), ("THÀNH PHỐ HÀ NỘI", "Hà Nội"), ("Thừa Thiên Huế", "Huế"),
        ("tỉnh Thừa Thiên - Huế", "Huế"), ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Bà Rịa-Vũng Tàu", "Bà Rịa - Vũng Tàu"), ("tỉnh Đăk Lăk", "Đắk Lắk"),
        ("hưng yên", "Hưng Yên"),
    ],
)  # fmt: skip
def test_a_province_is_known_however_it_is_printed(printed: str, name: str) -> None:
    found = find_province(printed)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "printed", ["huyện Hưng Yên", "thành phố Hưng Yên", "Hung Yen", "Tháp Mười", "", "tỉnh"]
)
def test_what_is_no_province_is_not_taken_for_one(printed: str) -> None:
    assert find_province(printed) is None


def test_a_district_of_many_provinces_needs_its_province() -> None:
    assert find_district("Châu Thành") is None
    assert len(find_districts("Châu Thành")) == 10
    found = find_district("huyện Châu Thành", "tỉnh An Giang")
    assert found is not None
    assert found.province == "An Giang"
    assert find_district("huyện Châu Thành", "Hưng Yên") is None


def test_the_kind_in_front_of_a_district_counts() -> None:
    assert find_district("Cai Lậy") is None
    town = find_district("thị xã Cai Lậy")
    assert town is not None
    assert town.kind == "thị xã"


def test_a_numbered_district_keeps_its_kind() -> None:
    found = find_district("Quận 1")
    assert found is not None
    assert (found.name, found.full_name, found.slug) == ("Quận 1", "Quận 1", "quan-1")


def test_a_commune_is_found_through_its_older_province_too() -> None:
    found = find_communes("phường Mỹ Tho", "Tiền Giang")
    assert [each.province for each in found] == ["Đồng Tháp"]
    assert find_communes("phường Mỹ Tho", "Hưng Yên") == ()


def test_the_province_of_today_is_told() -> None:
    for before, after in [("Thái Bình", "Hưng Yên"), ("Tỉnh Hưng Yên", "Hưng Yên"), ("Huế", "Huế")]:
        found = successor_province(before)
        assert found is not None
        assert found.name == after
    assert successor_province("Atlantis") is None
