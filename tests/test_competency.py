"""What legal staff ask of the five sample documents, answered through the whole pipeline.

docs/competency.md is generated from the same questions: `python tests/test_competency.py` writes
it anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.competency_fixtures import Asked, fill, holds, lines, questions

PAGE = Path(__file__).parent.parent / "docs" / "competency.md"


@pytest.fixture(scope="module")
def location(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("competency") / "kho"
    fill(folder)
    return folder


def _cases() -> Iterator[Any]:
    for asked in questions():
        marks = [pytest.mark.xfail(reason=asked.wrong, strict=True)] if asked.wrong else []
        yield pytest.param(asked, id=asked.en, marks=marks)


@pytest.mark.parametrize("asked", list(_cases()))
def test_the_program_answers_as_the_texts_say(asked: Asked, location: Path) -> None:
    found = lines(asked, location)
    assert holds(asked, found), f"{asked.command}\nfound:  {found}\nwanted: {asked.answer}"


def test_there_are_enough_questions_and_none_twice() -> None:
    asked = questions()
    assert len(asked) >= 45
    assert len({each.vi for each in asked}) == len({each.en for each in asked}) == len(asked)
    assert all(bool(each.ask) != bool(each.python) for each in asked)


def test_an_answer_that_differs_is_seen() -> None:
    asked = Asked(vi="", en="", answer=["a", "b"])
    assert holds(asked, ["b", "a"])
    assert not holds(asked, ["a"])
    assert not holds(asked, ["a", "b", "c"])


def generated() -> str:
    """docs/competency.md as it must be."""
    asked = questions()
    head = (
        "# Competency questions\n\n"
        f"What legal staff ask, and what the five sample documents answer: {len(asked)} questions, "
        "each a test\n(`tests/test_competency.py`). The answers were found by reading the texts. "
        "This page is generated from\n`tests/corpus/competency.yml`.\n\n"
        "To try them: `cancu demo`, then the command with `--store cancu-demo/kho`; what stands "
        "in Python runs with\n`from cancu import api` and an open `store` "
        "([python.md](python.md)).\n\n"
        "| | question | to type | answer |\n|---|---|---|---|\n"
    )
    return head + "".join(_row(at, each) for at, each in enumerate(asked, 1))


def _row(number: int, asked: Asked) -> str:
    told = {"includes": "among others: ", "starts": "first: "}.get(asked.match, "")
    answer = told + ("<br>".join(asked.answer) or "(nothing)")
    if asked.wrong:
        answer += f"<br>*(not answered so yet: {asked.wrong})*"
    cells = (f"{asked.vi}<br>*{asked.en}*", f"`{asked.command}`", answer)
    return f"| {number} | " + " | ".join(each.replace("|", "\\|") for each in cells) + " |\n"


def test_the_page_is_that_of_the_questions() -> None:
    assert PAGE.read_text("utf-8") == generated(), "run python tests/test_competency.py"


if __name__ == "__main__":
    PAGE.write_text(generated(), "utf-8")
