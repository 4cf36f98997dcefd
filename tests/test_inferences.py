"""What the rules derive is what follows: proven against the reasoner, and by what it must be."""

import shutil
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QueryTriples, Triple
from pyoxigraph import Store as Engine
from rdflib import RDFS, Graph, URIRef

from cancu.graph import inferences
from cancu.graph.documents import handle
from cancu.graph.edges import RESTING
from cancu.graph.index import INDEX
from cancu.graph.inferences import closure, of_document, premises, rules
from cancu.graph.load import ingest_files
from cancu.graph.namespaces import CC, ELI, PREFIXES, RDF, compact
from cancu.graph.store import Store, open_store
from cancu.graph.terms import plain
from cancu.ontology.errors import StoreError
from cancu.ontology.reason import check_consistency, property_values
from cancu.queries.trace import trace
from tests import graph_fixtures as make

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT runs on Java")
TYPE = RDF + "type"
# What ties an assignment to itself says nothing; it is there for the chains.
_TIES = {f"{CC}as{role}" for role in ("Lead", "Implement", "Coordinate", "Monitor")}

_Said = tuple[str, str, str]


def _iri(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local if prefix in PREFIXES else f"urn:x:{name}")


def _edge(subject: str, relation: str, object_: str) -> Triple:
    return Triple(_iri(subject), _iri(relation), _iri(object_))


def _edges(text: str) -> list[Triple]:
    """`a cc:basedOn b` one a line."""
    return [_edge(*line.split()) for line in text.strip().splitlines()]


def _assignment(role: str) -> list[Triple]:
    node = f"{role}-assignment"
    return [
        *_edges(f"{node} cc:agency {role}-agency\n{node} cc:assigns task"),
        Triple(_iri(node), _iri("cc:role"), Literal(role)),
        Triple(_iri(node), NamedNode(TYPE), _iri("cc:Assignment")),
    ]


def _said(triples: object) -> set[_Said]:
    assert isinstance(triples, tuple)
    return {(str(plain(t.subject)), t.predicate.value, str(plain(t.object))) for t in triples}


def _short(triples: object) -> set[str]:
    return {
        " ".join(compact(each).removeprefix("urn:x:") for each in said) for said in _said(triples)
    }


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("suy-luan") / "kho") as opened:
        ingest_files(opened, make.samples())
        yield opened


# Relations and roles that the short documents have none of; documents resting on each other.
_BESIDE = [
    *_edges(
        """
        law cc:amends older
        older cc:replaces oldest
        law cc:repeals gone
        decree cc:guides law
        decree cc:proposedBy asking
        decision cc:approves scheme
        scheme cc:continues decree
        decision cc:promulgates plan
        task eli:is_part_of plan
        task cc:mandatedBy letter
        one cc:implements two
        two cc:basedOn three
        three cc:implements one
        """
    ),
    *(
        each
        for role in ("lead", "implement", "coordinate", "monitor")
        for each in _assignment(role)
    ),
]


@needs_java
def test_the_rules_derive_exactly_what_the_reasoner_derives(store: Store) -> None:
    told = [*premises(store), *_BESIDE]
    facts = "".join(f"{triple} .\n" for triple in told)
    values = {each for each in property_values(facts) if each[1] not in _TIES}
    given = {each for each in _said(tuple(told)) if each[1] != TYPE}
    derived = _said(closure(told).triples)
    roles = {CC + "role"}
    assert derived == values - given
    assert {each for each in given if each[1] not in roles} <= values
    ours = "restsOn promulgatedBy hasAssignment takesPartIn carriesOut leads coordinatesOn monitors"
    expected = {CC + name for name in ours.split()}
    expected |= {ELI + name for name in ("based_on", "changes", "repeals")}
    assert {each[1] for each in derived} == expected


@needs_java
def test_all_that_the_graph_says_of_the_documents_fits_the_ontology(store: Store) -> None:
    triples = [quad.triple for quad in store.quads() if quad.graph_name != NamedNode(INDEX)]
    assert check_consistency("".join(f"{triple} .\n" for triple in triples)).sound
    charge = _edge("task", "cc:agency", "agency")
    wrong = [*triples, Triple(charge.subject, NamedNode(TYPE), _iri("cc:Task")), charge]
    assert not check_consistency("".join(f"{triple} .\n" for triple in wrong)).consistent


def test_a_task_rests_on_all_that_its_document_rests_on_and_on_what_it_cites() -> None:
    found = _short(closure(_BESIDE).triples)
    rests = {each.split()[2] for each in found if each.startswith("task cc:restsOn")}
    assert rests == {"letter", "decision", "scheme", "decree", "law", "older"}


def test_what_is_replaced_repealed_or_asked_for_is_not_rested_on() -> None:
    ends = {each.split()[2] for each in _short(closure(_BESIDE).triples) if "cc:restsOn" in each}
    assert ends.isdisjoint({"oldest", "gone", "asking"})


def test_who_leads_a_task_carries_it_out_and_takes_part_in_it() -> None:
    found = _short(closure(_assignment("lead")).triples)
    assert found == {
        "lead-agency cc:leads task",
        "lead-agency cc:carriesOut task",
        "lead-agency cc:takesPartIn task",
        "lead-agency cc:hasAssignment lead-assignment",
    }


def test_who_coordinates_or_monitors_does_not_carry_out() -> None:
    found = _short(closure([*_assignment("coordinate"), *_assignment("monitor")]).triples)
    assert not any("carriesOut" in each or "cc:leads" in each for each in found)
    assert "coordinate-agency cc:coordinatesOn task" in found
    assert "monitor-agency cc:takesPartIn task" in found


def test_documents_that_rest_on_each_other_are_reported_and_end_the_run() -> None:
    found = closure(_BESIDE)
    assert found.cycles == (("urn:x:one", "urn:x:three", "urn:x:two"),)
    assert closure(_edges("a cc:basedOn b\nb cc:basedOn c")).cycles == ()


def test_two_rings_are_two_cycles_though_one_leads_to_the_other() -> None:
    found = closure(
        _edges("a cc:basedOn b\nb cc:basedOn a\nb cc:basedOn c\nc cc:basedOn d\nd cc:basedOn c")
    )
    assert found.cycles == (("urn:x:a", "urn:x:b"), ("urn:x:c", "urn:x:d"))


def test_a_long_chain_takes_few_rounds() -> None:
    length = 64
    found = closure([_edge(f"d{i}", "cc:basedOn", f"d{i + 1}") for i in range(length)])
    resting = [t for t in found.triples if t.predicate == inferences.RESTS_ON]
    assert len(resting) == length * (length + 1) // 2
    assert found.rounds <= 9


def test_too_much_is_refused_rather_than_cut_off() -> None:
    with pytest.raises(StoreError, match="từng văn bản"):
        closure([_edge(f"d{i}", "cc:basedOn", f"d{i + 1}") for i in range(40)], most=200)


def test_nothing_follows_from_nothing() -> None:
    assert closure([]).triples == ()
    assert closure(_edges("a eli:cites b")).triples == ()


def test_documents_one_by_one_give_what_the_whole_store_gives(store: Store) -> None:
    rows = store.select("SELECT DISTINCT ?d WHERE { ?d a cc:Document }")
    one_by_one = {t for row in rows for t in of_document(store, str(row["d"])).triples}
    assert one_by_one == set(closure(premises(store)).triples)
    assert len(one_by_one) > 50


def test_a_document_is_answered_for_alone(store: Store) -> None:
    row = next(iter(store.select('SELECT ?d WHERE { ?d eli:number "188/KH-UBND" }')))
    document = str(row["d"])
    found = of_document(store, document).triples
    agencies = {t for t in found if t.predicate != inferences.RESTS_ON}
    assert all(str(plain(t.subject)).startswith(document) for t in set(found) - agencies)
    ends = {str(plain(t.object)).rpartition("/id/doc/")[2] for t in set(found) - agencies}
    assert "tw/48-CT-TW/2010-10-22" in ends


def test_a_plan_that_only_its_decision_names_rests_on_the_decision(tmp_path: Path) -> None:
    with open_store(tmp_path / "kho") as opened:
        graph = NamedNode(inferences.INFERENCE)
        edges = _edges("decision cc:promulgates plan\ndecision cc:basedOn law")
        opened.replace_graphs({graph.value: edges})
        found = _short(of_document(opened, "urn:x:plan").triples)
    assert {"plan cc:restsOn decision", "plan cc:restsOn law"} <= found


def _reached(store: Store, document: str, path: str) -> set[str]:
    """The documents on the paths of a trace, by handle; doubts lead nowhere yet."""
    told: Any = trace(store, document, path).to_json()
    doubts = {end["document"] for end in told["ends"] if end["reason"] == "ambiguous"}
    ends = (*told["mandates"], *told["ends"])
    steps = (step for end in ends for path in end.get("paths", []) for step in path)
    return {step["to"] for step in steps if step["relation"] != "part_of"} - doubts


def _rested_on(store: Store, document: str) -> dict[str, set[str]]:
    """The documents that each provision rests on by the ontology, by handle."""
    found: dict[str, set[str]] = {}
    for each in of_document(store, document).triples:
        if each.predicate == inferences.RESTS_ON:
            ends = found.setdefault(str(plain(each.subject)), set())
            ends.add(handle(store, str(plain(each.object))))
    return found


def test_a_trace_reaches_exactly_what_the_task_rests_on(tmp_path: Path) -> None:
    with as_file(files("cancu.ingest.samples")) as folder, open_store(tmp_path / "kho") as opened:
        ingest_files(opened, [*make.samples(), *sorted(folder.glob("*.txt"))])
        rows = list(
            opened.select("SELECT ?t ?d ?p WHERE { ?t a cc:Task ; eli:is_part_of ?d ; cc:path ?p }")
        )
        rested = {each: _rested_on(opened, each) for each in {str(row["d"]) for row in rows}}
        assert len(rows) > 100
        for row in rows:
            document, task = str(row["d"]), str(row["t"])
            reached = _reached(opened, handle(opened, document), str(row["p"]))
            assert reached == rested[document].get(task, set()), task


def test_the_walk_and_the_ontology_agree_on_what_rests() -> None:
    ontology = Graph().parse(data=(files("cancu.ontology") / "cancu.nt").read_text("utf-8"))
    below = ontology.subjects(RDFS.subPropertyOf, URIRef(CC + "restsOn"))
    assert {compact(str(each)) for each in below} == set(RESTING)


def test_every_rule_says_what_it_is_and_is_a_construct() -> None:
    assert len(rules()) == 5
    for name, text in rules().items():
        assert text.startswith("#+ title:\n#+   vi: "), name
        assert "\n#+   en: " in text, name
        assert "\n#+ rule: " in text, name
        assert isinstance(Engine().query(text, prefixes=PREFIXES), QueryTriples), name


def test_every_rule_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = rules()
    everything = set(closure(_BESIDE).triples)
    for name in whole:
        rest = {key: text for key, text in whole.items() if key != name}
        monkeypatch.setattr(inferences, "rules", lambda rest=rest: rest)
        assert set(closure(_BESIDE).triples) < everything, name


_LINKS = st.tuples(
    st.sampled_from("abcdef"),
    st.sampled_from(["cc:basedOn", "cc:implements", "cc:promulgates", "eli:cites"]),
    st.sampled_from("abcdef"),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_LINKS, max_size=10))
def test_one_thing_rests_on_another_exactly_if_a_walk_leads_there(
    links: list[tuple[str, str, str]],
) -> None:
    steps: dict[str, set[str]] = {}
    for subject, relation, object_ in links:
        if relation == "cc:promulgates":
            steps.setdefault(object_, set()).add(subject)
        elif relation != "eli:cites":
            steps.setdefault(subject, set()).add(object_)
    expected = set()
    for start in "abcdef":
        todo, seen = [start], set[str]()
        while todo:
            for end in steps.get(todo.pop(), set()) - seen:
                seen.add(end)
                todo.append(end)
        expected |= {f"{start} cc:restsOn {end}" for end in seen}
    found = _short(closure([_edge(*each) for each in links]).triples)
    assert {each for each in found if "restsOn" in each} == expected
