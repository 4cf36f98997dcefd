"""A text with a scanner's damage undone, each character still knowing its place in the print."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import msgspec


class Print(msgspec.Struct, frozen=True):
    """What is printed at `start:end`, and how it should be printed."""

    start: int
    end: int
    right: str


class Mended(msgspec.Struct, frozen=True):
    """A text with its damage undone; `text[i]` stands for the print at `places[i]`."""

    text: str
    places: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the print."""
        if start >= len(self.places):
            at = self.places[-1] + 1 if self.places else 0
            return at, at
        first = self.places[start]
        return first, max(self.places[end - 1] + 1, first) if end > start else first


def as_printed(text: str) -> Mended:
    """The text before anything is mended."""
    return Mended(text, array("l", range(len(text))))


def mend(mended: Mended, fixes: Iterable[Print]) -> Mended:
    """Each print replaced by what is right; its characters share out the places of the print."""
    pieces: list[str] = []
    places = array("l")
    at = 0
    for fix in fixes:
        if fix.start < at:
            continue
        pieces += [mended.text[at : fix.start], fix.right]
        places += mended.places[at : fix.start]
        places.extend(_shared(mended.places, fix))
        at = fix.end
    pieces.append(mended.text[at:])
    return Mended("".join(pieces), places + mended.places[at:])


def _shared(places: array[int], fix: Print) -> list[int]:
    """A place for each character of what is right; an added space has that of its neighbour."""
    wide, new = fix.end - fix.start, len(fix.right)
    if not wide:
        return [places[max(fix.start - 1, 0)]] * new
    shared = [places[fix.start + i * wide // new] for i in range(new)]
    shared[-1] = places[fix.end - 1]
    return shared
