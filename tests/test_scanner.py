"""Scanners try rules on a text in small letters: they must find what ignoring case finds."""

from __future__ import annotations

import pytest

from cancu.ingest.rules import Rule, load_rules, scanner

SCANNED = [rule for file in ("targets", "deadlines") for rule in load_rules(file) if rule.scan]


def named(rule: Rule) -> str:
    return f"{rule.file}: {rule.name}"


@pytest.mark.parametrize("rule", [rule for rule in SCANNED if rule.small], ids=named)
def test_a_rule_finds_in_small_letters_what_it_finds_ignoring_case(rule: Rule) -> None:
    small = rule.small
    assert small is not None
    texts = [*(example.text for example in rule.examples), *rule.counter_examples]
    for text in (*texts, *(text.upper() for text in texts)):
        slow = [(each.span(), each.groupdict().keys()) for each in rule.pattern.finditer(text)]
        fast = [(each.span(), each.groupdict().keys()) for each in small.finditer(text.lower())]
        assert fast == slow, text


def test_a_rule_in_which_capitals_count_is_tried_on_the_text_as_printed() -> None:
    rules = [rule for rule in SCANNED if "(?-i:" in rule.source]
    assert rules
    assert all(rule.small is None for rule in rules)


def test_a_letter_without_a_small_form_of_its_own_moves_no_offset() -> None:
    text = "İ phấn đấu đạt 90% số hộ"
    (found,) = scanner("targets", "text").scan(text)
    assert text[slice(*found.groups["unit"])] == "%"


def test_a_digit_opens_one_token_however_long_its_number() -> None:
    found = [match.start for match in scanner("deadlines", "text").scan("trước ngày 25/12/2026")]
    assert found == [0]
