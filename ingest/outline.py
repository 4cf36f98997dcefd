"""Paragraphs to a document's provisions: headings above, each with its path below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from cancu.ingest.enumerators import BULLETS, read_enumerator
from cancu.ingest.headings import decides, hands_down, only_leads, split_heading
from cancu.ingest.paragraphs import Paragraph
from cancu.ingest.part import PART_WORDS, Part
from cancu.ingest.parts import read_parts
from cancu.ingest.sections import article_kind, holds_scheme, is_timetable, section_kind
from cancu.ingest.tables import Row, task_rows
from cancu.ingest.text import MappedText, join

_WORD = re.compile(r"\w")


class Heading(msgspec.Struct, frozen=True):
    """A heading that stands above a provision."""

    text: str
    body: MappedText


class Node(msgspec.Struct, frozen=True):
    """A provision: `headings` from the outermost to its own run-in heading, which is the last.

    `cells` are the columns of its row where it stands in a table, `aims` the values that a row of
    aims sets, each with the head of its column; `completes` says that its time is of completion.
    """

    path: str
    kind: str
    body: MappedText
    headings: tuple[Heading, ...]
    notes: tuple[str, ...]
    cells: Mapping[str, MappedText] | None = None
    aims: tuple[tuple[MappedText, MappedText | None], ...] = ()
    completes: bool = False


def outline(
    paragraphs: Sequence[Paragraph], *, root: str = "", articles: bool = False
) -> list[Node]:
    """The provisions in order. `root` begins each path (an annex); `articles` for a decision."""
    top = read_parts(paragraphs, root)
    return list(_children(top, root, (), "article" if articles else None))


def row_nodes(
    rows: Iterable[Row], headings: tuple[Heading, ...] = (), kind: str | None = None
) -> Iterator[Node]:
    """The provisions that a table's rows are; a timetable's rows are what is to be done."""
    timed = bool(headings) and is_timetable(headings[-1].text)
    for row in rows:
        above = (*headings, *(_heading(_without_mark(group)) for group in row.groups))
        body = row.cells["task"]
        organises = "organisation" if kind == "organisation" and not timed else "task"
        meant = "objective" if row.aims else organises
        yield Node(row.path, meant, body, above, (), row.cells, row.aims, row.completes)


def unique_paths(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes, a path that stood before told apart by its position (`III`, `III.-2`)."""
    seen: set[str] = set()
    turns: dict[str, int] = {}
    for node in nodes:
        path = node.path
        while path in seen:
            turns[node.path] = turns.get(node.path, 1) + 1
            path = f"{node.path}.-{turns[node.path]}"
        seen.add(path)
        yield node if path == node.path else replace(node, path=path)


def _heading(body: MappedText) -> Heading:
    return Heading(body.text.rstrip(" .:"), body)


def _without_mark(group: MappedText) -> MappedText:
    mark = read_enumerator(group.text)
    return group[mark.length :].strip() if mark else group


def _children(
    part: Part, path: str, headings: tuple[Heading, ...], kind: str | None, *, fixed: bool = False
) -> Iterator[Node]:
    positions = {"dash": 0, "plus": 0}
    alone = sum(child.style == "plain" and not only_leads(child) for child in part.children) == 1
    silent = _numbered_on(part)
    for child in part.children:
        here = path
        if only_leads(child):
            continue
        if child.style == "table":
            yield from row_nodes(task_rows(child.rows, path)[1], headings, kind)
            continue
        if child.style in (*BULLETS, "plain"):
            series = "plus" if child.style == "plus" else "dash"
            # A single paragraph takes the heading's own path and counts for none.
            if not (child.style == "plain" and (child in silent or (alone and path))):
                positions[series] += 1
                here = _join(path, f"{'+' if series == 'plus' else '-'}{positions[series]}")
        elif child.style != "closing":
            here = _child_path(path, child)
        yield from _visit(child, here, headings, kind, fixed=fixed)


def _numbered_on(part: Part) -> Sequence[Part]:
    """The headings without number below which the numbers of one series go on: `1`, `2` | `3`."""
    headed = [
        child
        for child in part.children
        if child.style == "plain" and child.children and not child.more
    ]
    marks = [(each.style, each.label) for child in headed for each in child.children]
    marks += [(each.style, each.label) for each in part.children if each.style != "plain"]
    bullets = any(style in (*BULLETS, "plain", "table") for style, _ in marks)
    return headed if headed and not bullets and len(set(marks)) == len(marks) else ()


def _child_path(path: str, part: Part) -> str:
    if part.style == "article":
        label = f"Điều {part.label}"
        # Articles are numbered across chapters, in an annex anew.
        return label if "Điều" in path or not path.startswith("PL") else _join(path, label)
    if part.style in PART_WORDS:
        return _join(path, f"{PART_WORDS[part.style]} {part.label}")
    above = part.parent.label if part.parent else ""
    if part.style == "decimal" and part.label.startswith(f"{above}."):
        # Decimal numbers replace their parent's: `1.1` under III, 1 is III.1.1.
        return _join(path[: -len(above)].rstrip(".") if above else path, part.label)
    return _join(path, part.label)


def _join(path: str, label: str) -> str:
    return f"{path}.{label}" if path else label


def _visit(
    part: Part, path: str, headings: tuple[Heading, ...], kind: str | None, *, fixed: bool
) -> Iterator[Node]:
    whole = part.body
    if part.more:
        whole = join([(part.body, " "), *((more, "\n") for more in part.more)])
    heading, body = split_heading(part, whole)
    above = headings
    if heading is not None:
        above = (*headings, _heading(heading))
        if part.style == "article":
            if decides(heading.text):
                yield Node(path, "article", heading, headings, part.notes)
            kind = article_kind(heading.text)
            fixed = kind == "article" and not holds_scheme(heading.text)
        elif not fixed:
            kind = section_kind(heading.text, kind, top=len(headings) == 0)
    if body.text and _WORD.search(body.text):
        yield Node(path, kind or "task", body, above, part.notes)
        if heading is None and part.children and hands_down(body.text):
            # An order that leads on charges below it, too, but heads nothing.
            above = (*above, Heading("", body))
    yield from _children(part, path, above, kind, fixed=fixed)
