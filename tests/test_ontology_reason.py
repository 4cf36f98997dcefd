"""What owlready2 finds in the ontology, with Java and without."""

import shutil

import pytest

from cancu.ontology import reason
from cancu.ontology.errors import CancuError, NotFoundError
from cancu.ontology.reason import Chain, check_consistency

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT runs on Java")


def _fact(subject: str, prop: str, value: str) -> str:
    return f"<urn:x:{subject}> <{reason.OWN}{prop}> {value} .\n"


def _is(subject: str, cls: str) -> str:
    return f"<urn:x:{subject}> {TYPE} <{reason.OWN}{cls}> .\n"


def test_all_genres_are_documents_at_any_depth() -> None:
    below = reason.subclasses_of("Document")
    assert {"Plan", "Decision", "Law", "Code", "Conclusion"} <= set(below)
    assert "Task" not in below
    assert reason.subclasses_of("Law") == ("Code",)


def test_a_basis_is_something_rested_on() -> None:
    above = reason.superproperties("basedOn")
    assert above == ("http://data.europa.eu/eli/ontology#based_on", reason.OWN + "restsOn")
    assert reason.superproperties("start") == ()


def test_promulgation_is_read_in_both_directions() -> None:
    assert reason.inverse_of("promulgatedBy") == "promulgates"
    assert reason.inverse_of("promulgates") == "promulgatedBy"
    assert reason.inverse_of("basedOn") is None


def test_the_chains_are_those_of_resting_on_and_of_roles() -> None:
    assert reason.property_chains() == (
        Chain("carriesOut", ("hasAssignment", "asImplement", "assigns")),
        Chain("coordinatesOn", ("hasAssignment", "asCoordinate", "assigns")),
        Chain("leads", ("hasAssignment", "asLead", "assigns")),
        Chain("monitors", ("hasAssignment", "asMonitor", "assigns")),
        Chain("restsOn", ("is_part_of", "restsOn")),
        Chain("restsOn", ("restsOn", "restsOn")),
    )


def test_roles_are_a_hierarchy() -> None:
    assert reason.superproperties("leads") == (
        reason.OWN + "carriesOut",
        reason.OWN + "takesPartIn",
    )
    assert reason.superproperties("coordinatesOn") == (reason.OWN + "takesPartIn",)


def test_a_task_has_the_properties_of_a_provision() -> None:
    of_task = reason.properties_of("Task")
    assert {"path", "text", "mandatedBy", "restsOn"} <= set(of_task)
    assert "indicator" not in of_task


def test_an_unknown_word_is_said_to_be_unknown() -> None:
    with pytest.raises(NotFoundError, match="Kehoach"):
        reason.subclasses_of("Kehoach")


def test_a_machine_without_java_is_told_so_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CancuError, match="Java") as raised:
        check_consistency()
    assert "\n" not in str(raised.value)


@needs_java
def test_the_ontology_is_consistent_and_every_class_can_have_members() -> None:
    found = check_consistency()
    assert found.sound
    assert found.unsatisfiable == ()


@needs_java
def test_a_document_of_two_genres_is_a_contradiction() -> None:
    assert not check_consistency(_is("a", "Plan") + _is("a", "Decision")).consistent
    assert check_consistency(_is("a", "Law") + _is("a", "Code")).consistent


@needs_java
def test_a_role_that_nobody_knows_is_a_contradiction() -> None:
    assert not check_consistency(_fact("a", "role", '"boss"')).consistent


@needs_java
def test_a_class_that_cannot_have_members_is_named() -> None:
    below = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
    owl_class = f"<urn:x:Both> {TYPE} <http://www.w3.org/2002/07/owl#Class> .\n"
    both = "".join(f"<urn:x:Both> {below} <{reason.OWN}{each}> .\n" for each in ("Task", "Agency"))
    found = check_consistency(owl_class + both)
    assert found.consistent
    assert found.unsatisfiable == ("x:Both",) or "Both" in "".join(found.unsatisfiable)
    assert not found.sound


@needs_java
def test_dates_that_the_reasoner_does_not_know_do_not_stop_it() -> None:
    date = '"2024-01"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    assert check_consistency(_is("a", "Deadline") + _fact("a", "date", date)).consistent


@needs_java
def test_what_follows_is_told_in_both_directions_and_at_every_height() -> None:
    values = reason.property_values(_fact("plan", "basedOn", "<urn:x:law>"))
    assert values == {
        ("urn:x:plan", reason.OWN + "basedOn", "urn:x:law"),
        ("urn:x:plan", reason.OWN + "restsOn", "urn:x:law"),
        ("urn:x:plan", "http://data.europa.eu/eli/ontology#based_on", "urn:x:law"),
    }
    values = reason.property_values(_fact("decision", "promulgates", "<urn:x:plan>"))
    assert ("urn:x:plan", reason.OWN + "promulgatedBy", "urn:x:decision") in values
    assert ("urn:x:plan", reason.OWN + "restsOn", "urn:x:decision") in values


@needs_java
def test_what_follows_from_a_contradiction_is_not_told() -> None:
    with pytest.raises(reason.ReasonerError, match="mâu thuẫn"):
        reason.property_values(_is("a", "Plan") + _is("a", "Decision"))
