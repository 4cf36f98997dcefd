"""Several rules tried together over a text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
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


@functools.lru_cache(maxsize=8)  # one text is scanned for several kinds of facts in turn
def _lowered(text: str) -> str | None:
    """The text in small letters; None where a letter such as İ has none of its own."""
    small = text.lower()
    return small if len(small) == len(text) else None


@functools.lru_cache(maxsize=8)
def _digits(small: str) -> tuple[tuple[int, int], ...]:
    return tuple([found.span() for found in _DIGITS.finditer(small)])


class Scanner:
    """Several rules in one pass over a text: leftmost match first, then the order of the rules.

    A rule is tried only at the tokens that it names as its `starts`. `near` says what every match
    holds (words, `0` for digits) in the clause that it begins in: tokens are looked for only from
    the full stop or semicolon before each of those up to it. A text without any costs next to
    nothing.
    """

    def __init__(self, rules: Sequence[Rule], near: str = "") -> None:
        self._rules = rules
        self._tries: dict[str, list[tuple[Rule, re.Pattern[str] | None]]] = {}
        self._starts = re.compile(_any_start({start for rule in rules for start in rule.starts}))
        self._near = [word for word in near.split() if word != "0"]
        self._digits = "0" in near.split()

    def scan(self, text: str) -> Iterator[Match]:
        """Each match, in order; they never overlap."""
        small = _lowered(text)
        ignorant = small is not None
        small = small or text
        end = 0
        tokens = (self._starts.finditer(small, *each) for each in self._stretches(small))
        for token in chain.from_iterable(tokens):
            start = token.start()
            if start < end:
                continue
            for rule, fast in self._tries.get(token[0]) or self._at(token[0]):
                if found := (
                    fast.match(small, start)
                    if fast and ignorant
                    else rule.pattern.match(text, start)
                ):
                    spans = {name: found.span(name) for name in found.re.groupindex}
                    named = {name: span for name, span in spans.items() if span[0] >= 0}
                    end = found.end()
                    yield Match(rule, start, end, named)
                    break

    def _stretches(self, small: str) -> list[tuple[int, int]]:
        """Where the tokens with which a match may begin are looked for."""
        if not (self._near or self._digits):
            return [(0, len(small))]
        places = self._places(small)
        stretches = []
        seen = 0
        for at, end in places:
            if end > seen:
                begin = max(small.rfind(".", seen, at) + 1, small.rfind(";", seen, at) + 1, seen)
                seen = end
                stretches.append((begin, end))
        return stretches

    def _places(self, small: str) -> list[tuple[int, int]]:
        """Where what every match holds stands, in order."""
        places = [*_digits(small)] if self._digits else []
        for word in self._near:
            at = small.find(word)
            while at >= 0:
                places.append((at, at + len(word)))
                at = small.find(word, at + len(word))
        places.sort()
        return places

    def _at(self, token: str) -> list[tuple[Rule, re.Pattern[str] | None]]:
        """The rules to be tried at a token, compiled when it is first met."""
        first, *rest = ["0"] if token.isdecimal() else token.split()
        names = {first, "~".join((first, *rest))}
        tries = [(rule, rule.small) for rule in self._rules if not names.isdisjoint(rule.starts)]
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
    forms += [r"\d(?<!\d\d)"] if "0" in starts else []
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
