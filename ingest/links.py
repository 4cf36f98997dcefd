"""What one cited document does to another, read out of its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cancu.ingest.letters import compiled
from cancu.ingest.mention_context import Context
from cancu.ingest.mentions import Mention

# The verb that a title opens with, and the relation that it states. `named` are those whose
# object is called by its name where it has no number of its own.
_VERBS = compiled(
    r"""(?:(?:[Vv]ề|VỀ|[Vv]/v)\s+(?:việc\s+)?)?(?:
      (?P<continues>(?:đẩy\s+mạnh\s+|tăng\s+cường\s+)?tiếp\s+tục\s+(?:đẩy\s+mạnh\s+|tổ\s+chức\s+|triển\s+khai\s+)*(?:thực\s+hiện|triển\s+khai)
        (?:\s+có\s+hiệu\s+quả|\s+nghiêm(?:\s+túc)?)?)
    | (?P<implements>(?:quán\s+triệt,?\s+|tổ\s+chức\s+|triển\s+khai,?\s+|đẩy\s+mạnh\s+)*(?:thực\s+hiện|triển\s+khai|thi\s+hành)
        (?:\s+có\s+hiệu\s+quả|\s+hiệu\s+quả|\s+nghiêm(?:\s+túc)?)?)
    | (?P<approves>[Pp]hê\s+duyệt)
    | (?P<promulgates>[Bb]an\s+hành)
    | (?P<guides>(?:[Qq]uy\s+định\s+chi\s+tiết|[Hh]ướng\s+dẫn)(?:\s+(?:và\s+)?(?:hướng\s+dẫn\s+)?(?:thi\s+hành|thực\s+hiện))?
        (?:\s+một\s+số\s+(?:điều|nội\s+dung|khoản)[^.;]{0,40}?)?(?:\s+(?:và\s+biện\s+pháp\s+)?(?:thi\s+hành|để\s+thi\s+hành|của))*)
    | (?P<amends>[Ss]ửa\s+đổi(?:,?\s*(?:và\s+)?bổ\s+sung)?(?:\s+một\s+số\s+(?:điều|nội\s+dung|khoản)|\s+(?:khoản|Điều)[^.;]{0,30})?(?:\s+của|\s+tại)?)
    | (?P<replaces>[Tt]hay\s+thế)
    | (?P<repeals>[Bb]ãi\s+bỏ(?:\s+toàn\s+bộ|\s+một\s+phần)?)
    )(?=\s)""",
    re.VERBOSE,
)
_CARRIES_OUT = compiled(
    r"\s(?:tổ\s+chức\s+)?(?:thực\s+hiện|triển\s+khai(?:\s+thực\s+hiện)?)\s+(?:nội\s+dung\s+)?"
)
# A strategy or scheme that has a name and no number.
_NAMED = compiled(
    r"(?:Chiến\s+lược|Đề\s+án|Chương\s+trình|Quy\s+hoạch|Kế\s+hoạch|Dự\s+án)\s+[^;:.()]{6,300}?"
    r"(?=\s*(?:[;:.()]|$)|\s+(?:của\s+Thủ|trên\s+địa\s+bàn|và\s+(?:các|Chỉ|Kết|Nghị|Quyết)))"
)
_NAME_BEFORE = compiled(
    r"(?:^|[(;:.]\s*|,\s+)(?P<name>(?:Kế\s+hoạch|Chương\s+trình|Đề\s+án|Chiến\s+lược|Quy\s+chế|Quy\s+hoạch)\s[^;:.()]{6,300}?)"
    r"\s*,?\s*\(?\s*(?:được\s+)?(?P<verb>ban\s+hành(?:\s+(?:kèm\s+theo|tại|theo))?|phê\s+duyệt(?:\s+(?:tại|theo))?)\s*$"
)
_AND_NAMED = compiled(r"(?:,|\svà)\s+(?=(?:Chiến\s+lược|Đề\s+án|Chương\s+trình|Quy\s+hoạch)\s)")
_ADJACENT = compiled(r"\s*(?:(?:của|các|đối\s+với)\s+){0,2}")


@dataclass(frozen=True, slots=True)
class NamedLink:
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
    source = mention.number or mention.name
    if source is None:
        return []
    if mention.inner:
        return [
            NamedLink(source, "amends", law.name, mention.start, law.end)
            for law in mention.inner
            if law.name
        ]
    before = _issued_by(text, mention, source)
    start, end = context.title_span
    verb = _VERBS.match(text, start, end)
    if verb is None or verb.lastgroup is None:
        return before
    relation = verb.lastgroup
    at = _ADJACENT.match(text, verb.end()).end()  # type: ignore[union-attr]
    links: list[NamedLink] = []
    if relation in ("approves", "promulgates"):
        name = " ".join(text[at:end].split())
        direct = next((each for each in inner if each.start == at), None)
        target = (direct.number or direct.name) if direct else _capital(name)
        if target:
            links.append(NamedLink(source, relation, target, start, end))
        return links + _implemented(text, source, (start, end), inner)
    for each in _listed(text, at, inner):
        target = each.number or each.name
        if target:
            links.append(NamedLink(source, relation, target, start, each.end))
    return links


def _issued_by(text: str, mention: Mention, source: str) -> list[NamedLink]:
    """`Kế hoạch … ban hành kèm theo Quyết định số …`: the name stands before the number."""
    found = _NAME_BEFORE.search(text, max(mention.start - 420, 0), mention.start)
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
    links: list[NamedLink] = []
    found = _CARRIES_OUT.search(text, start, end)
    if found is None:
        return links
    direct = next((each for each in inner if each.start == found.end()), None)
    if direct:
        target = direct.number or direct.name or ""
        links.append(NamedLink(source, "implements", target, start, direct.end))
    named = [_NAMED.match(text, found.end(), end)]
    if direct:
        # `thực hiện Kết luận số 13-KL/TW … và Chiến lược quốc gia …`
        named = [
            _NAMED.match(text, also.end(), end)
            for also in _AND_NAMED.finditer(text, direct.end, end)
        ]
    for name in named:
        if name and not any(name.start() <= each.start < name.end() for each in inner):
            target = " ".join(name[0].split()).rstrip(" ,")
            links.append(NamedLink(source, "implements", target, name.start(), name.end()))
    return links


def _capital(name: str) -> str | None:
    """A name begins with a capital: `ban hành một số chính sách` issues no named document."""
    return name if name[:1].isupper() else None


def _listed(text: str, at: int, inner: Sequence[Mention]) -> list[Mention]:
    """The mention that the verb governs, and those listed with it."""
    found: list[Mention] = []
    for mention in inner:
        gap = text[at : mention.start]
        if found and not re.fullmatch(r"\s*(?:,|;|và|,\s*và)\s*(?:các\s+)?", gap):
            break
        if not found and len(gap) > 60:
            break
        if not found and gap.strip() and not _leads(gap):
            break
        found.append(mention)
        at = mention.end
    return found


def _leads(gap: str) -> bool:
    """Words between verb and mention that do not change what is meant."""
    return bool(
        re.fullmatch(
            r"\s*(?:(?:có hiệu quả|hiệu quả|nghiêm túc|nghiêm|nội dung|các nội dung|các nhiệm vụ|nhiệm vụ|tinh thần"
            r"|ý kiến chỉ đạo|chỉ đạo|Chương trình thực hiện|Chương trình hành động thực hiện|Kế hoạch thực hiện|của|tại|theo|trong)\s*)+",
            gap,
        )
    )
