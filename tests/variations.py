"""Annotated documents written in other words: the text changes and its annotation with it.

Another province, other numbers, bodies, clues, bullets, spaces: whatever `corpus/variations.yml`
says. A reader that learnt the documents by heart loses what one that reads them keeps.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "corpus" / "variations.yml"


_NORMAL = ("date", "period")
"""What is read in one form however it is printed."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Words and what is printed instead of them; `every` n-th time only."""

    pattern: re.Pattern[str]
    printed: str
    gold: bool
    every: int = 1


@dataclass(frozen=True, slots=True)
class Variation:
    """One way to write a document; `swaps` are applied one after another."""

    name: str
    swaps: tuple[Swap, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text and what a person read in it."""

    text: str
    gold: Mapping[str, Any]


@cache
def kinds() -> tuple[tuple[Variation, ...], ...]:
    """The choices of each kind of variation, in the order of the file."""
    return tuple(
        tuple(Variation(each["name"], tuple(_swaps(choice, each))) for choice in each["choices"])
        for each in yaml.safe_load(DATA.read_text("utf-8"))
    )


def _swaps(choice: Iterable[Mapping[str, Any]], kind: Mapping[str, Any]) -> Iterator[Swap]:
    for swap in choice:
        gold, every = kind.get("gold", False), swap.get("every", 1)
        old, new = swap["from"], swap["to"]
        yield Swap(re.compile(_blanks(old)), new, gold, every)
        if kind.get("capitals"):
            yield Swap(re.compile(_blanks(old.upper())), new.upper(), gold, every)


def _blanks(pattern: str) -> str:
    """A blank between words matches a line's end too; one that is looked behind at is itself."""
    return re.sub(r"(?<=\w) (?=[\w\-])", r"[ \\n]+", pattern)


def varied(original: Annotated, seed: int, most: int = 6) -> tuple[Annotated, tuple[str, ...]]:
    """The document with up to `most` kinds of variation drawn by the seed, and their names."""
    draw = random.Random(seed)
    chosen = sorted(draw.sample(range(len(kinds())), draw.randint(1, most)))
    variations = [draw.choice(kinds()[index]) for index in chosen]
    made = original
    for variation in variations:
        made = apply(made, variation)
    return made, tuple(each.name for each in variations)


def apply(original: Annotated, variation: Variation) -> Annotated:
    """The document in these words, its annotation moved along."""
    made = original
    for swap in variation.swaps:
        made = _applied(made, swap)
    return made


def _applied(original: Annotated, swap: Swap) -> Annotated:
    pieces: list[str] = []
    places: list[int] = []
    grown: list[int] = []
    at = 0
    for found in list(swap.pattern.finditer(original.text))[:: swap.every]:
        new = found.expand(swap.printed)
        pieces += [original.text[at : found.start()], new]
        at = found.end()
        places.append(at)
        grown.append(len(new) - len(found[0]))
    if not pieces:
        return original
    shifts = [0, *accumulate(grown)]

    def moved(offset: int) -> int:
        return offset + shifts[bisect_right(places, offset)]

    text = "".join([*pieces, original.text[at:]])
    return Annotated(
        text, {key: _changed(each, swap, moved) for key, each in original.gold.items()}
    )


def _changed(value: Any, swap: Swap, moved: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _changed(each, swap, moved, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_changed(each, swap, moved, key) for each in value]
    if key in ("start", "end") and isinstance(value, int):
        return moved(value)
    if isinstance(value, str) and swap.gold and key not in _NORMAL:
        return swap.pattern.sub(swap.printed, value)
    return value
