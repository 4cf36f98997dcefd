"""Text keeps the way back to its source through cutting, stripping and joining."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.text import MappedText, join, split_cells, split_gaps


def mapped(text: str, at: int = 0) -> MappedText:
    return MappedText(
        text, array("l", range(at, at + len(text))), array("l", range(at + 1, at + 1 + len(text)))
    )


def test_a_span_points_at_its_characters():
    assert mapped("Sở Y tế", 10).span(3, 7) == (13, 17)


def test_an_empty_span_lies_before_its_character():
    assert mapped("Sở Y tế", 10).span(3, 3) == (13, 13)
    assert mapped("Sở Y tế", 10).span(9, 9) == (17, 17)


def test_an_empty_text_has_a_span_all_the_same():
    assert MappedText.empty().span(0, 0) == (0, 0)
    assert MappedText.empty().strip().text == ""


def test_stripping_moves_the_start():
    stripped = mapped("  Sở Y tế ", 10).strip()
    assert (stripped.text, stripped.start, stripped.end) == ("Sở Y tế", 12, 19)


def test_joined_parts_keep_their_own_places_and_the_gap_has_none():
    whole = join([(mapped("Ủy ban", 5), " "), (mapped("nhân dân", 40), " ")])
    assert whole.text == "Ủy ban nhân dân"
    assert whole.span(0, 6) == (5, 11)
    assert whole.span(7, 15) == (40, 48)
    assert whole.span(6, 7) == (11, 11)


def test_empty_parts_leave_no_gap():
    assert join([(mapped(""), " "), (mapped("a"), " "), (mapped(""), " ")]).text == "a"


def test_cells_of_a_row_are_cut_at_bars_that_are_not_escaped():
    cells = split_cells(mapped(r"| 1 | Rà soát \| kiểm tra | Sở Y tế |"))
    assert [cell.text for cell in cells] == ["1", r"Rà soát \| kiểm tra", "Sở Y tế"]


def test_a_wide_gap_parts_two_columns_and_a_narrow_one_does_not():
    line = MappedText(
        "Số: 1 Hà Nội",
        array("l", [0, 1, 2, 3, 4, 5, 12, 13, 14, 15, 16, 17]),
        array("l", [1, 2, 3, 4, 5, 12, 13, 14, 15, 16, 17, 18]),
    )
    assert [part.text for part in split_gaps(line, 3)] == ["Số: 1", "Hà Nội"]


@given(st.lists(st.text(max_size=8), max_size=6))
def test_every_character_of_a_joined_text_has_its_place(words):
    source = "".join(words)
    at, parts = 0, []
    for word in words:
        parts.append((mapped(word, at), "\n"))
        at += len(word)
    whole = join(parts)
    assert len(whole.text) == len(whole.starts) == len(whole.ends)
    for index, char in enumerate(whole.text):
        start, end = whole.starts[index], whole.ends[index]
        assert source[start:end] in (char, "")
