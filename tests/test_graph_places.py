"""Bodies belong where their names say, seen from the document that names them."""

from __future__ import annotations

import pytest

from cancu.graph.places import (
    TW,
    Home,
    is_group,
    is_party,
    level_of_document,
    level_of_place,
    place_of,
    place_of_agency,
    place_of_body,
)
from cancu.ingest.model import Jurisdiction
from tests.graph_fixtures import CENTRAL, HUNG_YEN, THAI_BINH, THAP_MUOI, document

PROVINCE = Home(("hung-yen",), "province")
DISTRICT = Home(("dong-thap", "thap-muoi"), "district")
CITY = Home(("ha-noi",), "province")
COMMUNE = Home(("lam-dong", "ham-thuan"), "commune")
CENTRE = Home(TW, "central")


@pytest.mark.parametrize(
    ("name", "home", "place"),
    [
        ("Tỉnh ủy", PROVINCE, ("hung-yen",)),
        ("Tỉnh uỷ Hưng Yên", CENTRE, ("hung-yen",)),
        ("Ban Thường vụ Tỉnh ủy", DISTRICT, ("dong-thap",)),
        ("Huyện ủy Tháp Mười", DISTRICT, ("dong-thap", "thap-muoi")),
        ("Huyện ủy", DISTRICT, ("dong-thap", "thap-muoi")),
        ("Huyện ủy", PROVINCE, None),
        ("Ủy ban nhân dân Tỉnh", DISTRICT, ("dong-thap",)),
        ("Ủy ban nhân dân huyện Thái Thụy", Home(("thai-binh",), "province"),
         ("thai-binh", "thai-thuy")),
        ("Ban Chỉ đạo 138 Chính phủ", PROVINCE, TW),
        ("Ban Chỉ đạo phòng, chống tội phạm tỉnh Đồng Tháp", DISTRICT, ("dong-thap",)),
        ("Bộ Công an", PROVINCE, TW),
        ("Bộ Chỉ huy Quân sự tỉnh", PROVINCE, ("hung-yen",)),
        ("Sở Lao động - Thương binh và Xã hội", PROVINCE, None),
        ("Thành ủy Hà Nội", CENTRE, ("ha-noi",)),
        ("Ủy ban nhân dân thành phố", CITY, ("ha-noi",)),
        ("Ủy ban nhân dân thành phố", PROVINCE, None),
        ("Ủy ban nhân dân Thành phố Hồ Chí Minh", CENTRE, ("ho-chi-minh",)),
        ("Đảng ủy xã Hàm Thuận, tỉnh Lâm Đồng", CENTRE, ("lam-dong", "ham-thuan")),
        ("Ủy ban nhân dân xã", COMMUNE, ("lam-dong", "ham-thuan")),
        ("Ủy ban nhân dân huyện", COMMUNE, None),
        ("Liên minh Hợp tác xã tỉnh", PROVINCE, ("hung-yen",)),
        ("Tỉnh ủy", CENTRE, None),
    ],
)  # fmt: skip
def test_a_body_belongs_where_its_name_says(
    name: str, home: Home, place: tuple[str, ...] | None
) -> None:
    assert place_of_body(name, home) == place


def test_a_province_has_one_slug_whichever_of_its_names_is_used() -> None:
    old = Jurisdiction("province", "Thừa Thiên Huế")
    assert place_of(old) == place_of(Jurisdiction("province", "Huế")) == ("hue",)
    assert place_of(Jurisdiction("province", "Hoà Bình")) == ("hoa-binh",)


def test_one_agency_has_one_name_however_much_of_its_place_is_printed() -> None:
    here = document("x", jurisdiction=HUNG_YEN)
    elsewhere = document("x", jurisdiction=CENTRAL)
    named = place_of_agency("Công an tỉnh Hưng Yên", elsewhere)
    assert place_of_agency("Công an tỉnh", here) == named
    assert named == (("hung-yen",), "Công an tỉnh", "Công an tỉnh")


def test_the_agency_of_a_province_is_not_that_of_another() -> None:
    one = place_of_agency("Công an tỉnh", document("x", jurisdiction=HUNG_YEN))
    other = place_of_agency("Công an tỉnh", document("x", jurisdiction=THAI_BINH))
    assert one != other


def test_a_district_s_agency_is_the_same_from_the_province_and_from_itself() -> None:
    above = place_of_agency("Công an huyện Tháp Mười", document("x", jurisdiction=CENTRAL))
    own = document("x", jurisdiction=THAP_MUOI)
    assert place_of_agency("Công an huyện", own)[:2] == (
        ("dong-thap", "thap-muoi"),
        "Công an huyện",
    )
    province = document("x", jurisdiction=Jurisdiction("province", "Đồng Tháp"))
    assert place_of_agency("Công an huyện Tháp Mười", province) == place_of_agency(
        "Công an huyện", own
    )
    assert above[0] == TW, "the centre names no province: the district is not guessed"


def test_the_unnamed_districts_of_a_province_stay_with_the_province() -> None:
    plan = document("x", jurisdiction=THAI_BINH)
    name = "Ủy ban nhân dân huyện, thành phố"
    assert place_of_agency(name, plan)[0] == ("thai-binh",)
    assert is_group(name)
    assert is_group("sở, ngành có liên quan")
    assert not is_group("Sở Văn hóa, Thể thao và Du lịch")


@pytest.mark.parametrize(
    ("number", "issuer", "party"),
    [
        ("13-KL/TW", None, True),
        ("63-KH/HU", None, True),
        ("188/KH-UBND", None, False),
        ("18/KH-BCĐ138", None, False),
        ("49/2020/NĐ-CP", None, False),
        (None, "Tỉnh ủy Hưng Yên", True),
        (None, "Ủy ban nhân dân tỉnh", False),
    ],
)
def test_party_documents_are_told_by_their_number(
    number: str | None, issuer: str | None, party: bool
) -> None:
    assert is_party(number, issuer) is party


def test_the_level_of_a_document_is_that_of_its_body() -> None:
    assert level_of_document(document("x", number="13-KL/TW", jurisdiction=CENTRAL)) == "party"
    assert level_of_document(document("x", number="1/QĐ-TTg", jurisdiction=CENTRAL)) == "central"
    assert level_of_document(document("x", number="13-CTr/TU", jurisdiction=HUNG_YEN)) == "province"
    assert level_of_document(document("x", number="1-KH/HU", jurisdiction=THAP_MUOI)) == "district"
    assert level_of_document(document("x", issuer="Tỉnh ủy Hưng Yên")) == "province"
    assert level_of_document(document("x")) is None
    assert level_of_place(("lam-dong", "ham-thuan"), "Ủy ban nhân dân xã Hàm Thuận") == "commune"
    assert level_of_place(("dong-thap", "thap-muoi"), "Huyện ủy") == "district"
