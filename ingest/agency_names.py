"""One name of an agency, an office or a group, read from where it begins to where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cancu.ingest.agency_patterns import field_at, patterns, starting
from cancu.ingest.agency_reader import Reader
from cancu.ingest.agency_words import bodies, known_names
from cancu.ingest.first_words import WORD
from cancu.ingest.letters import compiled

_LONGEST = 240
"""Characters that a name has at most; it bounds what is read again and again."""
_OFFICE_OF = tuple(re.compile(rf"\s+(?:của\s+)?{skip}") for skip in ("", r"các\s+"))
_OFFICE_HEADS = {
    "phòng",
    "ban",
    "thôn",
    "phố",
    "bản",
    "ấp",
    "buôn",
    "khóm",
    "khu",
    "trạm",
    "khoa",
    "đoàn",
}
_ALONE = (
    "Bộ trưởng",
    "Chánh Văn phòng",
    "Chánh Thanh tra",
    "Thống đốc",
    "Hiệu trưởng",
    "hiệu trưởng",
    "Phó Hiệu trưởng",
    "Tổ trưởng",
    "tổ trưởng",
    "GVCN",
    "Giáo viên chủ nhiệm",
    "giáo viên chủ nhiệm",
    "Tổng phụ trách Đội",
    "TPT Đội",
    "Kế toán trưởng",
    "Bí thư",
    "Phó Bí thư",
    "Giám đốc",
    "Phó Giám đốc",
    "chi ủy viên",
    "Chi ủy viên",
    "đảng ủy viên",
    "Đảng ủy viên",
)
"""Offices that name no body."""
_WHOLE = {"địa phương", "doanh nghiệp", "nhà trường", "cấp ủy", "chính quyền"}
"""Groups that one word names."""
_OF_FIELDS = {"Sở", "Bộ", "Phòng", "Ban", "Cục", "Chi cục", "Vụ", "Tổng cục", "Thanh tra", "Khoa"}
"""Heads that stand before the name of a field."""
_BELOW = ("Cục ", "Phòng ", "Vụ ", "Cơ quan ", "Đội ", "Trung tâm ")
"""Heads of bodies that are part of another."""
_AND_ALL = re.compile(r"\s+và\s+(?=các\s)")
_CONCERNED = re.compile(r"cá nhân|liên quan")
"""What is said of whoever it concerns is no body whose head could be charged."""
_CAPITAL = compiled(r"\s[<U>]")
_PLAIN = {"Ủy ban", "Tổ", "Đội", "Hội đồng", "Ban"}
_NO_BODY = re.compile(
    r"\s+(?:ngũ|chức|quốc|tiên|hợp|đầu|hành|ngày|mai|sơ|bố|tặng|thưởng|ấm|nghề|này|đó|trên|thì)\b"
)
"""Words that make another of a head: `Tổ quốc`, `Đội ngũ`, `Ban đầu`."""
_SPACE_ALL = re.compile(r"\s+(?:các\s+)?")
_PERSON = compiled(
    r"(?:Nguyễn|Trần|Lê|Phạm|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Dương|Đinh|Trịnh|Mai|Cao|Hoàng)"
    r"(?:\s[<U>]\w*){2,3}(?!\w)"
)
"""Who holds the office: persons by name are charged with nothing."""
_PLACES = compiled(
    r"(?:,\s+[<U>]\w*(?:\s[<U>]\w*){1,3}(?=\s*(?:[,;.)]|và\s|$)))+"
    r"(?:\s+và\s+[<U>]\w*(?:\s[<U>]\w*){1,3})?"
)
"""`các địa phương Bắc Ninh, Bình Dương, An Giang` is one group."""


@dataclass(slots=True)
class Name:
    """A name at `start:end`; `kind` is `agency`, `office` or `group`.

    `head_end` is where its head word ends (`Sở`, `Ủy ban nhân dân`), `unit` where the unit that
    it belongs to begins (`huyện Thái Thụy`), `place` where that unit's own name does.
    """

    kind: str
    start: int
    end: int
    head_end: int
    unit: int | None = None
    place: int | None = None
    known: bool = False


def read_name(text: str, at: int, end: int) -> Name | None:
    """The name that begins exactly at `at`, or None. `text` has its tones in their older place."""
    found = WORD.match(text, at, end)
    if found is None:
        return None
    end = min(end, at + _LONGEST)
    word = found[0]
    if office := starting()["office"].match(word, text, at, end):
        return _office(text, office, end)
    return _body(word, text, at, end)


def _ends(text: str, at: int, end: int) -> int | None:
    name = read_name(text, at, end)
    return name.end if name else None


def _body_at(text: str, at: int, end: int) -> Name | None:
    found = WORD.match(text, at, end)
    return _body(found[0], text, at, end) if found else None


def _body(word: str, text: str, at: int, end: int) -> Name | None:
    """An agency or a group, no office."""
    return _agency(word, text, at, end) or _group(word, text, at, end)


def _office(text: str, office: re.Match[str], end: int) -> Name | None:
    """An office with the body it belongs to: `Chủ tịch UBND tỉnh`, `Thủ trưởng các sở`."""
    start, at = office.span()
    if office[0].startswith("Chánh "):
        # The office of an office: Chánh Văn phòng HĐND và UBND, Chánh Thanh tra tỉnh.
        body = _body_at(text, start + len("Chánh "), end)
        if body is not None:
            return Name("office", start, body.end, at, body.unit, body.place)
    for opening in _OFFICE_OF:
        found = opening.match(text, at, end)
        inner = _body_at(text, found.end(), end) if found else None
        if inner is not None:
            if _PERSON.match(text, inner.place or end, end):
                return None
            last = _with_groups(text, inner, end)
            return Name("office", start, last, at, inner.unit, inner.place)
    words = office[0].split()
    if len(words) > 1 and words[-1] in _OFFICE_HEADS:
        reader = Reader(text, at, end, _ends)
        reader.capital = True
        reader.run()
        return Name("office", start, reader.at, at, reader.unit, reader.place)
    words[:1] = [] if words[0] in ("Các", "các") else words[:1]
    alone = " ".join(words).startswith(_ALONE) and not _CAPITAL.match(text, at, end)
    return Name("office", start, at, at) if alone else None


def _with_groups(text: str, inner: Name, end: int) -> int:
    """`Thủ trưởng các sở và các tổ chức chính trị - xã hội` are the heads of both groups."""
    found = _AND_ALL.match(text, inner.end, end) if inner.kind == "group" else None
    more = read_name(text, found.end(), end) if found else None
    if more is None or more.kind != "group" or _CONCERNED.search(text, more.start, more.end):
        return inner.end
    return more.end


def _agency(word: str, text: str, at: int, end: int) -> Name | None:
    rules = starting()
    head = rules["head"].match(word, text, at, end)
    body = bodies().match(word, text, at, end) if text[at].isupper() else None
    weak = solo = plain = False
    if head is not None:
        weak, solo, plain = bool(head["weak"]), bool(head["solo"]), bool(head["plain"])
    if body and (head is None or body.end() > head.end()):
        stop, weak, solo, plain = body.end(), _is_weak(body[0]), False, False
    elif head is not None:
        stop = head.end()
    else:
        return None
    if text.startswith(" viên", stop):
        return None
    if word == "Công" and rules["never"].match(word, text, at, end):
        return None
    return _whole(text, at, stop, end, weak=weak, solo=solo, plain=plain)


def _is_weak(head: str) -> bool:
    return patterns()["weak"].fullmatch(head) is not None


def _whole(
    text: str, at: int, stop: int, end: int, *, weak: bool, solo: bool, plain: bool
) -> Name | None:
    """The name whose head is `text[at:stop]`."""
    reader = Reader(text, stop, end, _ends)
    reader.capital = plain
    word = WORD.match(text, at, end)
    known = known_names().match(word[0], text, at, end) if word else None
    if solo:
        reader.closed = True
    elif known and known.end() > stop:
        # A name that is known never cuts a longer one: `các khu công nghiệp, khu chế xuất`.
        if not (text.startswith((",", " và"), known.end()) and _object_after(reader, known.end())):
            reader.know(known.end())
    elif text[at:stop] in _OF_FIELDS and (field := _field(text, stop, end)):
        reader.know(field)
    elif not weak:
        reader.object()
    reader.run()
    if weak and reader.at == stop and not (text[at:stop] in _PLAIN and _plainly(reader)):
        return None
    if text.startswith(_BELOW, at):
        reader.superior()
    return Name("agency", at, reader.at, stop, reader.unit, reader.place, reader.known)


def _object_after(reader: Reader, at: int) -> bool:
    """Whether what the board is for goes on behind `at`."""
    reader.object()
    return reader.at > at


def _plainly(reader: Reader) -> bool:
    """`Tổ chuyên viên Mầm non`: the name goes on in small letters, up to its end or a verb."""
    if _NO_BODY.match(reader.text, reader.at, reader.end):
        return False
    start, reader.capital = reader.at, True
    reader.run()
    words = reader.text[start : reader.at].split()
    return len(words) > 1


def _field(text: str, at: int, end: int) -> int | None:
    space = _SPACE_ALL.match(text, at, end)
    return field_at(text, space.end(), end) if space else None


def _group(word: str, text: str, at: int, end: int) -> Name | None:
    rules = starting()
    many, start = rules["many"].match(word, text, at, end), at
    found = rules["areas"].match(word, text, at, end)
    plural = found is not None
    if found is None:
        if many is not None:
            at = many.end()
            following = WORD.match(text, at, end)
            word = following[0] if following else ""
        found = rules["group"].match(word, text, at, end) if word else None
        if found is None:
            return None
        plural = many is not None
    reader = Reader(text, found.end(), end, _ends)
    reader.group = True
    reader.force = found[0].lower().endswith(("lực lượng", "cơ quan"))
    reader.run()
    places = _PLACES.match(text, reader.at, end) if plural and reader.capital else None
    last = places.end() if places else reader.at
    if last == found.end() and not plural and not found["last"]:
        words = found[0].lower().split()
        if " ".join(words) not in _WHOLE and not (found["unit"] and len(words) > 2):
            return None
    return Name("group", start, last, found.end(), reader.unit, reader.place)
