"""What one cited document does to another, read out of its title."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import msgspec

from cancu.ingest.mention_context import Context
from cancu.ingest.mentions import Mention
from cancu.ingest.rules import Rule, load_rules, rules_by_name

_BACK = 420
_NEAR = 60
_QUOTES = '“”"‘’ '
# Only a decision's article approves; an item of a plan says what is to be approved.
_OWN_ACTS = {
    "body": {"own issue": "promulgates"},
    "article": {"own issue": "promulgates", "own approval": "approves"},
}
_AT_START = {"first_repeals", "first_amends", "first_replaces"}


class NamedLink(msgspec.Struct, frozen=True):
    """`source` does `rel` to `target`; the words that say so are `start:end` of the text."""

    source: str
    rel: str
    target: str
    start: int
    end: int

    @property
    def numbered(self) -> bool:
        return self.source[:1].isdigit()


def read_links(
    text: str, mention: Mention, context: Context, inner: Sequence[Mention]
) -> list[NamedLink]:
    """The links that the title of a mention states; `inner` are the mentions in that title."""
    source = called(mention)
    if mention.inner:
        return [
            NamedLink(source, "amends", called(law), mention.start, law.end)
            for law in mention.inner
        ]
    before = _issued_by(text, mention, source)
    start, end = context.title_span
    verb = _verb(text, start, end)
    if verb is None:
        return before
    relation, behind = verb
    at = _skip("adjacent", text, behind)
    if relation in ("approves", "promulgates"):
        return _issued(text, source, relation, (start, end), at, inner)
    listed = _listed(text, at, inner)
    if (
        not listed
        and relation == "implements"
        and (named := _pattern("named").match(text, at, end))
    ):
        # `thực hiện Chương trình …`: one without a number is called by its name.
        target = " ".join(named[0].split()).rstrip(" ,")
        return [*before, NamedLink(source, relation, target, start, named.end())]
    return [NamedLink(source, relation, called(each), start, each.end) for each in listed]


def own_links(text: str, own: str, zone: str, mentions: Sequence[Mention]) -> list[NamedLink]:
    """What the document with the number `own` does itself, in its title and articles.

    It issues or approves a plan, or amends, replaces, repeals those of `mentions` that the verb
    governs.
    """
    links: list[NamedLink] = []
    for rule, relation in _OWN_ACTS.get(zone, {}).items():
        if found := _pattern(rule).match(text):
            name = " ".join(found["name"].split())
            if name.count("“") < name.count("”") or name.count('"') == 1:
                name = name.rstrip('”" ')
            links.append(NamedLink(own, relation, name, *found.span("name")))
    for index, mention in enumerate(mentions):
        low = max(mention.start - 200, mentions[index - 1].end if index else 0)
        verb = _pattern("own change").search(text[low : mention.start])
        if verb is None or (low > 0 and verb.start() == 0 and verb.lastgroup in _AT_START):
            continue
        relation = (verb.lastgroup or "").removeprefix("first_")
        links += (
            NamedLink(own, relation, called(each), low + verb.start(), each.end)
            for each in (mention, *_after(text, mention, mentions[index + 1 :]))
        )
    return links


def passive_link(text: str, changed: Mention, end: int, by: Mention) -> NamedLink | None:
    """`A … được sửa đổi, bổ sung bởi B`: what B does to A, whose words end at `end`."""
    if not 0 < by.start - end < _NEAR:
        return None
    verb = _pattern("passive").fullmatch(text, end, by.start)
    if verb is None or verb.lastgroup is None:
        return None
    return NamedLink(called(by), verb.lastgroup, called(changed), changed.start, by.end)


def called(mention: Mention) -> str:
    """What a link calls a document: its number where there is one, else its name."""
    return mention.number or mention.name or mention.genre


def _pattern(name: str) -> re.Pattern[str]:
    return rules_by_name("links")[name].pattern


def _skip(rule: str, text: str, at: int) -> int:
    found = _pattern(rule).match(text, at)
    return found.end() if found else at


@functools.cache
def _verbs() -> tuple[Rule, ...]:
    return tuple(rule for rule in load_rules("links") if rule.gives.get("zone") == "title")


def _verb(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The relation that a title's verb states, and where the verb ends."""
    if start >= end:
        return None
    for rule in _verbs():
        if found := rule.pattern.match(text, start, end):
            return rule.name, found.end()
    return None


def _issued(
    text: str,
    source: str,
    relation: str,
    title: tuple[int, int],
    at: int,
    inner: Sequence[Mention],
) -> list[NamedLink]:
    """`phê duyệt Chương trình thực hiện …`: the programme by its name, and what it carries out."""
    start, end = title
    direct = next((each for each in inner if each.start == at), None)
    name = " ".join(text[at:end].split()).strip(_QUOTES)
    # A name begins with a capital: `ban hành một số chính sách` issues no named document.
    target = called(direct) if direct else name if name[:1].isupper() else None
    issued = [NamedLink(source, relation, target, start, end)] if target else []
    return issued + _implemented(text, source, title, inner)


def _issued_by(text: str, mention: Mention, source: str) -> list[NamedLink]:
    """`Kế hoạch … ban hành kèm theo Quyết định số …`: the name stands before the number."""
    window = text[max(mention.start - 40, 0) : mention.start]
    if "hành" not in window and "duyệt" not in window and "kèm" not in window:
        return []
    found = _pattern("name before").search(text, max(mention.start - _BACK, 0), mention.start)
    if found is None:
        return []
    relation = "approves" if found["verb"].startswith("phê") else "promulgates"
    name, span = " ".join(found["name"].split()), found.span("name")
    return [
        NamedLink(source, relation, name, span[0], mention.end),
        *_implemented(text, source, span, ()),
    ]


def _implemented(
    text: str, source: str, title: tuple[int, int], inner: Sequence[Mention]
) -> list[NamedLink]:
    """What the plan or programme that a title approves or issues carries out itself."""
    start, end = title
    found = _pattern("carries out").search(text, start, end)
    if found is None:
        return []
    links: list[NamedLink] = []
    direct = next((each for each in inner if each.start == found.end()), None)
    named = [_pattern("named").match(text, found.end(), end)]
    if direct:
        links.append(NamedLink(source, "implements", called(direct), start, direct.end))
        # `thực hiện Kết luận số 13-KL/TW … và Chiến lược quốc gia …`
        also = _pattern("and named").finditer(text, direct.end, end)
        named = [_pattern("named").match(text, each.end(), end) for each in also]
    for name in named:
        if name and not any(name.start() <= each.start < name.end() for each in inner):
            target = " ".join(name[0].split()).rstrip(" ,")
            links.append(NamedLink(source, "implements", target, name.start(), name.end()))
    return links


def _listed(text: str, at: int, inner: Sequence[Mention]) -> list[Mention]:
    """The mention that the verb governs, and those listed with it."""
    if not inner:
        return []
    first = inner[0]
    gap = text[at : first.start]
    if len(gap) > _NEAR or (gap.strip() and not _pattern("leads").fullmatch(gap)):
        return []
    found = [first]
    for mention in inner[1:]:
        if not _pattern("and").fullmatch(text[found[-1].end : mention.start]):
            break
        found.append(mention)
    return found


def _after(text: str, first: Mention, others: Sequence[Mention]) -> list[Mention]:
    """The mentions that a list goes on with behind what is said of each."""
    found: list[Mention] = []
    before = first
    for mention in others:
        gap = text[before.end : mention.start]
        if len(gap) > 260 or not _pattern("said of it").fullmatch(gap):
            break
        found.append(mention)
        before = mention
    return found
