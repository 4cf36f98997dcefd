"""How well a damaged text is still read: `python -m benchmarks.noise` prints the table of docs/.

A damage is one character, or one pair, that a scanner reads wrongly. Of the characters of a text
1, 2 or 5 % are damaged, each by a kind drawn by its weight in `KINDS`, at a place drawn among all
where that kind can strike; the draws follow a seed. Weights and confusions are those of Vietnamese
text recognition: accents above all, then letters of like shape, then spaces, breaks, `Đ`, dashes.
A digit never becomes another digit, which nobody could know from the print.

The gold of tests/corpus, its offsets carried through the damage, is scored by tests/scoring.py:
what was read must equal what the undamaged page says, number for number.
"""

from __future__ import annotations

import json
import random
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from cancu.ingest.model import Source, to_json
from cancu.ingest.pipeline import extract
from cancu.ingest.readers.choose import read_source
from tests.scoring import scores

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
RATES = (0.0, 0.01, 0.02, 0.05)
SEEDS = (1, 2, 3, 4, 5)
MEASURES = {
    "citations": "viện dẫn",
    "citations: date": "viện dẫn: ngày",
    "citations: issuer": "viện dẫn: cơ quan ban hành",
    "citations: relation": "viện dẫn: quan hệ",
    "provisions": "điều khoản",
    "provisions: path": "điều khoản: đường dẫn",
    "assignments": "phân công",
    "targets": "chỉ tiêu",
    "deadlines": "thời hạn",
}

Row = dict[str, Any]
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHAPES = "\u0302\u0306\u031b"
_LIKE = {
    "l": "1I", "1": "lI", "I": "l1", "O": "0", "0": "O", "o": "0", "c": "e", "e": "c", "S": "5",
    "5": "S", "B": "8", "8": "B", "h": "b", "b": "h", "m": ("rn",),
}  # fmt: skip
_BARS = {"Đ": "DÐ", "đ": "d", "D": "Đ", "d": "đ"}
_DASHES = "-–—‐"


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged text; `places` and `shifts` say where its offsets part from the source's."""

    text: str
    places: tuple[int, ...]
    shifts: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Where a character of the undamaged text stands."""
        known = bisect_right(self.places, offset) - 1
        return offset + (self.shifts[known] if known >= 0 else 0)


def damage(text: str, rate: float, seed: int) -> Damaged:
    """`text` with that share of its characters damaged; the same seed damages the same."""
    draw = random.Random(seed)
    places = {name: _places(text, kind) for name, (_, kind) in KINDS.items()}
    names = [name for name, found in places.items() if found]
    weights = [KINDS[name][0] for name in names]
    changed: dict[int, tuple[int, str]] = {}
    wanted = round(rate * len(text))
    for _ in range(20 * wanted):
        if len(changed) == wanted:
            break
        name = draw.choices(names, weights)[0]
        at = draw.choice(places[name])
        if at not in changed and at - 1 not in changed:
            changed[at] = KINDS[name][1](text, at, draw)
    return _applied(text, changed)


def _places(text: str, kind: Callable[..., tuple[int, str]]) -> Sequence[int]:
    return [at for at in range(1, len(text) - 1) if _CAN[kind](text, at)]


def _applied(text: str, changed: dict[int, tuple[int, str]]) -> Damaged:
    """Each change replaces so many characters from its place by others."""
    pieces, places, shifts = [], [], []
    at = shift = 0
    for start, (count, new) in sorted(changed.items()):
        if start < at:
            continue
        pieces += [text[at:start], new]
        at = start + count
        if len(new) != count:
            shift += len(new) - count
            places.append(at)
            shifts.append(shift)
    return Damaged("".join([*pieces, text[at:]]), tuple(places), tuple(shifts))


def _accent(text: str, at: int, draw: random.Random) -> tuple[int, str]:
    """A tone lost or swapped, or the mark of the vowel, or all of them."""
    base, *marks = unicodedata.normalize("NFD", text[at])
    tone = next((mark for mark in marks if mark in _TONES), "")
    shape = next((mark for mark in marks if mark in _SHAPES), "")
    forms = {
        base + shape,
        base + tone,
        base,
        base + shape + draw.choice(_TONES),
        base + draw.choice(_SHAPES[:2] if base in "aA" else _SHAPES[0]) + tone
        if base in "aAeEoO"
        else base,
    }
    composed = {unicodedata.normalize("NFC", form) for form in forms} - {text[at]}
    return 1, draw.choice(sorted(composed))


def _letter(text: str, at: int, draw: random.Random) -> tuple[int, str]:
    return (2, "m") if text[at : at + 2] == "rn" else (1, draw.choice(_LIKE[text[at]]))


def _bar(text: str, at: int, draw: random.Random) -> tuple[int, str]:
    return 1, draw.choice(_BARS[text[at]])


def _dash(text: str, at: int, draw: random.Random) -> tuple[int, str]:
    return 1, draw.choice([each for each in _DASHES if each != text[at]])


def _space_more(text: str, at: int, draw: random.Random) -> tuple[int, str]:
    return 0, " "


def _space_less(text: str, at: int, draw: random.Random) -> tuple[int, str]:
    return 1, ""


def _break_more(text: str, at: int, draw: random.Random) -> tuple[int, str]:
    return 1, "\n"


def _break_less(text: str, at: int, draw: random.Random) -> tuple[int, str]:
    return 1, " "


KINDS: dict[str, tuple[float, Callable[[str, int, random.Random], tuple[int, str]]]] = {
    "dấu thanh, dấu mũ mất hoặc nhầm": (0.62, _accent),
    "chữ, số lẫn nhau (l/1/I, O/0, S/5, B/8, c/e, h/b, rn/m)": (0.2, _letter),
    "thừa dấu cách trong từ, trong số": (0.05, _space_more),
    "mất dấu cách": (0.05, _space_less),
    "xuống dòng giữa câu": (0.02, _break_more),
    "mất xuống dòng": (0.01, _break_less),
    "Đ, D, Ð lẫn nhau": (0.03, _bar),
    "gạch nối dài, ngắn": (0.02, _dash),
}
_CAN: dict[Callable[..., tuple[int, str]], Callable[[str, int], bool]] = {
    _accent: lambda text, at: len(unicodedata.normalize("NFD", text[at])) > 1,
    _letter: lambda text, at: text[at] in _LIKE or text[at : at + 2] == "rn",
    _space_more: lambda text, at: text[at].isalnum() and not text[at - 1].isspace(),
    _space_less: lambda text, at: text[at] == " " and text[at - 1].isalnum(),
    _break_more: lambda text, at: text[at] == " " and text[at - 1].isalnum(),
    _break_less: lambda text, at: text[at] == "\n",
    _bar: lambda text, at: text[at] in _BARS,
    _dash: lambda text, at: text[at] in _DASHES and text[at - 1] not in _DASHES,
}


def moved(gold: Row, damaged: Damaged) -> Row:
    """The gold with its offsets in the damaged text."""

    def spans(rows: Iterable[Row]) -> list[Row]:
        return [
            row | {"start": damaged.at(row["start"]), "end": damaged.at(row["end"] - 1) + 1}
            for row in rows
        ]

    return gold | {key: spans(gold[key]) for key in ("citations", "provisions")}


def documents() -> list[tuple[Row, Source]]:
    """The annotated documents with their undamaged text."""
    samples = files("cancu.ingest.samples")
    found = []
    for path in sorted(CORPUS.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        beside = CORPUS / gold["source"]
        source = beside if beside.exists() else Path(str(samples / gold["source"]))
        found.append((gold, read_source(source)))
    return found


def measured(
    rate: float, seeds: Iterable[int], of: Sequence[tuple[Row, Source]]
) -> dict[str, float]:
    """The mean F1 of each measure over the documents and seeds."""
    runs: defaultdict[str, list[float]] = defaultdict(list)
    for gold, source in of:
        for seed in seeds if rate else [0]:
            damaged = damage(source.text, rate, seed)
            read = to_json(extract(replace(source, text=damaged.text)))
            for measure, f1 in scores(moved(gold, damaged), read).items():
                runs[measure].append(f1)
    return {measure: sum(each) / len(each) for measure, each in runs.items()}


def table(rates: Sequence[float] = RATES, seeds: Sequence[int] = SEEDS) -> str:
    """The Markdown table: a row a measure, a column a rate of damage."""
    of = documents()
    columns = [measured(rate, seeds, of) for rate in rates]
    head = ["F1", *(f"{rate:.0%}" for rate in rates)]
    rows = [head, ["---", *("---:" for _ in rates)]]
    for measure, name in MEASURES.items():
        rows.append([name, *(f"{each[measure]:.3f}" for each in columns)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    print(table())
