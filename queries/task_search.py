"""Tasks by words, with or without accents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cancu.graph.find import ProvisionRow
from cancu.graph.protocol import Store
from cancu.ontology.errors import AmbiguousError, NotFoundError
from cancu.ontology.folding import fold
from cancu.queries.catalogue import run
from cancu.queries.evidence import Reader

_WORD = re.compile(r"\w+")
_MOST = 5
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class _Match:
    row: ProvisionRow
    whole: bool
    """Whether the words stand together, in that order."""


def find_task(store: Store, words: str) -> ProvisionRow:
    """The one task whose text has all these words, or has them together where several have all.

    Case, accents and marks make no difference. NotFoundError: no task has them. AmbiguousError:
    several do; the message lists them.
    """
    found = find_tasks(store, words)
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFoundError(
            f"Không có nhiệm vụ nào chứa “{words.strip()}”; hãy thử ít từ hơn hoặc từ khác."
        )
    reader = Reader(store)
    names = [
        f"{reader.handle(row.document)} {row.path} (“{_shortened(row.text)}”)"
        for row in found[:_MOST]
    ]
    rest = f" và {len(found) - _MOST} nhiệm vụ khác" if len(found) > _MOST else ""
    raise AmbiguousError(
        f"Có {len(found)} nhiệm vụ chứa “{words.strip()}”: {'; '.join(names)}{rest}; "
        "hãy thêm từ, hoặc dùng số văn bản và điểm."
    )


def find_tasks(store: Store, words: str) -> tuple[ProvisionRow, ...]:
    """All tasks whose text has these words; only those that have them together, if any does."""
    wanted = _WORD.findall(fold(words))
    if not wanted:
        return ()
    phrase = f" {' '.join(wanted)} "
    matches: list[_Match] = []
    for row in run(store, "tasks"):
        text = str(row["text"])
        there = _WORD.findall(fold(text))
        if set(wanted) <= set(there):
            matches.append(_Match(_row(row), phrase in f" {' '.join(there)} "))
    together = any(match.whole for match in matches)
    return tuple(match.row for match in matches if match.whole or not together)


def _row(row: dict[str, str | int | float | bool | None]) -> ProvisionRow:
    return ProvisionRow(
        str(row["provision"]),
        str(row["document"]),
        str(row["path"]),
        "task",
        str(row["text"]),
        int(row["start"] or 0),
        int(row["end"] or 0),
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + "…"
