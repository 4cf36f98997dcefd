"""Lists of agencies, in running text as in parentheses, headings and cells of tables."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from cancu.ingest.agency_names import Name, read_name
from cancu.ingest.agency_patterns import acts_at, field_at, patterns, starting
from cancu.ingest.agency_words import write_out
from cancu.ingest.first_words import WORD
from cancu.ingest.tones import older_tones


class Found(NamedTuple):
    """One agency: its name written out and where it stands."""

    agency: str
    start: int
    end: int


class Names(NamedTuple):
    """The agencies of a list in order, and where the list ended."""

    names: tuple[Found, ...]
    end: int


def parse_agency_list(text: str, start: int = 0, end: int | None = None) -> Names:
    """The agencies of the list that begins at `start` (space and bullets are skipped).

    Without an agency there the names are empty and `Names.end` is `start`.
    """
    return _List(text, len(text) if end is None else end).read(start)


def looks_like_agency(text: str) -> bool:
    """Whether the whole text is one agency or a list of them, nothing else."""
    names, end = parse_agency_list(text)
    return bool(names) and not text[end:].strip(" .,;:")


_OPENING = re.compile(r"[\s\-–+*•]*(?:(?:Đ/c|đ/c|[Đđ]ồng chí)\s+(?=\w))?")
_MEMBERS = re.compile(r"\s*\((?:gồm|bao gồm|như|trong đó)?:?\s*")
_NAMED = re.compile(r"\s?(?::|\s(?:gồm|như):?)\s+(?=[^\W\d_])")
_HEAD = r"(?P<head>[Ss]ở|[Bb]ộ|[Pp]hòng|[Bb]an|[Cc]hi cục|[Cc]ục)"
_PLURAL = re.compile(rf"(?P<all>[Cc]ác\s+)?{_HEAD}(?P<colon>\s*:)?\s+(?=\w)")
_PLURAL_WORDS = {"các", "sở", "bộ", "phòng", "ban", "chi", "cục"}
# Giám đốc các Sở: Nội vụ, Tài chính; Giám đốc Sở Nội vụ.
_OFFICE_OF_FIELD = re.compile(rf"(?P<office>.+?)\s+(?P<all>các\s+)?{_HEAD}(?!\w)(?P<field>\s+\w)?")
_COLON = re.compile(r"\s*:?\s+")
_FIELD_HEADS = {"Sở", "Bộ", "Phòng", "Ban", "Cục", "Chi cục", "Vụ"}
_QUALIFIED = re.compile(
    r"\s*\((?:(?:đối với|nếu|[Cc]ơ quan|[Tt]hường trực|là)\s[^()]{1,60}"
    r"|(?:qua|thông qua|sau đây|gọi|viết tắt|trực tiếp là|mà)\s[^()]{1,80}"
    r"|(?:Phòng|Cục|Chi cục|Vụ|Ban|Trung tâm|Văn phòng|Đội|Viện)\s[^():;]{1,80}"
    r"(?<!\strì)(?<!hực hiện)(?<!hối hợp)"
    r"|[A-ZĐ][A-ZĐƯ\d&-]{1,11}(?:,\s[A-ZĐ][A-ZĐƯ\d&-]{1,11}){0,4}"
    r"|(?:cấp\s)?(?:tỉnh|huyện|xã|phường|đặc khu|thị trấn)"
    r"(?:[,\s]+(?:xã|phường|đặc khu|thị trấn)){0,3})\)"
)
_ALL = re.compile(r"các\s+")
_UNITS = re.compile(
    r"(?:các\s+)?(?:xã|phường|thị\s+trấn|đặc\s+khu|huyện|quận|thị\s+xã|thành\s+phố)\b"
)
_COMMITTEES = ("UBND ", "Ủy ban nhân dân ", "HĐND ", "Hội đồng nhân dân ")
_DONE = re.compile(r"\s*(?:$|[,;.:()/]|và\s)")


class _List:
    """Reads name after name; `last` is the one whose unit an item after it may share.

    `head` is what an item that only names a field belongs to: `Sở`, `Giám đốc Sở`.
    """

    def __init__(self, text: str, end: int) -> None:
        self.printed, self.text, self.end = text, older_tones(text), end
        self.found: list[Found] = []
        self.last: Name | None = None
        self.head: str | None = None
        self.owner: str | None = None

    def read(self, start: int) -> Names:
        opening = _OPENING.match(self.text, start, self.end)
        at = opening.end() if opening else start
        following = self._plural(at) or self._named(at)
        if following is None:
            return Names((), start)
        while following is not None:
            at, following = following, self._next(following)
        return Names(tuple(self.found), at)

    def _next(self, at: int) -> int | None:
        """Where the item after `at` ends, None where the list does."""
        separator = patterns()["separator"].match(self.text, at, self.end)
        if separator is None:
            # Scans and tables lose commas between names.
            return self._named(at + 1) if self._lost_comma(at) else None
        item = separator.end()
        near = ";" not in separator[0] and "\n" not in separator[0]
        return (
            self._plural(item)
            or (self._same_committee(item) if near else None)
            or self._named(item)
            or self._shared(item)
        )

    def _same_committee(self, at: int) -> int | None:
        """`UBND các xã, phường ven biển, đặc khu Phú Quốc`, `UBND tỉnh, các xã, phường`."""
        last = self.last
        if last is None or last.unit is None or _UNITS.match(self.text, at, self.end) is None:
            return None
        if not self._owner(last, last.unit).endswith(_COMMITTEES):
            return None
        return self._shared_unit(last, last.unit, at)

    def _owner(self, last: Name, unit: int) -> str:
        """What stands before the unit: `UBND `, `Chủ tịch UBND `."""
        return self.owner if self.owner is not None else self.printed[last.start : unit]

    def _lost_comma(self, at: int) -> bool:
        last = self.last
        if last is None or not (last.known or last.unit is not None or last.kind == "group"):
            return False
        following = self.text[at : min(at + 9, self.end)]
        return following[:1].isspace() and (
            following[1:2].isupper() or following.split()[:1] == ["các"] or "cơ" in following[:3]
        )

    def _named(self, at: int) -> int | None:
        name = read_name(self.text, at, self.end)
        if name is None:
            return None
        printed = self.printed[name.start : name.end]
        if self.last and self.last.kind == "office" and printed.startswith("cơ quan"):
            # Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ: the office goes for both.
            self._add(f"{self._office()} {printed}", name.start, name.end)
            return name.end
        self.last, self.head, self.owner = name, self._field_head(name), None
        if name.kind == "office" and (fields := self._office_fields(name)):
            return fields
        if places := self._places(name):
            return places
        self._add(printed, name.start, name.end)
        if name.kind == "group":
            if "là thành viên" in printed:
                self._gather(name.end)
            return self._members(name)
        qualified = _QUALIFIED.match(self.text, name.end, self.end)
        return qualified.end() if qualified else name.end

    def _gather(self, end: int) -> None:
        """`các sở, Mặt trận Tổ quốc, đoàn thể là thành viên Ban Chỉ đạo` is one group."""
        for index in range(len(self.found) - 1, -1, -1):
            start = self.found[index].start
            if self.text.startswith(("Các ", "các "), start):
                del self.found[index:]
                self._add(self.printed[start:end], start, end)
                return

    def _office(self) -> str:
        return self.printed[self.last.start : self.last.head_end] if self.last else ""

    def _field_head(self, name: Name) -> str | None:
        """`Sở` of `Sở Y tế`, `Giám đốc Sở` of `Giám đốc Sở Y tế`."""
        if name.kind == "agency":
            head = self.text[name.start : name.head_end].capitalize()
            return head if head in _FIELD_HEADS else None
        found = (
            _OFFICE_OF_FIELD.match(self.text, name.start, name.end)
            if name.kind == "office"
            else None
        )
        return f"{found['office']} {found['head'].capitalize()}" if found else None

    def _office_fields(self, name: Name) -> int | None:
        """`Giám đốc các Sở: Nội vụ, Tài chính` are two offices."""
        found = _OFFICE_OF_FIELD.fullmatch(self.text, name.start, name.end)
        colon = _COLON.match(self.text, name.end, self.end) if found and found["all"] else None
        stop = field_at(self.text, colon.end(), self.end) if colon else None
        if colon is None or stop is None or not self._is_done(stop):
            return None
        self._add(f"{self.head} {self.printed[colon.end() : stop]}", colon.end(), stop)
        return stop

    def _places(self, name: Name) -> int | None:
        """`UBND các xã: An Hải, Bình Châu` are two committees."""
        unit = name.unit
        if unit is None or name.place is not None or self.text[name.end : name.end + 1] != ":":
            return None
        own = _ALL.match(self.text, unit, name.end)
        place = patterns()["place"].match(self.text, name.end + 1, self.end) if own else None
        if own is None or place is None or not self._is_done(place.end()):
            return None
        words = self.printed[name.start : unit] + self.printed[own.end() : name.end]
        self._add(f"{words}{self.printed[name.end + 1 : place.end()]}", name.start, place.end())
        # What follows shares the unit: the colon stands where its name begins.
        self.last = replace(name, place=name.end + 1, end=place.end())
        return place.end()

    def _add(self, name: str, start: int, end: int) -> None:
        self.found.append(Found(write_out(name), start, end))

    def _members(self, name: Name) -> int:
        """Where a group ends that names its members: `các tổ chức thành viên (Hội A, Hội B)`."""
        opening = _MEMBERS.match(self.text, name.end, self.end)
        closing = self.text.find(")", opening.end(), self.end) if opening else -1
        if opening is None or closing < 0:
            return self._named_members(name)
        members = parse_agency_list(self.printed, opening.end(), closing)
        if not members.names or self.text[members.end : closing].strip(" .…"):
            return name.end
        self.found.extend(members.names)
        return closing + 1

    def _named_members(self, name: Name) -> int:
        """`Các tổ chức chính trị - xã hội: Hội Nông dân, Đoàn Thanh niên`: those are meant."""
        opening = _NAMED.match(self.text, name.end, self.end)
        if opening is None or "ổ chức" not in self.text[name.start : name.end]:
            return name.end
        members = parse_agency_list(self.printed, opening.end(), self.end)
        if len(members.names) < 2:
            return name.end
        self.found[-1:] = members.names
        return members.end

    def _plural(self, at: int) -> int | None:
        """`các Sở: Y tế, Tài chính`: one head for all that follow."""
        word = WORD.match(self.text, at, self.end)
        if word is None or word[0].lower() not in _PLURAL_WORDS:
            return None
        found = _PLURAL.match(self.text, at, self.end)
        stop = field_at(self.text, found.end(), self.end) if found else None
        if found is None or stop is None or not (found["all"] or found["colon"]):
            return None
        self.head = found["head"].capitalize()
        self._add(f"{self.head} {self.printed[found.end() : stop]}", found.end(), stop)
        self.last = Name("agency", found.start("head"), stop, found.end("head"), known=True)
        self.owner = None
        return stop

    def _shared(self, at: int) -> int | None:
        """An item that is only the end of a name: `huyện Thái Thụy, Tiền Hải`."""
        last = self.last
        if last is None:
            return None
        stop = field_at(self.text, at, self.end) if self.head else None
        if stop is not None and self._is_done(stop):
            self._add(f"{self.head} {self.printed[at:stop]}", at, stop)
            return stop
        return None if last.unit is None else self._shared_unit(last, last.unit, at)

    def _shared_unit(self, last: Name, unit: int, at: int) -> int | None:
        """`cấp tỉnh, cấp xã`; `thành phố A, thị xã B`; `huyện A, B`."""
        before = self._owner(last, unit)
        word = WORD.match(self.text, at, self.end)
        level = starting()["levels"].match(word[0], self.text, at, self.end) if word else None
        several = self.text.startswith(("cấp", "các "), unit) or self.text.startswith("các", at)
        if level and (last.place is not None or several):
            place = patterns()["place"].match(self.text, level.end(), self.end)
            stop = (place or level).end()
            self._add(before + self.printed[at:stop], at, stop)
            self.owner = before
            self.last = replace(last, unit=at, place=place and level.end() + 1, end=stop)
            return stop
        tail = f" {self.text[at : min(self.end, at + 90)]}"
        place = patterns()["place"].match(tail) if last.place is not None else None
        if place is None or not self._is_done(at + place.end() - 1):
            return None
        stop = at + place.end() - 1
        own = _ALL.sub("", self.printed[unit : last.place]).rstrip(" :")
        self._add(f"{before}{own} {self.printed[at:stop]}", at, stop)
        return stop

    def _is_done(self, at: int) -> bool:
        """Whether no name goes on at `at`: capitals open many words that are no place."""
        return _DONE.match(self.text, at, self.end) is not None or acts_at(self.text, at, self.end)
