"""Targets of superiors and sisters: missing, looser, contradicted, or nothing to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from cancu.ingest.model import Extraction, Jurisdiction
from tests.gap_fixtures import Aim, aimed, found
from tests.query_fixtures import Cites, Item

WORK = [Item("II.1", "Trồng rừng.")]
CITES = Cites("Kế hoạch số 9/KH-UBND", "9/KH-UBND", "implements", "2024-01-02")
FOREST, WATER = "tỷ lệ che phủ rừng", "tỷ lệ hộ sử dụng nước sạch"


def above(*aims: Aim) -> Extraction:
    """The province's plan."""
    return aimed("9/KH-UBND", "Lào Cai", aims, WORK, date="2024-01-02")


def below(*aims: Aim, items: list[Item] = WORK) -> Extraction:
    """A district's plan that carries it out."""
    return aimed(
        "5/KH-UBND",
        "Lào Cai",
        aims,
        items,
        opening="Thực hiện Kế hoạch số 9/KH-UBND ngày 02/01/2024:",
        cites=[Cites("Kế hoạch số 9/KH-UBND", "9/KH-UBND", "implements", "2024-01-02",
                     "Ủy ban nhân dân tỉnh Lào Cai")],
        issuer="Ủy ban nhân dân huyện Bát Xát",
        jurisdiction=Jurisdiction("district", "Lào Cai", "Bát Xát"),
    )  # fmt: skip


def rows(tmp_path: Path, *items: Extraction) -> list[tuple[str, str, str | None]]:
    return [(gap.case, gap.document, gap.path) for gap in found(tmp_path, "target", *items)]


def test_a_superiors_target_that_is_not_carried_down_is_a_gap(tmp_path: Path) -> None:
    upper = above((FOREST, ">=", 60), (WATER, "=", 100))
    (gap,) = found(tmp_path, "target", upper, below((WATER, "=", 100)))
    assert (gap.case, gap.severity, gap.document, gap.path) == (
        "target", "warning", "5/KH-UBND", None,
    )  # fmt: skip
    assert gap.quote == "Kế hoạch số 9/KH-UBND"
    assert "9/KH-UBND I.1 (≥ 60%) “Phấn đấu tỷ lệ che phủ rừng" in gap.missing


@pytest.mark.parametrize(
    ("wanted", "own", "case"),
    [
        ((FOREST, ">=", 60), (FOREST, ">=", 55), "target.looser"),
        ((FOREST, ">", 60), (FOREST, ">=", 60), "target.looser"),
        ((FOREST, ">=", 60), (FOREST, "<=", 50), "target.conflict"),
        ((FOREST, ">=", 60), (FOREST, ">=", 60), None),
        ((FOREST, ">=", 60), ("độ che phủ của rừng", ">=", 65), None),
        ((FOREST, ">=", 60), (FOREST, "decrease", 5), None),
    ],
)
def test_a_level_below_the_superiors_is_a_gap_and_one_that_cannot_be_compared_is_none(
    tmp_path: Path, wanted: Aim, own: Aim, case: str | None
) -> None:
    found_rows = rows(tmp_path, above(wanted), below(own))
    assert found_rows == ([(case, "5/KH-UBND", "I.1")] if case else [])


def test_both_levels_and_the_score_are_told(tmp_path: Path) -> None:
    (gap,) = found(tmp_path, "target", above((FOREST, ">=", 60)), below((FOREST, ">=", 55)))
    assert gap.severity == "warning"
    assert "≥ 55%" in gap.missing and "≥ 60%" in gap.missing and "độ giống 1,00" in gap.missing
    assert gap.quote == "Phấn đấu tỷ lệ che phủ rừng đạt >= 55%."


def test_where_most_is_missing_it_is_said_once(tmp_path: Path) -> None:
    labels = ("tỷ lệ che phủ rừng", "tỷ lệ đô thị hóa", "trẻ em tiêm chủng", "hộ có nước sạch")
    (gap,) = found(tmp_path, "target", above(*((each, ">=", 60.0) for each in labels)), below())
    assert gap.case == "target"
    assert "4 trong 4 chỉ tiêu của 9/KH-UBND" in gap.missing


def test_what_sets_no_tasks_is_no_plan_and_repeats_no_target(tmp_path: Path) -> None:
    assert rows(tmp_path, above((FOREST, ">=", 60)), below(items=[])) == []


def test_a_superior_that_is_not_held_says_nothing(tmp_path: Path) -> None:
    assert rows(tmp_path, below((FOREST, ">=", 55))) == []


def test_a_plan_does_not_answer_to_a_level_below_its_own(tmp_path: Path) -> None:
    lower = below((FOREST, ">=", 60), (WATER, "=", 100))
    text = "Thực hiện Kế hoạch số 5/KH-UBND:"
    cites = [Cites("Kế hoạch số 5/KH-UBND", "5/KH-UBND", "implements", "2024-05-10",
                   "Ủy ban nhân dân huyện Bát Xát")]  # fmt: skip
    upper = aimed("9/KH-UBND", "Lào Cai", [], WORK, opening=text, cites=cites, date="2024-06-02")
    assert rows(tmp_path, lower, upper) == []


def test_a_decision_stands_back_behind_the_plan_that_it_promulgates(tmp_path: Path) -> None:
    decision = aimed(
        "7/QĐ-UBND",
        "Lào Cai",
        items=[Item("Điều 1", "Ban hành Kế hoạch.")],
        opening="QUYẾT ĐỊNH ban hành Kế hoạch. Căn cứ Kế hoạch số 9/KH-UBND:",
        cites=[CITES],
        type="quyết định",
    )
    annex = aimed(
        None,
        "Lào Cai",
        [(WATER, "=", 100)],
        WORK,
        opening="(Kèm theo Quyết định số 7/QĐ-UBND)",
        cites=[Cites("Quyết định số 7/QĐ-UBND", "7/QĐ-UBND", "promulgated_by", "2024-05-10")],
        annex_of="7/QĐ-UBND",
        date=None,
    )
    upper = above((FOREST, ">=", 60), (WATER, "=", 100))
    (gap,) = found(tmp_path, "target", upper, decision, annex)
    assert gap.document.endswith("/ke-hoach")
    assert gap.quote == "Quyết định số 7/QĐ-UBND"


# Sisters


def sisters(own: list[Aim], *theirs: list[Aim]) -> list[Extraction]:
    places = ("Lào Cai", "Hà Giang", "Yên Bái", "Cao Bằng")
    plans = zip(places, (own, *theirs), strict=False)
    return [aimed(f"{n}/KH-UBND", place, aims, WORK) for n, (place, aims) in enumerate(plans, 1)]


def test_what_most_sisters_aim_at_and_one_does_not_is_said(tmp_path: Path) -> None:
    aims: list[Aim] = [(FOREST, ">=", 60)]
    gaps = found(tmp_path, "target", *sisters([(WATER, "=", 100)], aims, aims))
    of_first = [gap for gap in gaps if gap.document == "1/KH-UBND"]
    assert [(gap.case, gap.severity, gap.path) for gap in of_first] == [
        ("target.sisters", "info", None)
    ]
    assert "2 trong 2" in of_first[0].missing and "2/KH-UBND I.1" in of_first[0].missing


def test_one_sister_or_half_of_them_are_not_enough(tmp_path: Path) -> None:
    aims: list[Aim] = [(FOREST, ">=", 60)]
    other: list[Aim] = [(WATER, "=", 100)]
    assert rows(tmp_path / "a", *sisters(other, aims)) == []
    mixed = sisters(other, aims, other, [("tỷ lệ đô thị hóa", ">", 30)])
    assert [row for row in rows(tmp_path / "b", *mixed) if row[1] == "1/KH-UBND"] == []


def test_a_level_below_that_of_most_sisters_is_said(tmp_path: Path) -> None:
    low: list[Aim] = [(FOREST, ">=", 50)]
    high: list[Aim] = [(FOREST, ">=", 60)]
    assert rows(tmp_path / "a", *sisters(low, high, high)) == [
        ("target.sisters-stricter", "1/KH-UBND", "I.1")
    ]
    assert rows(tmp_path / "b", *sisters(high, low, low)) == []


def test_a_district_is_no_sister_of_a_province(tmp_path: Path) -> None:
    aims: list[Aim] = [(FOREST, ">=", 60)]
    provinces = sisters([(WATER, "=", 100)], aims, aims)[1:]
    district = aimed(
        "1/KH-UBND",
        "Lào Cai",
        [(WATER, "=", 100)],
        WORK,
        issuer="Ủy ban nhân dân huyện Bát Xát",
        jurisdiction=Jurisdiction("district", "Lào Cai", "Bát Xát"),
    )
    assert [row for row in rows(tmp_path, district, *provinces) if row[1] == "1/KH-UBND"] == []
