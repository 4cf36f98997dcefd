"""One file to its documents, each to head, body, annexes and notes."""

import pytest

from cancu.ingest.clean import clean_lines
from cancu.ingest.splitting import Part, annex_label, is_annex_heading, split_documents

DECISION = """UBND TỈNH HÀ NAM
Số: 5/QĐ-UBND
Hà Nam, ngày 3 tháng 2 năm 2024
QUYẾT ĐỊNH
Ban hành Kế hoạch phòng bệnh

Căn cứ Luật Giá;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng bệnh.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Trần Văn Hòa
"""
PLAN = """KẾ HOẠCH
Phòng bệnh
(Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 3/2/2024)
I. MỤC TIÊU
1. Giảm bệnh.
"""


def parts(source: str) -> list[Part]:
    return split_documents(clean_lines(source), len(source))


def test_a_plan_behind_its_decision_is_a_document_of_its_own():
    decision, plan = parts(DECISION + PLAN)
    assert (decision.title.genre, plan.title.genre) == ("quyết định", "kế hoạch")
    assert plan.header.annex_of == "5/QĐ-UBND"
    assert (decision.start, decision.end, plan.end) == (0, plan.start, len(DECISION + PLAN))
    assert plan.start == len(DECISION)


def test_the_letterhead_above_a_second_genre_belongs_to_it():
    letterhead = "UBND TỈNH HÀ NAM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    decision, plan = parts(DECISION + letterhead + PLAN)
    assert decision.end == len(DECISION)
    assert plan.header.issuer == "Ủy ban nhân dân tỉnh Hà Nam"


def test_a_genre_in_capitals_inside_a_text_is_no_document():
    assert len(parts(f"{DECISION.split('Nơi nhận')[0]}KẾ HOẠCH\nSố lượng\n")) == 1


def test_a_form_to_fill_in_is_no_document():
    form = "PHỤ LỤC I\nMẫu số 1\nUBND XÃ …\nSố: …/KH-UBND\nKẾ HOẠCH\nTên kế hoạch\n"
    assert len(parts(PLAN + form)) == 1


def test_annexes_are_cut_behind_and_before_the_signature():
    source = (
        f"{PLAN}Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nTrần Văn Hòa\n"
        "PHỤ LỤC I\n1. Họp.\nPHỤ LỤC II\n1. Báo cáo.\n"
    )
    [part] = parts(source)
    assert [label for label, _ in part.annexes] == ["PLI", "PLII"]
    assert [line.text for line in part.annexes[1][1]] == ["1. Báo cáo."]
    assert [line.text for line in part.body] == ["I. MỤC TIÊU", "1. Giảm bệnh."]


@pytest.mark.parametrize(
    ("text", "label"),
    [("PHỤ LỤC II", "PLII"), ("PHỤ LỤC 1", "PL1"), ("PHỤ LỤC", "PL"), ("Phụ lục số 3", "PL3")],
)
def test_an_annex_is_named_as_printed(text, label):
    assert annex_label(text) == label


def test_words_about_an_annex_open_none():
    [line] = clean_lines("Phụ lục I kèm theo Kế hoạch này nêu rõ các nhiệm vụ.")
    assert not is_annex_heading(line)


def test_notes_are_taken_out_of_the_text():
    [part] = parts(
        f"{PLAN}2. Theo chiến lược<sup>1</sup>.\n\n"
        "<sup>1</sup> Quyết định số 7/QĐ-TTg.\n\n3. Họp.\n"
    )
    assert [line.text for line in part.notes["1"]] == ["Quyết định số 7/QĐ-TTg."]
    assert [line.text for line in part.body][-2:] == ["2. Theo chiến lược.", "3. Họp."]


def test_an_empty_text_is_one_document_without_anything():
    [part] = parts("")
    assert (part.title, part.body, part.annexes) == (None, (), ())
