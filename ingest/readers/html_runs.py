"""The running text of one block: white space as a browser shows it, bold as `**…**`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_SPACE = re.compile(r"[ \t\n\r\f]+")
_WORD = re.compile(r"\w")


@dataclass(slots=True)
class Runs:
    """Pieces of text with their weight; `\\n` is a line break of the page."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)

    def add(self, text: str, bold: bool = False, pre: bool = False) -> None:
        text = text.replace("\r\n", "\n").replace("\r", "\n") if pre else _SPACE.sub(" ", text)
        if text:
            self.pieces.append((text, bold))

    def line_break(self) -> None:
        self.pieces.append(("\n", False))

    def last(self) -> str:
        """The last few characters."""
        return "".join(text for text, _ in self.pieces[-3:])[-12:]

    def text(self, marks: bool = True) -> str:
        """The block's lines, without space at their ends; with `marks` the bold words marked."""
        lines: list[str] = []
        for line in self._lines():
            joined = "".join(_marked(part, bold and marks) for part, bold in _merged(line))
            lines.append(joined.strip(" \t\n\r\f"))
        return "\n".join(lines).strip("\n")

    def _lines(self) -> list[list[tuple[str, bool]]]:
        lines: list[list[tuple[str, bool]]] = [[]]
        for text, bold in self.pieces:
            first, *more = text.split("\n")
            lines[-1].append((first, bold))
            lines += [[(each, bold)] for each in more]
        return lines


def _merged(line: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """One piece a weight: what has no letters takes that of what stands before it."""
    result: list[tuple[str, bool]] = []
    for text, bold in line:
        if not text:
            continue
        if result and text[0] == " " and result[-1][0].endswith(" "):
            text = text.lstrip(" ")
        if not text:
            continue
        if result and (result[-1][1] == bold or not text.strip()):
            result[-1] = (result[-1][0] + text, result[-1][1])
        else:
            result.append((text, bold))
    return result


def _marked(text: str, bold: bool) -> str:
    """Bold words between marks that touch them; signs alone need none."""
    if not bold or not _WORD.search(text):
        return text
    words = text.strip()
    start = text.index(words)
    return f"{text[:start]}**{words}**{text[start + len(words) :]}"
