"""A genre with a number and a law by its title are mentions; what only looks like one is none."""

# ruff: noqa: E501 -- the tables hold one sentence a line

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.mentions import find_mentions
from cancu.ingest.rules import load_rules

Row = tuple[str, str, str | None]


def read(text: str) -> list[Row]:
    """Words, genre and number of each mention."""
    return [
        (" ".join(text[each.start : each.end].split()), each.genre, each.number)
        for each in find_mentions(text)
    ]


# A sentence, and the words, genre and number of its one mention.
ONE: list[tuple[str, str, str, str | None]] = [
    ("Căn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư;", "Nghị định số 30/2020/NĐ-CP", "nghị định", "30/2020/NĐ-CP"),
    ("theo Nghị định 30/2020/NĐ-CP", "Nghị định 30/2020/NĐ-CP", "nghị định", "30/2020/NĐ-CP"),
    ("Thông tư số 02/2024/TT-BNV", "Thông tư số 02/2024/TT-BNV", "thông tư", "02/2024/TT-BNV"),
    ("Thông tư liên tịch số 01/2016/TTLT-VKSNDTC-BCA quy định", "Thông tư liên tịch số 01/2016/TTLT-VKSNDTC-BCA", "thông tư liên tịch", "01/2016/TTLT-VKSNDTC-BCA"),
    ("Thông tư liên bộ số 12/TTLB-BCA", "Thông tư liên bộ số 12/TTLB-BCA", "thông tư liên tịch", "12/TTLB-BCA"),
    ("tại Quyết định số: 2224/QĐ-UBND", "Quyết định số: 2224/QĐ-UBND", "quyết định", "2224/QĐ-UBND"),
    ("QUYẾT ĐỊNH SỐ 2224/QĐ-UBND NGÀY", "QUYẾT ĐỊNH SỐ 2224/QĐ-UBND", "quyết định", "2224/QĐ-UBND"),
    ("Quyết định phê duyệt số 12/QĐ-UBND", "Quyết định phê duyệt số 12/QĐ-UBND", "quyết định", "12/QĐ-UBND"),
    ("Quyết định ban hành Quy chế số 12/QĐ-UBND", "Quyết định ban hành Quy chế số 12/QĐ-UBND", "quyết định", "12/QĐ-UBND"),
    ("Chỉ thị số 40- CT/TU của Ban Thường vụ", "Chỉ thị số 40- CT/TU", "chỉ thị", "40-CT/TU"),
    ("chỉ thị số 07-CT/TU", "chỉ thị số 07-CT/TU", "chỉ thị", "07-CT/TU"),
    ("Chỉ thị 05-CT/TW của Bộ Chính trị", "Chỉ thị 05-CT/TW", "chỉ thị", "05-CT/TW"),
    ("Chỉ thị của Ban Bí thư số 17-CT/TW", "Chỉ thị của Ban Bí thư số 17-CT/TW", "chỉ thị", "17-CT/TW"),
    ("Chỉ thị số 09/CT–TTg", "Chỉ thị số 09/CT–TTg", "chỉ thị", "09/CT-TTg"),
    ("Kết luận số 13-KL/TW", "Kết luận số 13-KL/TW", "kết luận", "13-KL/TW"),
    ("Kết luận thanh tra số 15/KLTTr-STTr", "Kết luận thanh tra số 15/KLTTr-STTr", "kết luận", "15/KLTTr-STTr"),
    ("Nghị quyết số 18 - NQ/TW", "Nghị quyết số 18 - NQ/TW", "nghị quyết", "18-NQ/TW"),
    ("NGHỊ QUYẾT SỐ 57-NQ/TW", "NGHỊ QUYẾT SỐ 57-NQ/TW", "nghị quyết", "57-NQ/TW"),
    ("Nghị Quyết số 282/NQ-CP", "Nghị Quyết số 282/NQ-CP", "nghị quyết", "282/NQ-CP"),
    ("Nghị quyết 96/2019/QH14", "Nghị quyết 96/2019/QH14", "nghị quyết", "96/2019/QH14"),
    ("Nghị quyết số 1211/2016/UBTVQH13", "Nghị quyết số 1211/2016/UBTVQH13", "nghị quyết", "1211/2016/UBTVQH13"),
    ("Nghị quyết số 15/2023/NQ-HĐND", "Nghị quyết số 15/2023/NQ-HĐND", "nghị quyết", "15/2023/NQ-HĐND"),
    ("Nghị quyết của HĐND tỉnh số 15/NQ-HĐND", "Nghị quyết của HĐND tỉnh số 15/NQ-HĐND", "nghị quyết", "15/NQ-HĐND"),
    ("Chỉ thị số 21-CT/T.Ư ngày 26/3/2008", "Chỉ thị số 21-CT/T.Ư", "chỉ thị", "21-CT/T.Ư"),
    ("Nghị định số 6 b/2008/NĐ-CP", "Nghị định số 6 b/2008/NĐ-CP", "nghị định", "6b/2008/NĐ-CP"),
    ("Nghị định số 49/2020/NÐ-CP", "Nghị định số 49/2020/NÐ-CP", "nghị định", "49/2020/NĐ-CP"),
    ("Công văn (số 73/TTg-CN)", "Công văn (số 73/TTg-CN", "công văn", "73/TTg-CN"),
    ("Thoả thuận số 5/TTHT-UBND", "Thoả thuận số 5/TTHT-UBND", "bản thỏa thuận", "5/TTHT-UBND"),
    ("Pháp lệnh về lực lượng dự bị động viên ngày 27/8/1996", "Pháp lệnh về lực lượng dự bị động viên", "pháp lệnh", None),
    ("Luật Bảo vệ và phát triển rừng năm 2004", "Luật Bảo vệ và phát triển rừng", "luật", None),
    ("Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân ngày 03/12/2004", "Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân", "luật", None),
    ("Luật Sửa đổi, bổ sung một số điều của các Luật liên quan đến đầu tư xây dựng cơ bản ngày 19/6/2009", "Luật Sửa đổi, bổ sung một số điều của các Luật liên quan đến đầu tư xây dựng cơ bản", "luật", None),
    ("Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP", "Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP", "nghị quyết liên tịch", "403/2017/NQLT-UBTVQH14-CP"),
    ("Công văn số 1234/UBND-NC", "Công văn số 1234/UBND-NC", "công văn", "1234/UBND-NC"),
    ("công văn số 123-CV/TU", "công văn số 123-CV/TU", "công văn", "123-CV/TU"),
    ("văn bản số 1552/BTTTT-THH", "văn bản số 1552/BTTTT-THH", "công văn", "1552/BTTTT-THH"),
    ("Tờ trình số 5634/TTr-CAT-PV01(CS) ngày", "Tờ trình số 5634/TTr-CAT-PV01(CS)", "tờ trình", "5634/TTr-CAT-PV01(CS)"),
    ("Tờ trình số 45/TTr - SNV", "Tờ trình số 45/TTr - SNV", "tờ trình", "45/TTr-SNV"),
    ("Thông báo số 12-TB/TU", "Thông báo số 12-TB/TU", "thông báo", "12-TB/TU"),
    ("Thông báo kết luận số 12-TB/TU", "Thông báo kết luận số 12-TB/TU", "thông báo", "12-TB/TU"),
    ("Thông báo ý kiến kết luận số 12/TB-VPCP", "Thông báo ý kiến kết luận số 12/TB-VPCP", "thông báo", "12/TB-VPCP"),
    ("Hướng dẫn số 36-HD/VPTW", "Hướng dẫn số 36-HD/VPTW", "hướng dẫn", "36-HD/VPTW"),
    ("Hướng dẫn liên ngành số 05/HDLN-VKS", "Hướng dẫn liên ngành số 05/HDLN-VKS", "hướng dẫn", "05/HDLN-VKS"),
    ("Quy chế phối hợp số 132/QCPH-LĐTBXH-CAT- BDBP", "Quy chế phối hợp số 132/QCPH-LĐTBXH-CAT- BDBP", "quy chế", "132/QCPH-LĐTBXH-CAT-BDBP"),
    ("Quy định số 37-QĐ/TW", "Quy định số 37-QĐ/TW", "quy định", "37-QĐ/TW"),
    ("Đề án số 10-ĐA/TU", "Đề án số 10-ĐA/TU", "đề án", "10-ĐA/TU"),
    ("Đề án 06 của Chính phủ", "Đề án 06", "đề án", "06"),
    ("Đề án 06/CP", "Đề án 06/CP", "đề án", "06/CP"),
    ("Tổ công tác Đề án 06 tỉnh", "Đề án 06", "đề án", "06"),
    ("Đề án 06 cấp xã", "Đề án 06", "đề án", "06"),
    ("xã thuộc Chương trình 135", "Chương trình 135", "chương trình", "135"),
    ("Chương trình số 02 của Thành ủy", "Chương trình số 02", "chương trình", "02"),
    ("Chương trình hành động số 13-CTr/TU", "Chương trình hành động số 13-CTr/TU", "chương trình", "13-CTr/TU"),
    ("Chương trình phối hợp số 07/CTrPH-BCA-MTTW", "Chương trình phối hợp số 07/CTrPH-BCA-MTTW", "chương trình", "07/CTrPH-BCA-MTTW"),
    ("Kế hoạch số 18/KH-BCĐ138/CP", "Kế hoạch số 18/KH-BCĐ138/CP", "kế hoạch", "18/KH-BCĐ138/CP"),
    ("Kế hoạch số 02a/KH-UBND", "Kế hoạch số 02a/KH-UBND", "kế hoạch", "02a/KH-UBND"),
    ("Kế hoạch 188 của UBND tỉnh", "Kế hoạch 188", "kế hoạch", "188"),
    ("Công điện số 12/CĐ-TTg", "Công điện số 12/CĐ-TTg", "công điện", "12/CĐ-TTg"),
    ("Báo cáo số 15/BC-UBND", "Báo cáo số 15/BC-UBND", "báo cáo", "15/BC-UBND"),
    ("Lệnh số 12/2019/L-CTN", "Lệnh số 12/2019/L-CTN", "lệnh", "12/2019/L-CTN"),
    ("QĐ số 12/QĐ-UBND", "QĐ số 12/QĐ-UBND", "quyết định", "12/QĐ-UBND"),
    ("(NQ 57-NQ/TW)", "NQ 57-NQ/TW", "nghị quyết", "57-NQ/TW"),
    ("thực hiện Chỉ thị 18, tạo chuyển biến", "Chỉ thị 18", "chỉ thị", "18"),
    ("tại Quyết định số 766 của Thủ tướng", "Quyết định số 766", "quyết định", "766"),
    ("Công văn số 512 ngày 3/4/2024", "Công văn số 512", "công văn", "512"),
    ("Luật số 11/2008/QH12", "Luật số 11/2008/QH12", "luật", "11/2008/QH12"),
    ("Luật Đất đai số 31/2024/QH15", "Luật Đất đai số 31/2024/QH15", "luật", "31/2024/QH15"),
    ("Bộ luật Hình sự số 100/2015/QH13", "Bộ luật Hình sự số 100/2015/QH13", "bộ luật", "100/2015/QH13"),
    ("Luật Đất đai năm 2024", "Luật Đất đai", "luật", None),
    ("Luật bảo hiểm y tế ngày 14/11/2008", "Luật bảo hiểm y tế", "luật", None),
    ("LUẬT PHÒNG, CHỐNG MA TÚY", "LUẬT PHÒNG, CHỐNG MA TÚY", "luật", None),
    ("Luật Phòng chống ma túy năm 2021", "Luật Phòng chống ma túy", "luật", None),
    ("Luật Hoà giải ở cơ sở", "Luật Hoà giải ở cơ sở", "luật", None),
    ("Luật PCCC và CNCH", "Luật PCCC và CNCH", "luật", None),
    ("Luật Luật sư năm 2006", "Luật Luật sư", "luật", None),
    ("Luật Giáo dục nghề nghiệp và các quy định", "Luật Giáo dục nghề nghiệp", "luật", None),
    ("Luật Giáo dục và các quy định", "Luật Giáo dục", "luật", None),
    ("Luật Nuôi trồng hải sản được thông qua", "Luật Nuôi trồng hải sản", "luật", None),
    ("thi hành Luật Phòng, chống tác hại thuốc lá, các", "Luật Phòng, chống tác hại thuốc lá", "luật", None),
    ("Luật Kiến trúc ngày 13/6/2019", "Luật Kiến trúc", "luật", None),
    ("Luật Tài nguyên, môi trường biển và hải đảo ngày 25/6/2015", "Luật Tài nguyên, môi trường biển và hải đảo", "luật", None),
    ("Bộ Luật lao động", "Bộ Luật lao động", "bộ luật", None),
    ("quy định của BLHS năm 2015", "BLHS", "bộ luật", None),
    ("Pháp lệnh Dân số năm 2003", "Pháp lệnh Dân số", "pháp lệnh", None),
    ("Hiến pháp năm 2013", "Hiến pháp năm 2013", "hiến pháp", None),
    ("Điều lệ Đảng", "Điều lệ Đảng", "điều lệ", None),
    ("Điều lệ Hội Nông dân Việt Nam", "Điều lệ Hội Nông dân Việt Nam", "điều lệ", None),
    ("Luật Sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch ngày 20/11/2018", "Luật Sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch", "luật", None),
]  # fmt: skip

NONE = [
    "Quyết định này có hiệu lực",
    "Kế hoạch 5 năm",
    "Kế hoạch 05 năm 2021 - 2025",
    "Chương trình 6 tháng cuối năm",
    "Chương trình mục tiêu quốc gia",
    "Đề án 1 triệu căn nhà ở",
    "Kế hoạch 2024",
    "Chương trình 2021 - 2025",
    "triển khai 15 đề án, 03 chương trình",
    "Nghị quyết Đại hội XIII của Đảng",
    "Nghị quyết Trung ương 4 khóa XII",
    "Quyết định 16/8/2021",
    "Hướng dẫn 05 đơn vị lập hồ sơ",
    "Quyết định 03 trường hợp khen thưởng",
    "Kết luận 12 vụ việc",
    "số 13-KL/TW",
    "hồ sơ số 15/HS-CAT",
    "Luật",
    "Luật này quy định",
    "Luật sư bào chữa",
    "Hội Luật gia tỉnh",
    "Đoàn Luật sư",
    "Trường Đại học Luật Hà Nội",
    "chấp hành pháp luật giao thông đường bộ",
    "kỷ luật Đảng",
    "KỶ LUẬT ĐẢNG",
    "Luật được Quốc hội thông qua",
    "các luật có liên quan",
    "Hiến pháp và pháp luật",
    "Điều lệ Hội",
    "Luật sửa đổi được thông qua",
    "Ban Chỉ đạo 138 tỉnh",
    "đạt 50%/năm",
    "",
]


@pytest.mark.parametrize(("text", "words", "genre", "number"), ONE, ids=[row[0] for row in ONE])
@pytest.mark.parametrize(
    "frame", ["{}", "Tiếp tục quán triệt {}", "1. {}; giao Công an tỉnh", "({})"]
)
def test_a_mention_is_its_genre_with_its_number_or_the_title_of_a_law(
    text: str, words: str, genre: str, number: str | None, frame: str
) -> None:
    assert read(frame.format(text)) == [(words, genre, number)]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_mention_is_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("các Nghị quyết số 18-NQ/TW, 19-NQ/TW", ["18-NQ/TW", "19-NQ/TW"]),
        (
            "các Nghị quyết số 18-NQ/TW, số 19-NQ/TW và 27-NQ/TW",
            ["18-NQ/TW", "19-NQ/TW", "27-NQ/TW"],
        ),
        ("Nghị quyết số 18-NQ/TW ngày 25/10/2017 và số 19-NQ/TW", ["18-NQ/TW", "19-NQ/TW"]),
        (
            "Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương, số 19-NQ/TW",
            ["18-NQ/TW", "19-NQ/TW"],
        ),
        (
            "các Nghị quyết của HĐND tỉnh: số 34/NQ-HĐND về nhiệm vụ 5 năm; số 16/NQ-HĐND; 14/NQ-HĐND về tài chính; 15/NQ-HĐND",
            ["34/NQ-HĐND", "16/NQ-HĐND", "14/NQ-HĐND", "15/NQ-HĐND"],
        ),
        (
            "Luật Ngân sách nhà nước số 01/2002/QH11; số 83/2015/QH13",
            ["01/2002/QH11", "83/2015/QH13"],
        ),
        ("Nghị định số 1/2020/NĐ-CP; 2/2021/NĐ-CP", ["1/2020/NĐ-CP", "2/2021/NĐ-CP"]),
        ("Nghị quyết số 18-NQ/TW và Kết luận số 50-KL/TW", ["18-NQ/TW", "50-KL/TW"]),
        ("Nghị quyết số 18-NQ/TW. Hồ sơ số 19-NQ/TW", ["18-NQ/TW"]),
        ("Nghị quyết số 18-NQ/TW, 50-KL/TW", ["18-NQ/TW"]),
    ],
)
def test_a_list_names_its_genre_once(text: str, numbers: list[str]) -> None:
    assert [number for _, _, number in read(text)] == numbers


@pytest.mark.parametrize(
    ("text", "whole", "inner"),
    [
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019",
            "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương",
            ["Luật Tổ chức Chính phủ", "Luật Tổ chức chính quyền địa phương"],
        ),
        (
            "Luật sửa đổi, bổ sung Điều 6 Luật Đầu tư công; Luật Giá",
            "Luật sửa đổi, bổ sung Điều 6 Luật Đầu tư công",
            ["Luật Đầu tư công"],
        ),
        ("Luật Sửa đổi Luật Đấu thầu", "Luật Sửa đổi Luật Đấu thầu", ["Luật Đấu thầu"]),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư, Luật Doanh nghiệp và Bộ luật Dân sự",
            "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư, Luật Doanh nghiệp và Bộ luật Dân sự",
            ["Luật Đầu tư", "Luật Doanh nghiệp", "Bộ luật Dân sự"],
        ),
        (
            "LUẬT SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT CƯ TRÚ",
            "LUẬT SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT CƯ TRÚ",
            ["LUẬT CƯ TRÚ"],
        ),
    ],
)  # fmt: skip
def test_an_amending_law_names_those_it_amends(text: str, whole: str, inner: list[str]) -> None:
    first = find_mentions(text)[0]
    assert text[first.start : first.end] == whole
    assert [text[each.start : each.end] for each in first.inner] == inner


def test_a_law_in_a_list_is_a_law_of_its_own() -> None:
    text = "Luật Quốc phòng, Luật Dân quân tự vệ và Luật Nghĩa vụ quân sự"
    assert [words for words, _, _ in read(text)] == [
        "Luật Quốc phòng", "Luật Dân quân tự vệ", "Luật Nghĩa vụ quân sự",
    ]  # fmt: skip


def test_the_issuer_may_stand_between_genre_and_number() -> None:
    (mention,) = find_mentions("Chỉ thị của Ban Bí thư số 17-CT/TW")
    assert mention.issuer == "Ban Bí thư"


@pytest.mark.parametrize("name", ["mentions", "mention_context", "citations", "links"])
def test_every_rule_matches_its_examples_and_no_counter_example(name: str) -> None:
    for rule in load_rules(name):
        assert rule.examples, rule.where
        for example in rule.examples:
            found = rule.pattern.search(example.text)
            assert found, f"{rule.where}: {example.text}"
            for row in example.expect:
                assert {key: found[key] for key in row} == row, rule.where
        for text in rule.counter_examples:
            assert not rule.pattern.search(text), f"{rule.where}: {text}"


PIECES = st.sampled_from(
    ["Quyết định", " số ", "13-KL/TW", "Luật ", "Đất đai", "12/QĐ-UBND", " của ", ", ", "; ", " và ", "(", ")", "ngày 1/2/2024",
     "Bộ Công an", "sửa đổi, bổ sung ", "Đề án 06", ". ", "về ", "“", "\n", "năm 2024", "Điều 3", "–", "văn bản", "các "]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_mentions_lie_in_the_text_in_order_and_apart(text: str) -> None:
    at = 0
    for mention in find_mentions(text):
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert mention.number or mention.name
        for law in mention.inner:
            assert mention.start < law.start < law.end <= mention.end
        at = mention.end


REPEATED = ["Quyết định số ", "(", "Luật ", "1/", "số ", " ", "Luật sửa đổi, bổ sung một số điều của ", "Luật A", "Kế hoạch số 1/KH-UBND, ", "điều "]  # fmt: skip


@pytest.mark.parametrize("part", REPEATED)
def test_time_grows_with_the_text_and_no_faster(part: str) -> None:
    def seconds(chars: int) -> float:
        started = time.process_time()
        find_mentions(part * (chars // len(part)))
        return time.process_time() - started

    seconds(100)
    assert seconds(200_000) < 10 * max(seconds(50_000), 0.05)
