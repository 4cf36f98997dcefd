"""How well documents are read that say the same in other words: `python -m benchmarks.variations`.

Each annotated document of tests/corpus is written anew, with its annotation, in `--count` ways (see
tests/variations.py), and read; the table holds means and the worst of each measure.
"""

from __future__ import annotations

from collections import defaultdict
from statistics import mean

import click

from cancu.ingest.model import Source, to_json
from cancu.ingest.pipeline import extract
from tests.gold import NAMES, gold, text
from tests.scoring import scores
from tests.variations import Annotated, varied


@click.command()
@click.option("--count", default=50, show_default=True, help="Variations of each document.")
def main(count: int) -> None:
    found: dict[str, list[float]] = defaultdict(list)
    for name in NAMES:
        original = Annotated(text(name), gold(name))
        for seed in range(count):
            made, _ = varied(original, seed)
            extraction = extract(Source("a.txt", "text", "0" * 64, made.text))
            for measure, f1 in scores(dict(made.gold), to_json(extraction)).items():
                found[measure].append(f1)
    print("| measure | mean F1 | worst |\n|---|---|---|")
    for measure, values in found.items():
        print(f"| {measure} | {mean(values):.3f} | {min(values):.3f} |")


if __name__ == "__main__":
    main()
