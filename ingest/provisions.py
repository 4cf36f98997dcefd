"""Outline nodes to provisions: who is charged, how much, by when, each with its offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

from cancu.ingest.agency_headings import Bearers, below, parse_heading_bearers
from cancu.ingest.assignments import (
    closing_parenthesis,
    find_assignments,
    parse_agency_cell,
    split_assigned_clauses,
)
from cancu.ingest.deadlines import find_cell_deadlines, find_deadlines, find_stage
from cancu.ingest.modality import modality
from cancu.ingest.model import Assignment, Deadline, Provision, Target
from cancu.ingest.outline import Heading, Node
from cancu.ingest.table_targets import horizons, table_targets
from cancu.ingest.targets import find_targets
from cancu.ingest.text import MappedText, join

_WHEN = re.compile(r"(?:Tháng|Quý|Tuần|Ngày|Năm|Từ|Trước|Bước|Đợt|Giai\s+đoạn)\s")
"""A heading that begins so may say when what stands below it is done."""
_AIM = re.compile(
    r"(?:(?:CÁC|MỘT SỐ)\s+)?(?:MỤC\s+TIÊU|CHỈ\s+TIÊU|ĐỊNH\s+HƯỚNG\s+ĐẾN|TẦM\s+NHÌN)\b",
    re.IGNORECASE,
)
Spans = Sequence[tuple[int, int]]
Fact = TypeVar("Fact", Assignment, Deadline, Target)
_SAID = {
    Assignment: attrgetter("agency", "role", "source"),
    Deadline: attrgetter("kind", "date", "period", "text"),
    Target: attrgetter("indicator", "comparator", "value", "value_to", "unit", "baseline"),
}
_ROLES = ("lead", "implement", "coordinate", "monitor")


def build_provisions(node: Node, masks: Spans) -> Iterator[Provision]:
    """The provision of a node, or one for each clause that has an assignment of its own.

    `masks` are the citations and their titles, in source offsets and in order.
    """
    masks = masks[bisect_left(masks, (node.body.start, 0)) : bisect_left(masks, (node.body.end, 0))]
    if node.cells is not None:
        yield _row(node, masks)
        return
    clauses = split_assigned_clauses(node.body.text) if node.kind != "article" else ()
    if len(clauses) < 2:
        yield _provision(node, node.path, node.body, masks)
        return
    for number, (start, end) in enumerate(clauses, 1):
        yield _provision(node, f"{node.path}#{number}", node.body[start:end].strip(), masks)


def _provision(node: Node, path: str, body: MappedText, masks: Spans) -> Provision:
    if closing := closing_parenthesis(body.text):
        body = body[: closing[1]]
    text = body.text
    masked = _inside(body, masks)
    heading, bearers = _bearers(node.headings, body.start)
    assignments = find_assignments(text, heading=bearers or None, kind=node.kind, masked=masked)
    start, end = body.span(0, len(text))
    return Provision(
        path,
        node.kind,
        _shown(node.headings),
        text,
        start,
        end,
        modality(text, bearers is not None and bearers.request),
        tuple(_assigned(each, body, heading) for each in assignments),
        tuple(_placed(each, body) for each in find_targets(text, masked, aims=_aims(node))),
        (*(_placed(each, body) for each in find_deadlines(text, masked)), *_stage(node.headings)),
    )


def _row(node: Node, masks: Spans) -> Provision:
    """A row of a table: the columns say who and when."""
    body, cells = node.body, node.cells or {}
    text = body.text
    masked = _inside(body, masks)
    start, end = body.span(0, len(text))
    assignments = [
        _placed(each, cells[role])
        for role in _ROLES
        if role in cells
        for each in parse_agency_cell(cells[role].text, role)
    ]
    deadlines = [_placed(each, body) for each in find_deadlines(text, masked)]
    deadlines += horizons(node)
    if "time" not in cells:
        deadlines += _stage(node.headings)
    else:
        times = find_cell_deadlines(cells["time"].text, node.completes)
        deadlines += [_placed(each, cells["time"]) for each in times]
    return Provision(
        node.path,
        node.kind,
        _shown(node.headings),
        text,
        start,
        end,
        modality(text, False),
        tuple(assignments),
        (*(_placed(each, body) for each in find_targets(text, masked)), *table_targets(node)),
        tuple(deadlines),
        cells["product"].text if "product" in cells else None,
    )


def _shown(headings: Sequence[Heading]) -> str | None:
    """The nearest heading; an order that leads on has no words as one."""
    return next((each.text for each in reversed(headings) if each.text), None)


def _bearers(headings: Sequence[Heading], start: int) -> tuple[MappedText | None, Bearers | None]:
    """The nearest heading that names who must do what stands below it, from `start` on."""
    inner: tuple[MappedText, Bearers] | None = None
    asked: Bearers | None = None
    for heading in reversed(headings):
        body, bearers = heading.body, parse_heading_bearers(heading.body.text)
        if bearers.about and start - body.end <= 1:
            # `Đối với các trường mầm non: Sáp nhập …` is about them: others merge the schools.
            continue
        if not bearers.assignments:
            # `Đề nghị …` asks, known or not whom.
            asked = bearers if bearers.request else asked
            continue
        if inner is not None and not bearers.joins:
            both = below(bearers, inner[1], len(body.text) + 1)
            return join(((body, ""), (inner[0], " "))), both
        if not bearers.joins:
            return body, bearers
        inner = inner or (body, bearers)
    return inner or (None, asked)


def _aims(node: Node) -> bool:
    """Whether a heading above names aims, and not how things stand."""
    return node.kind == "objective" and any(_AIM.match(each.text) for each in node.headings)


def _stage(headings: Sequence[Heading]) -> tuple[Deadline, ...]:
    """The period of the nearest stage heading: `Giai đoạn 1 (2026 - 2028)`, `Tháng 5/2026`."""
    for heading in reversed(headings):
        text = heading.body.text
        if (found := find_stage(text)) is not None:
            return (_placed(found, heading.body),)
        if _WHEN.match(text) and (said := find_deadlines(text, ())):
            return tuple(_placed(each, heading.body) for each in said)
    return ()


def _assigned(assignment: Assignment, body: MappedText, heading: MappedText | None) -> Assignment:
    """What a heading says has its words in the heading."""
    at_heading = assignment.source == "heading" and heading is not None
    return _placed(assignment, heading if at_heading and heading else body)


def _placed(fact: Fact, body: MappedText) -> Fact:
    """The fact with its offsets in the source."""
    start, end = body.span(fact.start, fact.end)
    # Every fact begins with what it says and ends with its place; `replace` takes far longer.
    kind: Callable[..., Fact] = type(fact)
    return kind(*_SAID[type(fact)](fact), start, end)


def _inside(body: MappedText, masks: Spans) -> list[tuple[int, int]]:
    """The masks that touch the body, as offsets into its text."""
    if not body.text:
        return []
    first, last = body.start, body.end
    return [
        (bisect_left(body.starts, start), bisect_right(body.ends, end))
        for start, end in masks
        if end > first and start < last
    ]
