"""The roles that one stretch of text gives to the agencies in it."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from cancu.ingest.agencies import Found, parse_agency_list
from cancu.ingest.agency_patterns import patterns
from cancu.ingest.rules import rules_by_name

_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"(?:(?<=[.;!?…])|(?<=\n))\s+")


@dataclass(frozen=True, slots=True)
class Role:
    """Agencies of one list with the role that the words around them give; `how` is which words."""

    names: tuple[Found, ...]
    role: str
    how: str
    start: int
    end: int


@functools.cache
def cues() -> dict[str, re.Pattern[str]]:
    """The compiled rules of `assignments.yml` by name."""
    return {name: rule.pattern for name, rule in rules_by_name("assignments").items()}


def read_roles(text: str, start: int, end: int, closed: bool = False) -> Iterator[Role]:
    """Every list of agencies in `text[start:end]` that has a role.

    `closed`: the stretch is a parenthesis or a cell, which says nothing but who acts.
    """
    clauses = [start, *(found.end() for found in _CLAUSE.finditer(text, start, end))]
    at, led = start, False
    while found := patterns()["begins"].search(text, at, end):
        names, after = parse_agency_list(text, found.start(), end)
        if not names:
            at = _next_word(text, found.start(), end)
            continue
        clause = clauses[bisect_right(clauses, found.start()) - 1]
        # Persons among the bodies have no role, but what follows them is said of all.
        persons = cues()["persons"].match(text, after, end)
        after = persons.end() if persons else after
        context = _Context(text, clause, found.start(), after, closed, led)
        if given := context.role():
            led = led or given[0] == "lead"
            yield Role(names, *given, found.start(), after)
        at = after


def _next_word(text: str, at: int, stop: int) -> int:
    found = _WORD.match(text, at, stop)
    return found.end() if found else at + 1


@dataclass(frozen=True, slots=True)
class _Context:
    """A list of agencies at `start:end` in the clause that begins at `clause`."""

    text: str
    clause: int
    start: int
    end: int
    closed: bool
    led: bool

    def role(self) -> tuple[str, str] | None:
        """The role and the kind of words that give it, None where they give none."""
        if self._joined_with():
            return "coordinate", "with"
        if label := self._label():
            return label, "label"
        order = self._ordered()
        if self._follows("leads") and (order or self._is_subject(after_comma=True)):
            return "lead", "order" if order else "leads"
        if self.led and self._follows("joins") and self._is_subject(after_comma=True):
            return "coordinate", "joins"
        if order:
            return "implement", "order"
        if self.closed:
            does = self._follows("does") and self._is_subject(after_comma=True)
            return ("implement", "does") if does else None
        owes = self._follows("owes") and self._is_subject(after_comma=True)
        if owes or (self._acts() and (self._is_subject() or self._is_introduced())):
            return "implement", "subject"
        return None

    @property
    def _left(self) -> str:
        return self.text[self.clause : self.start]

    def _follows(self, rule: str) -> bool:
        return cues()[rule].match(self.text, self.end) is not None

    def _acts(self) -> bool:
        """Whether what it is to do follows: a verb, or at a sentence's start any likely word."""
        verb = patterns()["act"]
        if self.text.startswith(":", self.end):
            following = self.text[self.end + 1 : self.end + 40].lower()
            return self._is_introduced() or verb.match(following) is not None
        known = self._follows("acts") and verb.match(self.text, self.end) is not None
        if known or self.text.startswith(",", self.end):
            return known or verb.match(self.text, self.end + 1) is not None
        return self._follows("acts") and not self.text[: self.clause].rstrip().endswith((";", "…"))

    def _is_subject(self, after_comma: bool = False) -> bool:
        """Whether nothing but an opening word stands before it in its clause."""
        left = self._left.strip(_OPENERS)
        if not left or left in _DOERS:
            return True
        return after_comma and self._left.rstrip().endswith((",", ";", ":", ", do", "; do"))

    def _is_introduced(self) -> bool:
        """`Căn cứ Kế hoạch này, các sở, ngành …`."""
        left = self._left
        return left.rstrip().endswith(",") and cues()["introduces"].match(left) is not None

    def _joined_with(self) -> bool:
        first = max(self.clause, self.start - 70)
        for found in cues()["with"].finditer(self.text, first, self.start + 4):
            if found.end() == self.start:
                return not cues()["regulation"].search(self.text[self.clause : found.start()])
        return False

    def _label(self) -> str | None:
        found = cues()["label"].search(self._left) if ":" in self._left[-3:] else None
        if found is None:
            return None
        return next(key.rstrip("23") for key, value in found.groupdict().items() if value)

    def _ordered(self) -> bool:
        left = self._left
        found = cues()["order"].search(left[-40:])
        if found is None:
            return False
        before = left[: max(0, len(left) - 40) + found.start()].strip(_OPENERS)
        if not before or found[0].strip("( ")[0].isupper():
            return True
        if before.endswith((",", ";", " và")) and "giao" in found[0]:
            return not self.text.startswith("các", self.start)
        if before.endswith(",") and cues()["introduces"].match(before):
            return True
        names, after = parse_agency_list(before)
        return bool(names) and after == len(before)


_OPENERS = " \t\n(-–—+*•“\"'"
_DOERS = {
    "do",
    "Do",
    "Các đồng chí",
    "Đồng thời,",
    "đồng thời,",
    "Riêng",
    "riêng",
    "trong đó,",
    "Trong đó,",
}
