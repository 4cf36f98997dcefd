"""Dates are read in every spelling that documents use, and written back the same."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.dates import DATE, YEAR, format_date, parse_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("16/8/2021", "2021-08-16"),
        ("ngày 16/8/2021", "2021-08-16"),
        ("16-8-2021", "2021-08-16"),
        ("16.8.2021", "2021-08-16"),
        ("02 / 12 / 2020", "2020-12-02"),
        ("ngày 16/8 năm 2021", "2021-08-16"),
        ("ngày 16 tháng 8 năm 2021", "2021-08-16"),
        ("03 tháng 10 năm 2025", "2025-10-03"),
        ("Ngày 31 tháng 12, năm 2026", "2026-12-31"),
        ("ngày 07\ntháng 11 năm 2025", "2025-11-07"),
        ("tháng 01 năm 2024", "2024-01"),
        ("ngày tháng 01 năm 2024", "2024-01"),
        ("ngày ..... tháng 01 năm 2024", "2024-01"),
        ("ngày    tháng   năm 2024", "2024"),
        ("ngày … tháng … năm 2024", "2024"),
        ("ngày 05 tháng năm 2024", "2024"),
        ("tháng 6/2026", "2026-06"),
        ("Tháng 6/2026", "2026-06"),
        ("06/2026", "2026-06"),
        ("Quý II/2026", "2026-Q2"),
        ("quý IV năm 2026", "2026-Q4"),
        ("quý 3/2026", "2026-Q3"),
        ("Qúy I, năm 2026", "2026-Q1"),
        ("QIV/2026", "2026-Q4"),
        ("năm 2024", "2024"),
        ("2024", "2024"),
    ],
)
def test_a_date_is_read_as_far_as_it_is_said(text, iso):
    assert parse_date(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "30/02/2024",
        "ngày 32 tháng 1 năm 2024",
        "00/5/2024",
        "16/13/2021",
        "tháng 13 năm 2024",
        "",
        "ngày",
        "12345",
        "16/8",
        "13-CTr/TU",
        "16/8-2021",
        "0024",
        "quý V/2026",
    ],
)
def test_what_is_no_date_is_none(text):
    assert parse_date(text) is None


@given(st.dates(date(1945, 1, 1), date(2099, 12, 31)), st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_a_formatted_date_is_read_back(day, precision):
    iso = day.strftime(precision)
    assert parse_date(format_date(iso)) == iso


@given(st.integers(1945, 2099), st.integers(1, 4))
def test_a_formatted_quarter_is_read_back(year, quarter):
    assert parse_date(format_date(f"{year}-Q{quarter}")) == f"{year}-Q{quarter}"


def test_zeros_stand_where_the_decree_asks_for_them():
    assert format_date("2024-02-05") == "ngày 05 tháng 02 năm 2024"
    assert format_date("2024-03-05") == "ngày 05 tháng 3 năm 2024"


def test_what_is_no_iso_date_cannot_be_formatted():
    with pytest.raises(ValueError):
        format_date("16/8/2021")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kết luận số 13-KL/TW ngày 16/8/2021 của Bộ Chính trị", ["ngày 16/8/2021"]),
        ("Hưng Yên, ngày 07 tháng 12 năm 2021", ["ngày 07 tháng 12 năm 2021"]),
        ("Tháp Mười, ngày tháng 02 năm 2024", ["ngày tháng 02 năm 2024"]),
        ("Kế hoạch số 18/KH-BCĐ138 ngày 17.01.2024", ["ngày 17.01.2024"]),
        ("từ 01-7-2025 đến 31-12-2025", ["01-7-2025", "31-12-2025"]),
        ("xong trong tháng 6/2026", ["tháng 6/2026"]),
        ("Nghị quyết số 20/2021/NQ-HĐND, điện thoại 0277.387.5111, năm 2024", []),
        ("Nghị định 49/2020/NĐ-CP", []),
    ],
)
def test_the_embeddable_piece_finds_dates_in_running_text(text, found):
    assert re.findall(DATE, text, re.VERBOSE) == found
    assert all(parse_date(each) for each in found)


def test_the_year_piece_finds_a_bare_year():
    assert re.findall(YEAR, "Luật Đầu tư năm 2020 và năm 20201", re.VERBOSE) == ["năm 2020"]
