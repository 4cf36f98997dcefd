"""Names of local bodies taken apart: `Trưởng Công an huyện Thái Thụy` is police, of a district."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from cancu.ontology.agencies import agency_abbreviations, agency_kinds
from cancu.ontology.folding import normal_tones
from cancu.ontology.units import find_district, find_province


@dataclass(frozen=True, slots=True)
class LocalName:
    """`head` is the name without office and place; `office` who is charged (`Trưởng`), if anybody.

    `level` is central, province, district, commune, or None where the name does not tell;
    `province` the province's name without its kind, `place` the unit that the name itself says.
    """

    head: str
    level: str | None
    place: str | None
    province: str | None
    office: str | None = None


_UNIT = r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
_LEVELS = {"tỉnh": "province", "huyện": "district", "quận": "district", "thị xã": "district"}
_UNNAMED = re.compile(
    rf"(?<!hợp tác)\s(?:các\s|cấp\s)*(?P<units>{_UNIT}(?:(?:\s?,\s?|\svà\s){_UNIT})*)"
    r"(?P<under>\s(?:trực\s)?thuộc\s(?:tỉnh|trung ương))?$",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\s(?P<unit>(?i:{_UNIT}))\s(?P<name>[A-ZĐÀ-Ỹ0-9].*)$")
_PARTY = re.compile(r"(?:^|\s)(?P<unit>Tỉnh|Huyện|Quận|Thị) ủy(?:\s(?P<name>[^\s,].*))?$")
_WORD = re.compile(r"[\w&-]+")
_CENTRAL = re.compile(r"Bộ (?!Chỉ huy|Tư lệnh|đội)")
_DEFAULTS = (("Sở ", "province"), ("Tỉnh ", "province"), ("Huyện ", "district"))


def parse_local_name(name: str, province: str | None = None) -> LocalName:
    """The parts of a printed name; `province` is where the document that prints it belongs."""
    text = " ".join(normal_tones(name).split())
    full = agency_abbreviations()
    text = _WORD.sub(lambda found: full.get(found[0], found[0]), text)
    office, body = _without_office(text)
    head, level, place, within = _placed(body, province)
    return LocalName(head, level, place, within, office)


def _without_office(text: str) -> tuple[str | None, str]:
    found = _offices().match(text)
    return (found["office"], found["body"]) if found else (None, text)


@functools.cache
def _offices() -> re.Pattern[str]:
    names = (
        name
        for kind in agency_kinds()
        if kind.kind == "officer"
        for name in (kind.name, *kind.aliases)
    )
    longest = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?P<office>(?i:{longest}))\s(?P<body>[A-ZĐÀ-Ỹ]\S*\s.*)$")


def _placed(body: str, province: str | None) -> tuple[str, str | None, str | None, str | None]:
    """Head, level, place and province of a body's name."""
    own = find_province(province) if province else None
    within = own.name if own else None
    if found := _PARTY.search(body):
        return _party(body, found, within)
    if found := _UNNAMED.search(body):
        level = _unnamed_level(found["units"].lower(), found["under"], own.kind if own else None)
        return body[: found.start()], level, None, within
    if found := _NAMED.search(body):
        return _named(body[: found.start()], found["unit"].lower(), found["name"], within)
    return _bare(body, within)


def _party(
    body: str, found: re.Match[str], within: str | None
) -> tuple[str, str | None, str | None, str | None]:
    head = body if found["name"] is None else body[: found.start("name") - 1]
    if found["unit"] == "Tỉnh":
        unit = find_province(found["name"]) if found["name"] else None
        return head, "province", found["name"], unit.name if unit else within
    district = find_district(found["name"], within) if found["name"] else None
    return head, "district", found["name"], district.province if district else within


def _unnamed_level(units: str, under: str | None, kind: str | None) -> str | None:
    """`huyện, thành phố` is a district's; a lone `thành phố` is what its province is not."""
    if under and under.endswith("trung ương"):
        return None  # all provinces: no one body
    for unit in ("huyện", "quận", "thị xã"):
        if unit in units:
            return "district"
    if "xã" in units or "phường" in units or "thị trấn" in units or "đặc khu" in units:
        return "commune"
    if units == "thành phố":
        return {"tỉnh": "district", "thành phố": "province", None: None}[kind]
    return "province" if units == "tỉnh" else None


def _named(
    head: str, unit: str, name: str, within: str | None
) -> tuple[str, str | None, str | None, str | None]:
    if unit in ("tỉnh", "thành phố") and (found := find_province(f"{unit} {name}")):
        return head, "province", f"{unit} {name}", found.name
    level = "district" if unit == "thành phố" else _LEVELS.get(unit, "commune")
    district = find_district(f"{unit} {name}", within) if level == "district" else None
    return head, level, f"{unit} {name}", district.province if district else within


def _bare(body: str, within: str | None) -> tuple[str, str | None, str | None, str | None]:
    """A name whose place has no kind before it (`Báo Thái Bình`), or that has no place."""
    words = body.split(" ")
    for at in range(max(1, len(words) - 5), len(words)):
        place = " ".join(words[at:])
        if place[0].isupper() and (found := find_province(place)):
            return " ".join(words[:at]), "province", place, found.name
    if _CENTRAL.match(body):
        return body, "central", None, None
    level = next((level for start, level in _DEFAULTS if body.startswith(start)), None)
    return body, level, None, within
