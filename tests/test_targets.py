"""Targets: every idiom that plans set their aims in, and the numbers that are no aim."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.amounts import read_number
from cancu.ingest.pipeline import read_file
from cancu.ingest.targets import find_targets


def read(text, masked=()):
    return [
        (found.comparator, found.value, found.value_to, found.baseline)
        for found in find_targets(text, masked)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỷ lệ giải quyết tố giác, tin báo về tội phạm đạt trên 95%.", [(">", 95, None, None)]),
        ("Tỷ lệ điều tra, khám phá án đạt từ 85% trở lên.", [(">=", 85, None, None)]),
        ("Tối thiểu 80% hồ sơ thủ tục hành chính được xử lý trực tuyến.", [(">=", 80, None, None)]),
        ("Tỷ lệ hồ sơ trễ hạn không quá 3%.", [("<=", 3, None, None)]),
        ("Giảm tỷ lệ hộ nghèo xuống dưới 5%.", [("<", 5, None, None)]),
        ("100% cơ quan, đơn vị xây dựng kế hoạch.", [("=", 100, None, None)]),
        ("Phấn đấu đạt 70-75% kế hoạch.", [("range", 70, 75, None)]),
        ("Tổ chức ít nhất 02 cuộc/năm.", [(">=", 2, None, None)]),
        (
            "Kéo giảm 10% số vụ so với cùng kỳ năm 2023.",
            [("decrease", 10, None, "cùng kỳ năm 2023")],
        ),
        ("Giá trị sản xuất công nghiệp tăng bình quân 8%/năm.", [("increase", 8, None, None)]),
        ("Thu ngân sách nhà nước trên địa bàn đạt 1.200 tỷ đồng.", [("=", 1200, None, None)]),
        (
            "Phấn đấu thu ngân sách đạt trên 15.000 tỷ đồng vào năm 2025.",
            [(">", 15000, None, None)],
        ),
        ("Có 70% trở lên số xã đạt chuẩn.", [(">=", 70, None, None)]),
        ("Truy tố đúng thời hạn trên 90% số vụ án.", [(">", 90, None, None)]),
        ("Tỷ lệ tăng dân số tự nhiên 0,5%.", [("=", 0.5, None, None)]),
        ("Mỗi xã có ít nhất 01 mô hình tự quản.", [(">=", 1, None, None)]),
        ("Từ 30 - 40% số thôn có đội văn nghệ.", [("range", 30, 40, None)]),
        (
            "Giảm từ 5% đến 10% số vụ tai nạn giao thông so với năm 2024.",
            [("range_decrease", 5, 10, "năm 2024")],
        ),
        (
            "Giảm 5% số vụ, 5% số người chết và 10% số người bị thương so với năm 2023.",
            [
                ("decrease", 5, None, "năm 2023"),
                ("decrease", 5, None, "năm 2023"),
                ("decrease", 10, None, "năm 2023"),
            ],
        ),
        (
            "Kéo giảm tai nạn giao thông từ 5% trở lên trên cả 3 tiêu chí.",
            [("decrease", 5, None, None)],
        ),
        ("Giảm tỷ lệ hộ nghèo bình quân 1 - 1,5%/năm.", [("range_decrease", 1, 1.5, None)]),
        ("Tỷ lệ hộ nghèo giảm còn dưới 2%.", [("<", 2, None, None)]),
        ("Tỷ lệ che phủ rừng duy trì ở mức 42%.", [("=", 42, None, None)]),
        (
            "Nâng tỷ lệ người dân tham gia bảo hiểm y tế từ 92% năm 2022 lên 95% năm 2025.",
            [("=", 95, None, "92% năm 2022")],
        ),
        ("Trồng mới 1.500 ha rừng.", [("=", 1500, None, None)]),
        ("Thành lập 05 tổ công nghệ số cộng đồng.", [("=", 5, None, None)]),
        ("Tổ chức 02 hội nghị tuyên truyền tại 29 xã.", [("=", 2, None, None)]),
        ("Phấn đấu có 20/29 xã đạt chuẩn nông thôn mới.", [("=", 20, None, None)]),
        ("Xây dựng từ 03 - 05 mô hình điểm.", [("range", 3, 5, None)]),
        ("Thu nhập bình quân đầu người đạt 75 triệu đồng/người/năm.", [("=", 75, None, None)]),
        ("Đào tạo nghề cho 5.000 lao động.", [("=", 5000, None, None)]),
        ("Giải quyết việc làm cho 12.500 lao động.", [("=", 12500, None, None)]),
        ("Chuyển hóa thành công 35 địa bàn phức tạp.", [("=", 35, None, None)]),
        ("xây dựng mới 35 địa bàn", [("=", 35, None, None)]),
        (
            "100% người từ 60 tuổi trở lên được khám sức khỏe định kỳ ít nhất 01 lần/năm.",
            [("=", 100, None, None), (">=", 1, None, None)],
        ),
        (
            "Bố trí ít nhất 3% tổng chi ngân sách hằng năm cho khoa học, công nghệ.",
            [(">=", 3, None, None)],
        ),
        ("Quy mô kinh tế số đạt tối thiểu 30% GDP.", [(">=", 30, None, None)]),
        ("chỉ số phát triển con người (HDI) duy trì trên 0,7.", [(">", 0.7, None, None)]),
        (
            "Tối thiểu có 5 doanh nghiệp công nghệ số ngang tầm các nước tiên tiến.",
            [(">=", 5, None, None)],
        ),
        (
            "đạt 12 người trên một vạn dân; có từ 40 - 50 tổ chức khoa học và công nghệ được xếp "
            "hạng",
            [("=", 12, None, None), ("range", 40, 50, None)],
        ),
        (
            "số lượng công bố khoa học quốc tế tăng trung bình 10%/năm",
            [("increase", 10, None, None)],
        ),
        (
            "Thu hút thêm ít nhất 3 tổ chức, doanh nghiệp công nghệ hàng đầu thế giới",
            [(">=", 3, None, None)],
        ),
        ("Diễn tập chiến đấu trị an 20 % số xã, phường, thị trấn.", [("=", 20, None, None)]),
        (
            "Phấn đấu trên 90% học sinh xếp loại hạnh kiểm tốt, không quá 1% học sinh bỏ học.",
            [(">", 90, None, None), ("<=", 1, None, None)],
        ),
        ("Mỗi giáo viên thực hiện ít nhất 01 chuyên đề/học kỳ.", [(">=", 1, None, None)]),
        ("Kết nạp từ 03% đảng viên mới trở lên so với tổng số đảng viên.", [(">=", 3, None, None)]),
        ("Phấn đấu hằng năm kết nạp 200 đảng viên mới.", [("=", 200, None, None)]),
        ("Xếp hạng chỉ số cải cách hành chính ≥ 85 điểm", [(">=", 85, None, None)]),
        (
            "Mức độ hài lòng của người dân đạt từ 90% trở lên; 100% phản ánh, kiến nghị được xử "
            "lý đúng hạn.",
            [(">=", 90, None, None), ("=", 100, None, None)],
        ),
        ("ít nhất 01 tin, bài mỗi quý", [(">=", 1, None, None)]),
        (
            "Giải ngân vốn đầu tư công đạt 95 - 100% kế hoạch vốn được giao.",
            [("range", 95, 100, None)],
        ),
        ("Xóa 50 nhà tạm, nhà dột nát.", [("=", 50, None, None)]),
        (
            "phấn đấu giảm 30% thời gian giải quyết thủ tục hành chính",
            [("decrease", 30, None, None)],
        ),
        ("cắt giảm ít nhất 30% chi phí tuân thủ", [("decrease", 30, None, None)]),
        (
            "hỗ trợ 100% kinh phí mua thẻ bảo hiểm y tế cho người cận nghèo",
            [("=", 100, None, None)],
        ),
        ("Bắt, vận động đầu thú ít nhất 40% số đối tượng truy nã", [(">=", 40, None, None)]),
        (
            "tỷ lệ thanh thiếu niên phạm tội giảm 5 - 7% so với giai đoạn 2016 - 2020",
            [("range_decrease", 5, 7, "giai đoạn 2016 - 2020")],
        ),
        (
            "tăng ít nhất 15% số vụ phát hiện, bắt giữ so với cùng kỳ",
            [("increase", 15, None, "cùng kỳ")],
        ),
        ("95,5% dân số tham gia bảo hiểm y tế", [("=", 95.5, None, None)]),
        ("đạt 99.5%", [("=", 99.5, None, None)]),
        ("Có ít nhất một hòa giải viên ở mỗi thôn", [(">=", 1, None, None)]),
        ("Phấn đấu đến năm 2030 có trên 50 sản phẩm OCOP", [(">", 50, None, None)]),
        ("Mỗi năm giảm 1% tỷ lệ sinh con thứ 3 trở lên", [("decrease", 1, None, None)]),
        ("duy trì tỷ lệ trẻ em trong độ tuổi đến trường đạt 99,8%", [("=", 99.8, None, None)]),
        ("Hoàn thành 100% chỉ tiêu giao quân.", [("=", 100, None, None)]),
        ("Phủ sóng 5G tới 99% dân số", [("=", 99, None, None)]),
        (
            "Tỷ lệ lấp đầy các khu công nghiệp đạt trên 60%, tỷ lệ cây xanh tối thiểu 10%",
            [(">", 60, None, None), (">=", 10, None, None)],
        ),
        ("Tổ chức 01 lớp tập huấn cho 120 cán bộ", [("=", 1, None, None)]),
        ("phấn đấu thu hút tối thiểu 500 tỷ đồng vốn xã hội hóa", [(">=", 500, None, None)]),
        ("85% giáo viên có trình độ đại học trở lên", [("=", 85, None, None)]),
        ("80% học sinh xếp loại khá trở lên", [("=", 80, None, None)]),
        ("trên 50% cán bộ có trình độ thạc sĩ trở lên", [(">", 50, None, None)]),
        ("Phấn đấu đạt và vượt 100% chỉ tiêu được giao", [(">=", 100, None, None)]),
        ("Họp Ban Chỉ đạo ít nhất mỗi quý một lần", [(">=", 1, None, None)]),
        ("Mỗi thôn, bản, tổ dân phố có 01 tổ hòa giải", [("=", 1, None, None)]),
        ("Xây dựng từ 1 đến 2 mô hình/năm", [("range", 1, 2, None)]),
        ("Tăng 5 bậc so với năm 2023", [("increase", 5, None, "năm 2023")]),
        ("Đến năm 2025: 80%; đến năm 2030: 95%.", [("=", 80, None, None), ("=", 95, None, None)]),
        ("năng suất lao động tăng 1,5 lần so với năm 2020", [("increase", 1.5, None, "năm 2020")]),
        (
            "Mức hài lòng tăng từ 85% lên trên 90%.",
            [(">", 90, None, "85%")],
        ),
        ("Số hợp tác xã tăng gấp 2 lần so với năm 2020.", [("increase", 2, None, "năm 2020")]),
        ("Doanh thu du lịch gấp 2,5 - 3 lần so với năm 2020.", [("range", 2.5, 3, "năm 2020")]),
        (
            "thuộc nhóm 5 tỉnh dẫn đầu cả nước; chỉ số PAPI xếp thứ 10 trở lên",
            [("<=", 5, None, None), ("<=", 10, None, None)],
        ),
        (
            "Mỗi xã có ít nhất một trường mầm non, một trường tiểu học và 01 trạm y tế.",
            [(">=", 1, None, None)] * 3,
        ),
        (
            "Có 05 giáo viên giỏi cấp tỉnh, 15 giáo viên giỏi cấp trường.",
            [("=", 5, None, None), ("=", 15, None, None)],
        ),
        ("Tỷ số giới tính khi sinh dưới 112 bé trai/100 bé gái.", [("<", 112, None, None)]),
        ("Tuổi thọ trung bình đạt 75 tuổi.", [("=", 75, None, None)]),
        ("Giảm tỷ suất sinh thô 0,1‰/năm.", [("decrease", 0.1, None, None)]),
        ("Rút ngắn ít nhất 30% thời gian giải quyết.", [("decrease", 30, None, None)]),
        ("Hệ số kỹ thuật đạt từ 0,95 đến 1,0.", [("range", 0.95, 1, None)]),
        ("Bảo đảm l00% hồ sơ, đạt 9O% tiến độ.", [("=", 100, None, None), ("=", 90, None, None)]),
        ("Khám sức khỏe cho 1.200 lượt người.", [("=", 1200, None, None)]),
        ("Mỗi đơn vị tối đa không quá 03 phòng.", [("<=", 3, None, None)]),
        ("Mỗi quý 01 đợt kiểm tra.", [("=", 1, None, None)]),
        (
            "Tỷ lệ hộ nghèo ở các xã có tỷ lệ hộ nghèo trên 25% giảm từ 4% trở lên.",
            [("decrease", 4, None, None)],
        ),
        ("đến năm 2025 đạt 60%, năm 2030 đạt 80%", [("=", 60, None, None), ("=", 80, None, None)]),
        (
            "Năm 2024 tỷ lệ hộ nghèo còn 3,2%; phấn đấu năm 2025 còn 2,5%.",
            [("=", 2.5, None, None)],
        ),
    ],
)
def test_an_aim_is_read_with_comparator_value_and_baseline(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tuyên truyền tại 29 xã, phường.",
        "Trẻ em dưới 16 tuổi, người trên 18 tuổi.",
        "Người từ đủ 60 tuổi trở lên được khám sức khỏe.",
        "báo cáo trước ít nhất 15 ngày",
        "Thực hiện hiệu quả 15 đề án thuộc Chiến lược quốc gia.",
        "Chính quyền địa phương 02 cấp.",
        "Năm 2023, toàn tỉnh đã đạt 95,5%, tăng 2,3% so với năm 2022.",
        "Hiện nay, toàn huyện có 12 xã, hiện có 35 mô hình.",
        "kinh phí thực hiện: 500 triệu đồng",
        "suy giảm khả năng lao động từ 81% trở lên",
        "tỷ lệ tổn thương cơ thể từ 31% đến 60%",
        "Không để xảy ra quá 02 vụ cháy lớn",
        "Kỷ niệm 80 năm Cách mạng tháng Tám; 120 năm ngày sinh Chủ tịch Hồ Chí Minh",
        "thực hiện 05 nhóm nhiệm vụ, 12 giải pháp",
        "Theo Điều 5 khoản 2 và Phụ lục 01",
        "Đề án 06 của Chính phủ",
        "phát huy tối đa hiệu quả Cơ sở dữ liệu",
        "Phấn đấu ít nhất 2/3 số xã không có ma túy",
        "hội nghị trực tuyến đến 29 xã, phường",
        "quy mô từ 02 xã trở lên",
        "mức trợ cấp do Bộ trưởng quyết định tối đa 20.000.000 đồng/người/lần trợ cấp",
        "Tăng cường 02 cán bộ về xã",
        "Phong trào “3 nhất”, phương châm “4 tại chỗ”; xây dựng gia đình 5 không, 3 sạch.",
        "Bảo đảm trực 24/24 giờ; đường dây nóng 0912 345 678.",
        "Doanh nghiệp có từ 10 lao động trở lên phải xây dựng nội quy.",
        "Cách trung tâm huyện 12 km; xã có 12 thôn, 3.450 hộ.",
        "Không còn xã dưới 10 tiêu chí.",
        "Đầu tư 15 tỷ đồng, hỗ trợ 5 triệu đồng/hộ.",
        "Hằng năm, mỗi năm 1 lần tổ chức hội thi.",
        "Bảo đảm an toàn giao thông 2 bên đường.",
    ],
)
def test_a_number_that_is_no_aim_is_left(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1.200", 1200.0),
        ("1.234.567", 1234567.0),
        ("1.234,5", 1234.5),
        ("0,5", 0.5),
        ("95,5", 95.5),
        ("99.5", 99.5),
        ("0.125", 0.125),
        ("05", 5.0),
    ],
)
def test_numbers_are_read_as_vietnamese_documents_print_them(printed, value):
    assert read_number(printed) == value


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "Tỷ lệ điều tra, khám phá các loại tội phạm đạt trên 75%, các tội phạm rất nghiêm "
            "trọng, đặc biệt nghiêm trọng đạt trên 90% tổng số án khởi tố.",
            [
                "Tỷ lệ điều tra, khám phá các loại tội phạm",
                "các tội phạm rất nghiêm trọng, đặc biệt nghiêm trọng",
            ],
        ),
        (
            "Truy tố đúng thời hạn trên 90% số vụ án hình sự, bảo đảm truy tố đúng tội đạt trên "
            "95%",
            ["Truy tố đúng thời hạn số vụ án hình sự", "truy tố đúng tội"],
        ),
        (
            "phấn đấu đến năm 2025 giảm 05% tổng số vụ phạm tội hình sự so với năm 2021",
            ["tổng số vụ phạm tội hình sự"],
        ),
        ("Mỗi xã có ít nhất 01 mô hình tự quản", ["Mỗi xã có mô hình tự quản"]),
        ("giảm 5% số vụ, 10% số người chết", ["số vụ", "số người chết"]),
        ("Yêu cầu 100% cán bộ cài đặt ứng dụng", ["cán bộ cài đặt ứng dụng"]),
        ("Mỗi xã tối đa không quá 03 điểm bán", ["Mỗi xã điểm bán"]),
    ],
)
def test_the_indicator_is_what_the_sentence_measures(text, indicators):
    assert [found.indicator for found in find_targets(text)] == indicators


def test_the_unit_goes_with_the_number():
    units = [
        find_targets(text)[0].unit
        for text in ("tăng bình quân 8%/năm", "xây dựng 35 địa bàn", "tổ chức ít nhất 02 cuộc/năm")
    ]
    assert units == ["%/năm", "địa bàn", "cuộc/năm"]


def test_the_span_is_the_whole_statement():
    text = "Tiếp tục kéo giảm ít nhất 5% số vụ so với năm 2023; giữ vững ổn định."
    found = find_targets(text)[0]
    assert text[found.start : found.end] == "giảm ít nhất 5% số vụ so với năm 2023"


def test_a_year_before_the_document_is_told_of_and_not_aimed_at():
    text = "Năm 2024 tỷ lệ bao phủ đạt 92%. Năm 2026 đạt 95%."
    assert [found.value for found in find_targets(text)] == [92, 95]
    assert [found.value for found in find_targets(text, issued="2025-02-10")] == [95]


def test_nothing_is_found_in_the_title_of_a_cited_document():
    text = "Thực hiện Kế hoạch số 12/KH-UBND về bảo đảm 100% hộ dân có nước sạch; đạt trên 90%."
    title = (text.index("Kế hoạch"), text.index(";"))
    assert read(text, [title]) == [(">", 90, None, None)]


def test_a_broken_line_changes_nothing():
    assert read("tỷ lệ giải quyết đạt\ntrên\n90%") == [(">", 90, None, None)]


# fmt: off
_PIECES = st.sampled_from([
    "giảm ", "từ ", "5% ", "10 ", "trở lên", ", ", "; ", "so với ", "năm 2023", "ít nhất ",
    "đạt ", "xây dựng ", "35 ", "địa bàn ", "và ", "1.200 ", "- ", "\n", "tỷ lệ ", "(", ")",
    "≥ ", "mỗi xã ",
])
# fmt: on


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_every_target_points_at_words_that_hold_its_number(text):
    for found in find_targets(text):
        assert 0 <= found.start < found.end <= len(text)
        assert any(char.isdigit() for char in text[found.start : found.end])
        assert found.value_to is None or found.value_to > found.value


def test_a_document_keeps_its_aims_with_the_provisions_that_set_them():
    """What a Party programme of a term looks like; the shape of each figure is another."""
    text = Path(__file__).parent / "corpus" / "written" / "target-programme-of-term.txt"
    (document,) = read_file(text).documents
    assert {
        provision.path: [(aim.comparator, aim.value) for aim in provision.targets]
        for provision in document.provisions
        if provision.targets
    } == {
        "I.1.-1": [("range_decrease", 1.2), ("<", 3)],
        "I.1.-2": [("=", 60), ("=", 90)],
        "I.1.-3": [(">", 85), (">=", 40)],
        "I.1.-4": [(">=", 1), (">=", 1), (">=", 2)],
        "I.1.-5": [("<=", 15), ("<=", 10)],
        "I.1.-6": [("increase", 2)],
        "I.2.-1": [("=", 100)],
        "II.3": [("=", 250), ("=", 1)],
    }
    assert {
        provision.path: [(each.kind, each.date, each.period) for each in provision.deadlines]
        for provision in document.provisions
        if provision.deadlines
    } == {
        "I.1.-2": [("horizon", "2028", None), ("horizon", "2030", None)],
        "I.2.-1": [("horizon", "2030", None)],
        "II.1": [("due", "2026-Q2", None)],
        "II.3": [("recurring", None, "quarterly")],
        "III.1": [("due", None, None)],
        "III.2": [("recurring", "15/6", "half-yearly"), ("recurring", "15/12", "yearly")],
        "III.3": [("horizon", "2028", None), ("horizon", "2030", None)],
    }
