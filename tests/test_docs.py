"""Documents that cannot drift: each command is described, each example in the README runs."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from cancu.app import COMMANDS

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
_EXAMPLE = re.compile(r"^    (cancu [^#\n]+?)\s*(?:#.*)?$", re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_described_with_an_example(name: str) -> None:
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    section = re.search(rf"^## cancu {name}\b.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section is not None
    assert re.search(rf"^    cancu {name}\b", section[0], re.MULTILINE)


def test_links_between_documents_lead_somewhere() -> None:
    for page in (README, ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:\s]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_example_of_the_readme_runs(tmp_path: Path) -> None:
    folder = tmp_path / "van-ban"
    folder.mkdir()
    with as_file(files("cancu.ingest.samples")) as samples:
        for file in samples.glob("*.txt"):
            (folder / file.name).write_bytes(file.read_bytes())
    (tmp_path / "ke-hoach.txt").write_bytes((folder / "hung-yen-kh-188-2021.txt").read_bytes())
    examples = _EXAMPLE.findall(README.read_text("utf-8"))
    assert len(examples) >= 10
    for example in examples:
        done = subprocess.run(
            [sys.executable, "-m", "cancu", *shlex.split(example)[1:]],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
        assert done.returncode == 0, f"{example}: {done.stderr}"
