"""A cell of figures sets the aim that its row and its column name."""

import pytest

from cancu.ingest.cell_targets import find_cell_targets


def read(value, indicator="Tỷ lệ hộ dùng nước sạch", unit="%"):
    return [
        (found.comparator, found.value, found.value_to, found.unit)
        for found in find_cell_targets(value, indicator, unit)
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("90", [("=", 90, None, "%")]),
        ("90%", [("=", 90, None, "%")]),
        ("≥ 80", [(">=", 80, None, "%")]),
        (">= 30", [(">=", 30, None, "%")]),
        ("> 0,7", [(">", 0.7, None, "%")]),
        ("≤ 3", [("<=", 3, None, "%")]),
        ("Trên 95", [(">", 95, None, "%")]),
        ("Dưới 2%", [("<", 2, None, "%")]),
        ("Tối thiểu 50", [(">=", 50, None, "%")]),
        ("Không quá 10", [("<=", 10, None, "%")]),
        ("từ 60% trở lên", [(">=", 60, None, "%")]),
        ("60 trở lên", [(">=", 60, None, "%")]),
        ("3% trở xuống", [("<=", 3, None, "%")]),
        ("40 - 50", [("range", 40, 50, "%")]),
        ("từ 40% đến 50%", [("range", 40, 50, "%")]),
        ("Giảm 5", [("decrease", 5, None, "%")]),
        ("Giảm 1 - 1,5", [("range_decrease", 1, 1.5, "%")]),
        ("Tăng 10%", [("increase", 10, None, "%")]),
        ("1.200", [("=", 1200, None, "%")]),
        ("l00%", [("=", 100, None, "%")]),
        ("≤ 3 Đông Nam Á; ≤ 50 thế giới", [("<=", 3, None, "%"), ("<=", 50, None, "%")]),
        ("-", []),
        ("Đạt", []),
        ("", []),
    ],
)
def test_a_cell_is_read_with_comparator_and_value(value, expected):
    assert read(value) == expected


def test_a_unit_beside_the_number_overrules_the_column_of_units():
    assert read("15 mô hình", unit="Số lượng") == [("=", 15, None, "mô hình")]
    assert read("85%", unit="% dân số") == [("=", 85, None, "% dân số")]
    assert read("85", unit=None) == [("=", 85, None, None)]


@pytest.mark.parametrize(
    ("indicator", "comparator"),
    [
        ("Số lượng công bố khoa học quốc tế tăng trung bình", "increase"),
        ("Tỷ lệ hộ nghèo giảm (%)", "decrease"),
        ("Tỷ lệ tăng dân số tự nhiên", "="),
    ],
)
def test_an_indicator_that_ends_with_a_change_makes_the_number_one(indicator, comparator):
    assert find_cell_targets("10", indicator)[0].comparator == comparator


def test_the_span_is_the_number_with_its_words():
    value = "Trên 80%; "
    found = find_cell_targets(value, "Tỷ lệ")[0]
    assert value[found.start : found.end] == "Trên 80%"
