"""One rule: a pattern with what it says and the examples that prove it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import msgspec

from cancu.ontology.errors import VocabularyError

# Letters that stand for themselves, and (the group) those of groups' names and escapes.
_WORDS = re.compile(r"(\(\?P[<=]\w+|\\(?:u[0-9A-Fa-f]{4}|.))|[^\W\d_]+")
_CASED = re.compile(r"\(\?-i|\(\?\(")


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
        return self._compiled(self.source, self.flags)

    @functools.cached_property
    def small(self) -> re.Pattern[str] | None:
        """A pattern that ignores case as one for texts in small letters; None where case counts.

        It finds the same in far less time: what ignores case looks at no first letter before it
        tries an alternative, and takes long to compile.
        """
        if not self.flags & re.IGNORECASE or _CASED.search(self.source):
            return None
        source = _WORDS.sub(lambda found: found[1] or found[0].lower(), self.source)
        return self._compiled(source, self.flags & ~re.IGNORECASE)

    def _compiled(self, source: str, flags: int) -> re.Pattern[str]:
        try:
            pattern = re.compile(source, flags)
        except re.error as error:
            raise VocabularyError(
                f"{self.file}.yml: {self.name} không phải biểu thức chính quy: {error}."
            ) from error
        return Rule.watch(self, pattern) if Rule.watch else pattern
