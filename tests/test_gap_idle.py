"""Agencies without a task of their own, and names of groups that take them in."""

from __future__ import annotations

from pathlib import Path

import pytest

from cancu.ingest.model import Extraction
from cancu.queries.members import takes_in, unit_level
from tests.gap_fixtures import aimed, found
from tests.query_fixtures import Item

GROUP = "các sở, ban, ngành"
TOGETHER = Item("III.1", f"Giao {GROUP} tổ chức thực hiện.", ((GROUP, "implement"),))
HEALTH = Item("II.1", "Khám sức khỏe (Sở Y tế thực hiện).", (("Sở Y tế", "implement"),))


# Groups and their members


@pytest.mark.parametrize(
    ("group", "agency", "level", "inside"),
    [
        ("các sở, ban, ngành", "Sở Y tế", "province", True),
        ("Thủ trưởng các sở, ban, ngành", "Công an tỉnh", "province", True),
        ("các sở, ban, ngành, đoàn thể", "Hội Nông dân tỉnh", "province", True),
        ("các sở, ban, ngành", "Hội Nông dân tỉnh", "province", False),
        ("các sở, ban, ngành", "Ủy ban nhân dân huyện Bát Xát", "district", False),
        ("các Phòng, Ban ngành huyện", "Phòng Tư pháp", "district", True),
        ("các bộ, ngành", "Bộ Y tế", "central", True),
        ("Ủy ban nhân dân các huyện, thị xã", "Ủy ban nhân dân huyện Bát Xát", "district", True),
        ("Ủy ban nhân dân các huyện, thị xã", "Ủy ban nhân dân xã Y Tý", "commune", False),
        ("Ủy ban nhân dân các xã, phường", "Ủy ban nhân dân xã Y Tý", "commune", True),
        ("Ủy ban nhân dân các tỉnh", "Ủy ban nhân dân tỉnh Lào Cai", "province", True),
        ("Ủy ban nhân dân cấp huyện", "Công an huyện Bát Xát", "district", False),
        ("các đơn vị liên quan", "Sở Y tế", "province", False),
        ("các sở, ban, ngành", "Ban Tuyên giáo Tỉnh ủy", "province", False),
        ("các bộ, ngành, địa phương", "Sở Nội vụ", "province", False),
        ("các bộ", "Bộ, ngành liên quan", "central", False),
    ],
)
def test_a_group_takes_in_what_its_name_says(
    group: str, agency: str, level: str, inside: bool
) -> None:
    assert takes_in(group, agency, level) is inside


def test_the_level_of_a_groups_units_is_in_its_name() -> None:
    assert unit_level("Ủy ban nhân dân huyện, thành phố") == "district"
    assert unit_level("UBND các xã, thị trấn") == "commune"
    assert unit_level("các sở, ban, ngành") is None


# Only working along


def rows(tmp_path: Path, *items: Extraction) -> list[tuple[str, str | None, str]]:
    return [(gap.case, gap.path, gap.quote) for gap in found(tmp_path, "idle-agency", *items)]


def helped(*agencies: tuple[str, str]) -> Extraction:
    words = "Tuần tra, phối hợp với Sở Tài chính."
    return aimed("5/KH-UBND", "Lào Cai", items=[Item("II.2", words, agencies), TOGETHER])


def test_one_of_a_group_that_only_works_along_has_no_task_of_its_own(tmp_path: Path) -> None:
    helping = ("Sở Tài chính", "coordinate")
    assert rows(tmp_path, helped(helping)) == [("idle-agency", "II.2", "Sở Tài chính")]


def test_a_task_anywhere_or_no_group_is_no_gap(tmp_path: Path) -> None:
    both = aimed(
        "5/KH-UBND",
        "Lào Cai",
        items=[
            Item("II.2", "Tuần tra, phối hợp với Sở Y tế.", (("Sở Y tế", "coordinate"),)),
            HEALTH,
            TOGETHER,
        ],
    )
    assert rows(tmp_path / "a", both) == []
    alone = aimed(
        "5/KH-UBND",
        "Lào Cai",
        items=[Item("II.2", "Tuần tra, phối hợp với Sở Y tế.", (("Sở Y tế", "coordinate"),))],
    )
    assert rows(tmp_path / "b", alone) == []


# Units beside others


def units(*names: str, more: tuple[Item, ...] = (), date: str = "2024-05-10") -> Extraction:
    agencies = tuple((f"Ủy ban nhân dân huyện {name}", "implement") for name in names)
    words = f"Tuần tra ven biển ({', '.join(name for name, _ in agencies)} thực hiện)."
    return aimed("5/KH-UBND", "Thái Bình", items=[Item("II.1", words, agencies), *more], date=date)


def test_the_districts_beside_those_named_are_told(tmp_path: Path) -> None:
    (gap,) = found(tmp_path, "idle-agency", units("Thái Thụy", "Tiền Hải"))
    assert (gap.case, gap.path) == ("idle-agency.units", "II.1")
    assert "huyện Đông Hưng" in gap.missing and "Thái Thụy" not in gap.missing
    assert gap.quote == "Ủy ban nhân dân huyện Thái Thụy"


def test_one_name_a_group_of_all_or_a_time_without_districts_says_nothing(tmp_path: Path) -> None:
    assert rows(tmp_path / "a", units("Thái Thụy")) == []
    all_of_them = "Ủy ban nhân dân huyện, thành phố"
    group = Item("III.1", f"{all_of_them} thực hiện.", ((all_of_them, "implement"),))
    assert rows(tmp_path / "b", units("Thái Thụy", "Tiền Hải", more=(group,))) == []
    assert rows(tmp_path / "c", units("Thái Thụy", "Tiền Hải", date="2025-08-01")) == []


# Agencies that sisters charge


def test_whom_most_sisters_charge_by_name_is_idle_where_only_the_group_is_charged(
    tmp_path: Path,
) -> None:
    own = aimed("5/KH-UBND", "Lào Cai", items=[TOGETHER])
    sisters = [aimed(f"{n}/KH-UBND", place, items=[HEALTH])
               for n, place in ((6, "Hà Giang"), (7, "Yên Bái"))]  # fmt: skip
    (gap,) = found(tmp_path, "idle-agency", own, *sisters)
    assert (gap.case, gap.document, gap.path) == ("idle-agency.sisters", "5/KH-UBND", "III.1")
    assert gap.quote == GROUP
    assert "“Sở Y tế”" in gap.missing and "2 trong 2" in gap.missing


def test_one_sister_or_a_plan_without_the_group_is_no_gap(tmp_path: Path) -> None:
    own = aimed("5/KH-UBND", "Lào Cai", items=[TOGETHER])
    other = aimed("6/KH-UBND", "Hà Giang", items=[HEALTH])
    assert rows(tmp_path / "a", own, other) == []
    bare = aimed("5/KH-UBND", "Lào Cai", items=[Item("II.1", "Tuần tra.")])
    third = aimed("7/KH-UBND", "Yên Bái", items=[HEALTH])
    assert rows(tmp_path / "b", bare, other, third) == []


def test_another_name_of_one_body_is_that_body(tmp_path: Path) -> None:
    group = "các tổ chức chính trị - xã hội tỉnh"
    name = "Mặt trận Tổ quốc Việt Nam"
    words = f"{name} và {group} tuyên truyền."
    both = ((name, "implement"), (group, "implement"))
    own = aimed("5/KH-UBND", "Lào Cai", items=[Item("II.1", words, both)])
    body = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"
    theirs = Item("II.1", f"{body} giám sát.", ((body, "implement"),))
    sisters = [aimed(f"{n}/KH-UBND", place, items=[theirs])
               for n, place in ((6, "Hà Giang"), (7, "Yên Bái"))]  # fmt: skip
    assert rows(tmp_path, own, *sisters) == []
