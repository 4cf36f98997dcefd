"""Words of agencies: kinds, names that are one for all their commas, abbreviations."""

import pytest

from cancu.ontology.agencies import (
    abbreviations,
    agency_abbreviations,
    agency_kinds,
    compound_names,
    kind_of,
)
from cancu.ontology.issuers import issuers
from cancu.ontology.reorganisations import reorganisations


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Công an tỉnh", "Công an"),
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở"),
        ("Uỷ ban nhân dân các huyện, thành phố", "Ủy ban nhân dân"),
        ("Toà án nhân dân tỉnh", "Tòa án nhân dân"),
        ("Bộ Chỉ huy Quân sự tỉnh", "Bộ Chỉ huy Quân sự"),
        ("Bộ Công an", "Bộ"),
        ("Đài Phát thanh - Truyền hình Bình Thuận", "Đài Phát thanh và Truyền hình"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("Chi cục Hải quan Thái Bình", "Chi cục"),
        ("Thủ trưởng các sở, ban, ngành", "Thủ trưởng"),
        ("các sở, ban, ngành, đoàn thể", "các sở, ban, ngành, đoàn thể"),
        ("các cơ quan, đơn vị có liên quan", "các cơ quan, đơn vị"),
        ("Ngân hàng Nhà nước chi nhánh Khu vực 5", "Ngân hàng Nhà nước"),
        ("Tập đoàn Điện lực Việt Nam", "Tập đoàn"),
    ],
)
def test_a_name_is_of_the_kind_by_whose_head_it_begins(name: str, head: str) -> None:
    found = kind_of(name)
    assert found is not None
    assert found.name == head


@pytest.mark.parametrize("name", ["công tác phòng ngừa", "Sởi", "nhân dân", ""])
def test_what_begins_otherwise_is_of_no_kind(name: str) -> None:
    assert kind_of(name) is None


def test_kinds_are_bodies_offices_or_groups_and_named_once() -> None:
    assert {each.kind for each in agency_kinds()} == {"body", "officer", "group"}
    names = [each.name for each in agency_kinds()]
    assert len(names) == len(set(names))
    assert [len(name) for name in names] == sorted((len(name) for name in names), reverse=True)


VERBS = ("phát triển", "xây dựng", "khai thác", "hỗ trợ", "xúc tiến", "dịch vụ")
"""A name would end before these, were it not known."""


def test_every_compound_name_holds_what_would_split_it_and_begins_like_an_agency() -> None:
    for name in compound_names():
        split = "," in name or " và " in name or " - " in name or " các " in name
        assert split or any(verb in name.lower() for verb in VERBS), name
        assert kind_of(name) is not None, name


def test_every_department_and_ministry_that_could_be_split_is_a_compound_name() -> None:
    known = set(compound_names())
    named = {body for each in issuers() for body in each.bodies}
    named |= {each.before for each in reorganisations() if each.kind in ("ministry", "department")}
    for name in named:
        if name.startswith(("Sở ", "Bộ ")) and ("," in name or " và " in name):
            assert name in known, name


def test_abbreviations_are_written_out() -> None:
    assert abbreviations()["UBND"] == "Ủy ban nhân dân"
    assert abbreviations()["LĐ-TB&XH"] == "Lao động - Thương binh và Xã hội"
    assert abbreviations()["ANTT"] == "an ninh, trật tự"
    assert "ANTT" not in agency_abbreviations()
    assert agency_abbreviations()["VKSND"] == "Viện kiểm sát nhân dân"


def test_no_abbreviation_stands_for_itself() -> None:
    assert [short for short, full in abbreviations().items() if short == full] == []
