"""Where a text names another document: a genre with a number, or a law by its title."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cancu.ingest.letters import compiled
from cancu.ingest.numbers import NUMBER, normal_number
from cancu.ontology.genres import genres
from cancu.ontology.instruments import law_names

_LAWS = ("luật", "bộ luật", "pháp lệnh", "hiến pháp", "điều lệ")
# Words with which the name of a law not in the vocabulary cannot go on.
_STOP = (
    "ngày|năm|số|được|quy định|có|về|cho|trong|trên|để|do|theo|tại|của|gắn|nhằm|là|các|những|một số|đã|với|đối"
    "|từ|đến|bảo đảm|đảm bảo|và|hoặc|này|khi|nếu|thì|phải|góp phần|giai đoạn|hiện hành|mới|như|bằng|vào|sửa đổi"
)
_NOT_AFTER_BARE = (
    r"(?!\s*(?:[/%\d.]|-\s*\d|năm|tháng|ngày|tuần|giờ|tỷ|triệu|xã|huyện|tỉnh|phường|địa\s+bàn|nhiệm\s+vụ|nội\s+dung"
    r"|mục|nhóm|giai\s+đoạn|chỉ\s+tiêu|dự\s+án|loại|cấp|người|lần|đợt|bước))"
)
_AMENDING = compiled(
    r"sửa\s+đổi(?:,\s*bổ\s+sung)?(?:\s+một\s+số\s+điều)?\s+(?:của\s+)?(?:các\s+)?", re.IGNORECASE
)
_AND_LAW = compiled(r"\s*(?:,|;|và)\s*(?=(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s)", re.IGNORECASE)
_ALSO_NUMBER = compiled(rf"\s*(?:,|;|và)\s+(?:số\s+)?(?P<number>{NUMBER})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """`start:end` are the words `Kết luận số 13-KL/TW` in the text; a law's `name` is its title.

    `amends` are the laws named inside the name of an amending law, which end before `end`.
    """

    start: int
    end: int
    genre: str
    number: str | None
    name: str | None = None
    inner: tuple[Mention, ...] = ()


@functools.cache
def _numbered() -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {}
    for genre in genres():
        for name in (genre.name, *genre.aliases):
            names.setdefault(name.lower(), genre.name)
    words = "|".join(
        re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True)
    )
    bare = (
        r"(?:Đề\s+án|Chỉ\s+thị|Nghị\s+quyết|Kết\s+luận|Nghị\s+định|Quyết\s+định|Thông\s+tư"
        r"|Chương\s+trình|Hướng\s+dẫn)"
    )
    pattern = rf"""
        (?<!\w) (?P<genre>(?i:{words}))
        (?: (?:\s+(?!số\b)[<L>]+){{0,5}} \s+ (?i:số) (?:\s+hiệu)? \s* :? \s* (?P<number>{NUMBER})
          | \s+ (?P<unsaid>{NUMBER}) )
      | (?<!\w) (?P<bare>{bare}) \s+ (?:số\s+)? (?P<digits>\d{{1,4}}) (?!\w) {_NOT_AFTER_BARE}
    """
    return compiled(pattern, re.VERBOSE), names


@functools.cache
def _law() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = "|".join(
        re.escape(name).replace(r"\ ", r"\s+")
        for name in sorted(law_names(), key=len, reverse=True)
    )
    word = rf"(?!(?:{_STOP})\b)[^\W\d_]+(?:-[^\W\d_]+)?"
    unknown = rf"(?:Luật|Bộ\s+luật|Pháp\s+lệnh|Hiến\s+pháp|Điều\s+lệ)\s+{word}(?:\s+{word}){{0,9}}"
    amending = r"(?:Luật|Pháp\s+lệnh)\s+sửa\s+đổi(?:,\s*bổ\s+sung)?(?:\s+một\s+số\s+điều)?\s+(?:của\s+)?(?:các\s+)?"
    pattern = rf"(?<!\w)(?:(?P<amending>{amending})(?=(?:Bộ\s+)?[Ll]uật)|(?P<known>(?i:{known})(?!\w))|(?P<unknown>{unknown}))"
    return compiled(pattern), compiled(rf"(?:(?i:{known})(?!\w)|{unknown})")


def find_mentions(text: str) -> list[Mention]:
    """All mentions in their order; the laws inside an amending law's name follow it."""
    found = [*_numbered_mentions(text), *_law_mentions(text)]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    result: list[Mention] = []
    for mention in found:
        if not result or mention.start >= result[-1].end:
            result.append(mention)
    return result


def _numbered_mentions(text: str) -> Iterator[Mention]:
    pattern, names = _numbered()
    for found in pattern.finditer(text):
        if found["bare"]:
            genre = names[" ".join(found["bare"].lower().split())]
            yield Mention(found.start(), found.end("digits"), genre, found["digits"])
            continue
        genre = names[" ".join(found["genre"].lower().split())]
        group = "number" if found["number"] else "unsaid"
        start, end = found.span(group)
        yield Mention(found.start(), _trim(text, start, end), genre, normal_number(found[group]))
        while more := _ALSO_NUMBER.match(text, end):
            start, end = more.span("number")
            yield Mention(start, _trim(text, start, end), genre, normal_number(more["number"]))


def _trim(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(".,;: "))


def _law_mentions(text: str) -> Iterator[Mention]:
    pattern, single = _law()
    at = 0
    while found := pattern.search(text, at):
        at = found.end()
        if found["amending"]:
            mention = _amending_law(text, found, single)
            at = mention.end
            yield mention
        elif _is_title(found[0]):
            name = " ".join(found[0].split())
            yield Mention(found.start(), found.end(), _law_genre(name), None, name)


def _amending_law(text: str, found: re.Match[str], single: re.Pattern[str]) -> Mention:
    inner: list[Mention] = []
    end = found.end()
    while law := single.match(text, end):
        name = " ".join(law[0].split())
        inner.append(Mention(law.start(), law.end(), _law_genre(name), None, name))
        end = law.end()
        more = _AND_LAW.match(text, end)
        # `; Luật sửa đổi …` and `, Luật …ngày` begin a law of their own.
        if more is None or ";" in more[0] or _AMENDING.match(text, more.end() + 5):
            break
        end = more.end()
    end = inner[-1].end if inner else found.end()
    name = " ".join(text[found.start() : end].split())
    return Mention(found.start(), end, _law_genre(name), None, name, tuple(inner))


def _is_title(words: str) -> bool:
    """Whether the words name one law: `Luật sư` and `Luật này` do not."""
    second = words.split()[1].lower() if " " in words else ""
    return words.lower().startswith("hiến pháp") or second not in ("", "sư", "gia", "pháp", "lệ")


def _law_genre(name: str) -> str:
    lower = name.lower()
    return next((each for each in ("bộ luật", *_LAWS) if lower.startswith(each)), "luật")
