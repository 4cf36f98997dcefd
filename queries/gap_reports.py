"""Duties to report that leave open when, on which day, or to whom.

Nghị định 09/2019/NĐ-CP, Điều 7, wants all of them said of a standing report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from cancu.queries.catalogue import run
from cancu.queries.evidence import Span, span_of
from cancu.queries.finding import Finding, Scope
from cancu.queries.profile import gap_words

# A clause ends where a sentence does; `01/3` and `138/CP` have no such mark, `./.` ends it too.
_CLAUSE = re.compile(r"[^.;]+")
_PRINT = re.compile(r"[*_~`]|\s")
_DAY = r"(?<!\w)ngày +\d{1,2} *(?:/|tháng)|(?<![\d/])\d{1,2}/\d{1,2}(?![\d/]*\w)"
_REPORT = r"báo +cáo"


def report(scope: Scope) -> Iterator[Finding]:
    """Each clause that lays down a standing report and leaves a part of it open."""
    for document in scope.documents:
        deadlines = None
        for row in run(scope.store, "gap-report", document=document):
            whole = span_of(document, row)
            for start, clause in _clauses(scope.reader.text(document), whole):
                if not _is_duty(clause):
                    continue
                if deadlines is None:
                    deadlines = _deadlines(scope, document)
                at = Span(document, start, start + len(clause))
                found = _missing(clause, [each for each in deadlines if each.inside(at)])
                if found:
                    key, missing = found
                    yield Finding(key, missing, at, str(row["path"]))


@dataclass(frozen=True, slots=True)
class _Deadline:
    start: int
    end: int
    period: bool
    day: bool

    def inside(self, span: Span) -> bool:
        return span.start <= self.start and self.end <= span.end


def _deadlines(scope: Scope, document: str) -> tuple[_Deadline, ...]:
    """A deadline gives the period, the day, or both."""
    return tuple(
        _Deadline(
            int(row["start"] or 0),
            int(row["end"] or 0),
            row["deadline_kind"] == "due" or row["period"] not in (None, "continuous"),
            bool(re.search(r"\d{1,2}/\d{1,2}|-\d\d-\d\d", str(row["date"] or ""))),
        )
        for row in run(scope.store, "deadlines", document=document)
    )


def _clauses(text: str, span: Span) -> Iterator[tuple[int, str]]:
    """The clauses of a provision with their offsets, print marks and line ends as spaces."""
    part = _PRINT.sub(" ", text[span.start : span.end])
    for clause in _CLAUSE.finditer(part):
        words = clause[0].strip()
        if words:
            yield span.start + clause.start() + clause[0].index(words), words


def _is_duty(clause: str) -> bool:
    words = _patterns()
    body = words.nouns.sub(" ", _without_purpose(clause))
    if not words.report.search(body):
        return False
    if words.periodic.search(body):
        return True
    standing = words.standing.search(body) or words.period.search(body)
    return bool(standing) and not words.occasional.search(body)


def _missing(clause: str, deadlines: Iterable[_Deadline]) -> tuple[str, str] | None:
    """The profile's key, and what is left open; None where nothing is."""
    words = _patterns()
    body = _without_purpose(clause)
    known = list(deadlines)
    period = any(each.period for each in known) or bool(words.period.search(body))
    day = any(each.day for each in known) or bool(words.day.search(body))
    receiver = bool(words.receiver.search(body))
    parts = {"kỳ báo cáo": period or day, "ngày gửi": day, "nơi nhận": receiver}
    missing = ", ".join(name for name, given in parts.items() if not given)
    if not missing:
        return None
    if not (period or day) or not receiver:
        if rule := words.by_rule.search(body):
            return "report.by-rule", f"{missing} (chỉ nói “{rule[0]}”)"
        return "report", missing
    return "report.day", missing


def _without_purpose(clause: str) -> str:
    """`… để tổng hợp, báo cáo theo quy định` is what the receiver does."""
    found = _patterns().purpose.search(clause)
    return clause[: found.start()] if found else clause


@dataclass(frozen=True, slots=True)
class _Patterns:
    report: re.Pattern[str]
    nouns: re.Pattern[str]
    purpose: re.Pattern[str]
    periodic: re.Pattern[str]
    standing: re.Pattern[str]
    occasional: re.Pattern[str]
    period: re.Pattern[str]
    day: re.Pattern[str]
    receiver: re.Pattern[str]
    by_rule: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = gap_words().report
    objects = _any(words.objects)
    return _Patterns(
        report=_compiled(rf"(?<!\w){_REPORT}(?!\w)"),
        nouns=_compiled(_any(words.nouns)),
        purpose=_compiled(_any(words.purpose)),
        periodic=_compiled(_any(words.periodic)),
        # `gửi báo cáo`, `báo cáo kết quả`, `kết quả thực hiện, báo cáo`
        standing=_compiled(
            rf"gửi +{_REPORT}|{_REPORT} +(?:{objects})|(?:{objects})[^,;.]{{0,40}},? *{_REPORT}"
        ),
        occasional=_compiled(_any(words.occasional)),
        period=_compiled(_any(words.periods)),
        day=_compiled(_DAY),
        # Names begin with a capital, so that `ban hành` is no `Ban`.
        receiver=re.compile(
            rf"(?i:{_REPORT}|gửi)(?:(?!\b(?i:{_REPORT})\b).){{0,120}}?(?<!\w)(?:"
            + _any(words.recipients)
            + ")"
        ),
        by_rule=_compiled(_any(words.by_rule)),
    )


def _any(words: Iterable[str]) -> str:
    """Any of these, whatever the number of spaces between their words."""
    return "|".join(
        rf"(?<!\w){re.escape(each).replace(chr(92) + ' ', ' +')}(?!\w)" for each in words
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
