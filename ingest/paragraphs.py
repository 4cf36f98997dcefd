"""Lines to paragraphs: sentences that a page, a column or a scan broke are one again."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import force_setattr

from cancu.ingest.clean import Line
from cancu.ingest.rules import rules_by_name
from cancu.ingest.text import MappedText, join

_WRAPPED = 0.2
"""Above this share of lines that begin in lower case a text is broken at the margin."""
_PAGE = 100
"""A page's lines are no longer, and rarely half as short."""
_SPACED = 0.9
"""Above this share of paragraphs behind an empty line, empty lines part them."""
_LONG = 36
"""A shorter line may end where it does for a reason of its own."""
_SHORT = 0.6
"""Below this share of the text's width a line did not reach the margin."""
_NEAR = 0.85
"""A line that ends before had room for the next word."""
_BEFORE_NUMBER = ("khoản", "điểm", "Điều", "mục", "Mục", "số")
"""What a match of `number end` ends with."""
_POSTS = ("đốc", "tịch", "nhiệm", "phòng", "Phòng", "tra", "án", "trưởng", "an", "ban")
"""What a match of `post end` ends with."""
_GENRES = ("Kế", "Ch", "Đề", "Ng", "Qu", "Dự", "Ph")
"""What a match of `genre start` begins with."""


class Paragraph(msgspec.Struct, frozen=True):
    """`heading`, `bold`, `notes` as in Line; `lines` is how many it was joined from."""

    body: MappedText
    heading: int
    bold: int
    notes: tuple[str, ...]
    table: bool
    lines: int
    text: str = ""
    """The words of `body`."""

    def __post_init__(self) -> None:
        force_setattr(self, "text", self.body.text)

    @property
    def all_bold(self) -> bool:
        return self.bold >= len(self.text.rstrip(" .:;,"))

    @property
    def start(self) -> int:
        return self.body.starts[0]

    @property
    def end(self) -> int:
        return self.body.end


@functools.cache
def _cue(name: str) -> re.Pattern[str]:
    return rules_by_name("openings")[name].pattern


def opens_paragraph(text: str) -> bool:
    """Whether a line that begins so opens a paragraph, whatever stands before it."""
    # A word in small letters opens none; `il.` may be a misread II.
    if text[:1].islower() and text[1:2].isalpha() and text[0] not in "il":
        return False
    return _cue("opening").match(text) is not None


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines end where the margin was, not where the paragraph does."""
    words = [line.text for line in lines if not line.table and line.text[:1].isalpha()]
    lower = sum(1 for text in words if text[0].islower() and not opens_paragraph(text))
    if len(words) <= 5 or lower > _WRAPPED * len(words):
        return len(words) > 5
    # Where no line is longer than a page is wide, fewer such lines will do.
    longest = max(len(line.text) for line in lines)
    return lower > _WRAPPED / 2 * len(words) and lower > 2 and longest <= _PAGE <= 2 * _width(lines)


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
        self._open = self._counted = 0

    def add(self, line: Line) -> None:
        self.lines.append(line)
        self.longest = max(self.longest, len(line.text))

    @property
    def open(self) -> int:
        """How many more brackets and quotes the lines open than they close; few lines are asked."""
        for line in self.lines[self._counted :]:
            self._open += _open_marks(line.text)
        self._counted = len(self.lines)
        return self._open

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
        if line.text[0].islower() or (line.text[0] == "(" and line.text[1:2].islower()):
            return True
        if self.open <= 0 and before.text.endswith(",") and _orders_anew(before.text, line.text):
            return False
        return ends_open(before.text, line.text) or self.open > 0

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
        if len(self.lines) == 1 and len(last) < _NEAR * width and _heads(last, text):
            return False
        if spaced and not line.blank and len(last) > _LONG and not _cue("final").search(last):
            return True
        if len(last) < _SHORT * width and text[0].isupper() and self.open <= 0:
            return False
        closed = bool(_cue("final").search(last)) and self.open <= 0
        if closed and text[-1] == ":":
            leads = rules_by_name("outline")["only leads"].pattern.match(text)
            if leads is not None:
                return False
        # A sentence that ends short of the margin ends its paragraph.
        return not (closed and (line.blank or len(last) < 0.8 * self.longest))

    def joined(self) -> Paragraph:
        first = self.lines[0]
        if len(self.lines) == 1:
            return Paragraph(first.body, first.heading, first.bold, first.notes, first.table, 1)
        body = join((line.body, " ") for line in self.lines)
        bold = 0
        for line in self.lines:
            bold += line.bold + 1
            if not line.all_bold:
                break
        notes = tuple(note for line in self.lines for note in line.notes)
        return Paragraph(body, first.heading, bold - 1, notes, first.table, len(self.lines))


def _heads(last: str, text: str) -> bool:
    """Whether a numbered line without a final mark is a heading and an order follows it."""
    if not _cue("order start").match(text) or _cue("name goes on").search(last):
        return False
    return opens_paragraph(last) and not _cue("final").search(last)


def _orders_anew(last: str, text: str) -> bool:
    """Whether an order of its own follows a comma that is a slip for a full stop."""
    return bool(_cue("order start").match(text)) and not _cue("lists bodies").search(last)


def ends_open(last: str, text: str) -> bool:
    """Whether a line ends with a word that its sentence cannot end with."""
    word = max(last.rfind(" "), 0)
    if _cue("open end").search(last, word) or (text[0].isdigit() and _parts_number(last, text)):
        return True
    if _cue("unit end").search(last, word) and _cue("name start").match(text):
        return True
    if text[0] == "I" and _cue("quarter start").match(text):
        return bool(_cue("quarter end").search(last))
    if last.endswith(_POSTS) and _cue("post end").search(last) and _cue("body start").match(text):
        return True
    named = text.startswith(_GENRES) and _cue("genre start").match(text)
    if named and _cue("object open").match(last):
        return True
    if last[:4] not in ("Theo", "Xét "):
        return False
    return bool(_cue("proposal open").match(last) and _cue("proposal goes on").match(text))


def _is_number_part(last: str, text: str) -> bool:
    """`2016` / `- 2025` and `khoản` / `2. Điều 5` are broken in the middle of a number."""
    dash = text[0] in "-–" and text[1:].lstrip()[:1].isdigit() and last[-1:].isdigit()
    return dash or _parts_number(last, text)


def _parts_number(last: str, text: str) -> bool:
    """Whether a line ends before the number of an article or a document: `Tờ trình số` / `12/TTr`.

    `chính quyền số` before `a) 100% văn bản` is a heading before its first item.
    """
    if not last.endswith(_BEFORE_NUMBER):
        return False
    ending = _cue("number end").search(last)
    if ending is None:
        return False
    if ending["genre"] and text[0].isdigit():
        return True
    number = "number of an article" if ending["article"] else "number of a document"
    return _cue(number).match(text) is not None


def _open_marks(text: str) -> int:
    """How many more brackets and quotes a line opens than it closes."""
    return text.count("(") - text.count(")") + text.count("“") - text.count("”")
