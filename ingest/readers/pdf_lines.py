"""Words to printed lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cancu.ingest.readers.pdf_page import Word


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline. `side` is `left` or `right` in a letterhead or a signature."""

    page: int
    words: tuple[Word, ...]
    side: str = ""

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def y(self) -> float:
        size = self.size
        return next(word.y for word in self.words if word.size >= 0.9 * size)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words if any(map(str.isalnum, word.text)))

    @property
    def text(self) -> str:
        return "".join(
            word.text if at == 0 or word.glued else f" {word.text}"
            for at, word in enumerate(self.words)
        )


def lines_of(page: int, words: Iterable[Word]) -> list[Line]:
    """The words' lines from top to bottom; raised and lowered letters stand in their line."""
    rows: list[list[Word]] = []
    small: list[Word] = []
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        row = next((row for row in rows[-4:] if _on_line(row, word)), None)
        if row is not None:
            row.append(word)
        else:
            rows.append([word])
    lines = [row for row in rows if not _is_small(row, rows)]
    small = [word for row in rows if _is_small(row, rows) for word in row]
    for word in small:
        home = _home(lines, word)
        if home is None:
            lines.append([word])
        else:
            home.append(word)
    found = [Line(page, tuple(_ordered(row))) for row in lines]
    return sorted(found, key=lambda line: line.y)


def _on_line(row: Sequence[Word], word: Word) -> bool:
    first = row[0]
    return abs(word.y - first.y) < 0.25 * min(word.size, first.size)


def _is_small(row: Sequence[Word], rows: Sequence[Sequence[Word]]) -> bool:
    """Whether a row is only a raised or lowered mark beside a larger one."""
    if len(row) > 6 or not all(len(word.text) < 4 for word in row):
        return False
    return any(
        other is not row
        and other[0].size > 1.2 * row[0].size
        and -0.3 * other[0].size < other[0].y - row[0].y < 0.75 * other[0].size
        for other in rows
    )


def _home(lines: Sequence[list[Word]], word: Word) -> list[Word] | None:
    """The line that a raised mark belongs to: it ends beside a word of it."""
    best, chosen = float("inf"), None
    for row in lines:
        size = row[0].size
        if not -0.3 * size < row[0].y - word.y < 0.75 * size:
            continue
        near = min(min(abs(word.x0 - each.x1), abs(word.x1 - each.x0)) for each in row)
        if near < best:
            best, chosen = near, row
    return chosen


def _ordered(row: list[Word]) -> Iterator[Word]:
    before: Word | None = None
    for word in sorted(row, key=lambda word: word.x0):
        touches = before is not None and word.x0 - before.x1 < 0.12 * word.size
        # A mark set in another style touches its word though the file writes it elsewhere.
        raised = before is not None and abs(word.y - before.y) > 0.12 * word.size
        glued = touches and (word.glued or raised)
        yield word if word.glued == glued else replace(word, glued=glued)
        before = word
