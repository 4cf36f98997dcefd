"""Which part of a store a picture shows, on the sample documents."""

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from cancu.graph.load import ingest_files
from cancu.graph.store import Store, open_store
from cancu.ontology.errors import AmbiguousError, NotFoundError
from cancu.ontology.genres import genres
from cancu.queries.evidence import Reader
from cancu.queries.trace import trace
from cancu.viz.draw import draw_html
from cancu.viz.picture import Picture
from cancu.viz.select import select_picture
from cancu.viz.style import style


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with (
        as_file(files("cancu.ingest.samples")) as samples,
        open_store(tmp_path_factory.mktemp("viz") / "store") as opened,
    ):
        ingest_files(opened, sorted(Path(samples).glob("*.txt")), strict=True)
        yield opened


def documents(picture: Picture) -> dict[str, str]:
    """Labels of documents by state."""
    return {
        node.label: node.state
        for node in picture.nodes
        if node.lane not in ("task", "agency") and node.state != "ambiguous"
    }


def arrows(picture: Picture) -> set[tuple[str, str, str]]:
    labels = {node.id: node.label for node in picture.nodes}
    return {(labels[e.source], e.relation, labels[e.target]) for e in picture.edges}


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ("188/KH-UBND", "II.1.-1"),
        ("188/KH-UBND", "II.5.-2"),
        ("2224/QĐ-UBND", "II.1.a"),
        ("3180/KH-UBND", "II.1.-1"),
    ],
)
def test_a_task_is_drawn_with_exactly_the_mandates_that_a_trace_finds(
    store: Store, document: str, path: str
) -> None:
    picture = select_picture(store, document, path)
    answer = trace(store, document, path)
    reader = Reader(store)
    drawn = {
        reader.handle(node.id)
        for node in picture.nodes
        if node.lane not in ("task", "agency") and node.state != "ambiguous"
    }
    assert drawn == {answer.document, *(mandate.document for mandate in answer.mandates)}
    hops = {
        (step.source, step.target)
        for mandate in answer.mandates
        for way in mandate.paths
        for step in way
    }
    up = [edge for edge in picture.edges if edge.relation != "candidate"]
    ids = {node.id: node for node in picture.nodes}
    mine = {
        tuple(
            f"{answer.document} {path}" if ids[end].lane == "task" else reader.handle(end)
            for end in (edge.source, edge.target)
        )
        for edge in up
        if ids[edge.source].lane != "agency" and ids[edge.target].state != "ambiguous"
    }
    assert mine == hops


def test_hung_yen_climbs_to_the_directive_of_the_politburo(store: Store) -> None:
    picture = select_picture(store, "188/KH-UBND", "II.5.-2")
    assert {
        ("188/KH-UBND", "implements", "1944/QĐ-TTg"),
        ("1944/QĐ-TTg", "implements", "13-KL/TW"),
        ("13-KL/TW", "continues", "48-CT/TW"),
        ("II.5.-2", "part_of", "188/KH-UBND"),
    } <= arrows(picture)
    focus = next(node for node in picture.nodes if node.id == picture.focus)
    assert (focus.label, focus.within) == ("II.5.-2", "188/KH-UBND")


def test_a_doubtful_citation_is_a_box_of_its_own(store: Store) -> None:
    picture = select_picture(store, "188/KH-UBND", "II.1.-1")
    (doubt,) = [node for node in picture.nodes if node.state == "ambiguous"]
    assert doubt.label == "13-CTr/TW"
    assert ("13-CTr/TW", "candidate", "13-CTr/TU") in arrows(picture)


def test_every_arrow_and_task_is_proved_by_words_of_the_source(store: Store) -> None:
    picture = select_picture(store)
    reader = Reader(store)
    texts = {
        reader.handle(node.id): reader.text(node.id)
        for node in picture.nodes
        if node.state == "held" and node.lane not in ("task", "agency")
    }
    assert len(texts) == 6
    assert all(edge.evidence for edge in picture.edges)
    carriers = [*picture.edges, *picture.nodes]
    for evidence in (proof for each in carriers for proof in each.evidence):
        assert evidence.quote
        assert evidence.quote == texts[evidence.document][evidence.start : evidence.end]


def test_the_opening_view_holds_what_was_read_and_what_is_cited_within_the_limit(
    store: Store,
) -> None:
    picture = select_picture(store)
    shown = [node for node in picture.nodes if node.start]
    assert len(shown) <= 150
    assert {"188/KH-UBND", "2224/QĐ-UBND", "13-KL/TW", "48-CT/TW"} <= {n.label for n in shown}
    assert not any(node.lane == "agency" for node in shown)
    assert any(node.lane == "task" for node in shown)
    assert picture.omitted == 0


def test_a_lower_limit_keeps_what_was_read(store: Store) -> None:
    shown = [node for node in select_picture(store, limit=8).nodes if node.start]
    assert len(shown) == 8
    assert sum(node.state == "held" for node in shown) == 6


def test_a_decision_is_drawn_with_the_plan_that_it_promulgates(store: Store) -> None:
    picture = select_picture(store, "2224/QĐ-UBND")
    plan = "Kế hoạch kèm 2224/QĐ-UBND"
    assert (plan, "promulgated_by", "2224/QĐ-UBND") in arrows(picture)
    tasks = [node for node in picture.nodes if node.kind == "Task"]
    assert len(tasks) > 50
    assert {task.within for task in tasks} == {plan}


def test_a_mandate_known_by_citation_is_drawn_with_what_rests_on_it(store: Store) -> None:
    picture = select_picture(store, "13-KL/TW")
    assert documents(picture)["13-KL/TW"] == "stub"
    assert {"188/KH-UBND", "2224/QĐ-UBND", "63-KH/HU", "48-CT/TW"} <= set(documents(picture))
    stub = next(node for node in picture.nodes if node.label == "13-KL/TW")
    assert stub.evidence


def test_documents_of_one_number_stay_apart(store: Store) -> None:
    numbers = [node.label for node in select_picture(store).nodes]
    assert numbers.count("13-CTr/TU") == 2
    assert {"18/KH-BCĐ138", "18/KH-BCĐ138/CP"} <= set(numbers)


def test_each_document_stands_in_the_lane_of_its_level(store: Store) -> None:
    nodes = select_picture(store).nodes
    lanes = {node.label: node.lane for node in nodes}
    assert lanes["13-KL/TW"] == lanes["48-CT/TW"] == "party"
    laws = {node.lane for node in nodes if "Luật Thi hành án hình sự" in (node.label, node.title)}
    assert laws == {lanes["96/2019/QH14"]} == {"law"}
    assert lanes["1944/QĐ-TTg"] == "central"
    assert lanes["13-CTr/TU"] == lanes["188/KH-UBND"] == "province"
    assert lanes["63-KH/HU"] == "district"


def test_a_task_shows_who_bears_it(store: Store) -> None:
    picture = select_picture(store, "KH-BCĐ138", "II.1.-1")
    assert ("Công an huyện", "implement", "II.1.-1") in arrows(picture)


def test_every_class_and_relation_of_the_picture_has_a_look(store: Store) -> None:
    picture = select_picture(store)
    assert {node.kind for node in picture.nodes} <= set(style().kinds)
    assert {node.lane for node in picture.nodes} <= set(style().lanes)
    assert {edge.relation for edge in picture.edges} <= set(style().relations)
    assert "188/KH-UBND" in draw_html(picture)


def test_every_genre_has_a_name_in_the_picture() -> None:
    assert {genre.cls for genre in genres()} <= set(style().kinds)


def test_an_unknown_name_is_refused(store: Store) -> None:
    with pytest.raises(NotFoundError):
        select_picture(store, "999/KH-XYZ")
    with pytest.raises(NotFoundError):
        select_picture(store, "188/KH-UBND", "XX.9")
    with pytest.raises(AmbiguousError):
        select_picture(store, "13-CTr/TU")


def test_an_empty_store_gives_an_empty_picture(tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as empty:
        picture = select_picture(empty)
    assert picture.nodes == ()
    assert "Căn cứ" in draw_html(picture)
