"""The genres of documents and the signs by which a number tells them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from cancu.ontology.folding import fold, strip_accents
from cancu.ontology.issuers import issuer_of_sign, sign_segments
from cancu.ontology.loading import load_rows


@dataclass(frozen=True, slots=True)
class Genre:
    """`name` is lower-case Vietnamese, `cls` the class in cancu.ttl.

    `signs` hold everywhere, `party_signs` in the Party's documents only. `levels` are among
    central, province, district, commune, party. Aliases (`chương trình phối hợp`) are read as the
    genre itself.
    """

    name: str
    english: str
    cls: str
    signs: tuple[str, ...] = ()
    party_signs: tuple[str, ...] = ()
    party: bool = False
    state: bool = False
    normative: bool = False
    levels: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@functools.cache
def genres() -> tuple[Genre, ...]:
    """All genres, laws first. Raises VocabularyError where the file is not right."""
    return load_rows("genres.csv", Genre, ("signs", "party_signs", "levels", "aliases"))


@functools.cache
def genre_of_name(name: str) -> Genre | None:
    """The genre that a word names, by name or alias, in any case: `Kế hoạch hành động`."""
    return _names().get(fold(name))


@functools.cache
def genre_of_sign(sign: str) -> Genre | None:
    """The genre that a number or sign tells (`188/KH-UBND`, `KL/TW`), None where it does not.

    A law's sign (`96/2019/QH14`) names no genre, and `QĐ/TW` may be a decision or a regulation:
    `genres_of_sign` has the candidates.
    """
    candidates = genres_of_sign(sign)
    return candidates[0] if len(candidates) == 1 else None


@functools.cache
def genres_of_sign(sign: str) -> tuple[Genre, ...]:
    """Every genre that a number or sign can stand for, empty where it is not understood."""
    segments = sign_segments(sign)
    if not segments:
        return ()
    word = segments[0]
    issuer = issuer_of_sign(sign)
    known = _signs(party=issuer is not None and issuer.party)
    if candidates := known.get(word) or known.get(strip_accents(word).casefold()):
        return candidates
    # `1234/BNV-TCCC`: a letter has no genre in its sign (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3).
    if len(segments) > 1 and issuer is not None and not issuer.legislative:
        return (_names()["cong van"],)
    return ()


@functools.cache
def _names() -> Mapping[str, Genre]:
    return {fold(name): genre for genre in genres() for name in (genre.name, *genre.aliases)}


@functools.cache
def _signs(*, party: bool) -> Mapping[str, tuple[Genre, ...]]:
    """Genres by sign; the folded form (`qd`) stands in for signs printed without marks."""
    exact: dict[str, tuple[Genre, ...]] = {}
    for genre in genres():
        if party and not genre.party:
            continue
        for sign in (*genre.signs, *(genre.party_signs if party else ())):
            exact[sign] = (*exact.get(sign, ()), genre)
    folded: dict[str, tuple[Genre, ...]] = {}
    for sign, found in exact.items():
        key = strip_accents(sign).casefold()
        folded[key] = tuple(dict.fromkeys((*folded.get(key, ()), *found)))
    return {**folded, **exact}
