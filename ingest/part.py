"""One part of a document's text, and how a part and a paragraph without number look."""

from __future__ import annotations

from dataclasses import dataclass, field

from cancu.ingest.paragraphs import Paragraph
from cancu.ingest.rules import rules_by_name
from cancu.ingest.sections import section_kind
from cancu.ingest.text import MappedText

PART_WORDS = {"part": "Phần", "chapter": "Chương", "section": "Mục"}
"""The styles whose mark is a word of its own."""
TITLE = 100
"""A longer paragraph is no title, even without a final mark."""
FINAL = (".", ";", ")", "/")


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

    @property
    def is_bare_mark(self) -> bool:
        """Whether it is a number without words so far."""
        wordless = self.parent is not None and not self.body.text
        return wordless and not self.children and self.style not in ("table", *PART_WORDS)

    @property
    def opens(self) -> bool:
        """Whether its words only name what follows, as far as their end tells."""
        return not self.more and not self.text.endswith(FINAL)

    @property
    def look(self) -> str:
        """How it looks without its number: all but `text` name what follows."""
        return look(self.text, self.all_bold)

    @property
    def looks_heading(self) -> bool:
        return self.opens and self.look in ("capitals", "bold")

    @property
    def names_section(self) -> bool:
        """Whether its words are surely a heading: bold, led on by a colon, or a section's."""
        if self.style in ("plain", "closing", "table"):
            return False
        sure = self.all_bold or self.text.endswith(":") or self.text.isupper()
        return sure or section_kind(self.text, None, top=False) is not None

    @property
    def takes_labels(self) -> bool:
        """Whether it may be a task, below which a line says who does it and until when."""
        if self.style in ("root", "table", "roman", "upper", "closing", *PART_WORDS):
            return False
        return not self.text.isupper() and section_kind(self.text, None, top=False) is None


def look(text: str, bold: bool) -> str:
    """How a paragraph without number looks: all but `text` name what follows."""
    if text.isupper():
        return "capitals"
    if bold:
        return "bold"
    if text.endswith(":"):
        # A longer sentence that leads on says something itself.
        topic = rules_by_name("outline")["topic"].pattern
        short = len(text) < TITLE and topic.match(text[:-1].rstrip())
        return "colon" if short else "text"
    return "title" if len(text) < TITLE and text[-1].isalnum() else "text"


def is_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph without number is a heading by its looks."""
    text = paragraph.text
    if len(text) > 200 or text.endswith((".", ";", ")")) or " " not in text:
        return False
    return bool(paragraph.heading) or paragraph.all_bold or text.isupper()


def is_name(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the name of the chapter whose number stands above it."""
    bold = paragraph.all_bold and len(paragraph.text) < 200
    return bool(paragraph.heading) or bold or paragraph.text.isupper()


def plain_parent(last: Part, paragraph: Paragraph) -> Part | None:
    """Where a paragraph without mark belongs behind another: below a heading, else beside it.

    A heading stands beside the last heading that looks the same, so no depth is without end.
    """
    same = look(paragraph.text, paragraph.all_bold)
    at: Part | None = last
    while same != "text" and at is not None and at.style == "plain":
        if at.look == same:
            return at.parent
        at = at.parent
    before = "text" if last.more else last.look
    return last.parent if before in ("text", same) else last
