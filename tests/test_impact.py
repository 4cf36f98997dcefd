"""Impact is the trace read downward: the same hops, level by level, down to who must act."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cancu.graph.documents import list_documents
from cancu.graph.find import provisions_of
from cancu.graph.store import Store
from cancu.ontology.errors import AmbiguousError, NotFoundError
from cancu.queries.impact import Impact, impact
from cancu.queries.trace import trace
from tests.graph_fixtures import samples
from tests.query_fixtures import Cites, Item, plan, stored


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stored(tmp_path_factory.mktemp("store"), *samples()) as opened:
        yield opened


def tasks(found: Impact) -> set[tuple[str, str]]:
    return {(task.document, task.path) for level in found.levels for task in level.tasks}


def documents(found: Impact) -> list[set[str]]:
    return [{each.document for each in level.documents} for level in found.levels]


def test_what_rests_on_a_mandate_comes_level_by_level(store: Store) -> None:
    found = impact(store, "48-CT/TW")
    assert documents(found)[0] == {"13-KL/TW"}
    assert documents(found)[1] == {"1944/QĐ-TTg", "hung-yen/13-CTr-TU/2021-10-13", "63-KH/HU"}
    assert documents(found)[2] == {"188/KH-UBND"}
    assert [level.level for level in found.levels] == list(range(1, len(found.levels) + 1))


def test_a_task_stands_at_its_least_distance_only(store: Store) -> None:
    found = impact(store, "13-KL/TW")
    all_tasks = [(t.document, t.path) for level in found.levels for t in level.tasks]
    assert len(all_tasks) == len(set(all_tasks))
    by_path = {t.path: level.level for level in found.levels for t in level.tasks}
    assert by_path["II.a"] == 1  # Thái Bình's task names it
    assert by_path["II.1.-2"] == 3  # Hưng Yên's does so through 1944/QĐ-TTg


def test_a_task_names_who_bears_it_with_the_words(store: Store) -> None:
    found = impact(store, "2224/QĐ-UBND")
    task = next(t for level in found.levels for t in level.tasks if t.path == "II.1")
    assert [(b.agency, b.role) for b in task.agencies] == [
        ("Công an tỉnh", "implement"),
        ("Sở Y tế", "implement"),
    ]
    assert [b.evidence.quote for b in task.agencies] == ["Công an tỉnh", "Sở Y tế"]
    assert {(a.agency, a.area, a.tasks) for a in found.agencies} == {
        ("Công an tỉnh", "quang-ngai", 1),
        ("Sở Y tế", "quang-ngai", 1),
    }


def test_impact_and_trace_agree_on_every_task_and_mandate(store: Store) -> None:
    """A task is below exactly the documents that it rests on."""
    rows = list_documents(store)
    above: set[tuple[str, str, str]] = set()
    for row in rows:
        if row.held:
            for provision in provisions_of(store, row.iri):
                if provision.kind == "task":
                    found = trace(store, row.iri, provision.path)
                    above |= {(m.document, row.handle, provision.path) for m in found.mandates}
                    above.add((row.handle, row.handle, provision.path))
    below = {
        (row.handle, document, path)
        for row in rows
        for document, path in tasks(impact(store, row.iri))
    }
    assert len(above) > 20
    assert below == above


def test_every_step_of_impact_is_a_step_of_a_trace(store: Store) -> None:
    steps = {
        (step.source, step.relation, step.target)
        for row in list_documents(store, held=True)
        for provision in provisions_of(store, row.iri)
        if provision.kind == "task"
        for mandate in trace(store, row.iri, provision.path).mandates
        for path in mandate.paths
        for step in path
    }
    for row in list_documents(store):
        for level in impact(store, row.iri).levels:
            for task in level.tasks:
                for step in task.steps:
                    assert (step.source, step.relation, step.target) in steps


def test_what_is_cited_ambiguously_has_no_impact(store: Store) -> None:
    """13-CTr/TW of Hưng Yên may mean 13-CTr/TU; only the opening surely means it."""
    found = impact(store, "hung-yen/13-CTr-TU/2021-10-13")
    assert all(
        step.relation == "part_of"
        for level in found.levels
        for task in level.tasks
        for step in task.steps
    )


def test_a_document_that_nothing_rests_on_has_no_levels(store: Store) -> None:
    found = impact(store, "5634/TTr-CAT-PV01(CS)")
    assert found.levels == () and found.agencies == ()


def test_a_circle_of_documents_comes_to_an_end(tmp_path: Path) -> None:
    task = Item("II.1", "Kiểm tra.")
    one = plan(
        "5/KH-UBND",
        "Lào Cai",
        "Căn cứ Kế hoạch số 7/KH-UBND:",
        [task],
        [Cites("Kế hoạch số 7/KH-UBND", "7/KH-UBND", "basis", "2024-01-05")],
    )
    other = plan(
        "7/KH-UBND",
        "Lào Cai",
        "Căn cứ Kế hoạch số 5/KH-UBND:",
        [],
        [Cites("Kế hoạch số 5/KH-UBND", "5/KH-UBND", "basis", "2024-05-10")],
        date="2024-01-05",
    )
    with stored(tmp_path, one, other) as store:
        found = impact(store, "7/KH-UBND")
    assert documents(found) == [{"5/KH-UBND"}, set()]
    assert tasks(found) == {("5/KH-UBND", "II.1")}


def test_the_answer_as_json_has_documented_keys(store: Store) -> None:
    answer: dict[str, Any] = impact(store, "2224/QĐ-UBND").to_json()
    assert set(answer) == {"document", "title", "levels", "agencies"}
    for level in answer["levels"]:
        assert set(level) == {"level", "documents", "tasks"}
        for each in level["documents"]:
            assert set(each) == {"document", "title", "issuer", "date", "state", "steps"}
        for each in level["tasks"]:
            assert set(each) == {"document", "path", "text", "steps", "agencies"}
            for bearer in each["agencies"]:
                assert set(bearer) == {"agency", "role", "evidence"}
    assert all(set(each) == {"agency", "area", "tasks"} for each in answer["agencies"])


def test_a_name_of_none_or_of_two_is_refused(store: Store) -> None:
    with pytest.raises(NotFoundError):
        impact(store, "999/KH-UBND")
    with pytest.raises(AmbiguousError):
        impact(store, "13-CTr/TU")
