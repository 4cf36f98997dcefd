"""Paragraphs become provisions, each with its path, its headings and its kind."""

import pytest

from cancu.ingest.clean import clean_lines
from cancu.ingest.outline import Node, outline, unique_paths
from cancu.ingest.paragraphs import paragraphs


def nodes(source: str, **options) -> list[Node]:
    return outline(paragraphs(clean_lines(source), wrapped=False), **options)


def paths(source: str, **options) -> list[str]:
    return [node.path for node in nodes(source, **options)]


def texts(source: str) -> dict[str, str]:
    return {node.path: node.body.text for node in nodes(source)}


def test_enumerators_join_to_a_path():
    source = "I. MỤC TIÊU\n1. Chung\na) Rà soát hồ sơ.\nb) Báo cáo.\nII. NHIỆM VỤ\n1. Kiểm tra."
    assert paths(source) == ["I.1.a", "I.1.b", "II.1"]


def test_bullets_count_by_position_and_below_one_another():
    source = "II. NHIỆM VỤ\n1. Tuyên truyền\n- Họp dân.\n- Phát tờ rơi, gồm:\n+ Ở chợ.\n+ Ở trường."
    assert paths(source) == ["II.1.-1", "II.1.-2.+1", "II.1.-2.+2"]


def test_a_decimal_replaces_its_parent_s_number():
    source = (
        "III. NHIỆM VỤ\n1. Tuyên truyền\n1.1. Họp dân.\n1.2. Phát tờ rơi.\n2. Kiểm tra\n2.1. Chợ."
    )
    assert paths(source) == ["III.1.1", "III.1.2", "III.2.1"]


def test_a_decimal_hangs_from_the_number_it_goes_on():
    source = (
        "I. NỘI DUNG\n1. Thể thức\n1.1. Tiêu đề\n1.1.1. Vị trí.\n1.2.1. Cỡ chữ.\n2. Ký\n2.1.1. Mực."
    )
    assert paths(source) == ["I.1.1.1", "I.1.2.1", "I.2.1.1"]


def test_d_shown_twice_is_d_and_đ():
    source = "1. Việc sau:\nc) Một.\nd) Hai.\nd) Ba.\ne) Bốn."
    assert paths(source) == ["1.c", "1.d", "1.đ", "1.e"]


def test_a_single_paragraph_takes_its_heading_s_path_and_several_count():
    assert paths("IV. KINH PHÍ\nTừ ngân sách tỉnh.") == ["IV"]
    assert paths("IV. KINH PHÍ\nTừ ngân sách tỉnh.\nTừ nguồn khác.") == ["IV.-1", "IV.-2"]


def test_articles_are_numbered_across_chapters():
    source = (
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nVăn bản này quy định.\n"
        "Chương II\nNỘI DUNG\nĐiều 2. Việc\n1. Rà soát."
    )
    assert paths(source, articles=True) == ["Điều 1", "Điều 2.1"]


def test_a_scheme_inside_an_article_goes_on_below_it():
    source = (
        "Điều 1. Phê duyệt Đề án:\nI. MỤC TIÊU\nTăng thu.\n"
        "IV. NHIỆM VỤ\n2. Đào tạo\na) Mở lớp.\nĐiều 2. Thi hành."
    )
    found = nodes(source, articles=True)
    assert [node.path for node in found] == ["Điều 1.I", "Điều 1.IV.2.a", "Điều 2"]
    assert [node.kind for node in found] == ["objective", "task", "article"]


def test_an_annex_begins_each_path():
    assert paths("1. Rà soát.\n2. Báo cáo.", root="PLII") == ["PLII.1", "PLII.2"]


def test_the_text_starts_behind_a_run_in_heading():
    [node] = nodes("III. PHÂN CÔNG\n**15. Sở Tài chính:** Phối hợp với Công an tỉnh.")
    assert node.body.text == "Phối hợp với Công an tỉnh."
    assert [heading.text for heading in node.headings] == ["PHÂN CÔNG", "Sở Tài chính"]


def test_a_colon_in_a_sentence_makes_no_heading():
    found = texts("II. NỘI DUNG\n1. Hạ tầng số: lắp đặt 05 điểm phát wifi.")
    assert found == {"II.1": "Hạ tầng số: lắp đặt 05 điểm phát wifi."}


def test_a_provision_with_its_own_words_is_one_although_bullets_follow():
    source = "I. NHIỆM VỤ\n1. Rà soát hồ sơ. Báo cáo ngay.\n- Ở xã.\n- Ở huyện."
    assert paths(source) == ["I.1", "I.1.-1", "I.1.-2"]


def test_a_heading_is_no_provision():
    assert paths("I. NHIỆM VỤ\n1. Tuyên truyền sâu rộng\n- Họp dân.") == ["I.1.-1"]


@pytest.mark.parametrize(
    "farewell",
    [
        "Trên đây là Kế hoạch phòng, chống tội phạm năm 2024./.",
        "Nhận được Chỉ thị này, yêu cầu các cơ quan thực hiện./.",
        "Nghị quyết này đã được Hội đồng nhân dân tỉnh thông qua ngày 07/12/2022.",
        "Văn phòng Ủy ban nhân dân tỉnh thông báo để các sở, ngành biết, thực hiện./.",
    ],
)
def test_a_farewell_is_no_provision(farewell):
    assert texts(f"III. TỔ CHỨC THỰC HIỆN\n1. Rà soát.\n{farewell}") == {"III.1": "Rà soát."}


def test_a_closing_order_stands_for_its_section():
    found = texts(
        "III. TỔ CHỨC THỰC HIỆN\n1. Rà soát.\nTrong quá trình thực hiện, có vướng mắc thì báo cáo."
    )
    assert list(found) == ["III.1", "III"]


def test_further_paragraphs_of_a_numbered_item_are_its_text():
    assert texts("I. NHIỆM VỤ\n1. Rà soát hồ sơ.\nBáo cáo kết quả.")["I.1"] == (
        "Rà soát hồ sơ.\nBáo cáo kết quả."
    )


def test_unmarked_headings_hold_the_paragraphs_below_them():
    found = nodes("**Mục tiêu**\n\nTăng thu.\n\n**Nhiệm vụ**\n\nRà soát.\n\nBáo cáo.")
    assert [node.headings[-1].text for node in found] == ["Mục tiêu", "Nhiệm vụ", "Nhiệm vụ"]
    assert [node.path for node in found] == ["-1", "-2.-1", "-2.-2"]


def test_headings_without_end_do_not_nest_without_end():
    found = nodes("Mục\n" * 3000)
    assert max(node.path.count(".") for node in found) < 6


def test_a_path_that_stands_twice_is_told_apart():
    found = list(unique_paths(nodes("I. NHIỆM VỤ\n1. Rà soát.\n2. Họp.\n2. Báo cáo.")))
    assert [node.path for node in found] == ["I.1", "I.2", "I.2.-2"]


def test_a_table_below_a_heading_takes_its_path():
    source = (
        "III. NHIỆM VỤ CỤ THỂ\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|--|--|--|--|\n"
        "| 1 | Rà soát | Sở Y tế | Quý I/2024 |"
    )
    [node] = nodes(source)
    assert (node.path, node.body.text, node.cells["lead"].text) == ("III.1", "Rà soát", "Sở Y tế")


def test_a_run_in_heading_keeps_its_own_order_when_bullets_follow():
    source = (
        "**II. PHÂN CÔNG NHIỆM VỤ**\n\n"
        "**1. Sở Y tế:** Tổ chức cai nghiện, chữa bệnh cho người nghiện ma túy.\n\n"
        "- Mở thêm cơ sở điều trị.\n\n"
        "**2. Công an tỉnh:** thực hiện các nhiệm vụ sau:\n\n"
        "- Tuần tra, kiểm soát.\n"
    )
    found = {node.path: (node.body.text, node.headings[-1].text) for node in nodes(source)}
    assert found["II.1"] == ("Tổ chức cai nghiện, chữa bệnh cho người nghiện ma túy.", "Sở Y tế")
    assert found["II.1.-1"] == ("Mở thêm cơ sở điều trị.", "Sở Y tế")
    assert "II.2" not in found
    assert found["II.2.-1"][0] == "Tuần tra, kiểm soát."
