"""Lines to paragraphs: sentences that a page, a column or a scan broke are one again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cancu.ingest.clean import Line
from cancu.ingest.rules import rules_by_name
from cancu.ingest.text import MappedText, join

_WRAPPED = 0.2
"""Above this share of lines that begin in lower case a text is broken at the margin."""
_SHORT = 0.6
"""Below this share of the text's width a line did not reach the margin."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`heading`, `bold`, `notes` as in Line; `lines` is how many it was joined from."""

    body: MappedText
    heading: int
    bold: int
    notes: tuple[str, ...]
    table: bool
    lines: int

    @property
    def text(self) -> str:
        return self.body.text

    @property
    def all_bold(self) -> bool:
        return self.bold >= len(self.text.rstrip(" .:;,"))

    @property
    def start(self) -> int:
        return self.body.starts[0]

    @property
    def end(self) -> int:
        return self.body.end


def _cue(name: str) -> re.Pattern[str]:
    return rules_by_name("openings")[name].pattern


def opens_paragraph(text: str) -> bool:
    """Whether a line that begins so opens a paragraph, whatever stands before it."""
    return _cue("opening").match(text) is not None


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines end where the margin was, not where the paragraph does."""
    words = [line.text for line in lines if not line.table and line.text[:1].isalpha()]
    lower = sum(1 for text in words if text[0].islower() and not opens_paragraph(text))
    return len(words) > 5 and lower > _WRAPPED * len(words)


def paragraphs(lines: Sequence[Line], wrapped: bool) -> list[Paragraph]:
    """The lines' paragraphs in order."""
    groups: list[_Group] = []
    width = _width(lines) if wrapped else 0
    for line in lines:
        if groups and groups[-1].goes_on(line, width):
            groups[-1].add(line)
        else:
            groups.append(_Group(line))
    return [group.joined() for group in groups]


def _width(lines: Sequence[Line]) -> int:
    """Where the margin is: nine lines of ten are no longer."""
    lengths = sorted(len(line.text) for line in lines if not line.table)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


class _Group:
    """The lines of one paragraph; what it left open is counted as they come."""

    def __init__(self, line: Line) -> None:
        self.lines = [line]
        self.longest = len(line.text)
        self.open = _open_marks(line.text)

    def add(self, line: Line) -> None:
        self.lines.append(line)
        self.longest = max(self.longest, len(line.text))
        self.open += _open_marks(line.text)

    def goes_on(self, line: Line, width: int) -> bool:
        """Whether the paragraph goes on in this line; `width` is 0 for a text of long lines."""
        before = self.lines[-1]
        if line.table or before.table or line.heading:
            return False
        return self._wrapped(line, width) if width else self._broken(line)

    def _broken(self, line: Line) -> bool:
        """In a text of one paragraph a line, only a broken sentence goes on in the next."""
        before = self.lines[-1]
        if _cue("final").search(before.text) or opens_paragraph(line.text):
            return False
        if before.all_bold and not line.bold:
            return False
        return line.text[0].islower() or _ends_open(before.text, line.text) or self.open > 0

    def _wrapped(self, line: Line, width: int) -> bool:
        """In a text broken at the margin every line goes on, unless it opens a paragraph."""
        last, text = self.lines[-1].text, line.text
        if opens_paragraph(text) and not _is_number_part(last, text):
            return False
        if text[0].islower() or _ends_open(last, text):
            return True
        heading = self.lines[-1].all_bold and not line.bold and line.blank
        if heading or last.isupper() != text.isupper():
            return False
        if len(last) < _SHORT * width and text[0].isupper() and self.open <= 0:
            return False
        closed = bool(_cue("final").search(last)) and self.open <= 0
        # A sentence that ends short of the margin ends its paragraph.
        return not (closed and (line.blank or len(last) < 0.8 * self.longest))

    def joined(self) -> Paragraph:
        first = self.lines[0]
        body = join((line.body, " ") for line in self.lines)
        bold = 0
        for line in self.lines:
            bold += line.bold + 1
            if not line.all_bold:
                break
        notes = tuple(note for line in self.lines for note in line.notes)
        return Paragraph(body, first.heading, bold - 1, notes, first.table, len(self.lines))


def _ends_open(last: str, text: str) -> bool:
    """Whether a line ends with a word that its sentence cannot end with."""
    if _cue("open end").search(last):
        return True
    return bool(_cue("unit end").search(last) and _cue("name start").match(text))


def _is_number_part(last: str, text: str) -> bool:
    """`2016` / `- 2025` and `khoản` / `2. Điều 5` are broken in the middle of a number."""
    dash = bool(re.match(r"[-–]\s?\d", text)) and last[-1:].isdigit()
    return dash or bool(_cue("number end").search(last))


def _open_marks(text: str) -> int:
    """How many more brackets and quotes a line opens than it closes."""
    return text.count("(") - text.count(")") + text.count("“") - text.count("”")
