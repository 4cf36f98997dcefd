"""Files that are no Word file, are damaged, or mean harm: one sentence each."""

from __future__ import annotations

import timeit
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from cancu.ingest.readers.docx import read_docx
from cancu.ingest.readers.docx_package import LARGEST
from cancu.ontology.errors import SourceError
from tests.docx_files import bold, para, part, write_docx, write_zip

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def refusal(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        read_docx(path)
    message = str(caught.value)
    assert "\n" not in message
    assert str(path) in message
    assert message.endswith(".")
    return message


def with_document(path: Path, data: bytes) -> Path:
    """A Word file whose main part is `data`."""
    write_docx(path, para("x"))
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    write_zip(path, {**files, "word/document.xml": data})
    return path


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "không có nội dung"),
        (b"chi la chu", "không phải tệp Word"),
        (b"PK\x03\x04 hong", "không phải tệp Word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (OLE + "WordDocument".encode("utf-16-le"), ".doc"),
        (OLE, "không phải tệp Word"),
    ],
)
def test_what_is_no_word_file_is_said_in_a_sentence(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    assert said in refusal(path)


def test_a_missing_file_and_a_folder_are_said_so(tmp_path: Path) -> None:
    assert "Không có tệp" in refusal(tmp_path / "none.docx")
    assert "thư mục" in refusal(tmp_path)


def test_a_truncated_file_is_refused(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", para("Một") * 500)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    assert "nguyên vẹn" in refusal(path)


def test_a_damaged_part_is_refused(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", para("Sở Y tế chủ trì") * 50)
    data = bytearray(path.read_bytes())
    at = data.index(b"word/document.xml") + 40
    data[at : at + 40] = b"\xff" * 40
    path.write_bytes(data)
    assert "nguyên vẹn" in refusal(path)


def test_broken_xml_is_refused(tmp_path: Path) -> None:
    assert "nguyên vẹn" in refusal(with_document(tmp_path / "a.docx", b"<w:document><w:body>"))


def test_a_zip_without_a_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    write_zip(path, {"a.txt": b"x"})
    assert "nguyên vẹn" in refusal(path)


def test_a_word_file_without_words_is_said_so(tmp_path: Path) -> None:
    assert "không có chữ" in refusal(write_docx(tmp_path / "a.docx", para("")))


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    text = part("document", f"<w:body>{para('x')}</w:body>").replace("?>", f"?>{bomb}", 1)
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        data = text.replace("UTF-8", encoding[:6].upper()).encode(encoding)
        assert "không an toàn" in refusal(with_document(tmp_path / "a.docx", data))


def test_a_part_that_swells_a_thousandfold_is_refused(tmp_path: Path) -> None:
    data = part("document", f"<w:body>{para('a' * 20_000_000)}</w:body>").encode()
    assert "bom nén" in refusal(with_document(tmp_path / "a.docx", data))


def test_no_more_is_unpacked_than_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LARGEST == 200 * 1024 * 1024
    monkeypatch.setattr("cancu.ingest.readers.docx_package.LARGEST", 5_000)
    small = write_docx(tmp_path / "small.docx", para("Một"))
    assert read_docx(small).text == "Một\n"
    assert "bom nén" in refusal(write_docx(tmp_path / "big.docx", para("Một") * 100))


def test_elements_nested_without_end_do_not_break_the_reader(tmp_path: Path) -> None:
    deep = "<w:hyperlink>" * 5_000 + "</w:hyperlink>" * 5_000
    tables = "<w:tbl><w:tr><w:tc>" * 2_000 + para("sâu") + "</w:tc></w:tr></w:tbl>" * 2_000
    path = write_docx(tmp_path / "a.docx", para("Một", deep) + tables + para("Hai"))
    assert read_docx(path).text == "Một\n\nHai\n"


def test_long_runs_of_space_and_marks_cost_linear_time(tmp_path: Path) -> None:
    def seconds(size: int) -> float:
        body = "".join(para(bold(each * size), "x") for each in (" ", "*", "I.", "PHÓ ", "\t "))
        path = write_docx(tmp_path / "a.docx", body + para("PHÓ " + " " * size + "x"))
        return min(timeit.repeat(lambda: read_docx(path), number=1, repeat=3))

    assert seconds(80_000) < 12 * seconds(20_000) + 0.1


def test_strict_open_xml_is_read(tmp_path: Path) -> None:
    text = part("document", f"<w:body>{para('Một')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read_docx(with_document(tmp_path / "a.docx", text.encode())).text == "Một\n"


def test_a_long_document_is_read_in_little_time_and_memory(tmp_path: Path) -> None:
    body = "".join(para(f"{at}. Sở Y tế chủ trì, phối hợp với Sở Nội vụ") for at in range(6_000))
    path = write_docx(tmp_path / "a.docx", body)
    size = len(body)
    del body
    tracemalloc.start()
    try:
        assert read_docx(path).text.count("\n\n") == 5_999
        assert tracemalloc.get_traced_memory()[1] < 8 * size
    finally:
        tracemalloc.stop()
