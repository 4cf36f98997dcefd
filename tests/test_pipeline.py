"""Whole documents of many kinds are read as they are meant, and nothing breaks the reader."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cancu.ingest.model import Document, Extraction, Issue, Source, to_json
from cancu.ingest.pipeline import extract, read_file
from tests.spans import assert_all_spans_hold

WRITTEN = Path(__file__).parent / "corpus" / "written"
TEXTS = sorted(path for path in WRITTEN.iterdir() if path.suffix in (".txt", ".md"))
FIELDS = ("number", "sign", "type", "title", "issuer", "place", "date", "annex_of")


@cache
def read(path: Path) -> Extraction:
    return read_file(path)


def expected(path: Path) -> list[dict]:
    return yaml.safe_load(path.with_suffix(".yml").read_text(encoding="utf-8"))


def pairs(path: Path) -> list[tuple[dict, Document]]:
    found, meant = read(path).documents, expected(path)
    assert len(found) == len(meant)
    return list(zip(meant, found, strict=True))


def text(*lines: str) -> Extraction:
    return extract(Source("a.txt", "text", "0", "\n".join(lines)))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_head_of_a_document_is_read(path):
    for meant, document in pairs(path):
        found = to_json(document)
        assert {key: found[key] for key in FIELDS} == {key: meant.get(key) for key in FIELDS}
        place = {key: name for key, name in (found["jurisdiction"] or {}).items() if name}
        assert place == (meant.get("jurisdiction") or {})


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_signer_and_recipients_are_read(path):
    for meant, document in pairs(path):
        found = to_json(document)
        signer = {key: name for key, name in (found["signer"] or {}).items() if name}
        assert signer == (meant.get("signer") or {})
        assert found["recipients"] == meant.get("recipients", [])


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_each_provision_has_its_path_kind_heading_and_words(path):
    for meant, document in pairs(path):
        found = [[p.path, p.kind, p.heading, p.text] for p in document.provisions]
        assert found == meant["provisions"]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_mentions_are_found_with_what_they_are_to_the_document(path):
    for meant, document in pairs(path):
        if "citations" in meant:
            found = [[c.number or c.title, c.relation] for c in document.citations]
            assert found == meant["citations"]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_fact_points_at_its_words(path):
    assert_all_spans_hold(read(path))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_path_stands_twice_in_a_document(path):
    for document in read(path).documents:
        paths = [provision.path for provision in document.provisions]
        assert len(set(paths)) == len(paths)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path):
    source = WRITTEN / "school-plan.txt"
    twin = tmp_path / "twin.txt"
    twin.write_bytes(b"\xef\xbb\xbf" + source.read_bytes().replace(b"\n", b"\r\n"))
    assert read_file(twin).documents == read(source).documents


def test_decomposed_letters_are_read_as_composed_ones_and_keep_their_offsets():
    import unicodedata

    composed = (WRITTEN / "directive-province.txt").read_text(encoding="utf-8")
    found = extract(Source("a.txt", "text", "0", unicodedata.normalize("NFD", composed)))
    [document], [plain] = found.documents, extract(Source("a", "text", "0", composed)).documents
    assert [p.text for p in document.provisions] == [p.text for p in plain.provisions]
    assert document.number == plain.number
    assert_all_spans_hold(found)


def test_a_note_s_mention_counts_for_the_provision_that_bears_its_mark():
    [document] = read(WRITTEN / "plan-with-footnotes.md").documents
    by_path = {provision.path: provision for provision in document.provisions}
    [note] = by_path["I.1"].citations
    assert document.citations[note].number == "25/CT-TTg"
    [note] = by_path["II.1"].citations
    assert document.citations[note].number == "1314/QĐ-BYT"


def test_rows_of_a_table_take_their_bodies_from_the_columns():
    [document] = read(WRITTEN / "programme-with-table.md").documents
    row = next(each for each in document.provisions if each.path == "III.4.1")
    assert {(a.agency, a.role, a.source) for a in row.assignments} >= {
        ("Sở Kế hoạch và Đầu tư", "lead", "table"),
        ("Sở Tài chính", "coordinate", "table"),
    }
    assert row.product == "Kế hoạch"
    assert row.deadlines


def test_two_documents_in_one_file_share_no_text():
    decision, plan = read(WRITTEN / "decision-plan-annexes.txt").documents
    assert decision.end == plan.start
    assert plan.annex_of == decision.number
    assert not any(p.start >= decision.end for p in decision.provisions)
    assert all(p.start >= plan.start for p in plan.provisions)


def test_a_text_without_any_document_says_what_is_missing():
    found = text("chào bạn")
    assert {issue.code for issue in found.issues} >= {"no-type", "no-title", "no-issuer"}


def test_clauses_that_each_end_in_an_assignment_are_provisions_of_their_own():
    found = text(
        "UBND TỈNH HÀ GIANG",
        "Số: 5/KH-UBND",
        "KẾ HOẠCH",
        "Phòng, chống thiên tai",
        "I. NHIỆM VỤ",
        "1. Rà soát hồ chứa (Sở Xây dựng thực hiện); họp dân (Sở Y tế thực hiện).",
    )
    [document] = found.documents
    assert [p.path for p in document.provisions] == ["I.1#1", "I.1#2"]
    assert [p.assignments[0].agency for p in document.provisions] == ["Sở Xây dựng", "Sở Y tế"]
    assert_all_spans_hold(found)


ALPHABET = st.sampled_from("aạbĐđ IVX.1-+)(*_|#\n\n\t/:;“”§ôỦ<>[]\u0301\u00a0")
PIECES = st.sampled_from(
    [
        "KẾ HOẠCH\n", "QUYẾT ĐỊNH:\n", "Điều 1. ", "I. MỤC TIÊU\n", "1. ", "a) ", "- ",
        "Căn cứ Luật Giá;\n",
        "Số: 12/KH-UBND\n", "ỦY BAN NHÂN DÂN   CỘNG HÒA XÃ HỘI\n", "Nơi nhận:\n",
        "TM. ỦY BAN NHÂN DÂN\n",
        "Trần Văn A\n", "PHỤ LỤC I\n", "| TT | Nhiệm vụ | Chủ trì |\n", "|---|---|\n",
        "| 1 | Rà soát | Sở Y tế |\n",
        "<sup>1</sup> ", "(Sở Y tế thực hiện)", "Chỉ thị số 5-CT/TW ngày 1/2/2020 ",
        "TT\nNhiệm vụ\nCơ quan chủ trì\n",
        "(Kèm theo Quyết định số 3/QĐ-UBND)\n", "đến năm 2025 ", "đạt 90% ", "\f", "2\n",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(ALPHABET, PIECES, st.text(max_size=20)), max_size=60))
def test_any_text_is_read_and_every_fact_points_at_its_words(parts):
    written = "".join(parts).replace("\r", "")
    assert_all_spans_hold(extract(Source("a.txt", "text", "0", written)))


@pytest.mark.parametrize(
    "piece",
    [
        "1. Rà soát, kiểm tra (Sở Y tế chủ trì, phối hợp với Công an tỉnh thực hiện).\n",
        "- (((",
        "phối hợp với Sở Y tế, ",
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Giá và ",
        "TT\nNhiệm vụ\nCơ quan chủ trì\nThời gian\n",
        "KẾ HOẠCH\n(Kèm theo Quyết định số 1/QĐ-UBND)\n",
        "I. A\n1. B\na) C\n- D\n+ E\n1.1. F\n",
        "đạt từ 5% đến 10% so với năm ",
        "_ * ** ~~ ",
    ],
)  # fmt: skip
def test_the_time_grows_no_faster_than_the_text(piece):
    def seconds(length: int) -> float:
        written = (piece * (length // len(piece) + 1))[:length]
        before = time.process_time()
        extract(Source("a.txt", "text", "0", written))
        return time.process_time() - before

    seconds(2_000)
    small, large = seconds(10_000), seconds(80_000)
    assert large < 24 * small + 0.5


def test_json_tells_the_page_of_all_that_has_a_place():
    text = "KẾ HOẠCH\n\nCăn cứ Kết luận số 13-KL/TW;\n\nI. NHIỆM VỤ\n\n1. Sở Y tế chủ trì.\n"
    start = text.index("I. NHIỆM")
    told = to_json(extract(Source("a.pdf", "pdf", "0" * 64, text, (0, start), (1.0, 0.8))))
    (document,) = told["documents"]
    (provision,) = document["provisions"]
    assert document["citations"][0]["page"] == 1
    assert (provision["page"], provision["assignments"][0]["page"]) == (2, 2)
    assert (told["source"]["pages"], told["source"]["confidence"]) == (2, [1.0, 0.8])


def test_json_tells_no_page_where_there_are_none():
    told = to_json(extract(Source("a.txt", "text", "0" * 64, "Căn cứ Kết luận số 13-KL/TW;\n")))
    assert "page" not in told["documents"][0]["citations"][0]
    assert "confidence" not in told["source"]


def test_what_a_reader_could_not_read_is_told_with_the_rest():
    lost = Issue("warning", "page-unread", "Không đọc được trang 2.", 0, 0)
    read = extract(Source("a.pdf", "pdf", "0" * 64, "Căn cứ Luật Đất đai;\n", issues=(lost,)))
    assert lost in read.issues


def test_a_task_to_amend_a_document_is_no_amendment():
    task = "Sửa đổi, bổ sung Nghị định số 132/2020/NĐ-CP ngày 05 tháng 11 năm 2020 của Chính phủ"
    plan = f"Số: 12/KH-UBND\n\nKẾ HOẠCH\nCông tác thuế\n\nI. NHIỆM VỤ\n\n1. {task}.\n"
    law = f"Số: 9/2025/NĐ-CP\n\nNGHỊ ĐỊNH\nVề thuế\n\nĐiều 1. {task}\n\n1. Bỏ khoản 2.\n"
    read = [extract(Source("a.txt", "text", "0" * 64, text)).documents[0] for text in (plan, law)]
    assert read[0].links == ()
    assert [(link.source, link.rel) for link in read[1].links] == [("9/2025/NĐ-CP", "amends")]
