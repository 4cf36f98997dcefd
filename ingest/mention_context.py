"""What is said around a mention: its date, who issued it, and its title."""

from __future__ import annotations

import functools
import re

import msgspec

from cancu.ingest.agencies import parse_agency_list
from cancu.ingest.bodies import written_out
from cancu.ingest.dates import parse_date
from cancu.ingest.known_bodies import known_body_end
from cancu.ingest.mentions import Mention
from cancu.ingest.rules import rules_by_name
from cancu.ontology.folding import fold
from cancu.ontology.issuers import issuer_of_sign

_LONGEST_TITLE = 1500
_BACK = 120
_YEAR = 4
"""How long the year is of a date."""
_JOINT = "liên tịch"
_COMMITTEE = "Ban Chấp hành Trung ương Đảng"
_PARENTHESIS = re.compile(r"[()]")
_WITH = re.compile(r"\s+với\s+")
_AND = re.compile(r"\s+và\s+")
_OF_GOVERNMENT = re.compile(r"(?<=\d)/CP(?!\w)")
_LISTS_MENTION = re.compile(r",\s*[A-ZĐ]\w*\s+(?:số|ngày)")
# A number in a committee's name keeps its sign: `tổng kết Nghị quyết số 18-NQ/TW`.
_NUMBERED = re.compile(r"\d[-/]\w")
_QUOTED = re.compile(r"""(?:[Vv]ề\s+(?:việc\s+)?)?([“"])""")
_YEAR_LAST = re.compile(r"(?:19|20)\d\d$")


class Context(msgspec.Struct, frozen=True):
    """`title_span` is where in the text the title stands, `end` where all that was read ends."""

    date: str | None
    issuer: str | None
    parties: tuple[str, ...]
    title: str | None
    title_span: tuple[int, int]
    end: int


def read_context(text: str, mention: Mention, stop: int) -> Context:
    """What `text` says of the mention, up to `stop` (the end of its sentence or clause)."""
    if mention.name:
        return _law_context(text, mention)
    unit = _match("unit between", text, mention.end)
    date, at = _date(text, unit.end() if unit else mention.end)
    at = _past_terms(text, at)
    issuer, at = _issuer_after(text, at)
    if mention.issuer:
        issuer = clean_body(mention.issuer)
    if date is None:
        date, at = _date(text, at)
    parties: tuple[str, ...] = ()
    if between := _match("parties", text, at):
        parties, at, issuer = _parties(between["parties"]), between.end(), None
    elif issuer and _JOINT in mention.genre:
        parties, at = _joint(text, issuer, at)
        issuer = None if parties else issuer
        if date is None:
            date, at = _date(text, at)
    elif issuer is None:
        issuer = _issuer_before(text, mention)
    elif aside := _match("aside", text, at):
        at = aside.end()
    span = title_span(text, at, stop)
    title = " ".join(text[span[0] : span[1]].split()) or None
    return Context(date, issuer, parties, title, span, max(at, span[1]))


def is_later(text: str, mention: Mention, than: Mention) -> bool:
    """Whether the dates behind two mentions say that the second's title cannot name the first."""
    first, second = (_date(text, each.end)[0] or "" for each in (than, mention))
    whole = min(len(first), len(second))
    return whole >= _YEAR and second[:whole] > first[:whole]


@functools.lru_cache(maxsize=2048)
def clean_body(body: str) -> str:
    """The issuer without session and term, written out."""
    rules = rules_by_name("mention_context")
    words = " ".join(body.split())
    if rules["plenum"].pattern.match(words):
        return _COMMITTEE
    words = rules["session"].pattern.sub("", words)
    words = rules["term"].pattern.sub("", words)
    # `Ban Chỉ đạo 138/CP` is the government's.
    words = _OF_GOVERNMENT.sub(" Chính phủ", words)
    words = words.strip(" ,(") or " ".join(body.split())
    return words if _NUMBERED.search(words) else written_out(words)


def title_span(text: str, at: int, stop: int) -> tuple[int, int]:
    """Where the title that begins at `at` stands; an empty span where none does."""
    found = _match("title", text, at)
    if found is None or found.start("title") >= stop:
        return at, at
    start = found.start("title")
    stop = min(stop, start + _LONGEST_TITLE)
    if quote := _QUOTED.match(text, start, stop):
        close = text.find("”" if quote[1] == "“" else '"', quote.end(), stop)
        return start, close + 1 if close > 0 else stop
    closing = rules_by_name("mention_context")["title end"].pattern.search(text, start + 2, stop)
    end = _balanced(text, start, closing.start() if closing else stop)
    return start, start + len(text[start:end].rstrip(" ,."))


def _balanced(text: str, start: int, end: int) -> int:
    """Before the parenthesis that closes one opened before the title."""
    depth = 0
    for found in _PARENTHESIS.finditer(text, start, end):
        depth += 1 if found[0] == "(" else -1
        if depth < 0:
            return found.start()
    return end


def _match(rule: str, text: str, at: int) -> re.Match[str] | None:
    return rules_by_name("mention_context")[rule].pattern.match(text, at)


def _law_context(text: str, mention: Mention) -> Context:
    """A law is named by its title: only its date can follow."""
    name, at = mention.name or "", mention.end
    date = year[0] if (year := _YEAR_LAST.search(name)) else None
    if date is None:
        date, at = _date(text, at)
    if date is None and (found := _match("law year", text, at)):
        date, at = found["year"], found.end()
    if amended := _match("amended", text, at):
        at = amended.end()
        if date is None:  # `Luật Tổ chức HĐND và UBND (sửa đổi) ngày 21/6/1994`
            date, at = _date(text, at)
    return Context(date, None, (), name, (mention.end, mention.end), at)


def _date(text: str, at: int) -> tuple[str | None, int]:
    found = _match("date", text, at)
    return (parse_date(found["date"]), found.end()) if found else (None, at)


def _past_terms(text: str, at: int) -> int:
    while (term := _match("term", text, at)) and term.end() > at:
        at = term.end()
    return at


def _issuer_after(text: str, at: int) -> tuple[str | None, int]:
    if task := _match("task issuer", text, at):
        return clean_body(task["body"]), _past_terms(text, task.end("body"))
    found = _match("long issuer", text, at)
    plain = _match("known issuer", text, at)
    if plain:
        end = known_body_end(text, plain.start("body"))
        rest = _match("issuer rest", text, end) if end else None
        if rest:
            return clean_body(text[plain.start("whole") : rest.end()]), _past_terms(
                text, rest.end()
            )
    plain = _match("issuer", text, at)
    if plain and not (found and text[plain.end("body") :][:1] == "," and _is_long(found["body"])):
        found = plain
    if found is None:
        return None, at
    return clean_body(found["body"]), _past_terms(text, found.end("body"))


def _is_long(body: str) -> bool:
    return "," in body and not _LISTS_MENTION.search(body)


def _issuer_before(text: str, mention: Mention) -> str | None:
    """`chỉ đạo của Bộ Chính trị tại Kết luận số …`, unless the sign is another's."""
    if mention.number is None:
        return None
    before = rules_by_name("mention_context")["before"].pattern
    low = max(mention.start - _BACK, 0)
    named = _known_before(text, low, mention.start)
    if named is None:
        found = before.search(text, low, mention.start)
        if found is None:
            return None
        named = found["body"]
    body = clean_body(named)
    sign = issuer_of_sign(mention.number)
    if sign is None:
        return body
    folded = fold(body)
    return (
        body if any(fold(each) in folded or folded in fold(each) for each in sign.bodies) else None
    )


def _known_before(text: str, low: int, stop: int) -> str | None:
    """The nearest known name: `của Giám đốc Sở Văn hóa, Thể thao và Du lịch tại`."""
    if "," not in text[low:stop]:
        return None
    rules = rules_by_name("mention_context")
    for found in reversed(list(rules["known before"].pattern.finditer(text, low, stop))):
        end = known_body_end(text, found.start("body"))
        rest = rules["known before ends"].pattern.match(text, end, stop) if end else None
        if rest:
            return text[found.start("whole") : rest.end("place")]
    return None


def _parties(words: str) -> tuple[str, ...]:
    """Those who agreed: `Bộ Công an với Bộ Quốc phòng, Bộ Y tế`."""
    parties: list[str] = []
    for part in _WITH.split(words):
        names = parse_agency_list(part)
        found = [each.agency for each in names.names] if not part[names.end :].strip(" ,") else []
        parties += found or [written_out(each) for each in _AND.split(" ".join(part.split()))]
    return tuple(parties)


def _joint(text: str, first: str, at: int) -> tuple[tuple[str, ...], int]:
    """All who issued a joint document; none where only one is named."""
    parties = [first]
    while more := _match("more issuers", text, at):
        parties.append(clean_body(more["body"]))
        at = more.end("body")
    return (tuple(parties), at) if len(parties) > 1 else ((), at)
