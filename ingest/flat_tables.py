"""Tables that a PDF's text layer has flattened: each cell's lines one below another.

Such a text keeps the order of the cells and the width of their lines, nothing else. Heads tell the
columns; a row begins at its number; where its cells begin is found by what each column can hold.
A row that does not divide is left to be reported.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from cancu.ingest.clean import Line
from cancu.ingest.flat_rows import RowLines, divide
from cancu.ingest.letters import compiled
from cancu.ingest.sections import section_kind
from cancu.ingest.series import follows
from cancu.ingest.table_heads import bones, column, columns
from cancu.ingest.text import MappedText, join

_GROUP = compiled(r"(?P<no>[IVX]{1,6}|[A-H])\s?[.)/–-]\s+(?=[<U>])")
_ROW = compiled(r"(?P<no>[\dlIO|]{1,3}(?:\.\d{1,2}){0,2})[.)]?(?:\s+(?=[<U>])|$)")
_FIGURES = str.maketrans("lI|O", "1110")
# What stands below a table and is none of its cells.
_BEHIND = compiled(
    r"(?:Ghi\s+chú|Nơi\s+nhận|Trên\s+đây|PHỤ\s+LỤC|Phụ\s+lục\s+[IVX\d]|MẪU|BIỂU|Biểu\s+số|\(\*\)|Điều\s+\d+\.)"
)
_SECTION = compiled(r"(?:[IVX]{1,6}|[A-H])\s?[.)/–-]\s+[<U>]{2,}\s+[<U>]{2,}|[IVX]{1,6}\.\s+[<U>]")
_WIDER = 1.3
"""So much wider than the widest line of the rows before is a line of the page's own text."""
_MOST_CELLS = 9
_MOST_LINES = 60
"""No row is longer."""
_NUMBER_HEAD = 10
"""No head of the column of numbers is longer."""


def with_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines, flattened tables of tasks put together again as Markdown has them."""
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        if len(lines[at].text) < _NUMBER_HEAD and (found := flat_table(lines, at)):
            first, (at, rows) = lines[at], found
            kept += (
                replace(first, body=row, table=True, bold=0, heading=0, number=None) for row in rows
            )
        else:
            kept.append(lines[at])
            at += 1
    return kept


def flat_table(lines: Sequence[Line], at: int) -> tuple[int, list[MappedText]] | None:
    """The flattened table whose heads begin at `lines[at]`, a text a row, and where it ends.

    The rows are written as Markdown has them, heads first: `| TT | Nhiệm vụ | Cơ quan chủ trì |`.
    """
    heads = _heads(lines, at)
    if heads is None:
        return None
    reader = _Reader(heads, lines[at:])
    end = reader.read()
    return (at + end, reader.table) if len(reader.table) > 1 else None


class _Reader:
    """The rows below the heads; `lines` begin with the heads."""

    def __init__(self, heads: _Heads, lines: Sequence[Line]) -> None:
        self.heads, self.lines = heads, lines
        self.table = [_markdown([lines[0].body, *heads.words])]
        self.row: RowLines | None = None
        self.last, self.fresh = "", True
        self.group: str | None = None
        self.widest = 0
        first = heads.lines
        # A number alone on a line is a row's where the first row's is; elsewhere it is a page's.
        self.alone = any(line.number == "1" for line in lines[first : first + 5])

    def read(self) -> int:
        """How many lines the table takes."""
        words = [line.text for line in self.lines[: self.heads.lines]]
        index = self.heads.lines
        while index < len(self.lines):
            line = self.lines[index]
            if repeated := _repeats(self.lines, index, words):
                index += repeated
                if self.row:
                    self.row.broken = True
                continue
            found = _GROUP.match(line.text)
            if found and self._is_group(line.text, found["no"]) and self._has_row(index + 1):
                self._finish()
                self.fresh, self.group = True, found["no"]
                index, group = _group(self.lines, index)
                mark = found.end()
                self.table.append(
                    _markdown([group[: found.end("no")], group[mark:], *self._blank()])
                )
                continue
            opened = self._opened(line)
            if opened is None and self._ends(index, words):
                break
            self._take(line, opened)
            index += 1
        self._finish()
        return index

    def _take(self, line: Line, opened: tuple[MappedText, MappedText] | None) -> None:
        if opened is not None:
            self._finish()
            number, body = opened
            self.last, self.fresh = number.text.translate(_FIGURES), False
            self.row = RowLines(number, [body] if body.text else [], [])
        elif self.row is not None:
            (self.row.below if self.row.broken else self.row.lines).append(line.body)

    def _ends(self, index: int, words: Sequence[str]) -> bool:
        """Whether the table is over: what stands here opens no row and is none of its cells."""
        line = self.lines[index]
        if self.row is None:
            passed = len(self.table) > 1 or index > self.heads.lines + _MOST_CELLS
            return line.text not in words and passed
        if _BEHIND.match(line.text) or _SECTION.match(line.text):
            return True
        # Prose is as wide as the page, which no column is.
        wide = 0 < self.widest * _WIDER < len(line.text) and bool(self.row.lines)
        return wide and not any(map(self._opened, self.lines[index : index + _MOST_LINES]))

    def _is_group(self, text: str, label: str) -> bool:
        """Whether a numbered line is a group's and not the document's next section."""
        if text.isupper() and section_kind(text[len(label) :].strip(" ./)-–"), None, top=False) in (
            "organisation",
            "objective",
        ):
            return False
        if self.group is None:
            return len(self.table) == 1
        style = "roman" if not set(label) - set("IVX") else "upper"
        return follows(style, self.group, label)

    def _has_row(self, index: int) -> bool:
        """Whether a row opens soon below what looks like a group's heading."""
        fresh, self.fresh = self.fresh, True
        found = any(self._opened(line) is not None for line in self.lines[index : index + 5])
        self.fresh = fresh
        return found

    def _opened(self, line: Line) -> tuple[MappedText, MappedText] | None:
        """The number and what stands behind it on the line that opens the next row."""
        if self.alone and line.number is not None and self._is_next(line.number):
            at = line.body[:1]
            many = len(line.number)
            return MappedText(line.number, at.starts * many, at.starts * many), line.body
        found = _ROW.match(line.text)
        if found and self._is_next(found["no"].translate(_FIGURES)):
            return line.body[: found.end("no")], line.body[found.end() :].strip()
        return None

    def _is_next(self, number: str) -> bool:
        """Whether a row's number comes next: `4`, `3.2` or `3.1.1` behind `3.1`, `1` in a group."""
        if self.fresh and (number == "1" or number.endswith(".1")):
            return True
        if not self.last:
            return False
        parts = [int(part) for part in self.last.split(".")]
        following = [[*parts[:depth], parts[depth] + 1] for depth in range(len(parts))]
        following.append([*parts, 1])
        return [int(part) for part in number.split(".")] in following

    def _blank(self) -> list[MappedText]:
        return [MappedText.empty()] * (len(self.heads.kinds) - 1)

    def _finish(self) -> None:
        """The row read so far among the columns."""
        if self.row is None or not self.row.lines:
            return
        self.widest = max(self.widest, *(len(line.text) for line in self.row.lines))
        cells = divide(self.row, self.heads.kinds)
        ordered = [cells.get(kind, MappedText.empty()) for kind in self.heads.kinds]
        self.table.append(_markdown([self.row.number, *ordered]))
        self.row = None


def _markdown(cells: Sequence[MappedText]) -> MappedText:
    """One row as Markdown writes it; the bars stand for nothing in the source."""
    pieces = ["|"]
    at = next((cell.start for cell in cells if cell.text), 0)
    starts, ends = array("l", [at]), array("l", [at])
    for cell in cells:
        pieces.append(cell.text.replace("|", "/") + "|")
        at = cell.end if cell.text else at
        starts += cell.starts + array("l", [at])
        ends += cell.ends + array("l", [at])
    return MappedText("".join(pieces), starts, ends)


class _Heads(msgspec.Struct, frozen=True):
    """The columns behind the number's with the words of their heads, and the lines they take."""

    kinds: list[str]
    words: list[MappedText]
    lines: int


def _heads(lines: Sequence[Line], at: int) -> _Heads | None:
    if lines[at].table or column(lines[at].text) != "number":
        return None
    heads: list[list[MappedText]] = []
    index = at + 1
    while index < min(at + 24, len(lines)) and len(heads) <= _MOST_CELLS:
        text = lines[index].text
        if _opens_row(lines[index]) or len(text) > 60:
            break
        if heads and (text[0].islower() or not _is_head(heads[-1])):
            heads[-1].append(lines[index].body)
        else:
            heads.append([lines[index].body])
        index += 1
    words = [join((part, " ") for part in head) for head in heads]
    kinds = columns(words)
    if kinds is None or None in kinds:
        return None
    return _Heads([kind for kind in kinds if kind], words, index - at)


def _repeats(lines: Sequence[Line], at: int, words: Sequence[str]) -> int:
    """How many lines the heads take that stand here again at the top of a page; 0 for others."""
    # Bones have no spaces, of which there is at most one a letter, and `m` for `rn`.
    if len(lines[at].text) > 4 * len(words[0]) or bones(lines[at].text) != bones(words[0]):
        return 0
    whole = bones("".join(words))
    count = 1
    for line in lines[at + 1 : at + 2 + len(words)]:
        if line.number is not None or bones(line.text) not in whole:
            break
        count += 1
    return count if 2 * count > len(words) else 0


def _opens_row(line: Line) -> bool:
    return bool(line.number or _ROW.match(line.text) or _GROUP.match(line.text))


def _is_head(head: Sequence[MappedText]) -> bool:
    return column(" ".join(part.text for part in head)) is not None


def _group(lines: Sequence[Line], at: int) -> tuple[int, MappedText]:
    """A group's heading, whose lines are as wide as the table."""
    parts = [lines[at].body]
    index = at + 1
    while index < len(lines) and not _opens_row(lines[index]) and len(parts) <= 3:
        parts.append(lines[index].body)
        index += 1
    return index, join((part, " ") for part in parts)
