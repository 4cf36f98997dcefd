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


def test_a_circular_that_says_what_it_regulates_is_a_circular():
    (part,) = parts(
        "BỘ Y TẾ\nSố: 1/2019/TT-BYT\nQUY ĐỊNH VỀ VIỆC KÊ ĐƠN\nCăn cứ Luật Dược;\nĐiều 1. Phạm vi"
    )
    assert (part.title.genre, part.title.words.text) == ("thông tư", "QUY ĐỊNH VỀ VIỆC KÊ ĐƠN")


def test_an_annex_in_a_file_of_its_own_has_its_title_and_issuer():
    (part,) = parts(
        "PHỤ LỤC II\nDANH MỤC CÔNG TRÌNH\n(Kèm theo Quyết định số /QĐ-UBND ngày 4 tháng 2 năm 2026 "
        "của Ủy ban nhân dân tỉnh Tây Ninh)\n| TT | Nhiệm vụ |\n|---|---|\n| 1 | Nạo vét |"
    )
    assert (part.title.genre, part.title.words.text) == ("phụ lục", "DANH MỤC CÔNG TRÌNH")
    assert part.header.issuer == "Ủy ban nhân dân tỉnh Tây Ninh"
    assert [label for label, _ in part.annexes] == ["PLII"]


@pytest.mark.parametrize(
    ("right", "damaged"),
    [
        ("KẾ HOẠCH\n", "KÊ HOẠCH\n"),
        ("(Ban hành kèm theo Quyết định", "(Ban hạnh kèm theo Quyết dịnh"),
        ("(Ban hành kèm theo", "(Ban hành kềm the0"),
        ("số 5/QĐ-UBND", "sỗ 5/QD-UBN D"),
    ],
)
def test_a_plan_behind_its_decision_is_found_though_a_scan_damaged_its_head(right, damaged):
    decision, plan = parts(
        DECISION.replace("5/QĐ", "57/QĐ") + PLAN.replace("5/QĐ", "57/QĐ").replace(right, damaged)
    )
    assert plan.title.genre == "kế hoạch"
    assert plan.header.annex_of == decision.header.number == "57/QĐ-UBND"


def test_a_letter_behind_another_document_is_one_of_its_own():
    letter = (
        "SỞ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 9/SYT-NV\nV/v kiểm tra thuốc\n"
        "Hà Nam, ngày 5 tháng 2 năm 2024\nKính gửi: Bệnh viện.\nSở Y tế yêu cầu kiểm tra thuốc.\n"
    )
    _, second = parts(DECISION + letter)
    assert (second.header.number, second.title.words.text) == ("9/SYT-NV", "kiểm tra thuốc")


def test_a_text_behind_a_signature_is_not_lost_where_nothing_says_what_it_is():
    more = "".join(
        f"{n}. Rà soát, lập danh sách các hộ dân phải di dời khỏi vùng sạt lở ở thôn {n}.\n"
        for n in range(1, 9)
    )
    (part,) = parts(DECISION + more)
    assert part.body[-1].text.endswith("thôn 8.")
