"""`cancu export` writes the graph in every form, and says in one sentence what it cannot do."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner

from cancu.commands.export_command import command
from cancu.ontology.errors import CancuError
from tests.query_fixtures import Cites, Item, plan, stored

PLAN = plan(
    "45/KH-UBND",
    "Nghệ An",
    "KẾ HOẠCH\nThực hiện Chỉ thị số 13-CT/TW",
    (Item("II.1", "Kiểm tra (Sở Y tế)", (("Sở Y tế", "implement"),)),),
    (Cites("Chỉ thị số 13-CT/TW", "13-CT/TW", "implements"),),
)
EMPTY = plan("46/KH-UBND", "Nghệ An", "KẾ HOẠCH khác")


@pytest.fixture
def where(tmp_path: Path) -> str:
    with stored(tmp_path, PLAN, EMPTY) as store:
        return store.location


def run(where: str, *args: str) -> int:
    result = CliRunner().invoke(command, [*args, "--store", where], standalone_mode=False)
    if result.exception:
        raise result.exception
    status: int = result.return_value
    return status


@pytest.mark.parametrize(
    ("ending", "form"),
    [
        ("ttl", pyoxigraph.RdfFormat.TURTLE),
        ("trig", pyoxigraph.RdfFormat.TRIG),
        ("nq", pyoxigraph.RdfFormat.N_QUADS),
        ("jsonld", pyoxigraph.RdfFormat.JSON_LD),
    ],
)
def test_a_file_is_written_in_the_form_of_its_ending(
    where: str, tmp_path: Path, ending: str, form: pyoxigraph.RdfFormat
) -> None:
    path = tmp_path / f"kho.{ending}"
    assert run(where, str(path)) == 0
    quads = list(pyoxigraph.parse(path.read_bytes(), format=form))
    titles = [quad for quad in quads if "45-KH-UBND" in str(quad.subject)]
    assert titles and len(quads) > 50


def test_one_document_is_exported_alone(where: str, tmp_path: Path) -> None:
    path = tmp_path / "một.nq"
    assert run(where, str(path), "--document", "45/KH-UBND") == 0
    graphs = {str(quad.graph_name) for quad in pyoxigraph.parse(path=path)}
    assert len(graphs) == 1 and "45-KH-UBND" in graphs.pop()


def test_the_form_that_is_named_counts_more_than_the_ending(where: str, tmp_path: Path) -> None:
    path = tmp_path / "kho.ttl"
    run(where, str(path), "--format", "nq")
    assert list(pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.N_QUADS))


def test_without_a_file_the_graph_goes_to_the_screen(where: str) -> None:
    result = CliRunner().invoke(command, ["--format", "nq", "--store", where])
    assert result.exit_code == 0
    assert "Sở Y tế" in result.output


def test_equal_stores_export_alike(where: str, tmp_path: Path) -> None:
    for name in ("a.trig", "b.trig"):
        run(where, str(tmp_path / name))
    assert (tmp_path / "a.trig").read_bytes() == (tmp_path / "b.trig").read_bytes()


def test_a_table_of_assignments_is_a_workbook(where: str, tmp_path: Path) -> None:
    path = tmp_path / "bảng.xlsx"
    assert run(where, "--table", "45/KH-UBND", "-o", str(path)) == 0
    assert path.read_bytes()[:2] == b"PK"


def test_a_document_without_tasks_has_no_table(where: str, tmp_path: Path) -> None:
    path = tmp_path / "bảng.xlsx"
    assert run(where, "--table", "46/KH-UBND", "-o", str(path)) == 1
    assert not path.exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--format", "doc"], "Không có dạng “doc”"),
        (["--document", "13-CT/TW"], "chưa có toàn văn"),
        (["--document", "99/KH-UBND"], "Không có văn bản nào"),
        (["không-có/kho.ttl"], "Không ghi được"),
        (["--table", "45/KH-UBND"], "thêm `-o bảng.xlsx`"),
        (["--table", "45/KH-UBND", "-o", "a.csv"], "thêm `-o bảng.xlsx`"),
        (["--table", "45/KH-UBND", "--format", "nq", "-o", "a.xlsx"], "không đi cùng"),
        (["a.ttl", "-o", "b.ttl"], "chỉ nêu một"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    where: str, args: list[str], said: str
) -> None:
    with pytest.raises(CancuError, match=said):
        run(where, *args)
