"""Do the rules read documents, or only those they were made on? `python -m benchmarks.ablation`.

For each golden document: the rules that fire on it and on no other golden or written document are
left out, and it is read and scored again. What is lost is what was fitted to it, or what only it
shows an example of. Prints a Markdown table. Rules are counted wherever they are found, tried
together by a scanner or one by one; those that a reader builds into a pattern of its own (the forms
of enumerators, the genres that open a mention) are not seen and stay.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from cancu.ingest.model import Extraction, to_json
from cancu.ingest.pipeline import extract
from cancu.ingest.readers.choose import read_source
from cancu.ingest.rules.ablation import Named, recorded, without
from tests.scoring import scores

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"


def main() -> None:
    golden = {path.stem: json.loads(path.read_text("utf-8")) for path in CORPUS.glob("*.json")}
    sources = {name: located(gold["source"]) for name, gold in sorted(golden.items())}
    written = [path for path in sorted((CORPUS / "written").iterdir()) if path.suffix != ".yml"]
    fired = {path: rules_of(path) for path in [*sources.values(), *written]}
    rows = []
    for name, path in sources.items():
        others = set[Named]().union(*(rules for each, rules in fired.items() if each != path))
        own = sorted(fired[path] - others)
        whole = scores(golden[name], read(path))
        with without(own):
            less = scores(golden[name], read(path))
        rows.append((name, len(fired[path]), own, whole, less))
    print("\n".join(table(rows)))


def located(source: str) -> Path:
    """Golden documents stand beside their gold, or ship as samples."""
    beside = CORPUS / source
    return beside if beside.exists() else Path(str(files("cancu.ingest.samples") / source))


def rules_of(path: Path) -> set[Named]:
    with recorded() as fired:
        read(path)
    return fired


def read(path: Path) -> Any:
    found: Extraction = extract(read_source(path))
    return to_json(found)


Row = tuple[str, int, Sequence[Named], Mapping[str, float], Mapping[str, float]]


def table(rows: Sequence[Row]) -> list[str]:
    """A row a document: how many rules fired, which were left out, F1 with and without them."""
    measures = list(rows[0][3])
    heads = ["document", "rules", "left out", *measures]
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    for name, count, own, whole, less in rows:
        left_out = "; ".join(f"{file}: {rule}" for file, rule in own) or "none"
        cells = [f"{whole[each]:.3f} / {less[each]:.3f}" for each in measures]
        lines.append(f"| {name} | {count} | {len(own)} ({left_out}) | {' | '.join(cells)} |")
    mean = [
        f"{average([row[3][each] for row in rows]):.3f} / "
        f"{average([row[4][each] for row in rows]):.3f}"
        for each in measures
    ]
    return [*lines, f"| mean | | | {' | '.join(mean)} |"]


def average(values: Sequence[float]) -> float:
    return sum(values) / len(values)


if __name__ == "__main__":
    main()
