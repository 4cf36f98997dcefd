"""The damage of benchmarks/noise.py is what it says, and the table in docs/ is its."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.noise import CORPUS, KINDS, MEASURES, RATES, damage, documents, measured, moved
from cancu.ingest.readers.choose import read_source

DOC = Path(__file__).parent.parent / "docs" / "robustness.md"
NAMES = sorted(CORPUS.glob("*.txt"))
TEXT = read_source(NAMES[0]).text


@pytest.mark.parametrize("rate", [0.01, 0.02, 0.05])
def test_a_seed_damages_the_same_and_another_differently(rate: float) -> None:
    assert damage(TEXT, rate, 1) == damage(TEXT, rate, 1)
    assert damage(TEXT, rate, 1).text != damage(TEXT, rate, 2).text
    assert damage(TEXT, 0.0, 1).text == TEXT


@pytest.mark.parametrize("rate", [0.01, 0.05])
def test_so_many_characters_are_damaged(rate: float) -> None:
    """Where nothing is added or lost, so many differ as the rate says."""
    text = "Sở Y tế có kế hoạch phòng, chống dịch. " * 200
    damaged = damage(text, rate, 3)
    lost = abs(len(damaged.text) - len(text))
    assert lost < rate * len(text)
    assert len(damaged.places) < rate * len(text)


def test_offsets_are_carried_through_the_damage() -> None:
    damaged = damage(TEXT, 0.05, 1)
    same = sum(TEXT[at] == damaged.text[damaged.at(at)] for at in range(0, len(TEXT), 7))
    assert same / len(range(0, len(TEXT), 7)) > 0.9


def test_no_digit_becomes_another_digit() -> None:
    """What is left of a damaged number may lack digits, but has none that was not there."""
    text = "2 3 4 6 7 9 " * 200
    assert set(re.findall(r"\d", damage(text, 0.05, 1).text)) <= set("234679")
    text = "0 1 5 8 " * 200
    shown = damage(text, 0.05, 1).text.translate(str.maketrans("lIOoSB", "110058"))
    assert re.sub(r"\D", "", shown) == re.sub(r"\D", "", text)


def test_every_kind_of_damage_strikes() -> None:
    for name, (_, kind) in KINDS.items():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("benchmarks.noise.KINDS", {name: (1.0, kind)})
            assert damage(TEXT, 0.002, 1).text != TEXT, name


def test_the_gold_moves_with_the_text() -> None:
    gold, source = documents()[0]
    damaged = damage(source.text, 0.02, 1)
    first = moved(gold, damaged)["citations"][0]
    print_ = damaged.text[first["start"] : first["end"]]
    assert abs(len(print_) - len(gold["citations"][0]["quote"])) < 6


def test_a_text_without_damage_is_read_as_the_gold_says() -> None:
    assert measured(0.0, (1,), documents()[:1])["citations"] >= 0.99


def test_the_table_in_the_documents_is_that_of_the_benchmark() -> None:
    """Its rows and columns; the figures are checked in after each change of a reader."""
    rows = [
        line.split("|")[1:-1] for line in DOC.read_text("utf-8").splitlines() if line[:1] == "|"
    ]
    table = {row[0].strip(): [cell.strip() for cell in row[1:]] for row in rows}
    assert table["F1"] == [f"{rate:.0%}" for rate in RATES]
    assert set(MEASURES.values()) <= set(table)
    assert set(KINDS) <= set(table)
    assert float(table[MEASURES["citations"]][2]) >= 0.95
