"""Paragraphs to a document's parts: headings above, provisions with their paths below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cancu.ingest.letters import compiled
from cancu.ingest.agency_headings import parse_heading_bearers
from cancu.ingest.enumerators import Enumerator, next_letter, read_enumerator
from cancu.ingest.paragraphs import Paragraph
from cancu.ingest.sections import section_kind
from cancu.ingest.tables import Row, split_cells, task_rows
from cancu.ingest.text import MappedText, join

# Closing sentences (Nghị định 30/2020/NĐ-CP gives none a number). The first only say that the
# document has been sent; the others order something and stand for their whole section.
_FAREWELL = compiled(r"(?:Trên đây là|Nhận (?:được )?(?:Kế hoạch|Quyết định|văn bản|Công văn)\b)")
_CLOSING = compiled(
    r"(?:Trong quá trình (?:tổ chức |triển khai )*(?:thực hiện|triển khai)?|Yêu cầu (?:các|Thủ trưởng)"
    r"|Đề nghị (?:các|Thủ trưởng)|Căn cứ (?:nội dung )?(?:Kế hoạch|Chỉ thị|Chương trình) này)\b"
)
_RUN_IN = compiled(r"[^.;:]{2,240}?(?:\([^()]*\)[^.;:]{0,40})?:\s+(?=\S)")
_SENTENCE_END = compiled(r"[.;!?…](?:\s+(?=[<U>“(])|$)")
_ONLY_LEADS = compiled(
    r"(?:[Tt]rong đó|[Cc]ụ thể(?: như sau)?|[Nn]hư sau|[Gg]ồm|[Nn]hiệm vụ cụ thể)\s*:?$"
)
_PART_WORDS = ("part", "chapter", "section")


@dataclass(slots=True)
class Part:
    """One numbered or unnumbered part while the outline is being read."""

    style: str
    label: str
    depth: int
    body: MappedText
    bold: int
    parent: Part | None
    notes: tuple[str, ...] = ()
    more: list[MappedText] = field(default_factory=list)
    rows: list[list[MappedText]] = field(default_factory=list)
    children: list[Part] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.body.text


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
    top = Part("root", root, 0, MappedText.empty(), 0, None)
    _Builder(top).read(paragraphs)
    nodes: list[Node] = []
    _collect(top, root, (), "article" if articles else None, nodes)
    return nodes


class _Builder:
    """Places each paragraph under the part that it belongs to."""

    def __init__(self, top: Part) -> None:
        self.top = self.last = top

    def read(self, paragraphs: Sequence[Paragraph]) -> None:
        for paragraph in paragraphs:
            if paragraph.table:
                self._row(paragraph)
                continue
            mark = read_enumerator(paragraph.text)
            if mark is None or (mark.style == "annex"):
                self._unmarked(paragraph)
            else:
                self._marked(paragraph, mark)

    def _marked(self, paragraph: Paragraph, mark: Enumerator) -> None:
        parent = self._parent(mark)
        label = mark.label
        if mark.style == "letter" and parent.children and parent.children[-1].style == "letter":
            label = next_letter(parent.children[-1].label, label)
        body = paragraph.body[mark.length :].strip()
        bold = max(paragraph.bold - mark.length, 0)
        self._add(parent, mark.style, label, mark.depth, body, bold, paragraph.notes)

    def _row(self, paragraph: Paragraph) -> None:
        """A row of a table; the table hangs from the heading above it."""
        if self.last.style != "table":
            above = self.last
            while above.style in ("dash", "plus", "plain", "closing") and above.parent:
                above = above.parent
            self._add(above, "table", "", 1, MappedText.empty(), 0, ())
        self.last.rows.append(split_cells(paragraph.body))

    def _parent(self, mark: Enumerator) -> Part:
        """The part that the mark's own series hangs from, else the last one read."""
        at: Part | None = self.last
        while at is not None and at.parent is not None:
            if at.style == mark.style and at.depth == mark.depth:
                return at.parent
            if mark.style == "decimal" and at.style == "decimal" and at.depth > mark.depth:
                return at.parent
            if mark.style == "decimal" and mark.label.startswith(f"{at.label}."):
                return at
            if at.style == "decimal" and mark.style == "arabic":
                pass  # `2.` closes `1.1`, `1.2`: look further up for `1.`
            at = at.parent
        # Not met above: a new series, under the last part that is no paragraph or bullet of prose.
        last = self.last
        while last.style == "plain" and last.parent is not None:
            last = last.parent
        return last

    def _unmarked(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        if _FAREWELL.match(text):
            return
        if _CLOSING.match(text):
            self._close(paragraph)
            return
        last = self.last
        heading = paragraph.heading or (paragraph.all_bold and len(text) < 200) or text.isupper()
        if last.style == "root" or last.style in _PART_WORDS or self._is_bare_heading(last, text):
            if heading and not last.children and last.style in _PART_WORDS and not last.more:
                last.body = join([(last.body, " "), (paragraph.body, " ")])
                return
            self._add(last, "plain", "-", 1, paragraph.body, paragraph.bold, paragraph.notes)
        elif last.style == "plain" and not text.startswith("("):
            self._add(
                last.parent or self.top,
                "plain",
                "-",
                1,
                paragraph.body,
                paragraph.bold,
                paragraph.notes,
            )
        else:
            last.more.append(paragraph.body)
            last.notes += paragraph.notes

    def _close(self, paragraph: Paragraph) -> None:
        """A closing sentence stands for the outermost section it is in."""
        at = self.last
        while at.parent is not None and at.parent.parent is not None:
            at = at.parent
        self._add(at, "closing", "", 1, paragraph.body, paragraph.bold, paragraph.notes)

    @staticmethod
    def _is_bare_heading(part: Part, text: str) -> bool:
        """Whether the part only names what follows, so that a paragraph is its own provision."""
        if part.more or text.startswith("("):
            return False
        marked = part.bold >= len(part.text.rstrip(" .:;,")) or part.text.isupper()
        return marked or part.text.endswith(":") or not part.text.endswith((".", ";", ")", "/"))

    def _add(
        self,
        parent: Part,
        style: str,
        label: str,
        depth: int,
        body: MappedText,
        bold: int,
        notes: tuple[str, ...],
    ) -> None:
        part = Part(style, label, depth, body, bold, parent, notes)
        parent.children.append(part)
        self.last = part


def _collect(
    part: Part, path: str, headings: tuple[Heading, ...], kind: str | None, nodes: list[Node]
) -> None:
    positions = {"dash": 0, "plus": 0}
    plain = [child for child in part.children if child.style == "plain"]
    for child in part.children:
        here = path
        if child.style == "table":
            _, rows = task_rows(child.rows, path)
            nodes.extend(row_nodes(rows, headings, kind))
            continue
        if child.style in ("dash", "plus", "plain"):
            series = "plus" if child.style == "plus" else "dash"
            positions[series] += 1
            if not (child.style == "plain" and len(plain) == 1 and path):
                here = _join(path, f"{'+' if series == 'plus' else '-'}{positions[series]}")
        elif child.style != "closing":
            here = _child_path(path, child)
        _visit(child, here, headings, kind, nodes)


def row_nodes(
    rows: Iterable[Row], headings: tuple[Heading, ...] = (), kind: str | None = None
) -> Iterator[Node]:
    """The provisions that a table's rows are."""
    for row in rows:
        above = headings
        if row.group is not None:
            above = (*headings, Heading(row.group.text.rstrip(" .:"), row.group))
        body = row.cells["task"]
        yield Node(
            row.path,
            "organisation" if kind == "organisation" else "task",
            body,
            above,
            (),
            row.cells,
        )


def _child_path(path: str, part: Part) -> str:
    label = part.label
    if part.style == "article":
        label = f"Điều {label}"
        return label if "Điều" in path or not path.startswith("PL") else _join(path, label)
    if part.style in _PART_WORDS:
        word = {"part": "Phần", "chapter": "Chương", "section": "Mục"}[part.style]
        return _join(path, f"{word} {label}")
    if part.style == "decimal" and part.parent and label.startswith(f"{part.parent.label}."):
        # Decimal numbers replace their parent's: `1.1` under III, 1 is III.1.1.
        head = path[: -len(part.parent.label)].rstrip(".") if part.parent.label else path
        return _join(head, label)
    return _join(path, label)


def _join(path: str, label: str) -> str:
    return f"{path}.{label}" if path else label


def _visit(
    part: Part, path: str, headings: tuple[Heading, ...], kind: str | None, nodes: list[Node]
) -> None:
    whole = join([(part.body, " "), *((more, "\n") for more in part.more)])
    heading, body = _split_heading(part, whole)
    above = headings
    if heading is not None:
        above = (*headings, Heading(heading.text.rstrip(" .:"), heading))
        kind = section_kind(heading.text, kind, top=len(headings) == 0)
    if body.text and re.search(r"\w", body.text):
        nodes.append(Node(path, kind or "task", body, above, part.notes))
    _collect(part, path, above, kind, nodes)


def _split_heading(part: Part, whole: MappedText) -> tuple[MappedText | None, MappedText]:
    """What of a part names what follows, and what orders something itself."""
    text = part.text
    nothing = whole[:0]
    if part.style == "closing":
        return None, whole
    if not part.more and _is_heading(part, text):
        return part.body, nothing
    if end := _run_in(part, text):
        return part.body[:end].strip(), whole[end:].strip()
    if part.style == "plain" and not part.children and _ONLY_LEADS.search(text):
        return None, nothing
    return None, whole


def _is_heading(part: Part, text: str) -> bool:
    bare = text.rstrip(" .:;,")
    whole_bold = 0 < len(bare) <= part.bold
    sentences = len(_SENTENCE_END.findall(text))
    if text.isupper():
        return True
    if part.style in _PART_WORDS:
        return True
    if not part.children:
        # Nothing follows it: bold or not, it is all that is said, unless it only leads on.
        return part.style in ("roman", "upper") and whole_bold and sentences == 0
    if text.endswith(")") or text.endswith(").") or text.endswith(");"):
        return whole_bold
    return whole_bold or sentences <= 1


def _run_in(part: Part, text: str) -> int:
    """Where a run-in heading ends: bold words up to a colon, or the name of a body or topic; 0: none."""
    colon = text.find(":")
    if part.style == "plain" or colon < 0 or not text[colon + 1 :].strip():
        return 0
    if part.bold:
        colon = text.find(":", max(part.bold - 2, 0), part.bold + 3)
        return colon + 1 if colon > 0 else 0
    found = _RUN_IN.match(text)
    return found.end() if found and names_topic(found[0].rstrip(" :")) else 0


def names_topic(words: str) -> bool:
    """Whether words before a colon name who or what follows (`Sở Y tế`, `Kinh phí thực hiện`)."""
    if section_kind(words, None, top=False) is not None and len(words.split()) <= 8:
        return True
    return len(words) < 200 and bool(parse_heading_bearers(words).assignments)
