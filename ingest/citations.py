"""Mentions to citations: what each says of the document it names, and which stand in whose title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cancu.ingest.bodies import restore_case
from cancu.ingest.letters import compiled
from cancu.ingest.links import NamedLink, read_links
from cancu.ingest.mention_context import Context, read_context
from cancu.ingest.mentions import Mention, find_mentions
from cancu.ingest.model import Citation, Link
from cancu.ingest.text import MappedText

_LISTED = compiled(r"(?:,|;|(?<!\w)và)\s*(?:các\s+|một\s+số\s+)?$")
_TIGHT = compiled(r"(?:,?\s*(?:ngày\s+)?[\d/.\-]+)?\s*(?:,|và|,\s*và)\s*(?:các\s+)?")
_CUES = compiled(
    r"(?P<basis>(?<!\w)(?:Căn\s+cứ|căn\s+cứ))"
    r"|(?P<proposed_by>(?<!\w)(?:Theo\s+đề\s+nghị|Xét\s+đề\s+nghị|Xét\s+Tờ\s+trình|theo\s+đề\s+nghị))"
    r"|(?P<implements>(?<!\w)(?:(?:Tiếp\s+tục\s+|Triển\s+khai\s+|Tổ\s+chức\s+|tiếp\s+tục\s+|triển\s+khai\s+|tổ\s+chức\s+)*"
    r"[Tt]hực\s+hiện|Triển\s+khai|triển\s+khai|Thi\s+hành|Cụ\s+thể\s+hóa|cụ\s+thể\s+hóa|Quán\s+triệt))"
)
_SENTENCE = compiled(r"[.!?]\s+(?=[<U>])")
_DEFINED = compiled(r"\((?:[Ss]au\s+đây|[Gg]ọi\s+tắt|[Vv]iết\s+tắt|[Gg]ọi\s+chung)?[^()]{0,40}$")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text in which citations are looked for.

    `zone`: title, annex_line, opening, body, note. `provision` is the index of the provision
    that it belongs to.
    """

    body: MappedText
    zone: str
    provision: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """All citations and links of a document; `masks[i]` is where the i-th and its title stand."""

    citations: tuple[Citation, ...]
    provisions: tuple[int | None, ...]
    masks: tuple[tuple[int, int], ...]
    links: tuple[Link, ...]


def find_citations(segments: Sequence[Segment], own: str | None) -> Found:
    """Every mention of another document than `own`, in the order of the segments."""
    citations: list[Citation] = []
    provisions: list[int | None] = []
    masks: list[tuple[int, int]] = []
    links: dict[tuple[str, str, str, int], Link] = {}
    for segment in segments:
        read = _Reader(segment, own)
        offset = len(citations)
        for citation, mask in zip(read.citations, read.masks, strict=True):
            within = None if citation.within is None else citation.within + offset
            citations.append(replace(citation, within=within))
            provisions.append(segment.provision)
            masks.append(mask)
        for link in read.links:
            start, end = segment.body.span(link.start, link.end)
            # Two laws of one name are two laws.
            key = (link.source, link.rel, link.target, 0 if link.numbered else start)
            links.setdefault(key, Link(link.source, link.rel, link.target, start, end))
    return Found(
        tuple(_with_targets(citations)), tuple(provisions), tuple(masks), tuple(links.values())
    )


def _with_targets(citations: list[Citation]) -> list[Citation]:
    """A number repeated in parentheses stands for the mention that it repeats."""
    first: dict[str, int] = {}
    result = []
    for index, citation in enumerate(citations):
        number = citation.number
        if number and citation.relation == "cited" and citation.date is None and number in first:
            citation = replace(citation, target=first[number])
        elif number:
            first.setdefault(number, index)
        result.append(citation)
    return result


class _Reader:
    """The citations of one segment, indices and offsets counted from its start."""

    def __init__(self, segment: Segment, own: str | None) -> None:
        self.segment = segment
        self.text = text = segment.body.text
        mentions = [each for each in find_mentions(text) if own is None or each.number != own]
        # Capitals hide where a name ends: what stands around a mention is read in small letters.
        spoken = restore_case(text) if text.isupper() else text
        self.spoken = spoken if len(spoken) == len(text) else text
        self.contexts: list[Context] = []
        self.mentions: list[Mention] = []
        for index, mention in enumerate(mentions):
            context = read_context(self.spoken, mention, self._stop(mentions, index))
            self._take(mention, context)
        self.within = [self._outer(index) for index in range(len(self.mentions))]
        self.citations = [self._citation(index) for index in range(len(self.mentions))]
        self.masks = [
            segment.body.span(mention.start, max(context.end, mention.end))
            for mention, context in zip(self.mentions, self.contexts, strict=True)
        ]
        self.links: list[NamedLink] = []
        for index, mention in enumerate(self.mentions):
            inner = [
                m for m, outer in zip(self.mentions, self.within, strict=True) if outer == index
            ]
            self.links.extend(read_links(self.spoken, mention, self.contexts[index], inner))
        if segment.zone == "body" and own:
            self.links.extend(self._promulgated(own))

    def _take(self, mention: Mention, context: Context) -> None:
        self.mentions.append(mention)
        self.contexts.append(context)
        for law in mention.inner:
            self.mentions.append(law)
            self.contexts.append(Context(None, None, (), law.name, (law.end, law.end), law.end))

    def _stop(self, mentions: Sequence[Mention], index: int) -> int:
        """Where a list goes on with another mention, which is no part of this one's title."""
        before = mentions[index]
        for after in mentions[index + 1 : index + 9]:
            gap = self.text[before.end : after.start]
            if _LISTED.search(gap):
                # `thực hiện Kết luận số 13-KL/TW và Chỉ thị số 36-CT/TW`: both are in the title.
                tight = before is not mentions[index] and _TIGHT.fullmatch(gap)
                if not tight:
                    return after.start - len(gap) + len(_LISTED.sub("", gap).rstrip(" ,;"))
            before = after
        return len(self.text)

    def _outer(self, index: int) -> int | None:
        mention = self.mentions[index]
        for outer in range(index - 1, -1, -1):
            if mention in self.mentions[outer].inner:
                return outer
            start, end = self.contexts[outer].title_span
            if start <= mention.start < end:
                return outer
        return None

    def _citation(self, index: int) -> Citation:
        mention, context = self.mentions[index], self.contexts[index]
        within = self.within[index]
        start, end = self.segment.body.span(mention.start, mention.end)
        return Citation(
            start,
            end,
            " ".join(self.text[mention.start : mention.end].split()),
            mention.genre,
            mention.number,
            context.date,
            context.issuer,
            context.title,
            "nested" if within is not None else self._relation(mention),
            within,
            None,
            context.parties,
        )

    def _relation(self, mention: Mention) -> str:
        zone = self.segment.zone
        if zone == "title":
            return "implements"
        if zone == "annex_line":
            return "promulgated_by"
        if zone != "opening" or _DEFINED.search(self.text, 0, mention.start):
            return "cited"
        sentence = 0
        for stop in _SENTENCE.finditer(self.text, 0, mention.start):
            sentence = stop.end()
        cues = list(_CUES.finditer(self.text, sentence, mention.start))
        return cues[-1].lastgroup or "cited" if cues else "cited"

    def _promulgated(self, own: str) -> list[NamedLink]:
        """`Ban hành kèm theo Quyết định này Kế hoạch …`: what the decision's article issues."""
        found = re.search(
            r"^(?:Nay )?[Bb]an hành kèm theo (?:Quyết định|Nghị quyết|Thông tư|Nghị định) này\s+(?:bản\s+)?(?P<name>[A-ZĐ].*?)"
            r"(?=\s*(?:\.|;|$|\(gồm|\(sau đây|\(có))",
            self.text,
        )
        if found is None:
            return []
        name = " ".join(found["name"].split())
        return [NamedLink(own, "promulgates", name, found.start("name"), found.end("name"))]
