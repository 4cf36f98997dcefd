"""A calendar file is read back as it was meant, and equal calendars are equal files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cancu.queries.calendar import Entry
from cancu.queries.days import Days, Yearly
from cancu.queries.evidence import Evidence
from cancu.viz.ics import dated, ics_bytes

icalendar = pytest.importorskip("icalendar")

START = date(2024, 1, 1)
TEXT = "Báo cáo kết quả; gửi Sở Nội vụ, Công an tỉnh\\n trước hạn: “rất” dài " + "đất đai " * 40


def entry(days: Days, *, path: str = "II.1", what: str = "Báo cáo kết quả", **more: Any) -> Entry:
    fields: dict[str, Any] = {
        "iri": f"https://w3id.org/cancu/id/doc/x/{path}/due",
        "document": "7/KH-UBND",
        "issued": None,
        "path": path,
        "kind": "due",
        "period": None,
        "days": days,
        "who": (("Sở Y tế", "lead"), ("Sở Y tế", "implement"), ("Công an tỉnh", "coordinate")),
        "what": what,
        "report": True,
        "evidence": Evidence("7/KH-UBND", 5, 9, "trước ngày 15/6"),
    }
    return Entry(**{**fields, **more})


def events(*entries: Entry) -> list[Any]:
    book = icalendar.Calendar.from_ical(ics_bytes(entries, START))
    assert book["version"] == "2.0" and "cancu" in book["prodid"]
    return list(book.walk("VEVENT"))


def test_a_due_day_is_a_whole_day() -> None:
    (event,) = events(entry(Days(date(2024, 6, 15))))
    assert event["dtstart"].dt == date(2024, 6, 15)
    assert event["dtend"].dt == date(2024, 6, 16)
    assert str(event["summary"]) == "Sở Y tế, Công an tỉnh: Báo cáo kết quả"
    assert "mục II.1: “trước ngày 15/6”" in str(event["description"])
    assert "rrule" not in event


def test_a_recurrence_has_a_rule_from_its_first_day() -> None:
    days = Days(again=(Yearly(1, (3,)), Yearly(1, (6,))), since=date(2024, 4, 2))
    first, second = events(entry(days))
    assert (first["dtstart"].dt, second["dtstart"].dt) == (date(2025, 3, 1), date(2024, 6, 1))
    assert dict(first["rrule"]) == {"FREQ": ["YEARLY"], "BYMONTH": [3], "BYMONTHDAY": [1]}
    assert first["uid"] != second["uid"]


def test_every_month_and_every_quarter() -> None:
    month = Days(again=(Yearly(25, tuple(range(1, 13))),), since=date(2024, 1, 30))
    quarter = Days(again=(Yearly(20, (3, 6, 9, 12)),), until=date(2025, 12, 31))
    first, second = events(entry(month), entry(quarter, path="II.2"))
    assert first["dtstart"].dt == date(2024, 2, 25)
    assert dict(first["rrule"]) == {"FREQ": ["MONTHLY"], "BYMONTHDAY": [25]}
    assert second["rrule"]["BYMONTH"] == [3, 6, 9, 12]
    assert second["rrule"]["UNTIL"] == [date(2025, 12, 31)]


def test_what_has_no_day_is_no_event() -> None:
    entries = [entry(Days(note="thường xuyên")), entry(Days(years=(0, 2025)))]
    assert events(*entries) == [] and dated(entries) == 0


def test_a_recurrence_that_is_over_before_it_begins_is_no_event() -> None:
    days = Days(again=(Yearly(1, (3,)),), since=date(2024, 4, 2), until=date(2024, 12, 31))
    assert events(entry(days)) == []


def test_text_comes_back_whole_whatever_is_in_it() -> None:
    (event,) = events(entry(Days(date(2024, 6, 15)), what=TEXT))
    assert str(event["description"]).startswith(TEXT)
    assert len(str(event["summary"])) < 140
    raw = ics_bytes([entry(Days(date(2024, 6, 15)), what="x\r\nEND:VEVENT")], START)
    assert raw.count(b"\r\nEND:VEVENT") == 1
    lines = ics_bytes([entry(Days(date(2024, 6, 15)), what=TEXT)], START).split(b"\r\n")
    assert max(map(len, lines)) <= 75


def test_equal_calendars_are_equal_files_without_a_clock(tmp_path: Path) -> None:
    days = Days(date(2024, 6, 15), since=date(2024, 2, 5))
    one, two = (ics_bytes([entry(days)], START) for _ in range(2))
    assert one == two
    assert b"DTSTAMP:20240205T000000Z" in one
    assert b"DTSTAMP:19700101T000000Z" in ics_bytes([entry(Days(date(2024, 6, 15)))], START)


def test_an_event_keeps_its_name_when_its_words_change() -> None:
    (before,) = events(entry(Days(date(2024, 6, 15))))
    (after,) = events(entry(Days(date(2024, 6, 20)), what="Khác"))
    assert before["uid"] == after["uid"]
