"""Plans that somebody was told to issue and that are not held."""

from __future__ import annotations

from pathlib import Path

import pytest

from cancu.ingest.model import Extraction, Jurisdiction
from tests.gap_fixtures import NOW, aimed, found
from tests.query_fixtures import Cites, Item

HEALTH = ("Sở Y tế", "implement")
TOLD = Item("III.1", "Sở Y tế xây dựng kế hoạch cụ thể để thực hiện Kế hoạch này.", (HEALTH,),
            kind="organisation")  # fmt: skip
ORDER = Cites("Kế hoạch số 9/KH-UBND", "9/KH-UBND", "implements", "2024-01-02",
              "Ủy ban nhân dân tỉnh Lào Cai")  # fmt: skip


def order(*items: Item, title: str = "phòng, chống dịch bệnh") -> Extraction:
    return aimed("9/KH-UBND", "Lào Cai", items=items or [TOLD], date="2024-01-02", title=title)


def issued(
    issuer: str = "Sở Y tế tỉnh Lào Cai", *cites: Cites, place: str = "Lào Cai", **fields: object
) -> Extraction:
    """A plan of an agency; it carries out the order where it cites it."""
    opening = "Thực hiện Kế hoạch số 9/KH-UBND:" if cites else "Kế hoạch công tác:"
    given = {"issuer": issuer, "date": "2024-02-05", "title": "tuyển sinh lớp 10", **fields}
    return aimed("31/KH-SYT", place, opening=opening, cites=cites, **given)


def test_who_was_told_and_has_no_plan_in_the_store_is_a_gap(tmp_path: Path) -> None:
    (gap,) = found(tmp_path, "plan-not-issued", order())
    assert (gap.case, gap.severity, gap.path) == ("plan-not-issued", "warning", "III.1")
    assert gap.quote == "Sở Y tế xây dựng kế hoạch cụ thể để thực hiện Kế hoạch này"
    for words in ("“Sở Y tế”", "tỉnh Lào Cai", "9/KH-UBND", "31/12/2024"):
        assert words in gap.missing


def test_a_plan_of_theirs_that_cites_the_order_is_it(tmp_path: Path) -> None:
    assert found(tmp_path, "plan-not-issued", order(), issued("Sở Y tế tỉnh Lào Cai", ORDER)) == []


@pytest.mark.parametrize(
    "other",
    [
        issued("Sở Y tế tỉnh Hà Giang", ORDER, place="Hà Giang"),
        issued("Sở Tài chính tỉnh Lào Cai", ORDER),
        issued("Sở Y tế tỉnh Lào Cai", ORDER, type="công văn"),
        issued("Sở Y tế tỉnh Lào Cai"),
    ],
    ids=["another province's", "another agency's", "no plan", "another subject"],
)
def test_what_is_not_their_plan_for_it_does_not_count(tmp_path: Path, other: Extraction) -> None:
    assert len(found(tmp_path, "plan-not-issued", order(), other)) == 1


def test_a_plan_of_theirs_with_such_a_title_may_be_it(tmp_path: Path) -> None:
    like = issued(title="phòng, chống dịch bệnh năm 2024")
    assert found(tmp_path / "a", "plan-not-issued", order(), like) == []
    before = issued(title="phòng, chống dịch bệnh năm 2023", date="2023-02-05")
    assert len(found(tmp_path / "b", "plan-not-issued", order(), before)) == 1


def test_nothing_is_said_before_the_order_or_the_day_it_names(tmp_path: Path) -> None:
    words = "Sở Y tế xây dựng kế hoạch thực hiện Kế hoạch này trước ngày 30/6/2024."
    due = [("due", "trước ngày 30/6/2024", "2024-06-30", None)]
    item = Item("III.1", words, (HEALTH,), tuple(due), kind="organisation")
    for as_of, count in (("2023-12-31", 0), ("2024-06-30", 1), ("2024-06-01", 0), (NOW, 1)):
        assert len(found(tmp_path / as_of, "plan-not-issued", order(item), as_of=as_of)) == count


@pytest.mark.parametrize(
    "words",
    [
        "Sở Y tế phối hợp xây dựng kế hoạch thực hiện Kế hoạch này.",
        "Sở Y tế tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch triển khai hằng năm.",
        "Sở Y tế kiểm tra các đơn vị xây dựng kế hoạch thực hiện.",
        "Sở Y tế thực hiện nghiêm Kế hoạch này.",
        "Sở Y tế xây dựng kế hoạch kiểm tra liên ngành.",
        "Sở Y tế lồng ghép vào kế hoạch phát triển kinh tế - xã hội.",
        "Sở Y tế xây dựng kế hoạch và triển khai mạng lưới trạm y tế.",
        "Sở Y tế xây dựng kế hoạch hoặc lồng ghép vào kế hoạch hằng năm.",
    ],
)
def test_what_orders_no_plan_of_ones_own_is_no_gap(tmp_path: Path, words: str) -> None:
    item = Item("III.1", words, (HEALTH,), kind="organisation")
    assert found(tmp_path, "plan-not-issued", order(item)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Căn cứ Kế hoạch này, Sở Y tế: Khẩn trương xây dựng Kế hoạch triển khai thực hiện.",
        "Sở Y tế ban hành chương trình, kế hoạch thực hiện cụ thể; báo cáo kết quả.",
        "Giao Sở Y tế xây dựng và ban hành kế hoạch hằng năm của đơn vị.",
        "Sở Y tế xây dựng kế hoạch và tổ chức thực hiện Kế hoạch này.",
        "**Sở Y tế** xây\ndựng kế hoạch phù hợp với địa phương.",
    ],
)
def test_the_order_has_many_words(tmp_path: Path, words: str) -> None:
    item = Item("III.1", words, (HEALTH,), kind="organisation")
    (gap,) = found(tmp_path, "plan-not-issued", order(item))
    assert gap.quote in words


def test_those_who_only_work_along_and_aims_are_not_told(tmp_path: Path) -> None:
    helper = Item("III.1", TOLD.words, (("Sở Y tế", "coordinate"),), kind="organisation")
    assert found(tmp_path / "a", "plan-not-issued", order(helper)) == []
    aim = Item("I.1", TOLD.words, (HEALTH,), kind="objective")
    assert found(tmp_path / "b", "plan-not-issued", order(aim)) == []


def test_whoever_is_meant_without_a_name_is_no_agency(tmp_path: Path) -> None:
    words = "Cơ quan liên quan xây dựng kế hoạch thực hiện Kế hoạch này."
    item = Item("III.1", words, (("Cơ quan liên quan", "implement"),), kind="organisation")
    assert found(tmp_path, "plan-not-issued", order(item)) == []


def test_a_plan_for_another_document_may_be_any_made_since(tmp_path: Path) -> None:
    words = "Sở Y tế xây dựng kế hoạch tiếp tục thực hiện Đề án Sức khỏe Việt Nam."
    item = Item("III.1", words, (HEALTH,), kind="organisation")
    (gap,) = found(tmp_path / "a", "plan-not-issued", order(item))
    assert "ban hành từ ngày của 9/KH-UBND" in gap.missing
    assert found(tmp_path / "b", "plan-not-issued", order(item), issued()) == []


def test_what_their_decision_promulgates_is_theirs(tmp_path: Path) -> None:
    decision = aimed("8/QĐ-SYT", "Lào Cai", opening="Căn cứ Kế hoạch số 9/KH-UBND:", cites=[ORDER],
                     type="quyết định", issuer="Sở Y tế tỉnh Lào Cai", date="2024-02-05",
                     title="ban hành kế hoạch")  # fmt: skip
    by = Cites("Quyết định số 8/QĐ-SYT", "8/QĐ-SYT", "promulgated_by", "2024-02-05",
               "Sở Y tế tỉnh Lào Cai")  # fmt: skip
    annex = aimed(None, "Lào Cai", opening="(Kèm theo Quyết định số 8/QĐ-SYT)", cites=[by],
                  issuer="Sở Y tế tỉnh Lào Cai", annex_of="8/QĐ-SYT", date=None,
                  title="Kế hoạch ngành y tế")  # fmt: skip
    assert len(found(tmp_path / "a", "plan-not-issued", order(), decision)) == 1
    assert found(tmp_path / "b", "plan-not-issued", order(), decision, annex) == []


# Groups

UNITS = "Ủy ban nhân dân các huyện, thị xã, thành phố"
GROUP = Item("III.1", f"{UNITS} xây dựng kế hoạch thực hiện Kế hoạch này.", ((UNITS, "implement"),),
             kind="organisation")  # fmt: skip


def district(name: str, province: str = "Lào Cai") -> Extraction:
    return issued(f"Ủy ban nhân dân huyện {name}", ORDER, place=province,
                  jurisdiction=Jurisdiction("district", province, name))  # fmt: skip


def test_a_group_without_any_plan_is_told_once(tmp_path: Path) -> None:
    (gap,) = found(tmp_path, "plan-not-issued", order(GROUP))
    assert (gap.case, gap.severity) == ("plan-not-issued.group", "info")
    assert UNITS in gap.missing


def test_where_one_of_a_group_has_a_plan_nothing_is_said_of_the_others(tmp_path: Path) -> None:
    assert found(tmp_path, "plan-not-issued", order(GROUP), district("Bát Xát")) == []


def test_departments_are_no_districts(tmp_path: Path) -> None:
    read = issued("Sở Y tế tỉnh Lào Cai", ORDER)
    assert len(found(tmp_path, "plan-not-issued", order(GROUP), read)) == 1
