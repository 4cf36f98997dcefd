"""The end of a document: who receives it and who signed it.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7 (`TM.`, `KT.`, `TL.`, the post, the name) and II.9
(`Nơi nhận:`); Hướng dẫn 36-HD/VPTW (`T/M`, `K/T`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cancu.ingest.letters import compiled
from cancu.ingest.clean import Line
from cancu.ingest.model import Signer

_RECIPIENTS = compiled(r"N[ơƠ][iI]\s+nh[ậẬ]n\s*:?", re.IGNORECASE)
_BEHALF = compiled(r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|Q|TTM?)\s?[./]\s?\S|(?:TM|T/M)\s")
_POST = compiled(
    r"(?:QUYỀN\s+|PHÓ\s+|Q\.\s*)*(?:CHỦ TỊCH|CHỦ NHIỆM|TRƯỞNG\s+\w+|TRƯỞNG BAN|BÍ THƯ|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|THỦ TƯỚNG"
    r"|BỘ TRƯỞNG|THỨ TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|CHÁNH \w+|HIỆU TRƯỞNG|VIỆN TRƯỞNG|TỔNG BÍ THƯ|THỐNG ĐỐC"
    r"|CHỈ HUY TRƯỞNG|PHÓ BÍ THƯ|ỦY VIÊN|UỶ VIÊN|BÍ THƯ THƯỜNG TRỰC|TRƯỞNG PHÒNG|CHỦ TỊCH \w+)\b"
)
_NAME = compiled(
    r"(?:(?:TS|ThS|PGS|GS|BS|Đại tá|Thượng tá|Thiếu tướng|Trung tướng)\.?\s+)*"
    r"(?P<name>[<U>][<L>]+(?:\s+[<U>][<L>]*){1,5})"
)
_CAPS_NAME = compiled(r"[<U>]+(?:\s+[<U>]+){1,4}")
_NOISE = compiled(r"(?:\(?[Đđ]ã ký\)?|\(Ký.*|Ký bởi.*|\[.*|[_\-\s]+)$")


@dataclass(frozen=True, slots=True)
class Signature:
    """`first` is the index of the line at which recipients or signature begin."""

    first: int
    signer: Signer | None
    recipients: tuple[str, ...]
    last: int


def find_signature(lines: Sequence[Line], start: int, stop: int) -> Signature:
    """What stands below the text in `lines[start:stop]`; `first == stop` where nothing does."""
    at = _first(lines, start, stop)
    if at is None:
        return Signature(stop, None, (), stop)
    recipients: list[str] = []
    posts: list[str] = []
    behalf: str | None = None
    name: str | None = None
    in_list, index = False, at
    while index < stop:
        text = lines[index].text
        if _RECIPIENTS.match(text):
            rest = text[_RECIPIENTS.match(text).end() :].strip()  # type: ignore[union-attr]
            in_list = True
            if rest:
                recipients.append(_recipient(rest))
        elif _BEHALF.match(text) and text.upper() == text:
            behalf, in_list = behalf or _spoken(text), False
        elif _POST.match(text) and len(text) < 100 and (text.isupper() or not in_list):
            posts.append(text)
            in_list = False
        elif in_list and (text[0] in "-–+•" or text[0].islower() or text.endswith((";", "."))):
            recipients.append(_recipient(text))
        elif (posts or behalf) and (found := _name(text)):
            name = found
            index += 1
            break
        elif not _NOISE.match(text) and not (in_list or posts or behalf):
            break
        elif in_list and not text.isupper():
            recipients.append(_recipient(text))
        elif not _NOISE.match(text) and (posts or behalf) and not text.isupper():
            break
        index += 1
    # In two columns the recipients may stand below the name.
    index = _later_recipients(lines, index, stop, recipients)
    signer = None
    if name or posts or behalf:
        signer = Signer(name, _position(posts), behalf)
    return Signature(at, signer, tuple(each for each in recipients if each), index)


def _first(lines: Sequence[Line], start: int, stop: int) -> int | None:
    for at in range(start, stop):
        text = lines[at].text
        if _RECIPIENTS.match(text) and len(text) < 200:
            return at
        if text == text.upper() and (_BEHALF.match(text) or _POST.fullmatch(text)):
            # A post in capitals that opens a decision (`CHỦ TỊCH ỦY BAN …`) stands above its text.
            below = lines[at + 1 : min(at + 8, stop)]
            if any(_name(line.text) for line in below):
                return at
    return None


def _later_recipients(lines: Sequence[Line], at: int, stop: int, recipients: list[str]) -> int:
    if recipients:
        return at
    for index in range(at, min(at + 3, stop)):
        if _RECIPIENTS.match(lines[index].text):
            index += 1
            while index < stop and lines[index].text[0] in "-–+•":
                recipients.append(_recipient(lines[index].text))
                index += 1
            return index
    return at


def _recipient(text: str) -> str:
    return text.lstrip("-–+• ").rstrip(" .;,/")


def _name(text: str) -> str | None:
    found = _NAME.fullmatch(text.strip())
    if found:
        return found["name"]
    if _CAPS_NAME.fullmatch(text) and not _POST.match(text) and len(text) < 30:
        return None
    return None


def _position(posts: Sequence[str]) -> str | None:
    return ", ".join(_spoken(post) for post in posts) or None


def _spoken(caps: str) -> str:
    """Capitals as a sentence has them: `KT. CHỦ TỊCH` is `KT. Chủ tịch`."""
    words = caps.split()
    out = []
    for word in words:
        if word.rstrip("./") in ("TM", "T/M", "KT", "K/T", "TL", "T/L", "TUQ", "UBND", "HĐND", "Q"):
            out.append(word)
        elif not out or out[-1].endswith((".", "T/M")):
            out.append(word.capitalize())
        else:
            out.append(word.lower())
    return " ".join(out)
