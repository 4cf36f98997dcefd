"""Every rule proves itself: its examples, its counter-examples, and that it stays linear."""

import itertools
import re
import time
from importlib.resources import files
from pathlib import Path

import pytest

from cancu.ingest.assignments import find_assignments
from cancu.ingest.deadlines import find_cell_deadlines, find_deadlines
from cancu.ingest.rules import Scanner, _read, load_rules, scanner
from cancu.ingest.targets import find_targets
from cancu.ontology.errors import VocabularyError

FILES = sorted(
    path.name.removesuffix(".yml")
    for path in files("cancu.ingest.rules").iterdir()
    if path.name.endswith(".yml")
)
WRITTEN = Path(__file__).parent / "corpus" / "written"
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


@pytest.mark.parametrize("name", ["targets", "deadlines"])
def test_what_every_match_holds_leaves_out_no_match(name):
    """A scanner that looks only near a digit or such finds all that one finds everywhere."""
    rules = [rule for rule in load_rules(name) if "text" in rule.scan]
    assert _read(name).near["text"]
    everywhere = Scanner(rules)
    texts = [
        example.text for file in FILES for rule in load_rules(file) for example in rule.examples
    ]
    texts += [path.read_text("utf-8") for path in WRITTEN.iterdir() if path.suffix != ".yml"]
    for text in texts:
        found = list(scanner(name, "text").scan(text))
        assert found == list(everywhere.scan(text)), text


def test_a_scanner_takes_the_leftmost_match_then_the_first_rule():
    rules = [rule for rule in load_rules("targets") if "text" in rule.scan]
    found = list(Scanner(rules).scan("giảm ít nhất 5% số vụ, đạt trên 90%"))
    assert [match.rule.name for match in found] == ["decrease", "more than per cent"]
    assert found[0].end <= found[1].start


# What makes patterns backtrack: runs of letters, figures, signs, syllables, and of blanks.
RUNS = ["a", "a ", "1", "1.", "12/", "1 - ", "(", "“", ",", "- ", "và ", "A", "Á", "Sở ", " ", "\n"]
GAPS = [" " * 20 + "a", "\n" * 20 + "a", " \n"]
SIZES = (120, 500, 2_000)


def adversaries(rule, size):
    """Texts of that size: runs, the rule's examples again and again, and blanks inside them."""
    own = [example.text for example in rule.examples]
    for fragment in [*RUNS, *GAPS, *(text[:-1] + " " for text in own if text[:-1].strip())]:
        yield repr(fragment), fragment * (size // len(fragment) + 1)
    for text in own[:4]:
        words = text.split(" ")
        for at in {1, len(words) // 2, len(words)} - {0}:
            begun = " ".join(words[:at])
            yield f"{begun!r} and blanks", begun + " " * size


@pytest.mark.parametrize(("name", "rule"), RULES)
def test_no_rule_takes_more_than_linear_time(name, rule):
    """Four times the text may take four times as long, with room for noise, but not sixteen."""
    find = rule.pattern.search
    sized = zip(*(adversaries(rule, size) for size in SIZES), strict=True)
    for texts in sized:
        assert is_linear(find, [text for _, text in texts]), texts[0][0]


def is_linear(find, texts, least=0.004):
    """Measured again as long as it looks otherwise: a busy machine slows some runs, never all."""
    for shorter, text in itertools.pairwise(texts):
        took = [seconds(find, text)]
        while took[-1] > least and min(took) > 10 * min(seconds(find, shorter) for _ in range(3)):
            if len(took) == 5:
                return False
            took.append(seconds(find, text))
    return True


@pytest.mark.parametrize("find", [find_targets, find_deadlines, find_cell_deadlines])
@pytest.mark.parametrize(
    "fragment",
    ["giảm 5% a, ", "6 tháng, ", "hằng năm ", "trước ngày 5/6 ", "năm 2025 ", "Chiến lược a "],
)
def test_no_reader_takes_more_than_linear_time(find, fragment):
    assert is_linear(find, [fragment * 250, fragment * 1_000], least=0.05)


def seconds(call, text):
    start = time.process_time()
    call(text)
    return time.process_time() - start


def test_a_pattern_that_is_not_linear_is_told_from_one_that_is():
    """What the test above would say of a pattern that tries each blank with each that follows."""
    blanks = [" " * size for size in SIZES]
    assert not is_linear(re.compile(r"\s+\s*a").search, blanks)
    assert is_linear(re.compile(r"\sa").search, blanks)


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
    forget()
    monkeypatch.setattr("cancu.ingest.rules._BUILT_IN", {})


@pytest.fixture(autouse=True)
def _fresh_cache():
    yield
    forget()


def forget():
    load_rules.cache_clear()
    _read.cache_clear()
