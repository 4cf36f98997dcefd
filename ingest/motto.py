"""The motto above a document: the state's or the Party's, as printed or as a scanner left it.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1; Hướng dẫn 36-HD/VPTW, 1.1.
"""

from __future__ import annotations

import functools

from cancu.ingest.print_words import skeleton
from cancu.ingest.rules import rules_by_name

_LINE = 160
_DAMAGED = 64
_SHARE = 6
"""One letter of so many may be wrong."""


@functools.lru_cache(maxsize=4096)
def motto_at(text: str) -> int | None:
    """Where the motto begins on a line, None on a line without it."""
    if len(text) > _LINE:
        return None
    found = rules_by_name("header")["motto"].pattern.search(text)
    if found:
        return found.start()
    return 0 if len(text) <= _DAMAGED and _is_damaged(text) else None


def is_motto(text: str) -> bool:
    """Whether a line begins with the motto."""
    return motto_at(text) == 0


def _is_damaged(text: str) -> bool:
    letters = _letters(text)
    for motto in _mottoes():
        limit = len(motto) // _SHARE
        if abs(len(letters) - len(motto)) <= limit and _distance(letters, motto, limit) <= limit:
            return True
    return False


@functools.cache
def _mottoes() -> tuple[str, ...]:
    """The mottoes and their halves, which narrow columns set on lines of their own."""
    examples = rules_by_name("header")["motto line"].examples
    return tuple(_letters(each.text) for each in examples)


def _letters(text: str) -> str:
    return "".join(char for char in skeleton(text) if char.isalnum())


def _distance(left: str, right: str, limit: int) -> int:
    """How many letters must change; above `limit` it may be any larger number."""
    row = list(range(len(right) + 1))
    for i, char in enumerate(left, 1):
        before, row = row, [i]
        for j, other in enumerate(right, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other)))
        if min(row) > limit:
            break
    return row[-1] if len(row) > len(right) else limit + 1
