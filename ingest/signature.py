"""The end of a document: who receives it and who signed it.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7 (`TM.`, `KT.`, `TL.`, the post, the name) and II.9
(`Nơi nhận:`); Hướng dẫn 36-HD/VPTW (`T/M`, `K/T`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cancu.ingest.bodies import restore_case, spelled_out
from cancu.ingest.clean import Line
from cancu.ingest.known_words import right_words
from cancu.ingest.model import Signer
from cancu.ingest.recipients import BULLETS, Recipients, opens_recipients, unnamed_recipients
from cancu.ingest.rules import rules_by_name

_LONGEST_POST = 100
_LONGEST_SMUDGE = 14
"""What a scanner makes of a stamp or a signature above the name is no longer."""
_BELOW = 8
_TWO_NAMES = 6
"""A name of so many syllables is two, side by side."""


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
    if opens_recipients(lines[at].text):
        if at > start and (names := _cue("full names").fullmatch(lines[at - 1].text)):
            # A scan lost the posts above the name.
            reader.last.name = _name(names[0]) or names[0]
    else:
        at = unnamed_recipients(lines, start, at, reader.recipients)
        reader.listing = bool(reader.recipients.names)
    index = at
    while index < stop and reader.takes(lines[index].text):
        index += 1
    if not reader.recipients.names:
        index = reader.recipients.later(lines, index, stop)
    return Signature(at, reader.signer(), reader.recipients.all(), index)


def _cue(name: str) -> re.Pattern[str]:
    return rules_by_name("signature")[name].pattern


def _first(lines: Sequence[Line], start: int, stop: int) -> int | None:
    for at in range(start, stop):
        text = lines[at].text
        if len(text) >= 2 * _LONGEST_POST:
            continue
        if opens_recipients(text):
            return at
        if not text[:1].isupper() or not text.isupper():
            continue
        if _signed(lines, at, stop):
            return at
    return None


def _signed(lines: Sequence[Line], at: int, stop: int) -> bool:
    """Whether a line in capitals stands above a signature.

    A post that opens a decision (`CHỦ TỊCH ỦY BAN …`) stands above its text.
    """
    text = lines[at].text
    post = None if (behalf := _behalf(text)) else _cue("post").match(right_words(text))
    if behalf is None and post is None:
        return False
    whole = post is None or post.end() == len(text)
    below = lines[at + 1 : min(at + (_BELOW if whole else 2), stop)]
    return any(_name(line.text) for line in below)


@dataclass(slots=True)
class _Signing:
    """What stands above and in one signature."""

    behalf: str | None = None
    posts: list[str] = field(default_factory=list)
    name: str | None = None

    @property
    def begun(self) -> bool:
        return bool(self.behalf or self.posts)


class _Reader:
    """Takes line after line: recipients, on whose behalf, posts, the name; of all who sign."""

    def __init__(self) -> None:
        self.recipients = Recipients()
        self.signings = [_Signing()]
        self.listing = False

    @property
    def last(self) -> _Signing:
        return self.signings[-1]

    def takes(self, text: str) -> bool:
        """Whether the line belongs to recipients or signature."""
        if opens_recipients(text):
            self.listing = True
            self.recipients.open(text)
        elif spoken := _behalf(text):
            self._signs().behalf = self.last.behalf or spoken
        elif self._is_post(text):
            self._signs().posts.append(text)
        elif self.last.name and not (self.listing or self.recipients.names):
            return False
        elif self.listing and text[0] in BULLETS:
            self.recipients.add(text)
        elif self._may_name() and (name := _name(text)):
            if self.last.name:
                return False
            self.last.name = name
            self.listing = False
        elif self.listing and not text.isupper() and not _cue("noise").match(text):
            self.recipients.add(text)
        else:
            return self._passes(text)
        return True

    def _signs(self) -> _Signing:
        """The signature that a line belongs to which says for whom or as what somebody signs."""
        self.listing = False
        if self.last.name:
            self.signings.append(_Signing())
        return self.last

    def _may_name(self) -> bool:
        """Below a post, or below the last recipient (`Lưu`) where a scan lost the post."""
        return self.last.begun or self.recipients.closed()

    def _passes(self, text: str) -> bool:
        """Whether a line without words of its own stands between post and name."""
        if _cue("noise").match(text):
            return True
        begun = not self.last.name and (self.listing or self.last.begun)
        return begun and (text.isupper() or len(text) < _LONGEST_SMUDGE)

    def _is_post(self, text: str) -> bool:
        if len(text) >= _LONGEST_POST or (self.listing and not text.isupper()):
            return False
        capitals = text.isupper()
        post = _cue("post").match(right_words(text) if capitals else text)
        return post is not None and (capitals or not self.last.name)

    def signer(self) -> Signer | None:
        """Who signed; where several did, each of their parts with `; ` between."""
        signed = [each for each in self.signings if each.name or each.begun]
        if not signed:
            return None
        posts = (", ".join(map(_spoken, each.posts)) for each in signed)
        return Signer(
            "; ".join(each.name for each in signed if each.name) or None,
            "; ".join(filter(None, posts)) or None,
            "; ".join(each.behalf for each in signed if each.behalf) or None,
        )


def _name(text: str) -> str | None:
    """The name on a line; two that stand side by side with `; ` between."""
    if text[-1] in ".;:," or len(text) > _LONGEST_POST:
        return None
    if not (found := _cue("name").match(text)):
        found = _cue("capital name").fullmatch(text)
        return found["name"].title() if found else None
    name = found["name"]
    words = name.split()
    if len(words) >= _TWO_NAMES and (second := _cue("second name").search(name, len(words[0]) + 1)):
        return f"{name[: second.start()]}; {name[second.start() + 1 :]}"
    return name


def _behalf(text: str) -> str | None:
    """`TM. ỦY BAN NHÂN DÂN` as a sentence has it, None for other lines."""
    if not text.isupper():
        return None
    if _cue("behalf").match(text):
        return _spoken(text)
    right = right_words(text.rstrip(" ."))
    if found := _cue("damaged behalf").fullmatch(right):
        # Only `TM.`, `T/M` stand before a body that decides together (Phụ lục I, II.7.a).
        sign = "T/M" if _cue("party body").match(found["body"]) else "TM."
        return f"{sign} {restore_case(spelled_out(found['body']))}"
    return None


def _spoken(printed: str) -> str:
    """Capitals as a sentence has them: `KT. CHỦ TỊCH` is `KT. Chủ tịch`."""
    if not printed.isupper():
        return printed
    right = right_words(printed).rstrip(" ,.:")
    behalf = _cue("behalf").match(right)
    if behalf is None:
        return restore_case(spelled_out(right))
    sign = behalf[0].strip()
    return f"{sign} {restore_case(spelled_out(right[behalf.end() :]))}"
