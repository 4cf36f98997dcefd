"""To whom a document goes: the lines below `Nơi nhận` (Nghị định 30/2020, Phụ lục I, II.9)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cancu.ingest.clean import Line
from cancu.ingest.rules import rules_by_name

BULLETS = "-–+•*"
_MARKS = " .;,/:"
_MOST = 60


def _cue(name: str) -> re.Pattern[str]:
    return rules_by_name("signature")[name].pattern


def opens_recipients(text: str) -> bool:
    """Whether the list begins here: `Nơi nhận:`, not a sentence about where it stands."""
    return text[:1] in ("N", "n") and _cue("recipients").match(text) is not None


class Recipients:
    """Those who receive a document, as printed, gathered line by line."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._open = False  # the last line ended without a mark

    def open(self, text: str) -> None:
        """Take what stands behind `Nơi nhận:` on its line."""
        found = _cue("recipients").match(text)
        self.add(text[found.end() :] if found else text)

    def add(self, text: str) -> None:
        """Take a line: one recipient, several with bullets between, or the rest of one."""
        for part in _cue("next recipient").split(text):
            self._add_one(part)

    def _add_one(self, text: str) -> None:
        if not text.strip(BULLETS + _MARKS):
            return
        name = _cue("smudge").sub("", text).lstrip(f"{BULLETS} ").rstrip(_MARKS)
        broken = self._open and text[0] not in BULLETS
        if self.closed() and text[0] not in BULLETS:
            return  # behind the copy that is kept stand a typist's signs
        if self.names and (broken or (text[0].islower() and text[0] not in BULLETS)):
            self.names[-1] = f"{self.names[-1]} {name}"
        else:
            self.names.append(name)
        self._open = _cue("open recipient").search(text) is not None

    def closed(self) -> bool:
        """Whether the last one is the copy that is kept: `Lưu: VT`."""
        return bool(self.names) and self.names[-1].startswith("Lưu")

    def later(self, lines: Sequence[Line], at: int, stop: int) -> int:
        """In two columns the recipients may stand below the name; where they end."""
        for index in range(at, min(at + 3, stop)):
            if opens_recipients(lines[index].text):
                self.open(lines[index].text)
                index += 1
                while index < stop and lines[index].text[0] in BULLETS:
                    self.add(lines[index].text)
                    index += 1
                return index
        return at

    def all(self) -> tuple[str, ...]:
        return tuple(name for name in self.names if name)


def unnamed_recipients(lines: Sequence[Line], start: int, at: int, recipients: Recipients) -> int:
    """The list above a signature whose `Nơi nhận` a scan made illegible, and where it begins.

    Its last line is `Lưu: …`; otherwise there is none, and the signature begins at `at`.
    """
    first = at
    while first > max(start, at - _MOST) and lines[first - 1].text[0] in BULLETS:
        first -= 1
    kept = any(_cue("kept copy").match(line.text) for line in lines[max(first, at - 3) : at])
    if not kept or at - first < 2:
        return at
    for line in lines[first:at]:
        recipients.add(line.text)
    return at
