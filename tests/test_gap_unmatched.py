"""Tasks that no list and no plan below takes up; silence where that is not sure."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import pytest

from cancu.ingest.model import Extraction, Jurisdiction
from cancu.queries.gaps import gaps
from tests.gap_fixtures import aimed, found
from tests.query_fixtures import Cites, Item, slices, stored

WEAPONS = "Vận động thu hồi vũ khí, vật liệu nổ, công cụ hỗ trợ trong Nhân dân."
SPREAD = "Tuyên truyền phòng, chống ma túy cho học sinh trong trường học."
POLICE, SCHOOLS = ("Công an tỉnh", "implement"), ("Sở Giáo dục và Đào tạo", "implement")

GENERAL = [Item("II.1", WEAPONS), Item("II.2", SPREAD)]
LISTS = [
    Item("III.1", "Công an tỉnh: Tuần tra ban đêm tại các tuyến phố.", (POLICE,)),
    Item("III.2", "Sở Giáo dục và Đào tạo: Tuyên truyền phòng, chống ma túy trong các trường học.",
         (SCHOOLS,)),
]  # fmt: skip
LISTED = ("III.1", "III.2")


def test_a_general_task_that_no_agencys_list_takes_up_is_a_gap(tmp_path: Path) -> None:
    read = aimed("5/KH-UBND", "Lào Cai", items=[*GENERAL, *LISTS], listed=LISTED)
    (gap,) = found(tmp_path, "unmatched", read)
    assert (gap.case, gap.severity, gap.path) == ("unmatched", "warning", "II.1")
    assert gap.quote == WEAPONS


def test_the_nearest_item_is_told_with_its_score(tmp_path: Path) -> None:
    lists = [
        Item("III.1", "Công an tỉnh: Tập luyện bắn súng, dùng vũ khí thể thao.", (POLICE,)),
        LISTS[1],
    ]
    read = aimed("5/KH-UBND", "Lào Cai", items=[*GENERAL, *lists], listed=LISTED)
    (gap,) = found(tmp_path, "unmatched", read)
    assert "gần nhất là III.1, độ giống 0," in gap.missing


def test_where_tasks_name_their_bearers_there_is_no_list(tmp_path: Path) -> None:
    """Bearers in parentheses: each task is its own list."""
    read = aimed("5/KH-UBND", "Lào Cai", items=[*GENERAL, *LISTS])
    assert found(tmp_path, "unmatched", read) == []


def test_one_agency_alone_makes_no_lists(tmp_path: Path) -> None:
    read = aimed("5/KH-UBND", "Lào Cai", items=[*GENERAL, LISTS[0]], listed=LISTED[:1])
    assert found(tmp_path, "unmatched", read) == []


def test_a_part_of_an_assigned_task_is_its_bearers(tmp_path: Path) -> None:
    upper = Item("II.1", "Công an tỉnh làm các việc sau.", (POLICE,))
    items = [upper, Item("II.1.a", WEAPONS), *LISTS]
    read = aimed("5/KH-UBND", "Lào Cai", items=items, listed=LISTED)
    assert found(tmp_path, "unmatched", read) == []


def test_the_samples_leave_weapons_and_mediation_to_nobody(tmp_path: Path) -> None:
    """Quảng Ngãi II against III: what III has in other words is not reported."""
    with (
        as_file(files("cancu.ingest.samples")) as folder,
        stored(tmp_path, *sorted(folder.glob("quang-ngai*.txt"))) as store,
    ):
        rows = {gap.path: gap for gap in gaps(store, as_of="2024-12-31", kind="unmatched")}
        texts = slices(store)
    assert {"II.7.c", "II.2.b"} <= set(rows)
    taken_up = {
        "II.2.e",
        "II.3.a",
        "II.3.b",
        "II.5",
        "II.6.c",
        "II.7.a",
        "II.8.a",
        "II.9.a",
        "II.10.a",
    }
    assert not taken_up & set(rows)
    assert "vũ khí" in rows["II.7.c"].quote
    for gap in rows.values():
        assert gap.quote == texts[gap.document][gap.start : gap.end]


# A superior's tasks

OWN = "Ủy ban nhân dân các huyện, thị xã, thành phố"


def above(*items: Item) -> Extraction:
    return aimed("9/KH-UBND", "Lào Cai", items=items, date="2024-01-02")


def below(*items: Item) -> Extraction:
    cites = Cites("Kế hoạch số 9/KH-UBND", "9/KH-UBND", "implements", "2024-01-02",
                  "Ủy ban nhân dân tỉnh Lào Cai")  # fmt: skip
    return aimed(
        "5/KH-UBND",
        "Lào Cai",
        items=items,
        opening="Thực hiện Kế hoạch số 9/KH-UBND ngày 02/01/2024:",
        cites=[cites],
        issuer="Ủy ban nhân dân huyện Bát Xát",
        jurisdiction=Jurisdiction("district", "Lào Cai", "Bát Xát"),
    )


@pytest.mark.parametrize(
    ("bearers", "missed"),
    [
        ((), True),
        (((OWN, "implement"),), True),
        ((("Ủy ban nhân dân huyện Bát Xát", "implement"),), True),
        ((("Ủy ban nhân dân các xã, phường", "implement"),), False),
        ((("Sở Y tế", "implement"),), False),
        ((("các sở, ban, ngành", "implement"),), False),
    ],
)
def test_what_a_superior_lays_on_the_issuer_or_on_nobody_is_to_be_taken_up(
    tmp_path: Path, bearers: tuple[tuple[str, str], ...], missed: bool
) -> None:
    words = WEAPONS + "".join(f" ({name} thực hiện)" for name, _ in bearers)
    rows = found(tmp_path, "unmatched", above(Item("II.4", words, bearers)), below(GENERAL[1]))
    assert [(gap.case, gap.document) for gap in rows] == (
        [("unmatched.superior", "5/KH-UBND")] if missed else []
    )
    for gap in rows:
        assert gap.quote == "Kế hoạch số 9/KH-UBND"
        assert "9/KH-UBND II.4 “Vận động thu hồi vũ khí" in gap.missing


def test_where_most_is_missing_it_is_said_once(tmp_path: Path) -> None:
    words = [
        "Trồng rừng ven biển.",
        "Sửa chữa cầu, cống thoát nước.",
        "Cấp thẻ căn cước.",
        "Tiêm vắc xin dại.",
    ]
    tasks = [Item(f"II.{n}", each) for n, each in enumerate(words, 1)]
    (gap,) = found(tmp_path, "unmatched", above(*tasks), below(GENERAL[1]))
    assert "4 trong 4 nhiệm vụ của 9/KH-UBND" in gap.missing and "II.1; II.2" in gap.missing


def test_lists_that_take_up_less_than_half_are_no_lists_of_that_part(tmp_path: Path) -> None:
    items = [GENERAL[0], Item("II.2", "Sửa chữa cầu, cống thoát nước."), *LISTS]
    read = aimed("5/KH-UBND", "Lào Cai", items=items, listed=LISTED)
    assert found(tmp_path, "unmatched", read) == []


def test_a_guide_or_a_decree_lays_out_no_tasks(tmp_path: Path) -> None:
    for genre, count in (("hướng dẫn", 0), ("nghị định", 0), ("chương trình", 1)):
        items = [*GENERAL, *LISTS]
        read = aimed("5/KH-UBND", "Lào Cai", items=items, listed=LISTED, type=genre)
        assert len(found(tmp_path / genre, "unmatched", read)) == count


def test_what_the_plan_below_has_in_other_words_is_taken_up(tmp_path: Path) -> None:
    own = Item("II.1", "Tổ chức thu hồi vũ khí, vật liệu nổ và công cụ hỗ trợ còn trong dân.")
    assert found(tmp_path, "unmatched", above(GENERAL[0]), below(own)) == []


def test_a_plan_that_does_not_name_the_other_owes_it_nothing(tmp_path: Path) -> None:
    other = aimed("5/KH-UBND", "Hà Giang", items=[GENERAL[1]])
    assert found(tmp_path, "unmatched", above(GENERAL[0]), other) == []
