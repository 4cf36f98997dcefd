"""The package as a whole: its version and its command."""

import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import cancu


def test_the_version_is_the_one_of_pyproject() -> None:
    pyproject = Path(__file__).parent.parent / "pyproject.toml"
    declared = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["version"]
    assert cancu.__version__ == version("cancu") == declared


def test_python_dash_m_cancu_prints_help() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "cancu", "--help"], capture_output=True, text=True, check=True
    )
    assert "Usage" in run.stdout
