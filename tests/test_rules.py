"""Every rule proves itself: its examples, its counter-examples, and that it stays linear."""

import time
from importlib.resources import files

import pytest

from cancu.ingest.assignments import find_assignments
from cancu.ingest.deadlines import find_cell_deadlines, find_deadlines
from cancu.ingest.rules import Scanner, load_rules
from cancu.ingest.targets import find_targets
from cancu.ontology.errors import VocabularyError

FILES = sorted(
    path.name.removesuffix(".yml")
    for path in files("cancu.ingest.rules").iterdir()
    if path.name.endswith(".yml")
)
RULES = [
    pytest.param(name, rule, id=f"{name}: {rule.name}")
    for name in FILES
    for rule in load_rules(name)
]
SCANNED = [each for each in RULES if each.values[1].scan]


def facts(name, rule, text):
    """What the reader behind a file of rules reads out of a text, None where it has none."""
    if name == "targets":
        return find_targets(text)
    if name == "deadlines":
        return (find_deadlines if "text" in rule.scan else find_cell_deadlines)(text)
    if name == "assignments":
        return find_assignments(text, heading=None, kind="task", masked=())
    return None


@pytest.mark.parametrize(("name", "rule"), RULES)
def test_a_rule_matches_its_examples(name, rule):
    assert rule.examples
    for example in rule.examples:
        assert rule.pattern.search(example.text), example.text


@pytest.mark.parametrize(("name", "rule"), RULES)
def test_a_rule_matches_none_of_its_counter_examples(name, rule):
    for text in rule.counter_examples:
        assert not rule.pattern.search(text), text


@pytest.mark.parametrize(("name", "rule"), RULES)
def test_an_example_is_read_with_the_fields_it_expects(name, rule):
    for example in rule.examples:
        found = facts(name, rule, example.text)
        if found is None or not (rule.scan or example.expect):
            continue
        read = [
            {key: getattr(fact, key) for key in expected}
            for fact, expected in zip(found, example.expect, strict=False)
        ]
        assert read == list(example.expect), example.text
        assert len(found) == len(example.expect) or not rule.scan, example.text


@pytest.mark.parametrize(("name", "rule"), SCANNED)
def test_a_scanned_rule_is_tried_where_its_examples_begin(name, rule):
    """Its `starts` leave out no token that a match begins with."""
    for example in rule.examples:
        assert list(Scanner([rule]).scan(example.text)), example.text


# What makes patterns backtrack: runs of letters, figures, signs, syllables, and of spaces as long
# as a page's layout makes them. The texts of provisions are read with any run.
GAPS = [" " * 20 + "a", "\n" * 20 + "a"]
RUNS = ["a", "a ", "1", "1.", "12/", "1 - ", "(", "“", ",", "- ", "và ", "A", "Á", "Sở "]
SPACES = {"targets": [" ", "\n"], "deadlines": [" ", "\n"]}


@pytest.mark.parametrize(("name", "rule"), RULES)
def test_no_rule_takes_more_than_linear_time(name, rule):
    """Four times the text may take four times as long, with room for noise, but not sixteen."""
    own = [example.text[:-1] + " " for example in rule.examples if example.text[:-1].strip()]
    for fragment in [*RUNS, *GAPS, *SPACES.get(name, []), *own]:
        short, long = (fragment * (size // len(fragment) + 1) for size in (500, 2_000))
        took = fastest(rule.pattern.search, long)
        assert took < 0.004 or took < 10 * fastest(rule.pattern.search, short), fragment


@pytest.mark.parametrize("find", [find_targets, find_deadlines, find_cell_deadlines])
@pytest.mark.parametrize(
    "fragment",
    ["giảm 5% a, ", "6 tháng, ", "hằng năm ", "trước ngày 5/6 ", "năm 2025 ", "Chiến lược a "],
)
def test_no_reader_takes_more_than_linear_time(find, fragment):
    took = fastest(find, fragment * 1_000)
    assert took < 0.05 or took < 10 * fastest(find, fragment * 250)


def fastest(call, text):
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        call(text)
        best = min(best, time.process_time() - start)
    return best


def test_names_in_a_file_are_unique():
    for name in FILES:
        names = [rule.name for rule in load_rules(name)]
        assert len(names) == len(set(names)), name


def test_a_rule_with_an_unknown_piece_says_so(tmp_path, monkeypatch):
    broken(tmp_path, monkeypatch, "pattern: '{nowhere}'")
    with pytest.raises(VocabularyError, match="nowhere"):
        load_rules("broken")


def test_a_rule_that_is_no_regular_expression_says_so(tmp_path, monkeypatch):
    broken(tmp_path, monkeypatch, "pattern: '(a'")
    with pytest.raises(VocabularyError, match="biểu thức chính quy"):
        load_rules("broken")[0].pattern.search("a")


def test_a_rule_with_an_unknown_key_says_so(tmp_path, monkeypatch):
    broken(tmp_path, monkeypatch, "patern: a")
    with pytest.raises(VocabularyError, match="khuôn dạng"):
        load_rules("broken")


def broken(folder, monkeypatch, line):
    text = f"rules:\n  - name: one\n    {line}\n    examples: [{{text: a}}]\n"
    (folder / "broken.yml").write_text(text, "utf-8")
    monkeypatch.setattr("cancu.ingest.rules.files", lambda _: folder)
    load_rules.cache_clear()
    monkeypatch.setattr("cancu.ingest.rules._BUILT_IN", {})


@pytest.fixture(autouse=True)
def _fresh_cache():
    yield
    load_rules.cache_clear()
