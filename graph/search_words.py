"""Words as a search compares them, syllable by syllable, with their accents and without."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cancu.ontology.folding import normal_tones, strip_accents

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_PART = re.compile(r"[\"“”]([^\"“”]*)[\"“”]|([^\s\"“”]+)")
_MOST = 32
"""Words of a question that count; a page pasted whole must not become one."""


@dataclass(frozen=True, slots=True)
class Word:
    """One syllable or number of a text: as it is compared, and where it stands."""

    exact: str
    folded: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """All syllables and numbers; `188/KH-UBND` is three."""
    for found in _WORD.finditer(text):
        yield Word(*_forms(found[0]), found.start(), found.end())


@lru_cache(maxsize=20_000)  # Vietnamese has some seven thousand syllables
def _forms(word: str) -> tuple[str, str]:
    exact = normal_tones(word).casefold()
    return exact, strip_accents(exact)


@dataclass(frozen=True, slots=True)
class Group:
    """Words that stand one behind the other; `prefix`: the last may be only begun."""

    words: tuple[Word, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: every group. `accented`: it was typed with accents."""

    groups: tuple[Group, ...]
    accented: bool

    @property
    def expressions(self) -> tuple[str, ...]:
        """For FTS5 with the columns `exact` and `folded`, the best first.

        With the accents that were typed before without, all words one behind the other before
        apart.
        """
        made = []
        for column in ("exact", "folded") if self.accented else ("folded",):
            made.append(_of(self.together, column))
            if len(self.groups) > 1:
                made.append(" AND ".join(f"({_of(group, column)})" for group in self.groups))
        return tuple(made)

    @property
    def together(self) -> Group:
        """All words one behind the other."""
        joined = tuple(word for group in self.groups for word in group.words)
        return Group(joined, self.groups[-1].prefix)


def _of(group: Group, column: str) -> str:
    syllables = " ".join(getattr(word, column) for word in group.words)
    whole = f'{column} : "{syllables}"'
    # The whole word scores above what only begins so.
    return f"{whole} * OR {whole}" if group.prefix else whole


def sought(text: str) -> Sought | None:
    """A question as it is typed: a phrase in quotes stands together, and so do the parts of a
    number; the last word may be only begun. None where there is no word in it.
    """
    text = unicodedata.normalize("NFC", text)
    groups: list[Group] = []
    left = _MOST
    for part in _PART.finditer(text):
        found = tuple(words(part[1] if part[1] is not None else part[2]))[:left]
        left -= len(found)
        if found:
            groups.append(Group(found))
    if not groups:
        return None
    if text[-1:].isalnum():
        groups[-1] = Group(groups[-1].words, prefix=True)
    accented = any(word.exact != word.folded for group in groups for word in group.words)
    return Sought(tuple(groups), accented)


def marked(text: str, asked: Sought) -> tuple[tuple[int, int], ...]:
    """Where a text has the words that were asked for: together if anywhere, and with their accents
    if anywhere.
    """
    known = tuple(words(text))
    found = set(_best(known, asked.together, asked))
    for group in () if found else asked.groups:
        found.update(_best(known, group, asked))
    return tuple(_joined(text, sorted(found)))


def _best(known: tuple[Word, ...], group: Group, asked: Sought) -> list[tuple[int, int]]:
    exact = list(_places(known, group, exact=True)) if asked.accented else []
    return exact or list(_places(known, group, exact=False))


def _joined(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans with nothing but space between them are one."""
    last: tuple[int, int] | None = None
    for start, end in spans:
        if last and (start < last[1] or text[last[1] : start].isspace()):
            last = last[0], max(end, last[1])
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last


def _places(known: tuple[Word, ...], group: Group, *, exact: bool) -> Iterator[tuple[int, int]]:
    wanted = [word.exact if exact else word.folded for word in group.words]
    forms = [word.exact if exact else word.folded for word in known]
    for at in range(len(known) - len(wanted) + 1):
        *first, last = forms[at : at + len(wanted)]
        begun = last.startswith(wanted[-1]) if group.prefix else last == wanted[-1]
        if begun and first == wanted[:-1]:
            yield known[at].start, known[at + len(wanted) - 1].end
