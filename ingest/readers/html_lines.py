"""Elements to lines: a block a paragraph, lists with their marks, tables as Markdown rows."""

from __future__ import annotations

import re
from collections.abc import Collection

from cancu.ingest.readers import html_tables
from cancu.ingest.readers.html_lists import Numbering, has_mark
from cancu.ingest.readers.html_runs import Runs
from cancu.ingest.readers.html_tree import Element

_HEADING = re.compile(r"h([1-6])")
_LONGEST_HEADING = 300
_BOLD = {"b", "strong", "th"}
_NOTE = re.compile(r"\s*\[?\(?(\d{1,3})\)?\]?\s*")
_UNIT = re.compile(r"(?:^|[\s\d/.,(])(?:k|d|c|m|h)?m$", re.IGNORECASE)
_SYMBOLS = "·§Øü\uf0b7\uf0a7\uf0d8\uf0fc•▪●○o"


def render(element: Element, skipped: Collection[Element] = ()) -> list[str]:
    """The blocks of text in an element, each of one or more lines, in order."""
    writer = _Writer(skipped)
    writer.visit(element)
    writer.flush()
    return writer.blocks


class _Writer:
    def __init__(self, skipped: Collection[Element]) -> None:
        self.skipped = skipped
        self.blocks: list[str] = []
        self.runs = Runs()
        self.heading = 0
        self.mark = ""
        self.lists: list[Numbering] = []
        self.bold = self.pre = False

    def flush(self) -> None:
        """Ends the paragraph."""
        text = self.runs.text(marks=not self.heading)
        self.runs = Runs()
        if not text.strip():
            return
        if self.mark and not has_mark(text):
            text = f"{self.mark} {text}"
        self.mark = ""
        if self.heading and len(text) < _LONGEST_HEADING:
            sharps = "#" * self.heading
            text = "\n".join(
                f"{sharps} {line}" if line.strip() else "" for line in text.split("\n")
            )
        self.blocks.append(text)

    def visit(self, element: Element) -> None:
        if element in self.skipped:
            return
        if element.tag == "table":
            self._table(element)
        elif element.tag == "br":
            self.runs.line_break()
        elif element.tag == "sup" or _is_note_mark(element):
            self._raised(element)
        elif "mso-list" in element.attributes.get("style", "") and not element.is_block:
            self._word_mark(element)
        else:
            self._inside(element)

    def _inside(self, element: Element) -> None:
        """What an element holds, set in its style; a block is a paragraph of its own."""
        kept = self.bold, self.pre, self.heading
        self.bold = _is_bold(element, self.bold)
        self.pre = (
            self.pre or element.tag == "pre" or element.style("white-space").startswith("pre")
        )
        if element.is_block:
            self.flush()
            if found := _HEADING.fullmatch(element.tag):
                self.heading = int(found[1])
        if element.tag in ("ol", "ul", "menu", "dir"):
            self.lists.append(Numbering.of(element, self.lists))
        if element.tag == "li" and self.lists:
            self.mark = self.lists[-1].next(element)
        if element.tag in ("s", "strike"):
            self._struck(element)
        else:
            self._children(element)
        if element.is_block:
            self.flush()
        if element.tag in ("ol", "ul", "menu", "dir"):
            self.lists.pop()
            self.mark = ""
        self.bold, self.pre, self.heading = kept

    def _children(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, Element):
                self.visit(child)
            else:
                self.runs.add(child, self.bold, self.pre)

    def _struck(self, element: Element) -> None:
        if element.text():
            self.runs.add("~~", self.bold)
            self._children(element)
            self.runs.add("~~", self.bold)

    def _raised(self, element: Element) -> None:
        """A footnote's mark keeps its element; an exponent and `1st` are text."""
        text = element.text()
        note = _NOTE.fullmatch(text)
        linked = _is_note_mark(element) or any(
            isinstance(each, Element) and _is_note_mark(each) for each in element.walk()
        )
        if note and (linked or not (text in ("2", "3") and _UNIT.search(self.runs.last()))):
            self.runs.add(f"<sup>{note[1]}</sup>")
        else:
            self._inside(element) if element.tag != "sup" else self._children(element)

    def _word_mark(self, element: Element) -> None:
        """The number or bullet that Word writes before an item, with blanks to a tab stop."""
        text = element.text()
        if text and text in _SYMBOLS:
            text = "+" if "level2" in _list_style(element) else "-"
        self.runs.add(f"{text} " if text else "", self.bold)

    def _table(self, table: Element) -> None:
        self.flush()
        kept, self.lists = self.lists, []
        rows = html_tables.rows_of(table, self.skipped)
        if html_tables.is_layout(rows):
            for cell in html_tables.reading_order(rows):
                self._children(cell)
                self.flush()
        else:
            cells = {cell: render(cell, self.skipped) for row in rows for cell in row.cells}
            self.blocks += html_tables.caption(table)
            if lines := html_tables.markdown(rows, cells):
                self.blocks.append("\n".join(lines))
        self.lists = kept


def _is_bold(element: Element, above: bool) -> bool:
    weight = element.style("font-weight")
    if weight:
        return weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600)
    return above or element.tag in _BOLD


def _is_note_mark(element: Element) -> bool:
    """Whether an element is Word's mark of a footnote, in the text or before the note."""
    if element.tag != "a":
        return False
    href = element.attributes.get("href", "")
    style = element.attributes.get("style", "")
    return "footnote-id" in style or "#_ftn" in href or "#_edn" in href


def _list_style(element: Element | None) -> str:
    """The style of the paragraph that says at which level of a list it stands."""
    while element is not None and not element.is_block:
        element = element.parent
    return element.attributes.get("style", "") if element is not None else ""
