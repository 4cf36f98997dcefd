"""What names the words that follow is told from what orders something itself."""

import pytest

from cancu.ingest.clean import clean_lines
from cancu.ingest.headings import names_topic
from cancu.ingest.outline import outline
from cancu.ingest.paragraphs import paragraphs


def read(source: str) -> dict[str, tuple[str | None, str]]:
    """Each path with the last heading above it and its words."""
    nodes = outline(paragraphs(clean_lines(source), wrapped=False))
    return {
        node.path: (node.headings[-1].text if node.headings else None, node.body.text)
        for node in nodes
    }


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("Đối với các trường cao đẳng (công lập, tư thục)", "D"),
        ("Lĩnh vực nội vụ", "Đ"),
        ("Bước 2", "T"),
        ("Ban Quản lý dự án đầu tư xây dựng tỉnh", "C"),
        ("Hạ tầng số", "L"),
        ("Sở Y tế", "c"),
        ("Kinh phí thực hiện", "t"),
    ],
)
def test_a_name_before_a_colon_is_a_heading(words, then):
    assert names_topic(words, then)


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("Hạ tầng số", "l"),
        ("Các loại tội phạm như", "T"),
        ("Gắn với các phong trào khác", "P"),
        ("Các sở, ban, ngành tập trung thực hiện", "R"),
        ("Nâng cao hiệu lực quản lý, tiến hành thanh tra, kiểm tra các lĩnh vực", "Q"),
    ],
)
def test_a_sentence_before_a_colon_is_none(words, then):
    assert not names_topic(words, then)


def test_a_heading_with_a_colon_inside_is_whole_where_items_follow():
    found = read("1. Mục tiêu 1: Trong lĩnh vực kinh tế\n- Tăng thu 5%.")
    assert found == {"1.-1": ("Mục tiêu 1: Trong lĩnh vực kinh tế", "Tăng thu 5%.")}


def test_a_heading_may_end_in_brackets_that_charge_nobody():
    found = read("1. Phòng Cảnh sát hình sự (PC02)\n- Tham mưu.")
    assert found == {"1.-1": ("Phòng Cảnh sát hình sự (PC02)", "Tham mưu.")}
    charged = read("1. Rà soát địa bàn (Công an tỉnh thực hiện)\n- Báo cáo ngay.")
    assert list(charged) == ["1", "1.-1"]


def test_an_order_that_goes_on_with_what_counts_most_is_no_mere_heading():
    lead = (
        "Giao Ban cán sự đảng Ủy ban nhân dân tỉnh lãnh đạo, chỉ đạo thực hiện quyết liệt các "
        "nhiệm vụ được giao tại Đề án, trọng tâm là:"
    )
    assert list(read(f"2. {lead}\n2.1. Họp.\n2.2. Báo cáo.")) == ["2", "2.1", "2.2"]
    assert list(read("2. Giao Sở Y tế:\n2.1. Họp.\n2.2. Báo cáo.")) == ["2.1", "2.2"]


def test_words_that_only_lead_on_are_none_but_a_sentence_is():
    assert list(read("I. VIỆC\nCụ thể như sau:\n1. Họp.")) == ["I.1"]
    kept = read("I. VIỆC\nMỗi tỉnh có tối đa 03 trường dạy nghề, trong đó:\n1. Họp.")
    assert list(kept) == ["I", "I.1"]


def test_an_order_with_a_full_stop_stands_above_its_bullets_but_a_short_name_is_a_heading():
    order = "Rà soát hệ thống kênh mương nội đồng của các xã."
    assert list(read(f"- {order}\n+ Lập danh mục.")) == ["-1", "-1.+1"]
    # A numbered heading that sounds like an action is one all the same (QĐ 844/QĐ-TTg, II.4).
    assert list(read(f"1. {order}\n- Lập danh mục.")) == ["1.-1"]
    assert read("1. Nâng cao nhận thức.\n- Phát tờ rơi.") == {
        "1.-1": ("Nâng cao nhận thức", "Phát tờ rơi.")
    }
    led = order.replace(".", " sau:")
    assert list(read(f"- {led}\n+ Lập danh mục.")) == ["-1.+1"]
