"""Paragraphs to a tree: each under the part whose series it goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cancu.ingest.enumerators import Enumerator, next_letter, read_enumerator
from cancu.ingest.paragraphs import Paragraph
from cancu.ingest.rules import rules_by_name
from cancu.ingest.text import MappedText, join, split_cells

PART_WORDS = {"part": "Phần", "chapter": "Chương", "section": "Mục"}
"""The styles whose mark is a word of its own."""
_TITLE = 100
"""A longer paragraph is no title, even without a final mark."""


@dataclass(slots=True)
class Part:
    """One numbered or unnumbered part; `more` are the paragraphs that go on with it."""

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

    @property
    def all_bold(self) -> bool:
        return 0 < len(self.text.rstrip(" .:;,")) <= self.bold


def read_parts(paragraphs: Sequence[Paragraph], root: str) -> Part:
    """The tree of all paragraphs, its root labelled `root`."""
    top = Part("root", root, 0, MappedText.empty(), 0, None)
    _Builder(top).read(paragraphs)
    return top


def _cue(name: str) -> re.Pattern[str]:
    return rules_by_name("outline")[name].pattern


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
        series: Part | None = None
        at: Part | None = self.last
        while at is not None and at.parent is not None:
            if mark.style == "decimal" and mark.label.startswith(f"{at.label}."):
                return at
            if at.style == mark.style and at.depth == mark.depth:
                if _stem(at.label) == _stem(mark.label):
                    return at.parent
                series = series or at.parent
            if mark.style == "decimal" and at.style == "decimal" and at.depth > mark.depth:
                series = series or at.parent
            at = at.parent
        if series is not None:
            return series
        # Not met above: a new series, under the last part that is no paragraph of prose.
        last = self.last
        while last.style == "plain" and last.parent is not None:
            last = last.parent
        return last

    def _unmarked(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        if _cue("farewell").match(text):
            return
        if _cue("closing").match(text):
            self._close(paragraph)
            return
        last = self.last
        if last.style in PART_WORDS and not last.children and not last.more and _is_name(paragraph):
            last.body = join([(last.body, " "), (paragraph.body, " ")])
        elif last.style == "plain" and not text.startswith("("):
            self._plain(_plain_parent(last, paragraph) or self.top, paragraph)
        elif last.style in ("root", *PART_WORDS) or self._is_bare_heading(last, text):
            self._plain(last, paragraph)
        else:
            last.more.append(paragraph.body)
            last.notes += paragraph.notes

    def _plain(self, parent: Part, paragraph: Paragraph) -> None:
        self._add(parent, "plain", "-", 1, paragraph.body, paragraph.bold, paragraph.notes)

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
        marked = part.all_bold or part.text.isupper()
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


def _stem(label: str) -> str:
    """What a decimal shares with its series: `1.2` of `1.2.3`; nothing of other marks."""
    return label.rpartition(".")[0]


def _is_name(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the name of the chapter whose number stands above it."""
    bold = paragraph.all_bold and len(paragraph.text) < 200
    return bool(paragraph.heading) or bold or paragraph.text.isupper()


def _plain_parent(last: Part, paragraph: Paragraph) -> Part | None:
    """Where a paragraph without mark belongs behind another: below a heading, else beside it.

    A heading stands beside the last heading that looks the same, so no depth is without end.
    """
    look = _look(paragraph.text, paragraph.all_bold)
    at: Part | None = last
    while look != "text" and at is not None and at.style == "plain":
        if _look(at.text, at.all_bold) == look:
            return at.parent
        at = at.parent
    before = "text" if last.more else _look(last.text, last.all_bold)
    return last.parent if before in ("text", look) else last


def _look(text: str, bold: bool) -> str:
    """How a paragraph without mark looks: all but `text` name what follows."""
    if text.isupper():
        return "capitals"
    if bold:
        return "bold"
    if text.endswith(":"):
        return "colon"
    return "title" if len(text) < _TITLE and text[-1].isalnum() else "text"
