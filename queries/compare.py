"""Plans side by side: which targets and tasks they share, and who asks for more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cancu.graph.protocol import Store
from cancu.ontology.errors import QueryError
from cancu.queries.align import Cells, align
from cancu.queries.compared import Compared, Item, Verdict, held_family, targets_of, tasks_of
from cancu.queries.evidence import Evidence, Reader
from cancu.queries.similarity import INDICATORS, TASKS

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """What one plan has in a row: `verdict` of it against the row's first.

    `document` is the handle as asked for; what a decision promulgates stands under the decision,
    and its own handle is the evidence's. `level` is how much a target asks for; `score` says how
    alike it is to the row, from 0 to 1.
    """

    document: str
    verdict: Verdict
    path: str | None = None
    level: str | None = None
    why: str | None = None
    score: float | None = None
    evidence: Evidence | None = None

    def to_json(self) -> dict[str, object]:
        """All fields; `evidence` as `{"document", "start", "end", "quote"}` or None."""
        return {
            "document": self.document,
            "verdict": self.verdict,
            "path": self.path,
            "level": self.level,
            "why": self.why,
            "score": None if self.score is None else round(self.score, 3),
            "evidence": self.evidence.to_json() if self.evidence else None,
        }


@dataclass(frozen=True, slots=True)
class Row:
    """One target or task, with a cell for each plan in the order asked for."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer: `documents` are handles, rows in the order of the first plan that has them."""

    documents: tuple[str, ...]
    targets: tuple[Row, ...] = ()
    tasks: tuple[Row, ...] = ()

    def to_json(self) -> dict[str, object]:
        """`{"documents", "targets": [{"indicator", "cells"}], "tasks": [{"task", "cells"}]}`."""
        return {
            "documents": list(self.documents),
            "targets": [_row_json("indicator", row) for row in self.targets],
            "tasks": [_row_json("task", row) for row in self.tasks],
        }


def _row_json(label: str, row: Row) -> dict[str, object]:
    return {label: row.label, "cells": [cell.to_json() for cell in row.cells]}


def compare(store: Store, documents: Sequence[str]) -> Comparison:
    """Targets and tasks of several held plans, the first named being what others are held against.

    QueryError: fewer than two, one named twice, or one that is not held. NotFoundError,
    AmbiguousError: no, or more than one, such document.
    """
    families = [held_family(store, name) for name in documents]
    handles = tuple(family.handle for family in families)
    if len(handles) < FEWEST:
        raise QueryError("Cần ít nhất hai văn bản để so sánh; hãy nêu thêm văn bản.")
    if len(set(handles)) < len(handles):
        raise QueryError("Một văn bản được nêu hai lần; hãy nêu các văn bản khác nhau.")
    reader = Reader(store)
    held = [family.documents for family in families]
    targets = align(INDICATORS, [_items(store, each, targets_of) for each in held], once=True)
    tasks = align(TASKS, [_items(store, each, tasks_of) for each in held], once=False)
    return Comparison(
        handles,
        tuple(_row(cells, handles, reader) for cells in targets),
        tuple(_row(cells, handles, reader) for cells in tasks),
    )


def _items(
    store: Store, documents: Sequence[str], read: Callable[[Store, str], Iterable[Item]]
) -> list[Item]:
    return [item for document in documents for item in read(store, document)]


def _row(cells: Cells, handles: tuple[str, ...], reader: Reader) -> Row:
    first = next(cell for cell in cells if cell and cell.verdict == "first")
    label = " ".join(first.item.label.split())
    made = (_cell(cell, handle, reader) for cell, handle in zip(cells, handles, strict=True))
    return Row(label, tuple(made))


def _cell(found: Compared | None, handle: str, reader: Reader) -> Cell:
    if found is None:
        return Cell(handle, "missing")
    item = found.item
    level = item.quantity.shown if item.quantity else None
    evidence = reader.evidence(item.span)
    return Cell(handle, found.verdict, item.path, level, found.why, found.score, evidence)
