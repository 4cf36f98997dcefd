"""The agencies that head a section of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cancu.ingest.agencies import parse_agency_list
from cancu.ingest.assignment_roles import cues
from cancu.ingest.bodies import restore_case


class Bearer(NamedTuple):
    """An agency with its role; offsets count in the heading."""

    agency: str
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bearers:
    """What a heading says of the items below it; `request`: it asks (`Đề nghị …`)."""

    assignments: tuple[Bearer, ...] = ()
    request: bool = False

    def __bool__(self) -> bool:
        return bool(self.assignments)


def parse_heading_bearers(heading: str) -> Bearers:
    """The agencies of a heading that names who acts; none for one that names what is done."""
    text = _sentence_case(heading)
    opening = cues()["heading_opening"].match(text)
    at = opening.end() if opening else 0
    names, end = parse_agency_list(text, at)
    if not names:
        return Bearers()
    role = "implement"
    if leads := cues()["leads"].match(text, end):
        role, end = "lead", leads.end()
    found = [Bearer(name.agency, role, name.start, name.end) for name in names]
    if joined := cues()["heading_coordinates"].match(text, end):
        others, after = parse_agency_list(text, joined.end())
        found += [Bearer(each.agency, "coordinate", each.start, each.end) for each in others]
        end = after if others else joined.end()
    if not cues()["heading_ending"].match(text, end):
        return Bearers()
    return Bearers(tuple(found), bool(opening and opening["request"]))


def _sentence_case(heading: str) -> str:
    """A heading in capitals as a sentence writes it, where that keeps every offset."""
    if not heading.isupper():
        return heading
    text = restore_case(heading)
    return text if len(text) == len(heading) else heading
