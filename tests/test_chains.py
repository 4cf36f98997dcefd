"""The chains of the five sample documents come out exactly, and no hop more."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import as_file, files

import pytest

from cancu.graph.documents import list_documents
from cancu.graph.find import ProvisionRow, find_document, provisions_of
from cancu.graph.store import Store
from cancu.queries.gaps import gaps
from cancu.queries.impact import impact
from cancu.queries.trace import Trace, trace, trace_provision
from tests.query_fixtures import evidence_in, slices, stored

HUNG_YEN = "188/KH-UBND"
QUANG_NGAI = "quang-ngai/2224-QD-UBND/2021-12-30/ke-hoach"
BINH_THUAN = "3180/KH-UBND"
THAI_BINH = "thai-binh/KH-BCD-CQTT"
THAP_MUOI = "dong-thap/thap-muoi/KH-BCD138"

HY_PROGRAMME = "hung-yen/13-CTr-TU/2021-10-13"
QN_PROGRAMME = "quang-ngai/13-CTr-TU/2021-10-12"

Routes = dict[str, set[str]]
"""Each mandate with its paths, `relation target` joined by arrows, the task's document left out."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with (
        as_file(files("cancu.ingest.samples")) as folder,
        stored(tmp_path_factory.mktemp("five"), *sorted(folder.glob("*.txt"))) as opened,
    ):
        yield opened


def tasks(store: Store, document: str) -> list[ProvisionRow]:
    found = find_document(store, document).iri
    return [row for row in provisions_of(store, found) if row.kind == "task"]


def routes(found: Trace) -> Routes:
    return {
        mandate.document: {
            " > ".join(
                f"{step.relation} {step.target}" for step in path if step.target != found.document
            )
            for path in mandate.paths
        }
        for mandate in found.mandates
    }


def of_task(store: Store, document: str, path: str) -> Routes:
    return routes(trace(store, document, path))


def common(store: Store, document: str) -> Routes:
    """What all tasks of a document rest on by the same paths."""
    found = [routes(trace_provision(store, row)) for row in tasks(store, document)]
    assert len(found) > 10
    shared = set.intersection(*(set(each) for each in found))
    return {
        mandate: paths
        for mandate in shared
        if (paths := set.intersection(*(each[mandate] for each in found)))
    }


VIA_DECISION = "implements 1944/QĐ-TTg > implements 13-KL/TW"
VIA_PROGRAMME = f"implements {HY_PROGRAMME} > implements 13-KL/TW"
ANY_OF_HUNG_YEN: Routes = {
    "1944/QĐ-TTg": {"implements 1944/QĐ-TTg"},
    HY_PROGRAMME: {f"implements {HY_PROGRAMME}"},
    "13-KL/TW": {VIA_DECISION, VIA_PROGRAMME},
    "48-CT/TW": {f"{VIA_DECISION} > continues 48-CT/TW", f"{VIA_PROGRAMME} > continues 48-CT/TW"},
}


def test_any_task_of_hung_yen(store: Store) -> None:
    assert common(store, HUNG_YEN) == ANY_OF_HUNG_YEN


def test_a_task_of_hung_yen_that_cites_nothing_rests_on_nothing_more(store: Store) -> None:
    for path in ("II.2.-1", "II.2.-2", "II.3.-1", "II.4.-5", "II.5.-1"):
        assert of_task(store, HUNG_YEN, path) == ANY_OF_HUNG_YEN


def test_the_first_task_of_hung_yen_rests_on_what_it_names_besides(store: Store) -> None:
    found = of_task(store, HUNG_YEN, "II.1.-1")
    own = {name: {f"cited {name}"} for name in ("36-CT/TW", "51-NQ/TW", "44-KL/TW", "96/2019/QH14")}
    assert found == {
        **own,
        **ANY_OF_HUNG_YEN,
        "13-KL/TW": {"cited 13-KL/TW", *ANY_OF_HUNG_YEN["13-KL/TW"]},
        "48-CT/TW": {
            "cited 13-KL/TW > continues 48-CT/TW",
            *ANY_OF_HUNG_YEN["48-CT/TW"],
        },
    }


def test_what_hung_yens_first_task_misprints_stays_ambiguous(store: Store) -> None:
    ends = {end.document: end for end in trace(store, HUNG_YEN, "II.1.-1").ends}
    assert ends["13-CTr/TW"].reason == "ambiguous"
    assert ends["13-CTr/TW"].candidates == (HY_PROGRAMME,)


def test_hung_yens_44_kl_tw_is_the_one_of_january_in_spite_of_its_print(store: Store) -> None:
    found = trace(store, HUNG_YEN, "II.1.-1")
    assert {m.document: m.date for m in found.mandates}["44-KL/TW"] == "2019-01-22"


LAWS = {"77/2015/QH13", "76/2015/QH13"}
AMENDING = "47/2019/QH14"
TO_13 = {
    "basis 1944/QĐ-TTg > implements 13-KL/TW",
    f"basis {QN_PROGRAMME} > implements 13-KL/TW",
}


def test_any_task_of_quang_ngai(store: Store) -> None:
    first = "promulgated_by 2224/QĐ-UBND"
    basis = ("1944/QĐ-TTg", "623/QĐ-TTg", "634/QĐ-TTg", QN_PROGRAMME, AMENDING)
    expected: Routes = {
        "2224/QĐ-UBND": {first},
        **{name: {f"{first} > basis {name}"} for name in basis},
        "96/2019/QH14": {f"{first} > basis 634/QĐ-TTg > implements 96/2019/QH14"},
        "13-KL/TW": {f"{first} > {way}" for way in TO_13},
        "48-CT/TW": {f"{first} > {way} > continues 48-CT/TW" for way in TO_13},
        "76/2015/QH13": {f"{first} > basis {AMENDING} > amends 76/2015/QH13"},
        "77/2015/QH13": {
            f"{first} > basis 77/2015/QH13",
            f"{first} > basis {AMENDING} > amends 77/2015/QH13",
        },
    }
    assert common(store, QUANG_NGAI) == expected
    assert of_task(store, QUANG_NGAI, "III.20") == expected
    assert of_task(store, "2224/QĐ-UBND", "III.20") == expected


def test_the_two_programmes_of_one_number_stay_apart(store: Store) -> None:
    programmes = {HY_PROGRAMME: "2021-10-13", QN_PROGRAMME: "2021-10-12"}
    for document, own in ((HUNG_YEN, HY_PROGRAMME), (QUANG_NGAI, QN_PROGRAMME)):
        for row in tasks(store, document):
            found = {m.document: m.date for m in trace_provision(store, row).mandates}
            assert {name: found[name] for name in programmes if name in found} == {
                own: programmes[own]
            }


def test_no_task_of_quang_ngai_reaches_36_ct_tw_and_that_is_a_finding(store: Store) -> None:
    rows = tasks(store, QUANG_NGAI)
    assert len(rows) > 80
    for row in rows:
        assert "36-CT/TW" not in routes(trace_provision(store, row))
    found = gaps(store, as_of="2024-12-31", kind="not-carried-down", document="2224/QĐ-UBND")
    assert [(row.document, row.path) for row in found] == [(QUANG_NGAI, None)]
    assert found[0].missing.startswith("36-CT/TW")


STUB = "implements 18/KH-BCĐ138"


def test_the_first_task_of_thap_muoi(store: Store) -> None:
    assert of_task(store, THAP_MUOI, "II.1.-1") == {
        "63-KH/HU": {"cited 63-KH/HU"},
        "13-KL/TW": {"cited 63-KH/HU > implements 13-KL/TW"},
        "48-CT/TW": {"cited 63-KH/HU > implements 13-KL/TW > continues 48-CT/TW"},
        "143-KH/HU": {"cited 143-KH/HU"},
        "36-CT/TW": {"cited 143-KH/HU > implements 36-CT/TW"},
        "1744/KH-UBND": {"cited 1744/KH-UBND"},
        "124/KH-UBND": {"cited 124/KH-UBND"},
        "18/KH-BCĐ138": {STUB},
    }


def test_the_other_tasks_of_thap_muoi_rest_on_a_stub_where_the_chain_breaks(store: Store) -> None:
    for row in tasks(store, THAP_MUOI):
        if row.path == "II.1.-1":
            continue
        found = trace_provision(store, row)
        own = {"132/QCPH-LĐTBXH-CAT-BDBP-SNGV"} if row.path == "II.5" else set()
        assert set(routes(found)) == {"18/KH-BCĐ138"} | own
        assert routes(found)["18/KH-BCĐ138"] == {STUB}
        assert {end.document: end.reason for end in found.ends}["18/KH-BCĐ138"] == "stub"
    broken = gaps(store, as_of="2024-12-31", kind="broken-chain", document=THAP_MUOI)
    said = [row for row in broken if row.missing.startswith("18/KH-BCĐ138 ")]
    assert [(row.path, row.severity, row.quote) for row in said] == [
        (None, "warning", "Kế hoạch số 18/KH-BCĐ138")
    ]


def test_thai_binh_rests_on_the_governments_plan_and_not_on_dong_thaps(store: Store) -> None:
    assert common(store, THAI_BINH) == {"18/KH-BCĐ138/CP": {"implements 18/KH-BCĐ138/CP"}}
    assert of_task(store, THAI_BINH, "II.1.a") == common(store, THAI_BINH)
    plans = {row.handle: (row.date, row.issuer) for row in list_documents(store, held=False)}
    assert plans["18/KH-BCĐ138/CP"] == ("2024-01-15", "Ban Chỉ đạo 138 Chính phủ")
    assert plans["18/KH-BCĐ138"][0] == "2024-01-17"


def test_binh_thuan_rests_on_its_own_40_ct_tu(store: Store) -> None:
    assert common(store, BINH_THUAN) == {"40-CT/TU": {"implements 40-CT/TU"}}
    assert of_task(store, BINH_THUAN, "II.2.-1") == common(store, BINH_THUAN)
    found = find_document(store, "40-CT/TU")
    assert found.iri.endswith("/binh-thuan/40-CT-TU/2024-07-15")


def test_the_footnote_of_binh_thuans_first_task_counts_for_it(store: Store) -> None:
    assert of_task(store, BINH_THUAN, "II.1.-1") == {
        "48-CT/TW": {"cited 48-CT/TW"},
        "34-CT/TU": {"cited 34-CT/TU"},
        "40-CT/TU": {"cited 40-CT/TU", "implements 40-CT/TU"},
    }


def test_the_three_mentions_of_48_ct_tw_are_one_document(store: Store) -> None:
    assert find_document(store, "48-CT/TW").iri.endswith("/tw/48-CT-TW/2010-10-22")
    below = {task.document for level in impact(store, "48-CT/TW").levels for task in level.tasks}
    assert below == {
        find_document(store, each).handle for each in (HUNG_YEN, QUANG_NGAI, BINH_THUAN, THAP_MUOI)
    }


def test_every_hop_of_every_task_quotes_its_source(store: Store) -> None:
    texts = slices(store)
    count = 0
    for document in (HUNG_YEN, QUANG_NGAI, BINH_THUAN, THAI_BINH, THAP_MUOI):
        for row in tasks(store, document):
            for each in evidence_in(trace_provision(store, row).to_json()):
                assert each["quote"] == texts[each["document"]][each["start"] : each["end"]] != ""
                count += 1
    assert count > 2000


def test_every_gap_and_impact_quotes_its_source(store: Store) -> None:
    texts = slices(store)
    answers: list[object] = [gap.to_json() for gap in gaps(store, as_of="2026-01-01")]
    answers += [impact(store, name).to_json() for name in ("48-CT/TW", "1944/QĐ-TTg", BINH_THUAN)]
    found = list(evidence_in(answers))
    assert len(found) > 500
    for each in found:
        assert each["quote"] == texts[each["document"]][each["start"] : each["end"]] != ""


def test_the_gaps_that_the_samples_are_known_to_have(store: Store) -> None:
    rows = gaps(store, as_of="2026-01-01")

    def of(kind: str, document: str) -> set[str | None]:
        handle = find_document(store, document).handle
        return {row.path for row in rows if row.kind == kind and row.document == handle}

    every = {row.path for row in tasks(store, HUNG_YEN)}
    assert of("unassigned", HUNG_YEN) == every
    assert of("unassigned", THAI_BINH) == of("unassigned", THAP_MUOI) == set()
    blanket = {row.path for row in rows if row.case == "unassigned.blanket"}
    assert all(path and path.startswith("II.") for path in of("unassigned", QUANG_NGAI))
    assert of("unassigned", QUANG_NGAI) <= blanket
    assert of("no-mandate", THAP_MUOI) == {
        row.path for row in tasks(store, THAP_MUOI) if row.path != "II.1.-1"
    }
    for document in (HUNG_YEN, QUANG_NGAI, BINH_THUAN, THAI_BINH):
        assert of("no-mandate", document) == set()
    assert "II.2.a.-9" in of("no-lead", THAI_BINH)
    assert "II.3.-2" in of("no-lead", THAP_MUOI)
    assert "II.1.d" not in of("no-lead", THAI_BINH)
    assert of("report", THAP_MUOI) == {"III.3"}  # III.1 says period, day and receiver
    assert {"III.1", "III.3"} == of("report", THAI_BINH)
    assert {"V.1", "V.2"} == of("report", QUANG_NGAI)
    assert {"III.1", "III.2"} == of("report", BINH_THUAN)
    assert of("citation-conflict", HUNG_YEN) == {"II.1.-1"}
    assert sum(row.kind == "citation-conflict" for row in rows) == 2
    assert "II.2.a.-9" in of("agency-gone", THAI_BINH)  # Sở Lao động - Thương binh và Xã hội
    assert of("agency-gone", HUNG_YEN) == set()
