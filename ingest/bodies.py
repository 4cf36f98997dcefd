"""Names of issuing bodies: from capitals to how a sentence writes them, with their place."""

from __future__ import annotations

import functools
import re

from cancu.ingest.letters import compiled
from cancu.ingest.model import Jurisdiction
from cancu.ontology.agencies import agency_abbreviations, agency_kinds, compound_names
from cancu.ontology.units import find_district, find_province

UNIT = r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
_UNIT_NAME = compiled(
    rf"(?<!\w)(?P<unit>{UNIT})\s+(?P<name>(?!và\b|Hồ sơ)[<U>][\w'’]*(?:[\s-]+[<U>\d][\w'’]*){{0,5}})",
)
_UNIT_WORD = compiled(rf"(?<!\w)({UNIT})(?!\w)", re.IGNORECASE)
_LOCAL = compiled(
    rf"(?<!\w)(?:{UNIT}|[Tt]ỉnh ủy|[Hh]uyện ủy|[Tt]hành ủy|[Tt]hị ủy|[Qq]uận ủy)(?!\w)"
)
_DISTRICT = compiled(r"(?<!\w)(?:huyện|quận|thị xã|[Hh]uyện ủy|[Qq]uận ủy|[Tt]hị ủy)(?!\w)")
_COMMUNE = compiled(r"(?<!\w)(?:xã|phường|thị trấn|đặc khu)(?!\w)")
_TOP = compiled(r"(?<!\w)(?:tỉnh|[Tt]ỉnh ủy|[Tt]hành ủy|thành phố)(?!\w)")
_CITIES = {"hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ", "huế"}
_CENTRAL = compiled(
    r"(?:Thủ tướng|Chính phủ|Quốc hội|Bộ\s|Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương|.*Trung ương"
    r"|.*Việt Nam$|.*Chính phủ$|.*nhân dân tối cao)"
)
_ABBREVIATED = {"mttq", "ubnd", "hđnd", "hđtđkt", "csvn", "tncs", "hcm"}


@functools.cache
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    """The bodies whose spelling is known, by their lower case."""
    names = {name.lower(): name for name in compound_names()}
    for kind in agency_kinds():
        names.setdefault(kind.name.lower(), kind.name)
    names.update({"nhân dân": "nhân dân", "cộng sản": "Cộng sản", "việt nam": "Việt Nam"})
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return compiled(rf"(?<!\w)(?:{words})(?!\w)"), names


def restore_case(capitals: str) -> str:
    """`ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN` as `Ủy ban nhân dân tỉnh Bình Thuận`."""
    text = " ".join(capitals.split()).lower().replace("uỷ", "ủy")
    pattern, names = _known()
    units = list(_UNIT_WORD.finditer(text))
    out, at = [], 0
    while at < len(text):
        unit = next((each for each in units if each.start() == at), None)
        if unit and text[unit.end() : unit.end() + 1] == " ":
            following = next((each.start() for each in units if each.start() > at), len(text))
            name = text[unit.end() : following].strip()
            out.append(f"{unit[0]} {_title_case(name)}".strip())
            at = following
            continue
        known = pattern.match(text, at) if at == 0 or text[at - 1] == " " else None
        if known:
            out.append(names[known[0]])
            at = known.end()
        else:
            end = text.find(" ", at)
            end = len(text) if end < 0 else end
            out.append(_word(text[at:end]))
            at = end
        at += text[at : at + 1] == " "
    joined = " ".join(part for part in out if part)
    return joined[:1].upper() + joined[1:]


def _word(word: str) -> str:
    return word.upper() if word in _ABBREVIATED or any(c.isdigit() for c in word) else word


def _title_case(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


def written_out(name: str) -> str:
    """The name with its abbreviations written out: `UBND tỉnh` is `Ủy ban nhân dân tỉnh`."""
    full = agency_abbreviations()
    text = re.sub(r"[\wĐđ&\-]+", lambda found: full.get(found[0], found[0]), name)
    return re.sub(r"Uỷ ban", "Ủy ban", text)


def with_place(body: str, place: str | None) -> str:
    """A local body with the place it lacks: `Ủy ban nhân dân tỉnh` at Hưng Yên."""
    text = " ".join(body.split())
    if not place or _UNIT_NAME.search(text):
        return text
    if re.search(
        rf"(?:{UNIT}|[Tt]ỉnh ủy|[Hh]uyện ủy|[Tt]hành ủy|[Tt]hị ủy|[Qq]uận ủy|[Đđ]ảng ủy)$", text
    ):
        return f"{text} {place}"
    return text


def jurisdiction_of(
    issuer: str | None, place: str | None, context: str = ""
) -> Jurisdiction | None:
    """Where an issuer's word holds, from its name, the place of issue and words near by."""
    if issuer is None:
        return None
    units = {unit: name for unit, name in _UNIT_NAME.findall(issuer)}
    commune = next((units[u] for u in ("xã", "phường", "thị trấn", "đặc khu") if u in units), None)
    district = next((units[u] for u in ("huyện", "quận", "thị xã") if u in units), None)
    province = units.get("tỉnh")
    city = units.get("thành phố")
    party = re.search(r"(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy\s+([<U>]\w*(?:\s+[<U>]\w*)*)", issuer)
    if party and issuer[party.start()] in "HQ":
        district = district or party[1]
    elif party and not province:
        province = party[1]
    if city:
        province, district = (
            (city, district) if city.lower() in _CITIES else (province, district or city)
        )
    if not (commune or district or province) and not _LOCAL.search(issuer):
        if _CENTRAL.match(issuer) or place == "Hà Nội":
            return Jurisdiction("central")
    level = "commune" if commune else "district" if district else "province"
    province = province or _province(place, district, context)
    if not (commune or district or province):
        return None
    if level == "province" and _COMMUNE.search(issuer):
        level, commune = "commune", place
    elif level == "province" and _DISTRICT.search(issuer) and place:
        level, district = "district", place
        province = province if province != place else _province(None, district, context)
    return Jurisdiction(level, province, district, commune)


def _province(place: str | None, district: str | None, context: str) -> str | None:
    for found in re.finditer(r"tỉnh\s+([<U>]\w*(?:[\s-]+[<U>]\w*)*)", context):
        name = " ".join(found[1].split()[:4])
        while name:
            if unit := find_province(name):
                return unit.name
            name = name.rpartition(" ")[0]
    if place and (unit := find_province(place)):
        return unit.name
    if district and (found_district := find_district(district)):
        return found_district.province
    return None
