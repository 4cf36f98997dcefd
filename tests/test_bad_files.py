"""A folder of bad files: one sentence each, bounded memory and time, and the good ones go in."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.docx_files import para, write_docx, write_zip
from tests.pdf_files import PdfPage, write_pdf

resource = pytest.importorskip("resource", reason="Windows sets no limits on memory.")
_BYTES = 1_500_000_000
"""More than the interpreter and its libraries map; less than any of the bombs would fill."""
_SECONDS = 100
_PLAN = "KẾ HOẠCH\nphòng, chống ma túy\n\nCăn cứ Kết luận số 13-KL/TW ngày 16/8/2021;\n"


def with_main_part(path: Path, data: bytes) -> None:
    """A Word file whose main part is `data`."""
    write_docx(path, para("x"))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    write_zip(path, {**parts, "word/document.xml": data})


def make_bad_files(folder: Path) -> None:
    for suffix in ("txt", "md", "docx", "doc", "rtf", "html", "pdf"):
        (folder / f"rong.{suffix}").write_bytes(b"")
        with (folder / f"khong-{suffix}.{suffix}").open("wb") as file:
            file.truncate(500 << 20)
    with (folder / "lon.txt").open("wb") as file:
        for _ in range(500):
            file.write(b"Ke hoach 12 \n" * (1_048_576 // 13))
    write_docx(folder / "nua.docx", para("Kế hoạch"))
    whole = (folder / "nua.docx").read_bytes()
    (folder / "nua.docx").write_bytes(whole[: len(whole) // 2])
    (folder / "word.pdf").write_bytes(whole)
    (folder / "word.txt").write_bytes(whole)
    page = PdfPage()
    page.text(70, 70, "Căn cứ Luật Đất đai")
    write_pdf(folder / "nua.pdf", [page])
    printed = (folder / "nua.pdf").read_bytes()
    (folder / "nua.pdf").write_bytes(printed[: len(printed) // 3])
    (folder / "in.docx").write_bytes(printed)
    (folder / "in.html").write_bytes(printed)
    write_pdf(folder / "khoa.pdf", [page], locked=True)
    (folder / "trang.txt").write_text("<!DOCTYPE html><html><p>Kế hoạch</p></html>", "utf-8")
    (folder / "khoa.docx").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    )
    with_main_part(folder / "bom-nen.docx", b"\0" * (1 << 30))
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    with_main_part(
        folder / "bom-xml.docx",
        f'<!DOCTYPE d [<!ENTITY e0 "lol">{entities}]><d>&e11;</d>'.encode(),
    )


def bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    base = tmp_path_factory.mktemp("bad")
    folder = base / "thu-muc"
    folder.mkdir()
    make_bad_files(folder)
    (folder / "tot-a.txt").write_text(_PLAN, "utf-8")
    (folder / "zz-tot-b.txt").write_text(_PLAN.replace("ma túy", "mua bán người"), "utf-8")
    command = [sys.executable, "-m", "cancu", "ingest", "--json", "--store", str(base / "kho")]
    return subprocess.run(
        [*command, str(folder)],
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
        preexec_fn=bounded,
    )


def test_each_bad_file_is_told_in_one_sentence(run: subprocess.CompletedProcess[str]) -> None:
    assert "Traceback" not in run.stderr
    reports = {Path(each["path"]).name: each["error"] for each in json.loads(run.stdout)}
    bad = {name: error for name, error in reports.items() if "tot-" not in name}
    assert len(bad) == len(reports) - 2 > 20
    for name, error in bad.items():
        assert error, f"{name} was read"
        assert name in error
        assert error.endswith(".")
        assert "\n" not in error
    told = run.stderr.strip().splitlines()
    assert len(told) == len(bad)
    assert all(line.startswith("Lỗi: ") for line in told)


def test_the_rest_of_the_folder_goes_in(run: subprocess.CompletedProcess[str]) -> None:
    reports = {Path(each["path"]).name: each for each in json.loads(run.stdout)}
    for name in ("tot-a.txt", "zz-tot-b.txt"):
        assert reports[name]["error"] is None
        assert len(reports[name]["documents"]) == 1
    assert run.returncode == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("word.pdf", "hãy đổi đuôi thành .docx"),
        ("word.txt", "hãy đổi đuôi thành .docx"),
        ("in.docx", "hãy đổi đuôi thành .pdf"),
        ("in.html", "hãy đổi đuôi thành .pdf"),
        ("trang.txt", "hãy đổi đuôi thành .html"),
        ("khoa.pdf", "mật khẩu"),
        ("khoa.docx", "mật khẩu"),
        ("lon.txt", "32 MB"),
        ("rong.txt", "không có nội dung"),
    ],
)
def test_the_sentence_says_what_is_wrong(
    run: subprocess.CompletedProcess[str], name: str, said: str
) -> None:
    errors = {Path(each["path"]).name: each["error"] for each in json.loads(run.stdout)}
    assert said in errors[name]
