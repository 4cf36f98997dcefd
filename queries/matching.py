"""Finding among many texts those that say the same as one, without comparing each with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from cancu.queries.similarity import (
    Clause,
    Kind,
    Vector,
    Weights,
    agreement,
    clauses,
    cosine,
    is_character,
)

_HEAVIEST = 24
"""By so many of its weightiest words that others have too a clause is looked up."""
_MOST_FILED = 4000
"""So many clauses filed under those words are looked at, the rarest word's first."""
_MOST_COMPARED = 25
"""Of the clauses found so, those that share the weightiest words are compared."""


@dataclass(frozen=True, slots=True)
class Match:
    """The text at `index` of a collection, and how alike it is, from 0 to 1."""

    index: int
    score: float


@dataclass(frozen=True, slots=True)
class _Part:
    index: int
    clause: Clause
    vector: Vector


class Matcher:
    """A collection of texts, each clause filed under its words.

    `background` are further texts by which words are weighed: the more a word is common there, the
    less it tells.
    """

    def __init__(self, kind: Kind, texts: Sequence[str], background: Iterable[str] = ()) -> None:
        self.kind = kind
        self._read = [clauses(text, kind) for text in texts]
        others = (clause for text in background for clause in clauses(text, kind))
        own = (clause for read in self._read for clause in read)
        self._weights = Weights([*own, *others])
        self._parts: list[_Part] = []
        self._of: list[list[_Part]] = [[] for _ in texts]
        self._filed: defaultdict[str, list[int]] = defaultdict(list)
        for index, read in enumerate(self._read):
            for clause in read:
                self._file(index, clause)

    def _file(self, index: int, clause: Clause) -> None:
        part = _Part(index, clause, self._weights.vector(clause))
        for word in part.vector:
            self._filed[word].append(len(self._parts))
        self._parts.append(part)
        self._of[index].append(part)

    def score(self, one: int, other: int) -> float:
        """How alike two texts of the collection are: as the two clauses most alike."""
        return max(
            (_alike(a, b) for a in self._of[one] for b in self._of[other]),
            default=0.0,
        )

    def like(self, one: int, among: Iterable[int] | None = None, floor: float = 0.0) -> list[Match]:
        """The other texts, of `among` if given, that score `floor` or more, most alike first."""
        wanted = None if among is None else frozenset(among)
        scores: dict[int, float] = {}
        for part in self._of[one]:
            for other in self._near(part, wanted):
                score = _alike(part, other)
                if score > scores.get(other.index, 0.0):
                    scores[other.index] = score
        found = [Match(index, score) for index, score in scores.items() if score >= floor]
        return sorted(found, key=lambda match: (-match.score, match.index))

    def _near(self, part: _Part, wanted: frozenset[int] | None) -> Iterator[_Part]:
        """Clauses of other texts that share weighty words; the rarest words are looked up first."""
        words = (word for word in part.vector if not is_character(word))
        known = [word for word in words if len(self._filed[word]) > 1]
        heavy = sorted(known, key=lambda word: (-part.vector[word], word))[:_HEAVIEST]
        shared: defaultdict[int, float] = defaultdict(float)
        left = _MOST_FILED
        for word in sorted(heavy, key=lambda word: (len(self._filed[word]), word)):
            filed = self._filed[word][: max(0, left)]
            left -= len(filed)
            for at in filed:
                other = self._parts[at]
                if other.index != part.index and (wanted is None or other.index in wanted):
                    shared[at] += part.vector[word] * other.vector[word]
        for at in nlargest(_MOST_COMPARED, shared, key=lambda at: (shared[at], -at)):
            yield self._parts[at]


def _alike(one: _Part, other: _Part) -> float:
    return cosine(one.vector, other.vector) * agreement(one.clause, other.clause)
