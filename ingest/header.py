"""The head of a document: number, place, date, issuer, title.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1 to II.5; Hướng dẫn 36-HD/VPTW for the Party's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cancu.ingest.bodies import restore_case, spelled_out, written_out
from cancu.ingest.clean import Line
from cancu.ingest.dates import parse_date
from cancu.ingest.numbers import NUMBER, normal_number, own_number
from cancu.ingest.rules import rules_by_name
from cancu.ingest.text import MappedText
from cancu.ingest.titles import Title, is_annex_line
from cancu.ontology.genres import genre_of_sign
from cancu.ontology.issuers import issuer_of_sign

_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4})\s?[./]\s")
_PLACE = re.compile(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THÀNH (?:ỦY|UỶ))\s+\S.*")


@dataclass(frozen=True, slots=True)
class Header:
    """`annex_line` are the lines `(Ban hành kèm theo …)`, `body` is where the text begins.

    `superior` is the body above the issuer in the letterhead.
    """

    number: str | None
    sign: str | None
    place: str | None
    date: str | None
    issuer: str | None
    superior: str | None
    annex_of: str | None
    annex_line: tuple[int, int] | None
    body: int


def _cue(name: str) -> re.Pattern[str]:
    return rules_by_name("header")[name].pattern


def looks_like_head(text: str) -> bool:
    """Whether a line belongs to a letterhead: motto, issuing body in capitals, place with date."""
    if len(text) > 120:
        return False
    body = text.isupper() and bool(_cue("body").match(text) or _cue("unit").match(text))
    return bool(_cue("motto").match(text)) or body or _is_dated(text)


def is_number_line(text: str) -> bool:
    """Whether a line is a document's own number: `Số: 12/KH-UBND`."""
    return text.lstrip("(* ")[:2].casefold() == "số" and own_number(text) is not None


def _is_dated(text: str) -> bool:
    return len(text) < 80 and _cue("place date").match(text) is not None


def read_header(lines: Sequence[Line], start: int, title: Title | None, stop: int) -> Header:
    """What stands around the title that begins a document in `lines[start:stop]`."""
    if title is None:
        title = _untitled(lines, start, stop)
    number, sign = _own_number(lines, start, title, stop)
    place, date = _place_and_date(lines, start, title, stop)
    body = _skip_head(lines, title.next, stop)
    annex = _annex_line(lines, title.next, body)
    bodies = _letterhead(lines[start : title.line])
    issuer = _caps_issuer(lines, title, body) or _issuing(bodies)
    annex_of = _annexed_to(lines, annex) if annex else None
    superior = restore_case(spelled_out(bodies[0])) if len(bodies) > 1 else None
    return Header(number, sign, place, date, issuer, superior, annex_of, annex, body)


def _around(
    lines: Sequence[Line], start: int, title: Title, stop: int
) -> Iterator[tuple[int, str]]:
    """The lines above a title and the few below it that may belong to the head."""
    for index in range(start, title.line):
        yield index, lines[index].text
    for index in range(title.next, min(title.next + 4, stop)):
        if len(lines[index].text) > 120:
            break
        yield index, lines[index].text


def _own_number(
    lines: Sequence[Line], start: int, title: Title, stop: int
) -> tuple[str | None, str | None]:
    """Number and sign; the sign without the year that a rule of law has in its number."""
    for index, text in _around(lines, start, title, stop):
        own = own_number(text)
        if own and not is_annex_line(text) and (index < title.line or is_number_line(text)):
            return own[0], re.sub(r"^(?:19|20)\d\d[/-]", "", own[1])
    return None, None


def _place_and_date(
    lines: Sequence[Line], start: int, title: Title, stop: int
) -> tuple[str | None, str | None]:
    for _, text in _around(lines, start, title, stop):
        found = _cue("place date").search(text) if len(text) < 160 else None
        if found:
            return found["place"].strip(), parse_date(found["date"])
    return None, None


def opening_issuer(paragraph: str) -> str | None:
    """Who issues, as the opening clause says: `…, Ủy ban nhân dân tỉnh ban hành kế hoạch …`."""
    found = _cue("opening issuer").search(paragraph)
    if found is None:
        return None
    words = re.split(r",\s+|\s+và\s+(?=thực hiện)", found["body"])[-1]
    return written_out(words) if _cue("body").match(words.upper()) else None


def issuer_from_sign(sign: str | None) -> str | None:
    """The one body that a sign can mean; None where it means several or none is known."""
    known = issuer_of_sign(sign) if sign else None
    return known.bodies[0] if known and len(known.bodies) == 1 else None


def genre_from(title_genre: str | None, sign: str | None) -> str | None:
    if title_genre:
        return title_genre
    genre = genre_of_sign(sign) if sign else None
    return genre.name if genre else None


def _untitled(lines: Sequence[Line], start: int, stop: int) -> Title:
    """Without genre and subject a head ends with the lines that look like one."""
    at = start
    while at < stop and (looks_like_head(lines[at].text) or is_number_line(lines[at].text)):
        at += 1
    return Title(at, "", MappedText.empty(), None, at)


def _skip_head(lines: Sequence[Line], at: int, stop: int) -> int:
    """Past the annex line, the issuer in capitals and what else stands between title and text."""
    while at < stop:
        text = lines[at].text
        if is_annex_line(text):
            while at < stop and ")" not in lines[at].text and len(lines[at].text) < 200:
                at += 1
        elif _cue("addressee").match(text):
            at = _last_addressee(lines, at, stop)
        elif not _is_head_rest(text):
            break
        at += 1
    return min(at, stop)


def _is_head_rest(text: str) -> bool:
    """Whether a line below a title is none of the text: issuer in capitals, number, motto, date."""
    caps_body = text.isupper() and bool(_cue("body").match(text) or _cue("post").match(text))
    session = text.isupper() and re.match(r"(?:KHÓA|KHOÁ|KỲ HỌP|NHIỆM KỲ)\b", text)
    small = text == "*" or is_number_line(text) or _cue("motto").match(text)
    return bool(caps_body or session or small or _is_dated(text))


def _last_addressee(lines: Sequence[Line], at: int, stop: int) -> int:
    """The last line of those that say to whom a letter goes."""
    while at + 1 < stop:
        here, below = lines[at].text, lines[at + 1].text
        listed = re.match(r"[-–+•]\s?\S", below) or here.endswith((";", ",", ":"))
        if not listed or len(below) > 160 or _NUMBERED.match(below):
            break
        at += 1
    return at


def _annex_line(lines: Sequence[Line], start: int, stop: int) -> tuple[int, int] | None:
    for at in range(start, stop):
        if is_annex_line(lines[at].text):
            end = at
            while end + 1 < stop and ")" not in lines[end].text:
                end += 1
            return at, end + 1
    return None


def _annexed_to(lines: Sequence[Line], annex: tuple[int, int]) -> str | None:
    text = " ".join(line.text for line in lines[annex[0] : annex[1]])
    said = _cue("annex number").search(text)
    found = re.compile(NUMBER).match(text, said.end()) if said else None
    return normal_number(found[0]) if found else None


def _caps_issuer(lines: Sequence[Line], title: Title, body: int) -> str | None:
    """The issuer in capitals below the title of a decision, or after `CỦA` above a Party's."""
    if title.issuer:
        return restore_case(title.issuer)
    named = [
        line.text
        for line in lines[title.next : body]
        if line.text.isupper() and not own_number(line.text)
        if _cue("body").match(line.text) or _cue("post").match(line.text)
    ]
    if not named:
        return None
    words = re.split(r"\s+(?:KHÓA|KHOÁ|NHIỆM KỲ|KỲ HỌP)\b", " ".join(named))[0]
    return restore_case(words)


def _letterhead(lines: Sequence[Line]) -> list[str]:
    """The bodies of the letterhead in capitals, the superior one first."""
    bodies: list[str] = []
    for line in lines:
        motto = _cue("motto").search(line.text)
        text = line.text[: motto.start() if motto else None].strip(" *")
        if not text or own_number(text) or not text.isupper():
            continue
        if _cue("body").match(text) and not (bodies and bodies[-1].endswith((" VÀ", "-"))):
            bodies.append(text)
        elif bodies:
            bodies[-1] = f"{bodies[-1]} {text}"
    return bodies


def _issuing(bodies: Sequence[str]) -> str | None:
    """The issuing body of a letterhead; the superior body above it lends it its place."""
    if not bodies:
        return None
    superior, last = bodies[0], bodies[-1]
    if len(bodies) > 1 and not (_cue("unit").search(last) or _PLACE.search(last)):
        if last == "VĂN PHÒNG":
            last = f"{last} {superior}"
        elif (place := _PLACE.search(superior)) and not _cue("own name").match(last):
            last = f"{last} {place[0]}"
    return restore_case(spelled_out(last))
