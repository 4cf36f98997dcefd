"""Words are found with and without accents, and the index keeps in step with its store."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from cancu.commands.search_command import command
from cancu.graph import search_index
from cancu.graph.load import ingest_files, remove_documents
from cancu.graph.search import update_search
from cancu.graph.search_words import marked, sought
from cancu.graph.store import Store, open_store
from cancu.ontology.errors import QueryError
from cancu.queries.search import Found, search
from tests.query_fixtures import Cites, Item, plan, slices, stored

PHU_THO = plan(
    "188/KH-UBND",
    "Phú Thọ",
    "KẾ HOẠCH Phòng, chống ma túy năm 2024\nThực hiện Chỉ thị số 36-CT/TW ngày 16/8/2019",
    (
        Item(
            "II.1",
            "Tuyên truyền phòng, chống ma túy trong trường học (Sở Y tế)",
            (("Sở Y tế", "lead"),),
        ),
        Item("II.2", "Má của trẻ em không được đến trường", ()),
        Item("II.3", "Kiểm tra việc chấp hành pháp luật về đất đai"),
        Item("III.1", "Bố trí kinh phí hằng năm", kind="organisation"),
    ),
    (Cites("Chỉ thị số 36-CT/TW ngày 16/8/2019", "36-CT/TW", "implements", "2019-08-16"),),
    title="Phòng, chống ma túy năm 2024",
)
LONG_AN = plan(
    "12/KH-UBND",
    "Long An",
    "KẾ HOẠCH Chuyển đổi số",
    (Item("1", "Xây dựng cơ sở dữ liệu, kể cả dữ liệu đất đai, theo Luật Hoà giải"),),
    title="Chuyển đổi số",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stored(tmp_path_factory.mktemp("store"), PHU_THO, LONG_AN) as opened:
        yield opened


def places(found: tuple[Found, ...]) -> list[tuple[str | None, str | None]]:
    return [(each.document, each.path) for each in found]


def test_words_are_found_without_their_accents(store: Store) -> None:
    assert ("188/KH-UBND", "II.3") in places(search(store, "dat dai"))
    assert places(search(store, "DAT DAI")) == places(search(store, "đất đai"))


def test_the_very_accents_come_before_others(store: Store) -> None:
    paths = [each.path for each in search(store, "má", "task")]
    assert paths == ["II.2", "II.1"]
    assert next(each.path for each in search(store, "ma túy", "task")) == "II.1"


def test_older_and_newer_places_of_the_tone_are_one_word(store: Store) -> None:
    (found,) = search(store, "hòa giải")
    assert found.text[slice(*found.marks[0])] == "Hoà giải"


@pytest.mark.parametrize("words", ["188/KH-UBND", "188 KH UBND", "188/kh-ubnd", "số 188/KH"])
def test_a_number_is_found_however_it_is_written(store: Store, words: str) -> None:
    first = search(store, words)[0]
    assert (first.kind, first.document, first.path) == ("document", "188/KH-UBND", None)


def test_a_number_is_not_found_by_its_parts_in_another_order(store: Store) -> None:
    assert not search(store, "UBND/188")


def test_a_phrase_in_quotes_stands_together(store: Store) -> None:
    assert [each.path for each in search(store, "ma trường", "task")] == ["II.1", "II.2"]
    assert not search(store, '"tuyên truyền ma túy"')
    assert [each.path for each in search(store, '"phòng chống ma túy"', "task")] == ["II.1"]


def test_the_last_word_may_be_begun_only_and_no_other(store: Store) -> None:
    assert [each.path for each in search(store, "kinh ph", "provision")] == ["III.1"]
    assert not search(store, "ki phí", "provision")
    assert not search(store, "kinh ph ", "provision")


def test_kinds_tell_tasks_from_other_provisions_documents_and_agencies(store: Store) -> None:
    assert {each.kind for each in search(store, "ma túy")} == {"task", "document"}
    assert not search(store, "kinh phí", "task")
    (agency,) = search(store, "so y te phu tho", "agency")
    assert agency.text == "Sở Y tế (Phú Thọ)"


def test_what_is_only_cited_is_found_with_the_words_that_cite_it(store: Store) -> None:
    found = next(each for each in search(store, "36-CT/TW", "document"))
    assert found.document == "36-CT/TW"
    assert found.evidence and found.evidence.quote == "Chỉ thị số 36-CT/TW ngày 16/8/2019"
    assert found.evidence.document == "188/KH-UBND"


def test_every_answer_has_its_words_in_the_source(store: Store) -> None:
    texts = slices(store)
    for words in ("ma", "đất đai", "công", "ubnd", "36", "sở"):
        for found in search(store, words, limit=50):
            for start, end in found.marks:
                assert found.text[start:end].strip() == found.text[start:end] != ""
            if found.evidence:
                at = found.evidence
                assert texts[at.document][at.start : at.end] == at.quote
            else:
                assert found.kind == "agency"


@pytest.mark.parametrize("words", ['"', "…", "", "—/—"])
def test_a_question_without_a_word_is_refused(store: Store, words: str) -> None:
    with pytest.raises(QueryError, match="Không có từ nào"):
        search(store, words)


@pytest.mark.parametrize(
    "words",
    ["AND OR NOT", "NEAR(a b)", "exact:ma", "ma*", '"ma', "a-b ^c", "kind0task", "'; DROP a --"],
)
def test_no_word_is_an_operator_of_the_engine(store: Store, words: str) -> None:
    for found in search(store, words):
        assert found.kind


def test_marks_stand_on_a_phrase_before_its_words() -> None:
    asked = sought("công an")
    assert asked
    text = "Công tác an ninh do Công an làm"
    assert [text[a:b] for a, b in marked(text, asked)] == ["Công an"]
    text = "Công tác an ninh"
    assert [text[a:b] for a, b in marked(text, asked)] == ["Công", "an"]


def test_an_index_follows_documents_that_come_change_and_go(tmp_path: Path) -> None:
    def paths(words: str) -> list[tuple[str | None, str | None]]:
        with open_store(tmp_path / "kho", read_only=True) as opened:
            return places(search(opened, words))

    with stored(tmp_path, PHU_THO) as opened:
        assert not search(opened, "dữ liệu")
    with open_store(tmp_path / "kho") as opened:
        (document,) = ingest_files(opened, [LONG_AN]).documents
    assert paths("dữ liệu") == [("12/KH-UBND", "1")]
    changed = plan("12/KH-UBND", "Long An", "KẾ HOẠCH", (Item("1", "Trồng rừng"),))
    with open_store(tmp_path / "kho") as opened:
        ingest_files(opened, [changed])
        assert places(search(opened, "trồng rừng")) == [("12/KH-UBND", "1")]
    assert not paths("dữ liệu")
    with open_store(tmp_path / "kho") as opened:
        remove_documents(opened, [document])
    assert not paths("trồng rừng")
    assert paths("đất đai") == [("188/KH-UBND", "II.3")]


def test_a_writer_that_tells_the_index_leaves_nothing_to_index(tmp_path: Path) -> None:
    with stored(tmp_path, PHU_THO) as opened:
        search(opened, "x")
    with open_store(tmp_path / "kho") as opened:
        (document,) = ingest_files(opened, [LONG_AN]).documents
        update_search(opened, [document])
        with search_index.opened(search_index.index_path(opened)) as index:
            told = index.versions()
        search(opened, "dữ liệu")
        with search_index.opened(search_index.index_path(opened)) as index:
            found = index.versions()
        assert told[document] == found[document]
        update_search(opened, [], [document])
        with search_index.opened(search_index.index_path(opened)) as index:
            assert document not in index.versions()


@pytest.mark.parametrize("damage", ["garbage", "cut", "empty", "other form", "middle"])
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: str) -> None:
    with stored(tmp_path, PHU_THO) as opened:
        before = search(opened, "ma túy")
        path = search_index.index_path(opened)
        whole = path.read_bytes()
        if damage == "garbage":
            path.write_bytes(b"no database at all" * 500)
        elif damage == "cut":
            path.write_bytes(whole[: len(whole) // 2])
        elif damage == "empty":
            path.write_bytes(b"")
        elif damage == "middle":
            path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
        else:
            path.unlink()
            with sqlite3.connect(path) as other:
                other.execute("CREATE TABLE words (a)")
            other.close()
        assert search(opened, "ma túy") == before


def test_a_folder_that_cannot_hold_an_index_is_searched_all_the_same(tmp_path: Path) -> None:
    with stored(tmp_path, PHU_THO) as opened:
        path = search_index.index_path(opened)
        path.unlink(missing_ok=True)
        path.mkdir()
        assert search(opened, "ma túy")


def test_an_index_that_cannot_be_written_any_more_hides_nothing(tmp_path: Path) -> None:
    with stored(tmp_path, PHU_THO) as opened:
        search(opened, "ma túy")
        path = search_index.index_path(opened)
    path.with_name(path.name + "-journal").mkdir()
    with open_store(tmp_path / "kho") as opened:
        ingest_files(opened, [LONG_AN])
    with open_store(tmp_path / "kho", read_only=True) as opened:
        assert places(search(opened, "dữ liệu")) == [("12/KH-UBND", "1")]


def test_an_index_that_others_keep_busy_is_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "_PATIENCE", 0.1)
    with stored(tmp_path, PHU_THO) as opened:
        before = search(opened, "ma túy")
        with closing(sqlite3.connect(search_index.index_path(opened))) as other:
            other.execute("BEGIN EXCLUSIVE")
            assert search(opened, "ma túy") == before


def test_many_may_search_while_the_index_is_made(tmp_path: Path) -> None:
    with stored(tmp_path, PHU_THO, LONG_AN) as opened, ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: places(search(opened, "đất đai")), range(24)))
    assert answers == [answers[0]] * 24 and answers[0]


def test_a_store_that_moves_takes_its_index_along(tmp_path: Path) -> None:
    with stored(tmp_path, PHU_THO) as opened:
        before = search(opened, "ma túy")
    shutil.move(tmp_path / "kho", tmp_path / "khác")
    with open_store(tmp_path / "khác", read_only=True) as opened:
        assert search(opened, "ma túy") == before


def test_the_command_marks_words_and_says_when_there_is_nothing(store: Store) -> None:
    def run(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(
            command, [*words, "--store", store.location], standalone_mode=False
        )
        return result.return_value, result.output

    status, out = run("ma", "tuy")
    assert status == 0 and "[ma túy]" in out and "188/KH-UBND II.1" in out
    status, out = run("voi", "biển")
    assert status == 1 and "Không thấy “voi biển”" in out
    assert run("phòng", "chống ma túy")[0] == 0
    assert run("tuyên", "truyền ma")[0] == 1
