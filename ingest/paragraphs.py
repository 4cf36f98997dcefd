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
_SPACED = 0.9
"""Above this share of paragraphs behind an empty line, empty lines part them."""
_LONG = 36
"""A shorter line may end where it does for a reason of its own."""
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
    spaced = _is_spaced(lines)
    for line in lines:
        if groups and groups[-1].goes_on(line, width, spaced=spaced):
            groups[-1].add(line)
        else:
            groups.append(_Group(line))
    return [group.joined() for group in groups]


def _width(lines: Sequence[Line]) -> int:
    """Where the margin is: nine lines of ten are no longer."""
    lengths = sorted(len(line.text) for line in lines if not line.table)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Whether empty lines part the paragraphs, so that other line ends mean nothing."""
    opening = [line for line in lines if not line.table and opens_paragraph(line.text)]
    return len(opening) > 5 and sum(line.blank for line in opening) > _SPACED * len(opening)


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

    def goes_on(self, line: Line, width: int, *, spaced: bool) -> bool:
        """Whether the paragraph goes on in this line; `width` is 0 for a text of long lines.

        `spaced` says that empty lines part the paragraphs.
        """
        before = self.lines[-1]
        if line.table or before.table or line.heading:
            return False
        return self._wrapped(line, width, spaced) if width else self._broken(line, spaced)

    def _broken(self, line: Line, spaced: bool) -> bool:
        """In a text of one paragraph a line, only a broken sentence goes on in the next."""
        before = self.lines[-1]
        if _cue("final").search(before.text) or opens_paragraph(line.text):
            return False
        if before.all_bold and not line.bold:
            return False
        if spaced and not line.blank and len(before.text) > _LONG and not line.text.isupper():
            return True
        return line.text[0].islower() or ends_open(before.text, line.text) or self.open > 0

    def _wrapped(self, line: Line, width: int, spaced: bool) -> bool:
        """In a text broken at the margin every line goes on, unless it opens a paragraph."""
        last, text = self.lines[-1].text, line.text
        if opens_paragraph(text) and not _is_number_part(last, text):
            return False
        if text[0].islower() or ends_open(last, text):
            return True
        heading = self.lines[-1].all_bold and not line.bold and line.blank
        if heading or last.isupper() != text.isupper():
            return False
        if spaced and not line.blank and len(last) > _LONG and not _cue("final").search(last):
            return True
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


def ends_open(last: str, text: str) -> bool:
    """Whether a line ends with a word that its sentence cannot end with."""
    if _cue("open end").search(last) or (text[0].isdigit() and _cue("number end").search(last)):
        return True
    return bool(_cue("unit end").search(last) and _cue("name start").match(text))


def _is_number_part(last: str, text: str) -> bool:
    """`2016` / `- 2025` and `khoản` / `2. Điều 5` are broken in the middle of a number."""
    dash = text[0] in "-–" and text[1:].lstrip()[:1].isdigit() and last[-1:].isdigit()
    return dash or bool(_cue("number end").search(last))


def _open_marks(text: str) -> int:
    """How many more brackets and quotes a line opens than it closes."""
    return text.count("(") - text.count(")") + text.count("“") - text.count("”")
