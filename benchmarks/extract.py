"""How fast a text is read: `python -m benchmarks.extract`, beside eyecite in the same run.

Characters a second of one core over the samples and `--variations` variations of the annotated
documents, everything of the contract read; and eyecite (`pip install eyecite==2.7.8`), which reads
citations alone, over English text of the same length. Rounds of both take turns; medians count.
`--memory N` reads N documents and prints how the process grew.
"""

from __future__ import annotations

import gc
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.resources import files
from itertools import cycle, islice

import click

from cancu.ingest.model import Source
from cancu.ingest.pipeline import extract
from tests.gold import NAMES, gold, text
from tests.variations import Annotated, varied

_ROUNDS = 5
_ENGLISH = (
    "In {a} v. {b}, {n} U.S. {p}, {q} (19{y}), the court held that the county's order was void. ",
    "The plaintiff answers that the agency never told her of the hearing, and that the clerk "
    "entered the judgment before the time to appeal had run. ",
    "Nothing in the record shows when the notice was sent, by whom, or to what address, and the "
    "officer who signed it has since left the service of the county. Id. at {q}. ",
    "A party who is not told of a decision may ask for it to be opened, and the rule has been read "
    "so by every court that was asked about it since {b} v. {a}, {n} F.2d {p} (9th Cir. 19{y}). ",
    "The defendant does not say that she knew of the order by other means; it says only that she "
    "should have asked, which is not what 42 U.S.C. § {p} requires of her. ",
)
_NAMES = ("Adams", "Baker", "Carter", "Dunn", "Ellis", "Foster", "Grant", "Hughes", "Irwin")


@click.command()
@click.option("--variations", default=1_000, show_default=True)
@click.option("--memory", default=0, metavar="N", help="Only read N documents and watch memory.")
def main(variations: int, memory: int) -> None:
    if memory:
        watch(memory)
        return
    texts = [*samples(), *islice(varieties(), variations)]
    size = sum(map(len, texts))
    english = [sentences(len(each)) for each in texts[:40]]
    get_citations = import_module("eyecite").get_citations
    read_all([*texts[:10]], read)
    read_all(english[:2], get_citations)
    ours, theirs = [], []
    rounds = [texts[at::_ROUNDS] for at in range(_ROUNDS)]
    peers = [english[at::_ROUNDS] for at in range(_ROUNDS)]
    for mine, other in zip(rounds, peers, strict=True):
        ours.append(read_all(mine, read))
        theirs.append(read_all(other, get_citations))
    fast, slow = statistics.median(ours), statistics.median(theirs)
    print(f"{len(texts)} documents, {size:,} characters, one core")
    print(f"cancu    {fast / 1e6:6.3f} M characters/s")
    print(f"eyecite  {slow / 1e6:6.3f} M characters/s")
    print(f"ratio    {fast / slow:6.1f}")


def read(words: str) -> object:
    """All of the contract, out of a text."""
    return extract(Source("a.txt", "text", "0" * 64, words))


def read_all(texts: Sequence[str], reader: Callable[[str], object]) -> float:
    """Characters a second of processor time."""
    start = time.process_time()
    for each in texts:
        reader(each)
    return sum(map(len, texts)) / (time.process_time() - start)


def samples() -> list[str]:
    """The documents that ship with the package."""
    folder = files("cancu.ingest.samples")
    return [
        path.read_text("utf-8").lstrip("\ufeff")
        for path in sorted(folder.iterdir(), key=lambda each: each.name)
        if path.name.endswith(".txt")
    ]


def varieties() -> Iterator[str]:
    """Annotated documents in ever other words."""
    originals = [Annotated(text(name), gold(name)) for name in NAMES]
    for seed, original in enumerate(cycle(originals)):
        yield varied(original, seed)[0].text


def sentences(length: int) -> str:
    """English as in opinions: two cases, a statute and a short form in 800 characters."""
    out: list[str] = []
    size = number = 0
    while size < length:
        number += 1
        values = {
            "a": _NAMES[number % 9],
            "b": _NAMES[number // 9 % 9],
            "n": 100 + number % 400,
            "p": 10 + number * 7 % 900,
            "q": 12 + number * 7 % 900,
            "y": 50 + number % 40,
        }
        out.append(_ENGLISH[number % len(_ENGLISH)].format(**values))
        size += len(out[-1])
    return "".join(out)[:length]


def watch(documents: int) -> None:
    """How the process grows while it reads, in tenths of the way."""
    gc.collect()
    step = max(1, documents // 10)
    for number, each in enumerate(islice(varieties(), documents), 1):
        read(each)
        if number % step == 0:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{number:7,} documents  {peak:7.1f} MB at most", flush=True)


if __name__ == "__main__":
    main()
