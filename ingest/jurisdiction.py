"""Where an issuer's word holds: its level, province, district and commune."""

from __future__ import annotations

from cancu.ingest.bodies import UNIT, UNIT_NAME
from cancu.ingest.letters import compiled
from cancu.ingest.model import Jurisdiction
from cancu.ontology.units import find_district, find_province

_LOCAL = compiled(
    rf"(?<!\w)(?:{UNIT}|[Tt]ỉnh ủy|[Hh]uyện ủy|[Tt]hành ủy|[Tt]hị ủy|[Qq]uận ủy)(?!\w)"
)
_DISTRICT = compiled(r"(?<!\w)(?:huyện|quận|thị xã|[Hh]uyện ủy|[Qq]uận ủy|[Tt]hị ủy)(?!\w)")
_COMMUNE = compiled(r"(?<!\w)(?:xã|phường|thị trấn|đặc khu)(?!\w)")
_CITIES = {"hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ", "huế"}
_CENTRAL = compiled(
    r"Thủ tướng|Chính phủ|Quốc hội|Bộ\s|Ban Bí thư"
    r"|.*(?:Trung ương|(?:Việt Nam|Chính phủ)$|nhân dân tối cao)"
)
_PARTY = compiled(r"(?P<level>Tỉnh|Thành|Huyện|Quận|Thị) ủy\s+(?P<name>[<U>]\w*(?:\s+[<U>]\w*)*)")
_PROVINCE_NAME = compiled(r"[Tt]ỉnh (?:ủy )?\s*(?P<name>[<U>]\w*(?:[\s-]+[<U>]\w*){0,3})")
_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")
_DISTRICTS = ("huyện", "quận", "thị xã")


def jurisdiction_of(
    issuer: str | None, place: str | None, context: str = "", superior: str | None = None
) -> Jurisdiction | None:
    """Where an issuer's word holds, from its name, the place of issue and words near by.

    A body that names no place (a school) has its superior's.
    """
    if issuer is None:
        return None
    province, district, commune = _named(issuer)
    unnamed = not (commune or district or province)
    if unnamed and superior and not _LOCAL.search(issuer):
        province, district, commune = _named(superior)
        unnamed = not (commune or district or province)
    if unnamed and not _LOCAL.search(issuer) and (_CENTRAL.match(issuer) or place == "Hà Nội"):
        return Jurisdiction("central")
    province = province or _province(place, district, context)
    if not (commune or district or province or (unnamed and _COMMUNE.search(issuer))):
        return None
    if commune:
        return Jurisdiction("commune", province, district, commune)
    if district:
        return Jurisdiction("district", province, district)
    if _COMMUNE.search(issuer):
        return Jurisdiction("commune", province, None, place)
    if _DISTRICT.search(issuer) and place:
        province = province if province != place else _province(None, place, context)
        return Jurisdiction("district", province, place)
    return Jurisdiction("province", province)


def _named(issuer: str) -> tuple[str | None, str | None, str | None]:
    """Province, district and commune that the issuer's own name says."""
    units: dict[str, str] = dict(UNIT_NAME.findall(issuer))
    commune = next((units[unit] for unit in _COMMUNES if unit in units), None)
    district = next((units[unit] for unit in _DISTRICTS if unit in units), None)
    province, city = units.get("tỉnh"), units.get("thành phố")
    if party := _PARTY.search(issuer):
        if party["level"] in ("Huyện", "Quận", "Thị"):
            district = district or party["name"]
        else:
            province = province or party["name"]
    if city and city.lower() in _CITIES:
        province = city
    elif city:
        district = district or city
    return province, district, commune


def _province(place: str | None, district: str | None, context: str) -> str | None:
    for found in _PROVINCE_NAME.finditer(context):
        name = found["name"]
        while name:
            if unit := find_province(name):
                return unit.name
            name = name.rpartition(" ")[0]
    if place and (unit := find_province(place)):
        return unit.name
    if district and (found_district := find_district(district)):
        return found_district.province
    return None
