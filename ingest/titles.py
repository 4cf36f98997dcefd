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
from cancu.ingest.known_words import right_words
from cancu.ingest.motto import is_motto
from cancu.ingest.numbers import own_number
from cancu.ingest.paragraphs import ends_open, opens_paragraph
from cancu.ingest.print_words import skeleton
from cancu.ingest.rules import rules_by_name
from cancu.ingest.text import MappedText, join
from cancu.ontology.genres import genres

_SUBJECT_LINES = 40
_HEAD_LINES = 15
_GENRE_LINE = 40
_ACRONYM = 12
_TITLE_LINE = 160
_BONES = 60
_LONGEST = 300
_POST = 14
"""`CHỦ TỊCH` may stand above the body whose post it is."""
_DECIDED = ("quyết định", "nghị quyết", "nghị quyết liên tịch", "lệnh", "nghị định", "chỉ thị")
"""Below the titles of these stands who decides."""


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
    header = rules_by_name("header")
    if header["annex line"].pattern.match(text):
        return True
    return text[:1] == "(" and bool(header["annex bones"].pattern.match(skeleton(text[:_BONES])))


@functools.cache
def _genre_words() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    names = {name.upper(): g.name for g in genres() for name in (g.name, *g.aliases)}
    # Laws and charters are cited, seldom planned from; a line `LUẬT` opens one all the same.
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    capitals = re.compile(rf"(?P<genre>{words})(?:\s*[*:\-–.]?$|\s+(?=\S))")
    first_words = re.compile(
        rf"(?P<genre>{words})\s+(?:về|thực hiện|ban hành|của)\b", re.IGNORECASE
    )
    return capitals, first_words, names


def find_title(lines: Sequence[Line], start: int, stop: int) -> Title | None:
    """The first genre line in `lines[start:stop]` with its title."""
    for at in range(start, stop):
        if genre := damaged_genre(lines[at]) or genre_line(lines[at]):
            return _title(lines, at, *genre)
        if at < start + _SUBJECT_LINES and (about := subject(lines, at, stop)):
            return about
    _, first_words, names = _genre_words()
    for at in range(start, min(start + _HEAD_LINES, stop)):
        found = first_words.match(lines[at].text)
        alone = lines[at].text.strip(" *:")
        if alone.upper() in names and _is_genre_alone(lines, start, at):
            return _title(lines, at, names[alone.upper()], len(lines[at].text))
        if found and not _cue("sentence").search(lines[at].text) and len(lines[at].text) < 400:
            return _title(lines, at, names[found["genre"].upper()], found.end("genre"))
    return None


def _is_genre_alone(lines: Sequence[Line], start: int, at: int) -> bool:
    """Whether a line `Kế hoạch` stands below a head, and not in what a web page says above it."""
    text = lines[at].text
    if not text[0].isupper() or text.isupper() or len(text) > _GENRE_LINE:
        return False
    return any(own_number(line.text) or is_motto(line.text) for line in lines[start:at])


def subject(lines: Sequence[Line], at: int, stop: int) -> Title | None:
    """What a letter is about, under its number or behind it: a letter names no genre."""
    header = rules_by_name("header")
    text = lines[at].text
    found = header["subject"].pattern.search(text) if "V/v" in text or text[:1] == "V" else None
    if found is None or (found.start() and not _numbered(text, found.start())):
        return None
    if found[0].startswith("Về") and (found.start() or opens_paragraph(lines[at - 1].text)):
        return None
    parts = [lines[at].body[found.end() :]]
    following = at + 1
    while following < stop:
        text = lines[following].text
        ends = header["addressee"].pattern.match(text) or is_motto(text)
        if ends or header["place date"].pattern.match(text) or opens_paragraph(text):
            break
        if not (text[0].islower() or len(text) < 60) or len(parts) > 5:
            break
        if text.isupper() and (lines[following].blank or len(text) > _ACRONYM):
            break
        parts.append(lines[following].body)
        following += 1
    return Title(at, "công văn", join((part, " ") for part in parts), None, following)


def _numbered(text: str, end: int) -> bool:
    """Whether the number of a letter stands before what it is about."""
    return text[:2] in ("Số", "SỐ") and own_number(text[:end]) is not None


def genre_line(line: Line) -> tuple[str, int] | None:
    """The genre a line names in capitals, and where the title begins on it."""
    if line.table or not line.text[:2].isupper():
        return None
    capitals, _, names = _genre_words()
    found = capitals.match(line.text)
    if found is None:
        return None
    rest = line.text[found.end("genre") :].strip(" *")
    if rest == ":" or (line.text.endswith(":") and not rest.strip(":")):
        return None  # `QUYẾT ĐỊNH:` opens the articles
    if rest and not (rest.isupper() or line.all_bold or rest[0].isupper()):
        return None
    return names[found["genre"]], found.end("genre")


def damaged_genre(line: Line) -> tuple[str, int] | None:
    """The genre that a scanned line in capitals must begin with: `CHÍ THỊ`, `QUYẾTĐỊNH -`."""
    text = line.text
    if not text[:1].isupper() or len(text) > _TITLE_LINE or not text.isupper() or text[-1] == ":":
        return None
    printed = text.strip(" -–.*:")
    right = right_words(printed)
    if right == printed:
        return None
    capitals, _, names = _genre_words()
    if (name := names.get(right)) is not None:
        return name, len(text)
    found = capitals.match(right)
    words = printed.split()
    if found is None or len(words) != len(right.split()):
        return None
    return names[found["genre"]], len(" ".join(words[: len(found["genre"].split())]))


def is_template(lines: Sequence[Line], at: int) -> bool:
    """Whether the genre line stands in a form that an annex offers to be filled in."""
    return any(_cue("template").match(line.text) for line in lines[max(at - 8, 0) : at])


def _title(lines: Sequence[Line], at: int, genre: str, rest: int) -> Title:
    parts = [lines[at].body[rest:].strip()]
    parts = [part for part in parts if part.text.strip("*-–:. ")]
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
        if parts and (_cue("aside").match(line.text) or _names_issuer(lines, following, genre)):
            break
        if not _goes_on(line, lines[following - 1], style, bool(parts)):
            break
        style = style or _style(line)
        parts.append(line.body)
        following += 1
    if not parts or _cue("smudged").match(parts[0].text):
        parts = []  # a scan's scraps are no title
    return Title(at, genre, join((part, " ") for part in parts), issuer, following)


def _names_issuer(lines: Sequence[Line], at: int, genre: str) -> bool:
    """Whether a line in capitals below a decision's title is who decides (Phụ lục III, mẫu 1.2)."""
    text = lines[at].text
    if _cue("sends").match(text):
        return True
    if not (text.isupper() and _cue("issuer line").match(text)):
        return False
    if genre not in _DECIDED or _cue("unfinished").search(lines[at - 1].text):
        return False
    for below in lines[at + 1 : at + 6]:
        if not below.text.isupper():
            return _cue("basis").match(below.text) is not None
        if _cue("issuer line").match(below.text) and " " in text.strip() and len(text) > _POST:
            return False
    return False


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
        return not _cue("basis").match(text)
    if opens_paragraph(text) or (text.isupper() and _cue("issuer line").match(text) and line.blank):
        return False
    if not text.isupper() and not line.blank and ends_open(before.text, text):
        return True
    if style.startswith("caps"):
        return text.isupper() or _cue("years").fullmatch(text) is not None
    if style == "bold":
        return line.bold > 0 and not text.isupper()
    if line.blank or text.isupper() or len(text) > _LONGEST or text[-1] in ":;":
        return False
    return not _cue("opening clause").match(text)
