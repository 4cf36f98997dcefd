"""The command line, as a person types it: real processes, real stores, real files."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from cancu.app import COMMANDS


class Outcome:
    def __init__(self, done: subprocess.CompletedProcess[str]) -> None:
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr


def cancu(*arguments: str, cwd: Path | None = None, stdin: str | None = None) -> Outcome:
    environment = {k: v for k, v in os.environ.items() if k != "CANCU_STORE"}
    done = subprocess.run(
        [sys.executable, "-m", "cancu", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        input=stdin if stdin is not None else "",
        env=environment,
        timeout=120,
    )
    return Outcome(done)


def mistake(outcome: Outcome) -> str:
    """The one sentence that a user's mistake is answered with."""
    assert outcome.code == 2, (outcome.code, outcome.err)
    assert "Traceback" not in outcome.err
    lines = outcome.err.strip().splitlines()
    assert len(lines) == 1, outcome.err
    assert lines[0].startswith("Lỗi: ")
    return lines[0]


@pytest.fixture(scope="module")
def samples() -> Iterator[Path]:
    with as_file(files("cancu.ingest.samples")) as folder:
        yield folder


@pytest.fixture(scope="module")
def store(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("kho") / "store"
    outcome = cancu("ingest", str(samples), "--store", str(place))
    assert outcome.code == 0, outcome.err
    return str(place)


def test_help_names_every_command() -> None:
    out = cancu("--help").out
    assert all(re.search(rf"^\s+{name}\s", out, re.MULTILINE) for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_own_help(name: str) -> None:
    outcome = cancu(name, "--help")
    assert outcome.code == 0
    assert f"cancu {name}" in outcome.out


def test_extract_prints_one_json_object_a_file(samples: Path) -> None:
    paths = sorted(map(str, samples.glob("*.txt")))
    outcome = cancu("extract", "--json", *paths)
    read = [json.loads(line) for line in outcome.out.splitlines()]
    assert [each["source"]["path"] for each in read] == paths
    assert [len(each["documents"]) for each in read] == [1, 1, 2, 1, 1]
    assert all("text" not in each for each in read)


def test_extract_offsets_point_into_the_text_it_prints(samples: Path) -> None:
    for path in sorted(samples.glob("*.txt")):
        read = json.loads(cancu("extract", "--json", "--text", str(path)).out)
        for document in read["documents"]:
            for citation in document["citations"]:
                quote = read["text"][citation["start"] : citation["end"]]
                assert citation["number"] is None or citation["number"][:2] in quote


def test_extract_summary_names_document_and_bearers(samples: Path) -> None:
    out = cancu("extract", str(samples / "thai-binh-kh-bcd-cqtt-2024.txt")).out
    assert "KH-BCĐ-CQTT" in out
    assert "chủ trì: Công an tỉnh" in out


def test_list_shows_what_was_read(store: str) -> None:
    rows = json.loads(cancu("list", "--json", "--store", store).out)
    assert {"188/KH-UBND", "2224/QĐ-UBND", "3180/KH-UBND"} <= {row["handle"] for row in rows}
    assert len(rows) == 6
    everything = json.loads(cancu("list", "--json", "--all", "--store", store).out)
    assert len(everything) > len(rows)


def test_show_one_provision_says_who_must_act(store: str) -> None:
    out = cancu("show", "2224/QĐ-UBND", "III.15", "--store", store).out
    assert "thực hiện: Sở Tài chính" in out


def test_trace_json_has_the_documented_shape(store: str) -> None:
    answer = json.loads(cancu("trace", "188/KH-UBND", "II.5.-2", "--json", "--store", store).out)
    assert set(answer) == {"task", "mandates", "ends"}
    assert set(answer["task"]) == {"document", "path", "text"}
    assert answer["mandates"]
    for mandate in answer["mandates"]:
        assert set(mandate) == {"document", "title", "issuer", "date", "state", "paths"}
        for path in mandate["paths"]:
            for hop in path:
                assert set(hop) == {"from", "relation", "to", "evidence"}
                assert set(hop["evidence"]) == {"document", "start", "end", "quote"}
    assert all(set(end) >= {"document", "reason"} for end in answer["ends"])


def test_impact_reaches_tasks_two_levels_down(store: str) -> None:
    answer = json.loads(cancu("impact", "48-CT/TW", "--json", "--store", store).out)
    tasks = {
        (task["document"], task["path"]) for each in answer["levels"] for task in each["tasks"]
    }
    assert ("188/KH-UBND", "II.5.-2") in tasks


def test_gaps_json_has_the_documented_rows(store: str) -> None:
    rows = json.loads(cancu("gaps", "--json", "--store", store).out)
    keys = {"kind", "severity", "document", "path", "missing", "quote", "start", "end"}
    assert rows
    assert all(set(row) == keys for row in rows)
    wanted = {"unassigned", "broken-chain", "not-carried-down", "citation-conflict", "agency-gone"}
    assert wanted <= {row["kind"] for row in rows}


def test_gaps_of_one_kind_and_document(store: str) -> None:
    arguments = ("--kind", "unassigned", "--document", "188/KH-UBND")
    rows = json.loads(cancu("gaps", *arguments, "--json", "--store", store).out)
    assert {(row["kind"], row["document"]) for row in rows} == {("unassigned", "188/KH-UBND")}


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_sparql_prints_rows_in_each_form(store: str, form: str) -> None:
    query = "SELECT ?n WHERE { ?d eli:number ?n FILTER(?n = '188/KH-UBND') }"
    outcome = cancu("sparql", query, "--format", form, "--store", store)
    assert outcome.code == 0, outcome.err
    assert "188/KH-UBND" in outcome.out


def test_sparql_reads_files_and_standard_input(store: str, tmp_path: Path) -> None:
    file = tmp_path / "hoi.rq"
    file.write_text("ASK { ?d eli:number '188/KH-UBND' }", "utf-8")
    assert "true" in cancu("sparql", str(file), "--format", "json", "--store", store).out
    piped = cancu("sparql", "--store", store, stdin="CONSTRUCT { ?d a cc:X } WHERE { ?d a cc:Law }")
    assert "cc:X" in piped.out


def test_draw_writes_a_page_that_loads_nothing(store: str, tmp_path: Path) -> None:
    page = tmp_path / "sơ đồ.html"
    assert cancu("draw", "-o", str(page), "--store", store).code == 0
    html = page.read_text("utf-8")
    assert html.startswith(("<!doctype html>", "<!DOCTYPE html>"))
    assert not re.search(r"<(?:script|link|img)[^>]+(?:src|href)=[\"']?(?:https?:)?//", html)


def test_demo_prints_all_and_draws(tmp_path: Path) -> None:
    outcome = cancu("demo", cwd=tmp_path)
    assert outcome.code == 0, outcome.err
    for words in ("188/KH-UBND", "48-CT/TW", "Chỗ hổng", "2224/QĐ-UBND"):
        assert words in outcome.out
    assert (tmp_path / "cancu-demo" / "do-thi.html").stat().st_size > 100_000


def test_reading_a_file_again_changes_nothing(samples: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "kho")
    file = str(samples / "hung-yen-kh-188-2021.txt")
    cancu("ingest", file, "--store", place)
    first = cancu("list", "--all", "--json", "--store", place).out
    cancu("ingest", file, "--store", place)
    assert cancu("list", "--all", "--json", "--store", place).out == first


class TestMistakes:
    def test_missing_file(self) -> None:
        assert "khong-co.txt" in mistake(cancu("extract", "khong-co.txt"))

    def test_folder_instead_of_file(self, tmp_path: Path) -> None:
        assert "thư mục" in mistake(cancu("extract", str(tmp_path)))

    def test_empty_file(self, tmp_path: Path) -> None:
        file = tmp_path / "rong.txt"
        file.write_bytes(b"\n \n")
        mistake(cancu("extract", str(file)))

    def test_binary_file(self, tmp_path: Path) -> None:
        file = tmp_path / "anh.txt"
        file.write_bytes(bytes(range(256)))
        mistake(cancu("extract", str(file)))

    def test_file_in_another_code(self, tmp_path: Path) -> None:
        file = tmp_path / "ma-cu.txt"
        file.write_bytes("KẾ HOẠCH".encode("cp1258", errors="replace") + b"\xff\xfe\xc3")
        assert "UTF-8" in mistake(cancu("extract", str(file)))

    def test_one_bad_file_does_not_stop_the_others(self, samples: Path, tmp_path: Path) -> None:
        bad = tmp_path / "hong.txt"
        bad.write_bytes(b"\x00\x01")
        good = samples / "hung-yen-kh-188-2021.txt"
        place = str(tmp_path / "kho")
        outcome = cancu("ingest", str(bad), str(good), "--store", place)
        assert "hong.txt" in mistake(outcome)
        rows = json.loads(cancu("list", "--json", "--store", place).out)
        assert [row["handle"] for row in rows] == ["188/KH-UBND"]

    def test_folder_without_documents(self, tmp_path: Path) -> None:
        mistake(cancu("ingest", str(tmp_path), "--store", str(tmp_path / "kho")))

    def test_number_that_no_document_has(self, store: str) -> None:
        assert "99999" in mistake(cancu("trace", "99999/KH-UBND", "I.1", "--store", store))

    def test_number_that_two_have(self, store: str) -> None:
        sentence = mistake(cancu("show", "13-CTr/TU", "--store", store))
        assert "hung-yen/13-CTr-TU" in sentence
        assert "quang-ngai/13-CTr-TU" in sentence

    def test_path_that_a_document_lacks(self, store: str) -> None:
        mistake(cancu("trace", "188/KH-UBND", "IX.9", "--store", store))

    def test_query_that_does_not_parse(self, store: str) -> None:
        mistake(cancu("sparql", "SELECT ?x WHERE { ?x }", "--store", store))

    def test_query_that_would_write(self, store: str) -> None:
        before = cancu("list", "--json", "--store", store).out
        mistake(cancu("sparql", "DELETE WHERE { ?s ?p ?o }", "--store", store))
        assert cancu("list", "--json", "--store", store).out == before

    def test_no_store_yet(self, tmp_path: Path) -> None:
        assert "cancu ingest" in mistake(cancu("list", cwd=tmp_path))

    def test_store_that_is_a_file(self, tmp_path: Path) -> None:
        file = tmp_path / "tep.txt"
        file.write_text("x")
        mistake(cancu("list", "--store", str(file)))

    def test_page_that_cannot_be_written(self, store: str, tmp_path: Path) -> None:
        mistake(cancu("draw", "-o", str(tmp_path / "khong" / "co.html"), "--store", store))

    def test_unknown_command_option_and_missing_argument(self) -> None:
        assert "vẽ" in mistake(cancu("vẽ"))
        assert "--nope" in mistake(cancu("list", "--nope"))
        assert "VĂN_BẢN" in mistake(cancu("trace"))

    def test_store_that_another_process_holds(self, samples: Path, tmp_path: Path) -> None:
        place, ready = tmp_path / "kho", tmp_path / "ready"
        file = str(samples / "hung-yen-kh-188-2021.txt")
        assert cancu("ingest", file, "--store", str(place)).code == 0
        hold = (
            "import sys, pathlib, time\n"
            "from cancu.graph.store import open_store\n"
            "with open_store(sys.argv[1]):\n"
            "    pathlib.Path(sys.argv[2]).touch()\n"
            "    sys.stdin.read()\n"
        )
        holder = subprocess.Popen(
            [sys.executable, "-c", hold, str(place), str(ready)], stdin=subprocess.PIPE
        )
        try:
            deadline = time.monotonic() + 30
            while not ready.exists() and time.monotonic() < deadline:
                time.sleep(0.05)
            mistake(cancu("ingest", file, "--store", str(place)))
        finally:
            holder.communicate(b"")
        assert [
            r["handle"] for r in json.loads(cancu("list", "--json", "--store", str(place)).out)
        ] == ["188/KH-UBND"]
