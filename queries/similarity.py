"""How alike two texts are: TF-IDF over folded words, word pairs and characters, and what is done.

Measured on annotated pairs (benchmarks/matching.py): words and characters alone, as scikit-learn's
TF-IDF has them, reach half of the recall at the same precision. Nearly all of the difference comes
from clauses compared one by one, words for one action standing for each other, and words that stand
in every official text counting less.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cancu.ontology.folding import fold
from cancu.queries.matching_words import matching_words, spoken

_WORD = re.compile(r"[^\W_]+")
_CLAUSE_END = re.compile(r"[.;:](?=\s)")
_CHARACTER = "#"
_FEWEST_WORDS = 5
"""A shorter clause says too little to be a task of its own."""
_FIRST_ACTIONS = 3
"""A clause is about what it names first; what comes later are means and ends."""

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of text is compared; `same` is the score from which two are the same.

    Below `unlike` two are surely not; between the two nothing can be said. Against a word,
    `character` weighs three letters of it, `weak` a word of every text, `action` what is done.
    `actions`: texts are tasks, compared clause by clause. The numbers are justified by
    benchmarks/matching.py.
    """

    same: float
    unlike: float
    character: float
    weak: float
    action: float
    actions: bool


TASKS = Kind(same=0.52, unlike=0.28, character=0.6, weak=0.3, action=1.5, actions=True)
INDICATORS = Kind(same=0.65, unlike=0.5, character=0.3, weak=1.0, action=0.0, actions=False)

_PAIR = 0.3
"""What two words in a row weigh against a word."""
_OTHER = 0.5
"""A score is lowered to this part where two clauses do or measure different things by their words,
"""
_PART = 0.8
"""and to this where one measures a part of what the other does."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What is counted in one clause, the actions that it names first, and what it is limited to.

    `contrasts` are numbers of lists, each with the word of it that the clause has.
    """

    counts: Vector
    actions: frozenset[str] = frozenset()
    contrasts: frozenset[tuple[int, str]] = frozenset()
    parts: frozenset[str] = frozenset()


def clauses(text: str, kind: Kind) -> tuple[Clause, ...]:
    """The clauses of a text; an indicator is one. Empty where the text has no words."""
    parts = [text]
    if kind.actions:
        cut = [text[start:end] for start, end in _cut(text)]
        parts = [part for part in cut if len(_WORD.findall(part)) >= _FEWEST_WORDS] or [text]
    made = (_clause(part, kind) for part in parts)
    return tuple(clause for clause in made if clause.counts)


def _cut(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _CLAUSE_END.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _clause(text: str, kind: Kind) -> Clause:
    words = matching_words()
    counts: Vector = defaultdict(float)
    said = spoken(text)
    named: list[str] = []
    rest = said
    if kind.actions:
        named = [words.actions[found[0]] for found in words.action.finditer(said)]
        for each in named:
            counts[f"={each}"] += kind.action
        rest = words.action.sub(" | ", said)
    for run in words.empty.sub(" | ", fold(rest)).split("|"):
        _count(counts, run, kind)
    # Said twice is not twice as much.
    damped = {key: 1 + math.log(count) if count > 1 else count for key, count in counts.items()}
    if kind.actions:
        return Clause(damped, frozenset(list(dict.fromkeys(named))[:_FIRST_ACTIONS]))
    contrasts = {(words.contrasts[found[0]], found[0]) for found in words.contrast.finditer(said)}
    parts = {found[0] for found in words.part.finditer(said)}
    return Clause(damped, contrasts=frozenset(contrasts), parts=frozenset(parts))


def _count(counts: Vector, run: str, kind: Kind) -> None:
    """The words of a run, each two in a row, and each three letters within a word."""
    weak: set[int] = set()
    if kind.weak < 1:
        for found in matching_words().weak.finditer(run):
            weak.update(range(found.start(), found.end()))
    before: tuple[str, float] | None = None
    for word in _WORD.finditer(run):
        weight = kind.weak if word.start() in weak else 1.0
        counts[word[0]] += weight
        if before:
            counts[f"{before[0]} {word[0]}"] += _PAIR * math.sqrt(before[1] * weight)
        before = word[0], weight
        edged = f"<{word[0]}>"
        for at in range(len(edged) - 2):
            counts[f"{_CHARACTER}{edged[at : at + 3]}"] += kind.character * weight


def is_character(key: str) -> bool:
    """Whether what is counted are three letters, not a word, two words or an action."""
    return key.startswith(_CHARACTER)


class Weights:
    """How telling each word is: the fewer clauses of a collection have it, the more.

    `unseen` clauses without any of the words are taken as read besides, so that in a small
    collection what two texts share does not look common.
    """

    def __init__(self, collection: Iterable[Clause], unseen: int = 60) -> None:
        self._found: Counter[str] = Counter()
        self._size = unseen
        for clause in collection:
            self._found.update(clause.counts.keys())
            self._size += 1

    def vector(self, clause: Clause) -> Vector:
        """The clause's words by weight, of length 1."""
        weighed = {
            key: count * math.log((self._size + 1) / (self._found[key] + 0.5))
            for key, count in clause.counts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weighed.values()))
        return {key: weight / length for key, weight in weighed.items()} if length else {}


def agreement(one: Clause, other: Clause) -> float:
    """1, or less where two clauses do different things, or measure different ones or a part."""
    if one.actions and other.actions and not one.actions & other.actions:
        return _OTHER
    lists = {number for number, _ in one.contrasts} & {number for number, _ in other.contrasts}
    shared = {number for number, _ in one.contrasts & other.contrasts}
    factor = _OTHER if lists - shared else 1.0
    if one.parts == other.parts:
        return factor
    apart = one.parts and other.parts and not one.parts & other.parts
    return factor * (_OTHER if apart else _PART)


def cosine(one: Vector, other: Vector) -> float:
    """0 for nothing in common, 1 for the same words in the same proportions."""
    if len(other) < len(one):
        one, other = other, one
    return min(1.0, sum(weight * other[key] for key, weight in one.items() if key in other))


def shown_score(score: float) -> str:
    """As people write it: `0,93`."""
    return f"{score:.2f}".replace(".", ",")
