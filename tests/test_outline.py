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
    assert [node.path for node in found] == ["Điều 1", "Điều 1.I", "Điều 1.IV.2.a", "Điều 2"]
    assert [node.kind for node in found] == ["article", "objective", "task", "article"]


def test_a_paragraph_that_only_leads_on_counts_for_none():
    source = (
        "II. NHIỆM VỤ\nCác xã rà soát hộ nghèo.\n"
        "Trong đó, tập trung thực hiện các nhiệm vụ sau:\n1. Cấp nước sạch.\n2. Sửa nhà."
    )
    assert paths(source) == ["II", "II.1", "II.2"]


def test_the_title_of_an_article_of_rules_is_no_provision():
    source = "Điều 4. Phê duyệt phương án\n1. Chủ rừng lập phương án.\n2. Ủy ban thẩm định."
    assert [node.path for node in nodes(source, articles=True)] == ["Điều 4.1", "Điều 4.2"]


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


def test_small_roman_numbers_stand_below_numbers_in_brackets():
    source = "3. Cho vay:\n(1) Lập hồ sơ.\n(2) Hỗ trợ:\n(i) Hộ nghèo;\n(ii) Hộ cận nghèo."
    assert paths(source) == ["3.1", "3.2.i", "3.2.ii"]


def test_i_is_the_letter_behind_h_and_else_a_small_roman_number():
    letters = "1. Việc:\n" + "\n".join(f"{each}) Việc." for each in "abcdđeghik")
    assert paths(letters)[-2:] == ["1.i", "1.k"]
    assert paths("1. Việc:\ni) Một.\nii) Hai.") == ["1.i", "1.ii"]


def test_bullets_go_below_a_letter_that_names_what_follows():
    source = (
        "1. Chữ ký\n- Do người có thẩm quyền ký.\na) Văn bản của đại hội\n- Có dấu.\n- Không dấu.\n"
        "b) Văn bản của cấp ủy\n- Bí thư ký."
    )
    assert paths(source) == ["1.-1", "1.a.-1", "1.a.-2", "1.b.-1"]


def test_stars_hold_dashes_that_they_lead_on_to():
    source = "* Về chuyên môn:\n- Dạy học.\n- Họp tổ.\n* Về thiết bị:\n- Mua sắm."
    assert paths(f"II. VIỆC\n{source}") == ["II.-1.-1", "II.-1.-2", "II.-2.-1"]


def test_bullets_of_another_sign_that_nothing_leads_on_to_are_one_list():
    assert paths("II. VIỆC\n- Dạy học.\n• Họp tổ.\n- Mua sắm.") == ["II.-1", "II.-2", "II.-3"]


def test_an_item_whose_line_break_was_lost_is_one_again_where_the_numbers_prove_it():
    source = "1. Giảm tội phạm 5%. 2. Không để lộng hành.\n3. Thực hiện nghiêm túc."
    assert texts(source) == {
        "1": "Giảm tội phạm 5%.",
        "2": "Không để lộng hành.",
        "3": "Thực hiện nghiêm túc.",
    }
    letters = "1. Công an tỉnh: a) Nắm tình hình. b) Điều tra.\nc) Truy bắt."
    assert paths(letters) == ["1.a", "1.b", "1.c"]
    bullets = "1. Công an huyện:\n- Ra quân; - Vận động nhân dân.\n- Tuần tra."
    assert paths(bullets) == ["1.-1", "1.-2", "1.-3"]


def test_a_number_inside_a_paragraph_is_no_item_where_nothing_proves_it():
    source = "1. Xem Phụ lục. 2. Bảng này chỉ minh họa.\n2. Rà soát."
    assert paths(source) == ["1", "2"]


def test_a_quotation_keeps_its_numbers_to_itself():
    source = (
        "Điều 1. Sửa đổi một số điều\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Điều kiện\n1. Có phép;\n"
        "2. Có dấu.”\n2. Bãi bỏ Điều 8.\nĐiều 2. Thi hành ngay."
    )
    assert paths(source, articles=True) == ["Điều 1.1", "Điều 1.2", "Điều 2"]


def test_a_quotation_that_does_not_end_takes_nothing_with_it():
    assert paths("1. Khẩu hiệu:\n“Sạch để khỏe\n2. Rà soát.\n3. Báo cáo.")[-2:] == ["2", "3"]


def test_headings_without_number_hold_series_that_begin_anew():
    source = "I. VIỆC\n**Về quản lý**\n1. Rà soát.\n2. Xử lý.\n**Về tuyên truyền**\n1. Họp dân."
    assert paths(source) == ["I.-1.1", "I.-1.2", "I.-2.1"]


def test_headings_without_number_leave_no_trace_in_the_paths_of_one_series():
    source = "I. VIỆC\n**Về quản lý**\n1. Rà soát.\n2. Xử lý.\n**Về tuyên truyền**\n3. Họp dân."
    found = nodes(source)
    assert [node.path for node in found] == ["I.1", "I.2", "I.3"]
    assert found[2].headings[-1].text == "Về tuyên truyền"


def test_lines_that_say_who_and_when_belong_to_the_task_above():
    source = (
        "1. Xây dựng dữ liệu\n- Cập nhật văn bản gồm:\nĐơn vị chủ trì: Sở Tư pháp.\n"
        "Thời gian thực hiện: Quý II.\n"
        "2. Tổ chức hội nghị\nCơ quan thực hiện: Sở Tư pháp."
    )
    assert texts(source) == {
        "1.-1": "Cập nhật văn bản gồm:\nĐơn vị chủ trì: Sở Tư pháp.\nThời gian thực hiện: Quý II.",
        "2": "Tổ chức hội nghị\nCơ quan thực hiện: Sở Tư pháp.",
    }


def test_the_time_of_a_section_about_time_is_a_provision():
    assert texts("III. THỜI GIAN\nThời gian: Quý II.") == {"III": "Thời gian: Quý II."}


def test_a_lost_number_is_restored_by_the_decimals_below_it():
    source = (
        "1. Các cấp ủy quán triệt.\nGiao Ban cán sự đảng chỉ đạo, trọng tâm là:\n"
        "2.1. Họp.\n2.2. Báo cáo.\n3. Giám sát."
    )
    assert paths(source) == ["1", "2.1", "2.2", "3"]


def test_a_section_whose_number_a_scan_garbled_is_the_next_one():
    source = (
        "I. MỤC TIÊU\n1. Một.\nII. NỘI DUNG\n1. Hai.\nHI. TỎ CHỨC THỰC HIỆN\n1. Sở Y tế theo dõi."
    )
    found = nodes(source)
    assert [node.path for node in found] == ["I.1", "II.1", "III.1"]
    assert found[-1].kind == "organisation"


def test_a_misread_number_is_what_goes_on_the_series():
    assert paths("I. MỘT\n1. Việc.\nIl. HAI\nl. Việc.\n2. Việc.") == ["I.1", "II.1", "II.2"]


def test_a_number_on_a_line_of_its_own_takes_the_next_line():
    source = "1.\nTăng cường tiềm lực quốc phòng, kết hợp kinh tế:\nXây dựng thế trận.\nDiễn tập."
    assert paths(source) == ["1.-1", "1.-2"]


def test_recipients_without_their_head_are_no_provisions():
    source = (
        "Điều 5. Các bộ chịu trách nhiệm thi hành.\n- Ban Bí thư;\n- Văn phòng Quốc hội;\n"
        "- Lưu: VT, NC."
    )
    assert paths(source, articles=True) == ["Điều 5"]


def test_a_single_paragraph_counts_for_none_of_the_bullets_beside_it():
    source = "4. Nhân lực\nTăng cường đầu tư.\n- Xây dựng trường.\n- Phát triển giảng viên."
    assert paths(source) == ["4", "4.-1", "4.-2"]


def test_a_pointer_to_an_annex_is_no_provision():
    source = "1. Sở Y tế\n- Rà soát.\n(Một số nhiệm vụ có Phụ lục kèm theo)"
    assert texts(source) == {"1.-1": "Rà soát."}


def test_a_closing_request_does_not_make_a_heading_of_the_item_before():
    source = (
        "2. Kiểm tra.\n3. Đề nghị Sở Y tế truyền thông.\n"
        "Trong quá trình thực hiện, có vướng mắc thì báo cáo."
    )
    assert list(texts(source)) == ["2", "3", "-1"]


def test_an_article_of_rules_has_only_articles_below_it():
    source = (
        "Điều 1. Phạm vi và đối tượng\n1. Phạm vi: Quy chế này quy định việc phối hợp.\n"
        "2. Đối tượng\na) Sở Y tế;"
    )
    assert {node.kind for node in nodes(source, articles=True)} == {"article"}


def test_a_label_between_two_that_leave_room_for_one_is_that_one():
    assert paths("1. Việc:\na) Một.\nh) Hai.\nc) Ba.") == ["1.a", "1.b", "1.c"]
    assert paths("2. Một.\n8. Hai.\n4. Ba.") == ["2", "3", "4"]
    assert paths("1. Một.\n2. Hai.\n5. Ba.") == ["1", "2", "5"]
    assert paths("1. Việc:\na) Một.\nb) Hai.\ne) Ba.") == ["1.a", "1.b", "1.c"]


def test_a_roman_number_far_from_its_series_is_no_section():
    source = "I. MỤC TIÊU\n1. Thực hiện Nghị quyết Đại hội\nXIII. của Đảng.\nII. NỘI DUNG\n1. Họp."
    assert paths(source)[-1] == "II.1"


def test_a_series_that_begins_anew_below_a_heading_is_its_own():
    assert paths("a) Y tế\n1. Họp.\n2. Mua:\nb) Giáo dục:\n1. Dạy.") == ["a.1", "a.2", "b.1"]


def test_lists_that_begin_anew_without_end_do_not_nest_without_end():
    found = nodes("1. Nâng cấp:\n2. Phủ sóng:\n" * 1500)
    assert max(node.path.count(".") for node in found) < 6


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("TIẾN ĐỘ MỘT SỐ VIỆC", "task"), ("LỘ TRÌNH", "task"), ("KINH PHÍ", "organisation")],
)
def test_the_rows_of_a_timetable_are_tasks(heading, kind):
    source = (
        f"**IV. {heading}**\n\n| TT | Nội dung | Thời gian |\n|--|--|--|\n| 1 | Mở lớp | 5/2026 |\n"
    )
    assert [each.kind for each in nodes(source)] == [kind]
