"""The bodies that the tail of a sign stands for: `UBND` in `188/KH-UBND`, `TW` in `13-KL/TW`."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from cancu.ontology.folding import strip_accents
from cancu.ontology.loading import load_rows


@dataclass(frozen=True, slots=True)
class SignIssuer:
    """`bodies` are candidates where there are several: `TW` is three bodies of the Party.

    In `issuers()` a `#` stands for a number (`QH#`), in answers the number itself. `local`: every
    place may have one, so that the sign alone does not say whose. `level` is None where the sign
    does not tell it (`UBND`). `legislative`: its laws bear the sign alone (`45/2019/QH14`).
    """

    sign: str
    bodies: tuple[str, ...]
    level: str | None = None
    local: bool = False
    party: bool = False
    legislative: bool = False


_NUMBER = re.compile(r"\s*\d+[a-zA-Z]?\s*(?=[-/–]|\s|$)")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_SEPARATOR = re.compile(r"\s*[-–/]\s*|\s+")
_DIGITS = re.compile(r"\d+")
_NOT_KEY = re.compile(r"[^a-z0-9#/]+")


@functools.cache
def issuers() -> tuple[SignIssuer, ...]:
    """All issuers by sign. Raises VocabularyError where the file is not right."""
    return load_rows("issuers.csv", SignIssuer, ("bodies",))


@functools.cache
def sign_segments(sign: str) -> tuple[str, ...]:
    """The parts of a sign without number and year: `2/2023/QĐ-TTg` is `QĐ`, `TTg`."""
    printed = sign.replace("Ð", "Đ")
    number = _NUMBER.match(printed)
    rest = printed[number.end() :] if number else printed
    parts = tuple(part.strip(".") for part in _SEPARATOR.split(rest))
    parts = tuple(part for part in parts if part)
    return parts[1:] if parts and _YEAR.match(parts[0]) else parts


@functools.cache
def issuer_of_sign(sign: str) -> SignIssuer | None:
    """Who issued a number or sign: the longest known run of its parts, the genre left out.

    `18/KH-BCĐ138/CP` is the government's committee, `18/KH-BCĐ138` a local one;
    `5634/TTr-CAT-PV01(CS)` is `CAT`, what follows being the drafting unit.
    """
    segments = sign_segments(sign)
    known = _keys()
    if not segments:
        return None
    if len(segments) == 2 and (narrow := known.get("/".join(map(_key, segments)))):
        return _numbered(narrow, segments[1])
    # A letter or a law begins with its issuer (`1234/UBND-NC`), all else with its genre.
    parts = segments if _key(segments[0]) in known else segments[1:]
    for end in range(len(parts), 0, -1):
        keys = [_key(part) for part in parts[:end]]
        if found := known.get("/".join(keys)) or known.get("".join(keys)):
            return _numbered(found, "/".join(parts[:end]))
    return None


def _numbered(issuer: SignIssuer, printed: str) -> SignIssuer:
    """The issuer with the number that stands for its `#`: `Ban Chỉ đạo 138`."""
    number = _DIGITS.search(printed)
    if "#" not in issuer.sign or number is None:
        return issuer
    bodies = tuple(body.replace("#", number[0]) for body in issuer.bodies)
    return replace(issuer, sign=issuer.sign.replace("#", number[0]), bodies=bodies)


def _key(sign: str) -> str:
    """What prints of a sign share: `BGD&ĐT` and `BGDĐT`, `BCĐ138` and `BCĐ389` (`BCĐ#`)."""
    return _NOT_KEY.sub("", strip_accents(_DIGITS.sub("#", sign)).casefold())


@functools.cache
def _keys() -> Mapping[str, SignIssuer]:
    return {_key(each.sign): each for each in issuers()}
