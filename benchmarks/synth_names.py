"""Who issues which synthetic document, by its index: number, date, place, and what stands above."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random

from cancu.ingest.model import Jurisdiction
from cancu.ontology.units import districts, provinces

_CYCLE = 40
"""One conclusion, 2 decisions, 7 plans of provinces, 20 of districts, 10 of communes; again."""

_ENDS = (("party", 1), ("government", 3), ("province", 10), ("district", 30), ("commune", _CYCLE))
_ABOVE = {
    "party": (),
    "government": ("party",),
    "province": ("government", "party"),
    "district": ("province", "government", "party"),
    "commune": ("district", "province"),
}
_COMMUNES = 12
_NUMBERS = 397


@dataclass(frozen=True, slots=True)
class Name:
    """One document as others cite it; `rank` counts those of its level."""

    level: str
    rank: int
    number: str
    genre: str
    date: str
    jurisdiction: Jurisdiction


def identity(index: int) -> Name:
    """The document of an index."""
    turn, at = divmod(index, _CYCLE)
    first = 0
    for level, end in _ENDS:
        if at < end:
            return named(level, turn * (end - first) + at - first)
        first = end
    raise ValueError(index)


def named(level: str, rank: int) -> Name:
    """The document of a level, counted from 0."""
    if level in ("party", "government"):
        return _central(level, rank)
    return _local(level, rank)


def _central(level: str, rank: int) -> Name:
    central = Jurisdiction("central")
    if level == "party":
        date = _date(2016 + rank // 60 % 10, rank)
        return Name(level, rank, f"{rank % 60 + 1}-KL/TW", "kết luận", date, central)
    date = _date(2016 + rank // 400 % 10, rank)
    return Name(level, rank, f"{rank % 400 + 1001}/QĐ-TTg", "quyết định", date, central)


def _local(level: str, rank: int) -> Name:
    places = _places(level)
    turn, at = divmod(rank, len(places))
    # Every place counts its papers of a year: the plans among them have numbers here and there.
    number = f"{(at * 37 + turn * 101) % _NUMBERS + 1}/KH-UBND"
    return Name(level, rank, number, "kế hoạch", _date(2021 + turn // 60 % 5, rank), places[at])


@cache
def _places(level: str) -> tuple[Jurisdiction, ...]:
    if level == "province":
        return tuple(Jurisdiction("province", each.name) for each in provinces())
    if level == "district":
        return tuple(Jurisdiction("district", each.province, each.name) for each in districts())
    return tuple(
        Jurisdiction("commune", each.province, each.name, f"{each.name} {order}")
        for each in districts()
        for order in range(1, _COMMUNES + 1)
    )


def _date(year: int, rank: int) -> str:
    return f"{year}-{rank % 12 + 1:02}-{rank % 27 + 1:02}"


def parents(name: Name, dice: Random, known: int) -> list[Name]:
    """What a document carries out: one or two of the level above, now and then one further up.

    One in ten is not among the documents before `known`.
    """
    found = []
    for order, level in enumerate(_ABOVE[name.level]):
        count = dice.choice((1, 1, 1, 2)) if order == 0 else dice.choice((0, 0, 0, 1))
        found += [_one(level, name, dice, known) for _ in range(count)]
    return list(dict.fromkeys(found))


def carried_out(name: Name, known: int) -> Name | None:
    """What the title of a document says that it carries out: the same wherever it is cited."""
    return next(iter(parents(name, Random(f"{name.level}/{name.rank}"), known)), None)


def _one(level: str, below: Name, dice: Random, known: int) -> Name:
    made = max(1, known // _CYCLE) * _SHARES[level]
    if dice.random() < 0.1:
        made *= 3
    if level in ("party", "government"):
        # A few are cited by nearly all, most by few.
        return named(level, int(made * dice.random() ** 3))
    ranks = _ranks(level, below, made)
    return named(level, dice.choice(ranks))


_SHARES = {level: end - first for (level, end), first in zip(_ENDS, (0, 1, 3, 10, 30), strict=True)}


def _ranks(level: str, below: Name, made: int) -> list[int]:
    """Those of the place that the lower document is in; the first one if none is made."""
    where = below.jurisdiction
    places = _places(level)
    at = next(
        order
        for order, place in enumerate(places)
        if place.province == where.province
        and (level == "province" or place.district == where.district)
    )
    return list(range(at, max(made, at + 1), len(places)))


def issuer_words(name: Name) -> str:
    """The body, in full."""
    where = name.jurisdiction
    if name.level == "party":
        return "Bộ Chính trị"
    if name.level == "government":
        return "Thủ tướng Chính phủ"
    if name.level == "province":
        return f"Ủy ban nhân dân tỉnh {where.province}"
    if name.level == "district":
        return f"Ủy ban nhân dân huyện {where.district}, tỉnh {where.province}"
    return f"Ủy ban nhân dân xã {where.commune}, huyện {where.district}, tỉnh {where.province}"
