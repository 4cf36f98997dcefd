"""Plans side by side: who asks for more, who leaves out, and where nothing can be said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from click.testing import CliRunner

from cancu.commands.compare_command import command
from cancu.graph.store import Store
from cancu.ontology.errors import CancuError, NotFoundError, QueryError
from cancu.queries.compare import Cell, Comparison, Row, compare
from tests.gap_fixtures import aimed
from tests.query_fixtures import Item, evidence_in, slices, stored

THAI_BINH, QUANG_NGAI = "thai-binh/KH-BCD-CQTT", "2224/QĐ-UBND"
HUNG_YEN, THAP_MUOI = "188/KH-UBND", "dong-thap/thap-muoi/KH-BCD138"
FOUR = (THAI_BINH, QUANG_NGAI, HUNG_YEN, THAP_MUOI)
POLICE = (("Công an tỉnh", "implement"),)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with (
        as_file(files("cancu.ingest.samples")) as folder,
        stored(tmp_path_factory.mktemp("shipped"), *sorted(folder.glob("*.txt"))) as opened,
    ):
        yield opened


@pytest.fixture(scope="module")
def answer(shipped: Store) -> Comparison:
    return compare(shipped, FOUR)


def row(rows: tuple[Row, ...], words: str) -> Row:
    (found,) = [each for each in rows if words in each.label]
    return found


def verdicts(cells: tuple[Cell, ...]) -> list[str]:
    return [cell.verdict for cell in cells]


# The samples


def test_the_samples_investigate_at_75_80_75_and_75(answer: Comparison) -> None:
    cells = row(answer.targets, "điều tra, khám phá các loại tội phạm").cells
    assert [cell.level for cell in cells] == ["> 75%", "> 80%", "> 75%", "> 75%"]
    assert verdicts(cells) == ["first", "stricter", "equal", "equal"]
    quotes = [cell.evidence.quote for cell in cells if cell.evidence]
    assert all("75%" in quote or "80%" in quote for quote in quotes) and len(quotes) == 4


def test_the_samples_prosecute_in_time_at_90_90_90_and_100(answer: Comparison) -> None:
    cells = row(answer.targets, "ruy tố đúng thời hạn").cells
    assert [cell.level for cell in cells] == ["> 90%", "> 90%", "> 90%", "100%"]
    assert verdicts(cells) == ["first", "equal", "equal", "stricter"]


def test_what_only_one_sample_aims_at_is_missing_in_the_others(answer: Comparison) -> None:
    cells = row(answer.targets, "số lượng các vụ án, vụ việc tạm đình chỉ").cells
    assert verdicts(cells) == ["missing", "missing", "missing", "first"]
    assert cells[0].evidence is None and cells[0].score is None


def test_one_number_is_never_used_for_two_indicators(answer: Comparison) -> None:
    seen = [
        (cell.evidence.document, cell.evidence.start)
        for each in answer.targets
        for cell in each.cells
        if cell.evidence and cell.verdict != "unsure"
    ]
    assert len(seen) == len(set(seen))


def test_every_word_of_an_answer_stands_in_its_document(shipped: Store, answer: Comparison) -> None:
    texts = slices(shipped)
    found = list(evidence_in(answer.to_json()))
    assert len(found) > 100
    for each in found:
        assert each["quote"] == texts[each["document"]][each["start"] : each["end"]] != ""


def test_a_task_in_other_words_is_found_in_another_plan(answer: Comparison) -> None:
    cells = row(answer.tasks, "Cùng cố, kiện toàn Ban Chỉ đạo 138 các cấp").cells
    assert [cell.path for cell in cells[:3]] == ["II.1.c", "II.1.d", "II.1.-5"]
    assert verdicts(cells)[:3] == ["first", "equal", "equal"]


def test_each_row_has_a_cell_for_each_document_and_one_first(answer: Comparison) -> None:
    assert len(answer.documents) == 4
    for each in (*answer.targets, *answer.tasks):
        assert tuple(cell.document for cell in each.cells) == answer.documents
        assert verdicts(each.cells).count("first") == 1
        for cell in each.cells:
            assert (cell.score is None) == (cell.verdict in ("first", "missing"))


# Small plans


def small(folder: Path, *items: object) -> Comparison:
    with stored(folder, *items) as store:  # type: ignore[arg-type]
        return compare(store, [f"{number}/KH-UBND" for number in range(1, len(items) + 1)])


def test_a_looser_and_a_missing_target_are_told_apart(tmp_path: Path) -> None:
    aims = [("tỷ lệ che phủ rừng", ">=", 60.0), ("hộ có nước sạch", "=", 100.0)]
    found = small(
        tmp_path,
        aimed("1/KH-UBND", "Lào Cai", aims),
        aimed("2/KH-UBND", "Hà Giang", [("tỷ lệ che phủ của rừng", ">=", 55)]),
    )
    by_label = {each.label: verdicts(each.cells) for each in found.targets}
    assert by_label == {
        "tỷ lệ che phủ rừng": ["first", "looser"],
        "hộ có nước sạch": ["first", "missing"],
    }


def test_alike_but_not_surely_the_same_is_unsure_and_has_its_own_row(tmp_path: Path) -> None:
    one = "tỷ lệ thu hồi, kê biên, phong tỏa tài sản bị chiếm đoạt trong các vụ án kinh tế"
    other = "thu hồi tài sản trong các vụ án kinh tế"
    found = small(
        tmp_path,
        aimed("1/KH-UBND", "Lào Cai", [(one, ">", 60)]),
        aimed("2/KH-UBND", "Hà Giang", [(other, ">", 50)]),
    )
    rows = {each.label: verdicts(each.cells) for each in found.targets}
    assert rows == {one: ["first", "unsure"], other: ["unsure", "first"]}


def test_a_nearer_day_is_stricter_and_a_day_on_one_side_says_nothing(tmp_path: Path) -> None:
    words = "Rà soát, lập danh sách cơ sở kinh doanh karaoke, hoàn thành trước ngày {}."
    days = [("due", "trước ngày 30/6/2024", "2024-06-30", None)]
    later = [("due", "trước ngày 30/9/2024", "2024-09-30", None)]
    tasks = [
        Item("II.1", words.format("30/6/2024"), POLICE[:0], tuple(days)),
        Item("II.1", words.format("30/9/2024"), POLICE[:0], tuple(later)),
        Item("II.1", words.format("khai giảng"), POLICE[:0]),
    ]
    plans = [
        aimed(f"{n}/KH-UBND", place, items=[task])
        for n, place, task in zip((1, 2, 3), ("Lào Cai", "Hà Giang", "Yên Bái"), tasks, strict=True)
    ]
    (found,) = small(tmp_path, *plans).tasks
    assert verdicts(found.cells) == ["first", "looser", "equal"]
    assert found.cells[1].why and "2024-09-30" in found.cells[1].why


def test_one_task_may_carry_out_several(tmp_path: Path) -> None:
    split = [
        Item("II.1", "Tuyên truyền phòng, chống ma túy trong trường học."),
        Item("II.2", "Kiểm tra cơ sở kinh doanh karaoke, vũ trường."),
    ]
    both = Item("II.1", f"{split[0].words} {split[1].words}")
    found = small(
        tmp_path,
        aimed("1/KH-UBND", "Lào Cai", items=split),
        aimed("2/KH-UBND", "Hà Giang", items=[both]),
    )
    assert [verdicts(each.cells) for each in found.tasks] == [["first", "equal"]] * 2
    assert {each.cells[1].path for each in found.tasks} == {"II.1"}


def test_the_order_of_the_documents_is_that_asked_for(shipped: Store) -> None:
    forth = compare(shipped, [HUNG_YEN, QUANG_NGAI])
    back = compare(shipped, [QUANG_NGAI, HUNG_YEN])
    assert forth.documents == back.documents[::-1]
    pairs = {
        frozenset(cell.level for cell in each.cells)
        for each in forth.targets
        if "missing" not in verdicts(each.cells) and "unsure" not in verdicts(each.cells)
    }
    assert pairs == {
        frozenset(cell.level for cell in each.cells)
        for each in back.targets
        if "missing" not in verdicts(each.cells) and "unsure" not in verdicts(each.cells)
    }


# What a user may get wrong


def test_a_mistake_is_one_sentence(shipped: Store) -> None:
    for names, words in (
        ([HUNG_YEN], "ít nhất hai"),
        ([HUNG_YEN, "188/kh-ubnd"], "hai lần"),
        ([HUNG_YEN, "1944/QĐ-TTg"], "cancu ingest"),
    ):
        with pytest.raises(QueryError, match=words):
            compare(shipped, names)
    with pytest.raises(NotFoundError):
        compare(shipped, [HUNG_YEN, "999/KH-UBND"])


# The command


def run(shipped: Store, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(
        command, [*arguments, "--store", shipped.location], standalone_mode=False
    )
    if done.exception:
        raise done.exception
    return done.return_value, done.stdout


def test_the_command_prints_json_and_lines(shipped: Store) -> None:
    code, out = run(shipped, *FOUR, "--json")
    assert code == 0 and json.loads(out) == compare(shipped, FOUR).to_json()
    code, out = run(shipped, HUNG_YEN, QUANG_NGAI)
    assert code == 0
    assert "2224/QĐ-UBND I.2.a: chặt hơn > 80%" in out
    assert "đạt trên 80%" in out


def test_the_command_writes_a_workbook_of_both_sheets(shipped: Store, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "so sánh.xlsx"
    run(shipped, HUNG_YEN, QUANG_NGAI, "--xlsx", str(path))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Chỉ tiêu", "Nhiệm vụ"]
    found = compare(shipped, [HUNG_YEN, QUANG_NGAI])
    assert book["Chỉ tiêu"].max_row == len(found.targets) + 1
    assert book["Nhiệm vụ"].max_row == len(found.tasks) + 1
    cells = {cell.value for cells in book["Chỉ tiêu"].iter_rows() for cell in cells}
    assert {"chặt hơn", "> 80%", "188/KH-UBND: nguyên văn"} <= cells


def test_nothing_to_compare_is_exit_code_1(tmp_path: Path) -> None:
    empty = [aimed(f"{n}/KH-UBND", place) for n, place in ((1, "Lào Cai"), (2, "Hà Giang"))]
    with stored(tmp_path, *empty) as store:
        code, out = run(store, "1/KH-UBND", "2/KH-UBND")
        assert code == 1 and "Không văn bản nào" in out
        with pytest.raises(CancuError):
            run(store, "1/KH-UBND", "1/KH-UBND")
