"""Marks, page numbers and footnote marks go; the words and their places stay."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.clean import clean_lines


def lines(source: str) -> list[str]:
    return [line.text for line in clean_lines(source)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**Điều 1.** Phê duyệt", "Điều 1. Phê duyệt"),
        ("*Căn cứ* Luật Giá;", "Căn cứ Luật Giá;"),
        ("Số: ~~2224~~ /QĐ-UBND", "Số: 2224 /QĐ-UBND"),
        ("### I. MỤC TIÊU", "I. MỤC TIÊU"),
        ("* Rà soát hồ sơ", "• Rà soát hồ sơ"),
        (r"57\-NQ/TW", "57-NQ/TW"),
        ("<b>Sở Y tế</b>", "Sở Y tế"),
        ("tệp_ghi_chú", "tệp_ghi_chú"),
        ("Sở  Y\u00a0tế\t:", "Sở Y tế :"),
        ("phòng\u200b bệnh", "phòng bệnh"),
        ("a * b", "a b"),
    ],
)
def test_marks_are_no_part_of_the_words(source, text):
    assert lines(source) == [text]


@pytest.mark.parametrize(
    "furniture", ["2", "- 3 -", "Trang 2/15", "-----", "___", "CÔNG BÁO/Số 12 + 13/Ngày 01-02-2026"]
)
def test_what_a_page_adds_is_no_line(furniture):
    assert lines(f"Rà soát\n{furniture}\ncác hộ") == ["Rà soát", "các hộ"]


def test_a_year_that_stands_in_a_sentence_stays():
    assert lines("đến năm\n2025 phải xong") == ["đến năm", "2025 phải xong"]


def test_a_footnote_mark_names_its_note():
    [line, note] = clean_lines(
        "Thực hiện chiến lược<sup>1</sup> này.\n<sup>1</sup> Quyết định số 5."
    )
    assert (line.text, line.notes) == ("Thực hiện chiến lược này.", ("1",))
    assert (note.text, note.note) == ("Quyết định số 5.", "1")


def test_a_bracketed_number_is_a_mark_only_where_a_note_has_it():
    assert lines("theo mục [3] của đề án") == ["theo mục [3] của đề án"]
    assert clean_lines("theo đề án[^3].\n[^3]: Đề án số 5.")[0].text == "theo đề án."


def test_how_much_of_a_line_is_bold_is_known():
    [whole, start, none] = clean_lines("**Sở Y tế**\n**1.** **Sở Y tế:** Rà soát\nRà **soát**")
    assert whole.all_bold
    assert start.text[: start.bold].strip() == "1. Sở Y tế:"
    assert none.bold == 0


def test_a_word_that_a_scan_left_out_of_the_bold_changes_nothing():
    [line] = clean_lines("**1. Khẩn trương, quyết** liệt **hoàn thiện thể chế về khoa học**")
    assert line.all_bold


def test_an_empty_line_and_a_page_s_end_are_remembered():
    [_, second, third] = clean_lines("a1\n\nb1\n2\n\fc1")
    assert second.blank and not second.broken
    assert third.broken


def test_decomposed_words_are_composed_and_keep_their_places():
    source = unicodedata.normalize("NFD", "Ủy ban nhân dân huyện")
    [line] = clean_lines(source)
    assert line.text == "Ủy ban nhân dân huyện"
    start, end = line.body.span(7, 11)
    assert unicodedata.normalize("NFC", source[start:end]) == "nhân"


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=300))
def test_each_clean_character_comes_from_the_source(source):
    for line in clean_lines(source):
        body = line.body
        assert len(body.text) == len(body.starts) == len(body.ends)
        assert list(body.starts) == sorted(body.starts)
        for index, char in enumerate(body.text):
            said = source[body.starts[index] : body.ends[index]]
            assert char == " " or char in unicodedata.normalize("NFC", said) or char in "- "


def test_emphasis_goes_on_over_line_ends_but_not_over_an_empty_line():
    first, second = clean_lines("**Phòng bệnh\nmùa hè**")
    assert first.all_bold and second.all_bold
    first, second = clean_lines("**Phòng bệnh\n\nmùa hè** năm 2024")
    assert first.all_bold and not second.bold


def test_a_year_alone_on_a_line_is_no_page_number():
    assert lines("giai đoạn 2024 -\n2030") == ["giai đoạn 2024 -", "2030"]


def test_an_accent_behind_a_mark_does_not_move_to_the_letter_before_it():
    assert clean_lines("a*\u0301")[0].text == "a*\u0301"
    assert clean_lines("**a**\u0301")[0].text.endswith("\u0301")
