"""The head of a document: number, place, date, issuer, title.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1 to II.5; Hướng dẫn 36-HD/VPTW for the Party's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cancu.ingest.letters import compiled
from cancu.ingest.bodies import restore_case, written_out
from cancu.ingest.clean import Line
from cancu.ingest.dates import DATE, parse_date
from cancu.ingest.numbers import NUMBER, normal_number, own_number
from cancu.ingest.titles import ANNEX_LINE, Title
from cancu.ontology.genres import genre_of_sign
from cancu.ontology.issuers import issuer_of_sign

_MOTTO = compiled(
    r"(?:CỘNG H[ÒO][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–]\s*Tự do|ĐẢNG CỘNG SẢN VIỆT NAM"
    r"|CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM)"
)
_PLACE_DATE = compiled(
    rf"(?:^|\s)(?P<place>(?:TP\.?\s*)?[<U>][\w.'’]*(?:[\s-]+[<U>\d][\w.'’]*){{0,4}})\s*,\s*(?P<date>{DATE})",
    re.VERBOSE,
)
_BODY_START = compiled(
    r"(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|BỘ|SỞ|BAN|PHÒNG|CỤC|CHI CỤC|TỔNG CỤC|VIỆN|TÒA ÁN|TOÀ ÁN|ĐẢNG (?:BỘ|ỦY|UỶ)"
    r"|TỈNH (?:ỦY|UỶ)|HUYỆN (?:ỦY|UỶ)|THÀNH (?:ỦY|UỶ)|THỊ (?:ỦY|UỶ)|QUẬN (?:ỦY|UỶ)|TRƯỜNG|CÔNG AN|THỦ TƯỚNG|CHÍNH PHỦ|QUỐC HỘI"
    r"|VĂN PHÒNG|THANH TRA|CÔNG TY|TẬP ĐOÀN|TỔNG CÔNG TY|HỘI|LIÊN ĐOÀN|ĐOÀN|BỆNH VIỆN|TRUNG TÂM|BẢO HIỂM|KHO BẠC|NGÂN HÀNG)\b"
)
_OPENING_ISSUER = compiled(
    r"(?:^|[,;.]\s+|\)\s*[,;]?\s*)(?:[Đđ]ể\s[^,;]{0,200},\s+)?(?P<body>[<U>][^,;.:()]{3,120}?)\s+"
    r"(?:xây dựng|ban hành|đề ra|triển khai|lập|yêu cầu|chỉ đạo|thông báo|kết luận|phê duyệt)\s"
    r"[^.;]{0,160}?(?:như sau|sau đây|cụ thể|sau)\s*:?\s*$"
)
_ANNEX_NUMBER = compiled(rf"số\s*:?\s*(?P<number>{NUMBER})")


@dataclass(frozen=True, slots=True)
class Header:
    """`annex_line` is the index of the line `(Ban hành kèm theo …)`, `body` of the first of the text."""

    number: str | None
    sign: str | None
    place: str | None
    date: str | None
    issuer: str | None
    letterhead: str | None
    annex_of: str | None
    annex_line: tuple[int, int] | None
    body: int


def looks_like_head(text: str) -> bool:
    """Whether a line belongs to a letterhead: motto, issuing body in capitals, place with date."""
    if len(text) > 120:
        return False
    body = text.isupper() and bool(
        _BODY_START.match(text) or re.match(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|XÃ|PHƯỜNG)\b", text)
    )
    return bool(_MOTTO.match(text)) or body or (len(text) < 80 and bool(_PLACE_DATE.search(text)))


def read_header(lines: Sequence[Line], start: int, title: Title | None, stop: int) -> Header:
    """What stands around the title that begins a document in `lines[start:stop]`."""
    if title is None:
        title = _untitled(lines, start, stop)
    number = sign = place = date = None
    head = [*range(start, title.line), *range(title.next, min(title.next + 4, stop))]
    for index in head:
        text = lines[index].text
        if index >= title.next and len(text) > 120:
            break
        if sign is None and (own := own_number(text)) and not ANNEX_LINE.match(text):
            number, sign = own
        if date is None and len(text) < 160 and (found := _PLACE_DATE.search(text)):
            place, date = found["place"].strip(), parse_date(found["date"])
    body = _skip_head(lines, title.next, stop)
    annex = _annex_line(lines, title.next, body)
    letterhead = _letterhead(lines[start : title.line])
    issuer = _caps_issuer(lines, title, body) or letterhead
    annex_of = _annexed_to(lines, annex) if annex else None
    return Header(number, sign, place, date, issuer, letterhead, annex_of, annex, body)


def opening_issuer(paragraph: str) -> str | None:
    """Who issues, said in the opening clause: `…, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:`."""
    found = _OPENING_ISSUER.search(paragraph)
    if found is None:
        return None
    words = re.split(r",\s+|\s+và\s+(?=thực hiện)", found["body"])[-1]
    return written_out(words) if _BODY_START.match(words.upper()) else None


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
    """A letter has no genre line: its head ends with the lines that look like one."""
    at = start
    while at < stop and (looks_like_head(lines[at].text) or own_number(lines[at].text)):
        at += 1
    return Title(at, "", lines[start].body[:0], None, at)


def _skip_head(lines: Sequence[Line], at: int, stop: int) -> int:
    """Past the annex line, the issuer in capitals and what else stands between title and text."""
    while at < stop:
        text = lines[at].text
        caps_body = text.isupper() and bool(_BODY_START.match(text) or _is_post(text))
        small = text == "*" or own_number(text) or _MOTTO.match(text)
        dated = len(text) < 60 and bool(_PLACE_DATE.search(text))
        if ANNEX_LINE.match(text):
            while at < stop and ")" not in lines[at].text and len(lines[at].text) < 200:
                at += 1
        elif not (caps_body or small or dated):
            break
        at += 1
    return min(at, stop)


def _is_post(text: str) -> bool:
    return bool(
        re.match(
            r"(?:PHÓ )?(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG|CHÁNH|THỐNG ĐỐC|HIỆU TRƯỞNG|VIỆN TRƯỞNG)",
            text,
        )
    )


def _annex_line(lines: Sequence[Line], start: int, stop: int) -> tuple[int, int] | None:
    for at in range(start, stop):
        if ANNEX_LINE.match(lines[at].text):
            end = at
            while end + 1 < stop and ")" not in lines[end].text:
                end += 1
            return at, end + 1
    return None


def _annexed_to(lines: Sequence[Line], annex: tuple[int, int]) -> str | None:
    text = " ".join(line.text for line in lines[annex[0] : annex[1]])
    found = _ANNEX_NUMBER.search(text)
    return normal_number(found["number"]) if found else None


def _caps_issuer(lines: Sequence[Line], title: Title, body: int) -> str | None:
    """The issuer in capitals below the title of a decision, or after `CỦA` above a Party's."""
    if title.issuer:
        return restore_case(title.issuer)
    named: list[str] = []
    for line in lines[title.next : body]:
        text = line.text
        if text.isupper() and (_BODY_START.match(text) or _is_post(text)) and not own_number(text):
            named.append(text)
    if not named:
        return None
    words = re.split(r"\s+(?:KHÓA|KHOÁ|NHIỆM KỲ|KỲ HỌP)\b", " ".join(named))[0]
    return restore_case(words)


def _letterhead(lines: Sequence[Line]) -> str | None:
    """The issuing body of the letterhead; the superior body above it is not the issuer."""
    bodies: list[str] = []
    for line in lines:
        text = re.split(r"\s{2,}|\s+(?=CỘNG H|ĐẢNG CỘNG)", line.text)[0].strip(" *")
        if not text or _MOTTO.match(text) or own_number(text) or not text.isupper():
            continue
        if _BODY_START.match(text) and not (bodies and bodies[-1].endswith((" VÀ", "-"))):
            bodies.append(text)
        elif bodies:
            bodies[-1] = f"{bodies[-1]} {text}"
    if not bodies:
        return None
    place = re.search(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ)\s+\S.*", bodies[0])
    last = bodies[-1]
    if (
        len(bodies) > 1
        and place
        and not re.search(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|XÃ|PHƯỜNG)\s", last)
    ):
        last = f"{last} {place[0]}"
    return restore_case(re.sub(r"^UBND\b", "ỦY BAN NHÂN DÂN", last))
