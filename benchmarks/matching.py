"""How well tasks and indicators are matched: `python -m benchmarks.matching`.

Precision and recall at each floor on the two halves of the annotated pairs: floors and weights were
chosen on `tune`, and `held-out` says what they are worth. Beside it plain TF-IDF of the same texts
(words alike in weight, no actions, no contrasts), and scikit-learn's where that is installed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from unittest.mock import patch

from cancu.ontology.folding import fold
from cancu.queries import matching
from tests.pairs import HELD_OUT, KINDS, TUNE, Pair, curve, pairs, point, sample_provisions, scored

WANTED = 0.9
"""The precision at which recalls are compared."""

Rows = Sequence[tuple[float, Pair]]


def main() -> None:
    for name in KINDS:
        report(name)
    speed()


def report(name: str) -> None:
    floor = KINDS[name].same
    for half in (TUNE, HELD_OUT):
        rows = scored(name, half)
        same = sum(pair.same for _, pair in rows)
        print(f"\n{name}, {half}: {len(rows)} pairs, {same} the same; floor {floor}")
        print(f"{'floor':>7} {'precision':>10} {'recall':>7}")
        for at in curve(rows):
            print(f"{at.floor:7.2f} {at.precision:10.2f} {at.recall:7.2f}")
        at = point(rows, floor)
        print(f"{at.floor:7.2f} {at.precision:10.2f} {at.recall:7.2f}  <- in use")
        for peer, other in peers(name, half):
            print(f"  recall at precision {WANTED}: {best(rows):.2f}, {peer} {best(other):.2f}")


def best(rows: Rows) -> float:
    """The highest recall at a floor that keeps the wanted precision."""
    points = (point(rows, score) for score, _ in rows)
    return max((each.recall for each in points if each.precision >= WANTED), default=0.0)


def peers(name: str, half: str) -> Iterator[tuple[str, Rows]]:
    plain = replace(KINDS[name], weak=1.0, action=0.0)
    with patch.object(matching, "agreement", lambda one, other: 1.0):
        yield "plain TF-IDF by clauses", scored(name, half, plain)
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
    except ImportError:
        print("  (scikit-learn is not installed)")
        return
    every = pairs(name)
    texts = [text for pair in every for text in (pair.one, pair.other)]
    known = TfidfVectorizer(preprocessor=fold, analyzer="char_wb", ngram_range=(3, 5))
    known.fit([*texts, *(sample_provisions() if name == "tasks" else ())])
    rows = [pair for pair in every if pair.half == half]
    left = known.transform([pair.one for pair in rows])
    right = known.transform([pair.other for pair in rows])
    scores = left.multiply(right).sum(axis=1).ravel().tolist()
    flat = scores[0] if isinstance(scores[0], list) else scores
    yield "scikit-learn", list(zip(flat, rows, strict=True))


def speed() -> None:
    """Looking up in a larger collection must not cost each query more and more."""
    print(f"\n{'texts':>7} {'ms to file one':>15} {'ms to look one up':>18}")
    texts = sample_provisions()
    for times in (1, 4, 16):
        many = [f"{text} {n}" for n in range(times) for text in texts]
        begin = time.process_time()
        matcher = matching.Matcher(KINDS["tasks"], many)
        filed = time.process_time()
        asked = range(0, len(texts), 5)
        for one in asked:
            matcher.like(one)
        done = time.process_time()
        print(
            f"{len(many):7} {(filed - begin) / len(many) * 1000:15.2f} "
            f"{(done - filed) / len(asked) * 1000:18.2f}"
        )


if __name__ == "__main__":
    main()
