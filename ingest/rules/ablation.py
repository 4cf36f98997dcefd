"""Which rules a text needs: a record of those that fire, and reading without some of them.

For measuring only. Readers keep compiled rules in caches, so whatever is cached in `cancu.ingest`
is forgotten wherever the set of rules changes; other threads must not read meanwhile.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias, TypeVar, cast

from cancu.ingest.rules import load_rules
from cancu.ingest.rules.rule import Rule

Named: TypeAlias = tuple[str, str]
"""A rule by its file (`targets`) and its name (`decrease`)."""

_Found = TypeVar("_Found")


@contextmanager
def without(left_out: Iterable[Named]) -> Iterator[None]:
    """Inside, these rules match nothing. Raises ValueError for a name that no rule has."""
    names = frozenset(left_out)
    known = {(rule.file, rule.name) for file, _ in names for rule in load_rules(file)}
    if unknown := sorted(names - known):
        raise ValueError(f"no such rules: {unknown}")
    before = Rule.silenced
    Rule.silenced = before | names
    _forget()
    try:
        yield
    finally:
        Rule.silenced = before
        _forget()


@contextmanager
def recorded() -> Iterator[set[Named]]:
    """Inside, each rule whose pattern is found anywhere is put into the set.

    Rules that a reader builds into a pattern of its own (`Rule.source`) are not seen.
    """
    fired: set[Named] = set()

    def watch(rule: Rule, pattern: re.Pattern[str]) -> re.Pattern[str]:
        return cast("re.Pattern[str]", _Watched(pattern, (rule.file, rule.name), fired))

    Rule.watch = watch
    _forget()
    try:
        yield fired
    finally:
        Rule.watch = None
        _forget()


class _Watched:
    """A compiled pattern that notes its rule when something is found."""

    def __init__(self, pattern: re.Pattern[str], name: Named, fired: set[Named]) -> None:
        self._pattern, self._name, self._fired = pattern, name, fired

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def _noted(self, found: _Found) -> _Found:
        if found:
            self._fired.add(self._name)
        return found

    def match(self, *where: Any) -> re.Match[str] | None:
        return self._noted(self._pattern.match(*where))

    def search(self, *where: Any) -> re.Match[str] | None:
        return self._noted(self._pattern.search(*where))

    def fullmatch(self, *where: Any) -> re.Match[str] | None:
        return self._noted(self._pattern.fullmatch(*where))

    def findall(self, *where: Any) -> list[Any]:
        return self._noted(self._pattern.findall(*where))

    def finditer(self, *where: Any) -> Iterator[re.Match[str]]:
        return map(self._noted, self._pattern.finditer(*where))

    def sub(self, new: Any, text: str, count: int = 0) -> str:
        self.search(text)
        return self._pattern.sub(new, text, count)

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        self.search(text)
        return self._pattern.split(text, maxsplit)


def _forget() -> None:
    """Empties every cache in `cancu.ingest`."""
    for name, module in list(sys.modules.items()):
        if name.startswith("cancu.ingest"):
            for each in vars(module).values():
                if callable(clear := getattr(each, "cache_clear", None)):
                    clear()
