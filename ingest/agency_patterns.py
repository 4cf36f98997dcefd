"""The patterns that names of agencies are read by: the grammar, and the fields that are known."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from cancu.ingest.agency_words import bodies, fields, known_names
from cancu.ingest.first_words import WORD, FirstWords
from cancu.ingest.rules import rules_by_name

_STARTING = (
    *("head", "never", "office", "areas", "many", "group"),
    *("field", "act", "levels", "tail", "object"),
)


@functools.cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    """The compiled rules of `agencies.yml` by name."""
    rules = rules_by_name("agencies").items()
    return {name: rule.pattern for name, rule in rules if name not in _STARTING}


@functools.cache
def starting() -> Mapping[str, FirstWords]:
    """The rules that are matched where a word begins, by name."""
    rules = rules_by_name("agencies")
    return {name: FirstWords(rules[name].source) for name in _STARTING}


@functools.cache
def beginnings() -> frozenset[str]:
    """The words, as they stand, that a name in sentence case can begin with."""
    rules = starting()
    words = (
        rules[name].words or frozenset() for name in ("head", "office", "areas", "many", "group")
    )
    return frozenset().union(*words, *(names.capitals() for names in (bodies(), known_names())))


def field_at(text: str, at: int, end: int) -> int | None:
    """Where the known field (`Văn hóa, Thể thao và Du lịch`) that begins at `at` ends."""
    if at >= end or not text[at].isupper():
        return None
    word = WORD.match(text, at, end)
    if word is None:
        return None
    found = fields().match(word[0], text, at, end) or starting()["field"].match(
        word[0], text, at, end
    )
    return found.end() if found else None


def acts_at(text: str, at: int, end: int) -> bool:
    """Whether a word that no name goes on with stands at `at`, behind space."""
    while at < end and text[at].isspace():
        at += 1
    word = WORD.match(text, at, end)
    return word is not None and starting()["act"].match(word[0], text, at, end) is not None
