"""The agencies that head a section of their own."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cancu.ingest.agencies import Found, parse_agency_list
from cancu.ingest.agency_misprints import is_odd, mend_agencies
from cancu.ingest.assignment_roles import Role, cues, read_roles
from cancu.ingest.bodies import restore_case

_HELPED = re.compile(
    r"\s*(?:[a-zđ\d][.)]\s*)?(?P<leads>[Cc]hủ trì,?\s+(?:và\s+)?)?"
    r"[Pp]hối\s+(?:kết\s+)?hợp\s[^:]{4,200}:\s*$"
)


_CHARGING = ("order", "leads", "subject")
_NUMBERED = re.compile(r"\s*(?:(?:[IVX]{1,4}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s+)?")


class Bearer(NamedTuple):
    """An agency with its role; offsets count in the heading."""

    agency: str
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bearers:
    """What a heading says of the items below it; `request`: it asks (`Đề nghị …`).

    `joins`: it adds helpers to those whom the heading above it names; `leads`: they take the chair.
    `about`: run in, it names what its words are about (`Đối với các trường: Sáp nhập …`).
    """

    assignments: tuple[Bearer, ...] = ()
    request: bool = False
    joins: bool = False
    leads: bool = False
    about: bool = False

    def __bool__(self) -> bool:
        return bool(self.assignments)


@functools.lru_cache(maxsize=64)
def parse_heading_bearers(heading: str) -> Bearers:
    """The agencies of a heading that names who acts; none for one that names what is done."""
    bearers = _bearers(_sentence_case(heading))
    if bearers or not is_odd(heading) or (mended := mend_agencies(_sentence_case(heading))) is None:
        return bearers
    found = _bearers(mended.text)
    placed = tuple(
        each._replace(start=first, end=last)
        for each in found.assignments
        for first, last in [mended.span(each.start, each.end)]
    )
    return Bearers(placed, found.request, about=found.about)


def _bearers(text: str) -> Bearers:
    opening = cues()["heading_opening"].match(text)
    at = opening.end() if opening else 0
    names, end = parse_agency_list(text, at)
    if not names:
        return _helped(text) or Bearers(tuple(_charged(text)), _requests(opening))
    # `Giám đốc các Sở` before a colon goes on with their names: it heads nothing.
    if _only_concerned(text, names) or cues()["open_list"].search(text):
        return Bearers()
    role = "implement"
    if leads := cues()["leads"].match(text, end):
        role, end = "lead", leads.end()
    found = [Bearer(name.agency, role, name.start, name.end) for name in names]
    if joined := cues()["heading_coordinates"].match(text, end):
        others, after = parse_agency_list(text, joined.end())
        found += [Bearer(each.agency, "coordinate", each.start, each.end) for each in others]
        end = after if others else joined.end()
    request = _requests(opening)
    if cues()["heading_ending"].match(text, end):
        about = cues()["establishments"].match(text, _numbered(text)) is not None
        return Bearers(tuple(found), request, about=about)
    return Bearers(tuple(_charged(text)), request)


def below(outer: Bearers, inner: Bearers, shift: int) -> Bearers:
    """Both, where the inner heading only adds helpers; `shift` is where it begins behind the outer.

    `Sở Tài chính:` … `a) Chủ trì, phối hợp với Sở Nội vụ:` … `- Rà soát …`.
    """
    first = tuple(
        each._replace(role="lead") if inner.leads and each.role == "implement" else each
        for each in outer.assignments
    )
    then = (
        each._replace(start=each.start + shift, end=each.end + shift) for each in inner.assignments
    )
    return Bearers((*first, *then), outer.request)


def _helped(text: str) -> Bearers | None:
    """`Phối hợp với các bộ, ngành triển khai:` says who helps, the heading above it who acts."""
    found = _HELPED.match(text)
    if found is None:
        return None
    roles = [role for role in read_roles(text, 0, len(text)) if role.how == "with"]
    names = tuple(
        Bearer(name.agency, role.role, name.start, name.end)
        for role in roles[:1]
        for name in role.names
    )
    return Bearers(names, joins=True, leads=bool(found["leads"])) if names else None


def _requests(opening: re.Match[str] | None) -> bool:
    return bool(opening and opening["request"])


def _only_concerned(text: str, names: Sequence[Found]) -> bool:
    """`Đối với trường cao đẳng:` names what it is about; a body so named is to act."""
    # `Ban Quản lý dự án thuộc Ủy ban nhân dân cấp xã` is a kind of body, and so is `Cấp xã`.
    kinds = [name.agency for name in names if cues()["spoken_of"].search(name.agency)]
    if any(" thuộc " in kind or kind.startswith("Cấp ") for kind in kinds):
        return True
    if not cues()["concerned"].match(text):
        return False
    return any(cues()["kind_of_unit"].match(name.agency) for name in names)


def _charged(text: str) -> Iterator[Bearer]:
    """`Giao Sở Y tế chỉ đạo …, trọng tâm là:` charges with what follows the colon."""
    if not text.rstrip().endswith(":"):
        return
    roles = list(read_roles(text, 0, len(text)))
    if not roles or roles[0].how not in _CHARGING:
        return
    if roles[0].how == "subject" and not _hands_down(text, roles[0]):
        return
    for role in roles:
        if role.how in _CHARGING or role.how == "with":
            for name in role.names:
                yield Bearer(name.agency, role.role, name.start, name.end)


def _hands_down(text: str, role: Role) -> bool:
    """`Sở Y tế tham mưu đổi mới …, cụ thể:`: its subject acts in the items below, too."""
    return _numbered(text) == role.start and cues()["leads_in"].search(text) is not None


def _numbered(text: str) -> int:
    """Where the words behind the heading's own number begin."""
    found = _NUMBERED.match(text)
    return found.end() if found else 0


def _sentence_case(heading: str) -> str:
    """A heading in capitals as a sentence writes it, where that keeps every offset."""
    if not heading.isupper():
        return heading
    text = restore_case(heading)
    return text if len(text) == len(heading) else heading
