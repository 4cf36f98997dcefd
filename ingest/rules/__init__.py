"""Patterns as data: each rule carries the examples that prove it.

A file `NAME.yml` holds named pieces and rules. A pattern is a verbose regular expression, save
that `{piece}` stands for a named piece (`{date}`, `{year}`, `{number}`, `{upper}` and `{lower}` are
always there) and `~` for white space, which keeps Vietnamese phrases readable: `so~với~năm`.
Rules that are tried together over a text name the `scan` they belong to, and the tokens that they
start with (`{set}`: a named set of them); `near` says for a scan what each match of it holds.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from importlib.resources import files

import msgspec
import yaml

from cancu.ingest.dates import DATE, YEAR
from cancu.ingest.letters import LOWER, UPPER
from cancu.ingest.numbers import NUMBER
from cancu.ingest.rules.rule import Example, Rule
from cancu.ingest.rules.scanner import Match, Scanner
from cancu.ontology.errors import VocabularyError

__all__ = ["Example", "Match", "Rule", "Scanner", "load_rules", "rules_by_name", "scanner"]

_PIECE = re.compile(r"\{([a-z_]+)\}")
_BUILT_IN = {
    "date": f"(?:{DATE})",
    "year": f"(?:{YEAR})",
    "number": f"(?:{NUMBER})",
    "upper": f"[{UPPER}]",
    "lower": f"[{LOWER}]",
}


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
    near: dict[str, str] = {}
    ignore_case: bool = False


@functools.cache
def load_rules(name: str) -> tuple[Rule, ...]:
    """The rules of `NAME.yml`, in their order. Raises VocabularyError where it is not right."""
    data = _read(name)
    flags = re.VERBOSE | (re.IGNORECASE if data.ignore_case else 0)
    pieces = dict(_BUILT_IN)
    for piece, pattern in data.pieces.items():
        pieces[piece] = f"(?:{_expand(_spaced(pattern), pieces, f'{name}.yml: {piece}')})"
    starts: dict[str, str] = {}
    for each, tokens in data.starts.items():
        starts[each] = _expand(tokens, starts, f"{name}.yml: {each}")
    return tuple(_rule(name, rule, pieces, starts, flags) for rule in data.rules)


@functools.cache
def rules_by_name(name: str) -> Mapping[str, Rule]:
    """The rules of `NAME.yml` under their names."""
    return {rule.name: rule for rule in load_rules(name)}


@functools.cache
def scanner(name: str, scan: str) -> Scanner:
    """One scanner for those rules of `NAME.yml` that list it under `scan`."""
    rules = [rule for rule in load_rules(name) if scan in rule.scan]
    return Scanner(rules, _read(name).near.get(scan, ""))


@functools.cache
def _read(name: str) -> _RuleFile:
    text = (files(__name__) / f"{name}.yml").read_text("utf-8")
    try:
        return msgspec.convert(
            yaml.load(unicodedata.normalize("NFC", text), yaml.CSafeLoader), _RuleFile
        )
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise VocabularyError(f"{name}.yml không đúng khuôn dạng: {error}") from error


def _expand(pattern: str, pieces: Mapping[str, str], where: str) -> str:
    """The pattern with its pieces put in; a quantifier (`{1,2}`) is no piece."""
    missing = sorted({each for each in _PIECE.findall(pattern) if each not in pieces})
    if missing:
        raise VocabularyError(f"{where} dùng mảnh chưa định nghĩa: {', '.join(missing)}.")
    return _PIECE.sub(lambda found: pieces[found[1]], pattern)


def _spaced(pattern: str) -> str:
    return pattern.replace("~", r"\s+")


def _rule(
    file: str,
    rule: _RuleData,
    pieces: Mapping[str, str],
    starts: Mapping[str, str],
    flags: int,
) -> Rule:
    where = f"{file}.yml: {rule.name}"
    source = _expand(_spaced(rule.pattern), pieces, where)
    if (file, rule.name) in Rule.silenced:
        source = f"(?!)(?:{source}\n)"  # its groups stay, since readers ask for them by name
    return Rule(
        file,
        rule.name,
        source,
        flags,
        rule.examples,
        rule.counter_examples,
        rule.gives,
        tuple(rule.scan.split()),
        tuple(dict.fromkeys(_expand(rule.starts, starts, where).split())),
    )
