"""The head of a document: number, place, date, issuer, title.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1 to II.5; Hướng dẫn 36-HD/VPTW for the Party's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cancu.ingest.bodies import cue as body_cue
from cancu.ingest.bodies import restore_case, spelled_out, written_out
from cancu.ingest.clean import Line
from cancu.ingest.dates import parse_date
from cancu.ingest.head_lines import (
    is_caps_issuer,
    is_caps_rest,
    is_lost_title,
    is_number_line,
    looks_like_head,
    numbered,
    skip_head,
)
from cancu.ingest.known_words import right_words
from cancu.ingest.letterhead import issuing_body, letterhead
from cancu.ingest.misprints import mend_print
from cancu.ingest.model import Signer
from cancu.ingest.motto import is_motto
from cancu.ingest.numbers import normal_number, own_number, sign_of
from cancu.ingest.print_dates import damaged_dates
from cancu.ingest.right_places import right_place
from cancu.ingest.rules import rules_by_name
from cancu.ingest.text import join
from cancu.ingest.titles import Title, is_annex_line
from cancu.ontology.genres import genre_of_sign
from cancu.ontology.issuers import issuer_of_sign

_HEAD = 60
"""A motto further down than this is another document's."""
_BASES = 20
_NUMBER = 60


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


def read_header(lines: Sequence[Line], start: int, title: Title | None, stop: int) -> Header:
    """What stands around the title that begins a document in `lines[start:stop]`."""
    if title is None:
        title = untitled(lines, start, stop)
    number, sign = _own_number(lines, start, title, stop)
    place, date = _place_and_date(lines, start, title, stop)
    body = skip_head(lines, title.next, stop)
    annex = _annex_line(lines, title.next, body)
    bodies = letterhead(lines[start : title.line])
    joint = bool(_cue("joint").match(sign or "") or "liên tịch" in title.genre)
    heading = issuing_body(bodies, sign, joint=joint)
    named = _caps_issuer(lines, title, body) or _deciding(lines, title, body, stop)
    issuer = _with_rest(named, heading)
    annex_of = _annexed_to(lines, annex) if annex else None
    superior = restore_case(spelled_out(bodies[0])) if len(bodies) > 1 else None
    return Header(number, sign, place, date, issuer, superior, annex_of, annex, body)


def _deciding(lines: Sequence[Line], title: Title, body: int, stop: int) -> str | None:
    """Who decides, behind what a decision of the Party rests on: `BAN THƯỜNG VỤ … QUYẾT ĐỊNH`."""
    if title.genre not in ("quyết định", "nghị quyết"):
        return None
    for line in lines[body : min(body + _BASES, stop)]:
        if line.text[:2].isupper() and (found := _cue("decides").match(line.text)):
            return restore_case(spelled_out(found["body"]))
    return None


def _with_rest(named: str | None, heading: str | None) -> str | None:
    """`Chủ tịch Ủy ban nhân dân tỉnh` below a title, with the place that the letterhead names."""
    if named is None or heading is None:
        return named or heading
    words = named.split()
    for first in range(len(words)):
        if heading.startswith(f"{' '.join(words[first:])} "):
            return named + heading[len(" ".join(words[first:])) :]
    return named


def read_annex_header(lines: Sequence[Line], start: int, body: int, stop: int) -> Header:
    """The head of an annex without its decision: `(Kèm theo Quyết định … của Chính phủ)`."""
    annex = _annex_line(lines, start, min(body + 4, stop))
    text = " ".join(line.text for line in lines[annex[0] : annex[1]]) if annex else ""
    said = _cue("annex issuer").search(text)
    annex_of = _annexed_to(lines, annex) if annex else None
    issuer = written_out(said["body"].strip()) if said else None
    return Header(None, None, None, None, issuer, None, annex_of, annex, body)


def party_issuer(header: Header, signer: Signer | None) -> str | None:
    """Papers of the Party's centre bear one letterhead: who signed says which body issued them."""
    signed = signer.on_behalf if signer else None
    if header.issuer != "Ban Chấp hành Trung ương" or not signed:
        return header.issuer
    body = signed.partition(" ")[2]
    return body if _cue("party centre").fullmatch(body) else header.issuer


def _around(
    lines: Sequence[Line], start: int, title: Title, stop: int
) -> Iterator[tuple[int, str]]:
    """The lines above a title and the few below it that may belong to the head."""
    for index in range(start, min(title.line + (title.genre == "công văn"), stop)):
        yield index, lines[index].text
    for index in range(title.next, min(title.next + 4, stop)):
        if len(lines[index].text) > 120:
            break
        yield index, lines[index].text


def _own_number(
    lines: Sequence[Line], start: int, title: Title, stop: int
) -> tuple[str | None, str | None]:
    """Number and sign; the sign without the year that a rule of law has in its number."""
    lost: str | None = None
    for index, text in _around(lines, start, title, stop):
        own = numbered(text)
        if own and not is_annex_line(text) and (index <= title.line or is_number_line(text)):
            return own[0], _cue("year of sign").sub("", own[1])
        if index <= title.line and (old := _cue("spaced number").match(text)):
            return normal_number(old["number"] + old["sign"]), normal_number(old["sign"])
        if index <= title.line and text[:1] in ("S", "5") and (right := _right_number(text, title)):
            return right, sign_of(right)
        unread = _cue("lost number").match(text) or _cue("unread number").match(text)
        lost = lost or (unread["sign"] if unread else None)
    return None, lost


def _right_number(text: str, title: Title) -> str | None:
    """The number that a damaged one must be, as the signs of the document's genre say."""
    named = f"{title.genre.capitalize()} số {_cue('number word').sub('', text).lstrip('Số: ')}"
    mended = mend_print(named) if title.genre and len(text) < _NUMBER else None
    own = own_number(mended.text) if mended else None
    return own[0] if own else None


def _place_and_date(
    lines: Sequence[Line], start: int, title: Title, stop: int
) -> tuple[str | None, str | None]:
    misread: tuple[str, str | None] | None = None
    for _, text in _around(lines, start, title, stop):
        if len(text) > 160 or "," not in text:
            continue
        for words in (text, _right_date(text)):
            if found := _cue("place date").search(words):
                return right_place(found["place"].strip()), parse_date(found["date"])
        if misread is None and (found := _cue("misread date").search(text)):
            month = f"-{int(found['month']):02}" if found["month"] else ""
            misread = found["place"].strip(), f"{found['year']}{month}"
        elif misread is None and (found := _cue("lost date").match(text)):
            misread = found["place"], None
    return misread or (None, None)


def _right_date(text: str) -> str:
    """The line with a date that a scanner damaged as it should be printed."""
    for date in reversed(list(damaged_dates(text))):
        text = text[: date.start] + date.right + text[date.end :]
    return text


def opening_issuer(paragraph: str) -> str | None:
    """Who issues, as the opening clause says: `…, Ủy ban nhân dân tỉnh ban hành kế hoạch …`."""
    found = _cue("opening issuer").search(paragraph)
    if found is None:
        return None
    words = _cue("clause").split(found["body"])[-1]
    right = body_cue("tỉnh").sub("tỉnh", right_words(words))
    return written_out(right) if _cue("body").match(right.upper()) else None


def issuer_from_sign(sign: str | None) -> str | None:
    """The one body that a sign can mean; None where it means several or none is known."""
    known = issuer_of_sign(sign) if sign else None
    return known.bodies[0] if known and len(known.bodies) == 1 else None


def genre_from(title_genre: str | None, sign: str | None) -> str | None:
    if title_genre:
        return title_genre
    if sign and (old := _cue("old sign").fullmatch(sign)):
        sign = f"{old['genre']}-{old['issuer']}"
    genre = genre_of_sign(sign) if sign else None
    return genre.name if genre else None


def untitled(lines: Sequence[Line], start: int, stop: int) -> Title:
    """Without genre and subject a head ends with the lines that look like one.

    A page that lost the genre may still have the title in capitals below them.
    """
    mottoes = (i for i in range(start, min(start + _HEAD, stop)) if is_motto(lines[i].text))
    at = next(mottoes, start)
    while at < stop and not _cue("post").match(lines[at].text):
        if not (looks_like_head(lines[at].text) or is_number_line(lines[at].text)):
            break
        at += 1
    end = at
    while at > start and end < stop and is_lost_title(lines[end].text):
        end += 1
    words = join((line.body, " ") for line in lines[at:end])
    return Title(at, "", words, None, end)


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
    mended = mend_print(text)
    said = _cue("annex number").search(mended.text if mended else text)
    return normal_number(said["number"]) if said else None


def _caps_issuer(lines: Sequence[Line], title: Title, body: int) -> str | None:
    """The issuer in capitals below the title of a decision, or after `CỦA` above a Party's."""
    if title.issuer:
        return restore_case(spelled_out(title.issuer))
    named: list[str] = []
    for line in lines[title.next : body]:
        text = line.text
        if _cue("session").match(text) or _cue("stamp").match(right_words(text)):
            continue
        if is_caps_issuer(text) or (named and is_caps_rest(text)):
            named.append(text)
    if not named and title.next < len(lines):
        sends = rules_by_name("titles")["sends"].pattern.match(lines[title.next].text)
        named = [sends["body"]] if sends else []
    words = _cue("term").split(" ".join(named))[0].rstrip(" ,:")
    return restore_case(spelled_out(right_words(words))) if words else None
