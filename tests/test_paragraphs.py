"""Sentences that a page or a margin broke are one again; parts stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.clean import clean_lines
from cancu.ingest.paragraphs import is_wrapped, opens_paragraph, paragraphs

WRAPPED = """1. Chủ động nắm tình hình, phòng ngừa, ngăn chặn có hiệu
quả các loại tội phạm, không để hình thành băng, nhóm
hoạt động lộng hành trên địa bàn tỉnh.
2. Huy động tối đa lực lượng, phương tiện; kết hợp chặt
chẽ giữa phòng ngừa và đấu tranh.
a) Tuyên truyền phương thức, thủ đoạn mới của tội phạm
lừa đảo trên không gian mạng; hướng dẫn người dân nhận
biết, kịp thời trình báo với cơ quan công an nơi gần
nhất."""


def joined(source: str, wrapped: bool = False) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(clean_lines(source), wrapped)]


def test_a_text_broken_at_the_margin_is_told_from_one_that_is_not():
    assert is_wrapped(clean_lines(WRAPPED))
    assert not is_wrapped(clean_lines("\n".join(joined(WRAPPED, wrapped=True)) * 3))


def test_lines_broken_at_the_margin_are_joined_to_their_paragraphs():
    assert [text[:3].strip() for text in joined(WRAPPED, wrapped=True)] == ["1.", "2.", "a)"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Tập huấn cho cán bộ trạm y tế,", "bác sĩ và người dân."),
        ("1. Báo cáo của Ban Chỉ đạo 138", "tỉnh trước ngày 15."),
        ("Quyết định của Bộ", "Chính trị về dân vận."),
        ("Điều 1. Phê duyệt Đề án chợ", "(sau đây gọi tắt là Đề án) với các nội dung sau:"),
        ("a) Xây dựng Đề án, hoàn thành trong quý", "IV/2025."),
        ("1. Giám đốc các Sở: Tài chính,", "Xây dựng và Nội vụ phối hợp."),
        ("Theo đề nghị của Giám đốc", "Sở Nội vụ tại Tờ trình số 5/TTr-SNV ngày 02/3/2023."),
        ("Theo đề nghị của Sở Nông nghiệp", "Lâm nghiệp tại Công văn số 5/SNN-KL."),
        ("- Rà soát trên địa bàn tỉnh", "Hưng Yên trong năm."),
        ("2. Sở Y tế chủ trì tổng kết", "Kế hoạch vào cuối năm 2027."),
        ("b) Giao Vụ Pháp chế xây dựng", "Đề án, trình trong quý II."),
        ("1. Rà soát (theo Quyết định số 5", "Thủ tướng Chính phủ)."),
    ],
)
def test_a_sentence_broken_by_a_page_is_one(first, second):
    assert joined(f"{first}\n\n2\n\n{second}") == [f"{first} {second}"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Rà soát.", "Báo cáo kết quả."),
        ("3. Công an xã", "Hỗ trợ người dân."),
        ("2. Chủ tịch", "Chủ trì cuộc họp."),
        ("2. Kinh phí thực hiện", "Kế hoạch này do ngân sách cấp."),
        ("1. Sơ kết, tổng kết", "Chương trình được sơ kết vào năm 2027."),
        ("4. Sở Y tế", "Kế hoạch hằng năm gửi Sở Tài chính."),
        ("Củng cố quốc phòng, thế trận lòng dân,", "Tổ chức diễn tập theo kế hoạch."),
        ("Theo đề nghị của Sở Nội vụ", "Ủy ban nhân dân tỉnh ban hành Kế hoạch:"),
        ("1. Sở Y tế:", "- Rà soát."),
        ("I. MỤC TIÊU", "1. Rà soát."),
        ("- Rà soát các hộ", "- Báo cáo."),
        ("- Rà soát của", "Điều 2. Báo cáo."),
    ],
)
def test_parts_of_their_own_stay_apart(first, second):
    assert joined(f"{first}\n{second}") == [first, second]


def test_a_year_range_broken_at_its_dash_is_one():
    text = (
        "các nhiệm vụ và giải pháp trong giai đoạn từ năm 2016\n- 2025 được giao cho các sở ngành."
    )
    assert len(joined(text, wrapped=True)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("4. Phát triển kinh tế số và xã hội số", "a) 80% hộ kinh doanh nộp thuế điện tử."),
        ("4. Phát triển kinh tế số và xã hội số", "- Mở tài khoản cho các hộ kinh doanh."),
        ("II. CHUYỂN ĐỔI SỐ", "1. Đầu tư hạ tầng."),
        ("2. Nhân rộng mô hình thí điểm", "a) Rà soát các mô hình ở thôn."),
        ("2. Mở chuyên trang, chuyên mục", "1) Đài Truyền thanh mở chuyên mục."),
    ],
)
def test_a_heading_whose_last_word_may_precede_a_number_ends_before_its_first_item(first, second):
    assert joined(f"{WRAPPED}\n{first}\n{second}", wrapped=True)[-2:] == [first, second]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Thực hiện Quyết định số", "13/QĐ-UBND về việc thành lập Tổ công tác liên ngành tỉnh."),
        ("1. Rà soát theo văn bản số", "5/STP-XDKT của Sở Tư pháp."),
        ("1. Xử phạt theo quy định tại khoản", "2. Điều 7 Nghị định về thủy sản."),
        ("1. Xử phạt theo quy định tại điểm", "a, b khoản 3 Điều 4 của Nghị định."),
    ],
)
def test_a_number_broken_from_the_word_before_it_goes_on(first, second):
    assert joined(f"{WRAPPED}\n{first}\n{second}", wrapped=True)[-1] == f"{first} {second}"


def test_a_short_line_ends_its_paragraph_in_a_wrapped_text():
    text = f"{WRAPPED}\n2. Phòng Tham mưu\nChủ trì, phối hợp với các đơn vị rà soát, tổng hợp tình"
    assert joined(text, wrapped=True)[-2] == "2. Phòng Tham mưu"


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("2. Sở Công Thương chủ trì, phối hợp Sở Y tế", "Kiểm tra các chợ, báo cáo hằng", True),
        ("2. Sở Công Thương chủ trì, phối hợp với Sở", "Xây dựng kiểm tra các chợ tại", False),
        ("2. Rà soát các hộ dân theo đề nghị của thôn", "Tân Lập và báo cáo kết quả về", False),
    ],
)
def test_an_order_behind_a_short_numbered_line_says_that_it_is_a_heading(first, second, apart):
    lines = joined(f"{WRAPPED}\n{first}\n{second}", wrapped=True)
    assert (lines[-1] == second) is apart


def test_a_bold_heading_ends_its_paragraph_in_a_wrapped_text():
    text = f"{WRAPPED}\n\n**2. Tầm nhìn đến năm 2045 của ngành**\n\nKhoa học phát triển."
    assert joined(text, wrapped=True)[-1] == "Khoa học phát triển."


def test_rows_of_a_table_are_never_joined():
    assert len(joined("| TT | Việc |\n| 1 | rà soát |\n| 2 | báo cáo |")) == 3


def test_a_bold_heading_is_not_joined_to_what_follows():
    assert joined("**Mục tiêu chung**\n\nĐưa du lịch thành ngành mũi nhọn") == [
        "Mục tiêu chung",
        "Đưa du lịch thành ngành mũi nhọn",
    ]


def test_cues_open_a_paragraph():
    assert opens_paragraph("Căn cứ Luật Du lịch")
    assert not opens_paragraph("căn cứ tình hình")


@given(st.text(alphabet="ab Đ1.\n-(“”)|*", max_size=200), st.booleans())
def test_no_word_is_lost_or_moved(source, wrapped):
    lines = clean_lines(source)
    words = "".join("".join(line.text.split()) for line in lines)
    assert "".join("".join(text.split()) for text in joined(source, wrapped)) == words


def test_where_empty_lines_part_the_paragraphs_other_line_ends_mean_nothing():
    first = "1. Rà soát các hộ dân sống dưới chân taluy và báo cáo"
    source = "\n\n".join(
        [f"{first}\nNhân dân, chính quyền", *(f"{n}. Sửa cầu." for n in range(2, 9))]
    )
    assert joined(source)[0] == f"{first} Nhân dân, chính quyền"
    assert joined(f"{first}\nNhân dân, chính quyền")[0] == first
