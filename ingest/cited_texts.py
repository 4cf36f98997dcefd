"""The texts in which citations are looked for, mended where a scanner damaged them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from cancu.ingest.bodies import restore_case
from cancu.ingest.mended import Mended
from cancu.ingest.mentions import Mention, find_mentions
from cancu.ingest.misprints import is_damaged, mend_prints
from cancu.ingest.rules import rules_by_name
from cancu.ingest.text import MappedText

_LONGEST_CAPITALS = 2000
_LONGEST_HEADING = 110


class Segment(msgspec.Struct, frozen=True):
    """A stretch of text in which citations are looked for.

    `zone`: title, annex_line, opening, body, note; grounds is what stands in a section of bases,
    article a decision's article.
    `provision` is the index of the provision that it belongs to, None for a heading.
    """

    body: MappedText
    zone: str
    provision: int | None


class CitedText(msgspec.Struct, frozen=True):
    """A segment with what it mentions; `mended` where a scanner damaged it."""

    segment: Segment
    mentions: Sequence[Mention]
    mended: Mended | None = None

    @property
    def text(self) -> str:
        return self.mended.text if self.mended else self.segment.body.text

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]`, which may be mended, stands in the segment as printed."""
        return self.mended.span(start, end) if self.mended else (start, end)


def _grounded(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments; items below a heading such as `CĂN CỨ PHÁP LÝ` are its bases."""
    rules = rules_by_name("citations")
    inside = False
    for segment in segments:
        running = segment.zone in ("body", "task")
        heading = running and segment.provision is None
        text = segment.body.text
        if heading or (running and not inside and len(text) < _LONGEST_HEADING):
            opens = rules["grounds"].pattern.match(text) is not None
            inside = opens or (inside and rules["grounds go on"].pattern.search(text) is not None)
        elif inside and running:
            segment = replace(segment, zone="grounds")
        yield segment


def cited_texts(segments: Sequence[Segment]) -> Sequence[CitedText]:
    """Each segment with its mentions; all are mended where one looks damaged."""
    read = [CitedText(segment, find_mentions(segment.body.text)) for segment in _grounded(segments)]
    if not any(is_damaged(each.segment.body.text, each.mentions) for each in read):
        return read
    mended = mend_prints([each.segment.body.text for each in read])
    return [
        CitedText(each.segment, find_mentions(new.text), new) if new else each
        for each, new in zip(read, mended, strict=True)
    ]


def spoken(text: str) -> str:
    """Capitals hide where a name ends: what stands around a mention is read in small letters."""
    if not text.isupper() or len(text) > _LONGEST_CAPITALS:
        return text
    spoken = restore_case(text)
    return spoken if len(spoken) == len(text) else text
