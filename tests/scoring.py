"""How much of a gold annotation an extraction holds: one F1 a measure.

Spans pair by their start, provisions by their end too; a few characters of marks and spaces are
forgiven. What hangs on a provision counts only with the provision it hangs on.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

START_SLACK, END_SLACK = 6, 14
FIELDS = ("number", "sign", "type", "issuer", "date", "annex_of", "title")

Row = dict[str, Any]


def scores(gold: Row, extracted: Row) -> dict[str, float]:
    """F1 of each measure, 0 to 1."""
    found = {
        key: [fact for document in extracted["documents"] for fact in document[key]]
        for key in ("citations", "links", "provisions")
    }
    cited = _pairs(gold["citations"], found["citations"], ends=False)
    agreed = [(g, f) for g, f in cited if _fold(g["number"]) == _fold(f["number"])]
    read = _pairs(gold["provisions"], found["provisions"], ends=True)
    result = {
        "document fields": _fields(gold["documents"], extracted["documents"]),
        "citations": _f1(len(agreed), gold["citations"], found["citations"]),
        "links": _rows_f1(map(_link, gold["links"]), map(_link, found["links"])),
        "provisions": _f1(len(read), gold["provisions"], found["provisions"]),
    }
    for key in ("date", "issuer", "relation"):
        same = sum(_fold(g[key]) == _fold(f[key]) for g, f in agreed)
        result[f"citations: {key}"] = _f1(same, gold["citations"], found["citations"])
    for key in ("path", "kind", "modality"):
        same = sum(g[key] == f[key] for g, f in read)
        result[f"provisions: {key}"] = _f1(same, gold["provisions"], found["provisions"])
    for key in ("assignments", "targets", "deadlines"):
        result[key] = _hanging(key, gold["provisions"], found["provisions"])
    return result


def _hanging(key: str, gold: list[Row], found: list[Row]) -> float:
    """The facts of all provisions, each under the start of its provision in the gold."""
    under = {id(f): g["start"] for g, f in _pairs(gold, found, ends=False)}
    return _rows_f1(
        ((g["start"], *_fact(key, fact)) for g in gold for fact in g[key]),
        ((under.get(id(f), -f["start"]), *_fact(key, fact)) for f in found for fact in f[key]),
    )


def _fact(key: str, fact: Row) -> tuple[Any, ...]:
    if key == "assignments":
        return _fold(fact["agency"]), fact["role"]
    if key == "targets":
        return fact["value"], fact["value_to"], fact["comparator"]
    return fact["kind"], _day(fact["date"]), _fold(fact["period"])


def _link(link: Row) -> tuple[str, str, str]:
    return _fold(link["from"]), link["rel"], _fold(link["to"])[:60]


def _fields(gold: list[Row], found: list[Row]) -> float:
    right = 0
    for g, f in zip(gold, found, strict=False):
        right += sum(_fold(g[key]) == _fold(f[key]) for key in FIELDS)
        right += _fold((g["signer"] or {}).get("name")) == _fold((f["signer"] or {}).get("name"))
    wide = len(FIELDS) + 1
    return 2 * right / (wide * (len(gold) + len(found)))


def _pairs(gold: list[Row], found: list[Row], *, ends: bool) -> list[tuple[Row, Row]]:
    """Each gold span with the nearest free span of those that begin, and end, close to it."""
    free, pairs = list(found), []
    for g in gold:
        near = [
            f
            for f in free
            if abs(f["start"] - g["start"]) <= START_SLACK
            and not (ends and abs(f["end"] - g["end"]) > END_SLACK)
        ]
        if near:
            best = min(near, key=lambda f: abs(f["start"] - g["start"]))
            free.remove(best)
            pairs.append((g, best))
    return pairs


def _rows_f1(gold: Iterable[tuple[Any, ...]], found: Iterable[tuple[Any, ...]]) -> float:
    g, f = Counter(gold), Counter(found)
    return _f1((g & f).total(), list(g.elements()), list(f.elements()))


def _f1(matched: int, gold: list[Any], found: list[Any]) -> float:
    return 2 * matched / (len(gold) + len(found)) if gold or found else 1.0


def _fold(text: str | None) -> str:
    """Names regardless of case, spacing, dashes and marks."""
    words = unicodedata.normalize("NFC", text or "").casefold()
    words = re.sub(r"[*_~`\"“”]", "", words).replace("–", "-")
    return re.sub(r"\s+", " ", words).strip(" .,;:")


def _day(date: str | None) -> str:
    """`01/06` and `1/6` are one day; an ISO date stays as it is."""
    return re.sub(r"\b0(?=\d/|\d$)", "", date) if date and "/" in date else date or ""
