"""Word 97-2003 and RTF, through what is installed; what the file is and not what it is called."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cancu.ingest.readers import doc as reader
from cancu.ingest.readers.doc import read_doc
from cancu.ingest.readers.doc_antiword import docbook_text
from cancu.ingest.readers.docx import read_docx
from cancu.ontology.errors import SourceError
from tests.docx_files import bold, cell, listed, lists, para, table, write_docx

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
ANTIWORD = shutil.which("antiword")
needs_office = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
needs_both = pytest.mark.skipif(
    not (OFFICE and ANTIWORD), reason="antiword, or LibreOffice to make a .doc for it, is missing"
)
needs_posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")

BODY = "".join(
    [
        table(
            [cell(para("UBND TỈNH HƯNG YÊN")), cell(para("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))],
            ["Số: 12/KH-UBND", "Hưng Yên, ngày 05 tháng 3 năm 2026"],
            borders="",
        ),
        para(bold("KẾ HOẠCH")),
        listed("Mục tiêu", 1),
        listed("Giải pháp", 1),
        para("Sở Y tế chủ trì, phối hợp với Công an tỉnh."),
        table(["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"], ["1", "Rà soát", "Sở Y tế", "Quý II"]),
        para("Trên đây là Kế hoạch."),
    ]
)


def converted(folder: Path, kind: str) -> Path:
    """The body above as `kind`, made by LibreOffice."""
    source = write_docx(folder / "a.docx", BODY, numbering=lists([("upperRoman", "%1.")]))
    assert OFFICE
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, "--headless", profile, "--convert-to", kind, "--outdir", folder, source]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    return folder / f"a.{kind}"


@needs_office
@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_an_old_file_reads_as_its_new_form_does(tmp_path: Path, kind: str) -> None:
    source = read_doc(converted(tmp_path, kind))
    assert source.format == kind
    text = source.text
    assert text.startswith("UBND TỈNH HƯNG YÊN\n\nSố: 12/KH-UBND\n\nCỘNG HÒA")
    for line in (
        "**KẾ HOẠCH**",
        "I. Mục tiêu",
        "II. Giải pháp",
        "| TT | Nhiệm vụ | Chủ trì | Thời gian |",
        "| 1 | Rà soát | Sở Y tế | Quý II |",
    ):
        assert line in text.split("\n")


@needs_office
def test_a_damaged_old_file_is_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    with pytest.raises(SourceError, match=r"Không đọc được tệp .* Word rồi lưu"):
        read_doc(path)


@needs_both
def test_antiword_reads_where_there_is_no_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = converted(tmp_path, "doc")
    monkeypatch.setattr(reader, "_office", lambda: None)
    text = read_doc(path).text
    assert text.startswith("UBND TỈNH HƯNG YÊN\n\nSố: 12/KH-UBND\n\nCỘNG HÒA")
    assert "**KẾ HOẠCH**" in text
    assert "| 1 | Rà soát | Sở Y tế | Quý II |" in text


def test_what_to_install_is_said_where_nothing_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(reader, "_ELSEWHERE", ())
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    with pytest.raises(SourceError, match=r"cài LibreOffice .*\.docx\.$"):
        read_doc(path)


def test_a_new_file_under_the_old_suffix_is_read(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.doc", para("Một"))
    assert read_doc(path) == read_docx(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_web_page_under_the_suffix_is_read(tmp_path: Path, encoding: str) -> None:
    pytest.importorskip("lxml", reason="the library that reads web pages is not installed")
    path = tmp_path / "a.doc"
    page = "<!DOCTYPE html><html><body><p>Kế hoạch phòng cháy</p></body></html>"
    path.write_bytes(page.encode(encoding))
    source = read_doc(path)
    assert (source.format, source.text.strip()) == ("html", "Kế hoạch phòng cháy")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "không có nội dung"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "không phải tệp Word"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "đặt mật khẩu",
        ),
        (b"From: <x>\nMIME-Version: 1.0\n", "trang web đóng gói"),
        (b"MIME-Version: 1.0\n", "trang web đóng gói"),
        (b"%PDF-1.7", "không phải tệp Word"),
    ],
)
def test_other_files_under_the_suffix_are_named(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=said):
        read_doc(path)


@needs_posix
def test_a_program_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    alive = tmp_path / "alive"
    program.write_text(f"#!/bin/sh\n(sleep 3; /bin/echo x > {alive}) &\nwait\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(reader, "_SECONDS", 0.5)
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    with pytest.raises(SourceError, match="giây nên dừng"):
        read_doc(path)
    time.sleep(3.5)
    assert not alive.exists()


DOCBOOK = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE book PUBLIC "-//OASIS//DTD DocBook XML V4.1.2//EN"
	"http://www.oasis-open.org/docbook/xml/4.1.2/docbookx.dtd">
<book lang='en_US'><bookinfo><author><surname>x</surname></author></bookinfo><chapter><title/>
<sect1><title>Mục đích</title><para>
Theo <emphasis role='bold'>Luật</emphasis> Đất đai<footnote>
<para>Số 31
  năm 2024</para></footnote> &amp; khác
</para></sect1>
<sect1><title>- Một việc viết bằng kiểu tiêu đề;</title></sect1>
</chapter></book>
"""


def test_docbook_keeps_bold_headings_and_footnotes() -> None:
    assert docbook_text(DOCBOOK.encode()) == (
        "**Mục đích**\n\nTheo **Luật** Đất đai[1] & khác\n\n"
        "- Một việc viết bằng kiểu tiêu đề;\n\n[1] Số 31 năm 2024\n"
    )


def test_what_is_no_docbook_is_none() -> None:
    assert docbook_text(b"a.doc is not a Word Document.\n") is None
    entities = DOCBOOK.replace("<book ", '<!DOCTYPE x [<!ENTITY a "b">]><book ')
    assert docbook_text(entities.encode()) is None


def test_reading_a_new_file_starts_no_program(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", para("Một"))
    code = (
        "import sys, subprocess; from pathlib import Path\n"
        "sys.addaudithook(lambda event, _: sys.exit(3) if event == 'subprocess.Popen' else None)\n"
        "from cancu.ingest.readers.docx import read_docx\n"
        "print(read_docx(Path(sys.argv[1])).text)"
    )
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "Một")
