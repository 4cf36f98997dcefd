"""What a table of aims sets: a target a value, each pointing at its own cell."""

import pytest

from cancu.ingest.model import Source
from cancu.ingest.pipeline import extract

HEAD = "PHỤ LỤC I\n\n| TT | Chỉ tiêu | ĐVT | {} | Cơ quan chủ trì |\n|---|---|---|---|---|\n"


def aims(heads: str, *rows: str):
    text = HEAD.format(heads) + "\n".join(rows)
    [document] = extract(Source("a.md", "text", "0", text)).documents
    return text, document.provisions


@pytest.mark.parametrize(
    ("value", "comparator", "number", "unit"),
    [
        ("80", "=", 80, "%"),
        ("≥ 50", ">=", 50, "%"),
        ("Trên 90%", ">", 90, "%"),
        ("1.200", "=", 1200, "%"),
    ],
)
def test_a_value_is_a_target_with_the_unit_of_its_column(value, comparator, number, unit):
    text, [row] = aims("Kết quả", f"| 1 | Hồ sơ trực tuyến | % | {value} | Sở Nội vụ |")
    [target] = row.targets
    assert (target.comparator, target.value, target.unit) == (comparator, number, unit)
    assert target.indicator == "Hồ sơ trực tuyến"
    assert text[target.start : target.end].strip() == value


def test_rows_of_aims_are_objectives_with_who_answers_for_them():
    _, [row] = aims("Kết quả", "| 1 | Hồ sơ trực tuyến | % | 80 | Sở Nội vụ |")
    assert (row.path, row.kind) == ("PLI.1", "objective")
    assert [(each.agency, each.role) for each in row.assignments] == [("Sở Nội vụ", "lead")]


def test_a_value_that_is_no_number_is_no_target():
    _, [row] = aims("Kết quả", "| 1 | Trình độ công nghệ | Thứ bậc | Đạt mức khá | Sở Nội vụ |")
    assert row.targets == ()


def test_the_year_above_a_value_is_its_horizon():
    _, [row] = aims("Năm 2030", "| 1 | Hộ có internet | % | 95 | Sở Nội vụ |")
    assert [(each.kind, each.date) for each in row.deadlines] == [("horizon", "2030")]


def test_the_stage_of_a_group_is_the_horizon_of_its_rows():
    _, [row] = aims("Kết quả", "| I | Đến năm 2030 | | | |", "| 1 | Hộ | % | 95 | Sở Nội vụ |")
    assert [(each.kind, each.date) for each in row.deadlines] == [("horizon", "2030")]
