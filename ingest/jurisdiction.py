"""Where an issuer's word holds: its level, province, district and commune."""

from __future__ import annotations

import functools
import re

from cancu.ingest.bodies import cue as body_cue
from cancu.ingest.model import Jurisdiction
from cancu.ingest.rules import rules_by_name
from cancu.ontology.units import find_district, find_province

_CITIES = {"hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ", "huế"}
_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")
_DISTRICTS = ("huyện", "quận", "thị xã")


@functools.cache
def _cue(name: str) -> re.Pattern[str]:
    return rules_by_name("jurisdiction")[name].pattern


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
    if unnamed and superior and not _cue("local").search(issuer):
        province, district, commune = _named(superior)
        unnamed = not (commune or district or province)
    everywhere = _cue("central").match(issuer) or place == "Hà Nội"
    if unnamed and everywhere and not _cue("local").search(issuer):
        return Jurisdiction("central")
    province = province or _province(place, _with_kind(issuer, district), context)
    if not (commune or district or province or (unnamed and _cue("commune").search(issuer))):
        return None
    if commune:
        return Jurisdiction("commune", province, district, commune)
    if district:
        return Jurisdiction("district", province, district)
    if _cue("commune").search(issuer):
        return Jurisdiction("commune", province, None, place)
    if _cue("district").search(issuer) and place:
        province = province if province != place else _province(None, place, context)
        return Jurisdiction("district", province, place)
    return Jurisdiction("province", province)


def _with_kind(issuer: str, district: str | None) -> str | None:
    """`quận Bình Tân`: another province has a `huyện Bình Tân`."""
    kinds = (f"{kind} {district}" for kind in _DISTRICTS if f"{kind} {district}" in issuer)
    return next(kinds, district)


def _named(issuer: str) -> tuple[str | None, str | None, str | None]:
    """Province, district and commune that the issuer's own name says."""
    units: dict[str, str] = dict(body_cue("unit name").findall(issuer))
    commune = next((units[unit] for unit in _COMMUNES if unit in units), None)
    district = next((units[unit] for unit in _DISTRICTS if unit in units), None)
    province, city = units.get("tỉnh"), units.get("thành phố")
    if party := _cue("party").search(issuer):
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
    for found in _cue("province name").finditer(context):
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
