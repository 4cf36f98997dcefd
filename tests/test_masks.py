"""What is masked cannot be read, and every offset stays."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.masks import MASK, hidden
from cancu.ingest.model import to_json
from cancu.ingest.pipeline import read_file
from cancu.ingest.targets import find_targets
from tests.gold import CORPUS, NAMES, path


def test_a_masked_stretch_is_one_word_that_ends_in_the_mask():
    text = "theo Kế hoạch số 5, đạt 90%"
    masked = hidden(text, [(5, 18)])
    assert masked == f"theo {'_' * 12}{MASK}, đạt 90%"
    assert re.findall(r"\w+", masked)[1] == "_" * 12


@pytest.mark.parametrize("span", [(3, 3), (5, 2), (40, 50), (-4, 0)])
def test_a_stretch_of_nothing_masks_nothing(span):
    assert hidden("đạt 90%", [span]) == "đạt 90%"


def test_a_stretch_that_reaches_beyond_the_text_is_cut():
    assert hidden("đạt 90%", [(-2, 3), (4, 99)]) == f"__{MASK} __{MASK}"


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(-3, 33), st.integers(-3, 33))))
def test_every_offset_stays_and_nothing_else_changes(text, masked):
    found = hidden(text, masked)
    assert len(found) == len(text)
    for at, (old, new) in enumerate(zip(text, found, strict=True)):
        inside = any(start <= at < end for start, end in masked)
        assert (new in ("_", MASK)) if inside else old == new


WRITTEN = sorted(
    path for path in (CORPUS / "written").iterdir() if path.suffix in (".txt", ".md")
) + [path(name) for name in NAMES]


@pytest.mark.parametrize("document", WRITTEN, ids=lambda each: each.name)
def test_no_mask_leaves_the_reader(document):
    read = to_json(read_file(document))
    if MASK not in document.read_text("utf-8"):
        assert MASK not in json.dumps(read, ensure_ascii=False)


def test_a_citation_inside_what_is_measured_is_printed():
    text = "100% nhà tạm được xóa theo Quyết định số 21/QĐ-UBND."
    [target] = find_targets(text, [(27, len(text) - 1)])
    assert target.indicator == "nhà tạm được xóa theo Quyết định số 21/QĐ-UBND"
