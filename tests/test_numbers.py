"""Numbers are read as they are printed, and have one normal form."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.numbers import NUMBER, normal_number, own_number, sign_of

PRINTED = {
    "2224/QĐ-UBND": "2224/QĐ-UBND",
    "13-KL/TW": "13-KL/TW",
    "96/2019/QH14": "96/2019/QH14",
    "40- CT/TU": "40-CT/TU",
    "48 -CT/TW": "48-CT/TW",
    "18 - NQ/TW": "18-NQ/TW",
    "57–NQ/TW": "57-NQ/TW",
    "57—NQ/TW": "57-NQ/TW",
    "57‑NQ/TW": "57-NQ/TW",
    "52-\nCT/TW": "52-CT/TW",
    "13 / KH-UBND": "13/KH-UBND",
    "15 /NQ-HĐND": "15/NQ-HĐND",
    "345/TTr - SNV": "345/TTr-SNV",
    "5634/TTr-CAT-PV01(CS)": "5634/TTr-CAT-PV01(CS)",
    "132/QCPH-LĐTBXH-CAT- BDBP-SNGV": "132/QCPH-LĐTBXH-CAT-BDBP-SNGV",
    "18/KH-BCĐ138/CP": "18/KH-BCĐ138/CP",
    "18/KH-BCĐ138": "18/KH-BCĐ138",
    "01/2016/TTLT-VKSNDTC-TANDTC-BCA-BTP": "01/2016/TTLT-VKSNDTC-TANDTC-BCA-BTP",
    "02a/KH-UBND": "02a/KH-UBND",
    "29C/2021/QĐ-UBND": "29C/2021/QĐ-UBND",
    "12/2019/L-CTN": "12/2019/L-CTN",
    "123-Cv/TU": "123-Cv/TU",
    "15/CT-BNN&PTNT": "15/CT-BNN&PTNT",
    "1234/UBND-VP.TH": "1234/UBND-VP.TH",
    "1211/2016/UBTVQH13": "1211/2016/UBTVQH13",
    "844/QÐ-TTg": "844/QÐ-TTg",
    "02-QĐi/TW": "02-QĐi/TW",
    "06/CP": "06/CP",
}
BEHIND = ["", " ngày 16/8/2021", ".", ", ", " của UBND tỉnh", ") và", ";", " - Công an tỉnh"]
NO_NUMBER = [
    "16/8/2021",
    "3/Tháng",
    "1/Nghị quyết",
    "24/24 giờ",
    "15/Công an tỉnh",
    "9 - UBND tỉnh",
    "2021 - 2025",
    "1.500/người",
    "50%-60%",
    "03/huyện",
]


@pytest.mark.parametrize("printed", PRINTED)
@pytest.mark.parametrize("behind", BEHIND)
def test_a_number_is_read_to_its_end_and_no_further(printed: str, behind: str) -> None:
    found = re.match(NUMBER, printed + behind)
    assert found is not None
    assert normal_number(found[0]) == PRINTED[printed]


@pytest.mark.parametrize("text", NO_NUMBER)
def test_a_date_a_share_or_a_count_is_no_number(text: str) -> None:
    assert re.match(NUMBER, text) is None


@pytest.mark.parametrize(
    ("number", "sign"),
    [
        ("2224/QĐ-UBND", "QĐ-UBND"),
        ("13-KL/TW", "KL/TW"),
        ("96/2019/QH14", "2019/QH14"),
        ("02a/KH-UBND", "KH-UBND"),
        ("06", ""),
    ],
)
def test_the_sign_is_what_follows_the_number(number: str, sign: str) -> None:
    assert sign_of(number) == sign


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 188/KH-UBND", ("188/KH-UBND", "KH-UBND")),
        ("Số:      /KH-BCĐ138", (None, "KH-BCĐ138")),
        ("Số: ....../TTr-SNV", (None, "TTr-SNV")),
        ("Số 13-KL/TW", ("13-KL/TW", "KL/TW")),
        ("Số: 22 24/QĐ-UBND", ("2224/QĐ-UBND", "QĐ-UBND")),
        ("Số …/2024/QĐ-UBND", (None, "2024/QĐ-UBND")),
        ("SỐ: 07/CT-TTg", ("07/CT-TTg", "CT-TTg")),
        ("Số: 45 -NQ/TU", ("45-NQ/TU", "NQ/TU")),
    ],
)
def test_a_number_line_gives_number_and_sign(line: str, number: tuple[str | None, str]) -> None:
    assert own_number(line) == number


@pytest.mark.parametrize("line", ["Kế hoạch số lượng 5/10", "Cơ số 12", "", "Số: 188/KH-UBND" * 9])
def test_other_lines_have_no_number(line: str) -> None:
    assert own_number(line) is None


@given(st.text())
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    once = normal_number(text)
    assert normal_number(once) == once


@given(
    st.integers(1, 99999),
    st.sampled_from(["KL", "QĐ", "CTr", "TTr", "NQ", "KH"]),
    st.sampled_from(["TW", "UBND", "HĐND", "TTg", "BCĐ138"]),
    st.sampled_from(["/", "-"]),
)
def test_a_number_has_its_sign_whatever_stands_between(
    digits: int, genre: str, issuer: str, mark: str
) -> None:
    number = f"{digits}{mark}{genre}{'-' if mark == '/' else '/'}{issuer}"
    assert normal_number(number) == number
    assert f"{digits}{mark}{sign_of(number)}" == number


def test_a_number_cited_in_a_sentence_is_not_the_documents_own():
    assert own_number("Để triển khai có hiệu quả Nghị định số 66/2008/NĐ-CP ngày") is None
    assert own_number("Luật số: 31/2024/QH15") == ("31/2024/QH15", "2024/QH15")
    assert own_number("ỦY BAN NHÂN DÂN TỈNH HÀ NAM Số: 12/KH-UBND") == ("12/KH-UBND", "KH-UBND")
