"""Who issues a document, as its letterhead says: bodies in capitals, the superior one first.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.2; Hướng dẫn 36-HD/VPTW, 1.2. Several bodies that issue
together stand one below another or side by side with a dash between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cancu.ingest.bodies import restore_case, spelled_out
from cancu.ingest.clean import Line
from cancu.ingest.known_words import right_words
from cancu.ingest.motto import motto_at
from cancu.ingest.numbers import own_number
from cancu.ingest.rules import rules_by_name
from cancu.ontology.folding import fold
from cancu.ontology.issuers import issuer_of_sign, sign_segments

_SCRAP = 3
"""A shorter line is a scan's."""
_SENTENCE = 40
"""A line in small letters so long, above the motto, is a web page's and none of the letterhead."""


def _cue(name: str) -> re.Pattern[str]:
    return rules_by_name("header")[name].pattern


def letterhead(lines: Sequence[Line]) -> list[str]:
    """The bodies that stand in capitals in `lines`, which end above the title."""
    bodies: list[str] = []
    motto = False
    for line in lines:
        text = line.text
        at = motto_at(text)
        if at is not None:
            motto = True
            text = text[:at]
        text = text.strip(" *|-–_.•")
        if not text.isupper():
            if not motto and len(text) > _SENTENCE and text[:2] != "Số":
                bodies.clear()
            continue
        text = right_words(text)
        if len(text) < _SCRAP or own_number(text) or _cue("stamp").match(text):
            continue
        if _begins(text, bodies):
            bodies.append(text)
        elif bodies:
            bodies[-1] = f"{bodies[-1]} {text}"
    return bodies


def _begins(text: str, bodies: Sequence[str]) -> bool:
    """Whether a line in capitals begins a body's name, and does not go on with the one above."""
    if not _cue("body").match(text):
        return False
    if not bodies:
        return True
    above = bodies[-1]
    return not (_cue("open body").search(above) or _cue("highest body").fullmatch(text))


def issuing_body(bodies: Sequence[str], sign: str | None, *, joint: bool) -> str | None:
    """The issuing body of a letterhead; the superior body above it lends it its place.

    Where several bodies issue together (`joint`) they are all named, with ` - ` between.
    """
    if not bodies:
        return None
    if joint and len(bodies) > 1:
        return _together(bodies, sign)
    superior, last = bodies[0], bodies[-1]
    parts = _parted(last)
    if len(parts) > 1:
        return _together(parts, sign)
    if joint and (named := _of_joint_sign(sign, 1)):
        return named
    if len(bodies) > 1 and (known := _of_sign(sign, last)):
        return known
    if len(bodies) > 1 and not (_cue("unit").search(last) or _cue("place").search(last)):
        place = _cue("place").search(superior)
        if _cue("organ").fullmatch(last):
            last = f"{last} {superior}"
        elif place and not _cue("own name").match(last) and not _names_place(last, place[0]):
            last = f"{last} {place[0]}"
    return restore_case(spelled_out(last))


def _names_place(body: str, place: str) -> bool:
    """Whether a body has the name of its superior's unit in its own: `KHU VỰC 3 - HƯNG YÊN`."""
    return body.endswith(" ".join(place.split()[1:]))


def _parted(body: str) -> list[str]:
    """`LIÊN ĐOÀN LAO ĐỘNG - SỞ Y TẾ` is two; `LAO ĐỘNG - THƯƠNG BINH` is one."""
    parts: list[str] = []
    for part in _cue("dash between").split(body):
        if parts and not _cue("body").match(part):
            parts[-1] = f"{parts[-1]} - {part}"
        else:
            parts.append(part)
    return parts


def _together(bodies: Sequence[str], sign: str | None) -> str:
    parts = [part for body in bodies for part in _parted(body)]
    return _of_joint_sign(sign, len(parts)) or " - ".join(
        restore_case(spelled_out(part)) for part in parts
    )


def _of_joint_sign(sign: str | None, named: int) -> str | None:
    """The bodies of `TTLT-BCA-VKSNDTC` where the letterhead lost some of them."""
    segments = sign_segments(sign)[1:] if sign else ()
    if len(segments) <= max(named, 1):
        return None
    known = [issuer_of_sign(f"TT-{segment}") for segment in segments]
    names = [each.bodies[0] for each in known if each and not each.local and len(each.bodies) == 1]
    return " - ".join(names) if len(names) == len(segments) else None


def _of_sign(sign: str | None, last: str) -> str | None:
    """`VĂN PHÒNG` below `BAN CHẤP HÀNH TRUNG ƯƠNG` with `VPTW` is `Văn phòng Trung ương Đảng`."""
    known = issuer_of_sign(sign) if sign else None
    if known is None or known.local or len(known.bodies) > 1:
        return None
    name = known.bodies[0]
    return name if fold(name).startswith(f"{fold(last)} ") else None
