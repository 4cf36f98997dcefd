"""Lists of agencies in running text, parentheses, headings and table cells."""

from __future__ import annotations

import re
from typing import NamedTuple

from cancu.ingest.agency_names import Name, field_at, patterns, read_name
from cancu.ingest.agency_words import write_out


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
    stop = len(text) if end is None else end
    at = _opening(text, start, stop)
    found: list[Found] = []
    last = read_name(text, at, stop)
    plural = _plural_head(text, at, stop) if last is None or last.kind == "group" else None
    if plural is not None:
        last, at = _plural(text, plural, stop, found)
    elif last is not None:
        at = _add(text, last, stop, found)
    if last is None:
        return Names((), start)
    while True:
        separator = patterns()["separator"].match(text, at, stop)
        follows = separator.end() if separator else _space(text, at, stop)
        name = read_name(text, follows, stop)
        if name is not None and (separator or _stands_apart(last, name)):
            plural = _plural_head(text, follows, stop) if name.kind == "group" else None
            if plural is not None:
                last, at = _plural(text, plural, stop, found)
            elif last.kind == "office" and _is_bare_group(text, name):
                # Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ: the office goes for both.
                office = text[last.start : last.head_end]
                full = write_out(f"{office} {text[name.start : name.end]}")
                found.append(Found(full, name.start, name.end))
                at = name.end
            else:
                last, at = name, _add(text, name, stop, found)
        elif separator and (shared := _shared(text, last, follows, stop)):
            found.append(Found(write_out(shared[0]), follows, shared[1]))
            at = shared[1]
        else:
            return Names(tuple(found), at)


def looks_like_agency(text: str) -> bool:
    """Whether the whole text is one agency or a list of them, nothing else."""
    names, end = parse_agency_list(text)
    return bool(names) and not text[end:].strip(" .,;:")


def _is_bare_group(text: str, name: Name) -> bool:
    return name.kind == "group" and text.startswith("cơ quan", name.start)


def _opening(text: str, at: int, end: int) -> int:
    found = re.compile(r"[\s\-–+*•]*").match(text, at, end)
    return found.end() if found else at


def _space(text: str, at: int, end: int) -> int:
    return at + 1 if at < end and text[at].isspace() else at


def _stands_apart(last: Name, name: Name) -> bool:
    """Whether a name that no comma divides from the last is one of its own (a lost comma)."""
    return (last.known or last.unit is not None or last.kind == "group") and name.kind != "office"


def _add(text: str, name: Name, end: int, found: list[Found]) -> int:
    """Adds the name and what it names in parentheses behind itself; where that ends."""
    found.append(Found(write_out(text[name.start : name.end]), name.start, name.end))
    opening = re.compile(r"\s*\((?:gồm|bao gồm|như|trong đó)?:?\s*").match(text, name.end, end)
    if opening is None:
        return name.end
    closing = text.find(")", opening.end(), end)
    if name.kind != "group":
        return name.end
    members = parse_agency_list(text, opening.end(), closing if closing > 0 else end)
    if not members.names or closing < 0 or text[members.end : closing].strip(" .…"):
        return name.end
    found.extend(members.names)
    return closing + 1


_PLURAL = re.compile(
    r"(?:[Cc]ác\s+)?(?P<head>[Ss]ở|[Bb]ộ|[Pp]hòng|[Bb]an|[Cc]hi cục|[Cc]ục)(?:,\s+[\w ]{2,20})?\s*:?\s+"
    r"(?=[A-ZĐÂĂÁÀẢÔƠÓÚƯÝÍ])"
)


def _plural_head(text: str, at: int, end: int) -> re.Match[str] | None:
    """`các Sở: Y tế, Tài chính`: one head for all that follow."""
    found = _PLURAL.match(text, at, end)
    return found if found and field_at(text, found.end(), end) else None


def _plural(text: str, plural: re.Match[str], end: int, found: list[Found]) -> tuple[Name, int]:
    head = plural["head"].capitalize()
    stop = field_at(text, plural.end(), end) or plural.end()
    found.append(Found(write_out(f"{head} {text[plural.end() : stop]}"), plural.end(), stop))
    head_end = plural.end("head")
    return Name("agency", plural.start("head"), stop, head_end, known=True), stop


def _shared(text: str, last: Name, at: int, end: int) -> tuple[str, int] | None:
    """An item that shares the head of the last: `huyện Thái Thụy, Tiền Hải`; its name and end."""
    if last.kind == "agency" and last.head_end and (stop := field_at(text, at, end)):
        head = text[last.start : last.head_end]
        if head.capitalize() in _FIELD_HEADS:
            return f"{head.capitalize()} {text[at:stop]}", stop
    if last.unit is None:
        return None
    before = text[last.start : last.unit]
    unit = patterns()["levels"].match(f" {text[at:end]}")
    if unit and (last.place is not None or text[last.unit :].startswith("cấp")):
        return _shared_unit(text, before, at, at + unit.end() - 1, end)
    if last.place is None:
        return None
    place = patterns()["place"].match(f" {text[at : min(end, at + 60)]}")
    if place is None or read_name(text, at, end) is not None:
        return None
    level = re.sub(r"^các\s+", "", text[last.unit : last.place])
    stop = at + place.end() - 1
    return f"{before}{level}{text[at:stop]}", stop


_FIELD_HEADS = {"Sở", "Bộ", "Phòng", "Ban", "Cục", "Chi cục", "Vụ"}


def _shared_unit(text: str, before: str, at: int, stop: int, end: int) -> tuple[str, int]:
    """`Ủy ban nhân dân cấp tỉnh, cấp xã`; `Công an thành phố A, thị xã B`."""
    place = patterns()["place"].match(text, stop, end)
    stop = place.end() if place else stop
    return f"{before}{text[at:stop]}", stop
