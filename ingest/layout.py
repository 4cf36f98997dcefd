"""Two columns side by side, as letterhead and signature have them, to lines one below another.

Nghị định 30/2020/NĐ-CP, Phụ lục I, III: the issuing body stands left and the motto right, the
recipients left and the signature right. Plain text keeps the columns apart by wide gaps, Markdown
by a table without words in its heads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cancu.ingest.broken_lines import mend
from cancu.ingest.clean import Line
from cancu.ingest.motto import is_motto
from cancu.ingest.numbers import own_number
from cancu.ingest.rules import rules_by_name
from cancu.ingest.text import MappedText, split_cells, split_gaps

_GAP = 3
"""So many spaces keep columns apart."""
_SENTENCE = 130
"""A longer line is text between two stretches of columns."""
_REACH = 6
"""So many lines may lie between two lines that have both columns."""


def unfold(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a letterhead or a signature column by column, left before right."""
    lines = mend(lines)
    result: list[Line] = []
    at = 0
    while at < len(lines):
        if _is_plain(lines[at]):
            result.append(lines[at])
            at += 1
            continue
        stop = _stop(lines, at)
        if stop > at and _is_layout(lines[at:stop]):
            result += _by_column(lines[at:stop])
            at = stop
        elif lines[at].table and stop > at + 1:
            # A table of facts; a signature's may follow it, with nothing but a blank line between.
            cue = next((i for i in range(at + 1, stop) if _has_cue(lines[i])), stop)
            after = cue if cue == stop else max(at + 1, cue - 2)
            result += lines[at:after]
            at = after
        else:
            result.append(lines[at])
            at += 1
    return result


def _is_plain(line: Line) -> bool:
    """Whether a line surely has no columns, as nearly all have none."""
    body = line.body
    whole = body.ends[-1] - body.starts[0] == len(body.text)
    return whole and not line.table and " | " not in body.text and "\n" not in body.text


def _stop(lines: Sequence[Line], at: int) -> int:
    """Where the stretch of two columns that begins at `at` ends; `at` where none does."""
    if lines[at].table:
        stop = at
        while stop < len(lines) and lines[stop].table:
            stop += 1
        return stop
    if len(_cells(lines[at])) < 2 or not _has_cue(lines[at]):
        return at
    last = at
    for index in range(at + 1, len(lines)):
        if index > last + _REACH or lines[index].table or len(lines[index].text) > _SENTENCE:
            break
        if len(_cells(lines[index])) > 1:
            last = index
    return last + 1


def _is_layout(lines: Sequence[Line]) -> bool:
    """Whether the stretch is a letterhead or a signature and not a table of facts."""
    if not any(_has_cue(line) for line in lines[:3]):
        return False
    return all(len(_cells(line)) <= 3 for line in lines)


def _has_cue(line: Line) -> bool:
    header, signature = rules_by_name("header"), rules_by_name("signature")
    for cell in _cells(line):
        text = cell.text
        if is_motto(text) or signature["recipients"].pattern.match(text):
            return True
        if len(text) < 80 and (own_number(text) or header["place date"].pattern.match(text)):
            return True
    return False


def _cells(line: Line) -> list[MappedText]:
    if line.table:
        return [cell for cell in split_cells(line.body) if cell.text]
    if len(line.text) >= 200:
        return [line.body]
    if " | " in line.text:  # a row of a table that a page flattened
        return [cell for cell in split_cells(line.body) if cell.text]
    return split_gaps(line.body, _GAP)


def _by_column(lines: Sequence[Line]) -> Iterator[Line]:
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if line.table:
            cells = split_cells(line.body)
            parts = [split_gaps(cell, _GAP) for cell in cells]
        else:
            parts = [[part] for part in _cells(line)]
        for number, column in enumerate(parts):
            into = left if number == 0 and not _stands_right(line, len(parts)) else right
            into += [replace(line, body=part, table=False, bold=0) for part in column if part.text]
    yield from left
    yield from right


def _stands_right(line: Line, parts: int) -> bool:
    """A line of one column that a signature has below its post: a name, capitals."""
    if line.table or parts > 1:
        return False
    return (
        line.text.isupper()
        or rules_by_name("signature")["name"].pattern.match(line.text) is not None
    )
