"""What the citing text says of each mention: the relation, by the clause in which it stands."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from cancu.ingest.mention_context import Context
from cancu.ingest.mentions import Mention
from cancu.ingest.rules import Rule, load_rules, rules_by_name

_BULLET = re.compile(r"[\s\-–—+*•\d.)]*")
_NEAR_START = 40
# By what something is proposed.
_PROPOSALS = {"tờ trình", "công văn", "báo cáo", "biên bản", "văn bản", "thông báo", "phiếu chuyển"}


class SaidRelations:
    """The relations of a text's mentions; `within[i]` is the mention whose title holds the i-th.

    `cue` is the relation that a clause begun in the paragraph before goes on with; afterwards, the
    one that the next paragraph may go on with.
    """

    def __init__(
        self,
        text: str,
        zone: str,
        mentions: Sequence[Mention],
        contexts: Sequence[Context],
        within: Sequence[int | None],
        cue: str | None,
    ) -> None:
        self.text, self.zone, self.cue = text, zone, cue
        self.mentions, self.contexts, self.within = mentions, contexts, within

    def read(self) -> list[str]:
        zone = self.zone
        if zone == "annex_line":
            said = [self._annexed(mention) for mention in self.mentions]
        elif zone == "grounds":
            said = [self._unless_defined(mention, "basis") for mention in self.mentions]
        elif zone in ("title", "opening"):
            said = self._cued(zone)
        else:
            said = ["cited"] * len(self.mentions)
        return [
            relation if outer is None else "nested"
            for relation, outer in zip(said, self.within, strict=True)
        ]

    def _annexed(self, mention: Mention) -> str:
        """`(Kèm theo Kế hoạch thực hiện Nghị quyết số …)`: the plan issued it."""
        before = self.text[max(mention.start - 40, 0) : mention.start]
        direct = rules_by_name("citations")["annexed to"].pattern.search(before)
        first = mention is self.mentions[0]
        return "promulgated_by" if direct or (first and "hực hiện" not in before) else "nested"

    def _cued(self, zone: str) -> list[str]:
        """By the last cue of the sentence before each mention; those inside titles do not count."""
        events = sorted(_cues(self.text, zone))
        current = "implements"
        if zone == "opening":
            stops = rules_by_name("citations")["sentence"].pattern.finditer(self.text)
            ends = [found.end() for found in stops]
            events = [event for event in events if self._orders(event, ends)]
            events = sorted([*events, *((end, "cited") for end in ends)])
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

    def _orders(self, event: tuple[int, str], ends: Sequence[int]) -> bool:
        """Whether `thực hiện` says what this document carries out.

        A later sentence says so only where it begins with it, none where it tells of the past.
        """
        at, name = event
        if name != "implements":
            return True
        start = max((end for end in ends if end <= at), default=0)
        before = self.text[max(start, at - 31) : at - 1]
        told = rules_by_name("citations")["carried out"].pattern.search(before)
        return told is None and (start == 0 or at - start < _NEAR_START)

    def _carried(self) -> str:
        """The clause before goes on where this paragraph begins with a mention."""
        begins = self.mentions and self.mentions[0].start <= _begin(self.text)
        return self.cue if self.cue and begins else "cited"

    def _unless_defined(self, mention: Mention, relation: str) -> str:
        low = max(mention.start - 80, 0)
        if rules_by_name("citations")["defined"].pattern.search(self.text[low : mention.start]):
            return "cited"
        if relation == "proposed_by" and mention.genre not in _PROPOSALS:
            return "cited"  # `Xét đề nghị của Tổ công tác thực hiện Đề án 30`
        return "cited" if relation == "changes" else relation


def _cues(text: str, zone: str) -> Iterator[tuple[int, str]]:
    """Where the words begin that tell a relation, and which."""
    for rule in _cues_of(zone):
        for found in rule.pattern.finditer(text):
            yield found.start() + 1, rule.name


@functools.cache
def _cues_of(zone: str) -> tuple[Rule, ...]:
    rules = load_rules("citations")
    return tuple(rule for rule in rules if zone in rule.gives.get("zone", "").split())


def _begin(text: str) -> int:
    found = _BULLET.match(text)
    return found.end() if found else 0
