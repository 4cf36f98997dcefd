"""The “Căn cứ” of a plan is what plans cite; a draft's is held against what is known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cancu.commands.basis_command import command
from cancu.graph.store import Store
from cancu.ontology.errors import CancuError, NotFoundError, QueryError
from cancu.queries.basis import basis, line_of
from cancu.queries.basis_lint import lint
from cancu.queries.hops import Node
from tests.query_fixtures import Cites, Links, evidence_in, plan, slices, stored

DAY = "2026-11-21"
OPENING = """KẾ HOẠCH Phòng, chống ma túy
Căn cứ Quyết định số 1944/QĐ-TTg ngày 18/11/2021;
Căn cứ Nghị định số 49/2020/NĐ-CP ngày 17/4/2020;
Căn cứ Nghị quyết số 96/2019/QH14 ngày 27/11/2019;
Căn cứ Quyết định số 7/QĐ-UBND ngày 05/02/2020;
Căn cứ Nghị quyết số 5/NQ-HĐND ngày 09/12/2022;
Thực hiện Chỉ thị số 36-CT/TW ngày 16/8/2019."""
CITED = (
    ("Quyết định số 1944/QĐ-TTg", "1944/QĐ-TTg", "basis", "2021-11-18", "Thủ tướng Chính phủ"),
    ("Nghị định số 49/2020/NĐ-CP", "49/2020/NĐ-CP", "basis", "2020-04-17", "Chính phủ"),
    ("Nghị quyết số 96/2019/QH14", "96/2019/QH14", "basis", "2019-11-27", "Quốc hội"),
    ("Quyết định số 7/QĐ-UBND", "7/QĐ-UBND", "basis", "2020-02-05", None),
    ("Nghị quyết số 5/NQ-HĐND", "5/NQ-HĐND", "basis", "2022-12-09", None),
    ("Chỉ thị số 36-CT/TW", "36-CT/TW", "implements", "2019-08-16", "Bộ Chính trị"),
)


def cites(*numbers: str) -> tuple[Cites, ...]:
    return tuple(
        Cites(words, number, relation, date=date, issuer=issuer)
        for words, number, relation, date, issuer in CITED
        if not numbers or number in numbers
    )


FIRST = plan("10/KH-UBND", "Lào Cai", OPENING, cites=cites(), title="Phòng, chống ma túy năm 2026")
SECOND = plan(
    "20/KH-UBND",
    "Lai Châu",
    OPENING,
    cites=cites("1944/QĐ-TTg", "5/NQ-HĐND"),
    title="Phòng, chống ma túy trong trường học",
)
OTHER = plan(
    "30/KH-UBND",
    "Lào Cai",
    "KẾ HOẠCH Chuyển đổi số\nCăn cứ Quyết định số 749/QĐ-TTg ngày 03/6/2020.",
    cites=(Cites("Quyết định số 749/QĐ-TTg", "749/QĐ-TTg", "basis", date="2020-06-03"),),
    title="Chuyển đổi số",
)
REPLACING = plan(
    "8/QĐ-UBND",
    "Lào Cai",
    "QUYẾT ĐỊNH\nQuyết định này thay thế Quyết định số 7/QĐ-UBND ngày 05/02/2020.",
    cites=(Cites("Quyết định số 7/QĐ-UBND", "7/QĐ-UBND", "cited", date="2020-02-05"),),
    links=(Links("thay thế Quyết định số 7/QĐ-UBND", "8/QĐ-UBND", "replaces", "7/QĐ-UBND"),),
    type="quyết định",
    title="Ban hành Quy chế",
    date="2025-01-15",
)
LATER = plan(
    "9/QĐ-UBND",
    "Lào Cai",
    "QUYẾT ĐỊNH\nQuyết định này có hiệu lực thi hành kể từ ngày 01 tháng 01 năm 2027.",
    type="quyết định",
    title="Quy định mức chi",
    date="2026-11-10",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("store")
    with stored(folder, FIRST, SECOND, OTHER, REPLACING, LATER) as opened:
        yield opened


def test_lines_stand_by_rank_then_by_date_in_the_prescribed_form(store: Store) -> None:
    lines = basis(store, "Lào Cai", DAY, topic="phòng chống ma túy").text.splitlines()
    begun = [line.split(" ngày ")[0] for line in lines]
    assert begun == [
        "Căn cứ Nghị quyết số 96/2019/QH14",
        "Căn cứ Nghị định số 49/2020/NĐ-CP",
        "Căn cứ Chỉ thị số 36-CT/TW",
        "Căn cứ Quyết định số 1944/QĐ-TTg",
        "Căn cứ Nghị quyết số 5/NQ-HĐND",
    ]
    assert "ngày 18 tháng 11 năm 2021 của Thủ tướng Chính phủ" in lines[3]
    assert [line[-1] for line in lines] == [";"] * 4 + ["."]


def test_only_what_plans_on_the_topic_cite_is_a_basis(store: Store) -> None:
    block = basis(store, "Lào Cai", DAY, topic="ma tuy")
    assert set(block.plans) == {"10/KH-UBND", "20/KH-UBND"}
    assert "749/QĐ-TTg" not in block.text
    counts = {each.document: each.plans for each in block.fit}
    assert counts["1944/QĐ-TTg"] == 2 and counts["36-CT/TW"] == 1


def test_another_provinces_documents_are_left_out(store: Store) -> None:
    block = basis(store, "Sơn La", DAY, topic="ma túy")
    assert "HĐND" not in block.text and "1944/QĐ-TTg" in block.text
    assert not block.unfit


def test_what_was_replaced_is_told_with_the_words_that_say_so(store: Store) -> None:
    (gone,) = basis(store, "Lào Cai", DAY, topic="ma túy").unfit
    assert (gone.document, gone.standing.state) == ("7/QĐ-UBND", "replaced")
    assert gone.standing.evidence
    assert gone.standing.evidence.quote == "thay thế Quyết định số 7/QĐ-UBND"
    assert not basis(store, "Lào Cai", "2024-12-31", topic="ma túy").unfit


def test_what_was_not_yet_issued_is_no_basis(store: Store) -> None:
    block = basis(store, "Lào Cai", "2020-06-01", topic="ma túy")
    assert {each.document: each.standing.state for each in block.unfit} == {
        "1944/QĐ-TTg": "not-yet",
        next(each.document for each in block.unfit if "5" in each.document): "not-yet",
    }


def test_a_document_brings_the_bases_of_the_plans_that_carry_it_out(store: Store) -> None:
    block = basis(store, "Lào Cai", DAY, document="36-CT/TW")
    assert block.plans == ("10/KH-UBND",) and "96/2019/QH14" in block.text


def test_every_line_has_the_words_that_cite_it(store: Store) -> None:
    texts = slices(store)
    told = basis(store, "Lào Cai", DAY, topic="ma túy").to_json()
    proofs = list(evidence_in(told))
    assert len(proofs) >= 7
    for proof in proofs:
        assert texts[proof["document"]][proof["start"] : proof["end"]] == proof["quote"]


@pytest.mark.parametrize(
    ("node", "line"),
    [
        (
            Node("", "77/2015/QH13", "luật", "Luật Đất đai", "Quốc hội", "2015-06-09", "central",
                 False, False),
            "Căn cứ Luật Đất đai ngày 09 tháng 6 năm 2015",
        ),
        (
            Node("", "5/NQ-CP", "nghị quyết", "về đầu tư", "Chính phủ", "2024-02-01", "central",
                 False, False),
            "Căn cứ Nghị quyết số 5/NQ-CP ngày 01 tháng 02 năm 2024 của Chính phủ về đầu tư",
        ),
        (
            Node("", "6/KH-TU", "kế hoạch", None, None, "2024-12", None, True, False),
            "Căn cứ Kế hoạch số 6/KH-TU tháng 12 năm 2024",
        ),
    ],
)  # fmt: skip
def test_a_line_says_what_is_known_and_no_more(node: Node, line: str) -> None:
    assert line_of(node) == line


def test_what_cannot_be_asked_is_said(store: Store) -> None:
    with pytest.raises(NotFoundError, match="Không có tỉnh"):
        basis(store, "Atlantis", DAY, topic="ma túy")
    with pytest.raises(NotFoundError, match="chưa có kế hoạch nào"):
        basis(store, "Lào Cai", DAY, topic="khoáng sản")
    with pytest.raises(QueryError, match="một trong hai"):
        basis(store, "Lào Cai", DAY)


def draft(folder: Path, *lines: str) -> Path:
    path = folder / "dự thảo.txt"
    path.write_text(
        "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n-------\nSố: 99/KH-UBND\n"
        "Lào Cai, ngày 10 tháng 11 năm 2026\n\nKẾ HOẠCH\nPhòng, chống ma túy năm 2027\n\n"
        + "\n".join(lines)
        + "\n\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n"
        "1. Nâng cao nhận thức của nhân dân.\n",
        "utf-8",
    )
    return path


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Căn cứ Kết luận số 13-KL/TW ngày 17 tháng 8 năm 2021 của Bộ Chính trị;", ["date"]),
        (
            "Căn cứ Quyết định số 1944/QĐ-TTg ngày 19 tháng 11 năm 2021 của Thủ tướng Chính phủ;",
            ["date"],
        ),
        ("Căn cứ Quyết định số 7/QĐ-UBND ngày 05 tháng 02 năm 2020 của Ủy ban nhân dân tỉnh Lào"
         " Cai;", ["replaced"]),
        ("Căn cứ Quyết định số 9/QĐ-UBND ngày 10 tháng 11 năm 2026 của Ủy ban nhân dân tỉnh Lào"
         " Cai;", ["not-yet"]),
        ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", ["replaced"]),
        ("Căn cứ Quyết định số 777/QĐ-BXD ngày 05 tháng 3 năm 2024 của Bộ Xây dựng;", ["stub"]),
        ("Căn cứ Quyết định số 8/QĐ-UBND ngày 15 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh Lào"
         " Cai;", []),
        # The numbers of one body begin again each year: another year, another document.
        ("Căn cứ Quyết định số 8/QĐ-UBND ngày 16 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh Lào"
         " Cai;", ["stub"]),
        ("Căn cứ Quyết định số 8/QĐ-UBND ngày 15 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh Sơn"
         " La;", ["stub"]),
        (
            "Căn cứ Quyết định số 1945/QĐ-TTg ngày 18 tháng 11 năm 2021 của Thủ tướng Chính phủ"
            " phê duyệt Chương trình thực hiện Kết luận số 13-KL/TW và Chiến lược quốc gia phòng,"
            " chống tội phạm giai đoạn 2016 - 2025 và định hướng đến năm 2030;",
            ["number"],
        ),
    ],
)  # fmt: skip
def test_a_draft_is_held_against_what_is_known(
    store: Store, tmp_path: Path, line: str, kinds: list[str]
) -> None:
    path = draft(tmp_path, line)
    found = lint(store, path, DAY)
    assert found.cited == 1
    told = [each.kind for each in found.faults]
    assert told[: len(kinds)] == kinds and set(told[len(kinds) :]) <= {"stub"}
    if not kinds:
        assert not told
    for fault in found.faults:
        at = fault.evidence
        assert path.read_text("utf-8")[at.start : at.end] == at.quote


def test_the_command_exits_with_one_where_a_draft_has_faults(store: Store, tmp_path: Path) -> None:
    args = ["--store", store.location, "--as-of", DAY]
    path = draft(tmp_path, "Căn cứ Kết luận số 13-KL/TW ngày 17 tháng 8 năm 2021 của Bộ Chính trị;")
    result = CliRunner().invoke(command, [*args, "--lint", str(path)], standalone_mode=False)
    assert result.return_value == 1
    assert "13-KL/TW [sai ngày]: ghi ngày 17/08/2021, đã biết là ngày 16/08/2021" in result.output
    assert "1 căn cứ, 1 cần xem lại." in result.output
    path = draft(
        tmp_path,
        "Căn cứ Quyết định số 8/QĐ-UBND ngày 15 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh;",
    )
    result = CliRunner().invoke(
        command, [*args, "--lint", str(path), "--json"], standalone_mode=False
    )
    assert result.return_value == 0
    assert json.loads(result.output) == {"cited": 1, "faults": []}


def test_the_command_prints_the_block_and_what_it_left_out(store: Store) -> None:
    args = ["--store", store.location, "--as-of", DAY, "--topic", "ma túy"]
    result = CliRunner().invoke(command, [*args, "--province", "Lào Cai"], standalone_mode=False)
    assert result.return_value == 0
    assert result.output.startswith("Căn cứ Nghị quyết số 96/2019/QH14 ngày 27 tháng 11 năm 2019")
    assert "7/QĐ-UBND [đã bị thay thế, đã được thay thế bằng 8/QĐ-UBND]" in result.output
    result = CliRunner().invoke(command, args, standalone_mode=False)
    assert isinstance(result.exception, CancuError)
    assert "--province" in str(result.exception)
