"""One file to its documents: which lines are head, text, signature, annex and footnote of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cancu.ingest.clean import Line
from cancu.ingest.header import Header, is_number_line, looks_like_head, read_header
from cancu.ingest.letters import compiled
from cancu.ingest.paragraphs import opens_paragraph
from cancu.ingest.signature import Signature, find_signature
from cancu.ingest.titles import Title, find_title, genre_line, is_annex_line, is_template

ANNEX = compiled(
    r"(?:PHỤ\s+LỤC|Phụ\s+lục)(?:\s+(?:số\s+)?(?P<no>[IVXLC]+|\d{1,2}))?\s*[:.*]?\s*$|PHỤ\s+LỤC\s+(?P<n2>[IVX]+|\d{1,2})\b"
)
_HEAD_LINES = 80


@dataclass(frozen=True, slots=True)
class Part:
    """One document's lines: `body` and `annexes` without notes, each annex with its label."""

    start: int
    end: int
    title: Title | None
    header: Header
    signature: Signature
    body: tuple[Line, ...]
    annexes: tuple[tuple[str, tuple[Line, ...]], ...]
    notes: dict[str, tuple[Line, ...]]


def split_documents(lines: Sequence[Line], length: int) -> list[Part]:
    """The documents of a file of `length` characters, in order; at least one."""
    starts: list[tuple[int, Title | None]] = []
    first = find_title(lines, 0, min(len(lines), _HEAD_LINES))
    starts.append((0, first))
    after = first.next if first else 0
    for at in range(after, len(lines)):
        if at >= after and genre_line(lines[at]) and _opens_document(lines, at, after):
            title = find_title(lines, at, at + 1)
            if title is not None:
                starts.append((_head_start(lines, at, after), title))
                after = title.next
    parts = []
    for index, (start, title) in enumerate(starts):
        stop = starts[index + 1][0] if index + 1 < len(starts) else len(lines)
        begin = 0 if index == 0 else lines[start].body.start
        end = lines[stop].body.start if stop < len(lines) else length
        parts.append(_part(lines, start, stop, title, begin, end))
    return parts


def _opens_document(lines: Sequence[Line], at: int, floor: int) -> bool:
    """Whether a genre line inside a file begins another document, and no form to fill in."""
    if is_template(lines, at):
        return False
    below = lines[at + 1 : at + 16]
    annexed = any(is_annex_line(line.text) for line in below)
    above = lines[max(at - 8, floor) : at]
    numbered = any(is_number_line(line.text) for line in above)
    lettered = any(looks_like_head(line.text) for line in above)
    return annexed or (numbered and lettered)


def _head_start(lines: Sequence[Line], at: int, floor: int) -> int:
    """The first line of the letterhead above a genre line."""
    while at - 1 >= floor and (
        looks_like_head(lines[at - 1].text) or is_number_line(lines[at - 1].text)
    ):
        at -= 1
    return at


def _part(
    lines: Sequence[Line], start: int, stop: int, title: Title | None, begin: int, end: int
) -> Part:
    header = read_header(lines, start, title, stop)
    notes, kept = _take_notes(lines, header.body, stop)
    signature = find_signature(kept, 0, len(kept))
    body, rest = kept[: signature.first], kept[signature.last :]
    body, inner = _cut_annexes(body)
    _, outer = _cut_annexes(rest)
    return Part(begin, end, title, header, signature, tuple(body), (*inner, *outer), notes)


def _take_notes(
    lines: Sequence[Line], start: int, stop: int
) -> tuple[dict[str, tuple[Line, ...]], list[Line]]:
    """Footnotes by their number, and the lines that are none."""
    notes: dict[str, list[Line]] = {}
    kept: list[Line] = []
    open_note: str | None = None
    for line in lines[start:stop]:
        if line.note:
            open_note = line.note
            notes.setdefault(open_note, []).append(line)
        elif open_note and not (line.blank or line.heading or opens_paragraph(line.text)):
            notes[open_note].append(line)
        else:
            open_note = None
            kept.append(line)
    return {number: tuple(body) for number, body in notes.items()}, kept


def _cut_annexes(
    lines: Sequence[Line],
) -> tuple[list[Line], list[tuple[str, tuple[Line, ...]]]]:
    """The lines before the first annex, and each annex under its label (`PL`, `PLII`, `PL1`)."""
    marks = [at for at, line in enumerate(lines) if is_annex_heading(line)]
    if not marks:
        return list(lines), []
    annexes = []
    for index, at in enumerate(marks):
        stop = marks[index + 1] if index + 1 < len(marks) else len(lines)
        annexes.append((annex_label(lines[at].text), tuple(lines[at + 1 : stop])))
    return list(lines[: marks[0]]), annexes


def is_annex_heading(line: Line) -> bool:
    found = ANNEX.match(line.text)
    return (
        bool(found)
        and len(line.text) < 60
        and (line.text.isupper() or line.heading > 0 or line.all_bold)
    )


def annex_label(text: str) -> str:
    """`PHỤ LỤC II` is `PLII`, `PHỤ LỤC 1` is `PL1`, without a number `PL`."""
    found = ANNEX.match(text)
    number = (found["no"] or found["n2"]) if found else None
    return f"PL{number or ''}"
