"""Word files (.docx) to source text: one paragraph a line, numbering visible, tables as Markdown.

Read with the standard library: accepted changes, merged cells, notes, text boxes and numbering
need the XML itself, and so the format needs no optional dependency.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from cancu.ingest.model import Source
from cancu.ingest.readers.docx_lines import lines_of, plain
from cancu.ingest.readers.docx_numbering import Numbering
from cancu.ingest.readers.docx_package import Element, Package, W
from cancu.ingest.readers.docx_runs import PAGE, Notes, Piece, Runs
from cancu.ingest.readers.docx_styles import Styles, read_styles, toggle, value
from cancu.ingest.readers.docx_tables import has_borders, read_table
from cancu.ingest.readers.encodings import convert_legacy
from cancu.ingest.readers.office import check, digest, magic
from cancu.ontology.errors import SourceError

_CONTENTS = re.compile(r"toc \d", re.IGNORECASE)
_DEEPEST = 30
"""Tables in tables in text boxes: no document nests so deep."""


def read_docx(path: Path) -> Source:
    """The text of a Word file. Raises SourceError where it is none, damaged or encrypted."""
    check(path)
    kind = magic(path)
    if kind == "encrypted":
        raise SourceError(f"Tệp {path} đặt mật khẩu; hãy bỏ mật khẩu trong Word rồi đọc lại.")
    if kind == "doc":
        raise SourceError(f"Tệp {path} là Word 97-2003; hãy đổi đuôi tệp thành .doc rồi đọc lại.")
    text = docx_text(path)
    if not text.strip():
        raise SourceError(f"Tệp {path} không có chữ nào; nếu là ảnh quét, hãy đọc bằng OCR.")
    return Source(str(path), "docx", digest(path), text)


def docx_text(path: Path, name: str = "") -> str:
    """The source text of a Word file, which errors call `name`."""
    with Package(path, name) as package:
        text = "\n\n".join(_Reader(package).blocks())
    return convert_legacy(f"{text}\n") if text else ""


class _Reader:
    """Walks the body once, in order, as numbers and notes count on."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles: Styles = read_styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"), self._styles)
        self._notes = Notes()
        self._runs = Runs(self._styles, self._notes)
        self._bodies: dict[str, dict[str, Element]] = {}
        self._depth = 0
        self._open: list[Piece] = []

    def blocks(self) -> Iterator[str]:
        for block in self._read(self._package.blocks()):
            if block.startswith(PAGE):
                # What follows may be another document: its notes are not to mix with these.
                yield from self._bodies_of_notes()
            yield block
        yield from _pages(lines_of(self._open, ""))
        yield from self._bodies_of_notes()

    def _read(self, elements: Iterable[Element]) -> Iterator[str]:
        """The blocks of paragraphs and tables, whatever wraps them."""
        self._depth += 1
        for element in elements if self._depth < _DEEPEST else ():
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from read_table(element, self._cell, self._bordered)
            elif element.tag not in (f"{W}sectPr", f"{W}del", f"{W}moveFrom", f"{W}sdtPr"):
                yield from self._read(element)
        self._depth -= 1

    def _paragraph(self, element: Element) -> Iterator[str]:
        properties = element.find(f"{W}pPr")
        pieces, label, boxes = self._worded(element, properties)
        if properties is not None and toggle(properties, "pageBreakBefore"):
            yield PAGE
        yield from _pages(lines_of(pieces, label))
        yield from self._boxed(boxes)
        section = properties.find(f"{W}sectPr") if properties is not None else None
        if section is not None and value(section.find(f"{W}type")) != "continuous":
            yield PAGE

    def _worded(
        self, element: Element, properties: Element | None
    ) -> tuple[list[Piece], str, list[Element]]:
        """A paragraph's words, its number and its text boxes."""
        style = value(properties.find(f"{W}pStyle")) if properties is not None else ""
        pieces, boxes = self._runs.read(element, style)
        pieces, self._open = [*self._open, *pieces], []
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is not None and mark.find(f"{W}del") is not None:
            # Its end is deleted: the words join the next paragraph, which has the number.
            self._open = pieces
            return [], "", boxes
        if any(_CONTENTS.match(each.name) for each in self._styles.chain(style)[:1]):
            return [], "", boxes
        worded = any(piece.text.strip() for piece in pieces)
        if not worded and self._styles.is_on("vanish", mark, style):
            return [], "", boxes
        return pieces, self._numbering.label(properties, style), boxes

    def _boxed(self, boxes: Iterable[Element]) -> Iterator[str]:
        for box in boxes:
            yield from self._read(box)

    def _cell(self, cell: Element) -> tuple[list[str], list[str]]:
        """A cell's plain lines and its blocks, read once as numbers count on."""
        lines: list[str] = []
        blocks: list[str] = []
        self._depth += 1
        for element in cell if self._depth < _DEEPEST else ():
            if element.tag == f"{W}p":
                pieces, label, boxes = self._worded(element, element.find(f"{W}pPr"))
                words = " ".join(part for part in (label, plain(pieces)) if part)
                lines += [line for line in words.split("\n") if line]
                blocks += _pages(lines_of(pieces, label))
                inner = list(self._boxed(boxes))
            elif element.tag == f"{W}tbl":
                inner = read_table(element, self._cell, self._bordered)
            elif element.tag != f"{W}tcPr":
                more, inner = self._cell(element)
                lines += more
                blocks += inner
                continue
            else:
                continue
            blocks += inner
            lines += [line for block in inner for line in _flat(block)]
        self._depth -= 1
        return lines, blocks

    def _bordered(self, table: Element) -> bool:
        if has_borders(table):
            return True
        style = value(table.find(f"{W}tblPr/{W}tblStyle"))
        return self._styles.draws_grid(style) and table.find(f"{W}tblPr/{W}tblBorders") is None

    def _bodies_of_notes(self) -> Iterator[str]:
        """`[1] …`: the bodies of the notes whose marks were read since the last."""
        waiting, self._notes.waiting = self._notes.waiting, []
        for number, kind, name in waiting:
            note = self._kept(kind).get(name)
            words = " ".join(self._note_lines(note)) if note is not None else ""
            if words:
                yield f"[{number}] {words}"

    def _note_lines(self, note: Element) -> Iterator[str]:
        for paragraph in note.iter(f"{W}p"):
            properties = paragraph.find(f"{W}pPr")
            style = value(properties.find(f"{W}pStyle")) if properties is not None else ""
            pieces, _ = self._runs.read(paragraph, style)
            yield from plain(pieces).split("\n")

    def _kept(self, kind: str) -> dict[str, Element]:
        if kind not in self._bodies:
            part = self._package.part(kind)
            notes = part if part is not None else ()
            self._bodies[kind] = {value(each, "id"): each for each in notes}
        return self._bodies[kind]


def _pages(lines: Iterable[str]) -> Iterator[str]:
    """A paragraph as one block of lines, a page break in it as a block of its own."""
    for page, group in groupby(lines, key=lambda line: line == PAGE):
        yield PAGE if page else "\n".join(group)


def _flat(block: str) -> list[str]:
    """A block as lines of a cell: no marks, a row of a table as a list."""
    lines = (line.replace("**", "") for line in block.split("\n") if not line.startswith("|--"))
    return [line.strip("| ").replace(" | ", "; ") for line in lines]
