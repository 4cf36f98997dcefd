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
        ("- Rà soát trên địa bàn tỉnh", "Hưng Yên trong năm."),
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


def test_a_short_line_ends_its_paragraph_in_a_wrapped_text():
    text = f"{WRAPPED}\n2. Phòng Tham mưu\nChủ trì, phối hợp với các đơn vị rà soát, tổng hợp tình"
    assert joined(text, wrapped=True)[-2] == "2. Phòng Tham mưu"


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
