"""Where a document begins: the line that names its genre, and the title below it.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.5: the genre in capitals on a line of its own, the
"trích yếu" right below. Letters have none (`V/v` under the number).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cancu.ingest.clean import Line
from cancu.ingest.paragraphs import opens_paragraph
from cancu.ingest.rules import rules_by_name
from cancu.ingest.text import MappedText, join
from cancu.ontology.genres import genres

_SUBJECT_LINES = 15


@dataclass(frozen=True, slots=True)
class Title:
    """`line` is the index of the genre's line, `next` of the first line behind the title."""

    line: int
    genre: str
    words: MappedText
    issuer: str | None
    next: int


def _cue(name: str) -> re.Pattern[str]:
    return rules_by_name("titles")[name].pattern


def is_annex_line(text: str) -> bool:
    """Whether a line says with what it was issued: `(Ban hành kèm theo Quyết định …`."""
    return rules_by_name("header")["annex line"].pattern.match(text) is not None


@functools.cache
def _genre_words() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    names = {name.upper(): g.name for g in genres() for name in (g.name, *g.aliases)}
    # Laws and charters are cited, seldom planned from; a line `LUẬT` opens one all the same.
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    capitals = re.compile(rf"(?P<genre>{words})(?:\s*[*:]?$|\s+(?=\S))")
    first_words = re.compile(
        rf"(?P<genre>{words})\s+(?:về|thực hiện|ban hành|của)\b", re.IGNORECASE
    )
    return capitals, first_words, names


def find_title(lines: Sequence[Line], start: int, stop: int) -> Title | None:
    """The first genre line in `lines[start:stop]` with its title."""
    for at in range(start, stop):
        if genre := genre_line(lines[at]):
            return _title(lines, at, *genre)
        if at < start + _SUBJECT_LINES and (subject := _subject(lines, at, stop)):
            return subject
    _, first_words, names = _genre_words()
    for at in range(start, min(start + 15, stop)):
        found = first_words.match(lines[at].text)
        if found and not _cue("sentence").search(lines[at].text) and len(lines[at].text) < 400:
            return _title(lines, at, names[found["genre"].upper()], found.end("genre"))
    return None


def _subject(lines: Sequence[Line], at: int, stop: int) -> Title | None:
    """What a letter is about, under its number: a letter names no genre."""
    header = rules_by_name("header")
    found = header["subject"].pattern.match(lines[at].text)
    if found is None or (found[0].startswith("Về") and opens_paragraph(lines[at - 1].text)):
        return None
    parts = [lines[at].body[found.end() :]]
    following = at + 1
    while following < stop:
        text = lines[following].text
        ends = header["addressee"].pattern.match(text) or header["motto"].pattern.match(text)
        if ends or header["place date"].pattern.match(text) or opens_paragraph(text):
            break
        if not (text[0].islower() or len(text) < 60) or text.isupper() or len(parts) > 5:
            break
        parts.append(lines[following].body)
        following += 1
    return Title(at, "công văn", join((part, " ") for part in parts), None, following)


def genre_line(line: Line) -> tuple[str, int] | None:
    """The genre a line names in capitals, and where the title begins on it."""
    capitals, _, names = _genre_words()
    found = capitals.match(line.text)
    if found is None or line.table:
        return None
    rest = line.text[found.end("genre") :].strip(" *")
    if rest == ":" or (line.text.endswith(":") and not rest.strip(":")):
        return None  # `QUYẾT ĐỊNH:` opens the articles
    if rest and not (rest.isupper() or line.all_bold or rest[0].isupper()):
        return None
    return names[found["genre"]], found.end("genre")


def is_template(lines: Sequence[Line], at: int) -> bool:
    """Whether the genre line stands in a form that an annex offers to be filled in."""
    return any(_cue("template").match(line.text) for line in lines[max(at - 8, 0) : at])


def _title(lines: Sequence[Line], at: int, genre: str, rest: int) -> Title:
    parts = [lines[at].body[rest:].strip()]
    parts = [part for part in parts if part.text.strip("* ")]
    issuer: str | None = None
    following = at + 1
    if following < len(lines) and _cue("party issuer").fullmatch(lines[following].text):
        issuer = lines[following].text[3:].strip()
        following += 1
    style = _style(lines[at]) if parts else None
    while following < len(lines):
        line = lines[following]
        if is_annex_line(line.text) or line.table or line.text == "*":
            break
        if not _goes_on(line, lines[following - 1], style, bool(parts)):
            break
        style = style or _style(line)
        parts.append(line.body)
        following += 1
    return Title(at, genre, join((part, " ") for part in parts), issuer, following)


def _style(line: Line) -> str:
    if line.text.isupper():
        return "caps bold" if line.bold else "caps"
    return "bold" if line.bold else "plain"


def _goes_on(line: Line, before: Line, style: str | None, begun: bool) -> bool:
    """Whether a line still belongs to the title."""
    text = line.text
    if style is None:
        return not (opens_paragraph(text) or (_cue("issuer line").match(text) and text.isupper()))
    if text[0].islower() and not _cue("sentence").search(before.text):
        return True
    if opens_paragraph(text) or (text.isupper() and _cue("issuer line").match(text) and line.blank):
        return False
    if style.startswith("caps"):
        return text.isupper()
    if style == "bold":
        return line.bold > 0 and not text.isupper()
    return not (
        line.blank or _cue("opening clause").match(text) or text.isupper() or len(text) > 300
    )
