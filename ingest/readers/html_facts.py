"""What a page says of its document beside the text: whether it is in force, how others stand to it.

Sites of law say so in tabs and tables of their own (vbpl.vn, luatvietnam.vn, thuvienphapluat.vn:
`Thuộc tính`, `Lược đồ`). It is the site's word, not the document's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from cancu.ingest.dates import DATE, parse_date
from cancu.ingest.model import PageFacts
from cancu.ingest.numbers import NUMBER, normal_number
from cancu.ingest.readers.html_lines import render
from cancu.ingest.readers.html_tree import Element
from cancu.ingest.readers.html_words import value_patterns
from cancu.ontology.genres import genres

_DATE = re.compile(DATE, re.VERBOSE)
_NUMBER = re.compile(NUMBER)
_COUNT = re.compile(r"\s*[:\-–]?\s*[(\[]?\s*\d*\s*[)\]]?\s*:?\s*")
_NOTHING = re.compile(r"(?:không\s+có|chưa\s+có|đang\s+cập\s+nhật)", re.IGNORECASE)
_OTHER_HEAD = re.compile(r"(?:Các\s+)?(?:văn\s+bản|tin|bài|bình\s+luận|chủ\s+đề)\s", re.IGNORECASE)
_LONGEST = 400
_GAP = 6
"""So many lines may lie between two documents of a list: their dates, their state, `Xem thêm`."""


def page_facts(page: Element, own: Collection[str]) -> PageFacts:
    """What a page says beside its document's text, whose blocks are its `own`."""
    blocks = [block for block in render(page) if block not in own]
    lines = [line for block in blocks for line in _lines(block)]
    validity, dates = _states(lines)
    return PageFacts(
        validity,
        dates.get("effective"),
        dates.get("expires"),
        tuple(dict.fromkeys(_related(lines))),
    )


def _lines(block: str) -> Iterator[str]:
    """The lines of a block without marks; a table's row is its cells one after another."""
    for line in block.split("\n"):
        parts = line.strip("| ").split("|") if line.startswith("|") else [line]
        for part in parts:
            for piece in part.split("<br>"):
                words = " ".join(piece.replace("*", "").replace("#", "").split())
                words = re.sub(r"^(?:[-+•]|\d{1,3}[.)])\s+", "", words)
                if re.search(r"\w", words):
                    yield words


def _states(lines: Sequence[str]) -> tuple[str | None, dict[str, str]]:
    """The first state and the first date of each kind that the lines tell."""
    validity: str | None = None
    dates: dict[str, str] = {}
    for at, line in enumerate(lines):
        if len(line) > _LONGEST:
            continue
        validity = validity or _validity(line)
        for kind, pattern in value_patterns("labels").items():
            # A site writes several pairs in one line of boxes.
            for label in re.finditer(rf"(?<!\w)(?:{pattern.pattern})(?!\w)", line, re.IGNORECASE):
                rest = line[label.end() :].lstrip(" :")
                value = rest or (lines[at + 1] if at + 1 < len(lines) else "")
                if kind == "validity":
                    validity = validity or _validity(value)
                elif (found := _DATE.match(value)) and (date := parse_date(found[0])):
                    dates.setdefault(kind, date)
    return validity, dates


def _validity(text: str) -> str | None:
    """The state that a text names and nothing else."""
    words = text.strip(" .:;()[]")
    for state, pattern in value_patterns("validity").items():
        if pattern.fullmatch(words):
            return state
    return None


def _related(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The documents listed under each head."""
    relation: str | None = None
    gap = 0
    for line in lines:
        if (head := _relation(line)) is not None:
            relation, rest = head
            gap = 0
            if rest and (other := _other(rest)):
                yield relation, other
        elif _OTHER_HEAD.match(line) or _NOTHING.match(line):
            relation = None
        elif relation is not None:
            other = _other(line)
            gap = 0 if other else gap + 1
            if other:
                yield relation, other
            elif gap > _GAP:
                relation = None


def _relation(line: str) -> tuple[str, str] | None:
    """The relation that a head names, and what stands behind it on its line."""
    for relation, pattern in value_patterns("relations").items():
        found = pattern.match(line)
        if found is None:
            continue
        rest = line[found.end() :]
        count = _COUNT.match(rest)
        behind = rest[count.end() :] if count else rest
        if not behind or rest.lstrip().startswith(":"):
            return relation, behind
    return None


def _other(line: str) -> str | None:
    """The number of the document that a line names, or its title; None for other lines."""
    if len(line) > _LONGEST:
        return None
    found = _NUMBER.search(line[:160])
    if found and found.start() == 0:
        return normal_number(found[0])
    if not any(line.lower().startswith(f"{genre.name} ") for genre in genres()):
        return None
    return normal_number(found[0]) if found else line if len(line.split()) > 2 else None
