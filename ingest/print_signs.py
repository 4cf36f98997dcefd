"""Numbers of documents that a scanner damaged: what the known signs say they must have been."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from cancu.ingest.letters import spell
from cancu.ingest.mended import Print
from cancu.ingest.numbers import NUMBER, SIGN, normal_number
from cancu.ingest.print_words import skeleton
from cancu.ontology.folding import strip_accents
from cancu.ontology.genres import genres
from cancu.ontology.issuers import issuers

LIKE_DIGIT = r"[\dlIOoSB|]"
_DIGITS = str.maketrans("lI|iOoSsBh", "1111005588")
_BONE_DIGITS = "[0-9oish]"
_DASH = "-‐‑‒–—−"
_PRINTED = re.compile(
    spell(
        rf"(?<![\w.,/])(?P<digits>{LIKE_DIGIT}(?:\s?{LIKE_DIGIT}){{0,4}}(?:[a-z](?!\w))?)"
        rf"\s{{0,2}}(?P<mark>[{_DASH}/])\s{{0,2}}"
        rf"(?:(?P<year>[12lI|]\s?[90Oo]\s?{LIKE_DIGIT}\s?{LIKE_DIGIT})\s{{0,2}}[{_DASH}/]\s{{0,2}})?"
        r"(?=[<U>Ðl80])"
    )
)
_MARK = re.compile(r"\s?(?:[-/]|(?<=[a-z])[i|](?=\s?[a-z]{2}))\s?")
_TAIL = re.compile(spell(r"(?:[/-][<U>Ð][\w&]*(?:\([A-Z0-9]{1,6}\))?)*"))
_LEGISLATIVE = ("luật", "bộ luật", "nghị quyết", "pháp lệnh", "nghị quyết liên tịch")


@functools.cache  # long to compile, and of no use where nothing is damaged
def _strict() -> re.Pattern[str]:
    return re.compile(NUMBER)


@functools.cache
def _sign() -> re.Pattern[str]:
    return re.compile(SIGN)


def likely_numbers(text: str, start: int = 0) -> list[re.Match[str]]:
    """Where, from `start` on, something looks like the beginning of a number with a sign."""
    return list(_PRINTED.finditer(text, start))


def right_number(
    text: str, found: re.Match[str], genre: str | None, *, typed: bool
) -> Print | None:
    """The number that `found` begins, with the one known sign that it can mean.

    `genre` is what stands before it, `typed` leaves `QD` for `QĐ` as somebody typed it. None where
    the print is as it should be, or nothing is known.
    """
    start, at = found.start(), found.end()
    strict = _strict().match(text, start)
    digits = as_digits(found["digits"])
    if not digits[0].isdigit():
        return None
    year = f"{as_digits(found['year'])}/" if found["year"] else ""
    known = _known_sign(text, at, genre, legislative=bool(year)) if genre else None
    if known is None:
        sign = _sign().match(text, at)
        if strict or sign is None or genre is None:
            return None
        known = normal_number(sign[0]), sign.end()
    sign_right, end = known
    mark = "/" if found["mark"] == "/" else "-"
    right = f"{digits}{mark}{year}{sign_right}"
    printed = normal_number(text[start:end])
    if right.casefold() == printed.casefold() or (typed and _same(right, printed)):
        right = printed
    whole = strict is not None and strict.end() >= end
    return None if right == printed and whole else Print(start, end, right)


def as_digits(printed: str) -> str:
    """`l7` as `17`, `2O2l` as `2021`; a letter at the end (`02a`) stays."""
    tight = "".join(printed.split())
    body = tight[:-1] if tight[-1:].islower() and tight[-1] not in "lo" else tight
    return body.translate(_DIGITS) + tight[len(body) :]


def _same(right: str, printed: str) -> bool:
    """Whether a print differs in case or the bar of `Đ` only."""
    return strip_accents(right).casefold() == strip_accents(printed).casefold()


def _known_sign(text: str, at: int, genre: str, *, legislative: bool) -> tuple[str, int] | None:
    bones = skeleton(text[at : at + 60])
    if genre in _LEGISLATIVE and legislative:
        found = _issuer(bones, 0, text[at : at + 60])
        if found and "QH" in found[0]:
            return found[0], at + found[1]
    answers: dict[str, int] = {}
    for sign, pattern in _genre_patterns(genre):
        begun = pattern.match(bones)
        mark = _MARK.match(bones, begun.end()) if begun else None
        issuer = _issuer(bones, mark.end(), text[at : at + 60]) if mark else None
        if mark and issuer:
            between = "-" if mark[0].strip() == "-" else "/"
            answers[f"{sign}{between}{issuer[0]}"] = issuer[1]
    if len(answers) != 1:
        return None
    ((right, end),) = answers.items()
    tail = _TAIL.match(text, at + end)
    return right + (tail[0] if tail else ""), at + end + (len(tail[0]) if tail else 0)


@functools.cache
def _genre_patterns(genre: str) -> Sequence[tuple[str, re.Pattern[str]]]:
    signs = {
        sign
        for each in genres()
        if each.name == genre or genre == "văn bản"
        for sign in (*each.signs, *each.party_signs)
    }
    return [(sign, re.compile(_spaced(skeleton(sign)))) for sign in sorted(signs)]


def _issuer(bones: str, at: int, text: str) -> tuple[str, int] | None:
    """The one known issuer that stands there, and where it ends."""
    pattern, signs = _issuers()
    found = pattern.match(bones, at)
    if found is None:
        return None
    key = "".join(found[0].split()).replace("vv", "w")
    known = signs.get(key)
    if known is None:
        number = found.lastgroup and found[found.lastgroup]
        known = signs.get(key.replace(number, "#", 1)) if number else None
        if known and number:
            first, last = found.span(found.lastgroup or 0)
            known = {sign.replace("#", as_digits(text[first:last])) for sign in known}
    return (next(iter(known)), found.end()) if known and len(known) == 1 else None


@functools.cache
def _issuers() -> tuple[re.Pattern[str], Mapping[str, set[str]]]:
    signs: defaultdict[str, set[str]] = defaultdict(set)
    for each in issuers():
        signs[skeleton(each.sign)].add(each.sign)
    names = sorted(signs, key=lambda key: (-len(key), key))
    branches = [
        _spaced(name).replace(r"\#", rf"(?P<n{index}>{_BONE_DIGITS}{{1,3}})")
        for index, name in enumerate(names)
    ]
    return re.compile(rf"(?:{'|'.join(branches)})(?!\w)"), signs


def _spaced(bones: str) -> str:
    return r"\s?".join(r"(?:w|v\s?v)" if char == "w" else re.escape(char) for char in bones)
