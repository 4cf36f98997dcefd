"""Administrative units: provinces and districts of 2025-01, provinces and communes of 2025-10."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from cancu.ontology.folding import normal_tones, slug
from cancu.ontology.loading import load_rows

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Province:
    """`name` without its kind; `aliases` are other spellings.

    `successor` is the province its territory is in since 2025-07-01: itself where it stayed.
    """

    code: str
    kind: str
    name: str
    successor: str
    aliases: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        return f"{self.kind} {self.name}"

    @property
    def slug(self) -> str:
        """As in IRIs: `hung-yen`."""
        return slug(self.name)


@dataclass(frozen=True, slots=True)
class District:
    """A district as it was until 2025-06-30; a numbered one keeps its kind (`Quận 1`)."""

    code: str
    kind: str
    name: str
    province: str

    @property
    def full_name(self) -> str:
        return self.name if self.name.lower().startswith(self.kind) else f"{self.kind} {self.name}"

    @property
    def slug(self) -> str:
        return slug(self.name)


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune as it is since 2025-07-01; `province` is one of the 34."""

    code: str
    kind: str
    name: str
    province: str

    @property
    def full_name(self) -> str:
        return self.name if self.name.lower().startswith(self.kind) else f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class CurrentProvince:
    """A province since 2025-07-01."""

    code: str
    kind: str
    name: str


_PREFIX = re.compile(
    r"(?P<kind>tỉnh|thành\s+phố|tp|huyện|quận|thị\s+xã|tx|phường|xã|thị\s+trấn|đặc\s+khu)"
    r"(?:\s*\.\s*|\s+)(?=\S)"
)
_KINDS = {"tp": "thành phố", "tx": "thị xã"}
_DASH = re.compile(r"\s*[-–—]\s*")


@functools.cache
def provinces() -> tuple[Province, ...]:
    """The 63 provinces of 2025-01-04."""
    return load_rows("provinces.csv", Province, ("aliases",))


@functools.cache
def current_provinces() -> tuple[CurrentProvince, ...]:
    """The 34 provinces of 2025-10-18."""
    return load_rows("provinces-2025-10.csv", CurrentProvince)


@functools.cache
def districts() -> tuple[District, ...]:
    """The 696 districts of 2025-01-04."""
    return load_rows("districts.csv", District)


@functools.cache
def communes() -> tuple[Commune, ...]:
    """The 3,321 communes of 2025-10-18."""
    return load_rows("communes.csv", Commune)


@functools.lru_cache(maxsize=4096)
def find_province(name: str) -> Province | None:
    """The province of a name with or without its kind, case and tone placement aside:

    `Hưng Yên`, `tỉnh Hoà Bình`, `TP. Hồ Chí Minh`. Accents count. None for what is no province.
    """
    kind, bare = _key(name)
    if kind not in (None, "tỉnh", "thành phố"):
        return None
    found = _provinces().get(bare) or _provinces().get(_key(name, strip=False)[1])
    # `thành phố Hưng Yên` is a town of the province, not the province.
    return None if found and kind == "thành phố" != found.kind else found


@functools.lru_cache(maxsize=4096)
def province_of_slug(slugged: str) -> Province | None:
    """`hung-yen` as the province Hưng Yên; of older spellings too (`thua-thien-hue`)."""
    return _slugs().get(slugged)


def successor_province(name: str) -> Province | None:
    """The province that a province's territory is in since 2025-07-01, itself where it stayed."""
    found = find_province(name)
    return find_province(found.successor) if found else None


def find_district(name: str, province: str | None = None) -> District | None:
    """The district of a name, None where there is none or where several provinces have one.

    A kind in front of the name must be its kind: `thị xã Cai Lậy` is not `huyện Cai Lậy`.
    """
    found = find_districts(name, province)
    return found[0] if len(found) == 1 else None


@functools.lru_cache(maxsize=4096)
def find_districts(name: str, province: str | None = None) -> tuple[District, ...]:
    """All districts of a name, in one province where it is given."""
    within = find_province(province) if province else None
    if province and within is None:
        return ()
    kind, bare = _key(name)
    numbered = _districts().get(f"{kind} {bare}", ()) if kind else ()
    named = numbered or (_districts().get(bare) or _districts().get(_key(name, strip=False)[1], ()))
    return tuple(
        each
        for each in named
        if (kind is None or each.kind == kind) and (within is None or each.province == within.name)
    )


@functools.lru_cache(maxsize=1024)
def find_communes(name: str, province: str | None = None) -> tuple[Commune, ...]:
    """The communes of a name since 2025-07-01; `province` may be an older one, now merged."""
    within = successor_province(province) if province else None
    if province and within is None:
        return ()
    kind, bare = _key(name)
    numbered = _communes().get(f"{kind} {bare}", ()) if kind else ()
    return tuple(
        each
        for each in numbered or _communes().get(bare, ())
        if (kind is None or each.kind == kind) and (within is None or each.province == within.name)
    )


def _key(name: str, *, strip: bool = True) -> tuple[str | None, str]:
    """The kind in front of a name, if any, and what two prints of the name share."""
    text = _DASH.sub(" - ", " ".join(normal_tones(name).lower().split()))
    found = _PREFIX.match(text) if strip else None
    if found is None:
        return None, text
    kind = " ".join(found["kind"].split())
    return _KINDS.get(kind, kind), text[found.end() :]


@functools.cache
def _provinces() -> Mapping[str, Province]:
    return {
        _key(name, strip=False)[1]: each
        for each in provinces()
        for name in (each.name, *each.aliases)
    }


@functools.cache
def _slugs() -> Mapping[str, Province]:
    return {slug(name): each for each in provinces() for name in (*each.aliases, each.name)}


@functools.cache
def _districts() -> Mapping[str, tuple[District, ...]]:
    return _grouped((_key(each.name, strip=False)[1], each) for each in districts())


@functools.cache
def _communes() -> Mapping[str, tuple[Commune, ...]]:
    return _grouped((_key(each.name, strip=False)[1], each) for each in communes())


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
