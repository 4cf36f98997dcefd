"""Patterns as data: each rule carries the examples that prove it.

A file `NAME.yml` holds named pieces and rules. A pattern is a verbose regular expression, save
that `{piece}` stands for a named piece (`{date}` and `{year}` are always there) and `~` for white
space, which keeps Vietnamese phrases readable: `so~với~năm`.
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
from cancu.ontology.errors import VocabularyError

_PIECE = re.compile(r"\{([a-z_]+)\}")
_GROUP = re.compile(r"\(\?P<(?=\w+>)")
_BUILT_IN = {"date": f"(?:{DATE})", "year": f"(?:{YEAR})"}


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


class _RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rules: tuple[_RuleData, ...]
    pieces: dict[str, str] = {}
    ignore_case: bool = False


class Rule(msgspec.Struct, frozen=True):
    """`pattern` matches every example and no counter-example; `gives` is what a match says."""

    name: str
    source: str
    flags: int
    examples: tuple[Example, ...]
    counter_examples: tuple[str, ...]
    gives: Mapping[str, str]
    where: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled on first use. Raises VocabularyError where it is no regular expression."""
        return _compiled(self.source, self.flags, self.where)


Span = tuple[int, int]


class Match(msgspec.Struct, frozen=True):
    """Where a rule matched, and the spans of its named groups that took part."""

    rule: Rule
    start: int
    end: int
    groups: Mapping[str, Span]


class Scanner:
    """Several rules in one pass over a text: leftmost match first, then the order of the rules."""

    def __init__(self, rules: Sequence[Rule], where: str) -> None:
        parts = (
            f"(?P<r{number}>{_GROUP.sub(f'(?P<r{number}_', rule.source)}\n)"
            for number, rule in enumerate(rules)
        )
        self._pattern = _compiled("\n|".join(parts), rules[0].flags, where)
        index = self._pattern.groupindex
        self._rules = tuple(
            (
                index[f"r{number}"],
                rule,
                tuple(
                    (name.partition("_")[2], group)
                    for name, group in index.items()
                    if name.startswith(f"r{number}_")
                ),
            )
            for number, rule in enumerate(rules)
        )

    def scan(self, text: str) -> Iterator[Match]:
        """Each match, in order; they never overlap."""
        for found in self._pattern.finditer(text):
            spans = found.regs
            for number, rule, groups in self._rules:
                if spans[number][0] >= 0:
                    named = {name: spans[each] for name, each in groups if spans[each][0] >= 0}
                    yield Match(rule, *spans[0], named)
                    break


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
        pieces[piece] = f"(?:{_expand(pattern, pieces, f'{name}.yml: {piece}')})"
    return tuple(_rule(rule, pieces, flags, f"{name}.yml: {rule.name}") for rule in data.rules)


@functools.cache
def rules_by_name(name: str) -> Mapping[str, Rule]:
    """The rules of `NAME.yml` under their names."""
    return {rule.name: rule for rule in load_rules(name)}


@functools.cache
def scanner(name: str, scan: str) -> Scanner:
    """One scanner for those rules of `NAME.yml` whose `gives` lists `scan` under that word."""
    rules = [rule for rule in load_rules(name) if scan in rule.gives.get("scan", "").split()]
    if not rules:
        raise VocabularyError(f"{name}.yml không có quy tắc nào mang scan: {scan}.")
    return Scanner(rules, f"{name}.yml: {scan}")


def _expand(pattern: str, pieces: Mapping[str, str], where: str) -> str:
    """The pattern with its pieces put in; a quantifier (`{1,2}`) is no piece."""
    missing = sorted({each for each in _PIECE.findall(pattern) if each not in pieces})
    if missing:
        raise VocabularyError(f"{where} dùng mảnh chưa định nghĩa: {', '.join(missing)}.")
    return _PIECE.sub(lambda found: pieces[found[1]], pattern.replace("~", r"\s+"))


def _rule(rule: _RuleData, pieces: Mapping[str, str], flags: int, where: str) -> Rule:
    source = _expand(rule.pattern, pieces, where)
    return Rule(
        rule.name, source, flags, rule.examples, rule.counter_examples, rule.gives, where
    )


@functools.cache
def _compiled(source: str, flags: int, where: str) -> re.Pattern[str]:
    try:
        return re.compile(source, flags)
    except re.error as error:
        raise VocabularyError(f"{where} không phải biểu thức chính quy: {error}.") from error
