"""What antiword makes of a .doc (DocBook) to source text.

Antiword keeps bold, tables and footnotes but not the numbers of automatic lists: LibreOffice is
asked first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from cancu.ingest.readers.docx_lines import lines_of, plain
from cancu.ingest.readers.docx_runs import Piece
from cancu.ingest.readers.docx_tables import Cell, Row, set_table

_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]{0,500}>")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
_LONGEST_HEADING = 200

Element = ElementTree.Element


def docbook_text(output: bytes) -> str | None:
    """The text of antiword's DocBook, None where it is none (antiword prints its complaints)."""
    clean = _CONTROL.sub(b"", _DOCTYPE.sub(b"", output, count=1))
    if b"<!DOCTYPE" in clean:
        return None
    try:
        book = ElementTree.fromstring(clean.replace(b"\x0c", b""))
    except ElementTree.ParseError:
        return None
    reader = _Reader()
    blocks = [*reader.blocks(book), *reader.notes]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _is_heading(text: str) -> bool:
    """A paragraph in a heading's style is often none: a heading is short and has no full stop."""
    words = text.strip()
    return 0 < len(words) < _LONGEST_HEADING and words[0] not in "-–+" and words[-1] not in ".;,"


class _Reader:
    def __init__(self) -> None:
        self.notes: list[str] = []

    def blocks(self, element: Element) -> Iterator[str]:
        for child in element:
            if child.tag in ("para", "title"):
                yield from self._paragraph(child)
            elif child.tag == "informaltable":
                yield from self._table(child)
            elif child.tag not in ("bookinfo", "footnote"):
                yield from self.blocks(child)

    def _paragraph(self, element: Element) -> Iterator[str]:
        table = element.find("informaltable")
        if table is not None:
            yield from self._table(table)
            return
        pieces = list(self._pieces(element, False))
        if element.tag == "title" and _is_heading("".join(piece.text for piece in pieces)):
            pieces = [Piece(piece.text, True) for piece in pieces]
        lines = lines_of(pieces, "")
        if lines:
            yield "\n".join(lines)

    def _pieces(self, element: Element, bold: bool) -> Iterator[Piece]:
        yield Piece((element.text or "").removeprefix("\n"), bold)
        for child in element:
            if child.tag == "footnote":
                yield Piece(self._note(child), bold)
            else:
                strong = bold or child.get("role") == "bold"
                yield from self._pieces(child, strong)
            yield Piece((child.tail or "").removesuffix("\n"), bold)

    def _note(self, element: Element) -> str:
        words = " ".join("".join(element.itertext()).split())
        self.notes.append(f"[{len(self.notes) + 1}] {words}")
        return f"[{len(self.notes)}]"

    def _table(self, table: Element) -> Iterator[str]:
        rows = []
        for row in table.iter("row"):
            cells = []
            for column, entry in enumerate(row.findall("entry")):
                pieces = list(self._pieces(entry, False))
                lines = tuple(line for line in plain(pieces).split("\n") if line)
                blocks = tuple(lines_of(pieces, ""))
                cells.append(Cell(column, 1, False, lines, ("\n".join(blocks),) if blocks else ()))
            rows.append(Row(tuple(cells), False))
        yield from set_table(rows, bordered=False)
