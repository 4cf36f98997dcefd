"""What became of merged and dissolved bodies, and who holds their work on a day."""

import re

import pytest

from cancu.ontology.local_names import parse_local_name
from cancu.ontology.reorganisations import reorganisations
from cancu.ontology.succession import successors
from cancu.ontology.units import find_province, provinces

TODAY = "2025-12-01"


def _names(name: str, as_of: str = TODAY, province: str | None = None) -> list[str]:
    return [each.name for each in successors(name, as_of, province)]


def test_every_change_has_a_day_and_says_where_it_is_from() -> None:
    for change in reorganisations():
        assert re.fullmatch(r"2025-\d\d-\d\d", change.since), change
        assert change.instrument or "chưa đối chiếu" in (change.note or ""), change
        assert change.after


def test_provinces_merge_as_their_table_says() -> None:
    merged = {each.before: each.after for each in reorganisations() if each.kind == "province"}
    for province in provinces():
        full = province.full_name[0].upper() + province.full_name[1:]
        (after,) = merged.get(full, (full,))
        found = find_province(after)
        assert found is not None
        assert found.name == province.successor


@pytest.mark.parametrize(
    ("name", "province", "holders"),
    [
        ("Sở Kế hoạch và Đầu tư", "Bình Thuận", ["Sở Tài chính tỉnh Lâm Đồng"]),
        ("Sở GTVT", "Quảng Ngãi", ["Sở Xây dựng tỉnh Quảng Ngãi"]),
        ("Sở Y tế", "Thái Bình", ["Sở Y tế tỉnh Hưng Yên"]),
        ("Công an tỉnh", "Thái Bình", ["Công an tỉnh Hưng Yên"]),
        ("Giám đốc Công an tỉnh Hải Dương", None, ["Công an thành phố Hải Phòng"]),
        ("Tỉnh ủy", "Hải Dương", ["Thành ủy Hải Phòng"]),
        ("Tỉnh đoàn", "Bình Thuận", ["Tỉnh đoàn Lâm Đồng"]),
        ("Trưởng Công an huyện", "Đồng Tháp", ["Công an tỉnh Đồng Tháp", "Công an cấp xã"]),
        ("UBND các huyện, thị xã, thành phố", "Quảng Ngãi", ["Ủy ban nhân dân cấp xã"]),
        ("Ủy ban nhân dân huyện Thái Thụy", "Thái Bình", ["Ủy ban nhân dân cấp xã"]),
        ("Ủy ban nhân dân thành phố", "Quảng Ngãi", ["Ủy ban nhân dân cấp xã"]),
        ("Ủy ban nhân dân thành phố Hưng Yên", "Hưng Yên", ["Ủy ban nhân dân cấp xã"]),
        ("Huyện ủy Tháp Mười", "Đồng Tháp", ["Đảng ủy cấp xã"]),
        ("Toà án nhân dân cấp huyện", "Quảng Ngãi", ["Tòa án nhân dân khu vực"]),
        ("Báo Thái Bình", "Thái Bình", ["Báo và Phát thanh truyền hình tỉnh Hưng Yên"]),
        ("Cục Thuế tỉnh", "Thái Bình", ["Thuế tỉnh Hưng Yên"]),
        ("Bộ Giao thông vận tải", None, ["Bộ Xây dựng"]),
        ("Tỉnh Thái Bình", None, ["Tỉnh Hưng Yên"]),
        ("Phòng Tư pháp huyện", "Đồng Tháp", ["Ủy ban nhân dân cấp xã"]),
        ("Phòng Lao động - Thương binh và Xã hội", "Đồng Tháp", ["Ủy ban nhân dân cấp xã"]),
    ],
)
def test_who_holds_the_work_today(name: str, province: str | None, holders: list[str]) -> None:
    assert _names(name, province=province) == holders


@pytest.mark.parametrize(
    ("name", "province"),
    [
        ("Sở Y tế", "Hưng Yên"), ("Công an tỉnh", "Quảng Ngãi"), ("Bộ Công an", None),
        ("Công an", "Thái Bình"), ("Công an tỉnh", None), ("các sở, ban, ngành", "Thái Bình"),
        ("Ủy ban nhân dân thành phố", "Hải Phòng"), ("tỉnh Hưng Yên", None),
        ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", None),
        ("Bệnh viện Đa khoa tỉnh", "Thái Bình"), ("Trường Đại học Y Dược Thái Bình", "Thái Bình"),
        ("Hợp tác xã", "Thái Bình"), ("Tòa án nhân dân các cấp", "Quảng Ngãi"), ("", None),
    ],
)  # fmt: skip
def test_what_stands_or_is_not_known_has_no_successor(name: str, province: str | None) -> None:
    assert successors(name, TODAY, province) == ()


def test_nothing_ends_before_its_day() -> None:
    assert _names("Công an huyện", "2025-02-28", "Thái Bình") == []
    assert _names("Công an huyện", "2025-03-01", "Thái Bình") == [
        "Công an tỉnh Thái Bình",
        "Công an cấp xã",
    ]
    assert _names("Ủy ban nhân dân huyện", "2025-06-30", "Thái Bình") == []
    assert _names("Sở Y tế", "2025-06-30", "Thái Bình") == []


def test_a_department_that_was_split_names_all_who_hold_its_work() -> None:
    found = successors("Sở Lao động, Thương binh và Xã hội", TODAY, "Thái Bình")
    assert (found[0].name, found[0].function) == ("Sở Nội vụ tỉnh Hưng Yên", None)
    assert ("Công an tỉnh Hưng Yên", "cai nghiện ma túy") in [(s.name, s.function) for s in found]
    assert {each.instrument for each in found} == {"45/2025/NĐ-CP"}


@pytest.mark.parametrize(
    ("name", "province", "head", "level", "within"),
    [
        ("Công an huyện Thái Thụy", None, "Công an", "district", "Thái Bình"),
        ("Chánh án Tòa án nhân dân tỉnh", "Hà Nam", "Tòa án nhân dân", "province", "Hà Nam"),
        ("Cục Hải quan Quảng Ngãi", None, "Cục Hải quan", "province", "Quảng Ngãi"),
        ("Sở Y tế", "Hà Nam", "Sở Y tế", "province", "Hà Nam"),
        ("Ủy ban nhân dân xã", "Hà Nam", "Ủy ban nhân dân", "commune", "Hà Nam"),
        ("Bộ Lao động - Thương binh và Xã hội", None,
         "Bộ Lao động - Thương binh và Xã hội", "central", None),
        ("Công an TP. Hồ Chí Minh", None, "Công an", "province", "Hồ Chí Minh"),
        ("VKSND huyện", "Hà Nam", "Viện kiểm sát nhân dân", "district", "Hà Nam"),
        ("lực lượng Công an", "Hà Nam", "lực lượng Công an", None, "Hà Nam"),
    ],
)  # fmt: skip
def test_a_name_is_taken_apart(
    name: str, province: str | None, head: str, level: str | None, within: str | None
) -> None:
    found = parse_local_name(name, province)
    assert (found.head, found.level, found.province) == (head, level, within)
