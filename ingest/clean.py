"""Source text to clean lines: NFC, no marks, no page furniture, each character mapped back."""

from __future__ import annotations

import functools
import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import force_setattr

from cancu.ingest.rules import rules_by_name
from cancu.ingest.text import MappedText

# What a reader of a lawyer's text never sees as words: Markdown and HTML emphasis, escapes.
_MARK = re.compile(
    r"""
    (?P<strong> (?:\*\*+ | __(?=\S) | (?<=\S)__ | </?(?:b|strong)>) (?![\u0300-\u036f]) )
  | (?P<drop> (?:\* | ~~ | (?<!\w)_(?=[^\W_]) | (?<=[\w.,;:)”"])_(?!\w)
            | </?(?:i|u|s|em|del|center|p|span|div)\b[^<>]{0,80}>
            | [\u200b\u200c\u200d\u2060\ufeff\u00ad] | \\(?=[-*_#+.()\[\]~`>|!\\]))
            (?![\u0300-\u036f])  # an accent that stands behind a mark is the mark's own
    )
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

_RULE_MARKS = frozenset(" -_–—=*~.·•|:")
_FURNITURE = frozenset("-–tTCKN[!")
# What the words of a line may have to be freed from; most lines have nothing of it.
_MARKED = re.compile(r"[*~<\[\\\t\f\v\u00a0\u00ad\u2000-\u200d\u202f\u2060\u3000\ufeff_]")
_MARK_BEGINS = re.compile(
    r"[*~<\[\\\t\f\v\u00a0\u00ad\u2000-\u200d\u202f\u2060\u3000\ufeff_]"
    r"|[ ](?=[ \t\f\v\u00a0\u2000-\u200a\u202f\u3000<])"
)
_EMPHASIS = 12
"""Emphasis goes on over no more lines."""
_PATCHED = 0.8
"""A line of which so much is bold, from its start to its end, is meant to be bold."""


class Line(msgspec.Struct, frozen=True):
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
    text: str = ""
    """The words of `body`, which are asked for so often that a property would be felt."""

    def __post_init__(self) -> None:
        force_setattr(self, "text", self.body.text)

    @property
    def all_bold(self) -> bool:
        return self.bold >= len(self.text.rstrip(" .:;,"))


def clean_lines(source: str) -> list[Line]:
    """All lines that hold words, in order."""
    furniture = rules_by_name("pages")["furniture"].pattern
    noted = {a or b for a, b in _NOTE_BODY.findall(source)} if _may_have_notes(source) else set()
    places = _counting(max(len(source), 1 << 16).bit_length())
    plain = unicodedata.is_normalized("NFC", source)
    reader = _Reader(places, noted)
    lines: list[Line] = []
    number: str | None = None
    blank, broken, offset = True, False, 0
    raws = source.split("\n")
    for index, raw in enumerate(raws):
        here, offset = offset, offset + len(raw) + 1
        broken = broken or raw[:1] == "\f"
        text = raw.strip()
        first = text[:1]
        if not text or (first in _RULE_MARKS and _RULE.fullmatch(text)):
            blank = True
            reader.open = False
            continue
        if (first in _FURNITURE or first.isdecimal()) and furniture.match(text):
            blank = broken = True
            number = text if text.isdecimal() else number
            continue
        if plain and "  " not in text and first not in "#|" and _MARKED.search(text) is None:
            at = here if raw[0] == first else here + raw.find(first)
            end = at + len(text)
            body = MappedText(text, places[at:end], places[at + 1 : end + 1])
            lines.append(
                Line(body, 0, reader.carried(len(text)), (), None, blank, broken, False, number)
            )
        else:
            reader.below = raws[index + 1 : index + _EMPHASIS]
            line = reader.line(raw, here, blank=blank, broken=broken, number=number)
            if not line.text:
                continue
            lines.append(line)
        number = None
        blank = broken = False
    return lines


@functools.lru_cache(maxsize=4)
def _counting(bits: int) -> array[int]:
    """The offsets 0, 1, 2, … of any text shorter than `2 ** bits`, to be sliced and not changed."""
    return array("l", range((1 << bits) + 1))


def _may_have_notes(source: str) -> bool:
    return "<sup" in source or "[" in source


class _Words:
    """Clean characters gathered with the offsets they came from; `places` counts up from 0."""

    def __init__(self, at: int, places: array[int]) -> None:
        self.at, self.places = at, places
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
        if text.isascii() or unicodedata.is_normalized("NFC", text):
            self.pieces.append(text)
            self.starts += self.places[self.at + first : self.at + last]
            self.ends += self.places[self.at + first + 1 : self.at + last + 1]
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


class _Reader:
    """Reads lines with marks; emphasis may go on from one line to the next of its paragraph."""

    def __init__(self, places: array[int], noted: set[str]) -> None:
        self.places, self.noted = places, noted
        self.below: Sequence[str] = ()
        self.open = False

    def carried(self, length: int) -> int:
        """How much of a line without marks is bold."""
        return length if self.open else 0

    def line(self, raw: str, at: int, *, blank: bool, broken: bool, number: str | None) -> Line:
        heading = _HEADING.match(raw)
        opening = _NOTE_BODY.match(raw) if self.noted else None
        note = (opening[1] or opening[2]) if opening else None
        words, bold = _Words(at, self.places), _Bold(self.open)
        notes: list[str] = []
        table = raw.lstrip().startswith("|")
        position = heading.end() if heading else opening.end() if opening else 0
        # A star with a space opens an item of a list; other stars are emphasis.
        if star := _BULLET_STAR.match(raw, position):
            words.one("• ", star.start(), star.end())
            position = star.end()
        for mark in _marks(raw, position):
            if mark.start() > position:
                words.words(raw, position, mark.start())
            position = mark.end()
            self._take(mark, raw, words, bold, notes, table)
        if position < len(raw):
            words.words(raw, position, len(raw))
        body = words.mapped()
        level = len(heading[1]) if heading else 0
        strong = len(body.text) if heading else bold.length(len(words))
        self.open = bold.on and _closes(self.below)
        return Line(body, level, strong, tuple(notes), note, blank, broken, table, number)

    def _take(
        self,
        mark: re.Match[str],
        raw: str,
        words: _Words,
        bold: _Bold,
        notes: list[str],
        table: bool,
    ) -> None:
        kind = mark.lastgroup
        if kind == "space":
            # In a cell a forced break parts what it lists.
            parts = table and "<br" in mark[0]
            words.space(mark.start(), mark.end(), "\n" if parts else " ")
        elif kind == "strong":
            bold.turn(len(words))
        elif kind == "note":
            if mark["number"] or mark["bracket"] in self.noted:
                notes.append(mark["number"] or mark["bracket"])
            else:
                words.words(raw, mark.start(), mark.end())


def _marks(raw: str, position: int) -> Iterator[re.Match[str]]:
    """The marks of a line; the pattern is tried only where one can begin."""
    for place in _MARK_BEGINS.finditer(raw, position):
        if place.start() >= position and (mark := _MARK.match(raw, place.start())):
            position = mark.end()
            yield mark


def _closes(below: Sequence[str]) -> bool:
    """Whether the lines below, up to an empty one, close the emphasis that was left open."""
    for raw in below:
        if not raw.strip() or "**" in raw:
            return raw.count("**") % 2 == 1
    return False


class _Bold:
    """How much of a line's start is bold; bold that begins later does not count.

    Scans close and reopen the marks between words (`**1.** **Sở Y tế**`): such runs are one, and
    so is a line in which they left out a word.
    """

    def __init__(self, on: bool) -> None:
        self.until = self.begun = self.sum = self.last = 0
        self.on = on
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
