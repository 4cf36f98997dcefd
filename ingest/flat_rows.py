"""The lines of one row of a flattened table among its columns.

A text layer keeps the order of the cells and the width of their lines, nothing else: where a cell
begins is found by what each column can hold.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Mapping, Sequence

import msgspec

from cancu.ingest.agencies import looks_like_agency, parse_agency_list
from cancu.ingest.deadlines import find_cell_deadlines
from cancu.ingest.letters import compiled
from cancu.ingest.table_heads import ROLES
from cancu.ingest.text import MappedText, join

_OPEN = compiled(
    r"(?:,|[-–]|(?:^|\s)(?:của|và|các|về|có|theo|cơ|Các|Cơ|Bộ|Ủy ban|đơn|liên|tổ"
    # `Hằng quý` and `6 tháng` are whole.
    r"|Quý|(?<!ằng\s)(?<!àng\s)(?<!ỗi\s)(?<!ừng\s)(?:quý|(?<!\d\s)tháng)|đến|từ))$"
)
_TIME_TAIL = compiled(
    r"(?<=\w)\s+((?:Thường\s+xuyên|H[ằà]ng\s+năm|Quý\s+[IV\d]+\s?/\s?\d{4}|Tháng\s+\d{1,2}\s?/\s?\d{4}|Năm\s+\d{4}))$"
)
_BODY_TAIL = compiled(
    r"(?<=[<L>])\s+((?:Bộ|Sở|Ban|Ủy ban|UBND|Công an|Cục|Phòng|Các)\s[^,.;]{2,24})$"
)
_DONE = compiled(r"(?:đã|Đã)\s+(?:hoàn\s+thành|ban\s+hành|trình)")
_MOST_LINES = 80


class RowLines(msgspec.Struct):
    """The lines of one row before and behind a page break."""

    number: MappedText
    lines: list[MappedText]
    below: list[MappedText]
    broken: bool = False


def divide(row: RowLines, kinds: Sequence[str]) -> Mapping[str, MappedText]:
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
    fits: dict[tuple[str, int, int], float] = {}

    def fit(kind: str, start: int, stop: int) -> float:
        key = (kind, start, stop)
        if (known := fits.get(key)) is None:
            known = fits[key] = _fit(kind, lines[start:stop], width)
        return known

    best, chosen = float("-inf"), None
    for count in range(min(len(kinds) - 1, len(starts)), 0, -1):
        for bounds in itertools.combinations(starts[:14], count):
            begins, stops = (0, *bounds), (*bounds, len(lines))
            torn = sum(1.5 for bound in bounds if _OPEN.search(lines[bound - 1].text))
            for columns_kept in itertools.combinations(kinds[1:], count):
                named = (kinds[0], *columns_kept)
                score = sum(map(fit, named, begins, stops)) - torn
                if score > best:
                    best, chosen = score, dict(zip(named, _cut(lines, bounds), strict=True))
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
    wide = sum(1 for line in part if len(line.text) > 0.6 * width)
    if kind == "task":
        return 2 * wide - 4 * sum(1 for line in part[:-1] if len(line.text) < 0.4 * width)
    text = " ".join([line.text for line in part])
    if kind == "time":
        return 5 - len(part) / 4 if _says_when(text) else -4
    if kind in ROLES:
        return _names_bodies(text) - 2 * wide
    return -wide + (-1.5 if _names_bodies(text) > 0 else 0.5)


@functools.lru_cache(maxsize=4096)
def _names_bodies(text: str) -> float:
    """How surely a cell lists who acts."""
    if looks_like_agency(text):
        return 3
    # `Ủy ban nhân dân tỉnh trình Hội đồng nhân dân` begins with whom it charges.
    return 2 if parse_agency_list(text).names else -4


@functools.lru_cache(maxsize=4096)
def _says_when(text: str) -> bool:
    return bool(find_cell_deadlines(text) or _DONE.search(text))


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
        roles = [kind for kind in cells if kind in ROLES] or list(cells)[:1]
        open_cell = next((k for k in roles if _OPEN.search(cells[k][-1].text)), roles[-1])
        cells[open_cell] = [*cells[open_cell], *rest]
