"""One name of an agency, an office or a group, read from where it begins to where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cancu.ingest.agency_patterns import field_at, patterns
from cancu.ingest.agency_words import body_pattern, known_pattern

_MOST_WORDS = 6
"""Words in lower case that an unknown name holds in a row."""
_LONGEST = 240
"""Characters that a name has at most; it bounds what is read again and again."""
_APPOSITION = re.compile(
    r"\s?[-–]\s?(?:[Cc]ơ quan|[Ll]à|[Tt]hường trực|[Đđ]ơn vị|Phó|Trưởng|Ủy viên)"
)
_OFFICE_OF = tuple(re.compile(rf"\s+(?:của\s+)?{skip}") for skip in ("", r"các\s+"))
_OFFICE_HEADS = {"phòng", "ban", "thôn", "phố", "bản", "ấp", "khu", "trạm", "khoa", "đoàn"}
_ALONE = {
    "Bộ trưởng",
    "Hiệu trưởng",
    "GVCN",
    "Giáo viên chủ nhiệm",
    "giáo viên chủ nhiệm",
    "Tổng phụ trách Đội",
}
"""Offices that name no body."""
_WHOLE = {"địa phương", "doanh nghiệp", "nhà trường", "cấp ủy", "cấp uỷ", "chính quyền"}
"""Groups that one word names."""
_AND_ALL = re.compile(r"\s+và\s+(?=các\s)")
_SPACE_ALL = re.compile(r"\s+(?:các\s+)?")
_PLACES = re.compile(
    r"(?:,\s+[A-ZĐ]\w*(?:\s[A-ZĐ]\w*){1,3}(?=\s*(?:[,;.)]|và\s|$)))+"
    r"(?:\s+và\s+[A-ZĐ]\w*(?:\s[A-ZĐ]\w*){1,3})?"
)
"""`các địa phương Bắc Ninh, Bình Dương, An Giang` is one group."""
_AND = re.compile(r"\s+và\s+(?=[A-ZĐÂĂÁÀẢÔƠÓÚƯÝÍ])")
_COMMA = re.compile(
    r",\s+(?=[A-ZĐÂĂÁÀẢÔƠÓÚƯÝÍ]\w*(?:\s+[^\W\dA-Z]\w*){0,3}\s+và\s+[A-ZĐÂĂÁÀẢÔƠÓÚƯÝÍ])"
)
_MEMBER_OF = re.compile(r"\s+(?:là\s+)?thành viên\s+(?:của\s+)?(?=[A-ZĐỦ])")


@dataclass(frozen=True, slots=True)
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
    """The name that begins exactly at `at`, or None."""
    if at >= end or not text[at].isalpha():
        return None
    end = min(end, at + _LONGEST)
    if office := patterns()["office"].match(text, at, end):
        return _office(text, office, end)
    return _body(text, at, end)


def _body(text: str, at: int, end: int) -> Name | None:
    """An agency or a group, no office."""
    if at >= end or not text[at].isalpha():
        return None
    if (name := _agency(text, at, end)) is not None:
        return name
    group = patterns()["group"].match(text, at, end)
    return _group(text, group, end) if group else None


def _office(text: str, office: re.Match[str], end: int) -> Name | None:
    """An office with the body it belongs to: `Chủ tịch UBND tỉnh`, `Thủ trưởng các sở`."""
    start, at = office.span()
    if office[0].startswith("Chánh "):
        # The office of an office: Chánh Văn phòng HĐND và UBND, Chánh Thanh tra tỉnh.
        body = _body(text, start + len("Chánh "), end)
        if body is not None:
            return Name("office", start, body.end, at, body.unit, body.place)
    for opening in _OFFICE_OF:
        found = opening.match(text, at, end)
        inner = _body(text, found.end(), end) if found else None
        if inner is not None:
            last = _with_groups(text, inner, end)
            return Name("office", start, last, at, inner.unit, inner.place)
    words = office[0].split()
    if len(words) > 1 and words[-1] in _OFFICE_HEADS:
        reader = _Reader(text, at, end)
        reader.capital = True
        reader.run()
        return Name("office", start, reader.at, at, reader.unit, reader.place)
    return Name("office", start, at, at) if office[0] in _ALONE else None


def _with_groups(text: str, inner: Name, end: int) -> int:
    """`Thủ trưởng các sở và các tổ chức chính trị - xã hội` are the heads of both groups."""
    found = _AND_ALL.match(text, inner.end, end) if inner.kind == "group" else None
    more = read_name(text, found.end(), end) if found else None
    return more.end if more is not None and more.kind == "group" else inner.end


def _agency(text: str, at: int, end: int) -> Name | None:
    if patterns()["never"].match(text, at, end):
        return None
    head = patterns()["head"].match(text, at, end)
    body = body_pattern().match(text, at, end) if text[at].isupper() else None
    if body and (head is None or body.end() > head.end()) and not _is_weak(body[0]):
        head, weak, solo = body, False, False
    elif head:
        weak, solo = bool(head["weak"]), bool(head["solo"])
    else:
        return None
    reader = _Reader(text, head.end(), end)
    reader.capital = not (weak or head.re is body_pattern()) and bool(head["plain"])
    known = known_pattern().match(text, at, end)
    if solo:
        reader.closed = True
    elif known and known.end() > head.end():
        reader.know(known.end())
    elif weak and (field := _field(text, head.end(), end)):
        reader.know(field)
    reader.run()
    if weak and reader.at == head.end():
        return None
    return Name("agency", at, reader.at, head.end(), reader.unit, reader.place, reader.known)


def _is_weak(head: str) -> bool:
    return patterns()["weak"].fullmatch(head) is not None


def _field(text: str, at: int, end: int) -> int | None:
    space = _SPACE_ALL.match(text, at, end)
    return field_at(text, space.end(), end) if space else None


def _group(text: str, group: re.Match[str], end: int) -> Name | None:
    reader = _Reader(text, group.end(), end)
    reader.group = True
    reader.force = group[0].lower().endswith("lực lượng")
    reader.run()
    plural = group["many"] or group["areas"]
    places = _PLACES.match(text, reader.at, end) if plural and reader.capital else None
    last = places.end() if places else reader.at
    if last == group.end() and not plural and not group["last"]:
        words = group[0].lower().split()
        if " ".join(words) not in _WHOLE and not (group["unit"] and len(words) > 2):
            return None
    return Name("group", group.start(), last, group.end(), reader.unit, reader.place)


class _Reader:
    """Goes on from a head word by word until the name can hold no more."""

    def __init__(self, text: str, at: int, end: int) -> None:
        self.text, self.at, self.end = text, at, end
        self.unit: int | None = None
        self.place: int | None = None
        self.closed = self.known = self.group = self.force = False
        self.lows = 0
        self.capital = False

    def know(self, end: int) -> None:
        """All up to `end` is a name that is known."""
        self.at, self.closed, self.known = end, True, True

    def run(self) -> None:
        while self._level() or self._tail() or self._member_of() or self._word() or self._joined():
            pass

    def _match(self, rule: str) -> re.Match[str] | None:
        return patterns()[rule].match(self.text, self.at, self.end)

    def _level(self) -> bool:
        """`các huyện, thị xã`, `tỉnh Thái Bình`: after it only the unit's own name goes on."""
        found = self._match("levels")
        if found is None or (self.unit is not None and self.closed):
            return False
        self.unit = found.start() + 1
        self.at = found.end()
        self.closed = True
        self._place()
        return True

    def _place(self) -> None:
        found = self._match("place")
        if found is None:
            return
        stop = found.end()
        for word in re.finditer(r"\S+", found[0]):
            at = found.start() + word.start()
            if self._begins_other(at):
                stop = at - 1
                break
        if stop > self.at:
            self.place = self.at + 1
            self.at = stop

    def _begins_other(self, at: int) -> bool:
        head = patterns()["head"].match(self.text, at, self.end)
        if head is None or self.force:
            return False
        if head["weak"] in ("Sở", "Bộ"):
            return field_at(self.text, head.end() + 1, self.end) is not None
        # A line of its own in a table's cell begins with the next agency.
        return not head["weak"] or (
            self.text[at - 1] == "\n" and read_name(self.text, at, self.end) is not None
        )

    def _tail(self) -> bool:
        found = self._match("tail")
        if found is None:
            return False
        self.at, self.closed = found.end(), True
        return True

    def _member_of(self) -> bool:
        """`các sở, ngành là thành viên Ban Chỉ đạo 138 tỉnh`."""
        found = _MEMBER_OF.match(self.text, self.at, self.end) if self.group else None
        name = read_name(self.text, found.end(), self.end) if found else None
        if name is None:
            return False
        self.at, self.closed = name.end, True
        return True

    def _word(self) -> bool:
        if self.closed:
            return self._known_place()
        found = self._match("cap")
        lost = self.group or (self.capital and "\n" in found[0]) if found else False
        if found and lost and self._begins_other(found.start("word")):
            return False
        if found and self._closing_body(found.start("word")):
            return True
        if found and not _APPOSITION.match(self.text, self.at, self.end):
            self.at, self.lows, self.capital = found.end(), 0, True
            return True
        found = None if self._match("act") else self._match("low")
        if found and self.lows < _MOST_WORDS and (self.capital or self.group):
            self.at, self.lows = found.end(), self.lows + 1
            return True
        return False

    def _closing_body(self, at: int) -> bool:
        """`Đảng đoàn Quốc hội`: the body that it belongs to is complete, and so is the name."""
        head = patterns()["head"].match(self.text, at, self.end)
        if head is None or not head["solo"]:
            return False
        self.at, self.closed = head.end(), True
        return True

    def _known_place(self) -> bool:
        """A known name may be followed by its place: `Sở Y tế Hà Nội`."""
        if self.place is not None or self.unit is not None or not self.known:
            return False
        before = self.at
        self._place()
        return self.at > before

    def _joined(self) -> bool:
        """`Văn hóa, Khoa học và Thông tin`: one name, although nobody told us."""
        if self.closed or self.group or not self.capital:
            return False
        found = _AND.match(self.text, self.at, self.end) or _COMMA.match(
            self.text, self.at, self.end
        )
        if found is None or read_name(self.text, found.end(), self.end) is not None:
            return False
        self.at, self.lows = found.end() - 1, 0
        return True
