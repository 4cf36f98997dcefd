"""A trace goes up by the document's own words, and never invents a hop."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from cancu.graph.store import Store
from cancu.ingest.model import Extraction
from cancu.ontology.errors import AmbiguousError, NotFoundError
from cancu.queries.trace import Trace, find_task, trace
from tests.graph_fixtures import samples
from tests.query_fixtures import Cites, Item, Links, plan, slices, stored

TASK = Item("II.1", "Rà soát các cơ sở kinh doanh trên địa bàn.")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stored(tmp_path_factory.mktemp("store"), *samples()) as opened:
        yield opened


def routes(found: Trace) -> dict[str, list[list[str]]]:
    """Each mandate with its paths as `relation target` words."""
    return {
        mandate.document: [
            [f"{step.relation} {step.target}" for step in path] for path in mandate.paths
        ]
        for mandate in found.mandates
    }


def ends(found: Trace) -> dict[str, str]:
    return {end.document: end.reason for end in found.ends}


def test_a_task_rests_on_its_document_and_what_that_implements(store: Store) -> None:
    home = "part_of 188/KH-UBND"
    own = "hung-yen/13-CTr-TU/2021-10-13"
    assert routes(trace(store, "188/KH-UBND", "II.1.-2")) == {
        "1944/QĐ-TTg": [[home, "implements 1944/QĐ-TTg"]],
        own: [[home, f"implements {own}"]],
        "13-KL/TW": [
            [home, "implements 1944/QĐ-TTg", "implements 13-KL/TW"],
            [home, f"implements {own}", "implements 13-KL/TW"],
        ],
        "48-CT/TW": [
            [home, "implements 1944/QĐ-TTg", "implements 13-KL/TW", "continues 48-CT/TW"],
            [home, f"implements {own}", "implements 13-KL/TW", "continues 48-CT/TW"],
        ],
    }


def test_what_a_task_cites_itself_comes_before_what_its_document_does(store: Store) -> None:
    found = trace(store, "188/KH-UBND", "II.1.-1")
    assert [m.document for m in found.mandates][:2] == ["36-CT/TW", "44-KL/TW"]
    assert routes(found)["36-CT/TW"] == [["cited 36-CT/TW"]]
    assert {m.document for m in found.mandates} == {
        "36-CT/TW",
        "44-KL/TW",
        "1944/QĐ-TTg",
        "hung-yen/13-CTr-TU/2021-10-13",
        "13-KL/TW",
        "48-CT/TW",
    }


def test_an_ambiguous_citation_is_an_end_with_candidates_and_no_mandate(store: Store) -> None:
    found = trace(store, "188/KH-UBND", "II.1.-1")
    (end,) = (end for end in found.ends if end.reason == "ambiguous")
    assert end.document == "13-CTr/TW"
    assert end.candidates == ("hung-yen/13-CTr-TU/2021-10-13",)
    assert [[step.target for step in path] for path in end.paths] == [["13-CTr/TW"]]
    assert end.paths[0][0].evidence.quote == "Chương trình hành động số 13-CTr/TW"


def test_the_answer_as_json_has_exactly_the_contracts_keys(store: Store) -> None:
    answer: dict[str, Any] = trace(store, "188/KH-UBND", "II.1.-1").to_json()
    assert set(answer) == {"task", "mandates", "ends"}
    assert set(answer["task"]) == {"document", "path", "text"}
    assert answer["task"]["document"] == "188/KH-UBND"
    for mandate in answer["mandates"]:
        assert set(mandate) == {"document", "title", "issuer", "date", "state", "paths"}
        for path in mandate["paths"]:
            for step in path:
                assert set(step) == {"from", "relation", "to", "evidence"}
                assert set(step["evidence"]) == {"document", "start", "end", "quote"}
    for end in answer["ends"]:
        more = {"candidates", "paths"} if end["reason"] == "ambiguous" else set()
        assert set(end) == {"document", "reason"} | more


def test_paths_are_unbroken_and_pass_nothing_twice(store: Store) -> None:
    for document, path in (("188/KH-UBND", "II.1.-1"), ("2224/QĐ-UBND", "II.1")):
        found = trace(store, document, path)
        task = f"{found.document} {found.path}"
        for mandate in found.mandates:
            for steps in mandate.paths:
                assert steps[0].source == task
                assert steps[-1].target == mandate.document
                assert all(a.target == b.source for a, b in pairwise(steps))
                passed = [task, *(step.target for step in steps)]
                assert len(set(passed)) == len(passed)


def test_a_task_of_an_annex_is_found_by_its_decision_and_goes_through_it(store: Store) -> None:
    found = trace(store, "2224/QĐ-UBND", "II.2")
    annex = "quang-ngai/2224-QD-UBND/2021-12-30/ke-hoach"
    assert found.document == annex
    first = [f"part_of {annex}", "promulgated_by 2224/QĐ-UBND"]
    assert routes(found)["2224/QĐ-UBND"] == [first]
    assert routes(found)["96/2019/QH14"] == [
        [*first, "basis 634/QĐ-TTg", "implements 96/2019/QH14"]
    ]
    assert {m.document: m.state for m in found.mandates}["2224/QĐ-UBND"] == "held"


def test_who_proposed_a_decision_is_no_mandate(store: Store) -> None:
    assert "5634/TTr-CAT-PV01(CS)" not in routes(trace(store, "2224/QĐ-UBND", "II.2"))


def test_a_chain_that_breaks_at_a_local_paper_says_so(store: Store) -> None:
    found = trace(store, "dong-thap/thap-muoi/KH-BCD138", "II.1.-2")
    assert list(routes(found)) == ["18/KH-BCĐ138"]
    assert ends(found) == {"18/KH-BCĐ138": "stub"}


def test_two_plans_of_like_number_stay_apart(store: Store) -> None:
    found = trace(store, "thai-binh/KH-BCD-CQTT", "II.a")
    assert "18/KH-BCĐ138/CP" in routes(found)
    assert "18/KH-BCĐ138" not in routes(found)


def test_the_words_of_a_link_are_looked_for_in_the_tasks_own_document(store: Store) -> None:
    """13-KL/TW continues 48-CT/TW by the words of two papers; each trace quotes its own."""
    for document, path in (
        ("188/KH-UBND", "II.1.-2"),
        ("dong-thap/thap-muoi/KH-BCD138", "II.1.-1"),
    ):
        found = trace(store, document, path)
        (mandate,) = (m for m in found.mandates if m.document == "48-CT/TW")
        for steps in mandate.paths:
            assert {step.evidence.document for step in steps} == {found.document}


def test_where_ones_own_words_are_silent_another_papers_words_are_quoted(store: Store) -> None:
    found = trace(store, "thai-binh/KH-BCD-CQTT", "II.a")
    steps = next(m for m in found.mandates if m.document == "48-CT/TW").paths[0]
    assert [step.target for step in steps] == ["13-KL/TW", "48-CT/TW"]
    texts = slices(store)
    last = steps[1].evidence
    assert last.document != found.document
    assert "48-CT/TW" in last.quote == texts[last.document][last.start : last.end]


@pytest.mark.parametrize(
    ("document", "path"), [("188/KH-UBND", "II.9"), ("999/KH-UBND", "II.1"), ("13-CTr/TU", "I")]
)
def test_what_is_not_there_is_not_found(store: Store, document: str, path: str) -> None:
    with pytest.raises((NotFoundError, AmbiguousError)):
        trace(store, document, path)


def one(tmp_path: Path, *items: Extraction, number: str = "5/KH-UBND") -> Trace:
    with stored(tmp_path, *items) as store:
        return trace(store, number, "II.1")


def test_a_document_that_names_nothing_ends_nowhere(tmp_path: Path) -> None:
    found = one(tmp_path, plan("5/KH-UBND", "Lào Cai", "KẾ HOẠCH kiểm tra", [TASK]))
    assert found.mandates == ()
    assert ends(found) == {"5/KH-UBND": "none"}


TITLE = "Thực hiện Kết luận số 13-KL/TW về phòng, chống tội phạm"
OPENING = "Thực hiện Quyết định số 1944/QĐ-TTg về thực hiện Kết luận số 13-KL/TW, tỉnh ban hành:"
IN_TITLE = Cites("Kết luận số 13-KL/TW", "13-KL/TW", "implements", "2021-08-16", "Bộ Chính trị")
DECISION = Cites(
    "Quyết định số 1944/QĐ-TTg", "1944/QĐ-TTg", "implements", "2021-11-18", "Thủ tướng Chính phủ"
)
NESTED = Cites("Kết luận số 13-KL/TW", "13-KL/TW", "nested", within=1, nth=1)
LINK = Links("về thực hiện Kết luận số 13-KL/TW", "1944/QĐ-TTg", "implements", "13-KL/TW")


def test_a_title_is_a_shortcut_where_the_opening_leads_to_the_same_place(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        plan(
            "5/KH-UBND",
            "Lào Cai",
            f"{TITLE}\n{OPENING}",
            [TASK],
            [IN_TITLE, DECISION, NESTED],
            [LINK],
            title=TITLE,
        ),
    )
    assert routes(found)["13-KL/TW"] == [
        ["part_of 5/KH-UBND", "implements 1944/QĐ-TTg", "implements 13-KL/TW"]
    ]


def test_a_title_counts_where_nothing_else_leads_there(tmp_path: Path) -> None:
    opening = "Thực hiện Quyết định số 1944/QĐ-TTg, tỉnh ban hành:"
    text = f"{TITLE}\n{opening}"
    found = one(
        tmp_path,
        plan("5/KH-UBND", "Lào Cai", text, [TASK], [IN_TITLE, DECISION], title=TITLE),
    )
    assert routes(found)["13-KL/TW"] == [["part_of 5/KH-UBND", "implements 13-KL/TW"]]


def test_what_the_opening_itself_implements_counts_even_if_the_title_names_it(
    tmp_path: Path,
) -> None:
    text = f"{TITLE}\nThực hiện Kết luận số 13-KL/TW; Quyết định số 1944/QĐ-TTg, tỉnh ban hành:"
    second = Cites("Kết luận số 13-KL/TW", "13-KL/TW", "implements", nth=1)
    found = one(
        tmp_path,
        plan("5/KH-UBND", "Lào Cai", text, [TASK], [IN_TITLE, second, DECISION], title=TITLE),
    )
    (path,) = next(m for m in found.mandates if m.document == "13-KL/TW").paths
    assert path[1].evidence.start == text.index("Kết luận số 13-KL/TW", 30)


def test_what_stands_in_the_title_of_a_cited_document_is_no_hop_by_itself(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        plan(
            "5/KH-UBND",
            "Lào Cai",
            OPENING,
            [TASK],
            [DECISION, Cites("Kết luận số 13-KL/TW", "13-KL/TW", "nested", within=0)],
        ),
    )
    assert list(routes(found)) == ["1944/QĐ-TTg"]


def test_a_mere_mention_in_the_opening_is_no_ground(tmp_path: Path) -> None:
    mention = Cites("Kết luận số 13-KL/TW", "13-KL/TW", "cited", "2021-08-16", "Bộ Chính trị")
    found = one(tmp_path, plan("5/KH-UBND", "Lào Cai", OPENING, [TASK], [DECISION, mention]))
    assert list(routes(found)) == ["1944/QĐ-TTg"]


def test_a_strategy_known_by_name_only_is_not_followed(tmp_path: Path) -> None:
    link = Links("về thực hiện Kết luận", "1944/QĐ-TTg", "implements", "Chiến lược quốc gia")
    found = one(tmp_path, plan("5/KH-UBND", "Lào Cai", OPENING, [TASK], [DECISION], [link]))
    assert list(routes(found)) == ["1944/QĐ-TTg"]


@pytest.mark.parametrize("relation", ["promulgates", "replaces", "repeals"])
def test_nothing_rests_on_what_it_replaces_repeals_or_issues(tmp_path: Path, relation: str) -> None:
    mention = Cites("Kết luận số 13-KL/TW", "13-KL/TW", "nested", within=0)
    link = Links("Kết luận số 13-KL/TW", "1944/QĐ-TTg", relation, "13-KL/TW")
    found = one(
        tmp_path, plan("5/KH-UBND", "Lào Cai", OPENING, [TASK], [DECISION, mention], [link])
    )
    assert list(routes(found)) == ["1944/QĐ-TTg"]


HIGHER = Cites(
    "Kế hoạch số 7/KH-UBND", "7/KH-UBND", "implements", "2024-01-05", "Ủy ban nhân dân tỉnh"
)


def test_a_held_documents_own_grounds_are_followed(tmp_path: Path) -> None:
    upper = plan("7/KH-UBND", "Lào Cai", OPENING, [], [DECISION], date="2024-01-05")
    lower = plan("5/KH-UBND", "Lào Cai", "Thực hiện Kế hoạch số 7/KH-UBND:", [TASK], [HIGHER])
    found = one(tmp_path, upper, lower)
    assert routes(found) == {
        "7/KH-UBND": [["part_of 5/KH-UBND", "implements 7/KH-UBND"]],
        "1944/QĐ-TTg": [["part_of 5/KH-UBND", "implements 7/KH-UBND", "implements 1944/QĐ-TTg"]],
    }
    assert {m.document: m.state for m in found.mandates} == {
        "7/KH-UBND": "held",
        "1944/QĐ-TTg": "stub",
    }
    assert found.mandates[1].paths[0][2].evidence.document == "7/KH-UBND"


def test_a_held_document_that_names_nothing_is_where_the_path_stops(tmp_path: Path) -> None:
    upper = plan("7/KH-UBND", "Lào Cai", "KẾ HOẠCH", date="2024-01-05")
    lower = plan("5/KH-UBND", "Lào Cai", "Thực hiện Kế hoạch số 7/KH-UBND:", [TASK], [HIGHER])
    assert ends(one(tmp_path, upper, lower)) == {"7/KH-UBND": "held"}


def test_documents_that_rest_on_each_other_do_not_lead_in_a_circle(tmp_path: Path) -> None:
    back = Cites("Kế hoạch số 5/KH-UBND", "5/KH-UBND", "basis", "2024-05-10")
    upper = plan(
        "7/KH-UBND",
        "Lào Cai",
        "Căn cứ Kế hoạch số 5/KH-UBND; " + OPENING,
        [],
        [back, DECISION],
        date="2024-01-05",
    )
    lower = plan("5/KH-UBND", "Lào Cai", "Thực hiện Kế hoạch số 7/KH-UBND:", [TASK], [HIGHER])
    found = one(tmp_path, upper, lower)
    assert list(routes(found)) == ["7/KH-UBND", "1944/QĐ-TTg"]


def test_a_task_that_cites_its_own_document_rests_on_nothing_more_by_it(tmp_path: Path) -> None:
    item = Item("II.1", "Công an tỉnh đôn đốc thực hiện Kế hoạch số 5/KH-UBND.")
    own = Cites("Kế hoạch số 5/KH-UBND", "5/KH-UBND", "cited", "2024-05-10", nth=0)
    found = one(tmp_path, plan("5/KH-UBND", "Lào Cai", "KẾ HOẠCH", [item], [own]))
    assert found.mandates == ()


def test_a_document_cited_twice_in_a_task_is_one_hop(tmp_path: Path) -> None:
    item = Item("II.1", "Thực hiện Chỉ thị số 36-CT/TW; sơ kết Chỉ thị số 36-CT/TW.")
    cites = [Cites("Chỉ thị số 36-CT/TW", "36-CT/TW", nth=nth) for nth in (0, 1)]
    found = one(tmp_path, plan("5/KH-UBND", "Lào Cai", "KẾ HOẠCH", [item], cites))
    assert routes(found) == {"36-CT/TW": [["cited 36-CT/TW"]]}


def test_a_dense_web_gives_a_bounded_number_of_paths(tmp_path: Path) -> None:
    """Twelve layers of three, each resting on all three above: 3^11 ways to the top."""
    numbers = [[f"{layer}{i}/QĐ-TTg" for i in range(1, 4)] for layer in range(1, 13)]
    flat = [n for layer in numbers for n in layer]
    words = "; ".join(f"Quyết định số {n}" for n in flat)
    cites = [
        Cites(
            f"Quyết định số {n}",
            n,
            "implements" if n in numbers[0] else "nested",
            "2021-01-01",
            within=None if n in numbers[0] else 0,
        )
        for n in flat
    ]
    links = [
        Links(f"Quyết định số {upper}", lower, "implements", upper)
        for below, above in pairwise(numbers)
        for lower in below
        for upper in above
    ]
    found = one(tmp_path, plan("5/KH-UBND", "Lào Cai", words, [TASK], cites, links))
    assert {m.document for m in found.mandates} == set(flat)
    assert max(len(m.paths) for m in found.mandates) <= 100


NAMES = [f"{n}-KL/TW" for n in range(1, 8)]
EDGES = strategies.lists(
    strategies.tuples(strategies.sampled_from(NAMES), strategies.sampled_from(NAMES)), max_size=14
)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(strategies.sets(strategies.sampled_from(NAMES), max_size=3), EDGES)
def test_in_any_web_a_task_rests_on_all_it_can_reach_and_on_nothing_else(
    tmp_path: Path, cited: set[str], edges: list[tuple[str, str]]
) -> None:
    text = "; ".join(f"Kết luận số {name} " for name in NAMES)
    cites = [
        Cites(
            f"Kết luận số {name}",
            name,
            "implements" if name in cited else "nested",
            "2021-01-01",
            "Bộ Chính trị",
            within=None if name in cited else 0,
        )
        for name in NAMES
    ]
    links = [Links(f"số {upper}", lower, "implements", upper) for lower, upper in edges]
    reached, queue = set(), list(cited)
    while queue:
        name = queue.pop()
        if name not in reached:
            reached.add(name)
            queue.extend(upper for lower, upper in edges if lower == name)
    folder = Path(tempfile.mkdtemp(dir=tmp_path))
    found = one(folder, plan("5/KH-UBND", "Lào Cai", text, [TASK], cites, links))
    assert {mandate.document for mandate in found.mandates} == reached
    steps = {(lower, upper) for lower, upper in edges} | {("5/KH-UBND", name) for name in cited}
    for mandate in found.mandates:
        assert mandate.paths
        for path in mandate.paths:
            assert path[0].relation == "part_of"
            assert all((step.source, step.target) in steps for step in path[1:])


def test_a_task_is_found_by_words_without_accents(store: Store) -> None:
    row = find_task(store, "TUYEN TRUYEN trong nhan dan")
    assert row.path == "II.1.-2"
    assert row.document.endswith("KH-BCD138/2024-02-" + row.document[-8:])


def test_words_that_stand_together_win_over_words_that_are_scattered(tmp_path: Path) -> None:
    items = [
        Item("II.1", "Kiểm tra công tác tuyên truyền."),
        Item("II.2", "Tuyên truyền về công tác kiểm tra."),
    ]
    with stored(tmp_path, plan("5/KH-UBND", "Lào Cai", "KẾ HOẠCH", items)) as store:
        assert find_task(store, "công tác tuyên truyền").path == "II.1"
        with pytest.raises(AmbiguousError, match=r"5/KH-UBND II\.1.*5/KH-UBND II\.2"):
            find_task(store, "tuyên truyền")
        with pytest.raises(NotFoundError):
            find_task(store, "tuyên truyền miệng")
        with pytest.raises(NotFoundError):
            find_task(store, " … ")
