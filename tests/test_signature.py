"""Who signed and who receives stand at the end, in one column or two."""

import pytest

from cancu.ingest.clean import clean_lines
from cancu.ingest.layout import unfold
from cancu.ingest.model import Signer
from cancu.ingest.signature import Signature, find_signature


def signature(source: str) -> Signature:
    lines = unfold(clean_lines(source))
    return find_signature(lines, 0, len(lines))


def test_recipients_and_signature_stand_below_one_another():
    found = signature(
        "1. Rà soát.\nNơi nhận:\n- Như Điều 3;\n- Sở Y tế (b/c);\n- Lưu: VT.\n"
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nTrần Văn Hòa"
    )
    assert found.first == 1
    assert found.recipients == ("Như Điều 3", "Sở Y tế (b/c)", "Lưu: VT")
    assert found.signer == Signer("Trần Văn Hòa", "Phó Chủ tịch", "TM. Ủy ban nhân dân")


def test_a_signature_may_stand_above_its_recipients():
    found = signature("CHỦ TỊCH\nTrần Văn Hòa\nNơi nhận:\n- Sở Y tế;\n- Lưu: VT.")
    assert found.signer == Signer("Trần Văn Hòa", "Chủ tịch", None)
    assert found.recipients == ("Sở Y tế", "Lưu: VT")


def test_two_columns_side_by_side():
    found = signature(
        "Nơi nhận:                        CHỦ TỊCH\n- Bộ Y tế;\n- TT. Tỉnh ủy;\n"
        "- Lưu: VT.                  Nguyễn Văn Lâm"
    )
    assert found.signer == Signer("Nguyễn Văn Lâm", "Chủ tịch", None)
    assert found.recipients == ("Bộ Y tế", "TT. Tỉnh ủy", "Lưu: VT")


def test_two_columns_in_a_table():
    found = signature(
        "| ***Nơi nhận:***<br>- Bộ Y tế;<br>- Lưu: VT. "
        "| **KT. BỘ TRƯỞNG**<br>**THỨ TRƯỞNG**<br>**Lê Thị Hoa** |\n"
        "|---|---|"
    )
    assert found.signer == Signer("Lê Thị Hoa", "Thứ trưởng", "KT. Bộ trưởng")
    assert found.recipients == ("Bộ Y tế", "Lưu: VT")


def test_the_party_signs_with_a_stroke():
    found = signature("Nơi nhận\n- Tỉnh ủy,\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nNguyễn Ngọc Phúc")
    assert found.signer == Signer("Nguyễn Ngọc Phúc", "Bí thư", "T/M Ban Thường vụ")
    found = signature("K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nHoàng Đăng Quang")
    assert found.signer == Signer("Hoàng Đăng Quang", "Phó Trưởng ban", "K/T Trưởng ban")


def test_rank_and_degree_are_no_part_of_the_name():
    assert signature("GIÁM ĐỐC\nĐại tá Tô Anh Dũng").signer.name == "Tô Anh Dũng"
    assert signature("HIỆU TRƯỞNG\nPGS.TS. Lê Minh Tuấn").signer.name == "Lê Minh Tuấn"


def test_a_post_in_capitals_above_the_text_is_no_signature():
    found = signature("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Giá;\n1. Rà soát.")
    assert (found.signer, found.recipients, found.first) == (None, (), 3)


def test_what_stands_behind_the_signature_is_not_taken():
    found = signature("CHỦ TỊCH\nTrần Văn Hòa\nPHỤ LỤC I\n1. Rà soát.")
    assert found.last == 2


def test_abbreviations_of_a_post_are_written_out():
    found = signature("TRƯỞNG BAN\nPHÓ CHỦ TỊCH UBND TỈNH\nLại Văn Hoàn")
    assert found.signer.position.endswith("Phó Chủ tịch Ủy ban nhân dân tỉnh")


def test_all_who_sign_together_are_named():
    found = signature(
        "GIÁM ĐỐC SỞ Y TẾ\nVũ Thị Nhàn\nCHỦ TỊCH LIÊN ĐOÀN LAO ĐỘNG\nTrần Đức Lộc\n"
        "Nơi nhận:\n- Lưu: VT."
    )
    assert found.signer == Signer(
        "Vũ Thị Nhàn; Trần Đức Lộc", "Giám đốc Sở Y tế; Chủ tịch Liên đoàn Lao động", None
    )
    assert found.recipients == ("Lưu: VT",)


def test_two_names_side_by_side_are_two():
    found = signature("Căn cứ Luật Giá.\nNguyễn Văn Lên Nguyễn Thiện Phú\nNơi nhận:\n- Lưu: VT.")
    assert found.signer == Signer("Nguyễn Văn Lên; Nguyễn Thiện Phú", None, None)


def test_a_scan_s_damage_to_sign_and_post_is_undone():
    found = signature("Nơi nhận:\n- Lưu VPTU.\nTH, BAN THƯỜNG VỤ.\nPHÓ BÍ THƯ\nLò Minh Hùng")
    assert found.signer == Signer("Lò Minh Hùng", "Phó Bí thư", "T/M Ban Thường vụ")
    found = signature("KT. THỦ TƯỜNG\nPHÓ THỦ TƯỚNG\nÏ.......e\nVũ Đức Đam")
    assert found.signer == Signer("Vũ Đức Đam", "Phó Thủ tướng", "KT. Thủ tướng")


def test_below_the_kept_copy_stands_who_signed_though_the_post_is_lost():
    found = signature("Nơi nhận:\n- Sở Y tế;\n- Lưu: VT.\nTrần Văn Hòa")
    assert found.signer == Signer("Trần Văn Hòa", None, None)
    assert found.recipients == ("Sở Y tế", "Lưu: VT")


def test_recipients_whose_heading_is_illegible_are_read():
    found = signature("Thi hành.\nMs kệ ú : :\n- Sở Y tế;\n- Lưu: VT.\nKT. CHỦ TỊCH\nLê An")
    assert found.recipients == ("Sở Y tế", "Lưu: VT")


@pytest.mark.parametrize("name", ["Rơ Châm H'Phik", "Y Kim Đoh", "NGUYỄN TẤN DŨNG", "Lê An"])
def test_names_of_all_peoples_are_names(name):
    found = signature(f"CHỦ TỊCH\n{name}").signer
    assert found is not None
    assert found.name.upper() == name.upper()
