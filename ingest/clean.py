"""Source text to clean lines: NFC, no marks, no page furniture, each character mapped back."""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass, replace

from cancu.ingest.rules import rules_by_name
from cancu.ingest.text import MappedText

# What a reader of a lawyer's text never sees as words: Markdown and HTML emphasis, escapes.
_MARK = re.compile(
    r"""
    (?P<strong> \*\*+ | __(?=\S) | (?<=\S)__ | </?(?:b|strong)> )
  | (?P<drop> \* | ~~ | (?<!\w)_(?=[^\W_]) | (?<=[\w.,;:)”"])_(?!\w)
            | </?(?:i|u|s|em|del|center|p|span|div)\b[^<>]{0,80}>
            | [\u200b\u200c\u200d\u2060\ufeff\u00ad] | \\(?=[-*_#+.()\[\]~`>|!\\]) )
  | (?P<note> <sup>\s*\(?\[?(?P<number>\d{1,3})\]?\)?\s*</sup> | \[\^?(?P<bracket>\d{1,3})\] )
  | (?P<space> (?:[ ](?=[ \t\f\v\u00a0\u2000-\u200a\u202f\u3000]|<br)  # one space is a word's end
                | [\t\f\v\u00a0\u2000-\u200a\u202f\u3000] | <br\s*/?>)
               (?:[ \t\f\v\u00a0\u2000-\u200a\u202f\u3000]|<br\s*/?>)* )
    """,
    re.VERBOSE,
)
_NOTE_BODY = re.compile(
    r"^[ \t]*(?:<sup>\s*\(?(\d{1,3})\)?\s*</sup>|\[\^?(\d{1,3})\]:?)[ \t]*(?=\S)", re.MULTILINE
)
_RULE = re.compile(r"[\s\-_–—=*~.·•|:]*")
_HEADING = re.compile(r"\s*(#{1,6})\s+")
_BULLET_STAR = re.compile(r"\s*\*\s+(?=\S)")

_PATCHED = 0.8
"""A line of which so much is bold, from its start to its end, is meant to be bold."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its marks.

    `heading` is the Markdown level (0: none), `bold` how many characters at its start are bold,
    `notes` the footnotes whose mark it bears, `note` the footnote whose body it opens,
    `blank` whether an empty line stands before it, `broken` whether a page ended before it,
    `table` whether it is a row of a Markdown table, `number` the number that stood alone on the
    line before it: a page's, or a row's.
    """

    body: MappedText
    heading: int
    bold: int
    notes: tuple[str, ...]
    note: str | None
    blank: bool
    broken: bool
    table: bool
    number: str | None = None

    @property
    def text(self) -> str:
        return self.body.text

    @property
    def all_bold(self) -> bool:
        return self.bold >= len(self.text.rstrip(" .:;,"))


def clean_lines(source: str) -> list[Line]:
    """All lines that hold words, in order."""
    furniture = rules_by_name("pages")["furniture"].pattern
    noted = {a or b for a, b in _NOTE_BODY.findall(source)}
    lines: list[Line] = []
    number: str | None = None
    blank, broken, offset = True, False, 0
    for raw in source.split("\n"):
        here, offset = offset, offset + len(raw) + 1
        broken = broken or raw.startswith("\f")
        if _RULE.fullmatch(raw):
            blank = True
        elif furniture.match(raw):
            blank = broken = True
            number = raw.strip() if raw.strip().isdecimal() else number
        else:
            line = _line(raw, here, noted, blank, broken)
            if line.text:
                lines.append(replace(line, number=number) if number else line)
                number = None
                blank = broken = False
    return lines


class _Words:
    """Clean characters gathered with the offsets they came from."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.pieces: list[str] = []
        self.starts, self.ends = array("l"), array("l")

    def __len__(self) -> int:
        return len(self.starts)

    def one(self, text: str, first: int, last: int) -> None:
        """`text` stands for the whole of `first:last`."""
        self.pieces.append(text)
        self.starts.extend([self.at + first] * len(text))
        self.ends.extend([self.at + last] * len(text))

    def words(self, raw: str, first: int, last: int) -> None:
        """A stretch without marks; each cluster of letter and accents in composed form."""
        if raw[first] == " " and (not self.pieces or self.pieces[-1].endswith(" ")):
            first += 1
            if first == last:
                return
        text = raw[first:last]
        if unicodedata.is_normalized("NFC", text):
            self.pieces.append(text)
            self.starts.extend(range(self.at + first, self.at + last))
            self.ends.extend(range(self.at + first + 1, self.at + last + 1))
            return
        cluster = first
        for at in range(first + 1, last + 1):
            if at == last or not unicodedata.combining(raw[at]):
                self.one(unicodedata.normalize("NFC", raw[cluster:at]), cluster, at)
                cluster = at

    def space(self, first: int, last: int, as_: str) -> None:
        if self.pieces and not self.pieces[-1].endswith((" ", "\n")):
            self.one(as_, first, last)

    def mapped(self) -> MappedText:
        return MappedText("".join(self.pieces), self.starts, self.ends).strip()


def _line(raw: str, at: int, noted: set[str], blank: bool, broken: bool) -> Line:
    heading = _HEADING.match(raw)
    opening = _NOTE_BODY.match(raw)
    number = (opening[1] or opening[2]) if opening else None
    words, notes, bold = _Words(at), [], _Bold()
    table = raw.lstrip().startswith("|")
    position = heading.end() if heading else opening.end() if opening else 0
    # A star with a space opens an item of a list; other stars are emphasis.
    if star := _BULLET_STAR.match(raw, position):
        words.one("- ", star.start(), star.end())
        position = star.end()
    while position < len(raw):
        mark = _MARK.search(raw, position)
        stop = mark.start() if mark else len(raw)
        if stop > position:
            words.words(raw, position, stop)
        if mark is None:
            break
        position = mark.end()
        if mark["space"]:
            # In a cell a forced break parts what it lists.
            parts = table and "<br" in mark["space"]
            words.space(mark.start(), mark.end(), "\n" if parts else " ")
        elif mark["strong"]:
            bold.turn(len(words))
        elif mark["note"] and (mark["number"] or mark["bracket"] in noted):
            notes.append(mark["number"] or mark["bracket"])
        elif mark["note"]:
            words.words(raw, mark.start(), mark.end())
    body = words.mapped()
    level = len(heading[1]) if heading else 0
    strong = len(body.text) if heading else bold.length(len(words))
    return Line(body, level, strong, tuple(notes), number, blank, broken, table)


class _Bold:
    """How much of a line's start is bold; bold that begins later does not count.

    Scans close and reopen the marks between words (`**1.** **Sở Y tế**`): such runs are one, and
    so is a line in which they left out a word.
    """

    def __init__(self) -> None:
        self.until = self.begun = self.sum = self.last = 0
        self.on = False
        self.counts = True

    def turn(self, at: int) -> None:
        if self.on:
            self.until = at if self.counts else self.until
            self.sum += at - self.begun
            self.last = at
        else:
            self.counts = self.counts and at <= self.until + 2
            self.begun = at
        self.on = not self.on

    def length(self, total: int) -> int:
        if self.on and self.counts:
            return total
        patched = self.until > 0 and self.last >= total - 2 and self.sum >= _PATCHED * total
        return total if patched else self.until
