"""Lists of agencies come apart into names as printed, abbreviations written out."""

import time

import pytest

from cancu.ingest.agencies import looks_like_agency, parse_agency_list
from cancu.ingest.agency_headings import parse_heading_bearers

LISTS = [
    (
        "Công an tỉnh, Sở Y tế, Ủy ban nhân dân huyện, thành phố",
        ["Công an tỉnh", "Sở Y tế", "Ủy ban nhân dân huyện, thành phố"],
    ),
    (
        "Ủy ban nhân dân huyện Thái Thụy, Tiền Hải",
        ["Ủy ban nhân dân huyện Thái Thụy", "Ủy ban nhân dân huyện Tiền Hải"],
    ),
    ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
    (
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức thành viên (Hội Nông dân tỉnh, Tỉnh"
        " đoàn, Liên đoàn Lao động tỉnh)",
        [
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
            "các tổ chức thành viên",
            "Hội Nông dân tỉnh",
            "Tỉnh đoàn",
            "Liên đoàn Lao động tỉnh",
        ],
    ),
    (
        "các sở, ban, ngành, đoàn thể là thành viên Ban Chỉ đạo 138 tỉnh và UBND huyện, thành phố",
        [
            "các sở, ban, ngành, đoàn thể là thành viên Ban Chỉ đạo 138 tỉnh",
            "Ủy ban nhân dân huyện, thành phố",
        ],
    ),
    (
        "các sở, ban, ngành, đoàn thể thành viên Ban Chỉ đạo 138 tỉnh",
        ["các sở, ban, ngành, đoàn thể thành viên Ban Chỉ đạo 138 tỉnh"],
    ),
    (
        "Uỷ ban nhân dân cấp tỉnh, cấp xã",
        ["Uỷ ban nhân dân cấp tỉnh", "Uỷ ban nhân dân cấp xã"],
    ),
    (
        "các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ, Ủy ban nhân dân các tỉnh, thành phố"
        " trực thuộc trung ương",
        [
            "các bộ",
            "cơ quan ngang bộ",
            "cơ quan thuộc Chính phủ",
            "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương",
        ],
    ),
    (
        "Bộ trưởng, Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ, Chủ tịch UBND các tỉnh",
        [
            "Bộ trưởng",
            "Thủ trưởng cơ quan ngang bộ",
            "Thủ trưởng cơ quan thuộc Chính phủ",
            "Chủ tịch Ủy ban nhân dân các tỉnh",
        ],
    ),
    (
        "Thủ trưởng các sở, ban ngành, hội, đoàn thể và các tổ chức chính trị - xã hội tỉnh",
        ["Thủ trưởng các sở, ban ngành, hội, đoàn thể và các tổ chức chính trị - xã hội tỉnh"],
    ),
    (
        "các Sở: Y tế, Tài chính, Giáo dục và Đào tạo; Công an tỉnh",
        ["Sở Y tế", "Sở Tài chính", "Sở Giáo dục và Đào tạo", "Công an tỉnh"],
    ),
    (
        "Các Bộ: Công an, Quốc phòng, Văn hóa, Thể thao và Du lịch",
        ["Bộ Công an", "Bộ Quốc phòng", "Bộ Văn hóa, Thể thao và Du lịch"],
    ),
    (
        "Công an các huyện Bình Sơn, Sơn Tịnh, thị xã Đức Phổ",
        ["Công an các huyện Bình Sơn", "Công an huyện Sơn Tịnh", "Công an thị xã Đức Phổ"],
    ),
    (
        "Sở GD&ĐT, Sở VHTT&DL, Hội LHPN tỉnh",
        [
            "Sở Giáo dục và Đào tạo",
            "Sở Văn hóa, Thể thao và Du lịch",
            "Hội Liên hiệp Phụ nữ tỉnh",
        ],
    ),
    (
        "Đài Phát thanh và Truyền hình Thái Bình, Báo Thái Bình và các đơn vị có liên quan",
        [
            "Đài Phát thanh và Truyền hình Thái Bình",
            "Báo Thái Bình",
            "các đơn vị có liên quan",
        ],
    ),
    (
        "Viện Kiểm sát nhân dân, Tòa án nhân dân các cấp",
        ["Viện Kiểm sát nhân dân", "Tòa án nhân dân các cấp"],
    ),
    (
        "Sở Tài chính và Sở Kế hoạch và Đầu tư",
        ["Sở Tài chính", "Sở Kế hoạch và Đầu tư"],
    ),
    (
        "các bộ, ngành, địa phương; VTV, VOV, TTXVN",
        ["các bộ, ngành, địa phương", "VTV", "VOV", "TTXVN"],
    ),
    ("Tập đoàn, doanh nghiệp công nghệ số", ["Tập đoàn, doanh nghiệp công nghệ số"]),
    (
        "Bảo hiểm Xã hội Việt Nam và các địa phương Bắc Ninh, Bình Dương, An Giang",
        ["Bảo hiểm Xã hội Việt Nam", "các địa phương Bắc Ninh, Bình Dương, An Giang"],
    ),
    (
        "Trung tâm Kiểm soát bệnh tật tỉnh, Trung tâm Y tế các huyện, Bệnh viện Đa khoa tỉnh",
        [
            "Trung tâm Kiểm soát bệnh tật tỉnh",
            "Trung tâm Y tế các huyện",
            "Bệnh viện Đa khoa tỉnh",
        ],
    ),
    (
        "Công an xã, Trưởng các thôn, Hội Phụ nữ xã, Ban công tác Mặt trận các thôn",
        ["Công an xã", "Trưởng các thôn", "Hội Phụ nữ xã", "Ban công tác Mặt trận các thôn"],
    ),
    (
        "Đảng ủy các xã, phường, đặc khu; Văn phòng HĐND và UBND xã",
        [
            "Đảng ủy các xã, phường, đặc khu",
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã",
        ],
    ),
    (
        "Ngân hàng Nhà nước Việt Nam chi nhánh tỉnh Quảng Ngãi, Kho bạc Nhà nước khu vực XV",
        [
            "Ngân hàng Nhà nước Việt Nam chi nhánh tỉnh Quảng Ngãi",
            "Kho bạc Nhà nước khu vực XV",
        ],
    ),
    (
        "Hiệp hội Doanh nghiệp nhỏ và vừa, Liên minh Hợp tác xã tỉnh, Hội Luật gia",
        ["Hiệp hội Doanh nghiệp nhỏ và vừa", "Liên minh Hợp tác xã tỉnh", "Hội Luật gia"],
    ),
    (
        "Ban Quản lý Khu kinh tế Dung Quất và các khu công nghiệp",
        ["Ban Quản lý Khu kinh tế Dung Quất và các khu công nghiệp"],
    ),
    ("Phòng Kinh tế - Hạ tầng", ["Phòng Kinh tế - Hạ tầng"]),
    ("Phòng Kinh tế, Hạ tầng và Đô thị phường", ["Phòng Kinh tế, Hạ tầng và Đô thị phường"]),
    (
        "Trung tâm Văn hóa, Khoa học và Truyền thông huyện",
        ["Trung tâm Văn hóa, Khoa học và Truyền thông huyện"],
    ),
    ("Ban Pháp chế Hội đồng nhân dân tỉnh", ["Ban Pháp chế Hội đồng nhân dân tỉnh"]),
    ("Cơ quan Cảnh sát điều tra Công an tỉnh", ["Cơ quan Cảnh sát điều tra Công an tỉnh"]),
    ("lực lượng Công an", ["lực lượng Công an"]),
    ("Sở Khoa học, Công nghệ, Sở Y tế", ["Sở Khoa học, Công nghệ", "Sở Y tế"]),
    (
        "Sở Nông nghiệp và PTNT, Sở Nông nghiệp & PTNT",
        ["Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và Phát triển nông thôn"],
    ),
    ("Sở Văn hoá Thể thao và Du lịch", ["Sở Văn hoá Thể thao và Du lịch"]),
    (
        "Giám đốc các Sở: Nội vụ, Tài chính; Chủ tịch UBND các huyện",
        ["Giám đốc Sở Nội vụ", "Giám đốc Sở Tài chính", "Chủ tịch Ủy ban nhân dân các huyện"],
    ),
    (
        "UBND các xã: An Hải, Bình Châu",
        ["Ủy ban nhân dân xã An Hải", "Ủy ban nhân dân xã Bình Châu"],
    ),
    (
        "các Sở: Giao thông vận tải, Xây dựng, Tài chính, Kế hoạch và Đầu tư",
        ["Sở Giao thông vận tải", "Sở Xây dựng", "Sở Tài chính", "Sở Kế hoạch và Đầu tư"],
    ),
    (
        "các đơn vị sự nghiệp công lập thuộc Sở Y tế, các bộ quản lý ngành, lĩnh vực",
        ["các đơn vị sự nghiệp công lập thuộc Sở Y tế", "các bộ quản lý ngành, lĩnh vực"],
    ),
    (
        "Hạt Kiểm lâm liên huyện Đắk Hà, Bảo hiểm xã hội khu vực XIII",
        ["Hạt Kiểm lâm liên huyện Đắk Hà", "Bảo hiểm xã hội khu vực XIII"],
    ),
    (
        "ban thường vụ các huyện ủy, thành ủy; các cơ quan giúp việc của Tỉnh ủy",
        ["ban thường vụ các huyện ủy, thành ủy", "các cơ quan giúp việc của Tỉnh ủy"],
    ),
    ("Ban Chỉ đạo chuyển đổi số tỉnh", ["Ban Chỉ đạo chuyển đổi số tỉnh"]),
    ("Phòng PC02/Công an tỉnh", ["Phòng PC02/Công an tỉnh"]),
    ("Sở Y tế/Công an tỉnh", ["Sở Y tế", "Công an tỉnh"]),
    ("Phòng VH-TT, Phòng VHXH xã", ["Phòng Văn hóa và Thông tin", "Phòng Văn hóa - Xã hội xã"]),
    (
        "Bộ CHQS tỉnh, Viện KSND huyện",
        ["Bộ Chỉ huy Quân sự tỉnh", "Viện kiểm sát nhân dân huyện"],
    ),
    ("TAND tỉnh, VKSND tỉnh", ["Tòa án nhân dân tỉnh", "Viện kiểm sát nhân dân tỉnh"]),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_a_list_comes_apart_into_its_names(text: str, names: list[str]) -> None:
    assert [each.agency for each in parse_agency_list(text).names] == names


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Công an tỉnh chủ trì, phối hợp", "Công an tỉnh"),
        ("Bộ Y tế tăng cường năng lực", "Bộ Y tế"),
        ("Sở Tài chính tổng hợp, tham mưu Ủy ban nhân dân tỉnh", "Sở Tài chính"),
        ("Ủy ban nhân dân cấp tỉnh trình Hội đồng nhân dân", "Ủy ban nhân dân cấp tỉnh"),
        ("Công an tỉnh - Cơ quan Thường trực Ban Chỉ đạo 138 tỉnh giúp", "Công an tỉnh"),
        ("các ngành liên quan tham mưu cho Ban Chỉ đạo", "các ngành liên quan"),
        ("các tổ chức tín dụng phối hợp chặt chẽ", "các tổ chức tín dụng"),
        ("Hội Nông dân tỉnh vận động hội viên", "Hội Nông dân tỉnh"),
        ("Sở Tài chính, Xây dựng kế hoạch vốn", "Sở Tài chính"),
        ("Ủy ban nhân dân tỉnh Hưng Yên, Kế hoạch số 12", "Ủy ban nhân dân tỉnh Hưng Yên"),
        ("Trưởng các thôn thông báo trên loa", "Trưởng các thôn"),
        ("Trường Tiểu học Lê Lợi tổ chức ngày hội", "Trường Tiểu học Lê Lợi"),
    ],
)
def test_a_name_ends_before_what_it_does(text: str, end: str) -> None:
    assert text[: parse_agency_list(text).end] == end


def test_offsets_are_those_of_the_printed_name() -> None:
    text = "phối hợp với UBND các xã, Sở Y tế"
    assert [text[n.start : n.end] for n in parse_agency_list(text, 13).names] == [
        "UBND các xã",
        "Sở Y tế",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Công an nhân dân",
        "Tổ chức thực hiện",
        "Phòng, chống tội phạm",
        "Phòng ngừa từ sớm, từ xa",
        "Ban hành văn bản",
        "Hội nghị tổng kết",
        "Hội thảo khoa học",
        "Báo cáo kết quả",
        "Bộ máy tinh gọn",
        "Bộ tiêu chí đánh giá",
        "Đoàn Thanh Bình",
        "Nguyễn Văn An",
        "cán bộ, đảng viên và Nhân dân",
        "người đứng đầu cấp ủy",
        "Đội ngũ cán bộ",
        "Thanh tra, kiểm tra thường xuyên",
        "Sở hữu trí tuệ",
        "Trường hợp cần thiết",
        "Viện dẫn văn bản",
        "Cục diện mới",
        "Thời gian thực hiện",
        "Trung tâm của nhiệm vụ",
        "",
    ],
)
def test_what_only_begins_like_an_agency_is_none(text: str) -> None:
    assert not looks_like_agency(text)
    assert parse_agency_list(text).names == ()


@pytest.mark.parametrize("text", ["Sở Y tế", "Công an tỉnh, Sở Nội vụ.", "các sở, ngành"])
def test_agencies_look_like_agencies(text: str) -> None:
    assert looks_like_agency(text)


def test_an_agency_with_more_words_is_not_only_an_agency() -> None:
    assert not looks_like_agency("Công an tỉnh chủ trì")


I, L, C = "implement", "lead", "coordinate"  # noqa: E741
HEADINGS = [
    ("Sở Tài chính:", [("Sở Tài chính", I)]),
    ("2. Công an tỉnh", [("Công an tỉnh", I)]),
    (
        "Công an tỉnh chủ trì, phối hợp với các sở, ban, ngành",
        [("Công an tỉnh", L), ("các sở, ban, ngành", C)],
    ),
    (
        "Sở Tài chính chủ trì, phối hợp các sở, ban, ngành",
        [("Sở Tài chính", L), ("các sở, ban, ngành", C)],
    ),
    (
        "Các sở, ban, ngành; UBND các huyện",
        [("Các sở, ban, ngành", I), ("Ủy ban nhân dân các huyện", I)],
    ),
    ("Trách nhiệm của Công an tỉnh", [("Công an tỉnh", I)]),
    ("Đối với Ủy ban nhân dân cấp xã:", [("Ủy ban nhân dân cấp xã", I)]),
    ("Giao Sở Nội vụ:", [("Sở Nội vụ", I)]),
    ("Công an tỉnh (Cơ quan thường trực)", [("Công an tỉnh", I)]),
    ("Công an tỉnh - Cơ quan Thường trực Ban Chỉ đạo 138 tỉnh", [("Công an tỉnh", I)]),
    ("CÔNG AN TỈNH", [("Công an tỉnh", I)]),
    ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", [("Sở Văn hóa, Thể thao và Du lịch", I)]),
    (
        "Sở Thông tin và Truyền thông, Báo Bình Thuận, Đài Phát thanh - Truyền hình Bình Thuận",
        [
            ("Sở Thông tin và Truyền thông", I),
            ("Báo Bình Thuận", I),
            ("Đài Phát thanh - Truyền hình Bình Thuận", I),
        ],
    ),
    ("Cục Hải quan Quảng Ngãi", [("Cục Hải quan Quảng Ngãi", I)]),
    ("Công an xã có trách nhiệm:", [("Công an xã", I)]),
    ("Các trường học trên địa bàn xã", [("Các trường học trên địa bàn xã", I)]),
    ("Hiệu trưởng", [("Hiệu trưởng", I)]),
]


@pytest.mark.parametrize(("heading", "bearers"), HEADINGS)
def test_a_heading_names_who_acts(heading: str, bearers: list[tuple[str, str]]) -> None:
    found = parse_heading_bearers(heading)
    assert [(each.agency, each.role) for each in found.assignments] == bearers
    assert not found.request


@pytest.mark.parametrize(
    ("heading", "bearers"),
    [
        (
            "Giao Ban cán sự đảng UBND tỉnh lãnh đạo, chỉ đạo thực hiện Đề án, trọng tâm là:",
            [("Ban cán sự đảng Ủy ban nhân dân tỉnh", I)],
        ),
        (
            "Sở Y tế chủ trì, phối hợp với các sở, ngành kiểm tra các nội dung sau đây:",
            [("Sở Y tế", L), ("các sở, ngành", C)],
        ),
    ],
)
def test_a_sentence_that_leads_on_charges_with_what_follows(heading, bearers) -> None:
    found = parse_heading_bearers(heading).assignments
    assert [(each.agency, each.role) for each in found] == bearers


@pytest.mark.parametrize(
    "heading",
    [
        "Đối với trường cao đẳng",
        "Đối với cơ sở giáo dục đại học",
        "Ban Quản lý dự án đầu tư xây dựng thuộc Ủy ban nhân dân cấp xã",
        "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các Sở",
        "Cấp huyện",
        "Công tác phòng ngừa",
        "Tổ chức thực hiện",
        "Kinh phí thực hiện",
        "Nâng cao hiệu lực quản lý nhà nước của các cơ quan chức năng",
        "Công an nhân dân trong tình hình mới",
        "Triển khai quyết liệt, hiệu quả các giải pháp",
        "Phòng ngừa xã hội",
        "Bộ tiêu chí đánh giá",
        "Phát huy vai trò của Mặt trận Tổ quốc",
        "Đề nghị truy tố",
    ],
)
def test_a_heading_of_a_matter_names_nobody(heading: str) -> None:
    assert parse_heading_bearers(heading).assignments == ()


def test_a_heading_that_asks_makes_a_request() -> None:
    found = parse_heading_bearers("Đề nghị Tòa án nhân dân tỉnh, Viện kiểm sát nhân dân tỉnh:")
    assert found.request
    assert [each.agency for each in found.assignments] == [
        "Tòa án nhân dân tỉnh",
        "Viện kiểm sát nhân dân tỉnh",
    ]


def test_offsets_of_bearers_count_in_the_heading() -> None:
    heading = "Đề nghị UBND các huyện"
    (bearer,) = parse_heading_bearers(heading).assignments
    assert heading[bearer.start : bearer.end] == "UBND các huyện"


def test_a_long_run_of_heads_is_read_in_linear_time() -> None:
    def seconds(times: int) -> float:
        text = "Sở Y và " * times + "Giám đốc " * times + "các sở, ban, " * times
        started = time.process_time()
        parse_agency_list(text)
        return time.process_time() - started

    seconds(10)
    assert seconds(2000) < 10 * max(seconds(500), 0.02)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "UBND các xã ven phá, Sở Y tế",
            ["Ủy ban nhân dân các xã ven phá", "Sở Y tế"],
        ),
        (
            "UBND các xã biên giới, xã đảo tổ chức ngày sách",
            ["Ủy ban nhân dân các xã biên giới", "Ủy ban nhân dân xã đảo"],
        ),
        (
            "UBND các huyện vùng cao, biên giới tổ chức ngày hội",
            ["Ủy ban nhân dân các huyện vùng cao, biên giới"],
        ),
        (
            "Ban tự quản các thôn, buôn; trưởng các khóm, ấp",
            ["Ban tự quản các thôn, buôn", "trưởng các khóm, ấp"],
        ),
        (
            "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam giám sát",
            ["Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"],
        ),
        (
            "Ban Quản lý Khu kinh tế, công nghiệp tỉnh, UBND huyện Lộc Hà",
            ["Ban Quản lý Khu kinh tế, công nghiệp tỉnh", "Ủy ban nhân dân huyện Lộc Hà"],
        ),
        (
            "Ban Quản lý các khu công nghiệp, khu chế xuất thành phố",
            ["Ban Quản lý các khu công nghiệp, khu chế xuất thành phố"],
        ),
        (
            "Ban Quản lý các khu công nghiệp, Sở Công Thương",
            ["Ban Quản lý các khu công nghiệp", "Sở Công Thương"],
        ),
        (
            "Ban Chỉ đạo phòng, chống dịch huyện chủ trì",
            ["Ban Chỉ đạo phòng, chống dịch huyện"],
        ),
        (
            "Ban Chỉ đạo phòng, chống tội phạm, ma túy tỉnh chủ trì",
            ["Ban Chỉ đạo phòng, chống tội phạm, ma túy tỉnh"],
        ),
        (
            "Giám đốc các trung tâm giáo dục thường xuyên, các trung tâm y tế",
            ["Giám đốc các trung tâm giáo dục thường xuyên", "các trung tâm y tế"],
        ),
        ("các trung tâm kinh tế phát triển nhanh", []),
    ],
)
def test_a_name_is_read_to_its_end_and_no_further(text: str, names: list[str]) -> None:
    assert [name.agency for name in parse_agency_list(text).names] == names


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Đối với các trường tiểu học", ["các trường tiểu học"]),
        ("Về phía các hợp tác xã:", ["các hợp tác xã"]),
        ("Trách nhiệm của các trung tâm y tế", ["các trung tâm y tế"]),
        ("Sở Y tế tham mưu đổi mới cấp cứu, cụ thể:", ["Sở Y tế"]),
        ("Đảng ủy xã lãnh đạo thực hiện một số nhiệm vụ sau đây:", ["Đảng ủy xã"]),
        ("UBND xã triển khai kế hoạch năm 2024, cụ thể như sau:", []),
        ("Ban Thường vụ Huyện ủy yêu cầu thực hiện các nhiệm vụ sau:", []),
        ("Tình hình Sở Y tế tăng cường kiểm tra, cụ thể:", []),
    ],
)
def test_a_heading_hands_its_body_down(heading: str, names: list[str]) -> None:
    assert [each.agency for each in parse_heading_bearers(heading).assignments] == names
