"""What a page adds to its text: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from cancu.ingest.readers.pdf_lines import Line
from cancu.ingest.rules import rules_by_name

_DEEP = 3
"""So many lines at either end of a page may be its furniture."""
_NUMBER = re.compile(r"[-–—\s]*\d{1,4}[-–—\s]*|[Tt]rang\s+\d+(?:\s*/\s*\d+)?|\d+\s*/\s*\d+")
_DIGITS = re.compile(r"\d+")
_ORNAMENT = re.compile(r"[\s_\-–—=*~.·•|:/\\[\]]*")


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Each page's lines without its furniture and without lines that draw a rule."""
    repeated = _repeated(pages)
    return [
        [
            line
            for at, line in enumerate(lines)
            if not _ORNAMENT.fullmatch(line.text)
            and not _is_furniture(line, min(at, len(lines) - 1 - at), repeated)
        ]
        for lines in pages
    ]


def _is_furniture(line: Line, depth: int, repeated: set[tuple[str, int]]) -> bool:
    """`depth` is how far the line stands from the nearer end of its page."""
    text = line.text
    if _NUMBER.fullmatch(text):
        return depth == 0
    if rules_by_name("pages")["furniture"].pattern.match(text):
        return True
    return depth < _DEEP and any(key in repeated for key in _keys(line))


def _keys(line: Line) -> list[tuple[str, int]]:
    """A line's words without its numbers at its height, to a few points either way."""
    words = _DIGITS.sub("#", line.text).strip("# ")
    return [(words, round((line.y + shift) / 8)) for shift in (-2, 2)] if words else []


def _repeated(pages: Sequence[Sequence[Line]]) -> set[tuple[str, int]]:
    """What stands on at least half the pages at one height, three at least."""
    counts: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        ends = {*lines[:_DEEP], *lines[-_DEEP:]}
        counts.update({key for line in ends for key in _keys(line)})
    least = max(3, len(pages) / 2)
    return {key for key, count in counts.items() if count >= least}
