"""What the issuer cannot order it asks for."""

import pytest

from cancu.ingest.modality import modality


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị Tòa án nhân dân tỉnh đẩy nhanh tiến độ xét xử.",
        "Trân trọng đề nghị Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh giám sát.",
        "- Đề nghị các cấp ủy đảng lãnh đạo, chỉ đạo.",
        "Ủy ban nhân dân tỉnh trân trọng đề nghị Tòa án nhân dân tỉnh phối hợp.",
        "Theo dõi, giúp đỡ (đề nghị Hội Liên hiệp Phụ nữ huyện phối hợp với các ngành thực hiện).",
    ],
)
def test_a_text_that_asks_is_a_request(text: str) -> None:
    assert modality(text) == "request"


@pytest.mark.parametrize(
    "text",
    [
        "Giao Công an tỉnh chủ trì thực hiện.",
        "Truy tố đúng hạn số vụ án có kết luận điều tra đề nghị truy tố.",
        "Sở Y tế đề nghị các bệnh viện cung cấp số liệu.",
        "Rà soát, đề nghị cấp có thẩm quyền khen thưởng.",
        "Công an tỉnh theo dõi (đề nghị gửi trước ngày 15/3), báo cáo.",
    ],
)
def test_other_texts_order(text: str) -> None:
    assert modality(text) == "mandatory"


def test_the_heading_asks_for_its_items() -> None:
    assert modality("Tăng cường giám sát.", request=True) == "request"
