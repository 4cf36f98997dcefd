"""Which column of a table holds what: known by their heads, never by their place."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

import msgspec

from cancu.ingest.assignments import cell_roles
from cancu.ingest.print_words import skeleton
from cancu.ingest.rules import rules_by_name
from cancu.ingest.text import MappedText

ROLES = ("lead", "coordinate", "implement", "monitor")
_LONGEST = 60
"""No head is longer."""
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-H])\)?(?:\s?=.*)?")
Kinds = list[str | None]


class Heads(msgspec.Struct, frozen=True):
    """`kinds` are the columns; `aims` whether the rows set aims and no tasks; `years` by column.

    `completes` is whether the time column says when a task is to be completed.
    """

    kinds: Kinds
    aims: bool = False
    years: tuple[MappedText | None, ...] = ()
    completes: bool = False


def column(head: str) -> str | None:
    """What a column with this head holds: number, task, product, time or a role."""
    words = " ".join(head.split()).strip(" .:*")
    if not words:
        return None
    rules = rules_by_name("columns")
    if rules["number"].pattern.match(words):
        return "number"
    if role := cell_roles(words):
        return role
    for kind in ("product", "time", "task"):
        if rules[kind].pattern.match(words):
            return kind
    return _damaged().get(bones(words)) if len(words) <= _LONGEST else None


def bones(words: str) -> str:
    """Words as scanners cannot tell them apart: no accents, no spaces, look-alikes as one."""
    return "".join(skeleton(words).split()).replace("rn", "m")


@functools.cache
def _damaged() -> Mapping[str, str]:
    known = rules_by_name("columns")["known"].gives
    return {bones(head): kind for head, kind in known.items() if len(head) > 3}


def columns(heads: Sequence[MappedText]) -> Kinds | None:
    """The columns of a table of tasks, None where the heads are not those of one."""
    if any(len(head.text) > 3 * _LONGEST for head in heads):
        return None
    kinds = [column(head.text) for head in heads]
    named = {kind for kind in kinds if kind}
    if "task" not in named:
        return None
    if not named & {*ROLES, "time"}:
        kinds = [kind or _body(head.text) for kind, head in zip(kinds, heads, strict=True)]
        if "implement" not in kinds:
            return None
    return _one_task(kinds, heads)


def read_heads(heads: Sequence[MappedText]) -> Heads | None:
    """The columns of a table of tasks or of aims that somebody answers for; None for others."""
    if kinds := columns(heads):
        return Heads(kinds, completes=_completes(kinds, heads))
    return _aims(heads)


def _completes(kinds: Kinds, heads: Sequence[MappedText]) -> bool:
    completion = rules_by_name("columns")["completion"].pattern
    times = [
        " ".join(head.text.split())
        for kind, head in zip(kinds, heads, strict=False)
        if kind == "time"
    ]
    return bool(times) and all(completion.search(head) for head in times)


def _one_task(kinds: Kinds, heads: Sequence[MappedText]) -> Kinds:
    """Of several columns that name tasks one is the task's, the first before it its group's."""
    tasks = [i for i, kind in enumerate(kinds) if kind == "task"]
    full = rules_by_name("columns")["detail"].pattern
    chosen = next((i for i in tasks if full.search(heads[i].text)), tasks[0])
    return [
        kind if kind != "task" or i == chosen else "group" if i < chosen else None
        for i, kind in enumerate(kinds)
    ]


def _body(head: str) -> str | None:
    words = " ".join(head.split()).strip(" .:*")
    return "implement" if rules_by_name("columns")["body"].pattern.match(words) else None


def _aims(heads: Sequence[MappedText]) -> Heads | None:
    rules = rules_by_name("columns")
    kinds: Kinds = []
    years: list[MappedText | None] = []
    for head in heads:
        words = " ".join(head.text.split()).strip(" .:*")
        kind = column(words)
        year = None
        if kind not in ROLES:
            for name in ("aim", "unit", "value"):
                if rules[name].pattern.match(words):
                    kind = "task" if name == "aim" else name
                    year = head if name == "value" and any(map(str.isdigit, words)) else None
                    break
        kinds.append(kind)
        years.append(year)
    if kinds.count("task") != 1 or "value" not in kinds or not set(kinds) & set(ROLES):
        return None
    return Heads(kinds, True, tuple(years), _completes(kinds, heads))


def lower_heads(
    heads: Heads, above: Sequence[MappedText], below: Sequence[MappedText]
) -> Heads | None:
    """A second row of heads (`Chủ trì | Phối hợp` below `Cơ quan thực hiện`), if it is one."""
    if heads.aims or any(len(cell.text) > _LONGEST for cell in below):
        return None
    for kind, cell, over in zip(heads.kinds, below, above, strict=False):
        # The task's own column goes on from its head, so that nothing new stands below it.
        if kind in ("number", "task") and cell.text not in ("", over.text):
            return None
    under = [column(cell.text) for cell in below]
    if not any(kind in ROLES or kind == "time" for kind in under):
        return None
    kinds = [new or old for old, new in zip(heads.kinds, under, strict=False)]
    said = [cell if new else over for new, cell, over in zip(under, below, above, strict=False)]
    return Heads(kinds, completes=_completes(kinds, said))


def numbers_columns(cells: Sequence[MappedText]) -> bool:
    """Whether a row only numbers the columns: `(1) | (2) | (3)`."""
    filled = [cell.text for cell in cells if cell.text]
    return len(filled) > 2 and all(_COLUMN_NUMBER.fullmatch(text) for text in filled)


def begins_table(cells: Sequence[MappedText]) -> bool:
    """Whether a row is the heads of another table, even of one that is not read."""
    first = next((cell.text for cell in cells if cell.text), "")
    return column(first) == "number" and len(first) < 10
