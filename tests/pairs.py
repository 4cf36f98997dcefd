"""Annotated pairs of texts, and how well a score tells those that say the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import yaml

from cancu.ingest.pipeline import read_file
from cancu.queries.matching import Matcher
from cancu.queries.similarity import INDICATORS, TASKS, Kind

DATA = Path(__file__).parent / "corpus" / "pairs"
KINDS: dict[str, Kind] = {"tasks": TASKS, "indicators": INDICATORS}
TUNE, HELD_OUT = "tune", "held-out"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts; `same` as annotated. `half` is drawn by their digest, so that nobody chose it."""

    one: str
    other: str
    same: bool
    origin: tuple[str, str]

    @property
    def half(self) -> str:
        digest = hashlib.sha256(f"{self.one}|{self.other}".encode()).digest()
        return HELD_OUT if digest[0] % 2 else TUNE


@dataclass(frozen=True, slots=True)
class Point:
    """How many of the pairs at or above `floor` are same, and how many of the same are there."""

    floor: float
    precision: float
    recall: float


@cache
def pairs(name: str) -> tuple[Pair, ...]:
    """The pairs of `tasks` or `indicators`."""
    rows = yaml.safe_load((DATA / f"{name}.yml").read_text("utf-8"))
    return tuple(Pair(row["a"], row["b"], row["same"], tuple(row["from"])) for row in rows)


@cache
def sample_provisions() -> tuple[str, ...]:
    """What the sample documents say, as `cancu extract` reads it."""
    with as_file(files("cancu.ingest.samples")) as folder:
        return tuple(
            provision.text
            for path in sorted(folder.glob("*.txt"))
            for document in read_file(path).documents
            for provision in document.provisions
        )


def scored(name: str, half: str, kind: Kind | None = None) -> list[tuple[float, Pair]]:
    """Each pair of a half with its score, words weighed by all texts, whatever their half."""
    every = pairs(name)
    texts = [text for pair in every for text in (pair.one, pair.other)]
    background = sample_provisions() if name == "tasks" else ()
    matcher = Matcher(kind or KINDS[name], texts, background)
    return [
        (matcher.score(2 * at, 2 * at + 1), pair)
        for at, pair in enumerate(every)
        if pair.half == half
    ]


def point(rows: Sequence[tuple[float, Pair]], floor: float) -> Point:
    """Precision (1 where nothing reaches the floor) and recall at a floor."""
    taken = [pair.same for score, pair in rows if score >= floor]
    same = sum(pair.same for _, pair in rows)
    return Point(floor, sum(taken) / len(taken) if taken else 1.0, sum(taken) / same)


def curve(rows: Sequence[tuple[float, Pair]]) -> Iterator[Point]:
    """One point each twentieth."""
    return (point(rows, step / 20) for step in range(4, 19))
