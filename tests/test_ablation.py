"""Rules can be left out and watched, and everything is as before afterwards."""

import re

import pytest

from benchmarks.ablation import table
from cancu.ingest.deadlines import find_deadlines
from cancu.ingest.rules import Rule, load_rules, rules_by_name
from cancu.ingest.rules.ablation import recorded, without
from cancu.ingest.sections import section_kind
from cancu.ingest.targets import find_targets

PLAN = "Kéo giảm ít nhất 5% số vụ so với năm 2025; đạt trên 90%."


def read():
    return [(found.comparator, found.baseline) for found in find_targets(PLAN)]


def test_a_rule_that_is_left_out_matches_nothing_until_it_is_back():
    assert read() == [("decrease", "năm 2025"), (">", None)]
    with without([("targets", "decrease")]):
        assert ("decrease", "năm 2025") not in read()
        assert (">", None) in read()
    assert read() == [("decrease", "năm 2025"), (">", None)]


def test_a_rule_that_a_reader_asks_for_by_itself_is_left_out_too():
    with without([("targets", "baseline")]):
        assert read() == [("decrease", None), (">", None)]


def test_a_rule_that_is_left_out_keeps_its_groups():
    with without([("targets", "baseline")]):
        silent = rules_by_name("targets")["baseline"].pattern
        assert "since" in silent.groupindex
        assert silent.search("so với năm 2025") is None


def test_rules_left_out_inside_are_left_out_besides_those_outside():
    with without([("targets", "decrease")]), without([("targets", "more than per cent")]):
        assert [found.comparator for found in find_targets(PLAN)] == [">=", "="]


def test_whatever_happens_the_rules_are_back():
    with pytest.raises(RuntimeError), without([("targets", "decrease")]):
        raise RuntimeError
    assert read()[0][0] == "decrease"


def test_a_rule_that_does_not_exist_cannot_be_left_out():
    with pytest.raises(ValueError, match="decreases"), without([("targets", "decreases")]):
        pass


def test_the_rules_that_fire_are_recorded():
    with recorded() as fired:
        find_targets(PLAN)
        find_deadlines("Hằng năm báo cáo.")
        section_kind("NHIỆM VỤ", None, top=True)
    assert {("targets", "decrease"), ("targets", "baseline")} <= fired
    assert ("deadlines", "period or list of periods") in fired
    assert any(file == "sections" for file, _ in fired)
    assert ("targets", "increase") not in fired


def test_nothing_is_recorded_unless_it_is_asked_for():
    with recorded() as fired:
        pass
    find_targets(PLAN)
    assert fired == set()
    assert all(isinstance(rule.pattern, re.Pattern) for rule in load_rules("targets"))
    assert Rule.watch is None


@pytest.mark.parametrize(
    "use",
    [
        lambda pattern: pattern.match("so với năm 2025"),
        lambda pattern: pattern.fullmatch("so với năm 2025"),
        lambda pattern: pattern.search(" so với năm 2025"),
        lambda pattern: pattern.findall("so với năm 2025"),
        lambda pattern: list(pattern.finditer("so với năm 2025")),
        lambda pattern: pattern.sub("", "so với năm 2025"),
        lambda pattern: pattern.split("so với năm 2025"),
    ],
)
def test_every_use_of_a_pattern_is_seen_and_gives_what_it_gives_otherwise(use):
    unwatched = str(use(rules_by_name("targets")["baseline"].pattern))
    with recorded() as fired:
        assert str(use(rules_by_name("targets")["baseline"].pattern)) == unwatched
        assert fired == {("targets", "baseline")}


def test_a_pattern_that_finds_nothing_does_not_fire():
    with recorded() as fired:
        pattern = rules_by_name("targets")["baseline"].pattern
        assert pattern.search("năm 2025") is None
        assert list(pattern.finditer("năm 2025")) == []
        assert pattern.sub("", "năm 2025") == "năm 2025"
    assert fired == set()


def test_the_table_has_a_row_a_document_and_the_mean():
    rows = [
        ("a", 3, [("targets", "decrease")], {"targets": 1.0}, {"targets": 0.5}),
        ("b", 2, [], {"targets": 0.9}, {"targets": 0.9}),
    ]
    assert table(rows) == [
        "| document | rules | left out | targets |",
        "|---|---|---|---|",
        "| a | 3 | 1 (targets: decrease) | 1.000 / 0.500 |",
        "| b | 2 | 0 (none) | 0.900 / 0.900 |",
        "| mean | | | 0.950 / 0.700 |",
    ]
