"""Pages to the text that the rest of the reading starts from, each page's beginning known."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from cancu.ingest.paragraphs import opens_paragraph
from cancu.ingest.readers.pdf_columns import in_columns
from cancu.ingest.readers.pdf_furniture import without_furniture
from cancu.ingest.readers.pdf_lines import Line, lines_of
from cancu.ingest.readers.pdf_marks import Marked, marked
from cancu.ingest.readers.pdf_notes import take_notes, text_size
from cancu.ingest.readers.pdf_page import Page
from cancu.ingest.readers.pdf_paragraphs import Margins, goes_on, is_placed, margins
from cancu.ingest.readers.pdf_tables import Cell, Table, joined, take_tables
from cancu.ingest.readers.pdf_tables import goes_on as table_goes_on

_MOSTLY_BOLD = 0.6
"""A document set in bold throughout says nothing by it."""
_FEW = 8
"""Fewer lines do not show where a page's margins are."""


def text_of(pages: Sequence[Page]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages and the offsets at which they begin."""
    taken = [take_tables(page) for page in pages]
    lines = without_furniture(
        [lines_of(page.number, words) for page, (_, words) in zip(pages, taken, strict=True)]
    )
    size = text_size(line for page in lines for line in page)
    found = [take_notes(page, size) for page in lines]
    flow = _flow([in_columns(text) for text, _ in found], [tables for tables, _ in taken])
    notes = {page.number: notes for page, (_, notes) in zip(pages, found, strict=True)}
    writer = _Writer(pages, [text for text, _ in found], notes)
    for item in flow:
        if isinstance(item, Table):
            writer.table(item)
        else:
            writer.line(item)
    return writer.finish()


def _flow(lines: Sequence[Sequence[Line]], tables: Sequence[Sequence[Table]]) -> list[Line | Table]:
    """Lines and tables in reading order, a table that goes on over pages as one."""
    flow: list[Line | Table] = []
    for page, below in zip(lines, tables, strict=True):
        waiting = list(below)
        for line in page:
            while waiting and waiting[0].top < line.y:
                _append_table(flow, waiting.pop(0))
            flow.append(line)
        for table in waiting:
            _append_table(flow, table)
    return flow


def _append_table(flow: list[Line | Table], table: Table) -> None:
    last = flow[-1] if flow else None
    if isinstance(last, Table) and last.pages[-1] < table.pages[0] and table_goes_on(last, table):
        flow[-1] = joined(last, table)
    else:
        flow.append(table)


class _Writer:
    """Puts paragraphs and rows one after another and notes where pages begin."""

    def __init__(
        self,
        pages: Sequence[Page],
        lines: Sequence[Sequence[Line]],
        notes: dict[int, list[tuple[str, list[Line]]]],
    ) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.begins = [-1] * len(pages)
        self.place = {page.number: at for at, page in enumerate(pages)}
        self.notes = notes
        self.known = {number for each in notes.values() for number, _ in each}
        self.margins = _all_margins(pages, lines)
        self.bold = _bold_share(lines) < _MOSTLY_BOLD
        self.open: list[Line] = []
        self.last: Line | None = None

    def line(self, line: Line) -> None:
        page = self.margins[line.page]
        if self._is_open(line.page) and goes_on(
            self.open[-1], line, page, self.margins[self.open[-1].page]
        ):
            self.open.append(line)
            return
        self._close(line.page)
        self.open = [line]

    def _is_open(self, page: int) -> bool:
        """Whether a paragraph waits for its rest; none goes on over a page that is missing."""
        return bool(self.open) and page <= self.open[-1].page + 1

    def table(self, table: Table) -> None:
        self._close(table.pages[0])
        self.last = None
        self._blank()
        for number, (row, page) in enumerate(zip(table.rows, table.pages, strict=True)):
            self._begin(page)
            cells = [_cell_text(cell, self.known) for cell in row]
            self._put("| " + " | ".join(cells) + " |\n")
            if number == 0:
                self._put("|" + " --- |" * len(row) + "\n")
        self._put("\n")

    def finish(self) -> tuple[str, tuple[int, ...]]:
        self._close(None)
        text = "".join(self.pieces).rstrip("\n") + "\n"
        end = len(text)
        begins = []
        # A page without text begins where the next one does.
        for begin in reversed(self.begins):
            end = begin if begin >= 0 else end
            begins.append(min(end, len(text)))
        begins.reverse()
        if begins:
            begins[0] = 0
        return text, tuple(begins)

    def _close(self, page: int | None) -> None:
        """Write the open paragraph, and the footnotes of its pages once no sentence is cut."""
        if self.open:
            self._paragraph(self.open)
            self.last = self.open[-1]
            self.open = []
        due = [number for number in self.notes if page is None or number < page]
        for number in due:
            for note, lines in self.notes.pop(number):
                self._note(note, lines)

    def _paragraph(self, lines: Sequence[Line]) -> None:
        first = lines[0]
        if not self._follows(first):
            self._blank()
        if self._begin(first.page) and self.length:
            self._put("\f")
        self._write(marked(lines, self.known, bold=self.bold))
        self._put("\n")

    def _follows(self, line: Line) -> bool:
        """Whether a title's or a column's line stands right below the one before."""
        last = self.last
        if last is None or last.page != line.page or last.side != line.side:
            return False
        if not line.side and opens_paragraph(line.text):
            return False
        page = self.margins[line.page]
        near = line.y - last.y < 1.6 * max(page.leading, line.size)
        return near and is_placed(line, page) and is_placed(last, page)

    def _note(self, number: str, lines: Sequence[Line]) -> None:
        self._blank()
        body = marked(lines, {number}, bold=False)
        self._write(body)
        self._put("\n")
        self.last = None

    def _write(self, body: Marked) -> None:
        for offset, page in body.breaks:
            at = self.place[page]
            if self.begins[at] < 0:
                self.begins[at] = self.length + offset
        self._put(body.text)

    def _begin(self, page: int) -> bool:
        """Note that a page begins here; False where it has begun before."""
        at = self.place[page]
        if self.begins[at] >= 0:
            return False
        self.begins[at] = self.length
        return True

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def _blank(self) -> None:
        if self.pieces and not (self.pieces[-1] == "\n" and self.pieces[-2:-1] == ["\n"]):
            self._put("\n")


def _all_margins(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> dict[int, Margins]:
    """Each page's margins; a page of few lines has those of all pages as wide."""
    by_width: dict[int, list[Line]] = {}
    for page, each in zip(pages, lines, strict=True):
        by_width.setdefault(round(page.width), []).extend(each)
    return {
        page.number: margins(each if len(each) >= _FEW else by_width[round(page.width)])
        for page, each in zip(pages, lines, strict=True)
    }


def _bold_share(lines: Sequence[Sequence[Line]]) -> float:
    words = [word for page in lines for line in page for word in line.words]
    return sum(len(word.text) for word in words if word.bold) / max(
        sum(len(word.text) for word in words), 1
    )


_PADDING = 11.0
"""What Word leaves free at both sides of a cell together, in points."""


def _cell_text(cell: Cell, notes: Collection[str]) -> str:
    """A cell's lines; `<br>` where a line ended before its margin and another item begins."""
    parts = (marked(run, notes, bold=False).text for run in _runs(cell))
    return re.sub(r"(?<!\\)\|", r"\\|", "<br>".join(parts))


def _runs(cell: Cell) -> Iterator[list[Line]]:
    run: list[Line] = []
    widest = max((line.x1 - line.x0 for line in cell.lines), default=0.0)
    for line in cell.lines:
        if run and _is_forced(run[-1], line, max(widest, cell.width - _PADDING)):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_forced(before: Line, line: Line, width: float) -> bool:
    first = line.words[0]
    room = width - (before.x1 - before.x0)
    new = not line.text[0].islower() and not before.text.endswith(("-", "(", "–", ","))
    return new and room > (first.x1 - first.x0) + 0.5 * line.size
