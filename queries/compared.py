"""What plans are compared by: targets and tasks as they stand in the store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cancu.graph.find import find_document
from cancu.graph.load import held_documents
from cancu.graph.protocol import Store
from cancu.ontology.errors import QueryError
from cancu.queries.catalogue import run
from cancu.queries.evidence import Span, span_of
from cancu.queries.measures import Judgement, Quantity, judge

Verdict = Literal["first", "unsure", "missing"] | Judgement
"""`first` begins a row; `unsure` is alike, but too little to be called the same."""

_TASK = "task"


@dataclass(frozen=True, slots=True)
class Family:
    """A document by handle, with the IRIs of itself and what it promulgates, as far as held."""

    handle: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A target or a task: `label` is what is compared, `quantity` and `due` how much and when."""

    path: str
    label: str
    span: Span
    quantity: Quantity | None = None
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """An item in its row, against the row's first; `score` is None in the first."""

    item: Item
    verdict: Verdict
    why: str | None = None
    score: float | None = None


def held_family(store: Store, name: str) -> Family:
    """A held document by any of its names. QueryError: its text is not in the store."""
    asked = find_document(store, name)
    held = set(held_documents(store))
    if asked.iri not in held:
        raise QueryError(
            f"Kho chưa có toàn văn của “{asked.handle}”; hãy đọc văn bản bằng `cancu ingest`."
        )
    below = (str(row["document"]) for row in run(store, "promulgated", decision=asked.iri))
    return Family(asked.handle, (asked.iri, *(each for each in below if each in held)))


def targets_of(store: Store, document: str) -> Iterator[Item]:
    """The targets of a document; what it says again in the same words is left out."""
    seen: set[tuple[str, Quantity]] = set()
    for row in run(store, "targets", document=document):
        label = str(row["indicator"] or "").strip()
        quantity = Quantity(
            str(row["comparator"]),
            float(row["value"] or 0),
            None if row["value_to"] is None else float(row["value_to"]),
            None if row["unit"] is None else str(row["unit"]),
            None if row["baseline"] is None else str(row["baseline"]),
        )
        key = " ".join(label.casefold().split()), quantity
        if label and key not in seen:
            seen.add(key)
            yield Item(str(row["path"]), label, span_of(document, row), quantity)


def tasks_of(store: Store, document: str) -> Iterator[Item]:
    """The tasks of a document, each with the first day by which it is due, if any."""
    due: dict[str, str] = {}
    for row in run(store, "deadlines", document=document):
        if row["deadline_kind"] == "due" and row["date"]:
            path, date = str(row["path"]), str(row["date"])
            due[path] = min(due.get(path, date), date)
    for row in run(store, "provisions", document=document):
        if row["kind"] == _TASK:
            path = str(row["path"])
            yield Item(path, str(row["text"]), span_of(document, row), due=due.get(path))


def judged(first: Item, other: Item, score: float) -> Compared:
    """An item that is the same as the row's first: asks it for as much, more or less?"""
    if first.quantity and other.quantity:
        found = judge(first.quantity, other.quantity)
        return Compared(other, found.judgement, found.why, score)
    return Compared(other, *_by_day(first.due, other.due), score)


def _by_day(first: str | None, other: str | None) -> tuple[Verdict, str | None]:
    """Tasks are equal unless both are due on known days: the sooner the stricter."""
    if first is None or other is None:
        return "equal", None
    one, two = _ordered(first), _ordered(other)
    if one == two:
        return "equal", None
    said = f"hạn {other}, bên kia hạn {first}"
    return ("stricter" if two < one else "looser"), said


def _ordered(date: str) -> str:
    """`2026-Q2` ends with June; a month or a year ends after all of its days."""
    year, _, rest = date.partition("-")
    if rest[:1] == "Q":
        rest = f"{3 * int(rest[1:]):02d}"
    return "-".join(part for part in (year, rest) if part) + "~"
