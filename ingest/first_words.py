"""Patterns that begin with words, tried only at the words that they can begin with.

Grammars of names are long alternations, and most words of a text begin none of them: a look at the
first word saves trying them all.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

WORD = re.compile(r"\w+")
_OPENING = r"\((?:\?:|\?P<\w+>)?"
_SET = r"\[(?:\\.|[^\]\\])*\]"
_ATOM = re.compile(
    rf"\s*(?:(?P<look>\(\?<?[=!])|(?P<group>{_OPENING})|(?P<set>{_SET})|(?P<code>\\.)"
    r"|(?P<letters>[^\W_]+(?![?*+{])|[^\W_])|(?P<sign>\S))"
)
_BRACKETS = re.compile(rf"{_SET}|\\.|[()|]")
_TIMES = re.compile(r"\s*(?:(?P<maybe>[?*]|\{0?,\d*\})|\+|\{\d+(?:,\d*)?\})?\??")
_LEAD = re.compile(_OPENING)


class FirstWords:
    """A pattern that is only ever matched where a word begins.

    `words` are those that it can begin with, None where it may begin with any.
    """

    def __init__(self, source: str, flags: int = re.VERBOSE) -> None:
        self.words = first_words(source)
        self._source, self._flags = source, flags

    @functools.cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def match(self, word: str, text: str, at: int, end: int) -> re.Match[str] | None:
        """A match at `at`, where `word` stands."""
        if self.words is not None and word not in self.words:
            return None
        return self._pattern.match(text, at, end)


def first_words(source: str) -> frozenset[str] | None:
    """The words that a verbose pattern can begin with, None where it may begin with any."""
    begun, whole = _begins(source)
    return None if begun is None else frozenset((begun | whole) - {""})


class _Atom(NamedTuple):
    """A piece of a pattern at `start`; `kind` is the name of the group of `_ATOM` that read it."""

    kind: str
    text: str
    optional: bool
    start: int


def _begins(source: str) -> tuple[set[str] | None, set[str]]:
    """Beginnings that go on with what follows the pattern, and first words that are complete."""
    begun: set[str] = set()
    whole: set[str] = set()
    for each in _alternatives(source):
        opened: set[str] = {""}
        for atom in _atoms(each):
            if atom.kind == "look":
                continue
            parts, complete = _first_of(atom)
            if parts is None:
                return None, whole
            whole |= {start + word for start in opened for word in complete}
            following = {start + part for start in opened for part in parts}
            opened = following | opened if atom.optional else following
            if not opened:
                break
        begun |= opened
    return begun, whole


def _first_of(atom: _Atom) -> tuple[set[str] | None, set[str]]:
    """What an atom adds to a word, and with what it ends one (empty: the word ends before it)."""
    if atom.kind == "group":
        return _begins(_inside(atom.text))
    if atom.kind == "letters":
        return {atom.text}, set()
    if atom.kind == "set" and atom.text[1:-1].isalpha():
        return set(atom.text[1:-1]), set()
    if atom.kind == "set" or atom.text in (r"\w", r"\d", "."):
        return None, set()
    return set(), {""}


def _alternatives(source: str) -> Iterator[str]:
    """The pattern cut at the `|` that stand in no brackets."""
    depth = start = 0
    for found in _BRACKETS.finditer(source):
        sign = found[0]
        if sign == "|" and not depth:
            yield source[start : found.start()]
            start = found.end()
        depth += (sign == "(") - (sign == ")")
    yield source[start:]


def _atoms(source: str) -> Iterator[_Atom]:
    at = 0
    while found := _ATOM.match(source, at):
        kind = found.lastgroup or ""
        start, end = found.span(kind)
        if kind in ("group", "look"):
            end = _closing(source, start)
        times = _TIMES.match(source, end)
        at = times.end() if times and times[0].strip() else end
        yield _Atom(kind, source[start:end], bool(times and times["maybe"]), start)


def _closing(source: str, at: int) -> int:
    """Behind the bracket that closes the group that opens at `at`."""
    depth = 0
    for found in _BRACKETS.finditer(source, at):
        depth += (found[0] == "(") - (found[0] == ")")
        if not depth:
            return found.end()
    return len(source)


def _inside(group: str) -> str:
    opening = _LEAD.match(group)
    return group[opening.end() : -1] if opening else group
