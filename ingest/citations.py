"""Mentions to citations: what each says of its document, and which stand in whose title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import msgspec

from cancu.ingest.cited_texts import CitedText, cited_texts, spoken
from cancu.ingest.cited_texts import Segment as Segment
from cancu.ingest.links import NamedLink, own_links, passive_link, read_links
from cancu.ingest.mention_context import Context, is_later, read_context
from cancu.ingest.mentions import Mention
from cancu.ingest.model import Citation, Link
from cancu.ingest.rules import rules_by_name
from cancu.ingest.said_relations import SaidRelations
from cancu.ingest.short_forms import leading_digits, with_targets

_LONGEST_TITLE = 2000
_LISTED_AHEAD = 8
# What the text before a further mention ends with; spares the search elsewhere.
_LIST_ENDS = (",", ";", "và", "các", "số")


class Found(msgspec.Struct, frozen=True):
    """All citations and links of a document; `masks[i]` is where the i-th and its title stand."""

    citations: tuple[Citation, ...]
    provisions: tuple[int | None, ...]
    masks: tuple[tuple[int, int], ...]
    links: tuple[Link, ...]


def find_citations(segments: Sequence[Segment], own: str | None) -> Found:
    """Every mention of another document than `own`, in the order of the segments."""
    citations: list[Citation] = []
    defined: list[int | None] = []
    provisions: list[int | None] = []
    masks: list[tuple[int, int]] = []
    links: dict[tuple[str, str, str, int], Link] = {}
    cue: str | None = None
    for each in cited_texts(segments):
        segment = each.segment
        if _says_nothing(each, own):
            cue = None
            continue
        read = _Reader(each, own, cue if segment.zone == "opening" else None)
        cue = read.cue
        offset = len(citations)
        for citation, mask, short in zip(read.citations, read.masks, read.defined, strict=True):
            if citation.within is not None and offset:
                citation = replace(citation, within=citation.within + offset)
            citations.append(citation)
            provisions.append(segment.provision)
            masks.append(mask)
            defined.append(None if short is None else short + offset)
        for link in read.links:
            start, end = segment.body.span(*read.printed(link.start, link.end))
            # Two laws of one name are two laws.
            key = (link.source, link.rel, link.target, 0 if link.numbered else start)
            links.setdefault(key, Link(link.source, link.rel, link.target, start, end))
    return Found(
        tuple(with_targets(citations, defined)),
        tuple(provisions),
        tuple(masks),
        tuple(links.values()),
    )


def _says_nothing(read: CitedText, own: str | None) -> bool:
    """Whether a segment has neither a mention nor a link, nor a clause that the next goes on with.

    A decision's article issues a plan without a mention: `Ban hành kèm theo Quyết định này …`.
    """
    zone = read.segment.zone
    if read.mentions or zone == "opening":
        return False
    text = read.segment.body.text[:120]
    return own is None or not ("này" in text or (zone == "article" and "hê " in text))


class _Reader:
    """The citations of one segment, indices and offsets counted from its start.

    `cue` is the relation that a clause begun in the paragraph before goes on with; afterwards,
    the one that the next paragraph may go on with.
    """

    def __init__(self, read: CitedText, own: str | None, cue: str | None) -> None:
        segment, found, text = read.segment, read.mentions, read.text
        self.segment, self.own, self.cue = segment, own, cue
        self.text, self.printed = text, read.printed
        self.mentions: list[Mention] = []
        self.contexts: list[Context] = []
        self.within: list[int | None] = []
        self.spoken = spoken(text) if found else text
        for index, mention in enumerate(found):
            stop = min(self._stop(found, index), self._named_until(mention))
            self._take(mention, read_context(self.spoken, mention, stop))
        said = SaidRelations(
            text, segment.zone, self.mentions, self.contexts, self.within, self.cue
        )
        self.relations = said.read()
        self.cue = said.cue
        if own is not None:
            self._leave_out_own(own)
        self.defined = [self._defined(index) for index in range(len(self.mentions))]
        self.citations = [self._citation(index) for index in range(len(self.mentions))]
        self.masks = [
            segment.body.span(*self.printed(mention.start, max(context.end, mention.end)))
            for mention, context in zip(self.mentions, self.contexts, strict=True)
        ]
        self.links = self._links()

    def _take(self, mention: Mention, context: Context) -> None:
        index = len(self.mentions)
        self._add(mention, context, self._outer(mention))
        for law in mention.inner:
            inner = Context(None, None, (), law.name, (law.end, law.end), law.end)
            self._add(law, inner, index)

    def _add(self, mention: Mention, context: Context, within: int | None) -> None:
        self.mentions.append(mention)
        self.contexts.append(context)
        self.within.append(within)

    def _named_until(self, mention: Mention) -> int:
        """Where the issuer ends in whose name this mention stands, else the end of the text."""
        if self.mentions and self.mentions[-1].end <= mention.start:
            title = self.contexts[-1].title_span[0]
            if mention.start < title:
                return title
        return len(self.text)

    def _outer(self, mention: Mention) -> int | None:
        """The nearest mention before whose title holds this one.

        Titles that ended before this one ends the chain of the last mention's outer ones.
        """
        index = len(self.mentions) - 1
        while index >= 0:
            if mention.start < self.contexts[index].title_span[1]:
                return index
            above = self.within[index]
            if above is None:
                return None
            index = above
        return None

    def _stop(self, mentions: Sequence[Mention], index: int) -> int:
        """Where a list goes on with another mention, which is no part of this one's title."""
        rules = rules_by_name("citations")
        before = mentions[index]
        for after in mentions[index + 1 : index + 1 + _LISTED_AHEAD]:
            if after.start - mentions[index].end > _LONGEST_TITLE:
                break
            low = max(before.end, after.start - 40)
            tail = self.text[low : after.start]
            ends = tail.rstrip().endswith(_LIST_ENDS)
            if ends and (listed := rules["listed"].pattern.search(tail)):
                # `thực hiện Kết luận số 13-KL/TW và Chỉ thị số 36-CT/TW`: both are in the title.
                gap = self.text[before.end : after.start]
                alike = (before.name is None) == (after.name is None)
                first = before is mentions[index]
                tight = alike and not first and rules["tight"].pattern.fullmatch(gap)
                if not tight or is_later(self.text, after, mentions[index]):
                    return low + len(tail[: listed.start()].rstrip(" ,;"))
            before = after
        return len(self.text)

    def _leave_out_own(self, own: str) -> None:
        """Without the document's own number; what it rests on may bear the same number."""
        keep = [
            mention.number != own or relation in ("basis", "implements", "proposed_by")
            for mention, relation in zip(self.mentions, self.relations, strict=True)
        ]
        if all(keep):
            return
        new = {old: at for at, old in enumerate(i for i, kept in enumerate(keep) if kept)}
        within = [None if outer is None else new.get(outer) for outer in self.within]
        self.mentions = [each for each, kept in zip(self.mentions, keep, strict=True) if kept]
        self.contexts = [each for each, kept in zip(self.contexts, keep, strict=True) if kept]
        self.relations = [each for each, kept in zip(self.relations, keep, strict=True) if kept]
        self.within = [each for each, kept in zip(within, keep, strict=True) if kept]

    def _defined(self, index: int) -> int | None:
        """The mention that a short form behind it (`gọi tắt là Kế hoạch số 12`) stands for."""
        mention = self.mentions[index]
        if index == 0:
            return None
        before = index - 1
        while (outer := self.within[before]) is not None:
            before = outer
        said, end = self.mentions[before], self.contexts[before].end
        gap = self.text[end : mention.start] if mention.start - end < 60 else None
        if gap is None:
            return None
        if gap.strip() == "(" and said.number and mention.number:
            # `Quyết định số 06/QĐ-TTg (Đề án 06)`
            return before if leading_digits(said.number) == mention.number else None
        short = rules_by_name("citations")["short form"].pattern.search(gap)
        return before if short and said.genre == mention.genre else None

    def _citation(self, index: int) -> Citation:
        mention, context = self.mentions[index], self.contexts[index]
        first, last = self.printed(mention.start, mention.end)
        start, end = self.segment.body.span(first, last)
        return Citation(
            start,
            end,
            " ".join(self.segment.body.text[first:last].split()),
            mention.genre,
            mention.number,
            context.date,
            context.issuer,
            context.title,
            self.relations[index],
            self.within[index],
            None,
            context.parties,
        )

    def _links(self) -> list[NamedLink]:
        if self.segment.zone == "annex_line":
            return []  # the decision that issues an annex says so itself
        inner: dict[int, list[Mention]] = {}
        for mention, outer in zip(self.mentions, self.within, strict=True):
            if outer is not None:
                inner.setdefault(outer, []).append(mention)
        links: list[NamedLink] = []
        for index, mention in enumerate(self.mentions):
            links += read_links(self.spoken, mention, self.contexts[index], inner.get(index, ()))
        top = [at for at, outer in enumerate(self.within) if outer is None]
        for before, after in pairwise(top):
            changed, end = self.mentions[before], self.contexts[before].end
            link = passive_link(self.spoken, changed, end, self.mentions[after])
            if link:
                # What has a number is not called by its name as well.
                links = [each for each in links if not _same_object(each, link, changed)]
                links.append(link)
        if self.own and self.segment.zone in ("title", "body", "article"):
            listed = [self.mentions[at] for at in top]
            links += own_links(self.spoken, self.own, self.segment.zone, listed)
        return links


def _same_object(named: NamedLink, link: NamedLink, changed: Mention) -> bool:
    """Whether a link by name says of `changed` what `link` says of its number."""
    return (named.source, named.rel, named.start) == (link.source, link.rel, changed.start)
