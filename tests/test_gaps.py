"""A gap is reported where there is one, and nowhere else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cancu.ingest.model import Extraction, Jurisdiction
from cancu.ontology.errors import NotFoundError, QueryError
from cancu.queries.gaps import Gap, gaps
from cancu.queries.profile import kinds, profile
from tests.graph_fixtures import samples
from tests.query_fixtures import Cites, Item, Links, plan, slices, stored

NOW = "2024-12-31"
HEAD = "KẾ HOẠCH kiểm tra"


def found(tmp_path: Path, kind: str, *items: Extraction, as_of: str = NOW) -> list[Gap]:
    with stored(tmp_path, *items) as store:
        return list(gaps(store, as_of=as_of, kind=kind))


def within(tmp_path: Path, kind: str, *items: Item, as_of: str = NOW) -> dict[str | None, Gap]:
    """The gaps of one plan of Lào Cai by path."""
    rows = found(tmp_path, kind, plan("5/KH-UBND", "Lào Cai", HEAD, items), as_of=as_of)
    return {row.path: row for row in rows}


# unassigned


def test_a_task_that_names_nobody_is_a_gap(tmp_path: Path) -> None:
    rows = within(
        tmp_path,
        "unassigned",
        Item("II.1", "Rà soát địa bàn."),
        Item("II.2", "Kiểm tra cơ sở (Công an tỉnh).", (("Công an tỉnh", "implement"),)),
    )
    assert [(row.path, row.severity, row.case) for row in rows.values()] == [
        ("II.1", "warning", "unassigned")
    ]
    assert rows["II.1"].quote == "Rà soát địa bàn."


def test_only_those_who_work_along_are_not_in_charge(tmp_path: Path) -> None:
    item = Item("II.1", "Rà soát, phối hợp với Sở Y tế.", (("Sở Y tế", "coordinate"),))
    assert list(within(tmp_path, "unassigned", item)) == ["II.1"]


def test_an_aim_or_a_closing_part_charges_nobody_and_need_not(tmp_path: Path) -> None:
    items = (
        Item("I.1", "Giảm 5% số vụ.", kind="objective"),
        Item("III.1", "Kinh phí do ngân sách bảo đảm.", kind="organisation"),
    )
    assert within(tmp_path, "unassigned", *items) == {}


def test_a_part_of_an_assigned_task_is_assigned_and_so_is_what_its_parts_share(
    tmp_path: Path,
) -> None:
    rows = within(
        tmp_path,
        "unassigned",
        Item("II.1", "Công an tỉnh làm các việc sau.", (("Công an tỉnh", "lead"),)),
        Item("II.1.a", "Rà soát."),
        Item("II.2", "Tuyên truyền theo nhóm."),
        Item("II.2.-1", "Cho học sinh (Sở Y tế).", (("Sở Y tế", "implement"),)),
        Item("II.20", "Sơ kết."),
    )
    assert list(rows) == ["II.20"]


def test_a_blanket_clause_is_told_apart(tmp_path: Path) -> None:
    clause = Item(
        "III.1",
        "Các sở, ban, ngành theo chức năng, nhiệm vụ tổ chức thực hiện Kế hoạch này.",
        (("Các sở, ban, ngành", "implement"),),
        kind="organisation",
    )
    rows = within(tmp_path, "unassigned", Item("II.1", "Rà soát địa bàn."), clause)
    assert [(row.severity, row.case) for row in rows.values()] == [("info", "unassigned.blanket")]
    assert "III.1" in rows["II.1"].missing


def test_a_clause_of_one_agency_or_about_money_is_no_blanket_clause(tmp_path: Path) -> None:
    closing = (
        Item(
            "III.1",
            "Giao Công an tỉnh theo dõi việc thực hiện Kế hoạch này.",
            (("Công an tỉnh", "implement"),),
            kind="organisation",
        ),
        Item("III.2", "Kinh phí của các sở, ngành theo phân cấp.", kind="organisation"),
    )
    rows = within(tmp_path, "unassigned", Item("II.1", "Rà soát địa bàn."), *closing)
    assert rows["II.1"].case == "unassigned"


def test_a_decisions_closing_article_covers_its_annex(tmp_path: Path) -> None:
    decision = plan(
        "5/QĐ-UBND",
        "Lào Cai",
        "QUYẾT ĐỊNH ban hành Kế hoạch",
        [
            Item(
                "Điều 3",
                "Thủ trưởng các sở, ngành chịu trách nhiệm thi hành Quyết định này.",
                (("Thủ trưởng các sở, ngành", "implement"),),
                kind="article",
            )
        ],
        type="quyết định",
    )
    annex = plan(
        None,
        "Lào Cai",
        "(Kèm theo Quyết định số 5/QĐ-UBND)",
        [Item("I.1", "Rà soát địa bàn.")],
        [Cites("Quyết định số 5/QĐ-UBND", "5/QĐ-UBND", "promulgated_by", "2024-05-10")],
        annex_of="5/QĐ-UBND",
        date=None,
    )
    (row,) = found(tmp_path, "unassigned", decision, annex)
    assert row.case == "unassigned.blanket"
    assert "Điều 3 của 5/QĐ-UBND" in row.missing


# no-lead

POLICE, HEALTH = ("Công an tỉnh", "implement"), ("Sở Y tế", "implement")


def test_several_agencies_without_a_lead_are_a_gap(tmp_path: Path) -> None:
    rows = within(
        tmp_path,
        "no-lead",
        Item("II.1", "Rà soát (Công an tỉnh, Sở Y tế thực hiện).", (POLICE, HEALTH)),
        Item(
            "II.2", "Kiểm tra (Công an tỉnh chủ trì, Sở Y tế).", (("Công an tỉnh", "lead"), HEALTH)
        ),
        Item("II.3", "Sơ kết (Công an tỉnh).", (POLICE,)),
        Item("II.4", "Mời (Công an tỉnh với Sở Y tế).", (POLICE, ("Sở Y tế", "coordinate"))),
    )
    assert list(rows) == ["II.1"]
    assert "Công an tỉnh; Sở Y tế" in rows["II.1"].missing


def test_what_is_only_requested_needs_no_lead(tmp_path: Path) -> None:
    item = Item(
        "II.1", "Đề nghị Công an tỉnh, Sở Y tế phối hợp.", (POLICE, HEALTH), modality="request"
    )
    assert within(tmp_path, "no-lead", item) == {}


def test_the_front_leads_its_own_members(tmp_path: Path) -> None:
    words = "Vận động (Ủy ban Mặt trận Tổ quốc tỉnh và các tổ chức thành viên thực hiện)."
    front = ("Ủy ban Mặt trận Tổ quốc tỉnh", "implement")
    item = Item("II.1", words, (front, ("các tổ chức thành viên", "implement")))
    assert within(tmp_path, "no-lead", item) == {}


def test_groups_that_each_act_in_their_own_field_are_told_apart(tmp_path: Path) -> None:
    words = "Rà soát (các sở, ban, ngành và Ủy ban nhân dân các huyện, thành phố thực hiện)."
    groups = (
        ("các sở, ban, ngành", "implement"),
        ("Ủy ban nhân dân các huyện, thành phố", "implement"),
    )
    rows = within(tmp_path, "no-lead", Item("II.1", words, groups))
    assert [row.case for row in rows.values()] == ["no-lead.groups"]


# no-mandate and broken-chain

LOCAL = Cites("Kế hoạch số 9/KH-UBND", "9/KH-UBND", "implements", "2024-01-02")
PARTY = Cites("Chỉ thị số 36-CT/TW", "36-CT/TW", "cited", "2019-08-16", "Bộ Chính trị")
COMMITTEE = Cites("Chỉ thị số 7-CT/TU", "7-CT/TU", "implements", "2024-01-02", "Tỉnh ủy")


def test_a_task_that_reaches_nothing_central_has_no_mandate(tmp_path: Path) -> None:
    items = [Item("II.1", "Rà soát."), Item("II.2", "Thực hiện Chỉ thị số 36-CT/TW.")]
    rows = found(
        tmp_path,
        "no-mandate",
        plan("5/KH-UBND", "Lào Cai", "Thực hiện Kế hoạch số 9/KH-UBND:", items, [LOCAL, PARTY]),
    )
    assert [(row.path, row.quote) for row in rows] == [("II.1", "Rà soát.")]
    assert "9/KH-UBND" in rows[0].missing


@pytest.mark.parametrize("cites", [COMMITTEE, Cites("Luật Đất đai", None, "basis", "2024-01-18")])
def test_a_party_committee_or_a_law_is_a_mandate(tmp_path: Path, cites: Cites) -> None:
    text = "Thực hiện Chỉ thị số 7-CT/TU, căn cứ Luật Đất đai:"
    read = plan("5/KH-UBND", "Lào Cai", text, [Item("II.1", "Rà soát.")], [cites])
    assert found(tmp_path, "no-mandate", read) == []


def test_a_central_plans_own_tasks_need_no_mandate_above(tmp_path: Path) -> None:
    read = plan(
        "844/QĐ-TTg",
        "",
        "QUYẾT ĐỊNH",
        [Item("Điều 1.I", "Rà soát.")],
        issuer="Thủ tướng Chính phủ",
        jurisdiction=Jurisdiction("central"),
        type="quyết định",
    )
    assert found(tmp_path, "no-mandate", read) == []


def test_an_ambiguous_citation_that_may_be_a_mandate_keeps_silence(tmp_path: Path) -> None:
    rows = [gap for gap in found(tmp_path, "no-mandate", *samples()) if "188" in gap.document]
    assert rows == []


def test_a_chain_is_broken_where_a_local_paper_is_not_held(tmp_path: Path) -> None:
    read = plan(
        "5/KH-UBND", "Lào Cai", "Thực hiện Kế hoạch số 9/KH-UBND:", [Item("II.1", "Làm.")], [LOCAL]
    )
    (row,) = found(tmp_path, "broken-chain", read)
    assert (row.case, row.severity, row.path) == ("broken-chain", "warning", None)
    assert row.quote == "Kế hoạch số 9/KH-UBND"
    assert row.missing.startswith("9/KH-UBND")


def test_a_chain_that_ends_at_a_mandate_lacks_only_its_text(tmp_path: Path) -> None:
    item = Item("II.2", "Thực hiện Chỉ thị số 36-CT/TW.")
    (row,) = found(tmp_path, "broken-chain", plan("5/KH-UBND", "Lào Cai", HEAD, [item], [PARTY]))
    assert (row.case, row.severity, row.path) == ("broken-chain.mandate", "info", "II.2")


def test_a_chain_is_whole_where_all_of_it_is_held(tmp_path: Path) -> None:
    lower = plan(
        "5/KH-UBND", "Lào Cai", "Thực hiện Kế hoạch số 9/KH-UBND:", [Item("II.1", "Làm.")], [LOCAL]
    )
    upper = plan("9/KH-UBND", "Lào Cai", "KẾ HOẠCH", date="2024-01-02")
    assert found(tmp_path, "broken-chain", lower, upper) == []


def test_the_chain_goes_on_through_a_title_that_says_what_a_missing_paper_implements(
    tmp_path: Path,
) -> None:
    text = "Thực hiện Kế hoạch số 9/KH-UBND về thực hiện Kế hoạch số 3/KH-BCA:"
    cites = [LOCAL, Cites("Kế hoạch số 3/KH-BCA", "3/KH-BCA", "nested", "2024-01-01", within=0)]
    link = Links("về thực hiện Kế hoạch số 3/KH-BCA", "9/KH-UBND", "implements", "3/KH-BCA")
    (row,) = found(tmp_path, "broken-chain", plan("5/KH-UBND", "Lào Cai", text, [], cites, [link]))
    assert row.missing.startswith("3/KH-BCA")
    assert row.quote == "về thực hiện Kế hoạch số 3/KH-BCA"


def test_what_is_missing_most_comes_first(tmp_path: Path) -> None:
    other = Cites("Kế hoạch số 8/KH-UBND", "8/KH-UBND", "implements", "2024-01-02")
    text = "Thực hiện Kế hoạch số 8/KH-UBND, Kế hoạch số 9/KH-UBND:"
    items = [
        plan("5/KH-UBND", "Lào Cai", text, [], [other, LOCAL]),
        plan("6/KH-UBND", "Lào Cai", text, [], [LOCAL]),
    ]
    rows = found(tmp_path, "broken-chain", *items)
    assert [row.missing.split(" ")[0] for row in rows] == ["9/KH-UBND", "9/KH-UBND", "8/KH-UBND"]
    assert "2 lần ở 2 văn bản" in rows[0].missing


# not-carried-down

MANDATE = Cites("Kết luận số 13-KL/TW", "13-KL/TW", "implements", "2021-08-16", "Bộ Chính trị")
DRUGS = Cites("Chỉ thị số 36-CT/TW", "36-CT/TW", "cited", "2019-08-16", "Bộ Chính trị")


def sister(province: str, *cites: Cites, text: str = "", made: str = "2022-01-05") -> Extraction:
    opening = "Thực hiện Kết luận số 13-KL/TW, tỉnh ban hành Kế hoạch:"
    words = text or ("Thực hiện Chỉ thị số 36-CT/TW." if cites else "Kiểm tra việc thực hiện.")
    item = Item("II.1", words)
    return plan("5/KH-UBND", province, opening, [item], [MANDATE, *cites], date=made)


def test_a_mandate_that_most_sisters_rest_on_is_missed(tmp_path: Path) -> None:
    rows = found(
        tmp_path,
        "not-carried-down",
        sister("Lào Cai", DRUGS),
        sister("Hà Giang", DRUGS),
        sister("Yên Bái"),
    )
    assert [(row.document, row.path, row.severity) for row in rows] == [
        ("yen-bai/5-KH-UBND/2022-01-05", None, "warning")
    ]
    assert rows[0].missing.startswith("36-CT/TW")
    assert rows[0].quote == "Kết luận số 13-KL/TW"


def test_one_sister_is_not_enough_and_half_of_them_are_not(tmp_path: Path) -> None:
    few = [sister("Lào Cai", DRUGS), sister("Yên Bái")]
    assert found(tmp_path / "a", "not-carried-down", *few) == []
    half = [
        *(sister(name, DRUGS) for name in ("Lào Cai", "Hà Giang")),
        *(sister(name) for name in ("Yên Bái", "Cao Bằng", "Lạng Sơn")),
    ]
    assert found(tmp_path / "b", "not-carried-down", *half) == []


def test_what_a_plan_names_anywhere_it_has_carried_down(tmp_path: Path) -> None:
    title = Cites("Chỉ thị số 36-CT/TW", "36-CT/TW", "nested", within=0)
    rows = found(
        tmp_path,
        "not-carried-down",
        sister("Lào Cai", DRUGS),
        sister("Hà Giang", DRUGS),
        sister("Yên Bái", title, text="Theo Kết luận về Chỉ thị số 36-CT/TW."),
    )
    assert rows == []


def test_a_plan_cannot_rest_on_what_came_after_it(tmp_path: Path) -> None:
    rows = found(
        tmp_path,
        "not-carried-down",
        sister("Lào Cai", DRUGS),
        sister("Hà Giang", DRUGS),
        sister("Yên Bái", made="2019-07-01"),
    )
    assert rows == []


def test_nothing_is_said_where_the_chain_stops_at_a_local_paper(tmp_path: Path) -> None:
    """The paper that is not held may carry the mandate down."""
    text = "Thực hiện Kế hoạch số 9/KH-UBND, Kết luận số 13-KL/TW:"
    broken = plan(
        "5/KH-UBND", "Yên Bái", text, [Item("II.1", "Làm.")], [LOCAL, MANDATE], date="2024-02-01"
    )
    rows = found(
        tmp_path, "not-carried-down", sister("Lào Cai", DRUGS), sister("Hà Giang", DRUGS), broken
    )
    assert rows == []


def test_a_plan_and_what_carries_it_out_are_no_sisters(tmp_path: Path) -> None:
    upper = sister("Lào Cai", DRUGS)
    cites = Cites("Kế hoạch số 5/KH-UBND", "5/KH-UBND", "implements", "2022-01-05")
    lower = [
        plan(
            f"{number}/KH-UBND",
            "Lào Cai",
            "Thực hiện Kế hoạch số 5/KH-UBND:",
            [Item("II.1", "Làm.")],
            [cites],
        )
        for number in (21, 22)
    ]
    assert found(tmp_path, "not-carried-down", upper, *lower) == []


# report


@pytest.mark.parametrize(
    ("words", "case", "missing"),
    [
        ("Định kỳ báo cáo kết quả về Công an tỉnh.", "report", "kỳ báo cáo, ngày gửi"),
        ("Các sở gửi báo cáo về UBND tỉnh.", "report", "kỳ báo cáo, ngày gửi"),
        ("Hằng quý báo cáo tình hình thực hiện.", "report", "ngày gửi, nơi nhận"),
        ("Hằng quý báo cáo kết quả về Sở Y tế.", "report.day", "ngày gửi"),
        ("Định kỳ 6 tháng báo cáo Ban Chỉ đạo.", "report.day", "ngày gửi"),
        (
            "Định kỳ tổng hợp, báo cáo kết quả theo quy định.",
            "report.by-rule",
            "kỳ báo cáo, ngày gửi, nơi nhận (chỉ nói “theo quy định”)",
        ),
        (
            "Giao Công an tỉnh theo dõi; định kỳ báo cáo Chủ tịch UBND tỉnh.",
            "report",
            "kỳ báo cáo, ngày gửi",
        ),
    ],
)
def test_a_reporting_duty_says_what_it_leaves_open(
    tmp_path: Path, words: str, case: str, missing: str
) -> None:
    rows = within(tmp_path, "report", Item("III.1", words, kind="organisation"))
    assert [(row.case, row.missing) for row in rows.values()] == [(case, missing)]


@pytest.mark.parametrize(
    "words",
    [
        "Định kỳ hằng quý, trước ngày 15 của tháng cuối quý, báo cáo kết quả về Sở Y tế trước ngày "
        "15/12.",
        "Báo cáo kết quả về Bộ Y tế trước ngày 31 tháng 12 hằng năm để báo cáo Chính phủ.",
        "Kịp thời báo cáo UBND tỉnh xem xét, chỉ đạo.",
        "Hằng năm, đánh giá kết quả thực hiện, báo cáo Hội đồng nhân dân cùng cấp bố trí kinh phí.",
        "Nâng cao chất lượng đội ngũ báo cáo viên định kỳ.",
        "Tiếp nhận tin báo, tố giác về tội phạm.",
        "Xây dựng báo cáo chuyên đề về ma túy.",
        "Chấp hành nghiêm quy chế giao ban, báo cáo, kiểm tra.",
    ],
)
def test_what_is_complete_occasional_or_no_duty_is_no_gap(tmp_path: Path, words: str) -> None:
    assert within(tmp_path, "report", Item("III.1", words, kind="organisation")) == {}


def test_the_quote_is_the_clause_that_lays_the_duty_down(tmp_path: Path) -> None:
    words = "Giao Công an tỉnh theo dõi; **định kỳ** báo cáo\nkết quả về UBND tỉnh. Hết."
    rows = within(tmp_path, "report", Item("III.1", words, kind="organisation"))
    assert rows["III.1"].quote == "định kỳ** báo cáo\nkết quả về UBND tỉnh"


def test_an_aim_lays_no_duty_to_report_down(tmp_path: Path) -> None:
    item = Item("I.1", "Định kỳ báo cáo kết quả.", kind="objective")
    assert within(tmp_path, "report", item) == {}


def test_a_deadline_read_out_of_the_clause_counts(tmp_path: Path) -> None:
    words = "Báo cáo kết quả về Sở Y tế chậm nhất 20/6."
    item = Item("III.1", words, (), (("due", "chậm nhất 20/6", "20/6", None),), kind="organisation")
    assert within(tmp_path, "report", item) == {}


# agency-gone

DEPARTMENT = "Sở Lao động - Thương binh và Xã hội"


def test_a_bearer_that_was_merged_is_a_gap_from_that_day_on(tmp_path: Path) -> None:
    item = Item("II.1", f"Cai nghiện ({DEPARTMENT}).", ((DEPARTMENT, "lead"),))
    read = plan("5/KH-UBND", "Cao Bằng", HEAD, [item])
    assert found(tmp_path / "a", "agency-gone", read, as_of="2025-02-28") == []
    (row,) = found(tmp_path / "b", "agency-gone", read, as_of="2025-03-01")
    assert row.quote == DEPARTMENT
    assert "Sở Nội vụ" in row.missing and "cai nghiện" in row.missing
    assert "01/03/2025" in row.missing and "45/2025/NĐ-CP" in row.missing


def test_a_merged_provinces_police_is_that_of_the_new_province(tmp_path: Path) -> None:
    item = Item("II.1", "Tuần tra (Công an tỉnh).", (("Công an tỉnh", "implement"),))
    gone = plan("5/KH-UBND", "Thái Bình", HEAD, [item])
    stays = plan("6/KH-UBND", "Cao Bằng", HEAD, [item])
    rows = found(tmp_path, "agency-gone", gone, stays, as_of="2026-01-01")
    assert [row.document for row in rows] == ["5/KH-UBND"]
    assert "Công an tỉnh Hưng Yên" in rows[0].missing


def test_those_who_only_work_along_are_not_reported(tmp_path: Path) -> None:
    item = Item("II.1", f"Phối hợp với {DEPARTMENT}.", ((DEPARTMENT, "coordinate"),))
    assert within(tmp_path, "agency-gone", item, as_of="2026-01-01") == {}


# citation-conflict and basis-lapsed


def test_a_wrong_date_and_a_wrong_sign_are_conflicts(tmp_path: Path) -> None:
    rows = found(tmp_path, "citation-conflict", *samples())
    assert [(row.document, row.path, row.severity) for row in rows] == [
        ("188/KH-UBND", "II.1.-1", "error"),
        ("188/KH-UBND", "II.1.-1", "error"),
    ]
    by_quote = {row.quote: row.missing for row in rows}
    assert "22/10/2019" in by_quote["Kết luận số 44-KL/TW"]
    assert "22/01/2019" in by_quote["Kết luận số 44-KL/TW"]
    assert "13-CTr-TU" in by_quote["Chương trình hành động số 13-CTr/TW"]


def test_documents_that_agree_are_no_conflict(tmp_path: Path) -> None:
    assert found(tmp_path, "citation-conflict", sister("Lào Cai", DRUGS)) == []


def test_a_law_is_a_lapsed_basis_from_the_day_after_its_last(tmp_path: Path) -> None:
    law = Cites("Luật Tổ chức chính quyền địa phương", None, "basis", "2015-06-19")
    read = plan("5/KH-UBND", "Lào Cai", "Căn cứ Luật Tổ chức chính quyền địa phương:", [], [law])
    assert found(tmp_path / "a", "basis-lapsed", read, as_of="2025-02-28") == []
    (row,) = found(tmp_path / "b", "basis-lapsed", read, as_of="2025-03-01")
    assert row.quote == "Luật Tổ chức chính quyền địa phương"
    assert "65/2025/QH15" in row.missing


def test_a_basis_that_a_read_document_replaces_has_lapsed(tmp_path: Path) -> None:
    read = plan("5/KH-UBND", "Lào Cai", "Thực hiện Kế hoạch số 9/KH-UBND:", [], [LOCAL])
    text = "Quyết định này thay thế Kế hoạch số 9/KH-UBND."
    later = plan(
        "30/QĐ-UBND",
        "Lào Cai",
        text,
        [],
        [Cites("Kế hoạch số 9/KH-UBND", "9/KH-UBND", "cited", "2024-01-02")],
        [Links("thay thế Kế hoạch số 9/KH-UBND", "30/QĐ-UBND", "replaces", "9/KH-UBND")],
        type="quyết định",
        date="2024-09-01",
    )
    assert found(tmp_path / "a", "basis-lapsed", read, later, as_of="2024-08-31") == []
    (row,) = found(tmp_path / "b", "basis-lapsed", read, later, as_of="2024-09-01")
    assert row.document == "5/KH-UBND" and "30/QĐ-UBND" in row.missing


@pytest.mark.parametrize(
    ("title", "lapsed"),
    [
        ("phê duyệt Chương trình giai đoạn 2021 - 2025", True),
        ("phê duyệt Chương trình giai đoạn 2021 - 2026", False),
        ("phê duyệt Chiến lược giai đoạn 2016 - 2025 và định hướng đến năm 2030", False),
        ("phê duyệt Đề án giai đoạn 2016 - 2020, kéo dài giai đoạn 2021 - 2025", False),
    ],
)
def test_a_basis_lapses_with_the_one_period_of_its_title(
    tmp_path: Path, title: str, lapsed: bool
) -> None:
    cites = Cites("Quyết định số 8/QĐ-TTg", "8/QĐ-TTg", "basis", "2021-01-05", title=title)
    read = plan("5/KH-UBND", "Lào Cai", f"Căn cứ Quyết định số 8/QĐ-TTg {title}:", [], [cites])
    assert bool(found(tmp_path, "basis-lapsed", read, as_of="2026-06-01")) is lapsed


# the whole


def test_a_row_as_json_has_exactly_the_contracts_keys(tmp_path: Path) -> None:
    with stored(tmp_path, *samples()) as store:
        rows = gaps(store, as_of="2026-01-01")
        texts = slices(store)
    assert {row.kind for row in rows} > {"unassigned", "no-lead", "no-mandate", "broken-chain"}
    for row in rows:
        made = row.to_json()
        assert list(made) == [
            "kind", "severity", "document", "path", "missing", "quote", "start", "end",
        ]  # fmt: skip
        assert row.quote == texts[row.document][row.start : row.end] != ""
        assert row.case.partition(".")[0] == row.kind in kinds()
        assert row.severity == profile()[row.case].severity
        assert row.missing


def test_rows_come_by_kind_and_always_in_the_same_order(tmp_path: Path) -> None:
    with stored(tmp_path / "a", *samples()) as store:
        rows = gaps(store, as_of="2026-01-01")
    with stored(tmp_path / "b", *reversed(samples())) as store:
        again = gaps(store, as_of=date(2026, 1, 1))
    assert rows == again
    order = [kinds().index(row.kind) for row in rows]
    assert order == sorted(order)


def test_a_document_narrows_the_answer_and_a_decision_brings_its_annex(tmp_path: Path) -> None:
    with stored(tmp_path, *samples()) as store:
        whole = gaps(store, as_of=NOW)
        part = gaps(store, as_of=NOW, document="2224/QĐ-UBND")
        several = gaps(store, as_of=NOW, kind=["report", "unassigned"])
    mine = {"2224/QĐ-UBND", "quang-ngai/2224-QD-UBND/2021-12-30/ke-hoach"}
    assert part == tuple(row for row in whole if row.document in mine)
    assert several == tuple(row for row in whole if row.kind in ("report", "unassigned"))


def test_a_wrong_kind_day_or_document_is_one_sentence(tmp_path: Path) -> None:
    with stored(tmp_path, *samples()) as store:
        with pytest.raises(QueryError, match="unassigned"):
            gaps(store, as_of=NOW, kind="nonsense")
        with pytest.raises(QueryError, match="31/12/2024"):
            gaps(store, as_of="31/12/2024")
        with pytest.raises(NotFoundError):
            gaps(store, as_of=NOW, document="999/KH-UBND")
        with pytest.raises(QueryError, match="cancu ingest"):
            gaps(store, as_of=NOW, document="1944/QĐ-TTg")
