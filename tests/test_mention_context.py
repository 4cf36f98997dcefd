"""Date, issuer and title of a mention are read where the sentence says them, and no further."""

# ruff: noqa: E501 -- the tables hold one sentence a line

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.mention_context import Context, clean_body, read_context
from cancu.ingest.mentions import find_mentions


def said(text: str) -> Context:
    """What the text says of its first mention."""
    return read_context(text, find_mentions(text)[0], len(text))


K = "Kết luận số 13-KL/TW"
DAY = "2021-08-16"


@pytest.mark.parametrize(
    ("behind", "date"),
    [
        (" ngày 16/8/2021 của Bộ Chính trị", DAY),
        (", ngày 16/8/2021 của Bộ Chính trị", DAY),
        (" ngày 16 tháng 8 năm 2021 của Bộ Chính trị", DAY),
        (" (ngày 16/8/2021) của Bộ Chính trị", DAY),
        (" ngày 16-8-2021", DAY),
        (" ngày 16.8.2021", DAY),
        (" ban hành ngày 16/08/2021", DAY),
        (" được ban hành ngày 16/08/2021", DAY),
        (" của Bộ Chính trị ngày 16/8/2021 về tiếp tục", DAY),
        (" của Bộ Chính trị khóa XIII, ngày 16/8/2021 về tiếp tục", DAY),
        (" do Bộ Chính trị ban hành ngày 16/8/2021", DAY),
        (" tháng 8/2021", "2021-08"),
        (" năm 2021 của Bộ Chính trị", "2021"),
        (" của Bộ Chính trị", None),
        (" về kế hoạch ngày 16/8/2021", None),
        (". Ngày 16/8/2021", None),
    ],
)
def test_a_date_stands_before_or_behind_the_issuer(behind: str, date: str | None) -> None:
    assert said(K + behind).date == date


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (f"{K} ngày 16/8/2021 của Bộ Chính trị về tội phạm", "Bộ Chính trị"),
        (f"{K} của Bộ Chính trị (khóa XIII) về tội phạm", "Bộ Chính trị"),
        (f"{K} của Bộ Chính trị khóa (X) về tội phạm", "Bộ Chính trị"),
        (f"{K} của Bộ Chính trị khóa XIII, nhiệm kỳ 2021 - 2026 về tội phạm", "Bộ Chính trị"),
        (f"{K} của Bộ Chính trị, Chính phủ đã giao", "Bộ Chính trị"),
        (f"chỉ đạo của Bộ Chính trị tại {K}", "Bộ Chính trị"),
        (f"tinh thần chỉ đạo của Bộ Chính trị nêu tại {K}, các đơn vị", "Bộ Chính trị"),
        (f"{K} được triển khai", None),
        (f"nhiệm vụ của Công an tỉnh tại {K}", None),
        ("ý kiến của Thủ tướng Chính phủ tại Thông báo số 12/TB-VPCP", None),
        ("Chỉ thị của Ban Bí thư số 17-CT/TW ngày 21/10/2022", "Ban Bí thư"),
        (
            "Nghị quyết số 27-NQ/TW ngày 09/11/2022 của Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XIII về",
            "Ban Chấp hành Trung ương Đảng",
        ),
        (
            "Nghị quyết số 15/NQ-HĐND của Kỳ họp thứ 8, Hội đồng nhân dân tỉnh khóa XVII về",
            "Hội đồng nhân dân tỉnh",
        ),
        (
            "Nghị quyết số 15/NQ-HĐND ngày 10/12/2023 của HĐND tỉnh khóa XVIII, kỳ họp thứ 5 về",
            "Hội đồng nhân dân tỉnh",
        ),
        ("Kế hoạch số 12/KH-UBND của UBND tỉnh Hưng Yên", "Ủy ban nhân dân tỉnh Hưng Yên"),
        ("Kế hoạch số 12/KH-UBND của Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Kế hoạch số 12/KH-UBND do UBND huyện ban hành", "Ủy ban nhân dân huyện"),
        ("Quyết định số 5/QĐ-UBND của Chủ tịch UBND tỉnh phê duyệt Đề án", "Chủ tịch Ủy ban nhân dân tỉnh"),
        ("Thông tư số 5/2024/TT-BCA của Bộ trưởng Bộ Công an quy định", "Bộ trưởng Bộ Công an"),
        ("Theo đề nghị của Giám đốc Công an tỉnh tại Tờ trình số 56/TTr-CAT", "Giám đốc Công an tỉnh"),
        ("Chương trình số 13-CTr/TU của Ban Thường vụ Tỉnh ủy thực hiện Nghị quyết", "Ban Thường vụ Tỉnh ủy"),
        (
            "Kế hoạch số 18/KH-BCĐ138 của Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội tỉnh Đồng Tháp",
            "Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội tỉnh Đồng Tháp",
        ),
        ("Kế hoạch số 18/KH-BCĐ138/CP của Ban Chỉ đạo 138/CP về công tác", "Ban Chỉ đạo 138 Chính phủ"),
        ("Đề án 06 của Chính phủ", "Chính phủ"),
        ("Kết luận số 127-KL/TW của Bộ Chính trị, Ban Bí thư về sắp xếp", "Bộ Chính trị, Ban Bí thư"),
        ("Công văn số 5/BLĐTBXH-VP của Bộ Lao động - Thương binh và Xã hội về việc báo cáo", "Bộ Lao động - Thương binh và Xã hội"),
        ("Thông tư số 4/2011/TT-BNV của Bộ Nội vụ Hướng dẫn chức năng", "Bộ Nội vụ"),
        ("Công văn số 7/BNG-LS của Bộ Ngoại giao về lãnh sự", "Bộ Ngoại giao"),
        ("Tờ trình số 9/TTr-SNN của Giám đốc Sở Nông nghiệp và Phát triển nông thôn tỉnh Cà Mau về", "Giám đốc Sở Nông nghiệp và Phát triển nông thôn tỉnh Cà Mau"),
        ("Kế hoạch số 6/KH-HĐTĐKT của Hội đồng Thi đua - Khen thưởng Trung ương, Ủy ban nhân dân tỉnh Bến Tre ban hành", "Hội đồng Thi đua - Khen thưởng Trung ương"),
        ("Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Hội nghị Trung ương 6 khóa XII về", "Ban Chấp hành Trung ương Đảng"),
        ("Công văn số 3/CV-BCĐ của Ban Chỉ đạo thực hiện sắp xếp đơn vị hành chính về việc rà soát", "Ban Chỉ đạo thực hiện sắp xếp đơn vị hành chính"),
        ("quy hoạch đã được Thủ tướng Chính phủ phê duyệt tại Quyết định số 866/QĐ-TTg", "Thủ tướng Chính phủ"),
        ("đề nghị của Sở Y tế (Thường trực Ban Chỉ đạo) tại Tờ trình số 12/TTr-SYT", "Sở Y tế"),
        ("Nghị quyết 10/2016/NQ-HĐND tỉnh ngày 7/12/2016 của HĐND tỉnh về phân cấp", "Hội đồng nhân dân tỉnh"),
        ("theo Nghị định số 1/2020/NĐ-CP do Ủy ban nhân dân cấp tỉnh thực hiện", None),
        ("Luật Đất đai của Quốc hội", None),
    ],
)  # fmt: skip
def test_an_issuer_is_named_without_session_and_term(text: str, issuer: str | None) -> None:
    assert said(text).issuer == issuer


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Chương trình phối hợp số 07/CTrPH-BCA-MTTW ngày 17/10/2023 giữa Bộ Công an với Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam về đẩy mạnh",
            ("Bộ Công an", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
        ),
        (
            "Quy chế phối hợp số 5/QCPH-CAT-SYT giữa Công an tỉnh và Sở Y tế trong công tác cai nghiện",
            ("Công an tỉnh", "Sở Y tế"),
        ),
        (
            "Quy chế số 5/QCPH-CAT ký giữa Công an tỉnh với Sở Văn hóa, Thể thao và Du lịch, Sở Y tế",
            ("Công an tỉnh", "Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"),
        ),
        (
            "Thông tư liên tịch số 01/2016/TTLT-VKSNDTC-BCA của Bộ Công an, Bộ Quốc phòng và Bộ Tư pháp quy định",
            ("Bộ Công an", "Bộ Quốc phòng", "Bộ Tư pháp"),
        ),
    ],
)  # fmt: skip
def test_a_document_agreed_between_several_has_parties_and_no_issuer(
    text: str, parties: tuple[str, ...]
) -> None:
    context = said(text)
    assert (context.issuer, context.parties) == (None, parties)


@pytest.mark.parametrize(
    ("behind", "title"),
    [
        (" về tiếp tục thực hiện Chỉ thị số 48-CT/TW", "về tiếp tục thực hiện Chỉ thị số 48-CT/TW"),
        (" về tội phạm; Căn cứ Luật Giá", "về tội phạm"),
        (" về tội phạm. Giao Công an tỉnh", "về tội phạm"),
        (" về tội phạm (sau đây gọi tắt là Kết luận)", "về tội phạm"),
        (" về tội phạm, nhằm tạo chuyển biến", "về tội phạm"),
        (" về tội phạm, trình Thủ tướng Chính phủ", "về tội phạm"),
        (" về tội phạm và một số nhiệm vụ trọng tâm sau", "về tội phạm"),
        (" về tội phạm (ban hành kèm theo Nghị quyết số 5-NQ/TU)", "về tội phạm"),
        (" (gọi tắt là Ban Chỉ đạo) về tội phạm", None),
        (" của Bộ Công an (gọi tắt là Bộ) về tội phạm", "về tội phạm"),
        (" về “Phòng, chống tội phạm”, công tác này", "về “Phòng, chống tội phạm”"),
        (" về tội phạm, sau đây gọi là Kết luận", "về tội phạm"),
        (" về phòng, chống tội phạm và ma túy", "về phòng, chống tội phạm và ma túy"),
        (" về phòng, chống HIV/AIDS (giai đoạn 2021 - 2025) trong tình hình mới", "về phòng, chống HIV/AIDS (giai đoạn 2021 - 2025) trong tình hình mới"),
        (" về “Đẩy mạnh phong trào. Bảo vệ” và các văn bản liên quan", "về “Đẩy mạnh phong trào. Bảo vệ”"),
        (" về tội phạm và các văn bản chỉ đạo", "về tội phạm"),
        (" về tội phạm (Công an tỉnh chủ trì thực hiện)", "về tội phạm"),
        (" “Xây dựng lực lượng” đã nêu", "“Xây dựng lực lượng”"),
        (") về tội phạm", None),
        (" được triển khai đồng bộ", None),
        (" thực hiện nghiêm túc", None),
        (" và các văn bản về tội phạm", None),
        (", Quy định 205", None),
        (" thực hiện Nghị quyết số 5-NQ/TW", "thực hiện Nghị quyết số 5-NQ/TW"),
        (" phê duyệt Đề án tổng thể:", "phê duyệt Đề án tổng thể"),
    ],
)  # fmt: skip
def test_a_title_begins_with_its_verb_and_ends_with_its_clause(
    behind: str, title: str | None
) -> None:
    assert said(f"({K}{behind}").title == title


@pytest.mark.parametrize(
    ("text", "title", "date"),
    [
        ("Luật Đất đai năm 2024", "Luật Đất đai", "2024"),
        ("Luật Đất đai 2024", "Luật Đất đai", "2024"),
        ("Luật Đất đai ngày 18/01/2024 của Quốc hội", "Luật Đất đai", "2024-01-18"),
        ("Bộ luật Hình sự năm 2015 (sửa đổi, bổ sung năm 2017)", "Bộ luật Hình sự", "2015"),
        ("Luật Bảo hiểm y tế sửa đổi", "Luật Bảo hiểm y tế", None),
        ("Luật Thi hành án hình sự về tái hòa nhập", "Luật Thi hành án hình sự", None),
        ("Hiến pháp năm 2013", "Hiến pháp năm 2013", "2013"),
        ("Luật Đất đai 2021 - 2025", "Luật Đất đai", None),
    ],
)
def test_a_law_has_its_name_for_title(text: str, title: str, date: str | None) -> None:
    context = said(text)
    assert (context.title, context.date) == (title, date)


def test_the_year_of_an_amendment_is_read_over() -> None:
    text = "Bộ luật Hình sự năm 2015 (sửa đổi, bổ sung năm 2017) quy định"
    assert text[: said(text).end].endswith("2017)")


def test_a_body_keeps_its_name_when_nothing_else_is_said() -> None:
    assert clean_body("Ban Bí thư") == "Ban Bí thư"
    assert clean_body("UBND  tỉnh") == "Ủy ban nhân dân tỉnh"


@given(
    st.text(alphabet="ngày về của BộTỉnh ủy khóa()“”,;.:–-0123456789/ “giữa với\n", max_size=120)
)
def test_whatever_follows_a_number_the_spans_lie_in_the_text(behind: str) -> None:
    text = f"{K} {behind}"
    for mention in find_mentions(text):
        context = read_context(text, mention, len(text))
        start, end = context.title_span
        assert mention.end <= start <= end <= len(text)
        assert mention.end <= context.end <= len(text)
