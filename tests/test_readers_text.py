"""A text file is returned as it is, or refused in one sentence that says what to do."""

import hashlib

import pytest

from cancu.ingest.readers.text import read_text
from cancu.ontology.errors import SourceError


def test_line_ends_and_the_byte_order_mark_are_all_that_changes(tmp_path):
    path = tmp_path / "a.txt"
    data = "\ufeffSố: 1\r\nKẾ  HOẠCH\rhết\t".encode()
    path.write_bytes(data)
    source = read_text(path)
    assert source.text == "Số: 1\nKẾ  HOẠCH\nhết\t"
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.path == str(path)


def test_decomposed_letters_stay_decomposed(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("e\u0302\u0301", encoding="utf-8")
    assert read_text(path).text == "e\u0302\u0301"


@pytest.mark.parametrize(("name", "kind"), [("a.txt", "text"), ("a.MD", "markdown"), ("a", "text")])
def test_the_format_is_told_by_the_name(tmp_path, name, kind):
    path = tmp_path / name
    path.write_text("chữ", encoding="utf-8")
    assert read_text(path).format == kind


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "không có nội dung"),
        (b" \n\t", "không có nội dung"),
        (b"\x00\x01PK", "không phải văn bản thuần"),
        (b"\x81\x8d\xfe\xff\xff\xff" * 20, "UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path, data, says):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=says):
        read_text(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(SourceError, match="Không có tệp"):
        read_text(tmp_path / "b.txt")
    with pytest.raises(SourceError, match="là thư mục"):
        read_text(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_unicode_in_each_of_its_forms_is_read(tmp_path, encoding):
    words = "Ủy ban nhân dân tỉnh xây dựng kế hoạch\ntriển khai thực hiện."
    path = tmp_path / "a.txt"
    path.write_bytes(words.encode(encoding))
    assert read_text(path).text == words
