"""Deadlines: how plans say by when, how often and how long, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.deadlines import find_cell_deadlines, find_deadlines, find_stage


def rows(deadlines):
    return [(found.kind, found.date, found.period) for found in deadlines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Định kỳ 6 tháng (trước ngày 15/6), hằng năm (trước ngày 15/12) báo cáo kết quả về Ủy"
            " ban nhân dân tỉnh.",
            [("recurring", "15/6", "half-yearly"), ("recurring", "15/12", "yearly")],
        ),
        (
            "Các cơ quan gửi báo cáo về Sở Nội vụ trước ngày 15/12 hằng năm để tổng hợp.",
            [("recurring", "15/12", "yearly")],
        ),
        ("Gửi báo cáo về Công an tỉnh trước ngày 25 hằng tháng.", [("recurring", "25", "monthly")]),
        (
            "Báo cáo 06 tháng (trước ngày 15/6), năm (trước ngày 15/12) gửi về Sở Tư pháp.",
            [("recurring", "15/6", "half-yearly"), ("recurring", "15/12", "yearly")],
        ),
        (
            "Hằng quý, 6 tháng, năm, các đơn vị báo cáo Ban Thường vụ Tỉnh ủy.",
            [
                ("recurring", None, "quarterly"),
                ("recurring", None, "half-yearly"),
                ("recurring", None, "yearly"),
            ],
        ),
        (
            "Định kỳ hàng tháng, quý, 6 tháng, 9 tháng và năm báo cáo Ban Chỉ đạo.",
            [
                ("recurring", None, "monthly"),
                ("recurring", None, "quarterly"),
                ("recurring", None, "half-yearly"),
                ("recurring", None, "nine-monthly"),
                ("recurring", None, "yearly"),
            ],
        ),
        (
            "Định kỳ 6 tháng, hằng năm tổng hợp, báo cáo Bộ Y tế.",
            [("recurring", None, "half-yearly"), ("recurring", None, "yearly")],
        ),
        (
            "định kỳ hằng năm báo cáo kết quả thực hiện về Bộ Y tế trước ngày 31 tháng 12 để tổng"
            " hợp",
            [("recurring", "31/12", "yearly")],
        ),
        (
            "Định kỳ 6 tháng và hằng năm báo cáo trước ngày 10/6 và ngày 10/12.",
            [("recurring", "10/6", "half-yearly"), ("recurring", "10/12", "yearly")],
        ),
        (
            "Báo cáo quý trước ngày 20 của tháng cuối quý; báo cáo năm trước ngày 05/12.",
            [("recurring", "20", "quarterly"), ("recurring", "05/12", "yearly")],
        ),
        ("Báo cáo tháng gửi trước ngày 18 hằng tháng", [("recurring", "18", "monthly")]),
        (
            "Các Sở, ngành, địa phương định kỳ hàng năm (trước ngày 10/12) hoặc đột xuất báo cáo "
            "Ủy ban nhân dân tỉnh",
            [("recurring", "10/12", "yearly")],
        ),
        (
            "gửi báo cáo trước ngày 15/6 (đối với báo cáo 6 tháng) và trước ngày 15/12 (đối với "
            "báo cáo năm)",
            [("recurring", "15/6", "half-yearly"), ("recurring", "15/12", "yearly")],
        ),
        (
            "Chế độ báo cáo: thực hiện báo cáo định kỳ hằng quý theo quy định.",
            [("recurring", None, "quarterly")],
        ),
        (
            "định kỳ 6 tháng báo cáo kết quả với Ban Chỉ đạo Trung ương",
            [("recurring", None, "half-yearly")],
        ),
        ("Mỗi tháng tổ chức sinh hoạt chi bộ ít nhất một lần.", [("recurring", None, "monthly")]),
        (
            "Mỗi học kỳ tổ chức 02 buổi ngoại khóa cho học sinh.",
            [("recurring", None, "half-yearly")],
        ),
        ("Tổ chức ít nhất 02 cuộc kiểm tra/năm.", [("recurring", None, "yearly")]),
        (
            "Đăng tải ít nhất 01 tin, bài mỗi quý trên Cổng thông tin điện tử.",
            [("recurring", None, "quarterly")],
        ),
        (
            "Phát thanh 03 lần/tuần trên hệ thống truyền thanh cơ sở",
            [("recurring", None, "weekly")],
        ),
        ("Giao ban 03 tháng/lần", [("recurring", None, "quarterly")]),
        ("Hàng tuần, tổ trưởng kiểm tra hồ sơ.", [("recurring", None, "weekly")]),
        (
            "Hưởng ứng Ngày Pháp luật nước Cộng hòa xã hội chủ nghĩa Việt Nam (09/11) hằng năm.",
            [("recurring", "09/11", "yearly")],
        ),
        (
            "Tổ chức Ngày hội toàn dân bảo vệ an ninh Tổ quốc 19/8 hằng năm",
            [("recurring", "19/8", "yearly")],
        ),
        (
            "tổ chức Tháng hành động phòng, chống ma túy (tháng 6) và ngày 26/6 hằng năm",
            [("recurring", "26/6", "yearly")],
        ),
        ("Hằng năm, Sở Tài chính tham mưu bố trí kinh phí.", [("recurring", None, "yearly")]),
        ("Hằng năm xây dựng kế hoạch và tổ chức thực hiện.", [("recurring", None, "yearly")]),
        (
            "sơ kết hằng năm, tổng kết vào năm 2030",
            [("recurring", None, "yearly"), ("horizon", "2030", None)],
        ),
        ("Hoàn thành trước ngày 31/12/2026.", [("due", "2026-12-31", None)]),
        ("hoàn thành trước 31/12/2026", [("due", "2026-12-31", None)]),
        ("báo cáo kết quả chậm nhất ngày 30/6/2025", [("due", "2025-06-30", None)]),
        (
            "gửi Sở Nội vụ chậm nhất là ngày 05 tháng 3 năm 2026 để tổng hợp",
            [("due", "2026-03-05", None)],
        ),
        ("Hoàn thành trong quý II năm 2026.", [("due", "2026-Q2", None)]),
        ("hoàn thành việc rà soát, sắp xếp trong quý I/2026", [("due", "2026-Q1", None)]),
        ("Xây dựng Đề án, hoàn thành trong tháng 7/2025", [("due", "2025-07", None)]),
        (
            "dự án khai thác khoáng sản bằng tàu cuốc trên sông, suối, hồ xong trong quý II năm "
            "2026.",
            [("due", "2026-Q2", None)],
        ),
        ("trình Chính phủ trong quý III năm 2012", [("horizon", "2012-Q3", None)]),
        ("phấn đấu hoàn thành trước năm 2030", [("due", "2030", None)]),
        ("cơ bản hoàn thành trong năm 2025", [("due", "2025", None)]),
        ("Trong năm 2026 hoàn thành số hóa hồ sơ.", [("due", "2026", None)]),
        ("Thời hạn hoàn thành: ngày 15/10/2025", [("due", "2025-10-15", None)]),
        ("Thời hạn báo cáo: trước ngày 20/11/2024", [("due", "2024-11-20", None)]),
        ("gửi kết quả về Phòng Nội vụ trước ngày 20/11", [("due", "20/11", None)]),
        (
            "Trong vòng 15 ngày kể từ ngày ký Kế hoạch này, các đơn vị xây dựng kế hoạch chi tiết.",
            [("due", None, None)],
        ),
        ("trong thời hạn 30 ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ", [("due", None, None)]),
        ("Đến năm 2030, 100% xã đạt chuẩn.", [("horizon", "2030", None)]),
        ("đến hết năm 2025 cơ bản xóa nhà tạm", [("horizon", "2025", None)]),
        ("Giai đoạn 2026-2030 giảm 10% số vụ", [("horizon", None, "2026-2030")]),
        (
            "trong giai đoạn 2026 – 2030, tầm nhìn đến năm 2045",
            [("horizon", None, "2026-2030"), ("horizon", "2045", None)],
        ),
        (
            "Kế hoạch thực hiện đến năm 2025, định hướng đến năm 2030.",
            [("horizon", "2025", None), ("horizon", "2030", None)],
        ),
        ("tăng mức đóng bảo hiểm y tế từ năm 2027 phù hợp", [("horizon", "2027", None)]),
        (
            "Từ ngày 01/6 đến ngày 30/6/2025 tổ chức đợt cao điểm",
            [("horizon", None, "2025-06-01-2025-06-30")],
        ),
        (
            "Từ ngày 15/12/2024 đến ngày 14/02/2025 mở đợt cao điểm",
            [("horizon", None, "2024-12-15-2025-02-14")],
        ),
        ("từ tháng 9/2025 đến tháng 5/2026", [("horizon", None, "2025-09-2026-05")]),
        ("từ năm 2010 đến năm 2015", [("horizon", None, "2010-2015")]),
        (
            "Năm 2026: tổ chức sơ kết; năm 2030: tổng kết.",
            [("horizon", "2026", None), ("horizon", "2030", None)],
        ),
        ("tổ chức tổng kết vào quý IV/2030", [("horizon", "2030-Q4", None)]),
        ("Dự kiến trong tháng 11/2025 tổ chức Hội nghị", [("horizon", "2025-11", None)]),
        ("Tổ chức phát động tại lễ khai giảng (tháng 9/2025)", [("horizon", "2025-09", None)]),
        (
            "Trong năm học 2024-2025, phấn đấu không có học sinh bỏ học.",
            [("horizon", None, "2024-2025")],
        ),
        (
            "theo Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030 và phấn đấu đến năm"
            " 2025 có 60% cơ quan",
            [("horizon", "2025", None)],
        ),
        (
            "Tiếp tục thực hiện Đề án phòng, chống rác thải nhựa giai đoạn 2021 - 2025.",
            [("horizon", None, "2021-2025")],
        ),
        (
            "giảm ít nhất 5% so với trung bình giai đoạn 2020 - 2022, phấn đấu đến năm 2030 giảm "
            "10%",
            [("horizon", "2030", None)],
        ),
        (
            "việc quy hoạch, đào tạo, sử dụng cán bộ quân sự cấp xã đến năm 2020",
            [("horizon", "2020", None)],
        ),
        ("hướng tới bao phủ bảo hiểm y tế toàn dân vào năm 2030", [("horizon", "2030", None)]),
        ("Báo cáo 6 tháng đầu năm 2025 gửi trước ngày 10/6/2025", [("due", "2025-06-10", None)]),
        ("chậm nhất đến ngày 30/9/2026 phải hoàn thành", [("due", "2026-09-30", None)]),
        ("Đến ngày 30/6/2026, hoàn thành 100% việc cấp thẻ", [("due", "2026-06-30", None)]),
        ("xong trước 15/8/2025", [("due", "2025-08-15", None)]),
        ("hằng năm, nhất là vào dịp Tết", [("recurring", None, "yearly")]),
        ("Định kỳ vào ngày 20 hằng tháng tổng hợp báo cáo", [("recurring", "20", "monthly")]),
        ("vào ngày 15 tháng cuối quý", [("recurring", "15", "quarterly")]),
        ("hàng năm trước ngày 30 tháng 11 xây dựng kế hoạch", [("recurring", "30/11", "yearly")]),
        (
            "Trước ngày 15/01 hằng năm, ban hành kế hoạch; trước ngày 15/12 hằng năm, báo cáo kết"
            " quả",
            [("recurring", "15/01", "yearly"), ("recurring", "15/12", "yearly")],
        ),
        (
            "hoàn thành trong tháng 9 năm 2025, báo cáo kết quả trước ngày 05/10/2025",
            [("due", "2025-09", None), ("due", "2025-10-05", None)],
        ),
        ("Thời gian thực hiện: Năm 2026 và những năm tiếp theo", [("horizon", "2026", None)]),
        (
            "Thời gian thực hiện: từ tháng 01/2026 đến hết tháng 12/2026.",
            [("horizon", None, "2026-01-2026-12")],
        ),
        ("Thời gian: Quý III/2026.", [("horizon", "2026-Q3", None)]),
        ("ngay trong năm 2025", [("horizon", "2025", None)]),
        ("Đến cuối năm 2026, phấn đấu đạt 70%", [("horizon", "2026", None)]),
        ("xây dựng kế hoạch kiểm tra hằng năm, tổ chức kiểm tra", [("recurring", None, "yearly")]),
        (
            "ban hành bảng giá tính thuế tài nguyên trên địa bàn tỉnh hàng năm theo quy định",
            [("recurring", None, "yearly")],
        ),
        ("Thời gian: ngày 20/11/2025.", [("horizon", "2025-11-20", None)]),
        (
            "6 tháng đầu năm trước ngày 15/6, năm trước ngày 15/12",
            [("recurring", "15/6", "half-yearly"), ("recurring", "15/12", "yearly")],
        ),
        (
            "(báo cáo 6 tháng gửi trước 10/6, báo cáo năm gửi trước 10/12)",
            [("recurring", "10/6", "half-yearly"), ("recurring", "10/12", "yearly")],
        ),
        (
            "báo cáo sơ kết 06 tháng trước ngày 05/6 và báo cáo tổng kết năm trước ngày 05/12",
            [("recurring", "05/6", "half-yearly"), ("recurring", "05/12", "yearly")],
        ),
        (
            "định kỳ hằng tháng (trước ngày 20), quý (trước ngày 20 tháng cuối quý), 6 tháng "
            "(trước ngày 20/6), năm (trước ngày 20/12)",
            [
                ("recurring", "20", "monthly"),
                ("recurring", "20", "quarterly"),
                ("recurring", "20/6", "half-yearly"),
                ("recurring", "20/12", "yearly"),
            ],
        ),
        ("từ nay đến cuối năm 2025", [("horizon", "2025", None)]),
        ("Hoàn thành trong 6 tháng đầu năm 2026", [("due", "2026", None)]),
        ("trong 5 năm 2026 - 2030, xây dựng 10 mô hình", [("horizon", None, "2026-2030")]),
        (
            "Năm 2026 đạt 60%, năm 2027 đạt 80%",
            [("horizon", "2026", None), ("horizon", "2027", None)],
        ),
        (
            "kể từ ngày 01/7/2025, các xã, phường thực hiện tiếp nhận hồ sơ",
            [("horizon", "2025-07-01", None)],
        ),
        ("chậm nhất vào ngày 15 tháng 11 hằng năm", [("recurring", "15/11", "yearly")]),
        ("tháng 12 hằng năm tổ chức tổng kết", [("recurring", None, "yearly")]),
        (
            "Hằng năm báo cáo trước ngày 15/6 và 15/12",
            [("recurring", "15/6", "yearly"), ("recurring", "15/12", "yearly")],
        ),
        (
            "Báo cáo tháng, quý trước ngày 20",
            [("recurring", "20", "monthly"), ("recurring", "20", "quarterly")],
        ),
        (
            "Định kỳ hằng tháng, hằng năm báo cáo trước ngày 20 hằng tháng",
            [("recurring", None, "yearly"), ("recurring", "20", "monthly")],
        ),
        ("Mỗi quý 01 đợt kiểm tra.", [("recurring", None, "quarterly")]),
        ("Bình quân mỗi năm mở 05 lớp tập huấn.", [("recurring", None, "yearly")]),
        ("Thời gian thực hiện: Quý IV/2026.", [("due", "2026-Q4", None)]),
        ("Thời gian thực hiện: năm 2026.", [("horizon", "2026", None)]),
        (
            "Thời gian thực hiện: Từ tháng 4/2026 đến tháng 12/2026.",
            [("horizon", None, "2026-04-2026-12")],
        ),
        ("Giao ban tháng một lần với các xã.", [("recurring", None, "monthly")]),
        ("Báo cáo tuần gửi vào chiều thứ Năm hằng tuần.", [("recurring", None, "weekly")]),
        ("Hoàn thành giai đoạn 202l - 202S đúng hạn", [("horizon", None, "2021-2025")]),
        # `đến năm` stays a horizon where the sentence goes on with what is to be completed: the
        # convention makes years `due` with trước, chậm nhất, hoàn thành in place of `đến`
        ("Đến năm 2027, hoàn thành việc số hóa hồ sơ.", [("horizon", "2027", None)]),
    ],
)
def test_a_deadline_is_read_with_kind_date_and_period(text, expected):
    assert rows(find_deadlines(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "định kỳ báo cáo theo quy định",
        "định kỳ hoặc đột xuất báo cáo về Ủy ban nhân dân tỉnh",
        "Bố trí từ nguồn ngân sách nhà nước hằng năm theo phân cấp.",
        "được bố trí trong dự toán chi thường xuyên hằng năm của các cơ quan, đơn vị",
        "lồng ghép vào kế hoạch phát triển kinh tế - xã hội hằng năm của địa phương",
        "coi đây là tiêu chí đánh giá, xếp loại tổ chức, cá nhân hằng năm",
        "Tỷ lệ hộ nghèo giảm bình quân hằng năm 1 - 1,5%",
        "tốc độ tăng trưởng bình quân hàng năm đạt 8%",
        "Thường xuyên tuần tra, kiểm soát địa bàn.",
        "Trình Hội đồng nhân dân tỉnh tại kỳ họp thường lệ cuối năm 2025",
        "Hoàn thành tốt nhiệm vụ quốc phòng địa phương năm 2010",
        "Quyết định này có hiệu lực thi hành kể từ ngày 01/7/2025.",
        "Thông tư này có hiệu lực từ ngày 15 tháng 3 năm 2024.",
        "các dự án đã được phê duyệt trước ngày 01/01/2021",
        "Kế hoạch giáo dục nhà trường năm học 2023 - 2024",
        "triển khai công tác phòng, chống tội phạm năm 2024 bảo đảm thiết thực",
        "Nghị quyết Đại hội Đảng bộ tỉnh nhiệm kỳ 2020-2025",
        "thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021-2025",
        "giảm 5% số vụ so với năm 2023 và so với giai đoạn 2016 - 2020",
        "Từ năm 2018 đến nay, tình hình tội phạm diễn biến phức tạp.",
        "Tính đến ngày 31/12/2023, toàn tỉnh có 500 đối tượng.",
        "Trong năm 2023, lực lượng Công an đã triệt phá 20 băng nhóm",
        "Năm 2010, tình hình thế giới tiếp tục diễn biến phức tạp",
        "Bộ luật Hình sự năm 2015 (sửa đổi, bổ sung năm 2017)",
        "kỷ niệm 80 năm Ngày thành lập Đảng Cộng sản Việt Nam",
        "Kết luận số 13-KL/TW ngày 16/8/2021 của Bộ Chính trị",
        "định kỳ sơ kết, tổng kết, rút kinh nghiệm",
        "người bệnh ra viện vào thứ bảy, chủ nhật, ngày nghỉ, ngày lễ",
        "khám sức khỏe định kỳ",
        "các cuộc họp định kỳ của thôn, khu phố",
        "Điều tra, khám phá nhanh các vụ án xảy ra trong năm",
        "hoàn thành chỉ tiêu giao hằng năm",
        "Hội nghị ngày 15 tháng 3 năm 2024 của Ban Chỉ đạo",
        "Thời gian: 08 giờ 00 phút, ngày 20/11/2025.",
        "Ngày truyền thống của lực lượng Dân quân tự vệ (28/3/1935 - 28/3/2010)",
        "định kỳ 02 năm một lần rà soát",
        "xây dựng kế hoạch phát triển kinh tế - xã hội 5 năm 2026 - 2030",
        "có năm (5) dấu gạch nối ngăn cách với nội dung",
        "Định kỳ 02 tuần/lần họp giao ban.",
        "mỗi năm giảm 1,5% số hộ nghèo",
    ],
)
def test_a_time_that_is_no_deadline_is_left(text):
    assert rows(find_deadlines(text)) == []


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Tháng 6/2026", [("due", "2026-06", None)]),
        ("Quý II/2026", [("due", "2026-Q2", None)]),
        ("QII/2026", [("due", "2026-Q2", None)]),
        ("Hằng năm", [("recurring", None, "yearly")]),
        ("Thường xuyên", [("recurring", None, "continuous")]),
        ("2026 - 2030", [("horizon", None, "2026-2030")]),
        ("Giai đoạn 2026-2030", [("horizon", None, "2026-2030")]),
        ("2025", [("due", "2025", None)]),
        ("Trong năm 2026", [("horizon", "2026", None)]),
        ("Từ \nquý \nIII/2026 \nđến \nquý III/2030", [("horizon", None, "2026-Q3-2030-Q3")]),
        ("Hằng năm và từng giai đoạn", [("recurring", None, "yearly")]),
        (
            "Hằng \nnăm, \nthường xuyên",
            [("recurring", None, "yearly"), ("recurring", None, "continuous")],
        ),
        (
            "Từ tháng 5/2026, thường xuyên",
            [("horizon", "2026-05", None), ("recurring", None, "continuous")],
        ),
        ("Từ quý II/2027", [("horizon", "2027-Q2", None)]),
        ("Xong trong tháng 5/2026", [("due", "2026-05", None)]),
        (
            "Hoàn thành đầu tư, lắp đặt và vận hành xong trước ngày 01/01/2030",
            [("due", "2030-01-01", None)],
        ),
        ("Trước 30/6/2026", [("due", "2026-06-30", None)]),
        ("30/9/2026", [("due", "2026-09-30", None)]),
        ("12/2026", [("due", "2026-12", None)]),
        ("6 tháng, năm", [("recurring", None, "half-yearly"), ("recurring", None, "yearly")]),
        ("6 tháng/lần", [("recurring", None, "half-yearly")]),
        ("Trước ngày 20/12 hằng năm", [("recurring", "20/12", "yearly")]),
        ("Quý I, II/2026", [("horizon", None, "2026-Q1-2026-Q2")]),
        ("Năm 2026, 2027", [("horizon", "2026", None), ("horizon", "2027", None)]),
        ("15/7/2025 - 30/9/2025", [("horizon", None, "2025-07-15-2025-09-30")]),
        ("Đến năm 2030", [("horizon", "2030", None)]),
        ("Năm học 2025-2026", [("horizon", None, "2025-2026")]),
        ("Đã hoàn thành", []),
        ("Theo tiến độ", []),
        ("Sau khi Luật được ban hành", []),
        ("Khi có yêu cầu", []),
        ("Quý II; III/2026", [("horizon", None, "2026-Q2-2026-Q3")]),
        ("Năm 2026 và những năm tiếp theo", [("horizon", "2026", None)]),
        ("Quý II/2026 (theo biên chế giai đoạn 2026 - 2031)", [("due", "2026-Q2", None)]),
        ("Hằng năm (trước ngày 15/12)", [("recurring", "15/12", "yearly")]),
    ],
)
def test_in_a_time_column_a_bare_time_is_when_the_task_is_due(cell, expected):
    assert rows(find_cell_deadlines(cell)) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Giai đoạn 1 (2026 - 2028)", ("horizon", None, "2026-2028")),
        ("Giai đoạn 2026 - 2030", ("horizon", None, "2026-2030")),
        ("Giai đoạn II: từ năm 2029 đến năm 2030", ("horizon", None, "2029-2030")),
        ("Đến năm 2030", ("horizon", "2030", None)),
        ("Mục tiêu cụ thể đến năm 2030", ("horizon", "2030", None)),
        ("Tầm nhìn đến năm 2045", ("horizon", "2045", None)),
        ("Năm 2026", ("horizon", "2026", None)),
    ],
)
def test_a_stage_heading_sets_the_horizon_below_it(heading, expected):
    found = find_stage(heading)
    assert (found.kind, found.date, found.period) == expected
    assert heading[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "heading",
    [
        "Sở Tư pháp",
        "Giai đoạn mới",
        "KẾ HOẠCH phát triển giai đoạn 2021 - 2025",
        "Nhiệm vụ năm 2026",
    ],
)
def test_other_headings_set_none(heading):
    assert find_stage(heading) is None


def test_nothing_is_found_in_the_title_of_a_cited_document():
    text = (
        "Thực hiện Kế hoạch số 12/KH-UBND về cải cách giai đoạn 2021 - 2025, xong trước 30/6/2024."
    )
    title = (text.index("Kế hoạch"), text.index(","))
    assert rows(find_deadlines(text, [title])) == [("due", "2024-06-30", None)]


def test_what_trails_a_cited_title_belongs_to_it():
    text = "thực hiện Quyết định số 12/QĐ-TTg về chuyển đổi số, tầm nhìn đến năm 2030 trên địa bàn"
    title = (text.index("Quyết định"), text.index(","))
    assert find_deadlines(text, [title]) == ()


def test_a_term_from_an_event_keeps_its_words():
    found = find_deadlines("Trong vòng 15 ngày kể từ ngày ký Kế hoạch này, các đơn vị báo cáo.")[0]
    assert found.text == "Trong vòng 15 ngày kể từ ngày ký Kế hoạch này"


def test_a_day_far_from_its_period_widens_the_words():
    found = find_deadlines("hằng năm báo cáo về Bộ Y tế trước ngày 31 tháng 12 để tổng hợp")[0]
    assert found.text == "hằng năm báo cáo về Bộ Y tế trước ngày 31 tháng 12"


def test_an_impossible_day_is_none():
    assert find_deadlines("hằng năm báo cáo trước ngày 45/13 gửi Sở")[0].date is None
    assert find_deadlines("hoàn thành trước ngày 31/02/2025") == ()


# fmt: off
_PIECES = st.sampled_from([
    "hằng ", "năm ", "quý ", "6 tháng ", "trước ngày ", "15/12 ", "2025 ", "đến ", "từ ",
    "giai đoạn ", "2021 - 2025", ", ", "; ", ". ", "(", ")", "II/2026 ", "định kỳ ",
    "báo cáo ", "\n", "tháng 6/2026", "hoàn thành ", "trong ", "ngày 20 ", "tháng cuối quý ",
    "và ", "30/6/2025 ", "45/13 ",
])
# fmt: on


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_every_deadline_is_the_words_that_it_points_at(text):
    for find in (find_deadlines, find_cell_deadlines):
        found = find(text)
        assert [each.start for each in found] == sorted(each.start for each in found)
        for each in found:
            assert each.text == text[each.start : each.end] != ""
            assert each.kind != "recurring" or each.period


def test_a_column_of_completion_makes_a_year_due():
    assert rows(find_cell_deadlines("Năm 2026", completion=True)) == [("due", "2026", None)]
    assert rows(find_cell_deadlines("Năm 2026")) == [("horizon", "2026", None)]


def test_what_lies_before_the_document_is_no_deadline():
    text = "Trong năm 2024 tổ chức 05 hội nghị; đến năm 2027 hoàn thiện; giai đoạn 2021 - 2025."
    told = [("horizon", "2027", None), ("horizon", None, "2021-2025")]
    assert rows(find_deadlines(text, issued="2025-03-01")) == told
    assert rows(find_deadlines(text)) == [("horizon", "2024", None), *told]
    assert rows(find_deadlines("Báo cáo trước ngày 20/11.", issued="2025")) == [
        ("due", "20/11", None)
    ]
