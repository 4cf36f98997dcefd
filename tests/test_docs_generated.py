"""The tables of docs/questions.md follow the files of questions and gaps.

`python tests/test_docs_generated.py` writes them anew.
"""

from __future__ import annotations

import re
from pathlib import Path

from cancu.queries.catalogue import load
from cancu.queries.profile import profile

PAGE = Path(__file__).parent.parent / "docs" / "questions.md"


def generated() -> str:
    """The page with its tables as they must be."""
    text = PAGE.read_text("utf-8")
    for name, rows in (("questions", question_rows()), ("gaps", gap_rows())):
        block = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        assert len(block.findall(text)) == 1
        text = block.sub(lambda found, rows=rows: f"{found[1]}{rows}{found[2]}", text)
    return text


def question_rows() -> str:
    rows = ["| question | kind | parameters | |", "|---|---|---|---|"]
    for name, asked in sorted(load().items()):
        header = asked.header
        params = ", ".join(f"{key}: {kind}" for key, kind in header.params.items()) or "—"
        rows.append(f"| `{name}` | {header.kind} | {params} | {header.question} |")
    return "\n".join(rows) + "\n"


def gap_rows() -> str:
    rows = ["| case | severity | why | what to do |", "|---|---|---|---|"]
    for key, entry in profile().items():
        rows.append(f"| `{key}` | {entry.severity} | {entry.why} | {entry.remedy} |")
    return "\n".join(rows) + "\n"


def test_the_tables_are_those_of_the_files() -> None:
    assert PAGE.read_text("utf-8") == generated(), "run python tests/test_docs_generated.py"


if __name__ == "__main__":
    PAGE.write_text(generated(), "utf-8")
