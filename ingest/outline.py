"""Paragraphs to a document's provisions: headings above, each with its path below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cancu.ingest.enumerators import read_enumerator
from cancu.ingest.headings import split_heading
from cancu.ingest.paragraphs import Paragraph
from cancu.ingest.parts import PART_WORDS, Part, read_parts
from cancu.ingest.sections import article_kind, section_kind
from cancu.ingest.tables import Row, task_rows
from cancu.ingest.text import MappedText, join

_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that stands above a provision."""

    text: str
    body: MappedText


@dataclass(frozen=True, slots=True)
class Node:
    """A provision: `headings` from the outermost to its own run-in heading, which is the last.

    `cells` are the columns of its row where it stands in a table.
    """

    path: str
    kind: str
    body: MappedText
    headings: tuple[Heading, ...]
    notes: tuple[str, ...]
    cells: Mapping[str, MappedText] | None = None


def outline(
    paragraphs: Sequence[Paragraph], *, root: str = "", articles: bool = False
) -> list[Node]:
    """The provisions in order. `root` begins each path (an annex); `articles` for a decision."""
    top = read_parts(paragraphs, root)
    return list(_children(top, root, (), "article" if articles else None))


def row_nodes(
    rows: Iterable[Row], headings: tuple[Heading, ...] = (), kind: str | None = None
) -> Iterator[Node]:
    """The provisions that a table's rows are."""
    for row in rows:
        above = headings
        if row.group is not None:
            above = (*headings, _heading(_without_mark(row.group)))
        body = row.cells["task"]
        organises = "organisation" if kind == "organisation" else "task"
        yield Node(row.path, organises, body, above, (), row.cells)


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
    part: Part, path: str, headings: tuple[Heading, ...], kind: str | None
) -> Iterator[Node]:
    positions = {"dash": 0, "plus": 0}
    alone = sum(child.style == "plain" for child in part.children) == 1
    for child in part.children:
        here = path
        if child.style == "table":
            yield from row_nodes(task_rows(child.rows, path)[1], headings, kind)
            continue
        if child.style in ("dash", "plus", "plain"):
            series = "plus" if child.style == "plus" else "dash"
            positions[series] += 1
            if not (child.style == "plain" and alone and path):
                here = _join(path, f"{'+' if series == 'plus' else '-'}{positions[series]}")
        elif child.style != "closing":
            here = _child_path(path, child)
        yield from _visit(child, here, headings, kind)


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
    part: Part, path: str, headings: tuple[Heading, ...], kind: str | None
) -> Iterator[Node]:
    whole = join([(part.body, " "), *((more, "\n") for more in part.more)])
    heading, body = split_heading(part, whole)
    above = headings
    if heading is not None:
        above = (*headings, _heading(heading))
        if part.style == "article":
            kind = article_kind(heading.text)
        else:
            kind = section_kind(heading.text, kind, top=len(headings) == 0)
    if body.text and _WORD.search(body.text):
        yield Node(path, kind or "task", body, above, part.notes)
    yield from _children(part, path, above, kind)
