"""A damaged print is read as what it was, and a sound one is left alone."""

from __future__ import annotations

import time
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.citations import Segment, find_citations
from cancu.ingest.mentions import find_mentions
from cancu.ingest.misprints import is_damaged, mend_print
from cancu.ingest.model import Citation
from cancu.ingest.print_dates import damaged_dates
from cancu.ingest.print_signs import as_digits
from cancu.ingest.print_words import Lexicon, Word, skeleton
from cancu.ingest.text import MappedText


def mapped(text: str) -> MappedText:
    return MappedText(text, array("l", range(len(text))), array("l", range(1, len(text) + 1)))


def cited(*texts: str, zone: str = "opening") -> tuple[Citation, ...]:
    return find_citations([Segment(mapped(each), zone, None) for each in texts], None).citations


# A print, and the genre and number of the one document that it cites.
NUMBERS = [
    ("Kết luận số l3-KL/TW", "kết luận", "13-KL/TW"),
    ("Kết luận số 13-KL/TVV", "kết luận", "13-KL/TW"),
    ("Kết luận số 13-KLITW", "kết luận", "13-KL/TW"),
    ("Kêt luân số 13-KL/TW", "kết luận", "13-KL/TW"),
    ("Kết luậnsố 13-KL/TW", "kết luận", "13-KL/TW"),
    ("Kếtluận số13-KL/TW", "kết luận", "13-KL/TW"),
    ("Nghị quyết số O5/NQ-CP", "nghị quyết", "05/NQ-CP"),
    ("Nghi quyêt sô 51-NQ/TW", "nghị quyết", "51-NQ/TW"),
    ("NGHI QUYÊT SÔ 96/20l9/QHl4", "nghị quyết", "96/2019/QH14"),
    ("Chi thị số 36-CT/TW", "chỉ thị", "36-CT/TW"),
    ("Kế hoạch số 18 8/KH-UBND", "kế hoạch", "188/KH-UBND"),
    ("Kế hoạch số 188/KH-UB ND", "kế hoạch", "188/KH-UBND"),
    ("Kê hoacb số 188/KH-\nUBND", "kế hoạch", "188/KH-UBND"),
    ("Quyêt đinh số l944/QĐ-TTg", "quyết định", "1944/QĐ-TTg"),
    ("Nghị đinh số 49/202O/NÐ-CP", "nghị định", "49/2020/NĐ-CP"),
    ("Nghi định số 49/2020/ND-CP", "nghị định", "49/2020/NĐ-CP"),
    ("Kế boạch số 18/KH-BCĐl38", "kế hoạch", "18/KH-BCĐ138"),
    ("Tơ trình số S634/TTr-CAT", "tờ trình", "5634/TTr-CAT"),
]


@pytest.mark.parametrize(("text", "genre", "number"), NUMBERS, ids=[row[0] for row in NUMBERS])
def test_a_damaged_number_is_read_with_its_known_sign(text: str, genre: str, number: str) -> None:
    (one,) = cited(f"Thực hiện {text} về công tác")
    assert (one.type, one.number, one.text) == (genre, number, " ".join(text.split()))


def test_a_sign_that_nobody_knows_stays_as_it_is_printed() -> None:
    (one,) = cited("Kêt luân số 13-KL/XQZ")
    assert one.number == "13-KL/XQZ"


def test_a_sign_is_that_of_its_genre() -> None:
    """`KH` is no sign of a conclusion."""
    (one,) = cited("Kêt luân số 13-KH/TW")
    assert one.number == "13-KH/TW"


def test_a_d_that_was_typed_is_left_unless_the_document_is_damaged() -> None:
    (one,) = cited("Quyết định số 12/QD-UBND")
    assert one.number == "12/QD-UBND"
    first, _ = cited("Quyết định số 12/QD-UBND", "Kêt luân số 13-KL/TW")
    assert first.number == "12/QĐ-UBND"


def test_what_is_said_of_a_damaged_mention_is_read_and_quoted_as_printed() -> None:
    text = "Căn cư Kêt luân số l3-KL/TW ngay l6/8/2O2l cùa Bộ Chinh tri vê công tác"
    (one,) = cited(text)
    assert (one.date, one.issuer, one.relation) == ("2021-08-16", "Bộ Chính trị", "basis")
    assert one.title == "về công tác"
    assert text[one.start : one.end] == one.text == "Kêt luân số l3-KL/TW"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Căn cứ Luât Tô chức Chinh phủ ngày 19/6/2015;", "Luật Tổ chức Chính phủ"),
        ("Căn cứ LUÂT PHÒNG CHÔNG MA TÚY", "LUẬT PHÒNG, CHỐNG MA TÚY"),
        ("Căn cứ Luât Bảo hiêm y tê;", "Luật Bảo hiểm y tế"),
        ("Căn cứ Luât Ngân sách nhànước năm 2015;", "Luật Ngân sách nhà nước"),
    ],
)  # fmt: skip
def test_a_law_is_known_by_what_is_left_of_its_name(text: str, name: str) -> None:
    (one,) = cited(text)
    assert one.title == name


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("ngày l7/l2/202l", "ngày 17/12/2021"),
        ("ngay 16 thang 8 nãm 2021", "ngày 16 tháng 8 năm 2021"),
        ("nằm 2O21", "năm 2021"),
        ("Ngảy 5.6.2O20", "Ngày 5.6.2020"),
        ("1 6/8/2O21", "16/8/2021"),
    ],
)
def test_a_damaged_date_is_read(text: str, date: str) -> None:
    assert [each.right for each in damaged_dates(text)] == [date]


@pytest.mark.parametrize(
    "text", ["ngày 17/12/2021", "năm 2021", "Ngày 5/6", "lll/lll/llll", "31/31/2O21", "nam giới"]
)
def test_a_sound_date_and_what_is_none_are_left_alone(text: str) -> None:
    assert list(damaged_dates(text)) == []


SOUND = [
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Luật sửa đổi, bổ sung một số điều;",
    "Thực hiện Kết luận số 13-KL/TW ngày 16/8/2021 của Bộ Chính trị (khoá X) về tội phạm",
    "Quyết định số 12/QĐ-UBND được sửa đổi, bổ sung bởi Nghị định số 5/2020/NĐ-CP của Chính phủ",
    "Luật gia tham gia; Luật sư Nguyễn Văn A; Hội Luật gia; Luật được Quốc hội thông qua số 5/2020",
    "Uỷ ban nhân dân tỉnh, Toà án nhân dân; thoả thuận số 5/TTHT-UBND",
    "cần cù lao động theo Kế hoạch số 5/KH-UBND; cụ thể hoá Nghị quyết số 5-NQ/TU",
]


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_text_is_not_mended(text: str) -> None:
    assert mend_print(text) is None
    assert not is_damaged(text, find_mentions(text))


def test_the_skeleton_is_as_long_as_the_text_and_the_same_for_all_prints() -> None:
    for text in ("Kết luận", "KÊT LUÂN", "Kết 1uận", "Kểt Iuan"):
        assert skeleton(text) == skeleton("kết luận")
    assert len(skeleton("Ủy ban – 5/6")) == len("Ủy ban – 5/6")


def test_words_that_share_a_skeleton_are_told_apart_by_nobody() -> None:
    lexicon = Lexicon([Word("về nhà", "a"), Word("vẽ nhà", "a")])
    assert list(lexicon.damaged("vê nhà")) == []


def test_other_words_of_the_same_letters_are_left_alone() -> None:
    lexicon = Lexicon([Word("căn cứ", "a", ("cần cù",))])
    assert list(lexicon.damaged("cần cù")) == []
    assert [each.right for each in lexicon.damaged("Căn cư, CĂN CƯ, căncứ, c ăn cứ")] == [
        "Căn cứ", "CĂN CỨ", "căn cứ", "căn cứ",
    ]  # fmt: skip


def test_letters_that_look_like_digits_are_read_as_such() -> None:
    assert as_digits("l7O S8") == "17058"
    assert as_digits("02a") == "02a"


PRINTS = st.sampled_from(
    [
        *("Kêt luân ", "số ", "l3-KL/TW", "13 -KL/TVV", " ngay ", "l6/8/2O2l", " cùa "),
        *("Bộ Chinh tri", "củaBộ", "Luât ", "Đất đai", "rn", " ", "\n", "Căn cư ", "2021của"),
        *(",", ";", "Uy ban nhân dan tinh Hưng Yen"),
    ]
)


@given(st.one_of(st.text(), st.lists(PRINTS).map("".join)))
def test_mended_characters_stand_for_the_print_in_its_order(text: str) -> None:
    mended = mend_print(text)
    if mended is None:
        return
    assert len(mended.places) == len(mended.text)
    assert all(a <= b for a, b in zip(mended.places, mended.places[1:], strict=False))
    assert all(0 <= place < len(text) for place in mended.places)
    assert mend_print(mended.text) is None or mended.text


@given(st.lists(st.lists(PRINTS, max_size=12).map("".join), max_size=3))
def test_a_citation_quotes_the_print(texts: list[str]) -> None:
    for text in texts:
        for each in cited(text):
            assert " ".join(text[each.start : each.end].split()) == each.text


@pytest.mark.parametrize(
    "part", ["Kêt luân số l3-KL/TW ", "l/", "ngay 1", "Luât a ", "r n", "số ", "  "]
)
def test_mending_takes_no_more_than_linear_time(part: str) -> None:
    def seconds(chars: int) -> float:
        text = part * (chars // len(part))
        started = time.process_time()
        mend_print(text)
        return time.process_time() - started

    seconds(1_000)
    assert seconds(40_000) < 10 * max(seconds(10_000), 0.05)
