"""A calendar has the days that plans give, and no others."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from cancu.commands.calendar_command import command
from cancu.ontology.errors import NotFoundError
from cancu.queries.calendar import calendar
from cancu.queries.days import days_of, lasting
from tests.query_fixtures import Item, evidence_in, plan, slices, stored

QUARTERS = "hằng quý (01/3, 01/6)"
PLAN = plan(
    "7/KH-UBND",
    "Lào Cai",
    "KẾ HOẠCH",
    (
        Item(
            "1",
            f"Sở Y tế báo cáo kết quả {QUARTERS}; kiểm tra hằng năm",
            (("Sở Y tế", "lead"),),
            (
                ("recurring", QUARTERS, "01/3", "quarterly"),
                ("recurring", QUARTERS, "01/6", "quarterly"),
                ("recurring", "hằng năm", None, "yearly"),
            ),
        ),
        Item(
            "2",
            "Sở Nội vụ tổng hợp, xong trong quý II/2024",
            (("Sở Nội vụ", "implement"),),
            (("due", "trong quý II/2024", "2024-Q2", None),),
        ),
        Item(
            "3",
            "Công an tỉnh kiểm tra trong vòng 15 ngày kể từ ngày ký",
            (("Công an tỉnh", "implement"),),
            (("due", "trong vòng 15 ngày kể từ ngày ký", None, None),),
        ),
        Item("4", "Giảm nghèo đến năm 2025", (), (("horizon", "đến năm 2025", "2025", None),)),
    ),
    title="Chăm sóc sức khỏe năm 2024",
    date="2024-02-05",
)
OTHER = plan(
    "8/KH-UBND",
    "Lai Châu",
    "KẾ HOẠCH",
    (
        Item(
            "1",
            "Sở Y tế báo cáo trước ngày 25 hằng tháng",
            (("Sở Y tế", "lead"),),
            (("recurring", "trước ngày 25 hằng tháng", "25", "monthly"),),
        ),
    ),
    title="Phòng bệnh",
    date="2023-11-10",
)


def due(told: str, words: str = "") -> date | None:
    return days_of("due", None, [told], words, None, None).due


@pytest.mark.parametrize(
    ("told", "words", "day"),
    [
        ("2024-06-15", "trước ngày 15/6/2024", date(2024, 6, 15)),
        ("2024-Q2", "trong quý II/2024", date(2024, 6, 30)),
        ("2024-Q4", "Quý IV/2024", date(2024, 12, 31)),
        ("2024-02", "Tháng 02/2024", date(2024, 2, 29)),
        ("2026", "trong năm 2026", date(2026, 12, 31)),
        ("2024-Q2", "trước quý II/2024", date(2024, 3, 31)),
        ("2024-06", "trước tháng 6/2024", date(2024, 5, 31)),
        ("20/11", "trước ngày 20/11", None),
        ("2024-02-30", "", None),
        ("2024-13", "", None),
    ],
)
def test_a_month_a_quarter_and_a_year_end_on_their_last_day(
    told: str, words: str, day: date | None
) -> None:
    assert due(told, words) == day


def test_how_a_day_was_found_is_said() -> None:
    assert days_of("due", None, ["2024-Q2"], "", None, None).note == "ngày cuối cùng của quý"
    assert days_of("due", None, ["2024-06-15"], "", None, None).note is None


@pytest.mark.parametrize(
    ("period", "dates", "words"),
    [
        ("continuous", [], "thường xuyên"),
        ("quarterly", [], "hằng quý"),
        ("quarterly", ["25"], "trước ngày 25 hằng quý"),
        ("yearly", ["15"], "ngày 15 hằng năm"),
        ("weekly", ["5"], "thứ năm hằng tuần"),
        ("yearly", ["31/02"], ""),
        ("quarterly", ["01/3", "45"], ""),
    ],
)
def test_a_vague_recurrence_has_no_day(period: str, dates: list[str], words: str) -> None:
    days = days_of("recurring", period, dates, words, "2024-01-05", None)
    assert not days.again and not days.within(2024) and days.next(date(2024, 1, 1)) is None
    assert days.note and days.reaches(2024) and not days.is_past(date(2099, 1, 1))


@pytest.mark.parametrize(
    ("period", "told", "words", "months"),
    [
        ("monthly", "25", "", list(range(1, 13))),
        ("quarterly", "20", "ngày 20 tháng cuối quý", [3, 6, 9, 12]),
        ("half-yearly", "15/6", "", [6]),
        ("nine-monthly", "01/9", "", [9]),
        ("yearly", "10/12", "", [12]),
    ],
)
def test_a_recurrence_has_its_days_in_a_year(
    period: str, told: str, words: str, months: list[int]
) -> None:
    days = days_of("recurring", period, [told], words, "2020-01-01", None)
    assert [day.month for day in days.within(2024)] == months
    assert {day.day for day in days.within(2024)} == {int(told.split("/")[0])}


def test_a_day_that_months_lack_is_left_out_of_them() -> None:
    days = days_of("recurring", "monthly", ["31"], "", "2020-01-01", None)
    assert [day.month for day in days.within(2023)] == [1, 3, 5, 7, 8, 10, 12]


def test_recurrences_run_from_the_issue_until_the_end_of_the_plan() -> None:
    days = days_of("recurring", "monthly", ["15"], "", "2024-03-20", date(2024, 12, 31))
    assert [day.month for day in days.within(2024)] == list(range(4, 13))
    assert days.within(2025) == () and not days.reaches(2025) and days.is_past(date(2025, 1, 1))


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Phòng, chống tội phạm năm 2024", 2024),
        ("Chuyển đổi số giai đoạn 2021 - 2025", 2025),
        ("Thực hiện Kế hoạch năm 2024 của Chính phủ", None),
        ("Thực hiện Kết luận số 13-KL/TW ngày 16 tháng 8 năm 2021 của Bộ Chính trị", None),
        ("Thực hiện Kết luận ngày 16 tháng 8 năm 2021", None),
        ("Xây dựng nông thôn mới", None),
    ],
)
def test_a_plan_lasts_as_long_as_its_title_ends_with(title: str, year: int | None) -> None:
    told = lasting(title)
    assert (told.year if told else None) == year


def test_a_list_of_days_is_one_entry_with_its_words(tmp_path: Path) -> None:
    with stored(tmp_path, PLAN, OTHER) as store:
        found = calendar(store, "7/KH-UBND")
        texts = slices(store)
    told = [entry.to_json(2024, date(2024, 4, 1)) for entry in found]
    by_words = {entry.evidence.quote: row for entry, row in zip(found, told, strict=True)}
    assert len(found) == 5
    assert by_words[QUARTERS]["dates"] == ["2024-03-01", "2024-06-01"]
    assert by_words[QUARTERS]["next"] == "2024-06-01"
    assert by_words[QUARTERS]["report"] is True
    assert by_words["hằng năm"]["report"] is False
    assert by_words["hằng năm"]["dates"] == []
    assert by_words["trong quý II/2024"]["dates"] == ["2024-06-30"]
    assert by_words["trong vòng 15 ngày kể từ ngày ký"]["dates"] == []
    assert by_words["đến năm 2025"]["dates"] == []
    for proof in evidence_in(told):
        assert texts[proof["document"]][proof["start"] : proof["end"]] == proof["quote"]


def test_an_agency_has_its_own_calendar(tmp_path: Path) -> None:
    with stored(tmp_path, PLAN, OTHER) as store:
        assert {e.document for e in calendar(store, agency="sở y tế")} == {"7/KH-UBND", "8/KH-UBND"}
        assert {e.document for e in calendar(store, agency="so y te lai chau")} == {"8/KH-UBND"}
        assert {e.path for e in calendar(store, agency="Sở Nội vụ")} == {"2"}
        with pytest.raises(NotFoundError, match="Sở Voi"):
            calendar(store, agency="Sở Voi")


def test_a_year_leaves_others_out_but_not_what_has_no_day(tmp_path: Path) -> None:
    with stored(tmp_path, PLAN, OTHER) as store:
        paths = [(e.document, e.path, e.kind) for e in calendar(store, year=2025)]
        earlier = {(e.document, e.path) for e in calendar(store, year=2023)}
    assert paths == [("8/KH-UBND", "1", "recurring"), ("7/KH-UBND", "4", "horizon")]
    assert earlier == {("8/KH-UBND", "1"), ("7/KH-UBND", "4")}


def test_the_command_prints_writes_and_says_what_has_no_day(tmp_path: Path) -> None:
    with stored(tmp_path, PLAN, OTHER) as store:
        where = store.location
    ics, xlsx = tmp_path / "lịch.ics", tmp_path / "lịch.xlsx"
    args = ["--store", where, "--as-of", "2024-04-01"]
    result = CliRunner().invoke(
        command, [*args, "--ics", str(ics), "--xlsx", str(xlsx)], standalone_mode=False
    )
    assert result.return_value == 0
    assert "30/06/2024 · ngày cuối cùng của quý" in result.stdout
    assert "(không có ngày) · tính từ một sự kiện" in result.stdout
    assert "3 mục không có ngày nên không vào lịch" in result.stderr
    assert ics.read_bytes().startswith(b"BEGIN:VCALENDAR") and xlsx.exists()
    result = CliRunner().invoke(command, [*args, "--json"], standalone_mode=False)
    assert len(json.loads(result.stdout)) == 6
    result = CliRunner().invoke(
        command, [*args, "--document", "8/KH-UBND", "--year", "2020"], standalone_mode=False
    )
    assert result.return_value == 1 and "Không có thời hạn" in result.stdout
