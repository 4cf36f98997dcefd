"""Tables that a PDF's text layer has flattened: each cell's lines one below another.

Such a text keeps the order of the cells and the width of their lines, nothing else. Heads tell the
columns; a row begins at its number; where its cells begin is found by what each column can hold.
A row that does not divide is left to be reported.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cancu.ingest.agencies import looks_like_agency, parse_agency_list
from cancu.ingest.clean import Line
from cancu.ingest.deadlines import find_cell_deadlines
from cancu.ingest.letters import compiled
from cancu.ingest.tables import Row, column, columns
from cancu.ingest.text import MappedText, join

_GROUP = compiled(r"(?P<no>[IVX]{1,6}|[A-H])[.)]\s+(?=[<U>])")
_ROW = compiled(r"(?P<no>\d{1,3})[.)]?(?:\s+(?=[<U>])|$)")
_OPEN = compiled(
    r"(?:,|[-–]|(?:^|\s)(?:của|và|các|về|có|theo|cơ|Các|Cơ|Bộ|Ủy ban|đơn|liên|tổ"
    r"|quý|Quý|tháng|đến|từ))$"
)
_TIME_TAIL = compiled(
    r"(?<=\w)\s+((?:Thường\s+xuyên|H[ằà]ng\s+năm|Quý\s+[IV\d]+\s?/\s?\d{4}|Tháng\s+\d{1,2}\s?/\s?\d{4}|Năm\s+\d{4}))$"
)
_BODY_TAIL = compiled(
    r"(?<=[<L>])\s+((?:Bộ|Sở|Ban|Ủy ban|UBND|Công an|Cục|Phòng|Các)\s[^,.;]{2,24})$"
)
_ROLES = ("lead", "coordinate", "implement", "monitor")
_DONE = compiled(r"(?:đã|Đã)\s+(?:hoàn\s+thành|ban\s+hành|trình)")
_MOST_CELLS = 9
_MOST_LINES = 80


@dataclass(slots=True)
class _Cells:
    """The lines of one row before and behind a page break."""

    number: str
    lines: list[MappedText]
    below: list[MappedText]
    broken: bool = False


def flat_table(lines: Sequence[Line], at: int, root: str) -> tuple[int, list[Row]] | None:
    """The rows of a flattened table whose heads begin at `lines[at]`, and where it ends."""
    heads = _heads(lines, at)
    if heads is None:
        return None
    kinds, first = heads
    head_words = [line.text for line in lines[at:first]]
    rows: list[Row] = []
    group: MappedText | None = None
    label, last, index = "", 0, first
    row: _Cells | None = None
    # A number alone on a line is a row's where the first row's is; elsewhere it is a page's.
    alone = first < len(lines) and any(line.number == "1" for line in lines[first : first + 5])
    while index < len(lines):
        text = lines[index].text
        if text == head_words[0] and _repeats(lines, index, head_words):
            index += len(head_words)
            if row:
                row.broken = True
            continue
        if found := _GROUP.match(text):
            rows += _finish(row, kinds, root, label, group)
            row, label = None, found["no"]
            index, group = _group(lines, index)
            continue
        opened = _opened(lines[index], last + 1, alone=alone)
        if opened is not None:
            rows += _finish(row, kinds, root, label, group)
            last += 1
            row = _Cells(str(last), [opened] if opened.text else [], [])
        elif row is None:
            if text not in head_words and (rows or index > first + _MOST_CELLS):
                break
        else:
            (row.below if row.broken else row.lines).append(lines[index].body)
        index += 1
    rows += _finish(row, kinds, root, label, group)
    return (index, rows) if rows else None


def _opened(line: Line, number: int, *, alone: bool) -> MappedText | None:
    """What stands behind the number on the line that opens row `number`; None for other lines."""
    if alone and line.number == str(number):
        return line.body
    found = _ROW.match(line.text)
    if found and int(found["no"]) == number:
        return line.body[found.end() :].strip()
    return None


def _heads(lines: Sequence[Line], at: int) -> tuple[list[str], int] | None:
    """The columns behind the number's, and the first line below the heads."""
    if column(lines[at].text) != "number":
        return None
    heads: list[list[MappedText]] = []
    index = at + 1
    while index < min(at + 24, len(lines)) and len(heads) <= _MOST_CELLS:
        text = lines[index].text
        if _opens_row(lines[index]) or len(text) > 60:
            break
        if heads and (text[0].islower() or not _is_head(heads[-1])):
            heads[-1].append(lines[index].body)
        else:
            heads.append([lines[index].body])
        index += 1
    words = [join((part, " ") for part in head) for head in heads]
    kinds = columns(words)
    if kinds is None or None in kinds:
        return None
    return [kind for kind in kinds if kind], index


def _repeats(lines: Sequence[Line], at: int, words: Sequence[str]) -> bool:
    """Whether the heads stand here again, at the top of a new page."""
    return [line.text for line in lines[at : at + len(words)]] == list(words)


def _opens_row(line: Line) -> bool:
    return bool(line.number or _ROW.match(line.text) or _GROUP.match(line.text))


def _is_head(head: Sequence[MappedText]) -> bool:
    return column(" ".join(part.text for part in head)) is not None


def _group(lines: Sequence[Line], at: int) -> tuple[int, MappedText]:
    """A group's heading, whose lines are as wide as the table."""
    parts = [lines[at].body]
    index = at + 1
    while index < len(lines) and not _opens_row(lines[index]) and len(parts) <= 3:
        parts.append(lines[index].body)
        index += 1
    return index, join((part, " ") for part in parts)


def _finish(
    row: _Cells | None, kinds: Sequence[str], root: str, label: str, group: MappedText | None
) -> list[Row]:
    if row is None or not row.lines:
        return []
    cells = _divide(row, kinds)
    path = ".".join(part for part in (root, label, row.number) if part)
    return [Row(path, group, cells)]


def _divide(row: _Cells, kinds: Sequence[str]) -> Mapping[str, MappedText]:
    """The row's lines among the columns; only the task where nothing fits."""
    lines = _split_run_on(row.lines)
    if len(lines) > _MOST_LINES:
        return {kinds[0]: join((line, " ") for line in lines)}
    starts = [
        i
        for i in range(1, len(lines))
        if (lines[i].text[0].isupper() or lines[i].text[0].isdigit())
        # A cell that the page breaks off may end in the middle of a name.
        and (row.below or not _OPEN.search(lines[i - 1].text))
    ]
    width = max(len(line.text) for line in lines)
    best, chosen = float("-inf"), None
    for count in range(min(len(kinds) - 1, len(starts)), 0, -1):
        for bounds in itertools.combinations(starts[:14], count):
            parts = _cut(lines, bounds)
            torn = sum(1.5 for bound in bounds if _OPEN.search(lines[bound - 1].text))
            for columns_kept in itertools.combinations(kinds[1:], count):
                named = (kinds[0], *columns_kept)
                score = sum(map(_fit, named, parts, itertools.repeat(width))) - torn
                if score > best:
                    best, chosen = score, dict(zip(named, parts, strict=True))
        if chosen:
            break
    chosen = chosen or {kinds[0]: lines}
    _append(chosen, row.below, width)
    return {kind: join((part, " ") for part in parts) for kind, parts in chosen.items()}


def _split_run_on(lines: Sequence[MappedText]) -> list[MappedText]:
    """Lines on which two cells stand: the task's and a body's, or the product's and the time."""
    longest = max(len(line.text) for line in lines)
    result: list[MappedText] = []
    for line in lines:
        tail = _TIME_TAIL.search(line.text)
        if tail is None and len(line.text) == longest > 50:
            tail = _BODY_TAIL.search(line.text)
            tail = tail if tail and looks_like_agency(tail[1]) else None
        if tail:
            result += [line[: tail.start()].strip(), line[tail.start(1) :].strip()]
        else:
            result.append(line)
    return [line for line in result if line.text]


def _cut(lines: list[MappedText], bounds: Sequence[int]) -> list[list[MappedText]]:
    return [lines[a:b] for a, b in zip((0, *bounds), (*bounds, len(lines)), strict=True)]


def _fit(kind: str, part: Sequence[MappedText], width: int) -> float:
    """How well lines suit a column."""
    text = " ".join(line.text for line in part)
    wide = sum(1 for line in part if len(line.text) > 0.6 * width)
    if kind == "task":
        return 2 * wide - 4 * sum(1 for line in part[:-1] if len(line.text) < 0.4 * width)
    begins = bool(parse_agency_list(text).names)
    if kind in _ROLES:
        # `Ủy ban nhân dân tỉnh trình Hội đồng nhân dân` begins with whom it charges.
        return (3 if looks_like_agency(text) else 2 if begins else -4) - 2 * wide
    if kind == "time":
        return 5 - len(part) / 4 if find_cell_deadlines(text) or _DONE.search(text) else -4
    return -wide + (-1.5 if begins else 0.5)


def _append(cells: dict[str, list[MappedText]], below: Sequence[MappedText], width: int) -> None:
    """What stands behind a page break: wide lines go on with the task, others with an open cell."""
    at = 0
    wide = [i for i, line in enumerate(below) if len(line.text) > 0.6 * width]
    if wide:
        at = wide[-1] + 1
        if at < len(below) and below[at].text[0].islower() and below[at - 1].text[-1] not in ".;":
            at += 1
        task = next(iter(cells))
        cells[task] = [*cells[task], *below[:at]]
    rest = list(below[at:])
    if rest:
        roles = [kind for kind in cells if kind in _ROLES] or list(cells)[:1]
        open_cell = next((k for k in roles if _OPEN.search(cells[k][-1].text)), roles[-1])
        cells[open_cell] = [*cells[open_cell], *rest]
