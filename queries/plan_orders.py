"""Clauses that tell somebody to issue a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from cancu.ontology.genres import genres
from cancu.queries.evidence import Span
from cancu.queries.profile import gap_words

_CLAUSE = re.compile(r"[^.;]+")
_PRINT = re.compile(r"[*_~`]|\s")


@dataclass(frozen=True, slots=True)
class Order:
    """The clause that orders a plan; `other` where that is to carry out another document."""

    span: Span
    other: bool


def order_in(text: str, span: Span) -> Order | None:
    """The first clause of a provision that orders a plan of one's own; None where none does."""
    words = _patterns()
    part = _PRINT.sub(" ", text[span.start : span.end])
    for clause in _CLAUSE.finditer(part):
        for duty in words.duty.finditer(clause[0]):
            before, behind = clause[0][: duty.start()], clause[0][duty.end() :]
            if words.not_before.search(before) or not _carries_out(behind):
                continue
            said = clause[0].strip()
            start = span.start + clause.start() + clause[0].index(said)
            other = bool(words.other.search(behind)) and not words.this.search(behind)
            return Order(Span(span.document, start, start + len(said)), other)
    return None


def _carries_out(behind: str) -> bool:
    """Whether a plan is to carry something out, by the words behind it.

    `lập kế hoạch và triển khai hạ tầng 5G` is two things, `… và thực hiện Kế hoạch này` one.
    """
    words = _patterns()
    if words.this.search(behind):
        return True
    found = words.purpose.match(behind)
    if found is None or words.not_after.match(behind):
        return False
    return not re.search(r"(?<!\w)và(?!\w)", behind[: found.start("purpose")])


@dataclass(frozen=True, slots=True)
class _Patterns:
    duty: re.Pattern[str]
    not_before: re.Pattern[str]
    purpose: re.Pattern[str]
    not_after: re.Pattern[str]
    other: re.Pattern[str]
    this: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = gap_words().plan
    return _Patterns(
        # `xây dựng chương trình, kế hoạch`, `ban hành Kế hoạch`
        duty=_compiled(
            rf"(?<!\w)(?:{_any(words.verbs)}) +(?:(?:nghị quyết|chỉ thị|đề án)[, ]+){{0,2}}"
            rf"(?:{_any(words.nouns)})(?: *(?:,|và|hoặc) *(?:{_any(words.nouns)})){{0,3}}(?!\w)"
        ),
        # Right before the verb, but for a few words: `tham mưu Ủy ban nhân dân tỉnh ban hành`.
        not_before=_compiled(rf"(?<!\w)(?:{_any(words.not_before)})(?!\w)[^,:]{{0,60}}$"),
        purpose=_compiled(rf"[^:]{{0,60}}?(?<!\w)(?P<purpose>{_any(words.purpose)})(?!\w)"),
        not_after=_compiled(rf" *(?:{_any(words.not_after)})(?!\w)"),
        # `thực hiện hiệu quả Đề án phòng ngừa tội phạm`: a genre, named with a capital.
        other=re.compile(rf"thực +hiện[^:]{{0,60}}?(?<!\w)(?:{_capital_genres()})(?!\w)"),
        this=_compiled(_any(gap_words().this_plan)),
    )


def _capital_genres() -> str:
    return _any(each.name[:1].upper() + each.name[1:] for each in genres())


def _any(phrases: Iterable[str]) -> str:
    longest = sorted(phrases, key=lambda each: (-len(each), each))
    return "|".join(re.escape(each).replace(r"\ ", " +") for each in longest)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
