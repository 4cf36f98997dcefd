"""Printed lines to Markdown words: bold, footnote marks, words that a line's end did not part."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from cancu.ingest.readers.pdf_lines import Line
from cancu.ingest.readers.pdf_page import Word

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PART_OF_NUMBER = re.compile(r"[\w][-–/]$")
"""`52-` at a line's end goes on with `CT/TW`; a dash alone parts words."""


@dataclass(frozen=True, slots=True)
class Marked:
    """`breaks` are the pages that begin inside the text, each with its offset."""

    text: str
    breaks: tuple[tuple[int, int], ...] = ()


def is_raised(word: Word, line: Line) -> bool:
    """Whether a word is a number set small and high, as a footnote's mark is."""
    number = word.text.strip("()[]*")
    size, base = line.size, line.y
    return number.isdigit() and word.size < 0.85 * size and word.y < base - 0.12 * size


def marked(lines: Sequence[Line], notes: Collection[str] = (), *, bold: bool = True) -> Marked:
    """The words of a paragraph's lines as one line of Markdown.

    `notes` are the footnotes whose bodies the document has.
    """
    pieces: list[str] = []
    breaks: list[tuple[int, int]] = []
    length, strong, page = 0, False, lines[0].page

    def put(text: str) -> None:
        nonlocal length
        pieces.append(text)
        length += len(text)

    for word, line, gap in _words(lines):
        heavy = bold and word.bold if any(map(str.isalnum, word.text)) else strong
        if strong and not heavy:
            put("**")
        put(gap)
        if line.page != page:
            page = line.page
            breaks.append((length, page))
        if heavy and not strong:
            put("**")
        strong = heavy
        put(_printed(word, line, notes, before=pieces))
    if strong:
        put("**")
    return Marked("".join(pieces), tuple(breaks))


def _words(lines: Sequence[Line]) -> Iterator[tuple[Word, Line, str]]:
    """Each word with its line and the space before it."""
    last = ""
    for line in lines:
        for at, word in enumerate(line.words):
            if not last:
                gap = ""
            elif at == 0:
                gap = "" if _PART_OF_NUMBER.search(last) and word.text[0].isalnum() else " "
            else:
                gap = "" if word.glued else " "
            yield word, line, gap
            last = word.text


def _printed(word: Word, line: Line, notes: Collection[str], before: Sequence[str]) -> str:
    if not is_raised(word, line):
        return word.text
    number = word.text.strip("()[]*")
    if number in notes:
        return f"<sup>{number}</sup>"
    # A power (`m²`), or the mark of a note that the file does not have.
    return word.text.translate(_RAISED)
