"""Lines of a letterhead or a signature column by column.

Nghị định 30/2020/NĐ-CP, Phụ lục I, III: issuing body left and motto right, recipients left and
signature right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cancu.ingest.readers.pdf_lines import Line
from cancu.ingest.readers.pdf_page import Word

_COLUMN_GAP = 2.2
"""So many letter heights part two columns; the spaces of a justified line are narrower."""
_REACH = 7
"""So many lines may lie between two lines that have both columns."""
_MIDDLE = 12.0
"""So near, in points, the middle of a centred line is to that of the page."""
_BEHALF = re.compile(r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ)\s?[./]?\s?[A-ZĐ]")
_RECIPIENT = re.compile(r"[-–•]\s|N[ơƠ][iI]\s+(?:nhận|NHẬN)")
# Scans lose accents, so `ĐÁNG CÔNG SAN` is the motto too.
_RIGHT = re.compile(
    r"C[ỘÔOỌ]NG\s+H[ÒOÓ][AÀÁ]\s+X[ÃAÂ]|[ĐD][ộôo]c\s+l[ậâạa]p\s*[-–]|[ĐD][ẢÁAÀ]NG\s+C[ỘÔOỌ]NG\s+S[ẢÁA]N"
    rf"|{_BEHALF.pattern}|[A-ZĐ][\w.]*(?:[ -]+[\w.]+){0, 5}\s*,\s+ngày\b"
)
_LEFT = re.compile(r"N[ơƠ][iI]\s+(?:nhận|NHẬN)\s*:?|S[ốÓô]\s*:|S[ốÓô]\s*\d+\s?[-/]")


def in_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines, each stretch of two columns as its left lines and then its right ones."""
    result: list[Line] = []
    at = 0
    centre = sum(_span(lines)) / 2
    while at < len(lines):
        gutter = _gutter(lines[at]) or _beside(lines, at, centre)
        if gutter is None:
            result.append(lines[at])
            at += 1
            continue
        first, last, edge = _stretch(lines, at, gutter, centre)
        taken = at - first  # right-hand lines above, already given out
        if taken:
            del result[-taken:]
        result += _sides(lines[first:last], edge)
        at = last
    return result


def _gutter(line: Line) -> tuple[float, float] | None:
    """The gap of a line that has both columns, None where it has one.

    What a stamp leaves between the columns is in neither: the right one begins at its own cue.
    """
    best: tuple[float, float] | None = None
    words = line.words
    for at, (before, word) in enumerate(pairwise(words), 1):
        gap = word.x0 - before.x1
        if gap <= 4:
            continue
        left, right = _text(words[:at]), _text(words[at:])
        if _RIGHT.match(right) and (
            gap > _COLUMN_GAP * word.size or (len(left) > 3 and left.isupper() and gap > 4)
        ):
            return before.x1, word.x0
        if gap > _COLUMN_GAP * word.size and _LEFT.match(left):
            best = max(best or (0.0, 0.0), (before.x1, word.x0), key=lambda each: each[1] - each[0])
    return best


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _span(lines: Sequence[Line]) -> tuple[float, float]:
    """Between which margins the lines stand."""
    return min((line.x0 for line in lines), default=0), max((line.x1 for line in lines), default=0)


def _stretch(
    lines: Sequence[Line], at: int, gutter: tuple[float, float], centre: float
) -> tuple[int, int, float]:
    """Where the stretch around `lines[at]` begins and ends, and the x that parts its columns."""
    left, right = gutter
    last, index = at, at
    signed = _BEHALF.search(lines[at].text) is not None
    while index < len(lines) and index - last <= _REACH:
        line = lines[index]
        gap = _free(line, left, right) if index > at else gutter
        # What stands in the middle of the page, a title, is in neither column.
        both = line.x0 < left < right < line.x1
        if gap is None and signed and _RECIPIENT.match(line.text):
            gap = left, right  # a stamp fills the space between
        if gap is None or (not both and abs((line.x0 + line.x1) / 2 - centre) < _MIDDLE):
            break
        left, right = gap
        last = index
        index += 1
    first = at
    while first > 0 and _is_apart(lines[first - 1], left, right):
        first -= 1
    return first, last + 1, (left + right) / 2


def _is_apart(line: Line, left: float, right: float) -> bool:
    """Whether a line above belongs to one of the columns: a signature's, or a recipient's."""
    return line.x0 >= right - 1 or (line.x1 <= left + 1 and _RECIPIENT.match(line.text) is not None)


def _beside(lines: Sequence[Line], at: int, centre: float) -> tuple[float, float] | None:
    """The gap between a signature that no line shares and the recipients left of it."""
    line = lines[at]
    if line.x0 < centre or not _BEHALF.match(line.text):
        return None
    near = lines[max(at - 6, 0) : at + 7]
    left = [each.x1 for each in near if each.x1 < line.x0 and _RECIPIENT.match(each.text)]
    return (max(left), line.x0) if len(left) > 1 else None


def _free(line: Line, left: float, right: float) -> tuple[float, float] | None:
    """What of the gap between the columns stays free beside this line, None where none does."""
    best: tuple[float, float] | None = None
    words = line.words
    for at in range(len(words) + 1):
        if 0 < at < len(words) and words[at].x0 - words[at - 1].x1 < line.size:
            continue  # a space of a sentence
        inner = (
            max(left, words[at - 1].x1) if at else left,
            min(right, words[at].x0) if at < len(words) else right,
        )
        if inner[1] > inner[0] and (best is None or inner[1] - inner[0] > best[1] - best[0]):
            best = inner
    return best


def _sides(lines: Sequence[Line], edge: float) -> list[Line]:
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        before = tuple(word for word in line.words if word.middle < edge)
        after = tuple(word for word in line.words if word.middle >= edge)
        if before:
            left.append(Line(line.page, before, "left"))
        if after:
            right.append(Line(line.page, after, "right"))
    # Recipients whose head a scan lost must not be read on as text: the signature ends that.
    headless = left and _RECIPIENT.match(left[0].text) and left[0].text[0] in "-–•"
    if headless and right and _BEHALF.match(right[0].text):
        return [*right, *left]
    return [*left, *right]
