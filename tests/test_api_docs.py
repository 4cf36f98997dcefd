"""docs/python.md is run; what it names is there, typed, and says what it takes and gives."""

from __future__ import annotations

import doctest
import inspect
import re
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

from cancu import api

PAGE = Path(__file__).parent.parent / "docs" / "python.md"
FUNCTIONS = [name for name in api.__all__ if inspect.isroutine(getattr(api, name))]


def test_every_example_of_the_page_runs(tmp_path: Path) -> None:
    folder = tmp_path / "van-ban"
    folder.mkdir()
    with as_file(files("cancu.ingest.samples")) as samples:
        for file in samples.glob("*.txt"):
            (folder / file.name).write_bytes(file.read_bytes())
    plan = (folder / "hung-yen-kh-188-2021.txt").read_bytes()
    (tmp_path / "ke-hoach.txt").write_bytes(plan)
    text = re.sub(r"^```.*$", "", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    test = doctest.DocTestParser().get_doctest(text, {"FOLDER": tmp_path}, PAGE.name, str(PAGE), 0)
    told: list[str] = []
    flags = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    result = doctest.DocTestRunner(optionflags=flags).run(test, out=told.append)
    assert result.attempted >= 30
    assert not result.failed, "".join(told)


def test_every_function_is_on_the_page_and_the_page_names_no_other() -> None:
    text = PAGE.read_text("utf-8")
    assert [name for name in FUNCTIONS if f"{name}(" not in text and f"`{name}`" not in text] == []
    assert set(re.findall(r"\bapi\.(\w+)", text)) - {"py"} <= set(api.__all__)


def test_every_function_has_types_and_words() -> None:
    for name in FUNCTIONS:
        function = inspect.unwrap(getattr(api, name))
        assert (inspect.getdoc(function) or "").strip(), name
        signature = inspect.signature(function)
        assert signature.return_annotation is not inspect.Signature.empty, name
        for each in signature.parameters.values():
            assert each.annotation is not inspect.Parameter.empty, (name, each.name)


def test_every_name_that_is_promised_is_there_once() -> None:
    assert sorted(set(api.__all__)) == sorted(api.__all__)
    assert all(hasattr(api, name) for name in api.__all__)


def test_the_command_line_does_not_load_it() -> None:
    code = "import sys, cancu.app; print('cancu.api' in sys.modules, 'networkx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
