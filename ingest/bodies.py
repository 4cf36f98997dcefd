"""Names of issuing bodies: from capitals to how a sentence writes them, with their place."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from cancu.ingest.rules import load_rules, rules_by_name
from cancu.ontology.agencies import agency_abbreviations, agency_kinds, compound_names
from cancu.ontology.issuers import issuers
from cancu.ontology.units import provinces

_FIRST_WORD = re.compile(r"[^\W\d_]+")
_BEFORE_BODY = ("của", "do", "tại", "và", "với")
_ABBREVIATED = re.compile(r"[\w&-]+")
_OTHER_WORDS = (
    "nhân dân",
    "Cộng sản",
    "Đảng bộ",
    "Đề án",
    "ngành",
    "Chủ nhiệm",
    "Phó Chủ nhiệm",
    "Trưởng phòng",
    "Phó Trưởng phòng",
    "Công ty",
    "Tổng công ty",
    "Tập đoàn",
    "Việt Nam",
    "Trung ương",
    "Thứ trưởng",
    "Thủ tướng",
    "Tổng cục",
    "Đoàn Thanh niên",
    "Đại hội",
    "Quân ủy",
    "Hồ Chí Minh",
    "Bộ Tư lệnh",
    "Bộ Chỉ huy",
)
_COMMON_WORDS = ("Hòa Bình",)
"""Provinces whose name is a word of its own too."""


@functools.cache
def cue(name: str) -> re.Pattern[str]:
    """The pattern of a rule of `bodies.yml`."""
    return rules_by_name("bodies")[name].pattern


@functools.cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """The bodies whose spelling is known, by their first word in small letters, longest first."""
    names = {name.lower(): name for name in compound_names()}
    for kind in agency_kinds():
        names.setdefault(kind.name.lower(), kind.name)
    bodies = (body for each in issuers() for body in each.bodies if "#" not in body)
    for name in (*_OTHER_WORDS, *bodies, *(each.name for each in provinces())):
        if name not in _COMMON_WORDS:
            names.setdefault(name.lower(), name)
    found: dict[str, list[str]] = {}
    for name in sorted(names.values(), key=len, reverse=True):
        found.setdefault(name.lower().split()[0], []).append(name)
    return {word: tuple(same) for word, same in found.items()}


def _known_at(text: str, at: int) -> str | None:
    """The longest known name that stands at `at` in a text of small letters."""
    first = _FIRST_WORD.match(text, at)
    for name in _known().get(first[0], ()) if first else ():
        end = at + len(name)
        if text.startswith(name.lower(), at) and not text[end : end + 1].isalnum():
            return name
    return None


@functools.lru_cache(maxsize=2048)
def restore_case(capitals: str) -> str:
    """`ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN` as `Ủy ban nhân dân tỉnh Bình Thuận`."""
    text = " ".join(capitals.split()).lower().replace("uỷ", "ủy")
    joined = "".join(_spelled(text))
    return joined[:1].upper() + joined[1:]


def _spelled(text: str, *, body: bool = True) -> Iterator[str]:
    """The names and words of a text in small letters, each as a sentence writes it.

    `body` says that a body's name may begin there.
    """
    at = 0
    while at < len(text):
        if text[at] == " ":
            yield " "
            at += 1
        elif named := _named(text, at, body):
            yield named[0]
            at, body = named[1], True
        else:
            end = text.find(" ", at)
            end = len(text) if end < 0 else end
            yield _word(text[at:end])
            body = text[at:end] in _BEFORE_BODY
            at = end


def _named(text: str, at: int, body: bool) -> tuple[str, int] | None:
    """The unit, committee or body whose name begins at `at`, and where it ends."""
    if committee := cue("committee").match(text, at):
        end = _name_end(text, committee.end())
        return committee[0].capitalize() + _title_case(text[committee.end() : end]), end
    if (unit := cue("unit word").match(text, at)) and text[unit.end() : unit.end() + 1] == " ":
        end = _name_end(text, unit.end())
        return unit[0] + _title_case(text[unit.end() : end]), end
    known = _known_at(text, at)
    named = cue("with a name").match(text, at) if body else None
    if named and (known is None or len(known) <= len(named[0])):
        end = _name_end(text, named.end())
        kind = " ".join(_word(word) for word in named["kind"].split())
        kind = re.sub(r"(?<=trường )\w", lambda first: first[0].upper(), kind)
        if known and known.lower() == kind:
            kind = known
        return kind.capitalize()[:1] + kind[1:] + _title_case(text[named.end() : end]), end
    if known is None:
        return None
    stop = at + len(known)
    if not cue("of a field").match(known):
        return known, stop
    if not body or text[stop : stop + 1] != " ":
        return (known, stop) if " " in known else None
    end = _name_end(text, stop)
    return known + _field(text[stop:end]), end


def _name_end(text: str, at: int) -> int:
    """A name goes on to the next unit or committee."""
    following = cue("next name").search(text, at + 1)
    return following.start() - 1 if following else len(text)


def _field(words: str) -> str:
    """` y tế` as ` Y tế`, ` kế hoạch và đầu tư` as ` Kế hoạch và Đầu tư`."""
    body = words.strip()
    if known := _known_at(body, 0):
        return f" {known}{''.join(_spelled(body[len(known) :], body=False))}"
    spelled = "".join(_spelled(body, body=False))
    spelled = spelled[:1].upper() + spelled[1:]
    spelled = cue("and").sub(lambda found: found["gap"] + found["first"].upper(), spelled)
    return f" {spelled}" if spelled else ""


def _word(word: str) -> str:
    """Capitals stay where no Vietnamese syllable can be meant: `ubnd`, `gd&đt`, `pv01`."""
    letters = word.strip("-–,.;:()“”\"'/*")
    spoken = all(cue("syllable").match(part) for part in re.split(r"[-–/]", letters) if part)
    return word if spoken or not letters else word.upper()


def _title_case(name: str) -> str:
    words = (word if word in ("và", "số", "-", "–") else _capital(word) for word in name.split())
    spelled = " ".join(words).replace("Đa Khoa", "Đa khoa").replace("Khu Vực", "khu vực")
    return f" {spelled}" if spelled else ""


def _capital(word: str) -> str:
    spelled = _word(word)
    return spelled[:1].upper() + spelled[1:]


def written_out(name: str) -> str:
    """The name with its abbreviations written out: `UBND tỉnh` is `Ủy ban nhân dân tỉnh`."""
    full = agency_abbreviations()
    text = _ABBREVIATED.sub(lambda found: full.get(found[0], found[0]), name)
    return text.replace("Uỷ ban", "Ủy ban")


@functools.lru_cache(maxsize=1024)
def spelled_out(capitals: str) -> str:
    """The capitals of a letterhead with their usual abbreviations written out."""
    for short in load_rules("bodies"):
        if short.gives:
            capitals = short.pattern.sub(short.gives["full"], capitals)
    return capitals


def with_place(body: str, place: str | None) -> str:
    """A local body with the place it lacks: `Ủy ban nhân dân tỉnh` at Hưng Yên."""
    text = " ".join(body.split())
    if not place or cue("unit name").search(text):
        return text
    return f"{text} {place}" if cue("lacks a place").search(text) else text
