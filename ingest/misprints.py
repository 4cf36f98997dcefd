"""What a text around its citations must have been before a scanner damaged it.

Citations are looked for in the mended text and quote the source: the print is never corrected.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cancu.ingest.letters import compiled, spell
from cancu.ingest.mended import Mended, Print, as_printed, mend
from cancu.ingest.mentions import Mention
from cancu.ingest.print_dates import damaged_dates
from cancu.ingest.print_signs import LIKE_DIGIT, as_digits, likely_numbers, right_number
from cancu.ingest.print_words import Lexicon, Word, skeleton
from cancu.ontology.genres import genres, genres_of_sign
from cancu.ontology.instruments import law_names
from cancu.ontology.issuers import issuer_of_sign, issuers
from cancu.ontology.loading import load_rows
from cancu.ontology.units import current_provinces, provinces

_BACK, _AHEAD = 160, 320
_SHORT = 2
_LOCAL = ("Ủy ban nhân dân", "Hội đồng nhân dân", "Công an")
_UNITS = ("tỉnh", "huyện", "thành phố", "quận", "thị xã", "xã", "phường")
_NUMBER_AHEAD = re.compile(
    rf"\s{{0,3}}(?:[sS]\s?[^\W\d]\s{{0,3}}:?\s{{0,3}})?{LIKE_DIGIT}[\dlIOoSB|\s]{{0,6}}[a-z]?\s{{0,2}}[/–—‐-]"
)
_BEFORE = {
    "capital": r"\s{1,3}(?:ủy|uỷ|các|[<U>])",
    "number": _NUMBER_AHEAD.pattern,
    "roman": r"\s{1,2}\(?[IVXlL1\d]",
}
# Where a space was lost: `củaBộ`, `số13`, `ngày16`, `2021của`, `KL/TWngày`.
_GLUED = re.compile(
    spell(
        r"(?<=[<L>][<L>])(?=[<U>][<L>]|\d{1,4}(?:[-/.]|\s?tháng))|(?<=[\d/]\d\d\d)(?=[<L>]{2})"
        r"|(?<=[<U>]{2})(?=(?:ng|củ|về)[<L>])"
    )
)
_COMMITTEE = re.compile(rf"(?<=Ban Chỉ đạo )(?P<number>{LIKE_DIGIT}{{2,4}})(?!\w)")
# The mark of a number and the capital behind it.
_MARKED = re.compile(
    rf"[/–—‐-](?:(?<=[\dlIOoSB|].)|(?<=[\dlIOoSB|]\s.))\s?(?:[12lI|][90Oo]{LIKE_DIGIT}{{2}}\s?[/–—‐-])?[A-ZĐÐ]"
)
_CAPITALS = compiled(r"\s?[<U>]{1,4}(?!\w)")
_SIGN_AHEAD = 12
_DIGIT_BONES = "0123456789iohs:."
# What follows a citation: `ngày`, `của`, as they should not be printed.
_ODD_AFTER = re.compile(
    r"\s{0,2},?\s{0,2}(?:[nN][gq]?(?!ày|gày|ÀY|GÀY)[^\W\d]{1,2}[yY]\s?[\dlI]|c[^ủ\W]a\s|ngày\s?[lIOSB])"
)
# No syllable is that long: two stand glued (`Hội đồngnhân dân`).
_TOO_LONG = compiled(r"[<L>]{8,}")
# Schemes are cited by a number alone: `Đề án 06`.
_SCHEME_REST = r"(?<=[ĐDÐ])\s?[eéèẻẽẹêếềểễệ]\s?[aáàảãạăắằâấầ]n\s?\d\d(?!\d)"
_SCHEME = re.compile(rf"[ĐDÐ](?<!\w.){_SCHEME_REST}")
_LAW_OR_SCHEME = re.compile(rf"[LĐDÐ](?<!\w.)(?:(?<=L)[^\W\d_]{{2}}[tT](?!\w)|{_SCHEME_REST})")
_LAW = re.compile(
    spell(
        r"(?<!\w)(?:L[uUúùủũụưứừửữựÚÙỦŨỤƯỨỪỬỮỰ][<L><U>][tT]"
        r"|[PB][<L>]{1,3}\s[lL][<L>]{2,3})(?!\w)"
    )
)


@dataclass(frozen=True, slots=True)
class _Row:
    words: str
    also: tuple[str, ...] = ()
    before: str | None = None


def mend_prints(texts: Sequence[str]) -> list[Mended | None]:
    """The texts of a document as `mend_print` reads them.

    A document that is damaged elsewhere lost the bar of `QD`, too; in others somebody typed it so.
    """
    mended = [mend_print(text) for text in texts]
    if not any(mended):
        return mended
    return [mend_print(text, typed=False) for text in texts]


def mend_print(text: str, *, typed: bool = True) -> Mended | None:
    """The text mended around what looks like a citation; None where nothing is damaged.

    `typed`: the D of `QD-UBND` was typed, no scanner lost its bar.
    """
    spots = _spots(text)
    if not spots:
        return None
    mended = as_printed(text)
    numbers = functools.partial(_numbers, typed=typed)
    stages: Sequence[Callable[[str], Iterable[Print]]] = (_glued, _words, numbers, damaged_dates)
    changed = False
    for stage in stages:
        fixes = [fix for low, high in spots for fix in _within(stage, mended, low, high)]
        if fixes:
            mended, changed = mend(mended, fixes), True
    return mended if changed else None


def _spots(text: str) -> list[tuple[int, int]]:
    """The stretches of the print around whatever may be a citation."""
    spots: list[tuple[int, int]] = []
    anchors = [found.start() for found in _MARKED.finditer(text)]
    anchors += [found.start() for found in _LAW.finditer(text)]
    anchors += [found.start() for found in _SCHEME.finditer(text)]
    for at in sorted(anchors):
        low, high = max(at - _BACK, 0), min(at + _AHEAD, len(text))
        if spots and low <= spots[-1][1]:
            spots[-1] = (spots[-1][0], high)
        else:
            spots.append((low, high))
    return spots


def _within(
    stage: Callable[[str], Iterable[Print]], mended: Mended, low: int, high: int
) -> Iterator[Print]:
    """What a stage finds in the stretch whose print is `low:high`."""
    start, end = bisect_left(mended.places, low), bisect_left(mended.places, high)
    for fix in stage(mended.text[start:end]):
        yield Print(start + fix.start, start + fix.end, fix.right)


def _glued(text: str) -> Iterator[Print]:
    for found in _GLUED.finditer(text):
        yield Print(found.start(), found.start(), " ")


def _words(text: str) -> Iterator[Print]:
    for seen in _lexicon().damaged(text):
        yield Print(seen.start, seen.end, seen.right)


def _numbers(text: str, *, typed: bool) -> Iterator[Print]:
    for found in likely_numbers(text):
        genre = _genre_before().search(text, max(found.start() - 60, 0), found.start())
        name = _genre_names()[" ".join(genre["genre"].lower().split())] if genre else None
        if fix := right_number(text, found, name, typed=typed):
            yield fix
    for found in _COMMITTEE.finditer(text):
        if not found["number"].isdigit():
            yield Print(*found.span("number"), as_digits(found["number"]))


def is_damaged(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether something in a text looks like a citation and was not read as one.

    A number behind what is a genre but for its print; a law, a date or an issuer whose word is
    damaged.
    """
    if mentions and _is_oddly_cited(text, mentions):
        return True
    for found in _MARKED.finditer(text):
        at = found.start()
        read = any(mention.start <= at < mention.end for mention in mentions)
        if not read and _ends_with_genre(text[max(at - 30, 0) : at]):
            return True
    words = _LAW_OR_SCHEME.findall(text)
    return bool(words) and any(map(_is_misprint, words))


def _is_oddly_cited(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether what stands around mentions, or their sign, has a misprint, or words lost a space."""
    return (
        any(_ODD_AFTER.match(text, mention.end) for mention in mentions)
        or any(not found[0].isascii() for found in _TOO_LONG.finditer(text))
        or any(_odd_sign(text, mention) for mention in mentions)
    )


def _is_misprint(word: str) -> bool:
    """Whether a word is `Luật`, or `Đề án` before a number, but for its print."""
    if word[0] == "L":
        return word not in ("Luật", "LUẬT") and skeleton(word) == "iuat"
    return not word.startswith(("Đề án", "Đề  án"))


def _odd_sign(text: str, mention: Mention) -> bool:
    """Whether a number was read whose sign is another one's but for its print."""
    number = mention.number
    if number is None or number.isdigit():
        return False
    known = any(each.name == mention.genre for each in genres_of_sign(number))
    if known and issuer_of_sign(number) and not _CAPITALS.match(text, mention.end):
        return False
    return any(
        right_number(text, found, mention.genre, typed=True) is not None
        for found in likely_numbers(text[: mention.end + _SIGN_AHEAD], mention.start)
    )


def _ends_with_genre(before: str) -> bool:
    """Whether a genre, and `số`, stand before the digits that a text ends with."""
    tight = "".join(skeleton(before).split()).replace("rn", "m")
    return tight.rstrip(_DIGIT_BONES).endswith(_genre_bones())


@functools.cache
def _genre_bones() -> tuple[str, ...]:
    names = ("".join(skeleton(name).split()) for name in _genre_names())
    return tuple({name.rstrip(_DIGIT_BONES) for name in names})


@functools.cache
def _genre_names() -> Mapping[str, str]:
    names = {
        each.lower(): genre.name for genre in genres() for each in (genre.name, *genre.aliases)
    }
    return {**names, "văn bản": "văn bản"}


@functools.cache
def _genre_before() -> re.Pattern[str]:
    names = sorted(_genre_names(), key=len, reverse=True)
    words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return re.compile(
        rf"(?<!\w)(?P<genre>{words})\s{{0,3}}(?:số\s{{0,3}}:?\s{{0,3}})?$", re.IGNORECASE
    )


@functools.cache
def _lexicon() -> Lexicon:
    before = {name: compiled(pattern) for name, pattern in _BEFORE.items()}
    words = [
        Word(words, "genre", before=_NUMBER_AHEAD)
        for name in _genre_names()
        for words in (name, f"{name} số")
    ]
    words += (
        Word(each.words, "cue", each.also, before.get(each.before or ""))
        for each in load_rows("print-words.csv", _Row, ("also",))
    )
    words.append(Word("Đề án", "body", before=re.compile(r"\s?\d\d(?!\d)")))
    words += (Word(name, "law") for name in law_names() if len(name.split()) > _SHORT)
    bodies = {body for each in issuers() for body in each.bodies if "#" not in body}
    names = {each.name for each in provinces()} | {each.name for each in current_provinces()}
    places = {name for name in names if " " in name}
    bodies |= places | {f"tỉnh {name}" for name in places}
    bodies |= {"Giám đốc", "Chủ tịch", "Bộ trưởng", "Thủ trưởng", "Chánh Văn phòng"}
    bodies |= {f"{body} {unit}" for body in _LOCAL for unit in _UNITS}
    words += (Word(body, "body") for body in sorted(bodies))
    return Lexicon(words)
