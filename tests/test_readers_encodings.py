"""Every encoding of Vietnamese is recognised, and nothing else is taken for one."""

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.readers.encodings import (
    convert_font,
    convert_legacy,
    decode,
    encode,
    legacy_encoding,
)
from cancu.ingest.syllables import is_syllable
from tests.web_pages import in_1258

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
SMALL = [
    letter
    for vowel in VOWELS
    for tone in TONES
    if not (letter := unicodedata.normalize("NFC", vowel + tone)).isascii()
] + ["đ"]
LETTERS = SMALL + [letter.upper() for letter in SMALL]

PLAN = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND
KẾ HOẠCH
Căn cứ Luật Phòng, chống ma túy; thực hiện Chỉ thị số 36-CT/TW của Bộ Chính trị, Ủy ban nhân dân
tỉnh xây dựng kế hoạch như sau: nghiêng ngả, thuở xưa, quyết liệt, giữ gìn, khuỷu tay, ngoằn ngoèo.
"""
ENGLISH = """The Prime Minister's decision of 12 March 2024 on drug prevention - naïve café résumé
façade - was published; see § 5 « Annex » and ½ of the £300 budget © 2024 at 30° and ±2 µm.
"""
FRENCH = """Les élèves de l'école où l'été a déjà passé à Noël, là-bas, ont reçu des gâteaux sûrs.
Hélas, le maïs était très cher ; ça coûte 30 € à l'hôtel, où le garçon a été bien élevé.
"""
OTHERS = [
    "Señor Muñoz comió la piña en el jardín; después bebió un café con azúcar y canción.",
    "Über die Straße läuft ein großer Bär, der schöne Äpfel frißt und süße Brötchen mag.",
    "Não há situações em que a produção de pães não traga emoções às irmãs do avô.",
    "Høyesterett avgjør på grunnlag av språkrådets råd når ærlige mål går både nå og på øya.",
]


def seen_as_latin(text: str, encoding: str) -> str:
    """What an editor shows that takes old bytes for Western ones."""
    return encode(text, encoding).decode("latin-1")


def test_the_alphabet_has_134_accented_letters() -> None:
    assert len(set(LETTERS)) == 134


@pytest.mark.parametrize("encoding", ["tcvn-5712", "vni", "viscii"])
def test_each_accented_letter_has_bytes_of_its_own(encoding: str) -> None:
    assert len({encode(letter, encoding) for letter in LETTERS}) == 134


@pytest.mark.parametrize("letter", SMALL)
def test_small_letters_come_back_from_the_fonts(letter: str) -> None:
    assert convert_font(seen_as_latin(letter, "tcvn3"), ".VnTime") == letter
    assert convert_font(seen_as_latin(letter, "tcvn3"), ".VnTimeH") == letter.upper()


@pytest.mark.parametrize("letter", LETTERS)
def test_both_cases_come_back_from_vni_fonts(letter: str) -> None:
    assert convert_font(seen_as_latin(letter, "vni"), "VNI-Times") == letter


def test_tcvn3_has_no_capitals_with_tones() -> None:
    assert encode("Đ", "tcvn3") == b"\xa7"
    with pytest.raises(UnicodeEncodeError):
        encode("À", "tcvn3")


def test_other_fonts_change_nothing() -> None:
    assert convert_font("d©n", "Times New Roman") == "d©n"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PLAN.encode("utf-8"), "utf-8"),
        (PLAN.encode("utf-8-sig"), "utf-8"),
        (b"\xff\xfe" + PLAN.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + PLAN.encode("utf-16-be"), "utf-16-be"),
        (PLAN.encode("utf-16-le"), "utf-16-le"),
        (PLAN.encode("utf-16-be"), "utf-16-be"),
        (PLAN.encode("utf-32"), "utf-32-le"),
        (in_1258(PLAN), "windows-1258"),
        (encode(PLAN, "vni"), "vni"),
        (encode(PLAN, "viscii"), "viscii"),
        (encode(PLAN, "tcvn-5712"), "tcvn-5712"),
    ],
)
def test_a_file_is_read_in_its_encoding(data: bytes, name: str) -> None:
    assert decode(data) == (PLAN, name)


def test_a_file_in_abc_is_read_with_its_capitals() -> None:
    typed = "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM\nSè: 12/Q§-UB\nKÕ HO¹CH Thùc hiÖn phßng chèng"
    assert decode(typed.encode("cp1252")) == (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/QĐ-UB\nKẾ HOẠCH Thực hiện phòng chống",
        "tcvn3",
    )


def test_quotes_of_windows_stay_quotes_in_abc() -> None:
    data = b"Ch\xadng tr\xd7nh \x93ph\xdfng, ch\xe8ng ma t\xf3y\x94 \x96 n\xa8m 2005"
    found = decode(data)
    assert found is not None
    assert "“phòng, chống ma túy” –" in found[0]


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, *OTHERS])
def test_other_languages_are_left_alone(text: str) -> None:
    assert legacy_encoding(text) is None
    assert convert_legacy(text) == text
    assert decode(text.encode("utf-8")) == (text, "utf-8")
    assert decode(text.encode("cp1252")) is None


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_vietnamese_in_unicode_is_left_alone(form: str) -> None:
    text = unicodedata.normalize(
        form, PLAN + "điều kiện ±2 µm, § 5, 30°, «tên», là, có, bò, công ty"
    )
    assert legacy_encoding(text) is None
    assert decode(text.encode("utf-8")) == (text, "utf-8")


@pytest.mark.parametrize(
    ("coded", "letters"),
    [
        ("Uû ban nh©n d©n tØnh", "Uỷ ban nhân dân tỉnh"),
        ("UÛY BAN NHAÂN DAÂN", "ỦY BAN NHÂN DÂN"),
        ("Thöïc hieän Chæ thò soá 36-CT/TW", "Thực hiện Chỉ thị số 36-CT/TW"),
        ("Ñieàu 1. Ban haønh keøm theo Quyeát ñònh", "Điều 1. Ban hành kèm theo Quyết định"),
        ("C¨n cø LuËt Tæ chøc ChÝnh phñ", "Căn cứ Luật Tổ chức Chính phủ"),
    ],
)
def test_glyph_codes_become_letters(coded: str, letters: str) -> None:
    assert convert_legacy(coded) == letters


def test_a_line_in_glyph_codes_in_a_text_in_unicode_is_converted_alone() -> None:
    text = "Căn cứ có là\nUû ban nh©n d©n tØnh Hµ Nam ban hµnh\nĐiều 1. Có\n"
    assert convert_legacy(text) == (
        "Căn cứ có là\nUỷ ban nhân dân tỉnh Hà Nam ban hành\nĐiều 1. Có\n"
    )


def test_glyph_codes_in_a_file_in_utf_8_are_found() -> None:
    coded = seen_as_latin("Căn cứ Luật Phòng, chống ma túy, kế hoạch của tỉnh", "vni")
    assert decode(coded.encode("utf-8")) == (
        "Căn cứ Luật Phòng, chống ma túy, kế hoạch của tỉnh",
        "vni",
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Chñ tÞch UBND tØnh Hµ Nam", "Chủ tịch UBND tỉnh Hà Nam"),
        ("UBND TØNH Hµ Nam ban hµnh", "UBND TỈNH Hà Nam ban hành"),
        ("Sè: 5/Q§-UB ngµy 3 th¸ng 4", "Số: 5/QĐ-UB ngày 3 tháng 4"),
        ("Së T­ ph¸p, ë UBND x·", "Sở Tư pháp, ở UBND xã"),
    ],
)
def test_capitals_of_abc_follow_their_word(typed: str, meant: str) -> None:
    assert convert_legacy(typed) == meant


@pytest.mark.parametrize(
    "data",
    [b"\x00\x01\x02\x03\xff\xfe", bytes(range(256)), b"PK\x03\x04" + bytes(50), b"\x89PNG\r"],
)
def test_binary_data_fits_nothing(data: bytes) -> None:
    assert decode(data) is None


def test_an_empty_file_is_empty_text() -> None:
    assert decode(b"") == ("", "utf-8")


@given(st.lists(st.sampled_from(LETTERS + list(string.ascii_letters + " .,/-")), max_size=80))
def test_what_is_written_in_viscii_or_vn1_is_read_back(letters: list[str]) -> None:
    text = "".join(letters)
    for encoding in ("viscii", "tcvn-5712"):
        data = encode(PLAN + text, encoding)
        found = decode(data)
        assert found is not None
        assert found[1] != encoding or found[0] == PLAN + text


@given(st.binary(max_size=300))
def test_no_bytes_break_the_decoder(data: bytes) -> None:
    found = decode(data)
    assert found is None or "\x00" not in found[0]


@given(st.text(max_size=200))
def test_converting_twice_is_converting_once(text: str) -> None:
    once = convert_legacy(text)
    assert convert_legacy(once) == once


@pytest.mark.parametrize(
    "word", ["nghiêng", "Uỷ", "Ủy", "GIÀ", "gì", "quốc", "khuỷu", "hoà", "yếu"]
)
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["cat", "this", "été", "ntg", "nghiiêng", "ộtộ", "hiêp", "§éc"])
def test_what_is_no_syllable_is_known(word: str) -> None:
    assert not is_syllable(word)
