"""Which document a mention means: the cases that a number alone would get wrong."""

from __future__ import annotations

import random
from typing import Any

import pytest

from cancu.graph.facts import Facts, Held, LinkFact, Mention
from cancu.graph.identity import number_key, title_key
from cancu.graph.known import Known
from cancu.graph.places import TW, Place
from cancu.graph.resolve import Decision, resolve
from cancu.graph.resolve_links import resolve_links

ID = "https://w3id.org/cancu/id/doc/"
HUNG_YEN: Place = ("hung-yen",)
QUANG_NGAI: Place = ("quang-ngai",)
THAP_MUOI: Place = ("dong-thap", "thap-muoi")


def held(
    tail: str, place: Place, date: str | None, number: str | None = None, **other: Any
) -> Held:
    level = "district" if len(place) == 2 else "central" if place == TW else "province"
    fields = {"genre": "kế hoạch", "title": None, "issuer": None, "annex_of": None, **other}
    return Held(ID + tail, number, place=place, level=level, date=date, **fields)


def said(
    document: str, index: int, number: str | None, date: str | None = None,
    issuer: str | None = None, **other: Any,
) -> Mention:  # fmt: skip
    fields: dict[str, Any] = {
        "genre": None, "title": None, "parties": None, "short_for": None,
        "words": number or "", "start": index * 100, **other,
    }  # fmt: skip
    return Mention(
        f"{ID}{document}/cite/{index}", ID + document,
        number=number, date=date, issuer=issuer, **fields,
    )  # fmt: skip


def known(number: str, date: str, genre: str, issuer: str | None = None) -> Known:
    return Known((number_key(number),), TW, number, genre, None, issuer, date)


def decide(
    mentions: list[Mention], documents: list[Held], instruments: tuple[Known, ...] = ()
) -> list[Decision]:
    """Decisions in the order of the mentions; IRIs without their head."""
    result = resolve(Facts(tuple(documents), tuple(mentions), ()), instruments)
    return [_short(result.decisions[mention.iri]) for mention in mentions]


def _short(decision: Decision) -> Decision:
    cut = ID.__len__()
    return Decision(
        decision.mention[cut:],
        decision.state,
        decision.cited[cut:] if decision.cited else None,
        tuple(each[cut:] for each in decision.candidates),
        decision.conflict,
        tuple(each[cut:] for each in decision.against),
    )


HY = "hung-yen/188-KH-UBND/2021-12-14"
QN = "quang-ngai/2224-QD-UBND/2021-12-30"
TM = "dong-thap/thap-muoi/KH-BCD138/2024-02-00000000"
TB = "thai-binh/KH-BCD-CQTT/2024-01-00000000"
PLAN_HY = held(HY, HUNG_YEN, "2021-12-14", "188/KH-UBND")
PLAN_QN = held(QN, QUANG_NGAI, "2021-12-30", "2224/QĐ-UBND", genre="quyết định")
PLAN_TM = held(TM, THAP_MUOI, "2024-02")
PLAN_TB = held(TB, ("thai-binh",), "2024-01")


def test_the_programmes_13_of_two_provinces_are_two_documents() -> None:
    one, other, later = decide(
        [
            said(HY, 0, "13-CTr/TU", "2021-10-13", "Tỉnh ủy Hưng Yên"),
            said(QN, 0, "13-CTr/TU", "2021-10-12", "Ban Thường vụ Tỉnh ủy"),
            said(QN, 1, "13-CTr/TU"),
        ],
        [PLAN_HY, PLAN_QN],
    )
    assert one.cited == "hung-yen/13-CTr-TU/2021-10-13"
    assert other.cited == later.cited == "quang-ngai/13-CTr-TU/2021-10-12"
    assert {one.state, other.state, later.state} == {"stub"}


def test_the_government_s_committee_is_not_the_province_s() -> None:
    government, province = decide(
        [
            said(TB, 0, "18/KH-BCĐ138/CP", "2024-01-15", "Ban Chỉ đạo 138 Chính phủ"),
            said(TM, 0, "18/KH-BCĐ138", "2024-01-17",
                 "Ban Chỉ đạo phòng, chống tội phạm tỉnh Đồng Tháp"),
        ],
        [PLAN_TB, PLAN_TM],
    )  # fmt: skip
    assert government.cited == "tw/18-KH-BCD138-CP/2024-01-15"
    assert province.cited == "dong-thap/18-KH-BCD138/2024-01-17"


def test_mentions_with_and_without_date_come_together() -> None:
    cited = {
        decision.cited
        for decision in decide(
            [
                said(HY, 0, "48-CT/TW", "2010-10-22", "Bộ Chính trị"),
                said(QN, 0, "48-CT/TW", "2010-10-22", "Bộ Chính trị"),
                said(TM, 0, "48-CT/TW", None, "Bộ Chính trị"),
            ],
            [PLAN_HY, PLAN_QN, PLAN_TM],
        )
    }
    assert cited == {"tw/48-CT-TW/2010-10-22"}


def test_a_sign_that_contradicts_its_issuer_is_ambiguous_with_what_it_may_mean() -> None:
    right, wrong = decide(
        [
            said(HY, 0, "13-CTr/TU", "2021-10-13", "Tỉnh ủy Hưng Yên"),
            said(HY, 1, "13-CTr/TW", "2021-10-13", "Tỉnh ủy"),
        ],
        [PLAN_HY],
    )
    assert right.state == "stub"
    assert (wrong.state, wrong.cited, wrong.conflict) == ("ambiguous", None, "issuer")
    assert wrong.candidates == ("hung-yen/13-CTr-TU/2021-10-13",)


def test_a_contradiction_has_no_candidate_of_another_day() -> None:
    _, wrong = decide(
        [
            said(HY, 0, "13-CTr/TU", "2021-10-12", "Tỉnh ủy Hưng Yên"),
            said(HY, 1, "13-CTr/TW", "2021-10-13", "Tỉnh ủy"),
        ],
        [PLAN_HY],
    )
    assert (wrong.state, wrong.candidates) == ("ambiguous", ())


def test_a_date_that_contradicts_the_known_instrument_is_reported_and_still_followed() -> None:
    (decision,) = decide(
        [said(HY, 0, "44-KL/TW", "2019-10-22", "Ban Bí thư")],
        [PLAN_HY],
        (known("44-KL/TW", "2019-01-22", "kết luận", "Ban Bí thư"),),
    )
    assert decision.cited == "tw/44-KL-TW/2019-01-22"
    assert (decision.state, decision.conflict) == ("stub", "date")
    assert decision.against == ("tw/44-KL-TW/2019-01-22",)


def test_a_date_that_contradicts_the_document_held_is_reported_and_still_followed() -> None:
    (decision,) = decide(
        [said(QN, 0, "188/KH-UBND", "2021-12-15", "Ủy ban nhân dân tỉnh Hưng Yên")],
        [PLAN_HY, PLAN_QN],
    )
    assert (decision.state, decision.cited, decision.conflict) == ("resolved", HY, "date")


def test_two_mentions_with_conflicting_dates_are_never_merged() -> None:
    first, second, undated = decide(
        [
            said(HY, 0, "13-CTr/TU", "2021-10-13", "Tỉnh ủy"),
            said(HY, 1, "13-CTr/TU", "2021-10-12", "Tỉnh ủy"),
            said(HY, 2, "13-CTr/TU"),
        ],
        [PLAN_HY],
    )
    assert first.cited != second.cited
    assert first.conflict == second.conflict == "date"
    assert first.against == (second.cited,)
    assert (undated.state, undated.conflict) == ("ambiguous", None)
    assert undated.candidates == (second.cited, first.cited)


def test_one_number_in_two_years_is_two_documents_without_conflict() -> None:
    first, second = decide(
        [
            said(HY, 0, "623/QĐ-TTg", "2016-04-14", "Thủ tướng Chính phủ"),
            said(HY, 1, "623/QĐ-TTg", "2019-05-24", "Thủ tướng Chính phủ"),
        ],
        [PLAN_HY],
    )
    assert first.cited != second.cited
    assert first.conflict is second.conflict is None


def test_a_document_that_is_held_resolves_what_cites_it() -> None:
    program = held("hung-yen/13-CTr-TU/2021-10-13", HUNG_YEN, "2021-10-13", "13-CTr/TU")
    dated, undated = decide(
        [
            said(HY, 0, "13-CTr/TU", "2021-10-13", "Tỉnh ủy Hưng Yên"),
            said(HY, 1, "13-CTR/TU"),
        ],
        [PLAN_HY, program],
    )
    assert dated.state == undated.state == "resolved"
    assert dated.cited == undated.cited == "hung-yen/13-CTr-TU/2021-10-13"


def test_a_district_s_papers_find_their_level() -> None:
    decisions = decide(
        [
            said(TM, 0, "63-KH/HU", "2022-02-25", "Huyện ủy"),
            said(TM, 1, "124/KH-UBND", "2020-06-01", "Ủy ban nhân dân Tỉnh"),
            said(TM, 2, "1744/KH-UBND", "2021-04-06", "Ủy ban nhân dân huyện"),
            said(TM, 3, "40-CT/TU", "2023-01-02"),
            said(TM, 4, "9/KH-UBND", "2023-01-02"),
        ],
        [PLAN_TM],
    )
    assert [decision.cited for decision in decisions] == [
        "dong-thap/thap-muoi/63-KH-HU/2022-02-25",
        "dong-thap/124-KH-UBND/2020-06-01",
        "dong-thap/thap-muoi/1744-KH-UBND/2021-04-06",
        "dong-thap/40-CT-TU/2023-01-02",
        "dong-thap/thap-muoi/9-KH-UBND/2023-01-02",
    ]


def test_a_later_mention_means_the_place_that_the_first_one_named() -> None:
    named, bare = decide(
        [
            said(TM, 0, "124/KH-UBND", "2020-06-01", "Ủy ban nhân dân Tỉnh"),
            said(TM, 1, "124/KH-UBND"),
        ],
        [PLAN_TM],
    )
    assert bare.cited == named.cited == "dong-thap/124-KH-UBND/2020-06-01"


def test_a_local_number_said_by_the_centre_without_issuer_is_nobody_s() -> None:
    central = held("tw/1-TB-VPCP/2022-01-05", TW, "2022-01-05", "1/TB-VPCP")
    known_one, unknown = decide(
        [
            said("tw/1-TB-VPCP/2022-01-05", 0, "188/KH-UBND"),
            said("tw/1-TB-VPCP/2022-01-05", 1, "999/KH-UBND"),
        ],
        [PLAN_HY, central],
    )
    assert (known_one.state, known_one.candidates) == ("ambiguous", (HY,))
    assert (unknown.state, unknown.cited) == ("stub", "chua-ro/999-KH-UBND/0000")


def test_a_mention_without_date_means_nothing_that_came_later() -> None:
    mentions = [
        said(HY, 0, None, None, words="Luật Tổ chức chính quyền địa phương", genre="luật"),
        said(QN, 0, None, "2015-06-19", words="Luật Tổ chức chính quyền địa phương", genre="luật"),
        said(TM, 0, None, "2025-06-16", words="Luật tổ chức chính quyền địa phương", genre="luật"),
    ]
    early, _, _ = decide(mentions, [PLAN_HY, PLAN_QN, PLAN_TM])
    assert early.cited == "tw/luat-to-chuc-chinh-quyen-dia-phuong/2015-06-19"
    late = decide(
        [said(TM, 1, None, None, words=mentions[0].words, genre="luật"), *mentions[1:]],
        [PLAN_HY, PLAN_QN, held(TM, THAP_MUOI, "2025-12")],
    )[0]
    assert late.state == "stub", "its own document names the date"
    other = held("hung-yen/9-KH-UBND/2026-01-01", HUNG_YEN, "2026-01-01", "9/KH-UBND")
    open_ = decide(
        [said("hung-yen/9-KH-UBND/2026-01-01", 0, None, words=mentions[0].words, genre="luật"),
         *mentions[1:]],
        [other, PLAN_QN, PLAN_TM],
    )[0]  # fmt: skip
    assert (open_.state, len(open_.candidates)) == ("ambiguous", 2)


def test_a_law_known_by_number_and_by_name_is_one_document() -> None:
    law = Known(
        (title_key("Luật Thi hành án hình sự"), number_key("41/2019/QH14")),
        TW, "41/2019/QH14", "luật", "Luật Thi hành án hình sự", "Quốc hội", "2019-06-14",
    )  # fmt: skip
    by_name, by_number = decide(
        [
            said(HY, 0, None, words="Luật Thi hành án hình sự", genre="luật"),
            said(HY, 1, "41/2019/QH14", genre="luật"),
        ],
        [PLAN_HY],
        (law,),
    )
    assert by_name.cited == by_number.cited == "tw/41-2019-QH14/2019-06-14"


def _law(number: str, date: str, until: str | None) -> Known:
    keys = (title_key("Luật Đất đai"), number_key(number))
    return Known(keys, TW, number, "luật", "Luật Đất đai", "Quốc hội", date, until)


def test_a_law_means_the_one_in_force_when_it_is_cited() -> None:
    laws = (
        _law("13/2003/QH11", "2003-11-26", "2014-06-30"),
        _law("45/2013/QH13", "2013-11-29", "2024-07-31"),
        _law("31/2024/QH15", "2024-01-18", None),
    )
    (decision,) = decide([said(HY, 0, None, words="Luật Đất đai", genre="luật")], [PLAN_HY], laws)
    assert decision.cited == "tw/45-2013-QH13/2013-11-29"


def test_an_annex_without_date_was_written_with_its_decision() -> None:
    laws = (_law("45/2013/QH13", "2013-11-29", None), _law("31/2024/QH15", "2024-01-18", None))
    annex = held(f"{QN}/ke-hoach", QUANG_NGAI, None, annex_of="2224/QĐ-UBND")
    mention = said(f"{QN}/ke-hoach", 0, None, words="Luật Đất đai", genre="luật")
    (decision,) = decide([mention], [PLAN_QN, annex], laws)
    assert decision.cited == "tw/45-2013-QH13/2013-11-29"


def test_a_scheme_goes_by_the_number_that_everybody_uses() -> None:
    scheme = Known(
        (number_key("06/QĐ-TTg"), number_key("06", "Đề án")),
        TW, "06/QĐ-TTg", "quyết định", None, "Thủ tướng Chính phủ", "2022-01-06",
    )  # fmt: skip
    with_issuer, without, another = decide(
        [
            said(TB, 0, "06", None, "Chính phủ", genre="đề án"),
            said(TB, 1, "06", genre="đề án"),
            said(TB, 2, "07", genre="đề án"),
        ],
        [PLAN_TB],
        (scheme,),
    )
    assert with_issuer.cited == without.cited == "tw/06-QD-TTg/2022-01-06"
    assert another.cited == "thai-binh/de-an-07/0000"


def test_a_short_form_means_what_it_stands_for() -> None:
    full = said(HY, 0, "1944/QĐ-TTg", "2021-11-18", "Thủ tướng Chính phủ")
    short = said(HY, 1, None, words="Chương trình 1944", short_for=full.iri)
    again = said(HY, 2, None, words="Chương trình", short_for=short.iri)
    decisions = decide([full, short, again], [PLAN_HY])
    assert {decision.cited for decision in decisions} == {"tw/1944-QD-TTg/2021-11-18"}


def test_short_forms_that_stand_for_each_other_end_nowhere() -> None:
    one = said(HY, 0, "1/QĐ-TTg", short_for=f"{ID}{HY}/cite/1")
    two = said(HY, 1, "1/QĐ-TTg", short_for=f"{ID}{HY}/cite/0")
    assert [each.state for each in decide([one, two], [PLAN_HY])] == ["ambiguous", "ambiguous"]


def test_a_document_between_bodies_of_the_centre_is_the_centre_s() -> None:
    (decision,) = decide(
        [
            said(TB, 0, "07/CTrPH-BCA-MTTW", "2023-10-17",
                 parties="Bộ Công an; Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam")
        ],
        [PLAN_TB],
    )  # fmt: skip
    assert decision.cited == "tw/07-CTrPH-BCA-MTTW/2023-10-17"


def test_a_part_of_a_date_joins_the_full_one() -> None:
    full, part = decide(
        [
            said(HY, 0, "51-NQ/TW", "2019-09-05", "Bộ Chính trị"),
            said(QN, 0, "51-NQ/TW", "2019", "Bộ Chính trị"),
        ],
        [PLAN_HY, PLAN_QN],
    )
    assert part.cited == full.cited == "tw/51-NQ-TW/2019-09-05"
    assert part.conflict is None


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_reading_makes_no_difference(seed: int) -> None:
    mentions = [
        said(HY, 0, "13-CTr/TU", "2021-10-13", "Tỉnh ủy Hưng Yên"),
        said(HY, 1, "13-CTr/TW", "2021-10-13", "Tỉnh ủy"),
        said(HY, 2, "05-KL/TW", "2021-06-03"),
        said(QN, 0, "13-CTr/TU", "2021-10-12", "Ban Thường vụ Tỉnh ủy"),
        said(QN, 1, "13-CTR/TU"),
        said(QN, 2, "5-KL/TW"),
        said(TM, 0, "48-CT/TW"),
        said(TB, 0, "48-CT/TW", "2010-10-22"),
        said(TB, 1, "48-CT/TW", "2011-10-22"),
    ]
    documents = [PLAN_HY, PLAN_QN, PLAN_TM, PLAN_TB]
    first = resolve(Facts(tuple(documents), tuple(mentions), ()), ())
    dice = random.Random(seed)
    dice.shuffle(mentions)
    dice.shuffle(documents)
    second = resolve(Facts(tuple(documents), tuple(mentions), ()), ())
    assert second.decisions == first.decisions
    assert [(s.iri, s.number, s.issuer, s.title) for s in second.stubs] == [
        (s.iri, s.number, s.issuer, s.title) for s in first.stubs
    ]


def test_links_join_what_their_names_mean_in_their_own_document() -> None:
    mentions = (
        said(HY, 0, "13-CTr/TU", "2021-10-13", "Tỉnh ủy Hưng Yên"),
        said(HY, 1, "13-KL/TW", "2021-08-16", "Bộ Chính trị"),
        said(QN, 0, "13-CTr/TU", "2021-10-12", "Tỉnh ủy"),
    )
    annex = held(f"{QN}/ke-hoach", QUANG_NGAI, None, annex_of="2224/QĐ-UBND")
    links = (
        LinkFact(f"{ID}{HY}/link/0", ID + HY, "implements", "13-CTr/TU", "13-KL/TW", 0, 150),
        LinkFact(f"{ID}{HY}/link/1", ID + HY, "approves", "1944/QĐ-TTg", "Chiến lược", 0, 9),
        LinkFact(f"{ID}{QN}/link/0", ID + QN, "promulgates", "2224/QĐ-UBND", "Kế hoạch A", 0, 9),
    )
    facts = Facts((PLAN_HY, PLAN_QN, annex), mentions, links)
    first, second, third = resolve_links(facts, resolve(facts, ()).decisions)
    assert first.subject == f"{ID}hung-yen/13-CTr-TU/2021-10-13"
    assert first.object == f"{ID}tw/13-KL-TW/2021-08-16"
    assert (second.subject, second.object) == (None, None), "known by name only"
    assert (third.subject, third.object) == (ID + QN, annex.iri)
