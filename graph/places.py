"""Where a document or an agency belongs, read off how it is named.

A place is the part of an IRI that says it: `("tw",)`, `("dong-thap", "thap-muoi")`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cancu.graph.iris import CENTRAL, UNKNOWN_PLACE
from cancu.ingest.model import Document, Jurisdiction
from cancu.ontology.folding import slug
from cancu.ontology.units import find_province, province_of_slug

Place = tuple[str, ...]

TW: Place = (CENTRAL,)
NOWHERE: Place = (UNKNOWN_PLACE,)

_RANKS = {"central": 0, "province": 1, "district": 2, "commune": 3}
_LEVELS = {
    "tỉnh": "province",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "thị": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}

_UNIT = re.compile(
    r"(?<![\w])(?:"
    r"(?P<organ>tỉnh|huyện|quận|thị|thành)\s+(?:ủy|uỷ|đoàn|đội)"
    r"|(?P<city>thành\s+phố|tp\.?)"
    r"|(?P<unit>tỉnh|huyện|quận|thị\s+xã|thị\s+trấn|đặc\s+khu|phường|(?<!hợp tác )xã(?!\s+hội))"
    r")(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\s*([\w'’\-]+)")
_CENTRAL_BODY = re.compile(
    r"(?<!\w)(?:Trung ương|Chính phủ|Quốc hội|Bộ Chính trị|Ban Bí thư|Chủ tịch nước|tối cao"
    r"|Bộ (?!Chỉ huy|Tư lệnh|đội|phận)[^\W\d_]|Văn phòng Trung ương|Kiểm toán nhà nước"
    r"|Tổng (?:Liên đoàn|cục))",
)
_PARTY_NUMBER = re.compile(r"\d+[a-zA-Z]?\s*-\s*[^\W\d_]")
_PARTY_BODY = re.compile(
    r"(?<!\w)(?:tỉnh|huyện|quận|thị|thành|đảng|quân|đảng bộ)\s+(?:ủy|uỷ)(?!\w)"
    r"|Bộ Chính trị|Ban Bí thư|Ban Chấp hành (?:Trung ương|Đảng)|Ban Thường vụ|Trung ương Đảng",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"^(?:các|những|thủ trưởng các|lãnh đạo các)\s|^(?:sở|phòng|ban|ngành),\s"
    r"|(?<!\w)(?:thành viên|các (?:sở|ban|ngành|huyện|tỉnh|xã|cấp|phòng))(?!\w)"
    r"|(?<!\w)(?:tỉnh|huyện|xã|quận|phường),\s+(?:thành phố|thị xã|thị trấn|phường|huyện|xã)(?!\w)"
    r"|cấp (?:huyện|xã)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Home:
    """Where a document speaks from; `level` tells a district from a commune."""

    place: Place
    level: str | None

    @property
    def province(self) -> str | None:
        """The slug of its province, None for the centre and where it is not known."""
        return None if self.place in (TW, NOWHERE) else self.place[0]


ANYWHERE = Home(NOWHERE, None)


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative level that a name mentions, with the unit's name where it gives one."""

    level: str
    name: str | None
    start: int
    end: int


def units_in(text: str) -> tuple[Unit, ...]:
    """`Đảng ủy xã A, huyện B` mentions a commune A and a district B."""
    found = []
    for match in _UNIT.finditer(text):
        name, end = _name_after(text, match.end())
        found.append(Unit(_level(match, name), name, match.start(), end))
    return tuple(found)


def _level(match: re.Match[str], name: str | None) -> str:
    organ = (match["organ"] or "").lower()
    if match["city"] or organ == "thành":
        return "province" if name and _is_city(province_slug(name)) else "city"
    return _LEVELS[" ".join((match["unit"] or organ).lower().split())]


def _name_after(text: str, at: int) -> tuple[str | None, int]:
    """The capitalised words, or the number, right behind a unit's kind."""
    words: list[str] = []
    end = at
    while len(words) < 5 and (word := _WORD.match(text, end)):
        first = word[1][0]
        if not (first.isupper() or (first.isdigit() and not words)):
            break
        words.append(word[1])
        end = word.end()
    return (" ".join(words), end) if words else (None, at)


def province_slug(name: str) -> str:
    """As in IRIs; a province has one, whichever of its names is used."""
    known = find_province(name)
    return known.slug if known else slug(name)


def _is_city(province: str) -> bool:
    """A city directly under the centre; every other `thành phố` is a district."""
    known = province_of_slug(province)
    return known is not None and known.kind == "thành phố"


def place_of(jurisdiction: Jurisdiction | None) -> Place:
    """The place of a document by what its header says."""
    if jurisdiction is None:
        return NOWHERE
    if jurisdiction.level == "central" or not jurisdiction.province:
        return TW if jurisdiction.level == "central" else NOWHERE
    unit = {"district": jurisdiction.district, "commune": jurisdiction.commune}.get(
        jurisdiction.level
    )
    province = province_slug(jurisdiction.province)
    return (province, slug(unit)) if unit else (province,)


def place_of_document(document: Document) -> Place:
    """Its jurisdiction, else what its issuer's name says."""
    place = place_of(document.jurisdiction)
    if place != NOWHERE or not document.issuer:
        return place
    return place_of_body(document.issuer, ANYWHERE) or NOWHERE


def level_of_place(place: Place, issuer: str | None) -> str | None:
    """`central`, `province`, `district` or `commune`; None where the place is not known."""
    if place == NOWHERE:
        return None
    if place == TW:
        return "central"
    if len(place) == 1:
        return "province"
    commune = issuer is not None and any(unit.level == "commune" for unit in units_in(issuer))
    return "commune" if commune else "district"


def home_of(document: Document) -> Home:
    """Where a document speaks from, as its header says."""
    level = document.jurisdiction.level if document.jurisdiction else None
    return Home(place_of_document(document), level)


def place_of_body(name: str, home: Home) -> Place | None:
    """Where a body belongs that a document of `home` names; None where nothing says it.

    `Tỉnh ủy` is the province's of the document that says so, `Tỉnh ủy Hưng Yên` Hưng Yên's
    wherever it stands. A level below the document's own without a name is no place.
    """
    units = units_in(name)
    if not units:
        return TW if _CENTRAL_BODY.search(name) else None
    named = next((province_slug(u.name) for u in units if u.level == "province" and u.name), None)
    province = named or home.province
    if province is None:
        return None
    below = [unit for unit in units if not _is_top(unit, province)]
    if not below:
        return (province,)
    lowest = max(below, key=lambda unit: _RANKS.get(unit.level, _RANKS["district"]))
    if lowest.name:
        return (province, slug(lowest.name))
    level = "district" if lowest.level == "city" else lowest.level
    own = home.level == level and home.province == province
    return home.place if own else None


def _is_top(unit: Unit, province: str) -> bool:
    """Of the province: a bare `thành phố` is it where the province is a city."""
    if unit.level == "province":
        return True
    return unit.level == "city" and not unit.name and _is_city(province)


def body_level(name: str) -> str | None:
    """`central` or `local` where the name of a body says so."""
    if units_in(name):
        return "local"
    return "central" if _CENTRAL_BODY.search(name) else None


def place_of_agency(name: str, document: Document) -> tuple[Place, str, str]:
    """An agency's place, the name that is the same wherever it is named, and its label.

    `Công an tỉnh Hưng Yên` is `Công an tỉnh` of Hưng Yên; below the province the label keeps
    the unit's name, since a province has many a `Công an huyện`.
    """
    home = home_of(document)
    place = place_of_body(name, home) or home.place
    units = units_in(name)
    if not units or is_group(name) or units[-1].end != len(name):
        return place, name, name
    last = units[-1]
    own = last.name or _own_name(document, place)
    bare = name[: last.end - len(last.name)].rstrip() if last.name else name
    if len(place) == 1:
        named = province_slug(own) if own else place[0]
        return (place, bare, bare) if named == place[0] else (place, name, name)
    return place, bare, f"{bare} {own}" if own else bare


def _own_name(document: Document, place: Place) -> str | None:
    where = document.jurisdiction
    if where is None or place != place_of(where):
        return None
    return where.commune if where.level == "commune" else where.district


def is_group(name: str) -> bool:
    """Whether a name stands for several agencies."""
    return bool(_GROUP.search(name))


def is_party(number: str | None, issuer: str | None) -> bool:
    """Whether the Party issued it: `13-CTr/TU` joins number and genre by a dash.

    Hướng dẫn 36-HD/VPTW; state documents write `188/KH-UBND` (Nghị định 30/2020/NĐ-CP).
    """
    if number and _PARTY_NUMBER.match(number):
        return True
    return bool(not number and issuer and _PARTY_BODY.search(issuer))


def level_of_document(document: Document) -> str | None:
    """`party` for the Party's central bodies, else the level of the jurisdiction."""
    place = place_of_document(document)
    if place == TW:
        return "party" if is_party(document.number, document.issuer) else "central"
    if document.jurisdiction and place != NOWHERE:
        return document.jurisdiction.level
    return level_of_place(place, document.issuer)
