"""Mentions to citations: what each says of its document, and which stand in whose title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cancu.ingest.bodies import restore_case
from cancu.ingest.links import NamedLink, own_links, passive_link, read_links
from cancu.ingest.mention_context import Context, read_context
from cancu.ingest.mentions import Mention, find_mentions
from cancu.ingest.model import Citation, Link
from cancu.ingest.rules import load_rules, rules_by_name
from cancu.ingest.short_forms import leading_digits, with_targets
from cancu.ingest.text import MappedText

_BULLET = re.compile(r"[\s\-–—+*•\d.)]*")
_LONGEST_TITLE = 2000
_LISTED_AHEAD = 8


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
    defined: list[int | None] = []
    provisions: list[int | None] = []
    masks: list[tuple[int, int]] = []
    links: dict[tuple[str, str, str, int], Link] = {}
    cue: str | None = None
    for segment in segments:
        read = _Reader(segment, own, cue if segment.zone == "opening" else None)
        cue = read.cue
        offset = len(citations)
        for citation, mask, short in zip(read.citations, read.masks, read.defined, strict=True):
            within = None if citation.within is None else citation.within + offset
            citations.append(replace(citation, within=within))
            provisions.append(segment.provision)
            masks.append(mask)
            defined.append(None if short is None else short + offset)
        for link in read.links:
            start, end = segment.body.span(link.start, link.end)
            # Two laws of one name are two laws.
            key = (link.source, link.rel, link.target, 0 if link.numbered else start)
            links.setdefault(key, Link(link.source, link.rel, link.target, start, end))
    return Found(
        tuple(with_targets(citations, defined)),
        tuple(provisions),
        tuple(masks),
        tuple(links.values()),
    )


class _Reader:
    """The citations of one segment, indices and offsets counted from its start.

    `cue` is the relation that a clause begun in the paragraph before goes on with; afterwards,
    the one that the next paragraph may go on with.
    """

    def __init__(self, segment: Segment, own: str | None, cue: str | None) -> None:
        self.segment, self.own, self.cue = segment, own, cue
        self.text = text = segment.body.text
        self.mentions: list[Mention] = []
        self.contexts: list[Context] = []
        self.within: list[int | None] = []
        found = find_mentions(text)
        self.spoken = _spoken(text) if found else text
        for index, mention in enumerate(found):
            self._take(mention, read_context(self.spoken, mention, self._stop(found, index)))
        self.relations = self._relations()
        if own is not None:
            self._leave_out_own(own)
        self.defined = [self._defined(index) for index in range(len(self.mentions))]
        self.citations = [self._citation(index) for index in range(len(self.mentions))]
        self.masks = [
            segment.body.span(mention.start, max(context.end, mention.end))
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

    def _outer(self, mention: Mention) -> int | None:
        """The nearest mention before whose title holds this one.

        Titles that ended before this one ends the chain of the last mention's outer ones.
        """
        index = len(self.mentions) - 1
        while index >= 0:
            start, end = self.contexts[index].title_span
            if start <= mention.start < end:
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
            if listed := rules["listed"].pattern.search(tail):
                # `thực hiện Kết luận số 13-KL/TW và Chỉ thị số 36-CT/TW`: both are in the title.
                gap = self.text[before.end : after.start]
                alike = (before.name is None) == (after.name is None)
                first = before is mentions[index]
                tight = alike and not first and rules["tight"].pattern.fullmatch(gap)
                if not tight:
                    return low + len(tail[: listed.start()].rstrip(" ,;"))
            before = after
        return len(self.text)

    def _relations(self) -> list[str]:
        zone = self.segment.zone
        if zone == "annex_line":
            said = ["promulgated_by"] * len(self.mentions)
        elif zone in ("title", "opening"):
            said = self._cued(zone)
        else:
            said = ["cited"] * len(self.mentions)
        return [
            relation if outer is None else "nested"
            for relation, outer in zip(said, self.within, strict=True)
        ]

    def _cued(self, zone: str) -> list[str]:
        """By the last cue of the sentence before each mention; those inside titles do not count."""
        events = sorted(_cues(self.text, zone))
        current = "implements"
        if zone == "opening":
            stops = rules_by_name("citations")["sentence"].pattern.finditer(self.text)
            events += [(found.end(), "cited") for found in stops]
            events.sort()
            current = self._carried()
        said: list[str] = []
        at = read_to = 0
        for mention, context, outer in zip(self.mentions, self.contexts, self.within, strict=True):
            while at < len(events) and events[at][0] <= mention.start:
                current = events[at][1] if events[at][0] > read_to else current
                at += 1
            said.append(self._unless_defined(mention, current))
            read_to = max(read_to, context.end) if outer is None else read_to
        if zone == "opening":
            behind = [name for place, name in events[at:] if place > read_to]
            goes_on = rules_by_name("citations")["goes on"].pattern.search(self.text[-4:])
            self.cue = (behind[-1] if behind else current) if goes_on else None
        return said

    def _carried(self) -> str:
        """The clause before goes on where this paragraph begins with a mention."""
        begins = self.mentions and self.mentions[0].start <= _begin(self.text)
        return self.cue if self.cue and begins else "cited"

    def _unless_defined(self, mention: Mention, relation: str) -> str:
        low = max(mention.start - 80, 0)
        if rules_by_name("citations")["defined"].pattern.search(self.text[low : mention.start]):
            return "cited"
        return "cited" if relation == "changes" else relation

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
            links += [link] if link else []
        if self.own and self.segment.zone in ("title", "body"):
            listed = [self.mentions[at] for at in top]
            links += own_links(self.spoken, self.own, self.segment.zone, listed)
        return links


def _spoken(text: str) -> str:
    """Capitals hide where a name ends: what stands around a mention is read in small letters."""
    if not text.isupper() or len(text) > _LONGEST_TITLE:
        return text
    spoken = restore_case(text)
    return spoken if len(spoken) == len(text) else text


def _cues(text: str, zone: str) -> Iterator[tuple[int, str]]:
    """Where the words begin that tell a relation, and which."""
    for rule in load_rules("citations"):
        if zone in rule.gives.get("zone", "").split():
            for found in rule.pattern.finditer(text):
                yield found.start() + 1, rule.name


def _begin(text: str) -> int:
    found = _BULLET.match(text)
    return found.end() if found else 0
