"""What the number of a document tells: its genre, its issuer."""

import pytest

from cancu.ontology.folding import strip_accents
from cancu.ontology.genres import genre_of_name, genre_of_sign, genres, genres_of_sign
from cancu.ontology.issuers import issuer_of_sign, issuers, sign_segments

# Nghị định 30/2020/NĐ-CP, Phụ lục III.
DECREE_30 = {
    "NQ": "nghị quyết", "QĐ": "quyết định", "CT": "chỉ thị", "QC": "quy chế", "QyĐ": "quy định",
    "TC": "thông cáo", "TB": "thông báo", "HD": "hướng dẫn", "CTr": "chương trình",
    "KH": "kế hoạch", "PA": "phương án", "ĐA": "đề án", "DA": "dự án", "BC": "báo cáo",
    "BB": "biên bản", "TTr": "tờ trình", "HĐ": "hợp đồng", "CĐ": "công điện", "BGN": "bản ghi nhớ",
    "BTT": "bản thỏa thuận", "GUQ": "giấy ủy quyền", "GM": "giấy mời", "GGT": "giấy giới thiệu",
    "GNP": "giấy nghỉ phép", "PG": "phiếu gửi", "PC": "phiếu chuyển", "PB": "phiếu báo",
}  # fmt: skip
# Hướng dẫn 36-HD/VPTW, 1.3.1.
GUIDANCE_36 = {
    "QĐi": "quy định", "CT": "chỉ thị", "CTr": "chương trình", "TT": "thông tri",
    "TTr": "tờ trình", "KL": "kết luận", "NQ": "nghị quyết", "BC": "báo cáo",
}  # fmt: skip


@pytest.mark.parametrize(("sign", "name"), DECREE_30.items())
def test_every_sign_of_decree_30_tells_its_genre(sign: str, name: str) -> None:
    found = genre_of_sign(f"188/{sign}-UBND")
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("sign", "name"), GUIDANCE_36.items())
def test_every_sign_of_the_partys_guidance_tells_its_genre(sign: str, name: str) -> None:
    found = genre_of_sign(f"13-{sign}/TU")
    assert found is not None
    assert found.name == name


def test_every_sign_of_every_genre_leads_back_to_it() -> None:
    for genre in genres():
        for sign in genre.signs:
            assert genre in genres_of_sign(f"12/{sign}-UBND"), sign
        for sign in (*genre.party_signs, *(genre.signs if genre.party else ())):
            assert genre in genres_of_sign(f"12-{sign}/TW"), sign


def test_every_name_and_alias_leads_to_its_genre() -> None:
    for genre in genres():
        assert genre.name == genre.name.lower()
        for name in (genre.name, genre.name.upper(), *genre.aliases):
            assert genre_of_name(name) == genre
    programme = genre_of_name("Chương trình phối hợp")
    assert programme is not None
    assert programme.name == "chương trình"


@pytest.mark.parametrize(
    ("number", "genre"),
    [
        ("13-KL/TW", "kết luận"), ("18/KH-BCĐ138/CP", "kế hoạch"), ("KH-BCĐ-CQTT", "kế hoạch"),
        ("49/2020/NĐ-CP", "nghị định"), ("132/QCPH-LĐTBXH-CAT-BDBP-SNGV", "quy chế"),
        ("07/CTrPH-BCA-MTTW", "chương trình"), ("5634/TTr-CAT-PV01(CS)", "tờ trình"),
        ("01/2024/TT-BCA", "thông tư"), ("12-TT/TU", "thông tri"),
        ("09/2015/TTLT-BCA-BQP", "thông tư liên tịch"),
        ("40- CT/TU", "chỉ thị"), ("2023/QĐ-TTg", "quyết định"), ("30a/2008/NQ-CP", "nghị quyết"),
        ("1234/UBND-NC", "công văn"), ("55/BNV-TCBC", "công văn"), ("1357-CV/TU", "công văn"),
        ("QD-TTg", "quyết định"), ("188/KH–UBND", "kế hoạch"), ("12/QÐ-UBND", "quyết định"),
    ],
)  # fmt: skip
def test_a_number_tells_its_genre(number: str, genre: str) -> None:
    found = genre_of_sign(number)
    assert found is not None
    assert found.name == genre


@pytest.mark.parametrize("number", ["96/2019/QH14", "45/2019/QH14", "06", "", "abc", "XYZ-UBND2"])
def test_a_number_that_does_not_tell_its_genre_says_nothing(number: str) -> None:
    assert genre_of_sign(number) is None


def test_a_party_decision_may_be_a_regulation() -> None:
    assert genre_of_sign("37-QĐ/TW") is None
    assert {each.name for each in genres_of_sign("37-QĐ/TW")} == {"quyết định", "quy định"}


@pytest.mark.parametrize(
    ("number", "body", "level", "local"),
    [
        ("188/KH-UBND", "Ủy ban nhân dân", None, True),
        ("13-CTr/TU", "Tỉnh ủy", "province", True),
        ("63-KH/HU", "Huyện ủy", "district", True),
        ("18/KH-BCĐ138/CP", "Ban Chỉ đạo 138 Chính phủ", "central", False),
        ("18/KH-BCĐ138", "Ban Chỉ đạo 138", None, True),
        ("KH-BCĐ389", "Ban Chỉ đạo 389", None, True),
        ("1944/QĐ-TTg", "Thủ tướng Chính phủ", "central", False),
        ("49/2020/NĐ-CP", "Chính phủ", "central", False),
        ("96/2019/QH14", "Quốc hội", "central", False),
        ("1687/NQ-UBTVQH15", "Ủy ban Thường vụ Quốc hội", "central", False),
        ("8793/QĐ-BCA", "Bộ Công an", "central", False),
        ("12/TT-BGD&ĐT", "Bộ Giáo dục và Đào tạo", "central", False),
        ("5634/TTr-CAT-PV01(CS)", "Công an tỉnh", "province", True),
        ("99/KH-SLĐ-TBXH", "Sở Lao động - Thương binh và Xã hội", "province", True),
        ("1234/UBND-NC", "Ủy ban nhân dân", None, True),
        ("12-HD/BTGTW", "Ban Tuyên giáo Trung ương", "party", False),
        ("36-HD/VPTW", "Văn phòng Trung ương Đảng", "party", False),
        ("05/NQ-HĐND", "Hội đồng nhân dân", None, True),
    ],
)
def test_a_number_tells_its_issuer(number: str, body: str, level: str | None, local: bool) -> None:
    found = issuer_of_sign(number)
    assert found is not None
    assert body in found.bodies
    assert (found.level, found.local) == (level, local)


def test_a_central_party_sign_keeps_its_candidates() -> None:
    conclusion, resolution = issuer_of_sign("13-KL/TW"), issuer_of_sign("27-NQ/TW")
    assert conclusion is not None
    assert resolution is not None
    assert {"Bộ Chính trị", "Ban Bí thư"} <= set(conclusion.bodies)
    assert "Ban Bí thư" not in resolution.bodies
    assert conclusion.party


@pytest.mark.parametrize("number", ["", "06", "188/KH-XYZ", "KH"])
def test_an_unknown_tail_says_nothing(number: str) -> None:
    assert issuer_of_sign(number) is None


def test_no_issuer_is_written_like_a_genre() -> None:
    signs = {strip_accents(sign).casefold() for genre in genres() for sign in genre.signs}
    assert [each.sign for each in issuers() if strip_accents(each.sign).casefold() in signs] == []


def test_the_parts_of_a_sign_leave_number_and_year_out() -> None:
    assert sign_segments("22/2023/QĐ-TTg") == ("QĐ", "TTg")
    assert sign_segments("KH-BCĐ138/CP") == ("KH", "BCĐ138", "CP")


def test_every_sign_that_takes_its_place_from_its_surroundings_is_local() -> None:
    for sign in ("UBND", "TU", "HU", "BCĐ", "HĐND", "ĐU"):
        found = issuer_of_sign(f"1/KH-{sign}")
        assert found is not None
        assert found.local
