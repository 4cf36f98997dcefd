"""Automatic numbers as Word shows them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cancu.ingest.readers.docx import read_docx
from cancu.ingest.readers.docx_numerals import letter, numeral, roman, vietnamese
from tests.docx_files import cell, listed, lists, para, table, write_docx

Labels = Callable[..., list[str]]


@pytest.fixture
def labels(tmp_path: Path) -> Labels:
    """What stands before the word of each paragraph."""

    def reading(body: str, numbering: str, styles: str = "") -> list[str]:
        parts = {"numbering": numbering, "styles": styles} if styles else {"numbering": numbering}
        text = read_docx(write_docx(tmp_path / "a.docx", body, **parts)).text
        return [line.removesuffix("x").strip() for line in text.split("\n") if line]

    return reading


def test_levels_count_on_and_begin_anew_below_a_higher_one(labels: Labels) -> None:
    outline = lists([("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")])
    levels = [0, 1, 2, 2, 1, 2, 0, 1]
    body = "".join(listed("x", 1, level) for level in levels)
    assert labels(body, outline) == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]


def test_a_level_may_show_those_above_it(labels: Labels) -> None:
    outline = lists([("upperRoman", "%1."), ("decimal", "%1.%2."), ("decimal", "%2.%3")])
    body = "".join(listed("x", 1, level) for level in (0, 1, 2, 2, 1))
    assert labels(body, outline) == ["I.", "I.1.", "1.1", "1.2", "I.2."]


def test_legal_numbering_shows_roman_parts_in_digits(labels: Labels) -> None:
    outline = lists([("upperRoman", "%1."), ("decimal", "%1.%2.")])
    outline = outline.replace(
        '<w:lvlText w:val="%1.%2."/>', '<w:isLgl/><w:lvlText w:val="%1.%2."/>'
    )
    assert labels(listed("x", 1, 0) + listed("x", 1, 1), outline) == ["I.", "1.1."]


def test_a_deeper_level_without_one_above_counts_it_as_begun(labels: Labels) -> None:
    outline = lists([("decimal", "%1."), ("decimal", "%1.%2.")])
    assert labels(listed("x", 1, 1) + listed("x", 1, 0), outline) == ["1.1.", "2."]


def test_two_uses_of_one_list_count_on(labels: Labels) -> None:
    again = '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
    body = listed("x", 1) + listed("x", 7)
    assert labels(body, lists([("decimal", "%1.")], more=again)) == ["1.", "2."]


def test_an_override_starts_the_list_anew_once(labels: Labels) -> None:
    again = (
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = listed("x", 1) + listed("x", 7) + listed("x", 7) + listed("x", 1)
    assert labels(body, lists([("decimal", "%1.")], more=again)) == ["1.", "5.", "6.", "7."]


def test_an_override_may_change_the_level(labels: Labels) -> None:
    other = (
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>'
        "</w:lvlOverride></w:num>"
    )
    assert labels(listed("x", 7), lists([("decimal", "%1.")], more=other)) == ["a)"]


def test_a_level_that_never_restarts_counts_through(labels: Labels) -> None:
    articles = lists([("upperRoman", "Chương %1"), ("decimal", "Điều %2.")])
    articles = articles.replace(
        '<w:lvlText w:val="Điều %2."/>', '<w:lvlRestart w:val="0"/><w:lvlText w:val="Điều %2."/>'
    )
    body = "".join(listed("x", 1, level) for level in (0, 1, 1, 0, 1))
    assert labels(body, articles) == ["Chương I", "Điều 1.", "Điều 2.", "Chương II", "Điều 3."]


def test_a_style_brings_its_list_and_its_level(labels: Labels) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/>'
        '<w:basedOn w:val="A"/></w:style>'
    )
    outline = lists([("decimal", "%1."), ("lowerLetter", "%2)")]).replace(
        '<w:numFmt w:val="lowerLetter"/>', '<w:numFmt w:val="lowerLetter"/><w:pStyle w:val="B"/>'
    )
    body = para("x", properties='<w:pStyle w:val="A"/>') + para(
        "x", properties='<w:pStyle w:val="B"/>'
    )
    off = para("x", properties='<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert labels(body + off, outline, styles) == ["1.", "a)", ""]


def test_a_list_may_be_that_of_a_list_style(labels: Labels) -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="l"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    link = (
        '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num>'
    )
    assert labels(listed("x", 9), lists([("decimal", "%1/")], more=link), styles) == ["1/"]


@pytest.mark.parametrize(
    ("sign", "shown"), [("-", "-"), ("+", "+"), ("–", "–"), ("\uf0b7", "-"), ("o", "+"), ("§", "-")]
)
def test_bullets_are_those_of_vietnamese_lists(labels: Labels, sign: str, shown: str) -> None:
    assert labels(listed("x", 1), lists([("bullet", sign)])) == [shown]


def test_bullets_inside_bullets_are_plus_signs(labels: Labels) -> None:
    outline = lists([("decimal", "%1."), ("bullet", "\uf0b7"), ("bullet", "\uf0a7")])
    body = "".join(listed("x", 1, level) for level in (0, 1, 2, 1))
    assert labels(body, outline) == ["1.", "-", "+", "-"]


def test_numbers_in_cells_that_hold_nothing_else_are_shown(tmp_path: Path) -> None:
    rows = [[cell(listed("", 1)), f"Việc {at}", "Sở Y tế"] for at in (1, 2)]
    body = table(["TT", "Nhiệm vụ", "Cơ quan chủ trì"], *rows)
    numbering = lists([("decimal", "%1")])
    text = read_docx(write_docx(tmp_path / "a.docx", body, numbering=numbering)).text
    assert text.split("\n")[2:4] == ["| 1 | Việc 1 | Sở Y tế |", "| 2 | Việc 2 | Sở Y tế |"]


def test_a_list_that_is_not_defined_shows_nothing(labels: Labels) -> None:
    assert labels(listed("x", 5) + listed("x", 1, 8), lists([("decimal", "%1.")])) == ["", ""]


def test_roman_numerals_read_back() -> None:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    for number in range(1, 4000):
        digits = [values[sign] for sign in roman(number)]
        total = sum(
            -one if any(one < later for later in digits[at + 1 :][:1]) else one
            for at, one in enumerate(digits)
        )
        assert total == number


def test_letters_go_on_behind_z() -> None:
    assert [letter(number) for number in (1, 5, 26, 27, 53)] == ["a", "e", "z", "aa", "aaa"]


def test_other_formats() -> None:
    assert [numeral(3, form) for form in ("decimalZero", "lowerRoman", "none", "strange")] == [
        "03",
        "iii",
        "",
        "3",
    ]
    assert [vietnamese(number) for number in (4, 10, 15, 21, 90)] == [
        "bốn",
        "mười",
        "mười lăm",
        "hai mươi mốt",
        "chín mươi",
    ]
