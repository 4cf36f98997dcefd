"""The end of a document: who receives it and who signed it.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7 (`TM.`, `KT.`, `TL.`, the post, the name) and II.9
(`Nơi nhận:`); Hướng dẫn 36-HD/VPTW (`T/M`, `K/T`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cancu.ingest.bodies import restore_case, spelled_out
from cancu.ingest.clean import Line
from cancu.ingest.model import Signer
from cancu.ingest.rules import rules_by_name

_BULLETS = "-–+•"
_LONGEST_POST = 100


@dataclass(frozen=True, slots=True)
class Signature:
    """`first` is the line at which recipients or signature begin, `last` the first one behind."""

    first: int
    signer: Signer | None
    recipients: tuple[str, ...]
    last: int


def find_signature(lines: Sequence[Line], start: int, stop: int) -> Signature:
    """What stands below the text in `lines[start:stop]`; `first == stop` where nothing does."""
    at = _first(lines, start, stop)
    if at is None:
        return Signature(stop, None, (), stop)
    reader = _Reader()
    index = at
    while index < stop and reader.takes(lines[index].text):
        index += 1
    if not reader.recipients:
        index = _later_recipients(lines, index, stop, reader.recipients)
    recipients = tuple(each for each in reader.recipients if each)
    return Signature(at, reader.signer(), recipients, index)


def _cue(name: str) -> re.Pattern[str]:
    return rules_by_name("signature")[name].pattern


def _first(lines: Sequence[Line], start: int, stop: int) -> int | None:
    for at in range(start, stop):
        text = lines[at].text
        if len(text) < 200 and _cue("recipients").match(text):
            return at
        if text == text.upper() and (_cue("behalf").match(text) or _cue("post").fullmatch(text)):
            # A post in capitals that opens a decision (`CHỦ TỊCH ỦY BAN …`) stands above its text.
            below = lines[at + 1 : min(at + 8, stop)]
            if any(_cue("name").match(line.text) for line in below):
                return at
    return None


class _Reader:
    """Takes line after line: recipients, on whose behalf, posts, the name."""

    def __init__(self) -> None:
        self.recipients: list[str] = []
        self.posts: list[str] = []
        self.behalf: str | None = None
        self.name: str | None = None
        self.listing = False

    def takes(self, text: str) -> bool:
        """Whether the line belongs to recipients or signature."""
        if self.name and not (self.recipients or _cue("recipients").match(text)):
            return False
        if opening := _cue("recipients").match(text):
            self.listing = True
            self._receive(text[opening.end() :])
        elif text.isupper() and _cue("behalf").match(text):
            self.behalf, self.listing = self.behalf or _spoken(text), False
        elif self._is_post(text):
            self.posts.append(text)
            self.listing = False
        elif self.listing and (
            text[0] in _BULLETS or text[0].islower() or text.endswith((";", "."))
        ):
            self._receive(text)
        elif (self.posts or self.behalf) and (found := _cue("name").match(text)):
            if self.name:
                return False
            self.name = found["name"]
        elif self.listing and not text.isupper() and not _cue("noise").match(text):
            self._receive(text)
        else:
            return bool(_cue("noise").match(text)) or (self._begun() and text.isupper())
        return True

    def _is_post(self, text: str) -> bool:
        named = _cue("post").match(text) and len(text) < _LONGEST_POST
        return bool(named) and (text.isupper() or not self.listing) and not self.name

    def _begun(self) -> bool:
        return not self.name and bool(self.listing or self.posts or self.behalf)

    def _receive(self, text: str) -> None:
        self.recipients.append(text.lstrip(f"{_BULLETS} ").rstrip(" .;,/:"))

    def signer(self) -> Signer | None:
        if not (self.name or self.posts or self.behalf):
            return None
        return Signer(self.name, ", ".join(map(_spoken, self.posts)) or None, self.behalf)


def _later_recipients(lines: Sequence[Line], at: int, stop: int, recipients: list[str]) -> int:
    """In two columns the recipients may stand below the name."""
    for index in range(at, min(at + 3, stop)):
        if _cue("recipients").match(lines[index].text):
            index += 1
            while index < stop and lines[index].text[0] in _BULLETS:
                recipients.append(lines[index].text.lstrip(f"{_BULLETS} ").rstrip(" .;,/"))
                index += 1
            return index
    return at


def _spoken(printed: str) -> str:
    """Capitals as a sentence has them: `KT. CHỦ TỊCH` is `KT. Chủ tịch`."""
    if not printed.isupper():
        return printed
    behalf = _cue("behalf").match(printed)
    if behalf is None:
        return restore_case(spelled_out(printed))
    sign = behalf[0].strip()
    return f"{sign} {restore_case(spelled_out(printed[behalf.end() :]))}"
