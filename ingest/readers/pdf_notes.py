"""Footnotes: the small print at the foot of a page, each body under its raised number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cancu.ingest.readers.pdf_lines import Line
from cancu.ingest.readers.pdf_marks import is_raised

_SMALLER = 0.93
"""Footnotes are set at least so much smaller than the text."""


def text_size(lines: Iterable[Line]) -> float:
    """The size that most of the letters have; 0 without letters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        for word in line.words:
            sizes[round(word.size, 1)] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def take_notes(
    lines: Sequence[Line], size: float
) -> tuple[list[Line], list[tuple[str, list[Line]]]]:
    """A page's lines without its footnotes, and those with their numbers."""
    first = len(lines)
    while first > 0 and lines[first - 1].size < _SMALLER * size and not lines[first - 1].side:
        first -= 1
    while first < len(lines) and note_number(lines[first]) is None:
        first += 1
    notes: list[tuple[str, list[Line]]] = []
    for line in lines[first:]:
        number = note_number(line)
        if number is None:
            notes[-1][1].append(line)
        else:
            notes.append((number, [line]))
    return list(lines[:first]), notes


def note_number(line: Line) -> str | None:
    """The raised number that opens a footnote's body."""
    first = line.words[0]
    if len(line.words) > 1 and is_raised(first, line):
        return first.text.strip("()[]*")
    return None
