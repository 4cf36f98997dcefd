"""Colours and words of the picture."""

import itertools
import re
from importlib.resources import files

import pytest

from cancu.ontology.errors import VocabularyError
from cancu.viz import style as module
from cancu.viz.style import LANGUAGES, in_language, style, words


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("lane", style().lanes)
def test_a_lane_name_can_be_read_on_white_and_on_its_band(lane: str) -> None:
    look = style().lanes[lane]
    assert contrast(look.ink, "#ffffff") >= 4.5
    assert contrast(look.ink, look.fill) >= 4.5


@pytest.mark.parametrize("lane", style().lanes)
def test_text_in_boxes_and_arrow_names_can_be_read_on_every_band(lane: str) -> None:
    inks = [relation.ink for relation in style().relations.values()]
    for ink in [*inks, "#17202b", "#4c5866"]:
        assert contrast(ink, style().lanes[lane].fill) >= 4.5


def test_party_mandates_stand_at_the_top_and_tasks_below_all_documents() -> None:
    lanes = list(style().lanes)
    assert lanes[0] == "party"
    assert lanes.index("central") < lanes.index("province") < lanes.index("district")
    assert lanes.index("district") < lanes.index("commune") < lanes.index("task")


def test_relations_that_look_alike_are_named_apart() -> None:
    relations = style().relations
    for one, other in itertools.combinations(relations, 2):
        assert relations[one].label.vi != relations[other].label.vi or {one, other} == {
            "promulgates",
            "promulgated_by",
        }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_the_page_is_there_in_both_languages(lang: str) -> None:
    texts = in_language(words(), lang)
    assert all(isinstance(text, str) and text.strip() for text in texts.values())


def test_every_word_is_used() -> None:
    viz = files("cancu.viz")
    texts = [viz.joinpath("templates", "page.html.j2").read_text("utf-8")]
    texts += [file.read_text("utf-8") for file in viz.joinpath("static").iterdir()]
    used = set(re.findall(r"words\.(\w+)", "".join(texts)))
    named_by_facts = {"deadline", "target", "candidate"}
    named_by_view = {f"status_{view}" for view in ("overview", "chain", "near")}
    assert set(words()) == used | named_by_facts | named_by_view


def test_both_languages_fill_the_same_gaps() -> None:
    for label in words().values():
        gaps = [
            {part.split("}")[0] for part in text.split("{")[1:]} for text in (label.vi, label.en)
        ]
        assert gaps[0] == gaps[1]


def test_in_language_leaves_no_label_behind() -> None:
    lanes = in_language(style(), "en")["lanes"]
    assert lanes["province"]["label"] == "Province"


def test_a_style_that_is_not_as_its_schema_says_is_told_in_one_sentence() -> None:
    with pytest.raises(VocabularyError, match=r"words\.yml"):
        module._read("words.yml", module.Style)
