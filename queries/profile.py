"""Severities and explanations of the gaps, as data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

import msgspec

from cancu.ontology.errors import VocabularyError
from cancu.queries.header import Label

T = TypeVar("T")

Severity = Literal["error", "warning", "info"]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of gap, or one case of a kind: why it is one, and what to do."""

    severity: Severity
    title: Label
    why: str
    remedy: str


class ReportWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words that tell a duty to report and its parts."""

    objects: tuple[str, ...]
    occasional: tuple[str, ...]
    nouns: tuple[str, ...]
    purpose: tuple[str, ...]
    periodic: tuple[str, ...]
    periods: tuple[str, ...]
    by_rule: tuple[str, ...]
    recipients: tuple[str, ...]


class PlanWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words that tell a duty to issue a plan."""

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    not_before: tuple[str, ...]
    purpose: tuple[str, ...]
    not_after: tuple[str, ...]


class GapWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words that gaps are told by."""

    blanket: tuple[str, ...]
    groups: tuple[str, ...]
    this_plan: tuple[str, ...]
    members: tuple[str, ...]
    report: ReportWords
    member_heads: dict[str, tuple[str, ...]]
    collective: tuple[str, ...]
    party: tuple[str, ...]
    plan_genres: tuple[str, ...]
    unit_groups: dict[str, tuple[str, ...]]
    plan: PlanWords


@cache
def profile() -> dict[str, Entry]:
    """All kinds and cases by key, in the order of an answer. VocabularyError: not as it should."""
    return _load("profile.yml", dict[str, Entry])


@cache
def gap_words() -> GapWords:
    """The words. VocabularyError: the file is not as it should be."""
    return _load("gap_words.yml", GapWords)


def kinds() -> tuple[str, ...]:
    """The kinds of gaps, cases left out."""
    return tuple(key for key in profile() if "." not in key)


def _load(name: str, shape: type[T]) -> T:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (files("cancu.queries") / name).read_text("utf-8")
    try:
        return msgspec.convert(yaml.load(text, loader), shape)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise VocabularyError(f"Tệp {name} không đúng khuôn: {error}") from error
