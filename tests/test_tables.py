"""Rows for the terminal, for spreadsheets and for programs."""

import csv
import io
import json

import pytest

from cancu.viz.tables import csv_text, json_text, table_text

ROWS = [
    {"path": "II.1.a", "text": "Giao Công an tỉnh chủ trì", "start": 12, "sure": True},
    {"path": "II.1.đ", "text": None, "start": 40, "sure": False},
]
COLUMNS = ["path", "text", "start"]


def test_a_table_has_its_heads_and_every_row() -> None:
    text = table_text(ROWS, COLUMNS, width=80)
    lines = text.splitlines()
    assert lines[0].split() == COLUMNS
    assert "Giao Công an tỉnh chủ trì" in lines[1]
    assert lines[2].split() == ["II.1.đ", "40"]
    assert text.endswith("\n")


def test_a_table_of_no_rows_is_empty() -> None:
    assert table_text([], COLUMNS) == ""


def test_a_long_cell_is_wrapped_and_not_cut() -> None:
    words = [f"từ{n}" for n in range(60)]
    text = table_text([{"text": " ".join(words)}], ["text"], width=40)
    assert text.split()[1:] == words
    assert max(map(len, text.splitlines())) <= 40


def test_markup_in_a_cell_is_text() -> None:
    assert "[bold red]đỏ[/]" in table_text([{"a": "[bold red]đỏ[/]"}], ["a"], width=80)


@pytest.mark.parametrize("control", ["\x1b[2J", "\u202e", "\x07", "\u200b"])
def test_a_cell_cannot_steer_the_terminal(control: str) -> None:
    text = table_text([{"a": f"trước{control}sau"}], ["a"], width=80)
    assert control[0] not in text
    assert f"U+{ord(control[0]):04X}" in text


def test_csv_is_read_back_as_it_was() -> None:
    rows = [{"a": 'nói "thế", rồi\nxuống dòng', "b": 3}]
    assert list(csv.reader(io.StringIO(csv_text(rows, ["a", "b"]), newline=""))) == [
        ["a", "b"],
        ['nói "thế", rồi\nxuống dòng', "3"],
    ]


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t", "\r"])
def test_a_spreadsheet_gets_no_formula(lead: str) -> None:
    cell = f'{lead}HYPERLINK("http://x","y")'
    (row,) = list(csv.reader(io.StringIO(csv_text([{"a": cell}], ["a"]), newline="")))[1:]
    assert row == [f"'{cell}"]


def test_a_negative_number_stays_a_number_in_csv() -> None:
    assert csv_text([{"a": -5, "b": 2.5}], ["a", "b"]).splitlines()[1] == "-5,2.5"


def test_lists_and_truths_are_words() -> None:
    text = csv_text([{"a": ["Sở Y tế", "Công an tỉnh"], "b": True}], ["a", "b"])
    assert text.splitlines()[1] == '"Sở Y tế, Công an tỉnh",có'


def test_json_keeps_accents_and_order() -> None:
    text = json_text({"văn bản": "188/KH-UBND", "a": [1, None]})
    assert '"văn bản": "188/KH-UBND"' in text
    assert json.loads(text) == {"văn bản": "188/KH-UBND", "a": [1, None]}
    assert text.endswith("}\n")
