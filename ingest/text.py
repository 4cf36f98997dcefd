"""Text that remembers where in its source each of its characters came from."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable

import msgspec

_BREAK = re.compile("[ \\n]")


class MappedText(msgspec.Struct, frozen=True, gc=False):
    """`text[i]` came from `source[starts[i]:ends[i]]`.

    A struct and not a dataclass, since every line is cut and joined many times.
    """

    text: str
    starts: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of `text[start:end]`; an empty span lies before its character."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else self.end
            return at, at
        return self.starts[start], self.ends[end - 1]

    @staticmethod
    def empty() -> MappedText:
        return MappedText("", array("l"), array("l"))

    @property
    def start(self) -> int:
        """Source offset of the first character; 0 of an empty text."""
        return self.starts[0] if self.starts else 0

    @property
    def end(self) -> int:
        """Source offset behind the last character."""
        return self.ends[-1] if self.ends else 0

    def __getitem__(self, part: slice) -> MappedText:
        return MappedText(self.text[part], self.starts[part], self.ends[part])

    def strip(self) -> MappedText:
        """Without space at either end."""
        text = self.text
        bare = text.strip()
        if len(bare) == len(text):
            return self
        left = len(text) - len(text.lstrip())
        return self[left : left + len(bare)]


def join(parts: Iterable[tuple[MappedText, str]]) -> MappedText:
    """Parts one after another, each preceded by its separator, which maps to no source of its own.

    A separator's characters point at the end of what stands before it.
    """
    pieces: list[str] = []
    starts, ends = array("l"), array("l")
    filled = [each for each in parts if each[0].text]
    if len(filled) == 1:
        return filled[0][0]
    for part, separator in filled:
        if pieces:
            at = ends[-1]
            pieces.append(separator)
            for _ in separator:
                starts.append(at)
                ends.append(at)
        pieces.append(part.text)
        starts += part.starts
        ends += part.ends
    return MappedText("".join(pieces), starts, ends)


def split_gaps(line: MappedText, width: int) -> list[MappedText]:
    """The parts between forced breaks, or gaps of at least `width` characters in the source."""
    text, starts, ends = line.text, line.starts, line.ends
    # As long as in the source: nothing in it stands for more than itself.
    if "\n" not in text and (not text or ends[-1] - starts[0] == len(text)):
        return [line]
    parts, at = [], 0
    for found in _BREAK.finditer(text):
        index = found.start()
        if text[index] == "\n" or ends[index] - starts[index] >= width:
            parts.append(line[at:index])
            at = index + 1
    return [*parts, line[at:]]


def split_cells(line: MappedText) -> list[MappedText]:
    """The cells of one row of a Markdown table."""
    text = line.text
    cells = []
    start = 1 if text.startswith("|") else 0
    at = text.find("|", start)
    while at >= 0:
        if text[at - 1] != "\\":
            cells.append(line[start:at].strip())
            start = at + 1
        at = text.find("|", at + 1)
    if start < len(text):
        cells.append(line[start:].strip())
    return cells
