"""Who is charged is read out of parentheses, headings, running text and tables alike."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from cancu.ingest.agency_headings import below, parse_heading_bearers
from cancu.ingest.assignments import (
    cell_roles,
    closing_parenthesis,
    find_assignments,
    parse_agency_cell,
    split_assigned_clauses,
)
from cancu.ingest.rules import Rule, load_rules

RULES = [rule for name in ("agencies", "assignments") for rule in load_rules(name)]
L, I, C, M = "lead", "implement", "coordinate", "monitor"  # noqa: E741


def read(text: str, heading: str | None = None, kind: str = "task") -> list[tuple[str, str, str]]:
    bearers = parse_heading_bearers(heading) if heading else None
    found = find_assignments(text, heading=bearers, kind=kind)
    for each in found:
        quote = (heading if each.source == "heading" else text) or ""
        assert quote[each.start : each.end].split()[-1]
    return [(each.agency, each.role, each.source) for each in found]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_matches_its_examples_and_no_counter_example(rule: Rule) -> None:
    for example in rule.examples:
        assert rule.pattern.search(example.text), example.text
        said = [(row["agency"], row["role"]) for row in example.expect]
        assert not said or [row[:2] for row in read(example.text)] == said
    for text in rule.counter_examples:
        assert not rule.pattern.search(text), text


PARENTHESES = [
    ("Rà soát địa bàn (Công an tỉnh thực hiện)", [("Công an tỉnh", I)]),
    (
        "Giao ban (Công an tỉnh chủ trì, phối hợp với các sở, ban, ngành, đoàn thể và UBND các"
        " huyện, thành phố tổ chức thực hiện).",
        [
            ("Công an tỉnh", L),
            ("các sở, ban, ngành, đoàn thể", C),
            ("Ủy ban nhân dân các huyện, thành phố", C),
        ],
    ),
    (
        "Cai (Công an tỉnh, Sở Lao động - Thương binh và Xã hội, Sở Y tế phối hợp thực hiện)",
        [("Công an tỉnh", I), ("Sở Lao động - Thương binh và Xã hội", I), ("Sở Y tế", I)],
    ),
    (
        "Truyền thông trường học (Sở Y tế chủ trì; Công an tỉnh, Sở Giáo dục và Đào tạo phối hợp)",
        [("Sở Y tế", L), ("Công an tỉnh", C), ("Sở Giáo dục và Đào tạo", C)],
    ),
    (
        "Họp (Cơ quan chủ trì: Sở Nội vụ; cơ quan phối hợp: Sở Tài chính, UBND các xã, phường)",
        [("Sở Nội vụ", L), ("Sở Tài chính", C), ("Ủy ban nhân dân các xã, phường", C)],
    ),
    (
        "Tuần tra biên giới (giao Bộ Chỉ huy Bộ đội Biên phòng tỉnh chủ trì)",
        [("Bộ Chỉ huy Bộ đội Biên phòng tỉnh", L)],
    ),
    (
        "Hòa giải ở cơ sở (đề nghị Hội Liên hiệp Phụ nữ huyện phối hợp với các ngành thực hiện)",
        [("Hội Liên hiệp Phụ nữ huyện", I), ("các ngành", C)],
    ),
    (
        "Xử lý nợ (do Ngân hàng Nhà nước chi nhánh tỉnh chủ trì, phối hợp với Cục Thuế tỉnh)",
        [("Ngân hàng Nhà nước chi nhánh tỉnh", L), ("Cục Thuế tỉnh", C)],
    ),
    (
        "Tuần tra trên biển (Công an tỉnh phối hợp với các sở, Ủy ban nhân dân huyện Thái Thụy,"
        " Tiền Hải thực hiện)",
        [
            ("Công an tỉnh", I),
            ("các sở", C),
            ("Ủy ban nhân dân huyện Thái Thụy", C),
            ("Ủy ban nhân dân huyện Tiền Hải", C),
        ],
    ),
    (
        "Đơn giản hóa thủ tục (Trách nhiệm thực hiện: Văn phòng HĐND và UBND huyện)",
        [("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện", I)],
    ),
    (
        "Ứng dụng dữ liệu dân cư (Bộ Công an chủ trì; phối hợp: Bộ Quốc phòng, Bộ Tài chính)",
        [("Bộ Công an", L), ("Bộ Quốc phòng", C), ("Bộ Tài chính", C)],
    ),
    (
        "Học tập Nghị quyết (Đảng ủy các xã, phường, đặc khu thực hiện)",
        [("Đảng ủy các xã, phường, đặc khu", I)],
    ),
    (
        "Vệ sinh lớp học (giáo viên dạy; Đoàn trường chủ trì, GVCN phối hợp)",
        [("Đoàn trường", L), ("GVCN", C)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARENTHESES)
def test_a_parenthesis_assigns_its_provision(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == [(agency, role, "parenthesis") for agency, role in expected]


INLINE = [
    (
        "Giao Sở Tài chính chủ trì, phối hợp với Sở Tư pháp và UBND các huyện, thị xã, thành phố"
        " triển khai thực hiện.",
        [
            ("Sở Tài chính", L),
            ("Sở Tư pháp", C),
            ("Ủy ban nhân dân các huyện, thị xã, thành phố", C),
        ],
    ),
    ("Giao Công an tỉnh theo dõi, đôn đốc việc thực hiện Kế hoạch này.", [("Công an tỉnh", I)]),
    (
        "Giao Công an tỉnh - Cơ quan Thường trực Ban Chỉ đạo 138 tỉnh giúp Chủ tịch UBND tỉnh"
        " đôn đốc các sở, ban ngành thực hiện.",
        [("Công an tỉnh", I)],
    ),
    (
        "Công an tỉnh chủ trì, phối hợp với Sở Y tế rà soát người nghiện.",
        [("Công an tỉnh", L), ("Sở Y tế", C)],
    ),
    (
        "Ủy ban nhân dân tỉnh giao các sở, ngành xây dựng kế hoạch trước ngày 15/3/2024.",
        [("các sở, ngành", I)],
    ),
    (
        "Chủ tịch UBND tỉnh yêu cầu Giám đốc các sở, Thủ trưởng các ban, ngành quán triệt.",
        [("Giám đốc các sở", I), ("Thủ trưởng các ban, ngành", I)],
    ),
    (
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh tăng cường giám sát.",
        [("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", I)],
    ),
    (
        "Các cơ quan, đơn vị có trách nhiệm bố trí kinh phí.",
        [("Các cơ quan, đơn vị", I)],
    ),
    (
        "Căn cứ Kế hoạch này, các sở, ban, ngành và UBND cấp xã khẩn trương xây dựng kế hoạch.",
        [("các sở, ban, ngành", I), ("Ủy ban nhân dân cấp xã", I)],
    ),
    (
        "Định kỳ hằng quý, Công an các huyện, thị xã, thành phố báo cáo kết quả về Công an tỉnh.",
        [("Công an các huyện, thị xã, thành phố", I)],
    ),
    (
        "Chánh Văn phòng UBND tỉnh, Giám đốc Công an tỉnh; Thủ trưởng các sở, ban ngành; Chủ tịch"
        " UBND các huyện và Thủ trưởng các đơn vị có liên quan chịu trách nhiệm thi hành Quyết"
        " định này./.",
        [
            ("Chánh Văn phòng Ủy ban nhân dân tỉnh", I),
            ("Giám đốc Công an tỉnh", I),
            ("Thủ trưởng các sở, ban ngành", I),
            ("Chủ tịch Ủy ban nhân dân các huyện", I),
            ("Thủ trưởng các đơn vị có liên quan", I),
        ],
    ),
    (
        "Bộ Y tế chủ trì, phối hợp với các bộ, ngành, địa phương theo dõi, đôn đốc.",
        [("Bộ Y tế", L), ("các bộ, ngành, địa phương", C)],
    ),
    (
        "Uỷ ban nhân dân cấp tỉnh, cấp xã đưa chỉ tiêu vào nghị quyết của địa phương.",
        [("Uỷ ban nhân dân cấp tỉnh", I), ("Uỷ ban nhân dân cấp xã", I)],
    ),
    (
        "Ban Quản lý Khu kinh tế Dung Quất chủ trì, phối hợp với Phòng Kinh tế - Hạ tầng kiểm tra.",
        [("Ban Quản lý Khu kinh tế Dung Quất", L), ("Phòng Kinh tế - Hạ tầng", C)],
    ),
    (
        "Công an xã tham mưu UBND xã quản lý cư trú; Trưởng các thôn phối hợp với Hội Phụ nữ xã,"
        " Đoàn Thanh niên xã tuyên truyền.",
        [
            ("Công an xã", I),
            ("Trưởng các thôn", I),
            ("Hội Phụ nữ xã", C),
            ("Đoàn Thanh niên xã", C),
        ],
    ),
    (
        "Chỉ đạo cơ quan chức năng phối hợp chặt chẽ với lực lượng Công an trong công tác này.",
        [("lực lượng Công an", C)],
    ),
    (
        "Phối hợp các lực lượng chức năng đấu tranh với tội phạm trên biển.",
        [("các lực lượng chức năng", C)],
    ),
    (
        "Đơn vị thực hiện: Phòng Văn hóa - Xã hội. Thời gian: Quý II/2026.",
        [("Phòng Văn hóa - Xã hội", I)],
    ),
    (
        "Tổ chức hội nghị. Cơ quan chủ trì: Sở Tư pháp; cơ quan phối hợp: Sở Nội vụ, Sở Tài chính."
        " Thời gian thực hiện: tháng 6/2026.",
        [("Sở Tư pháp", L), ("Sở Nội vụ", C), ("Sở Tài chính", C)],
    ),
    (
        "Phân công: Công an xã, Ban Chỉ huy Quân sự xã.",
        [("Công an xã", I), ("Ban Chỉ huy Quân sự xã", I)],
    ),
    (
        "- Chủ trì: Sở Khoa học và Công nghệ.\n- Phối hợp: Hiệp hội Doanh nghiệp nhỏ và vừa tỉnh.",
        [("Sở Khoa học và Công nghệ", L), ("Hiệp hội Doanh nghiệp nhỏ và vừa tỉnh", C)],
    ),
    (
        "Hiệu trưởng các trường học tổ chức ký cam kết với phụ huynh.",
        [("Hiệu trưởng các trường học", I)],
    ),
    (
        "Bộ Công an, Bộ Quốc phòng theo chức năng, nhiệm vụ được giao tổ chức thực hiện.",
        [("Bộ Công an", I), ("Bộ Quốc phòng", I)],
    ),
    (
        "Các Bộ: Công an, Quốc phòng, Tài chính chủ trì, phối hợp với UBND các tỉnh, thành phố"
        " trực thuộc Trung ương triển khai.",
        [
            ("Bộ Công an", L),
            ("Bộ Quốc phòng", L),
            ("Bộ Tài chính", L),
            ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", C),
        ],
    ),
    (
        "Sở GD&ĐT phối hợp với Sở LĐTBXH, Tỉnh đoàn tổ chức hội thi.",
        [
            ("Sở Giáo dục và Đào tạo", I),
            ("Sở Lao động - Thương binh và Xã hội", C),
            ("Tỉnh đoàn", C),
        ],
    ),
    (
        "Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì, phối hợp với Đảng ủy UBND tỉnh hướng dẫn.",
        [("Ban Tuyên giáo và Dân vận Tỉnh ủy", L), ("Đảng ủy Ủy ban nhân dân tỉnh", C)],
    ),
    (
        "Văn phòng Tỉnh ủy có trách nhiệm theo dõi, đôn đốc, báo cáo Ban Thường vụ Tỉnh ủy.",
        [("Văn phòng Tỉnh ủy", I)],
    ),
    (
        "Yêu cầu Thủ trưởng các cơ quan, đơn vị quán triệt nội dung Kế hoạch này.",
        [("Thủ trưởng các cơ quan, đơn vị", I)],
    ),
    (
        "Trên cơ sở dự toán do các cơ quan, đơn vị, địa phương xây dựng, Sở Tài chính tổng hợp,"
        " tham mưu Ủy ban nhân dân tỉnh.",
        [("Sở Tài chính", I)],
    ),
    (
        "Đồng thời, Sở Công Thương chủ trì kiểm tra; các địa phương chủ động phối hợp.",
        [("Sở Công Thương", L), ("các địa phương", I)],
    ),
    (
        "Ban Thường vụ Huyện ủy yêu cầu các chi bộ, đảng bộ trực thuộc tổ chức sinh hoạt.",
        [("các chi bộ", I), ("đảng bộ trực thuộc", I)],
    ),
    (
        "Các cấp ủy, tổ chức đảng, cán bộ, đảng viên cần nhận thức đầy đủ.",
        [("Các cấp ủy", I), ("tổ chức đảng", I)],
    ),
    (
        "Ban cán sự đảng Chính phủ phối hợp với Đảng đoàn Quốc hội thể chế hóa Nghị quyết.",
        [("Ban cán sự đảng Chính phủ", I), ("Đảng đoàn Quốc hội", C)],
    ),
    (
        "Văn phòng Trung ương Đảng phối hợp với Ban Kinh tế Trung ương theo dõi, kiểm tra.",
        [("Văn phòng Trung ương Đảng", I), ("Ban Kinh tế Trung ương", C)],
    ),
    (
        "Tổ chuyên môn xây dựng kế hoạch dạy học; giáo viên chủ nhiệm phối hợp với Ban đại diện"
        " cha mẹ học sinh quản lý học sinh.",
        [
            ("Tổ chuyên môn", I),
            ("giáo viên chủ nhiệm", I),
            ("Ban đại diện cha mẹ học sinh", C),
        ],
    ),
    (
        "Cục Cảnh sát quản lý hành chính về trật tự xã hội chủ trì, phối hợp với Công an các đơn"
        " vị, địa phương thực hiện.",
        [
            ("Cục Cảnh sát quản lý hành chính về trật tự xã hội", L),
            ("Công an các đơn vị, địa phương", C),
        ],
    ),
    (
        "Phòng Kinh tế, Hạ tầng và Đô thị (đối với phường), Phòng Kinh tế (đối với xã) chủ trì.",
        [("Phòng Kinh tế, Hạ tầng và Đô thị", L), ("Phòng Kinh tế", L)],
    ),
    ("Công an tỉnh (Cơ quan thường trực) chủ trì kiểm tra.", [("Công an tỉnh", L)]),
    (
        "Sở Nội vụ là cơ quan thường trực giúp UBND tỉnh theo dõi việc thực hiện.",
        [("Sở Nội vụ", I)],
    ),
    (
        "Phân công Sở Nội vụ chủ trì, Sở Tài chính phối hợp.",
        [("Sở Nội vụ", L), ("Sở Tài chính", C)],
    ),
    (
        "Khi có vướng mắc, đề nghị các cơ quan, đơn vị phản ánh về Sở Nội vụ.",
        [("các cơ quan, đơn vị", I)],
    ),
    (
        "Chánh Văn phòng HĐND và UBND xã, Trưởng các phòng chuyên môn chịu trách nhiệm thi hành.",
        [
            ("Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", I),
            ("Trưởng các phòng chuyên môn", I),
        ],
    ),
    (
        "Thuế cơ sở 5 tỉnh Hưng Yên phối hợp với UBND phường Phố Hiến thu nợ.",
        [("Thuế cơ sở 5 tỉnh Hưng Yên", I), ("Ủy ban nhân dân phường Phố Hiến", C)],
    ),
    (
        "Tòa án nhân dân khu vực 1, Viện kiểm sát nhân dân khu vực 1 đẩy nhanh tiến độ.",
        [("Tòa án nhân dân khu vực 1", I), ("Viện kiểm sát nhân dân khu vực 1", I)],
    ),
    (
        "Tổng Công ty Điện lực miền Trung phối hợp cùng UBND các xã bảo vệ hành lang lưới điện.",
        [("Tổng Công ty Điện lực miền Trung", I), ("Ủy ban nhân dân các xã", C)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), INLINE)
def test_running_text_assigns(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == [(agency, role, "inline") for agency, role in expected]


SENTENCES = yaml.safe_load(
    (Path(__file__).parent / "corpus" / "agency-sentences.yml").read_text(encoding="utf-8")
)
ROLES = {"L": L, "I": I, "C": C, "M": M}


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["text"][:40])
def test_a_sentence_charges_whom_it_names(row: dict[str, Any]) -> None:
    column = row.get("column")
    if column == "heading":
        charged = {
            (each.agency, each.role) for each in parse_heading_bearers(row["text"]).assignments
        }
    elif column:
        charged = {(each.agency, each.role) for each in parse_agency_cell(row["text"], column)}
    else:
        found = read(row["text"], row.get("heading"), row.get("kind", "task"))
        charged = {(agency, role) for agency, role, _ in found}
    assert charged == {(each[2:], ROLES[each[0]]) for each in row["charges"]}


@pytest.mark.parametrize(
    "text",
    [
        "Tham mưu Huyện ủy, Thị ủy, Thành ủy ban hành nghị quyết.",
        "Định kỳ hằng quý báo cáo UBND tỉnh (qua Công an tỉnh) để tổng hợp.",
        "Nâng cao hiệu quả phối hợp giữa các sở, ngành trong phòng, chống tội phạm.",
        "Phát huy vai trò của Mặt trận Tổ quốc và các tổ chức thành viên.",
        "Tổ chức thực hiện hiệu quả Quy chế phối hợp với Công an tỉnh về an ninh y tế.",
        "Thực hiện các phong trào do Mặt trận Tổ quốc và các tổ chức thành viên chủ trì.",
        "Người đứng đầu cấp ủy, chính quyền phải nêu cao tinh thần trách nhiệm.",
        "Mỗi cán bộ, đảng viên phải gương mẫu chấp hành pháp luật.",
        "Đồng chí Nguyễn Văn An chịu trách nhiệm chung.",
        "Thực hiện theo chỉ đạo của Bộ Công an, Bộ Quốc phòng và Ủy ban nhân dân tỉnh.",
        "Kinh phí do ngân sách nhà nước bảo đảm theo phân cấp hiện hành.",
        "Phối hợp nghiên cứu, ứng dụng khoa học công nghệ.",
        "Hằng năm, tổ chức hội nghị tổng kết.",
        "Định kỳ, tổ chức đoàn kiểm tra liên ngành.",
        "Tu sửa nhà văn hóa (do Liên đoàn Lao động huyện quản lý) phục vụ công nhân.",
        "Bộ trưởng Bộ Công an giao trách nhiệm cho đơn vị trực thuộc thực hiện theo dõi.",
        "Các trường thuộc diện dồn ghép phải được sửa chữa trước năm học mới.",
        "Xây dựng lực lượng Công an nhân dân chính quy, tinh nhuệ.",
        "Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành.",
        "Bảo đảm truy tố đúng hạn số vụ án có kết luận điều tra đề nghị truy tố.",
        "Kiện toàn Ban Chỉ đạo 138 các cấp bảo đảm tinh gọn (gồm Công an tỉnh, Sở Y tế).",
        "Tội phạm lừa đảo (Ngân hàng Nhà nước đã cảnh báo tại Công văn số 12/NHNN).",
        "Hội nghị tổng kết được tổ chức vào quý IV.",
        "Giám sát việc thực hiện pháp luật về phòng, chống tội phạm.",
        "Lập hồ sơ đề nghị Công an tỉnh cấp giấy phép.",
        "Bộ máy của các cơ quan được sắp xếp tinh gọn.",
        "Tham mưu UBND tỉnh giao Sở Y tế chủ trì thực hiện.",
        "Đề xuất UBND tỉnh, Bộ Công an khen thưởng.",
        "Trình Hội đồng nhân dân tỉnh xem xét, thông qua.",
        "Hướng dẫn Công an các huyện, thành phố thực hiện.",
        "Ký kết chương trình phối hợp với Tỉnh đoàn.",
        "Xây dựng cơ chế đặt hàng, giao nhiệm vụ cho các doanh nghiệp công nghệ số thực hiện.",
        "Toàn thể cán bộ, giáo viên, nhân viên thực hiện nghiêm túc.",
        "Nhân dân tích cực tham gia tố giác tội phạm.",
        "Nghị quyết này được Hội đồng nhân dân tỉnh thông qua.",
    ],
)
def test_bodies_merely_named_have_no_role(text: str) -> None:
    assert read(text) == []


def test_a_heading_gives_its_agency_to_the_item() -> None:
    assert read("Tăng cường kiểm tra.", "Cục Quản lý thị trường tỉnh") == [
        ("Cục Quản lý thị trường tỉnh", I, "heading")
    ]


def test_an_item_that_begins_with_chu_tri_makes_the_heading_lead() -> None:
    assert read(
        "Chủ trì, phối hợp với Công an tỉnh tổng hợp nhu cầu.", "Sở Kế hoạch và Đầu tư:"
    ) == [
        ("Sở Kế hoạch và Đầu tư", L, "heading"),
        ("Công an tỉnh", C, "inline"),
    ]


def test_a_later_sentence_with_chu_tri_makes_the_whole_item_lead() -> None:
    text = "Triển khai Kế hoạch. Chủ trì, phối hợp với Sở Y tế kiểm tra định kỳ."
    assert read(text, "Công an tỉnh")[0] == ("Công an tỉnh", L, "heading")


def test_an_item_that_says_phoi_hop_leaves_the_heading_to_implement() -> None:
    assert read("Phối hợp với Công an tỉnh bảo đảm an ninh bệnh viện.", "Sở Y tế") == [
        ("Sở Y tế", I, "heading"),
        ("Công an tỉnh", C, "inline"),
    ]


def test_a_heading_with_roles_gives_them_to_each_item() -> None:
    assert read("Thẩm định dự toán.", "Sở Tài chính chủ trì, phối hợp các sở, ban, ngành") == [
        ("Sở Tài chính", L, "heading"),
        ("các sở, ban, ngành", C, "heading"),
    ]


def test_what_others_chair_does_not_make_the_heading_lead() -> None:
    text = "Lồng ghép với các cuộc vận động do Mặt trận Tổ quốc chủ trì, thực hiện."
    assert read(text, "Tỉnh đoàn") == [("Tỉnh đoàn", I, "heading")]


def test_the_heading_repeated_in_its_item_is_one_assignment() -> None:
    assert read("Sở Tài chính chủ trì tham mưu bố trí kinh phí.", "Sở Tài chính") == [
        ("Sở Tài chính", L, "heading")
    ]


def test_the_parenthesis_at_the_end_goes_before_the_subject_of_the_text() -> None:
    text = "Lãnh đạo các phòng phải gương mẫu (Công an huyện thực hiện)."
    assert read(text) == [("Công an huyện", I, "parenthesis")]


def test_helpers_named_in_the_text_stay_beside_the_parenthesis() -> None:
    text = "Chỉ đạo phối hợp chặt chẽ với lực lượng Công an (Sở Y tế chủ trì)"
    assert read(text) == [("lực lượng Công an", C, "inline"), ("Sở Y tế", L, "parenthesis")]


def test_masked_titles_charge_nobody() -> None:
    text = "Thực hiện Nghị định về phối hợp với Bộ Công an."
    assert read(text) == [("Bộ Công an", C, "inline")]
    assert find_assignments(text, heading=None, kind="task", masked=[(10, 45)]) == ()


def test_offsets_point_at_the_name() -> None:
    text = "Giao UBND các xã phối hợp với Công an huyện."
    spans = [text[a.start : a.end] for a in find_assignments(text, heading=None, kind="task")]
    assert spans == ["UBND các xã", "Công an huyện"]


def test_the_subject_of_an_objective_is_not_charged() -> None:
    assert read("Các cấp, các ngành phải xác định rõ trách nhiệm.", kind="objective") == []


def test_the_closing_parenthesis_is_found_with_its_brackets() -> None:
    text = "Rà soát (nhất là SIM rác) các thuê bao (Công an tỉnh thực hiện)."
    assert text[slice(*closing_parenthesis(text) or ())] == "(Công an tỉnh thực hiện)"


@pytest.mark.parametrize(
    "text",
    ["Báo cáo UBND tỉnh (qua Công an tỉnh).", "Tuyên truyền (Công an tỉnh thực hiện) rộng rãi."],
)
def test_other_parentheses_do_not_close(text: str) -> None:
    assert closing_parenthesis(text) is None


def test_clauses_with_assignments_of_their_own_are_split() -> None:
    text = (
        "Tuyên truyền trong trường (Sở Giáo dục và Đào tạo thực hiện); lồng ghép ở khu công nghiệp"
        " (Liên đoàn Lao động tỉnh thực hiện); gắn với hương ước (UBND xã thực hiện)."
    )
    assert [text[a:b].split()[0] for a, b in split_assigned_clauses(text)] == [
        "Tuyên",
        "lồng",
        "gắn",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Một việc; việc khác (Công an tỉnh thực hiện).",
        "Việc này (Công an tỉnh thực hiện); việc kia không ai làm.",
    ],
)
def test_a_text_with_a_clause_of_nobody_stays_whole(text: str) -> None:
    assert split_assigned_clauses(text) == ()


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Cơ quan chủ trì", L),
        ("Sở, ngành chủ trì tham mưu", L),
        ("ĐƠN VỊ CHỦ TRÌ", L),
        ("Cơ quan chủ trì thực hiện", L),
        ("Đơn vị phối hợp", C),
        ("Cơ quan\nphối hợp", C),
        ("Trách nhiệm thực hiện", I),
        ("Đơn vị phụ trách", I),
        ("Phân công thực hiện", I),
        ("Cơ quan, đơn vị thực hiện", I),
        ("Cơ quan theo dõi, đôn đốc", M),
        ("Theo dõi, kiểm tra, đôn đốc", M),
        ("Thời gian thực hiện", None),
        ("Nội dung thực hiện", None),
        ("Kết quả thực hiện", None),
        ("Kinh phí thực hiện", None),
        ("Đơn vị tính", None),
        ("Tên nhiệm vụ cụ thể", None),
        ("TT", None),
        ("", None),
    ],
)
def test_the_head_of_a_column_gives_its_role(head: str, role: str | None) -> None:
    assert cell_roles(head) == role


CELLS = [
    ("Bộ Tài chính", ["Bộ Tài chính"]),
    (
        "Các bộ ở \nTrung ương, \nỦy ban nhân \ndân cấp tỉnh ở \nđịa phương",
        ["Các bộ ở Trung ương", "Ủy ban nhân dân cấp tỉnh ở địa phương"],
    ),
    (
        "Ủy ban nhân \ndân cấp tỉnh \ntrình \nHội \nđồng \nnhân \ndân cùng cấp",
        ["Ủy ban nhân dân cấp tỉnh"],
    ),
    (
        "Bộ Tài chính, các \nbộ, \nngành, \ncơ \nquan, tổ chức có \nliên quan",
        ["Bộ Tài chính", "các bộ, ngành, cơ quan, tổ chức có liên quan"],
    ),
    (
        "Bộ, cơ quan, tổ \nchức, đơn vị có \nliên quan, cơ sở \nkhám bệnh, chữa \nbệnh,"
        " \ndoanh \nnghiệp",
        ["Bộ, cơ quan, tổ chức, đơn vị có liên quan", "cơ sở khám bệnh, chữa bệnh", "doanh nghiệp"],
    ),
    (
        "Các Bộ, ngành Ủy \nban nhân dân cấp \ntỉnh, Sở Y tế cơ \nquan, đơn vị liên \nquan",
        ["Các Bộ, ngành", "Ủy ban nhân dân cấp tỉnh", "Sở Y tế", "cơ quan, đơn vị liên quan"],
    ),
    ("Cơ sở khám \nbệnh, \nchữa \nbệnh trình cấp \ncó thẩm quyền", ["Cơ sở khám bệnh, chữa bệnh"]),
    ("Bộ Y tế, Sở Y tế \nđối \nvới \nđịa \nphương", ["Bộ Y tế", "Sở Y tế"]),
    (
        "- Công an tỉnh;\n- Sở Y tế;\n- UBND các xã, phường",
        ["Công an tỉnh", "Sở Y tế", "Ủy ban nhân dân các xã, phường"],
    ),
    ("Công an tỉnh\nSở Nội vụ", ["Công an tỉnh", "Sở Nội vụ"]),
    ("Sở Tài chính/Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
    (
        "Bộ Thông tin và Truyền thông Bộ Khoa học và Công nghệ",
        ["Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ"],
    ),
    (
        "Ban Tuyên giáo Trung ương; các bộ, ngành, địa phương; VTV, VOV, TTXVN",
        ["Ban Tuyên giáo Trung ương", "các bộ, ngành, địa phương", "VTV", "VOV", "TTXVN"],
    ),
    ("Lãnh đạo Sở Y tế", ["Lãnh đạo Sở Y tế"]),
    ("Như trên", []),
    ("-", []),
    ("", []),
    ("Thường xuyên", []),
]


@pytest.mark.parametrize(("text", "agencies"), CELLS)
def test_a_cell_lists_its_agencies(text: str, agencies: list[str]) -> None:
    found = parse_agency_cell(text, L)
    assert [each.agency for each in found] == agencies
    assert {(each.role, each.source) for each in found} <= {(L, "table")}


def test_roles_said_in_the_cell_go_before_the_head_of_its_column() -> None:
    text = "Sở Y tế chủ trì, phối hợp với Công an tỉnh"
    assert [(a.agency, a.role) for a in parse_agency_cell(text, I)] == [
        ("Sở Y tế", L),
        ("Công an tỉnh", C),
    ]


def test_those_of_whom_the_heading_is_to_demand_something_are_not_charged():
    heading = parse_heading_bearers("Sở Nông nghiệp và Môi trường")
    text = "Kiểm tra thường xuyên; yêu cầu các đơn vị khai thác lắp đặt trạm cân."
    found = find_assignments(text, heading=heading, kind="task")
    assert [(each.agency, each.source) for each in found] == [
        ("Sở Nông nghiệp và Môi trường", "heading")
    ]


def test_an_item_that_begins_with_who_acts_is_not_its_headings():
    heading = "Trách nhiệm của Sở Y tế và Thủ trưởng các cơ quan liên quan"
    assert read("Sở Y tế chủ trì kiểm tra.", heading) == [("Sở Y tế", L, "heading")]
    assert read("Bộ trưởng, Thủ trưởng cơ quan ngang bộ tổ chức thực hiện.", heading) == [
        ("Bộ trưởng", I, "inline"),
        ("Thủ trưởng cơ quan ngang bộ", I, "inline"),
    ]


def test_the_head_of_a_body_acts_beside_it():
    found = read("Chủ tịch UBND xã chịu trách nhiệm trước pháp luật.", "UBND xã")
    assert found == [
        ("Ủy ban nhân dân xã", I, "heading"),
        ("Chủ tịch Ủy ban nhân dân xã", I, "inline"),
    ]


def test_who_is_charged_below_groups_is_charged_alone():
    order = "Giao Sở Tư pháp đôn đốc việc thực hiện."
    assert read(order, "Các cơ quan, ban, ngành") == [("Sở Tư pháp", I, "inline")]
    assert ("Sở Nội vụ", I, "heading") in read(order, "Sở Nội vụ")


def test_a_heading_that_only_names_helpers_adds_them_to_those_above_it():
    outer = parse_heading_bearers("2. Sở Nội vụ:")
    inner = parse_heading_bearers("a) Chủ trì, phối hợp với các sở, ngành liên quan thực hiện:")
    assert inner.joins
    both = below(outer, inner, 14)
    assert [(each.agency, each.role) for each in both.assignments] == [
        ("Sở Nội vụ", L),
        ("các sở, ngành liên quan", C),
    ]
    helped = parse_heading_bearers("b) Phối hợp với Công an tỉnh triển khai:")
    assert [each.role for each in below(outer, helped, 14).assignments] == [I, C]
    assert not parse_heading_bearers("b) Phối hợp giữa các cơ quan:").joins


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Phòng Kinh tế chủ tri, các xã phối hợp)", [("Phòng Kinh tế", L), ("các xã", C)]),
        ("(Sở Y tệ thưc hiện)", [("Sở Y tế", I)]),
        ("Thủ trưởng các cơ quan chịu trácb nhiệm thi hành.", [("Thủ trưởng các cơ quan", I)]),
    ],
)
def test_words_that_a_scanner_damaged_are_read_as_they_were(text, expected):
    assert [(agency, role) for agency, role, _ in read(text)] == expected


def test_a_word_that_is_none_costs_a_labels_list_itself_alone():
    text = "Cơ quan phối hợp: Sở Y tế, xxy các thành phô và các đơn vị có liên quan."
    assert [agency for agency, _, _ in read(text)] == ["Sở Y tế", "các đơn vị có liên quan"]


def test_a_cell_read_twice_is_the_same():
    assert parse_agency_cell("UBND xã", L) == parse_agency_cell("UBND xã", L)
    assert parse_agency_cell("UBND xã", C)[0].role == C


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mỗi khu dân cư có một tổ tự quản; mỗi hộ trồng một cây.", []),
        ("Mỗi xã, phường tổ chức một hội thi.", [("Mỗi xã, phường", I)]),
        ("Hội Nông dân xã vận động; mỗi khu phố lập một đội.", [("Hội Nông dân xã", I)]),
    ],
)
def test_a_place_that_is_counted_is_charged_with_nothing(text, expected):
    assert [(agency, role) for agency, role, _ in read(text)] == expected


def test_an_unknown_member_does_not_lose_those_beside_it():
    text = "Số hóa tư liệu (Phòng vẽ, Sở Xây dựng, UBND huyện Lộc Hà thực hiện)."
    assert [agency for agency, _, _ in read(text)][-2:] == [
        "Sở Xây dựng",
        "Ủy ban nhân dân huyện Lộc Hà",
    ]
    assert read("Mở rộng (Quốc lộ 1A, Sở Xây dựng thực hiện).") == []
