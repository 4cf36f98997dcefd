"""Printed lines to paragraphs, by indent, margin, spacing and how a sentence goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from cancu.ingest.paragraphs import opens_paragraph
from cancu.ingest.readers.pdf_lines import Line

_FINAL = re.compile(r"[.;:!?…/][”’\"')\]]*$")
_OPEN = re.compile(r"(?:[,(–-]|(?:^|\s)(?:và|của|các|với|về|tại|theo|cho|số|ngày|tháng|năm))$")
_NUMBERED = re.compile(
    r"(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])\s?[.)]\s+|Điều\s+\d+\.\s+"
)
_BEFORE_NUMBER = re.compile(r"(?:khoản|điểm|Điều|[Mm]ục|[Cc]hương|thứ|kh[óo][aá]|quý|kỳ)$")


@dataclass(frozen=True, slots=True)
class Margins:
    """Between which edges the text of a page stands, and how far apart its lines are."""

    left: float
    right: float
    leading: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def margins(lines: Sequence[Line]) -> Margins:
    """Of a page (or pages of one width), from its lines that are in no column."""
    plain = [line for line in lines if not line.side] or list(lines)
    long = [line for line in plain if len(line.text) > 40] or plain
    starts = sorted(line.x0 for line in long)
    ends = sorted(line.x1 for line in long)
    steps = [
        below.y - line.y
        for line, below in pairwise(plain)
        if line.page == below.page and 0 < below.y - line.y < 3 * line.size
    ]
    # A few lines that stick out (a letterhead) do not move the margin.
    left = starts[len(starts) // 10] if starts else 0.0
    right = ends[-1 - len(ends) // 10] if ends else 0.0
    return Margins(left, right, median(steps) if steps else 0.0)


def is_placed(line: Line, page: Margins) -> bool:
    """Whether a line was put in the middle or at the right: a title, a signature."""
    if line.side:
        return True
    em = line.size
    inset = line.x0 - page.left > 1.2 * em and page.right - line.x1 > 1.2 * em
    centred = inset and abs((line.x0 + line.x1) / 2 - page.middle) < 0.8 * em
    return centred or line.x0 > page.middle


def goes_on(before: Line, line: Line, page: Margins, above: Margins) -> bool:
    """Whether a line goes on with the paragraph of the one before, whose margins are `above`."""
    if before.side or line.side:
        return before.side == line.side and before.page == line.page and _in_column(before, line)
    if abs(before.size - line.size) > 0.12 * line.size:
        return False
    text, last = line.text, before.text
    closed = bool(_FINAL.search(last))
    open_end = bool(_OPEN.search(last))
    lower = text[:1].islower() and not opens_paragraph(text)
    placed = is_placed(line, page)
    if placed and is_placed(before, above):
        return False
    if _far(before, line, page) and not (lower and not closed):
        return False
    full = _is_full(before, line, above)
    if lower and not closed and (full or open_end or not placed):
        return True
    full = full or (not closed and _reaches(before, above) and not placed)
    if not full or (placed and not open_end):
        return False
    if opens_paragraph(text) and (
        closed or line.x0 - page.left > 0.6 * line.size or _is_numbered(last, text)
    ):
        return False
    return _fits_indent(before, line, page, above, closed=closed)


def _is_numbered(last: str, text: str) -> bool:
    """Whether a line opens a part by its number; a dash at the margin may stand in a sentence
    (`kinh tế` / `- xã hội`), and so may a number (`khóa` / `XIII. Trong`)."""
    number = _NUMBERED.match(text)
    return (
        number is not None
        and text[number.end() : number.end() + 1].isupper()
        and not (_OPEN.search(last) or _BEFORE_NUMBER.search(last))
    )


def _in_column(before: Line, line: Line) -> bool:
    """In a letterhead or signature only a line that begins small goes on (recipients, subject)."""
    return line.text[:1].islower() and not opens_paragraph(line.text)


def _far(before: Line, line: Line, page: Margins) -> bool:
    """Whether more than a line's space parts them."""
    return before.page == line.page and line.y - before.y > 1.35 * max(page.leading, line.size)


def _is_full(before: Line, line: Line, above: Margins) -> bool:
    """Whether the next line's first word had no room on the line before."""
    first = line.words[0]
    room = above.right - before.x1
    return room < (first.x1 - first.x0) + 0.4 * before.size


def _reaches(before: Line, above: Margins) -> bool:
    """Whether a line comes near the margin, as lines do that are not justified or lie askew."""
    return before.x1 > above.left + 0.85 * (above.right - above.left)


def _fits_indent(before: Line, line: Line, page: Margins, above: Margins, *, closed: bool) -> bool:
    em = line.size
    indent, earlier = line.x0 - page.left, before.x0 - above.left
    if indent < 0.6 * em:
        # At the margin: the rest of a paragraph, unless paragraphs are not indented here.
        return not (closed and earlier < 0.6 * em and before.bold != line.bold)
    hanging = opens_paragraph(before.text) and len(before.words) > 1
    if hanging and abs(line.x0 - before.words[1].x0) < 0.4 * em:
        return True
    return abs(indent - earlier) < 0.4 * em and not closed
