"""By when something is to be done: days, recurring duties, horizons, read out of a provision."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from cancu.ingest.dates import parse_date
from cancu.ingest.digits import mended
from cancu.ingest.masks import hidden
from cancu.ingest.model import Deadline
from cancu.ingest.rules import Match, rules_by_name, scanner

_CLAUSE_ENDS = re.compile(r"[;:]|\.(?!\d)")
_OPENING = re.compile(r"(?:^|[.;:]|\n\s*[+*•–-])[\s\"“*+•–-]*\Z")
_LISTED = re.compile(r"\s*(?:,|;|và)\s*")
_GAP = re.compile(r"[\s,]*")
_DAY = re.compile(r"(\d{1,2})(?:\s?[/.-]\s?|\s+tháng\s+)(\d{1,2})|\d{1,2}")
_TAIL = re.compile(
    r"(?<![\s,;/+])(?:[\s,;/+]+"
    r"(?:(?:và|hoặc|hằng|hàng|mỗi|định kỳ|báo cáo|sơ kết|tổng kết|kỳ)\b)?)+\Z",
    re.IGNORECASE,
)
_NAMES = ("period", "each", "once")
_YEAR = re.compile(r"\d{4}")
_EXACT = re.compile(r"\d{4}-")
_UNTIL = re.compile(r"(?:đến|tới)\b", re.IGNORECASE)
_WITHIN = re.compile(r"(?:trong|vào|dự|ngay|riêng|phấn)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?<=\S)\s?\((?:theo|trừ|nếu|khi|căn cứ|phù hợp|tùy|đối với|(?:bao )?gồm|kể cả|không kể)\b"
    r"[^()]*\)"
)


def find_deadlines(
    text: str, masked: Sequence[tuple[int, int]] = (), issued: str | None = None
) -> tuple[Deadline, ...]:
    """The deadlines that a provision's text states, in order, with offsets into `text`.

    `masked` are cited documents with their titles, in which nothing is found. A term that runs
    from an event (`trong vòng 15 ngày kể từ …`) is `due` without a date: its words say when. A day
    whose year the text does not tell is `due` with the day alone (`20/11`). Where it is known when
    the document was `issued` (ISO, as much as is known), what lies in a year before is none.
    """
    found = _Reader(mended(hidden(text, masked)), "text").read(text)
    return tuple(each for each in found if not (issued and _is_past(each, issued[:4])))


def find_cell_deadlines(text: str, completion: bool = False) -> tuple[Deadline, ...]:
    """The deadlines of a cell in a table's time column: there a bare time is when a task is due.

    `completion` says that the column's head does (`Thời gian hoàn thành`): then `năm 2026` is due,
    too, which otherwise is the time of an activity.
    """
    said = _ASIDE.sub(lambda aside: " " * len(aside[0]), mended(text))
    return tuple(_Reader(said, "cell", completion).read(text))


def _is_past(deadline: Deadline, year: str) -> bool:
    """Whether all its years lie before that year; `20/11` and `monthly` have none."""
    return max(_YEAR.findall(f"{deadline.date} {deadline.period}"), default=year) < year


@functools.lru_cache(maxsize=1024)  # a heading stands above many provisions
def find_stage(heading: str) -> Deadline | None:
    """The horizon that a stage heading sets for what stands below it, with offsets into `heading`.

    `Giai đoạn 1 (2026 - 2028)` and `Đến năm 2030` are such headings; None for all others.
    """
    if not rules_by_name("deadlines")["stage"].pattern.match(heading):
        return None
    for found in find_cell_deadlines(heading):
        if found.kind != "recurring" and (found.date or found.period):
            return replace(found, kind="horizon")
    return None


@dataclass(slots=True)
class _Row:
    """A deadline in the making; rows of one list of periods share their `run`."""

    kind: str
    date: str | None
    period: str | None
    start: int
    end: int
    run: int = -1


class _Reader:
    def __init__(self, text: str, scan: str, completion: bool = False) -> None:
        self.text = text
        self.completion = completion
        self.cell = scan == "cell"
        self.scan = scan
        self.rows: list[_Row] = []
        self.seen = 0  # where the last match ended

    def read(self, source: str) -> Iterator[Deadline]:
        for match in scanner("deadlines", self.scan).scan(self.text):
            if (kind := match.rule.gives["kind"]) != "none":
                _READERS[kind](self, match)
            self.seen = match.end
        for row in sorted(self.rows, key=lambda row: row.start):
            words = source[row.start : row.end]
            yield Deadline(row.kind, row.date, row.period, words, row.start, row.end)

    def words(self, match: Match, group: str) -> str:
        start, end = match.groups.get(group, (0, 0))
        return self.text[start:end]

    def add(self, match: Match, kind: str, date: str | None, period: str | None) -> None:
        self.rows.append(_Row(kind, date, period, match.start, match.end))

    # --- recurring ---

    def recurring(self, match: Match) -> None:
        if "run" in match.groups:
            self._run(match)
        elif period := match.rule.gives.get("period"):
            self.add(match, "recurring", None, period)
        else:
            words = next(filter(None, (self.words(match, each) for each in _NAMES)), "")
            period = next((name for name, *_ in _periods(words)), None)
            self._drop_waiting(period, match.start)
            for day in _days(self.words(match, "days")) or (None,) if period else ():
                self.add(match, "recurring", day, period)

    def _run(self, match: Match) -> None:
        """A list of periods, each with the days that follow it in parentheses."""
        start, end = match.groups["run"]
        pieces = list(_periods(self.text, start, end))
        if len(pieces) == 1:
            self._drop_waiting(pieces[0][0], match.start)
        run = len(self.rows)
        ends = [piece[1] for piece in pieces[1:]] + [end]
        for (period, first, last), stop in zip(pieces, ends, strict=True):
            rest = _TAIL.sub("", self.text[last:stop])
            begin = match.start if first == pieces[0][1] else first
            for day in _days(rest, bare="(" in rest) or (None,):
                self.rows.append(_Row("recurring", day, period, begin, last + len(rest), run))

    def _drop_waiting(self, period: str | None, before: int) -> None:
        """`báo cáo tháng trước ngày 18 hằng tháng` is one deadline."""
        told_again = [row for row in self._waiting(before) if row.period == period]
        self.rows = [row for row in self.rows if not any(row is each for each in told_again)]

    def day(self, match: Match) -> None:
        """A day without its year belongs to the periods before it in the sentence, if any."""
        days = _days(self.words(match, "days"))
        if not days:
            return
        if waiting := self._waiting(match.start):
            self._give_days(waiting, days, match.end)
        elif "quarter" in match.groups:
            self.rows += (_Row("recurring", day, "quarterly", *_span(match)) for day in days)
        elif "on" not in match.groups:
            self.rows += (_Row("due", day, None, *_span(match)) for day in days if "/" in day)

    def _give_days(self, waiting: Sequence[_Row], days: Sequence[str], end: int) -> None:
        """To each period its day; a lone day of the month is for all, other days for the last."""
        if len(days) == 1 and "/" not in days[0]:
            days = [*days] * len(waiting)
        elif len(days) != len(waiting):
            last = waiting[-1]
            more = [replace(last, run=-1) for _ in days[1:]]
            self.rows += more
            waiting = [last, *more]
        for row, day in zip(waiting, days, strict=True):
            row.date, row.end = day, end

    def _waiting(self, before: int) -> list[_Row]:
        """The last list of periods, where it has no days yet and stands in the same sentence."""
        last = self.rows[-1] if self.rows else None
        if last is None or last.kind != "recurring" or last.date is not None:
            return []
        if _CLAUSE_ENDS.search(self.text, last.end, before):
            return []
        run = takewhile(lambda row: row is last or 0 <= row.run == last.run, reversed(self.rows))
        return list(run)[::-1]

    # --- due and horizon ---

    def due(self, match: Match) -> None:
        if "period" in match.groups:
            self.horizon(match)
        elif "point" in match.groups:
            if date := parse_date(self.words(match, "point")):
                self.add(match, self._as_before(match) or "due", date, None)
        elif "from" in match.groups:
            self.add(match, "due", None, None)

    def _as_before(self, match: Match) -> str | None:
        """What the years listed before are: `Năm 2026, 2027`."""
        last = self.rows[-1] if self.cell and self.rows else None
        listed = last and last.date and _LISTED.fullmatch(self.text, last.end, match.start)
        return last.kind if last and listed else None

    def horizon(self, match: Match) -> None:
        if "none" in match.groups or not self._stands_for_itself(match):
            return
        if period := self._period(match):
            self.add(match, "horizon", None, period)
        elif date := parse_date(self.words(match, "point") or self.words(match, "year")):
            lasting = "lasting" in match.rule.gives or not self._is_due(match, date)
            self.add(match, "horizon" if lasting else "due", date, None)

    def _stands_for_itself(self, match: Match) -> bool:
        """Whether a time without a word such as `trong` is one, and no account of the past."""
        if self.cell:
            return True
        bare = match.rule.gives.get("bare") and "cue" not in match.groups
        if bare and not _OPENING.search(self.text, max(0, match.start - 4), match.start):
            return match.start == 0
        cue = self.words(match, "cue")
        if not (bare or _WITHIN.match(cue)):
            return True
        return not rules_by_name("deadlines")["account of the past"].pattern.match(
            self.text, match.end
        )

    def _period(self, match: Match) -> str | None:
        """`2021-2025`, `2026-Q3-2030-Q3`: both ends as far as they are said."""
        if "period" in match.groups:
            ends = _YEAR.findall(self.words(match, "period"))
            return f"{ends[0]}-{ends[1]}" if ends[0] <= ends[1] else None
        if "to" in match.groups:
            to, first = self.words(match, "to"), self.words(match, "from")
            year = (_YEAR.findall(to) or [""])[-1]
            ends = [parse_date(first) or parse_date(f"{first.strip()}/{year}"), parse_date(to)]
        elif "year" in match.groups and len(match.groups) > 1:
            kind, key = ("quý", "q") if "q_to" in match.groups else ("tháng", "m")
            year = self.words(match, "year")
            ends = [
                parse_date(f"{kind} {self.words(match, f'{key}_{end}')}/{year}")
                for end in ("from", "to")
            ]
        else:
            return None
        return f"{ends[0]}-{ends[1]}" if ends[0] and ends[1] else None

    def _is_due(self, match: Match, date: str) -> bool:
        """`trong quý II/2026` of what is to be completed is a deadline, else a horizon."""
        cue = self.words(match, "cue")
        until = bool(_UNTIL.match(cue)) and bool(_EXACT.match(date))
        within = not cue or bool(_WITHIN.match(cue))
        if not (until or within) or "year" in match.groups:
            return False
        half = "tháng" in self.text[match.start : match.end]  # `6 tháng đầu năm 2026`
        if self.cell and (self.completion or half or "-" in date):
            return True
        completion = rules_by_name("deadlines")["completion"].pattern
        clause = max(
            (end.end() for end in _CLAUSE_ENDS.finditer(self.text, self.seen, match.start)),
            default=self.seen,
        )
        if completion.search(self.text, clause, match.start):
            return True
        following = _GAP.match(self.text, match.end)
        if following is None or not completion.match(self.text, following.end()):
            return False
        own = rules_by_name("deadlines")["completion with a time of its own"].pattern
        return own.match(self.text, following.end()) is None


_READERS: dict[str, Callable[[_Reader, Match], None]] = {
    "recurring": _Reader.recurring,
    "day": _Reader.day,
    "due": _Reader.due,
    "horizon": _Reader.horizon,
}


def _periods(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, int, int]]:
    """Each period that a list names, with its place; what parentheses hold is passed over."""
    pattern = rules_by_name("deadlines")["a period"].pattern
    for found in pattern.finditer(text, start, len(text) if end is None else end):
        if found.lastgroup and found.lastgroup != "skip":
            yield found.lastgroup.replace("_", "-"), found.start(), found.end()


def _days(words: str, *, bare: bool = True) -> list[str]:
    """The days in the words as `15/12`, and where `bare` days of the month as `25`."""
    days = []
    for found in _DAY.finditer(words):
        if found[1] and 0 < int(found[1]) <= 31 and 0 < int(found[2]) <= 12:
            days.append(f"{found[1]}/{found[2]}")
        elif bare and not found[1]:
            days.append(found[0])
    return days


def _span(match: Match) -> tuple[int, int]:
    return match.start, match.end
