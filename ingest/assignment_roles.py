"""The roles that one stretch of text gives to the agencies in it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cancu.ingest.agencies import Found, parse_agency_list
from cancu.ingest.agency_patterns import acts_at, beginnings, patterns
from cancu.ingest.letters import compiled
from cancu.ingest.rules import rules_by_name
from cancu.ingest.tones import older_tones

_CLAUSE = compiled(r"[.;!?…]\s+|\n\s+|\n(?=[-–+*•]|[<U>])")


@dataclass(frozen=True, slots=True)
class Role:
    """Agencies of one list with the role that the words around them give; `how` is which words."""

    names: tuple[Found, ...]
    role: str
    how: str
    start: int
    end: int


@functools.cache
def cues() -> dict[str, re.Pattern[str]]:
    """The compiled rules of `assignments.yml` by name."""
    return {name: rule.pattern for name, rule in rules_by_name("assignments").items()}


def read_roles(text: str, start: int, end: int, closed: bool = False) -> Iterator[Role]:
    """Every list of agencies in `text[start:end]` that has a role.

    `closed`: the stretch is a parenthesis or a cell, which says nothing but who acts.
    """
    text = right_verbs(text)
    words = older_tones(text)
    at, led, acting = start, False, -1
    for clause, stop in _clauses(words, start, end):
        if at >= stop:
            continue
        for begin in _candidates(words, clause, stop, closed):
            if begin < at:
                continue
            names, after = parse_agency_list(text, begin, end)
            if not names:
                continue
            # Persons among the bodies have no role, but what follows them is said of all.
            persons = cues()["persons"].match(words, after, end)
            at = after = persons.end() if persons else after
            context = _Context(words, clause, begin, after, closed, led or acting == clause)
            given = context.role()
            if given is None and len(names) > 1 and context.is_owner():
                # `Theo đề nghị của Sở Y tế, Ủy ban nhân dân tỉnh quyết định`: the last one acts.
                names, begin = names[-1:], names[-1].start
                given = _Context(
                    words, clause, begin, after, closed, led or acting == clause
                ).role()
            if given is not None:
                if given[1] == "label" and given[0] in ("lead", "coordinate"):
                    names, after = _rest(words, names, after, stop)
                    at = after
                acting = clause if given[1] == "subject" else acting
                led = led or given[0] == "lead" or (closed and given[0] == "implement")
                yield Role(names, *given, begin, after)


_VERBS = re.compile(
    r"[CcPpTt](?<!\w.)(?:(?<=[Cc])(?!hủ trì)(?P<c>[hb][uủùúũụ] tr[iìíỉĩị])"
    r"|(?<=[Pp])(?!hối hợp)(?P<p>h[oôốồổ]i [hb][oơợọóờớ]p)"
    r"|(?<=[Tt])(?!hực hiện)(?P<t>h[uưựụứừ][ce] [hb]i[eêệẹếề]n))(?!\w)"
)
_RIGHT = {"c": "hủ trì", "p": "hối hợp", "t": "hực hiện"}


def right_verbs(text: str) -> str:
    """The verbs that say who acts, as they were before a scanner read them; of the same length."""
    return _VERBS.sub(_right_verb, text)


def _right_verb(found: re.Match[str]) -> str:
    return f"{found[0][0]}{_RIGHT[found.lastgroup or 'c']}"


def _rest(text: str, names: tuple[Found, ...], at: int, end: int) -> tuple[tuple[Found, ...], int]:
    """The agencies behind a word of a label's list that is none: one word costs itself alone."""
    item = at
    while (passed := _SKIPPED.match(text, item, end)) and not acts_at(text, passed.end(), end):
        more, item = parse_agency_list(text, passed.end(), end)
        if more:
            names, at = (*names, *more), item
    return names, at


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _CLAUSE.finditer(text, start, end):
        yield start, found.end()
        start = found.end()
    if start < end:
        yield start, end


def _candidates(text: str, clause: int, stop: int, closed: bool) -> Iterator[int]:
    """Where a list that has a role may begin in a clause.

    Words such as `chủ trì` say it of what stands before them, others (`phối hợp với`) of what
    follows them; without any of them only the subject of the clause acts.
    """
    begins = patterns()["begins"]
    opening = cues()["opening"].match(text, clause, stop)
    start = opening.end("signs") if opening else clause
    if opening and "gười đứng đầu" in opening[0]:
        start = opening.end()
    said = closed or cues()["said_before"].search(text, start, stop)
    if not said and not cues()["introduces"].match(text, clause):
        cue = cues()["said_after"].search(text, clause, stop)
        for first in {start, opening.end() if opening else start}:
            if (found := begins.match(text, first, stop)) and found[0] in beginnings():
                yield first
        if cue is None:
            return
        start = max(start, cue.end())
    for found in begins.finditer(text, start, stop):
        if found[0] in beginnings():
            yield found.start()


@dataclass(slots=True)
class _Context:
    """A list of agencies at `start:end` in the clause that begins at `clause`."""

    text: str
    clause: int
    start: int
    end: int
    closed: bool
    led: bool

    def role(self) -> tuple[str, str] | None:
        """The role and the kind of words that give it, None where they give none."""
        if self._joined_with():
            return "coordinate", "with"
        if mark := cues()["marked"].match(self.text, self.end):
            return mark.lastgroup or "implement", "marked"
        if label := self._label():
            leads = label == "implement" and self._follows("leads")
            return "lead" if leads else label, "label"
        order = self._ordered() and not cues()["own_unit"].match(self.text[self.start : self.end])
        if self._follows("leads") and (order or self._is_subject(after_comma=True)):
            return "lead", "order" if order else "leads"
        if self.led and self._follows("joins") and self._is_subject(after_comma=True):
            return "coordinate", "joins"
        if order:
            return "implement", "order"
        if self.closed:
            # `do Sở Y tế quản lý` tells what a thing is like, not who is to act.
            verb = "does_by" if self._left.rstrip().lower().endswith("do") else "does"
            does = self._follows(verb) and self._is_subject(after_comma=True)
            return ("implement", "does") if does else None
        if self._left.endswith(" do ") and cues()["tasked"].match(self._left):
            # `Kinh phí do Sở Tài chính tham mưu` tells who is to see to it.
            return ("implement", "subject") if self._follows("does_by") else None
        if _LABELS.match(self.text, self.start) and _LABELLED.match(self.text, self.end):
            return None
        owes = self._follows("owes") and self._is_subject(after_comma=True)
        if self.is_counted():
            return None
        if owes or (self._acts() and (self._is_subject() or self._is_introduced())):
            return "implement", "subject"
        return None

    def is_counted(self) -> bool:
        """`mỗi khu dân cư có một tổ tự quản` counts what there is to be; nobody is charged."""
        return cues()["counted"].match(self.text, self.start) is not None

    def is_owner(self) -> bool:
        """Whether what stands before is what the first of the list has said or done."""
        return self._left.endswith(" của ") and cues()["introduces"].match(self._left) is not None

    @property
    def _left(self) -> str:
        return self.text[self.clause : self.start]

    def _follows(self, rule: str) -> bool:
        return cues()[rule].match(self.text, self.end) is not None

    def _does(self, at: int) -> bool:
        return acts_at(self.text, at, len(self.text))

    def _acts(self) -> bool:
        """Whether what it is to do follows: a verb, or at a sentence's start any likely word."""
        if self.text.startswith(":", self.end):
            following = self.text[self.end + 1 : self.end + 40].lower()
            return self._is_introduced() or acts_at(following, 0, len(following))
        known = self._follows("acts") and self._does(self.end)
        if known or self.text.startswith(",", self.end):
            return known or self._does(self.end + 1)
        return self._follows("acts") and not self.text[: self.clause].rstrip().endswith((";", "…"))

    def _is_subject(self, after_comma: bool = False) -> bool:
        """Whether nothing but an opening word stands before it in its clause."""
        opening = cues()["opening"].match(self.text, self.clause, self.start)
        if opening is not None and opening.end() == self.start:
            return True
        left = self._left.rstrip()
        if left.endswith(" do"):
            # `Tổ công tác do Sở Y tế chủ trì, phối hợp với …` says who acts, not what it is like.
            return after_comma and (left[-4:-3] in ",;" or self._follows("leads_with"))
        if left.endswith((" -", " –")):
            # `Sở Tư pháp - Cơ quan Thường trực của Ban Điều hành` is one body.
            return after_comma and not _APPOSED.match(self.text, self.start)
        return after_comma and left.endswith((",", ";", ":"))

    def _is_introduced(self) -> bool:
        """`Căn cứ Kế hoạch này, các sở, ngành …`."""
        left = self._left
        return left.rstrip().endswith((",", ":")) and cues()["introduces"].match(left) is not None

    def _joined_with(self) -> bool:
        first = max(self.clause, self.start - 70)
        for found in cues()["with"].finditer(self.text, first, self.start + 4):
            if found.end() == self.start:
                return not cues()["regulation"].search(self.text[self.clause : found.start()])
        return False

    def _label(self) -> str | None:
        found = cues()["label"].search(self._left) if ":" in self._left[-16:] else None
        if found is None:
            return None
        return next(key.rstrip("23") for key, value in found.groupdict().items() if value)

    def _ordered(self) -> bool:
        left = self._left
        found = cues()["order"].search(left[-40:])
        if found is None:
            return False
        before = left[: max(0, len(left) - 40) + found.start()].strip(_OPENERS)
        if not before or found[0].strip("( ")[0].isupper():
            return True
        if before.endswith((",", ";", " và")) and "giao" in found[0]:
            return not self.text.startswith("các", self.start)
        if before.endswith((",", ":")) and cues()["introduces"].match(before):
            return True
        names, after = parse_agency_list(before)
        return bool(names) and after == len(before)


_APPOSED = re.compile(
    r"(?:[Cc]ơ quan|[Đđ]ơn vị|[Tt]hường trực|Phó|Trưởng|Chủ tịch|Ủy viên|[Tt]hành viên)\s"
)
_SKIPPED = re.compile(r"[^.;:()\n]{0,60}?(?:,|\svà)\s+(?=\w)")
_LABELS = re.compile(
    r"(?:Các |các )?(?:[Cc]ơ quan|[Đđ]ơn vị|[Ss]ở|[Nn]gành|[Đđ]ịa phương|[Tt]ổ chức)[\s,]"
)
_LABELLED = re.compile(r"(?:,?\s\w+){2,6}\s?:")
"""`Cơ quan, đơn vị thực hiện: …` is the label of those who act, none of them."""
_OPENERS = " \t\n(-–—+*•“\"'"
