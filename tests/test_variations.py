"""A document in other words is read as well as the document itself."""

from __future__ import annotations

import pytest

from cancu.ingest.model import Source, to_json
from cancu.ingest.pipeline import extract
from tests.gold import NAMES, gold, text
from tests.scoring import scores
from tests.variations import Annotated, apply, kinds, varied

LOST = 0.03
"""So much less than 1 may a measure be where the document itself is read without a fault."""


def measured(made: Annotated) -> dict[str, float]:
    return scores(made.gold, to_json(extract(Source("a.txt", "text", "0" * 64, made.text))))


@pytest.mark.parametrize(
    ("kind", "choice"),
    [
        pytest.param(kind, choice, id=f"{kind[0].name} {choice}")
        for kind in kinds()
        for choice in range(len(kind))
    ],
)
def test_other_words_are_read_as_well(kind, choice):
    changed = 0
    for name in NAMES:
        original = Annotated(text(name), gold(name))
        made = apply(original, kind[choice])
        if made.text == original.text:
            continue
        changed += 1
        poor = {key: f1 for key, f1 in measured(made).items() if f1 < 1 - LOST}
        assert not poor, name
    assert changed


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("name", NAMES)
def test_several_at_once_are_read_as_well(name, seed):
    made, names = varied(Annotated(text(name), gold(name)), seed)
    poor = {key: f1 for key, f1 in measured(made).items() if f1 < 1 - 2 * LOST}
    assert not poor, names


def test_offsets_and_words_of_the_annotation_move_with_the_text():
    for name in NAMES:
        original = Annotated(text(name), gold(name))
        made, _ = varied(original, seed=3)
        assert made.text != original.text
        for before, after in zip(original.gold["citations"], made.gold["citations"], strict=True):
            genre = original.text[before["start"] :][:4]
            assert made.text[after["start"] :][:4] == genre
