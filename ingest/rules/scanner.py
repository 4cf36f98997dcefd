"""Several rules tried together over a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from cancu.ingest.rules.rule import Rule

_DIGITS = re.compile("[0-9]+")

_Branches: TypeAlias = "dict[str, _Branches]"


class Match(msgspec.Struct, frozen=True):
    """Where a rule matched, and the spans of its named groups that took part."""

    rule: Rule
    start: int
    end: int
    groups: Mapping[str, tuple[int, int]]


class Scanner:
    """Several rules in one pass over a text: leftmost match first, then the order of the rules.

    A rule is tried only at the tokens that it names as its `starts`. `near` says what every match
    holds (words, `0` for digits) in the clause that it begins in: tokens are looked for only from
    the full stop or semicolon before each of those up to it. A text without any costs next to
    nothing.
    """

    def __init__(self, rules: Sequence[Rule], near: str = "") -> None:
        self._rules = rules
        self._tries: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}
        self._starts = re.compile(_any_start({start for rule in rules for start in rule.starts}))
        self._near = [word for word in near.split() if word != "0"]
        self._digits = "0" in near.split()

    def scan(self, text: str) -> Iterator[Match]:
        """Each match, in order; they never overlap."""
        small = text.lower()
        if len(small) != len(text):  # a letter such as İ has no small letter of its own
            small = text
        end = 0
        for token in self._tokens(small):
            start = token.start()
            if start < end:
                continue
            for rule, pattern in self._tries.get(token[0]) or self._at(token[0]):
                if found := pattern.match(text, start):
                    spans = {name: found.span(name) for name in found.re.groupindex}
                    named = {name: span for name, span in spans.items() if span[0] >= 0}
                    end = found.end()
                    yield Match(rule, start, end, named)
                    break

    def _tokens(self, small: str) -> Iterator[re.Match[str]]:
        """The tokens with which a match may begin."""
        if not (self._near or self._digits):
            yield from self._starts.finditer(small)
            return
        seen = 0
        for at, end in sorted(self._places(small)):
            if end > seen:
                begin = max(small.rfind(".", seen, at) + 1, small.rfind(";", seen, at) + 1, seen)
                seen = end
                yield from self._starts.finditer(small, begin, end)

    def _places(self, small: str) -> Iterator[tuple[int, int]]:
        """Where what every match holds stands."""
        if self._digits:
            yield from (found.span() for found in _DIGITS.finditer(small))
        for word in self._near:
            at = small.find(word)
            while at >= 0:
                yield at, at + len(word)
                at = small.find(word, at + len(word))

    def _at(self, token: str) -> list[tuple[Rule, re.Pattern[str]]]:
        """The rules to be tried at a token, compiled when it is first met."""
        first, *rest = ["0"] if token.isdecimal() else token.split()
        names = {first, "~".join((first, *rest))}
        tries = [(rule, rule.pattern) for rule in self._rules if not names.isdisjoint(rule.starts)]
        return self._tries.setdefault(token, tries)


def _any_start(starts: Iterable[str]) -> str:
    """One pattern for all starts; words share their first letters, so few branches are tried."""
    words: _Branches = {}
    signs = ""
    for start in sorted(starts):
        if start[0].isalpha():
            branch = words
            for letter in start:
                branch = branch.setdefault(letter, {})
            branch[""] = {}
        elif start != "0":
            signs += start
    forms = [rf"\b{_branches(words)}\b"] if words else []
    forms += [r"(?<!\d)\d"] if "0" in starts else []
    forms += [f"[{re.escape(signs)}]"] if signs else []
    return "|".join(forms)


def _branches(tree: _Branches) -> str:
    """`{"b": {"a": …, "o": …}}` as `b(?:a…|o…)`; an empty key says that a word may end there."""
    forms = [
        (r"\s+" if letter == "~" else re.escape(letter)) + _branches(below)
        for letter, below in tree.items()
        if letter
    ]
    if "" not in tree and len(forms) == 1:
        return forms[0]
    return f"(?:{'|'.join(forms)})" + ("?" if "" in tree else "") if forms else ""
