"""One name of an agency, an office or a group, read from where it begins to where it ends."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from cancu.ingest.agency_words import field_pattern, known_pattern
from cancu.ingest.rules import rules_by_name

_MOST_WORDS = 6
"""Words in lower case that an unknown name holds in a row."""
_APPOSITION = re.compile(r"\s?[-–]\s?(?:[Cc]ơ quan|[Ll]à|[Tt]hường trực|[Đđ]ơn vị|Phó|Trưởng|Ủy viên)")


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


@functools.cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The compiled rules of `agencies.yml` by name."""
    return {name: rule.pattern for name, rule in rules_by_name("agencies").items()}


def field_at(text: str, at: int, end: int) -> int | None:
    """Where the known field (`Văn hóa, Thể thao và Du lịch`) that begins at `at` ends."""
    if at >= end or not text[at].isupper():
        return None
    found = field_pattern().match(text, at, end) or patterns()["field"].match(text, at, end)
    return found.end() if found else None


def read_name(text: str, at: int, end: int) -> Name | None:
    """The name that begins exactly at `at`, or None."""
    if at >= end or not text[at].isalpha():
        return None
    rules = patterns()
    if office := rules["office"].match(text, at, end):
        return _office(text, office, end)
    if head := rules["head"].match(text, at, end):
        name = _agency(text, head, end)
        if name is not None:
            return name
    if group := rules["group"].match(text, at, end):
        return _group(text, group, end)
    return None


def _office(text: str, office: re.Match[str], end: int) -> Name | None:
    """An office with the body it belongs to: `Chủ tịch UBND tỉnh`, `Thủ trưởng các sở`."""
    start, at = office.span()
    for opening in _OFFICE_OF:
        found = opening.match(text, at, end)
        inner = read_name(text, found.end(), end) if found else None
        if inner is not None and inner.kind != "office":
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


_OFFICE_OF = tuple(re.compile(rf"\s+(?:của\s+)?{skip}") for skip in ("", r"các\s+"))
_OFFICE_HEADS = {"phòng", "ban", "thôn", "phố", "bản", "ấp", "khu", "trạm", "khoa", "đoàn"}
_AND_ALL = re.compile(r"\s+và\s+(?=các\s)")
_ALONE = {"Bộ trưởng", "Hiệu trưởng", "GVCN", "Giáo viên chủ nhiệm", "Tổng phụ trách Đội"}


def _agency(text: str, head: re.Match[str], end: int) -> Name | None:
    reader = _Reader(text, head.end(), end)
    known = known_pattern().match(text, head.start(), end)
    if head["solo"]:
        reader.closed = True
    elif known and known.end() > head.end():
        reader.at, reader.closed, reader.known = known.end(), True, True
    elif head["weak"]:
        space = re.compile(r"\s+(?:các\s+)?").match(text, head.end(), end)
        field = field_at(text, space.end(), end) if space else None
        if field:
            reader.at, reader.closed, reader.known = field, True, True
    reader.run()
    if head["weak"] and reader.at == head.end():
        return None
    return Name(
        "agency", head.start(), reader.at, head.end(), reader.unit, reader.place, reader.known
    )


def _group(text: str, group: re.Match[str], end: int) -> Name | None:
    reader = _Reader(text, group.end(), end)
    reader.group = True
    reader.force = group[0].lower().endswith("lực lượng")
    reader.run()
    if places := reader.capital and group["many"] and _PLACES.match(text, reader.at, end):
        reader.at = places.end()
    if reader.at == group.end() and not group["many"] and not group["last"]:
        whole = group[0].lower() in _WHOLE or (group["unit"] and len(group[0].split()) > 2)
        return _made(group, reader) if whole else None
    return _made(group, reader)


_WHOLE = {"địa phương", "doanh nghiệp", "nhà trường"}
"""Groups that one word names."""


_PLACES = re.compile(r"(?:,\s+[A-ZĐ]\w*(?:\s[A-ZĐ]\w*){1,3}(?=\s*(?:[,;.)]|và\s|$)))+(?:\s+và\s+[A-ZĐ]\w*(?:\s[A-ZĐ]\w*){1,3})?")
"""`các địa phương Bắc Ninh, Bình Dương, An Giang` is one group."""


def _made(group: re.Match[str], reader: _Reader) -> Name:
    return Name("group", group.start(), reader.at, group.end(), reader.unit, reader.place)


class _Reader:
    """Goes on from a head word by word until the name can hold no more."""

    def __init__(self, text: str, at: int, end: int) -> None:
        self.text, self.at, self.end = text, at, end
        self.unit: int | None = None
        self.place: int | None = None
        self.closed = self.known = self.group = self.force = False
        self.lows = 0
        self.capital = False

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
        return not head["weak"] or (self.text[at:].startswith(("Sở ", "Bộ ")) and self.known)

    def _tail(self) -> bool:
        found = self._match("tail")
        if found is None:
            return False
        self.at, self.closed = found.end(), True
        return True

    def _member_of(self) -> bool:
        """`các sở, ngành là thành viên Ban Chỉ đạo 138 tỉnh`."""
        found = re.compile(r"\s+(?:là\s+)?(?=thành viên\s+(?:của\s+)?[A-ZĐỦ])").match(
            self.text, self.at, self.end
        )
        if found is None or not self.group:
            return False
        inner = re.compile(r"thành viên\s+(?:của\s+)?").match(self.text, found.end(), self.end)
        name = read_name(self.text, inner.end(), self.end) if inner else None
        if name is None:
            return False
        self.at, self.closed = name.end, True
        return True

    def _word(self) -> bool:
        if self.closed:
            return self._known_place()
        found = self._match("cap")
        if found and self.group and self._begins_other(found.start("word")):
            return False
        if found and not _APPOSITION.match(self.text, self.at, self.end):
            self.at, self.lows, self.capital = found.end(), 0, True
            return True
        found = None if self._match("act") else self._match("low")
        if found and self.lows < _MOST_WORDS and (self.capital or self.group):
            self.at, self.lows = found.end(), self.lows + 1
            return True
        return False

    def _known_place(self) -> bool:
        """A known name may be followed by its place: `Sở Y tế Hà Nội`."""
        if self.place is not None or self.unit is not None or not self.known:
            return False
        before = self.at
        self._place()
        return self.at > before

    def _joined(self) -> bool:
        """`Khoa học và Công nghệ`, `Văn hóa, Khoa học và Thông tin`: one name that we do not know."""
        if self.closed or self.group or not self.capital:
            return False
        found = _AND.match(self.text, self.at, self.end) or _COMMA.match(
            self.text, self.at, self.end
        )
        if found is None or read_name(self.text, found.end(), self.end) is not None:
            return False
        self.at, self.lows = found.end() - 1, 0
        return True


_AND = re.compile(r"\s+và\s+(?=[A-ZĐÂĂÁÀẢÔƠÓÚƯÝÍ])")
_COMMA = re.compile(
    r",\s+(?=[A-ZĐÂĂÁÀẢÔƠÓÚƯÝÍ]\w*(?:\s+[^\W\dA-Z]\w*){0,3}\s+và\s+[A-ZĐÂĂÁÀẢÔƠÓÚƯÝÍ])"
)
