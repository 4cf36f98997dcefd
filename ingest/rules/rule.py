"""One rule: a pattern with what it says and the examples that prove it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import msgspec

from cancu.ontology.errors import VocabularyError


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text that a rule reads, with what is read out of it (a row a fact)."""

    text: str
    expect: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Rule:
    """`pattern` matches every example and no counter-example; `gives` is what a match says.

    `scan` names the scanners that the rule takes part in, `starts` the tokens (syllables in small
    letters, `~` between them, a sign, `0` for any digits) with which a match can begin there.
    """

    file: str
    name: str
    source: str
    flags: int
    examples: tuple[Example, ...]
    counter_examples: tuple[str, ...]
    gives: Mapping[str, str]
    scan: tuple[str, ...]
    starts: tuple[str, ...]

    silenced: ClassVar[frozenset[tuple[str, str]]] = frozenset()
    """File and name of the rules that are to match nothing (see `ablation.without`)."""
    watch: ClassVar[Callable[[Rule, re.Pattern[str]], re.Pattern[str]] | None] = None
    """Puts a pattern that keeps account in the place of the compiled one (`ablation.recorded`)."""

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled on first use. Raises VocabularyError where it is no regular expression."""
        try:
            pattern = re.compile(self.source, self.flags)
        except re.error as error:
            raise VocabularyError(
                f"{self.file}.yml: {self.name} không phải biểu thức chính quy: {error}."
            ) from error
        return Rule.watch(self, pattern) if Rule.watch else pattern
