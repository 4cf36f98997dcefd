"""Lines of a head or a signature that a narrow column broke are one again.

A web page or a cell breaks `Số:` / `33/2009/QĐ-UBND` and `CỘNG` / `HÒA XÃ HỘI …`; a flattened
table leaves its bars behind. Lines are joined only where together they read as what such a head
has.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from cancu.ingest.clean import Line
from cancu.ingest.rules import rules_by_name
from cancu.ingest.text import join

_BROKEN = 48
"""A longer line was not broken by a narrow column."""
_PHRASE = 36
_PARTS = 4


@functools.cache
def _cue(name: str) -> re.Pattern[str]:
    return rules_by_name("broken_lines")[name].pattern


def mend(lines: Sequence[Line]) -> list[Line]:
    """The lines in order, those that are one joined; bars at the end of a line are gone."""
    result: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        text = line.text
        if len(text) > _BROKEN or line.table:
            if text:
                result.append(line)
            at += 1
            continue
        if text[-1:] == "|":
            line = _without_bar(line)
        parts = _joined(lines, at)
        if parts > 1:
            body = join((each.body, " ") for each in lines[at : at + parts])
            line = replace(line, body=body, bold=min(line.bold, len(body.text)))
            line = _without_bar(line)
        if line.text:
            result.append(line)
        at += parts
    return result


def _without_bar(line: Line) -> Line:
    """`BỘ Y TẾ |` is a cell of a table that a page flattened."""
    if not line.text.endswith("|") or line.text.count("|") > 1:
        return line
    return replace(line, body=line.body[: len(line.text) - 1].strip())


def _joined(lines: Sequence[Line], at: int) -> int:
    """How many lines from `at` on are one."""
    first = lines[at].text
    for test in _tests(first):
        for parts in range(2, _PARTS + 1):
            more = lines[at + 1 : at + parts]
            if len(more) < parts - 1 or more[-1].table or len(more[-1].text) > 120:
                break
            if test is _is_date and not any("gày" in each.text for each in lines[at : at + _PARTS]):
                break
            if test([first, *(line.text for line in more)]):
                return parts
    return 1


def _tests(first: str) -> list[Callable[[list[str]], bool]]:
    """What a line that begins so may be a part of."""
    tests: list[Callable[[list[str]], bool]] = []
    last = first[-1]
    capitals = first.isupper()
    if capitals:
        if _cue("behalf word").match(first):
            tests.append(lambda parts: len(parts) == 2 and parts[1].isupper())
        elif len(first) < _PHRASE:
            tests.append(lambda parts: _spans(_cue("phrase"), parts))
    elif first.startswith(("Độc", "độc", "Kính")):
        tests.append(lambda parts: _spans(_cue("phrase"), parts))
    if last in "ốỐ:" and _cue("number word").match(first):
        tests.append(lambda parts: len(parts) == 2 and bool(_cue("number rest").match(parts[1])))
    elif last == "v" and _cue("subject word").match(first):
        tests.append(lambda parts: len(parts) == 2)
    elif first[0] == "(" and ")" not in first:
        tests.append(lambda parts: _spans(_cue("annex line"), parts))
    elif not capitals and first[0].isupper() and last not in ".;:":
        tests.append(_is_date)
    return tests


def _is_date(parts: list[str]) -> bool:
    """Whether place and date are broken; a name above a whole one is none of it."""
    if not any("gày" in part for part in parts):
        return False
    whole = _cue("date").match(parts[-1])
    if whole and (len(parts) > 2 or " " in parts[1].partition(",")[0]):
        return False
    return _spans(_cue("date"), parts)


def _spans(pattern: re.Pattern[str], parts: Sequence[str]) -> bool:
    """Whether a match begins with the first part and ends in the last one."""
    found = pattern.match(" ".join(parts))
    return found is not None and found.end() > len(" ".join(parts[:-1])) + 1
