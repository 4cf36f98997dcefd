"""Patterns as data: each rule carries the examples that prove it.

A file `NAME.yml` holds named pieces and rules. A pattern is a verbose regular expression, save
that `{piece}` stands for a named piece (`{date}`, `{year}`, `{number}`, `{upper}` and `{lower}` are
always there) and `~` for white space, which keeps Vietnamese phrases readable: `so~với~năm`.
Rules that are tried together over a text name the `scan` they belong to, and the tokens that they
start with (`{set}`: a named set of them).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

import msgspec
import yaml

from cancu.ingest.dates import DATE, YEAR
from cancu.ingest.letters import LOWER, UPPER
from cancu.ingest.numbers import NUMBER
from cancu.ontology.errors import VocabularyError

_PIECE = re.compile(r"\{([a-z_]+)\}")
_BUILT_IN = {
    "date": f"(?:{DATE})",
    "year": f"(?:{YEAR})",
    "number": f"(?:{NUMBER})",
    "upper": f"[{UPPER}]",
    "lower": f"[{LOWER}]",
}


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text that a rule reads, with what is read out of it (a row a fact)."""

    text: str
    expect: tuple[dict[str, Any], ...] = ()


class _RuleData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    pattern: str
    examples: tuple[Example, ...]
    counter_examples: tuple[str, ...] = ()
    gives: dict[str, str] = {}
    scan: str = ""
    starts: str = ""


class _RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rules: tuple[_RuleData, ...]
    pieces: dict[str, str] = {}
    starts: dict[str, str] = {}
    ignore_case: bool = False


class Rule(msgspec.Struct, frozen=True):
    """`pattern` matches every example and no counter-example; `gives` is what a match says.

    `scan` names the scanners that the rule takes part in, `starts` the tokens (syllables in small
    letters, `~` between them, a sign, `0` for any digits) with which a match can begin there.
    """

    name: str
    source: str
    flags: int
    examples: tuple[Example, ...]
    counter_examples: tuple[str, ...]
    gives: Mapping[str, str]
    scan: tuple[str, ...]
    starts: tuple[str, ...]
    where: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled on first use. Raises VocabularyError where it is no regular expression."""
        return _compiled(self.source, self.flags, self.where)


class Match(msgspec.Struct, frozen=True):
    """Where a rule matched, and the spans of its named groups that took part."""

    rule: Rule
    start: int
    end: int
    groups: Mapping[str, tuple[int, int]]


class Scanner:
    """Several rules in one pass over a text: leftmost match first, then the order of the rules.

    A rule is tried only at the tokens that it names as its `starts`, so a text in which none of
    them stands costs next to nothing.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._tries: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}
        starts = {start for rule in rules for start in rule.starts}
        words = sorted((each for each in starts if each[0].isalpha()), key=len, reverse=True)
        signs = "".join(sorted(each for each in starts if not each[0].isalnum()))
        self._starts = re.compile(
            "|".join(
                ([rf"(?<!\w)(?:{'|'.join(words).replace('~', ' ')})(?!\w)"] if words else [])
                + ([r"(?<!\d)\d"] if "0" in starts else [])
                + ([f"[{re.escape(signs)}]"] if signs else [])
            ).replace(" ", r"\s+")
        )

    def scan(self, text: str) -> Iterator[Match]:
        """Each match, in order; they never overlap."""
        small = text.lower()
        if len(small) != len(text):  # a letter such as İ has no small letter of its own
            small = text
        end = 0
        for token in self._starts.finditer(small):
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

    def _at(self, token: str) -> list[tuple[Rule, re.Pattern[str]]]:
        """The rules to be tried at a token, compiled when it is first met."""
        first, *rest = ["0"] if token.isdecimal() else token.split()
        names = {first, "~".join((first, *rest))}
        tries = [(rule, rule.pattern) for rule in self._rules if not names.isdisjoint(rule.starts)]
        return self._tries.setdefault(token, tries)


@functools.cache
def load_rules(name: str) -> tuple[Rule, ...]:
    """The rules of `NAME.yml`, in their order. Raises VocabularyError where it is not right."""
    text = (files(__name__) / f"{name}.yml").read_text("utf-8")
    try:
        data = msgspec.convert(
            yaml.load(unicodedata.normalize("NFC", text), yaml.CSafeLoader), _RuleFile
        )
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise VocabularyError(f"{name}.yml không đúng khuôn dạng: {error}") from error
    flags = re.VERBOSE | (re.IGNORECASE if data.ignore_case else 0)
    pieces = dict(_BUILT_IN)
    for piece, pattern in data.pieces.items():
        pieces[piece] = f"(?:{_expand(_spaced(pattern), pieces, f'{name}.yml: {piece}')})"
    starts: dict[str, str] = {}
    for each, tokens in data.starts.items():
        starts[each] = _expand(tokens, starts, f"{name}.yml: {each}")
    return tuple(
        _rule(rule, pieces, starts, flags, f"{name}.yml: {rule.name}") for rule in data.rules
    )


@functools.cache
def rules_by_name(name: str) -> Mapping[str, Rule]:
    """The rules of `NAME.yml` under their names."""
    return {rule.name: rule for rule in load_rules(name)}


@functools.cache
def scanner(name: str, scan: str) -> Scanner:
    """One scanner for those rules of `NAME.yml` that list it under `scan`."""
    return Scanner([rule for rule in load_rules(name) if scan in rule.scan])


def _expand(pattern: str, pieces: Mapping[str, str], where: str) -> str:
    """The pattern with its pieces put in; a quantifier (`{1,2}`) is no piece."""
    missing = sorted({each for each in _PIECE.findall(pattern) if each not in pieces})
    if missing:
        raise VocabularyError(f"{where} dùng mảnh chưa định nghĩa: {', '.join(missing)}.")
    return _PIECE.sub(lambda found: pieces[found[1]], pattern)


def _spaced(pattern: str) -> str:
    return pattern.replace("~", r"\s+")


def _rule(
    rule: _RuleData,
    pieces: Mapping[str, str],
    starts: Mapping[str, str],
    flags: int,
    where: str,
) -> Rule:
    return Rule(
        rule.name,
        _expand(_spaced(rule.pattern), pieces, where),
        flags,
        rule.examples,
        rule.counter_examples,
        rule.gives,
        tuple(rule.scan.split()),
        tuple(dict.fromkeys(_expand(rule.starts, starts, where).split())),
        where,
    )


@functools.cache
def _compiled(source: str, flags: int, where: str) -> re.Pattern[str]:
    try:
        return re.compile(source, flags)
    except re.error as error:
        raise VocabularyError(f"{where} không phải biểu thức chính quy: {error}.") from error
