"""Which lines belong to a document's head, and where its text begins.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1 to II.5: motto, body, number, place with date, title; below
the title who issues, to whom it goes, with what it was issued.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cancu.ingest.clean import Line
from cancu.ingest.motto import is_motto
from cancu.ingest.numbers import own_number
from cancu.ingest.paragraphs import opens_paragraph
from cancu.ingest.rules import rules_by_name
from cancu.ingest.titles import is_annex_line

_TITLE = 12


def _cue(name: str) -> re.Pattern[str]:
    return rules_by_name("header")[name].pattern


def looks_like_head(text: str) -> bool:
    """Whether a line belongs to a letterhead: motto, issuing body in capitals, place with date."""
    if len(text) > 120:
        return False
    body = text.isupper() and bool(_cue("body").match(text) or _cue("unit").match(text))
    return is_motto(text) or body or is_dated(text)


def numbered(text: str) -> tuple[str | None, str] | None:
    """Number and sign of a line, as `own_number` has them, though `Số` be damaged."""
    if own := own_number(text):
        return own
    if text[:1] in ("S", "5") and (found := _cue("number word").match(text)):
        return own_number(f"Số: {text[found.end() :]}")
    return None


def is_number_line(text: str) -> bool:
    """Whether a line is a document's own number: `Số: 12/KH-UBND`."""
    begun = text.lstrip("(* ")[:2].casefold() == "số" or _cue("number word").match(text)
    return bool(begun) and numbered(text) is not None


def is_dated(text: str) -> bool:
    return len(text) < 80 and _cue("place date").match(text) is not None


def is_caps_issuer(text: str) -> bool:
    return text.isupper() and bool(_cue("body").match(text) or _cue("post").match(text))


def is_caps_rest(text: str) -> bool:
    """Whether a line goes on with an issuer in capitals: a broken name, a session."""
    return text.isupper() and not _cue("command").match(text) and not opens_paragraph(text)


def is_lost_title(text: str) -> bool:
    return text.isupper() and len(text) > _TITLE and not is_caps_issuer(text) and is_caps_rest(text)


def skip_head(lines: Sequence[Line], at: int, stop: int) -> int:
    """Past the annex line, the issuer in capitals and what else stands between title and text."""
    named = False
    while at < stop:
        text = lines[at].text
        if is_annex_line(text):
            while at < stop and ")" not in lines[at].text and len(lines[at].text) < 200:
                at += 1
        elif _cue("addressee").match(text):
            at = _last_addressee(lines, at, stop)
        elif is_caps_issuer(text) or (named and is_caps_rest(text)):
            named = True
        elif not _is_head_rest(text):
            break
        at += 1
    return min(at, stop)


def _is_head_rest(text: str) -> bool:
    """Whether a line below a title is none of the text: number, motto, date, session."""
    session = text.isupper() and _cue("session").match(text)
    small = text == "*" or is_number_line(text) or is_motto(text)
    aside = rules_by_name("titles")["aside"].pattern.match(text) and text.endswith(")")
    return bool(session or small or aside or is_dated(text))


def _last_addressee(lines: Sequence[Line], at: int, stop: int) -> int:
    """The last line of those that say to whom a letter goes."""
    while at + 1 < stop:
        here, below = lines[at].text, lines[at + 1].text
        listed = below[0] in "-–+•" or here.endswith((";", ",", ":"))
        if not listed or len(below) > 160 or _cue("numbered").match(below):
            break
        at += 1
    return at
