"""Who is charged is read where a scanner damaged the words; the print is the evidence."""

import pytest

from cancu.ingest.agency_headings import parse_heading_bearers
from cancu.ingest.agency_misprints import is_odd, mend_agencies, seems_to_charge
from cancu.ingest.assignments import find_assignments, parse_agency_cell

L, I, C = "lead", "implement", "coordinate"  # noqa: E741


@pytest.mark.parametrize(
    ("text", "charged"),
    [
        ("Tuần tra (Công an tinh thưc biện).", [("Công an tỉnh", I, "Công an tinh")]),
        (
            "Hòa giải (Toa án nhân dân tinh cbủ trì, phối họp với các sở, ban, nganh)",
            [
                ("Tòa án nhân dân tỉnh", L, "Toa án nhân dân tinh"),
                ("các sở, ban, ngành", C, "các sở, ban, nganh"),
            ],
        ),
        (
            "Cấp thẻ (Ụy ban nhân dân huyện, Sở Th ông tin và Truyền thông phối hợp thực hiện)",
            [
                ("Ủy ban nhân dân huyện", I, "Ụy ban nhân dân huyện"),
                ("Sở Thông tin và Truyền thông", I, "Sở Th ông tin và Truyền thông"),
            ],
        ),
    ],
)
def test_a_damaged_parenthesis_charges_the_bodies_that_it_named(text, charged):
    found = find_assignments(text, heading=None, kind="task")
    assert [(a.agency, a.role, text[a.start : a.end]) for a in found] == charged


def test_a_damaged_heading_names_its_body():
    heading = "Ủy ban nhân dân các huyện, thành pbố"
    (bearer,) = parse_heading_bearers(heading).assignments
    assert bearer.agency == "Ủy ban nhân dân các huyện, thành phố"
    assert heading[bearer.start : bearer.end] == heading


def test_a_damaged_cell_names_its_bodies():
    cell = "UBND các xã, pbường; Sở Tài chính"
    found = parse_agency_cell(cell, L)
    assert [a.agency for a in found] == ["Ủy ban nhân dân các xã, phường", "Sở Tài chính"]
    assert [cell[a.start : a.end] for a in found] == ["UBND các xã, pbường", "Sở Tài chính"]


@pytest.mark.parametrize("text", ["Công an tỉnh thực hiện", "trước ngày 15/12 hằng năm", ""])
def test_what_is_right_is_not_mended(text):
    assert mend_agencies(text) is None


def test_words_that_names_hold_are_not_odd():
    assert not is_odd("Công an tỉnh thực hiện")
    assert is_odd("Công an tỉnh pbối hợp")


def test_abbreviations_are_not_odd():
    assert not is_odd("UBND xã, Sở GD&ĐT")
    assert is_odd("UBND xã pbối hợp")


def test_a_parenthesis_that_charges_is_known_by_its_bones():
    assert seems_to_charge("Sở Y tế cbủ trì")
    assert not seems_to_charge("trước ngày 15/12")
