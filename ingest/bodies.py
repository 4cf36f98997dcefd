"""Names of issuing bodies: from capitals to how a sentence writes them, with their place."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from cancu.ingest.letters import compiled
from cancu.ontology.agencies import agency_abbreviations, agency_kinds, compound_names

UNIT = r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
UNIT_NAME = compiled(
    rf"(?<!\w)(?P<unit>{UNIT})\s+"
    r"(?P<name>(?!và\b|Hồ sơ)[<U>][\w'’]*(?:[\s-]+[<U>\d][\w'’]*){0,5})"
)
_UNIT_WORD = compiled(rf"(?<!\w)({UNIT})(?!\w)", re.IGNORECASE)
# What the name of a field follows, whose first letter is a capital, and what a name of its own
# follows (Nghị định 30/2020/NĐ-CP, Phụ lục II, III.2).
_OF_A_FIELD = compiled(
    r"sở|bộ|ban|phòng|cục|chi cục|tổng cục|vụ|hội|trung tâm|trạm|hạt|đồn|khoa|tổ", re.IGNORECASE
)
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_BEFORE_BODY = ("của", "do", "tại", "và", "với")
_WITH_A_NAME = compiled(
    r"(?P<kind>trường(?:\s+(?:ptdtnt|ptdtbt|tiểu học|mầm non|mẫu giáo|cao đẳng|trung cấp|chính trị"
    r"|đại học|trung học(?:\s+(?:cơ sở|phổ thông))?|thcs|thpt))+|bệnh viện|học viện|đại học)(?!\w)"
)
_COMMITTEE = compiled(r"(?:tỉnh|thành|huyện|quận|thị|đảng)\s+ủy(?!\w)")
_NEXT_NAME = compiled(rf"(?<!\w)(?:{UNIT}|{_COMMITTEE.pattern})(?!\w)")
_AND = compiled(r"(?P<gap>\s+và\s+|\s*[,/]\s+|\s+-\s+)(?P<first>\w)")
_SYLLABLE = re.compile(
    "[bcdđghklmnpqrstvx]{0,3}"
    "[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]{1,4}"
    "(?:ch?|n[gh]?|m|p|t)?"
)


@functools.cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """The bodies whose spelling is known, by their first word in small letters, longest first."""
    names = {name.lower(): name for name in compound_names()}
    for kind in agency_kinds():
        names.setdefault(kind.name.lower(), kind.name)
    for name in ("nhân dân", "Cộng sản", "Việt Nam", "Trung ương", "Thứ trưởng", "Thủ tướng"):
        names[name.lower()] = name
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


def restore_case(capitals: str) -> str:
    """`ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN` as `Ủy ban nhân dân tỉnh Bình Thuận`."""
    text = " ".join(capitals.split()).lower().replace("uỷ", "ủy")
    joined = "".join(_spelled(text))
    return joined[:1].upper() + joined[1:]


def _spelled(text: str) -> Iterator[str]:
    """The names and words of a text in small letters, each as a sentence writes it."""
    at, body = 0, True  # `body`: a body's name may begin here
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
    if committee := _COMMITTEE.match(text, at):
        end = _name_end(text, committee.end())
        return committee[0].capitalize() + _title_case(text[committee.end() : end]), end
    if (unit := _UNIT_WORD.match(text, at)) and text[unit.end() : unit.end() + 1] == " ":
        end = _name_end(text, unit.end())
        return unit[0] + _title_case(text[unit.end() : end]), end
    if body and (named := _WITH_A_NAME.match(text, at)):
        end = _name_end(text, named.end())
        kind = " ".join(_word(word) for word in named["kind"].split())
        kind = re.sub(r"(?<=trường )\w", lambda first: first[0].upper(), kind)
        return kind.capitalize()[:1] + kind[1:] + _title_case(text[named.end() : end]), end
    known = _known_at(text, at)
    if known is None:
        return None
    stop = at + len(known)
    if not _OF_A_FIELD.fullmatch(known):
        return known, stop
    if not body or text[stop : stop + 1] != " ":
        return None
    end = _name_end(text, stop)
    return known + _field(text[stop:end]), end


def _name_end(text: str, at: int) -> int:
    """A name goes on to the next unit or committee."""
    following = _NEXT_NAME.search(text, at + 1)
    return following.start() - 1 if following else len(text)


def _field(words: str) -> str:
    """` y tế` as ` Y tế`, ` kế hoạch và đầu tư` as ` Kế hoạch và Đầu tư`."""
    body = words.strip()
    if known := _known_at(body, 0):
        return f" {known}{body[len(known) :]}"
    spelled = " ".join(_word(word) for word in body.split())
    spelled = spelled[:1].upper() + spelled[1:]
    spelled = _AND.sub(lambda found: found["gap"] + found["first"].upper(), spelled)
    return f" {spelled}" if spelled else ""


def _word(word: str) -> str:
    """Capitals stay where no Vietnamese syllable can be meant: `ubnd`, `gd&đt`, `pv01`."""
    letters = word.strip("-–,.;:()“”\"'/*")
    spoken = all(_SYLLABLE.fullmatch(part) for part in re.split(r"[-–/]", letters) if part)
    return word if spoken or not letters else word.upper()


def _title_case(name: str) -> str:
    words = (word if word in ("và", "-", "–") else _capital(word) for word in name.split())
    spelled = " ".join(words)
    return f" {spelled}" if spelled else ""


def _capital(word: str) -> str:
    spelled = _word(word)
    return spelled[:1].upper() + spelled[1:]


def written_out(name: str) -> str:
    """The name with its abbreviations written out: `UBND tỉnh` is `Ủy ban nhân dân tỉnh`."""
    full = agency_abbreviations()
    text = re.sub(r"[\wĐđ&\-]+", lambda found: full.get(found[0], found[0]), name)
    return re.sub(r"Uỷ ban", "Ủy ban", text)


def spelled_out(capitals: str) -> str:
    """The capitals of a letterhead with their usual abbreviations written out."""
    text = re.sub(r"\bUBND\b", "ỦY BAN NHÂN DÂN", capitals)
    return re.sub(r"\bHĐND\b", "HỘI ĐỒNG NHÂN DÂN", text)


def with_place(body: str, place: str | None) -> str:
    """A local body with the place it lacks: `Ủy ban nhân dân tỉnh` at Hưng Yên."""
    text = " ".join(body.split())
    if not place or UNIT_NAME.search(text):
        return text
    if re.search(
        rf"(?:{UNIT}|[Tt]ỉnh ủy|[Hh]uyện ủy|[Tt]hành ủy|[Tt]hị ủy|[Qq]uận ủy|[Đđ]ảng ủy)$", text
    ):
        return f"{text} {place}"
    return text
