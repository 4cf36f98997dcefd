"""Marks that are not what they look: joined to the item before, or inside a quotation.

Of `… 5%. 2. Không để …` a lost line break made one paragraph; only a gap in the numbering, or the
sign of the bullets around, proves that a number inside a paragraph opens an item. What an amending
law quotes (`như sau: “2. …`) keeps its own numbers to itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from cancu.ingest.enumerators import BULLETS, Enumerator, read_enumerator
from cancu.ingest.letters import compiled
from cancu.ingest.paragraphs import Paragraph
from cancu.ingest.series import follows, is_first

Marked = tuple[Paragraph, Enumerator | None]

# A finished sentence, then a mark and a capital.
_INSIDE = compiled(r"[.;:…]\s+(?=(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?[.)]|[a-zđ][.)]|[-–+•])\s+[<U>])")
_REACH = 40
"""So many paragraphs further on the series must go on."""


def split_joined(paragraphs: Sequence[Marked]) -> Iterator[Marked]:
    """The paragraphs, each with its mark, those that hold several items divided."""
    for index, (paragraph, mark) in enumerate(paragraphs):
        cuts = [] if paragraph.table else _cuts(paragraphs, index, paragraph, mark)
        if not cuts:
            yield paragraph, mark
            continue
        bounds = [0, *(at for at, _ in cuts), len(paragraph.text)]
        marks = [mark, *(each for _, each in cuts)]
        for start, end, each in zip(bounds, bounds[1:], marks, strict=False):
            bold = max(min(paragraph.bold, end) - start, 0)
            yield replace(paragraph, body=paragraph.body[start:end].strip(), bold=bold), each


def with_quotes(
    paragraphs: Iterable[Marked],
) -> Iterator[tuple[Paragraph, Enumerator | None, int]]:
    """The paragraphs, with those that open a quotation how many paragraphs it takes, else 0."""
    everything = list(paragraphs)
    for index, (paragraph, mark) in enumerate(everything):
        opens = not paragraph.table and paragraph.text[0] in '“"'
        yield paragraph, mark, _quoted(everything, index) if opens else 0


def _quoted(paragraphs: Sequence[Marked], index: int) -> int:
    """How many paragraphs a quotation takes that begins with this one; 0 where it does not end."""
    straight = paragraphs[index][0].text[0] == '"'
    depth = 0
    for count, (paragraph, _) in enumerate(paragraphs[index : index + _REACH], 1):
        text = paragraph.text
        depth += text.count('"') % 2 if straight else text.count("“") - text.count("”")
        if depth <= 0 or (straight and depth == 2):
            return count if text.rstrip(" .;,").endswith(('"', "”")) else 0
    return 0


def _cuts(
    paragraphs: Sequence[Marked], index: int, paragraph: Paragraph, mark: Enumerator | None
) -> list[tuple[int, Enumerator]]:
    """Where items begin inside a paragraph, with their marks."""
    text = paragraph.text
    found = [
        (each.end(), inner)
        for each in _INSIDE.finditer(text)
        if (inner := read_enumerator(text[each.end() : each.end() + 20])) is not None
    ]
    if not found:
        return []
    bullets = [
        (at, each)
        for at, each in found
        if each.style in BULLETS and _is_bullet(paragraphs, index, mark, text[:at], each)
    ]
    return sorted(bullets + _numbers(paragraphs, index, mark, found), key=lambda cut: cut[0])


def _is_bullet(
    paragraphs: Sequence[Marked],
    index: int,
    mark: Enumerator | None,
    before: str,
    inner: Enumerator,
) -> bool:
    """Whether the paragraph, or the one behind it where a colon leads on, is such a bullet."""
    after = paragraphs[index + 1][1] if index + 1 < len(paragraphs) else None
    neighbour = after if before.rstrip().endswith(":") else mark
    return neighbour is not None and neighbour.style == inner.style


def _numbers(
    paragraphs: Sequence[Marked],
    index: int,
    mark: Enumerator | None,
    found: Sequence[tuple[int, Enumerator]],
) -> list[tuple[int, Enumerator]]:
    """The numbers or letters that fill a gap between this paragraph's mark and a later one."""
    chain: list[tuple[int, Enumerator]] = []
    for at, inner in found:
        before = chain[-1][1] if chain else mark
        if inner.style in BULLETS:
            continue
        goes_on = before is not None and _next(before, inner)
        if goes_on or (not chain and is_first(inner.style, inner.label)):
            chain.append((at, inner))
    if not chain:
        return []
    last = chain[-1][1]
    for _, later in paragraphs[index + 1 : index + _REACH]:
        if later is None or later.style != last.style:
            continue
        return chain if _next(last, later) else []
    return []


def _next(before: Enumerator, after: Enumerator) -> bool:
    return before.style == after.style and follows(after.style, before.label, after.label)
