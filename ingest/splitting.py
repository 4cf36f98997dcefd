"""One file to its documents: which lines are head, text, signature, annex and footnote of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cancu.ingest.clean import Line
from cancu.ingest.head_lines import is_number_line, looks_like_head
from cancu.ingest.header import (
    Header,
    genre_from,
    party_issuer,
    read_annex_header,
    read_header,
    untitled,
)
from cancu.ingest.motto import is_motto
from cancu.ingest.paragraphs import opens_paragraph
from cancu.ingest.rules import rules_by_name
from cancu.ingest.signature import Signature, find_signature
from cancu.ingest.text import MappedText, join
from cancu.ingest.titles import (
    Title,
    damaged_genre,
    find_title,
    genre_line,
    is_annex_line,
    is_template,
    subject,
)

_HEAD_LINES = 80
_ANNEX_HEADING = 60
_FIGURES = 2
_LETTER = ("V/v", "Số:", "Số ")
_SENTENCE = 60
_FEW = 5
"""Behind a signature stand no more sentences, unless another text begins there."""
_ALSO_VERBS = ("quy định", "hướng dẫn", "thông báo", "báo cáo")
"""Genres whose name also says what a document of another genre does."""


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
        begins = lines[at].text[:3]
        if not (begins[:2].isupper() or begins in _LETTER):
            continue  # neither a genre's line nor a letter's
        genre = at >= after and (genre_line(lines[at]) or damaged_genre(lines[at]))
        if genre and _opens_document(lines, at, after):
            title = find_title(lines, at, at + 1)
        elif at >= after and _opens_letter(lines, at, after):
            title = subject(lines, at, len(lines))
        else:
            continue
        if title is not None:
            starts.append((_head_start(lines, at, after), title))
            after = title.next
    parts: list[Part] = []
    for index, (start, title) in enumerate(starts):
        stop = starts[index + 1][0] if index + 1 < len(starts) else len(lines)
        begin = 0 if index == 0 else lines[start].body.start
        end = lines[stop].body.start if stop < len(lines) else length
        part = _part(lines, start, stop, title, begin, end)
        parts.append(_of_its_decision(part, parts[-1], lines) if parts else part)
    return parts


def _of_its_decision(part: Part, before: Part, lines: Sequence[Line]) -> Part:
    """What was issued with the document above it, though the line that says so is damaged."""
    number, span = before.header.number, part.header.annex_line
    if part.header.annex_of or number is None or span is None:
        return part
    said = "".join(line.text for line in lines[span[0] : span[1]]).replace(" ", "")
    figures = number[: len(number) - len(number.lstrip("0123456789"))]
    if len(figures) < _FIGURES or figures not in said:
        return part
    return replace(part, header=replace(part.header, annex_of=number))


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


def _opens_letter(lines: Sequence[Line], at: int, floor: int) -> bool:
    """Whether what a letter is about stands here, below its number and near its motto."""
    if lines[at].text[:3] not in _LETTER:
        return False
    numbered = any(is_number_line(line.text) for line in lines[max(at - 2, floor) : at + 1])
    return numbered and any(is_motto(line.text) for line in lines[max(at - 8, floor) : at + 5])


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
    if title is None and start < stop and is_annex_heading(lines[start]):
        return _lone_annex(lines, start, stop, begin, end)
    if title is None and (lost := untitled(lines, start, stop)).words.text:
        title = lost
    header = read_header(lines, start, title, stop)
    if title is not None and title.genre:
        title = _by_sign(title, lines[title.line], header.sign)
    notes, kept = _take_notes(lines, header.body, stop)
    signature = find_signature(kept, 0, len(kept))
    header = replace(header, issuer=party_issuer(header, signature.signer))
    body, rest = kept[: signature.first], kept[signature.last :]
    body, inner = _cut_annexes(body)
    behind, outer = _cut_annexes(rest)
    if sum(len(line.text) > _SENTENCE for line in behind) > _FEW:
        body += behind  # what a page says is not lost because a scan hid what it belongs to
    return Part(begin, end, title, header, signature, tuple(body), (*inner, *outer), notes)


def _by_sign(title: Title, line: Line, sign: str | None) -> Title:
    """`QUY ĐỊNH VỀ VIỆC …` is what a circular does where its sign says that it is one."""
    genre = genre_from(None, sign)
    at = line.text.upper().find(title.genre.upper())
    if genre is None or genre == title.genre or title.genre not in _ALSO_VERBS or at != 0:
        return title
    if not line.text[len(title.genre) :].strip(" *"):
        return title
    return replace(title, genre=genre, words=join(((line.body, ""), (_behind(title, line), " "))))


def _behind(title: Title, line: Line) -> MappedText:
    """The words of a title behind the line that it begins on."""
    first = sum(1 for start in title.words.starts if start < line.body.end)
    return title.words[first:].strip()


def _lone_annex(lines: Sequence[Line], start: int, stop: int, begin: int, end: int) -> Part:
    """An annex in a file of its own; what it belongs to issued it."""
    at = start + 1
    while at < stop and not (lines[at].table or is_annex_line(lines[at].text)):
        if not (lines[at].text.isupper() or lines[at].all_bold):
            break
        at += 1
    words = join((line.body, " ") for line in lines[start + 1 : at])
    title = Title(start, "phụ lục", words, None, at)
    header = replace(read_annex_header(lines, start, at, stop), body=at)
    notes, kept = _take_notes(lines, at, stop)
    body, more = _cut_annexes(kept)
    annexes = ((annex_label(lines[start].text), tuple(body)), *more)
    return Part(begin, end, title, header, Signature(0, None, (), 0), (), annexes, notes)


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
    text = line.text
    if text[:1] != "P" or len(text) >= _ANNEX_HEADING or _annex(text) is None:
        return False
    return text.isupper() or line.heading > 0 or line.all_bold


def _annex(text: str) -> re.Match[str] | None:
    return rules_by_name("annexes")["heading"].pattern.match(text)


def annex_label(text: str) -> str:
    """`PHỤ LỤC II` is `PLII`, `PHỤ LỤC 1` is `PL1`, without a number `PL`."""
    found = _annex(text)
    number = (found["no"] or found["n2"]) if found else None
    return f"PL{number or ''}"
