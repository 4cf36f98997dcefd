"""Plain text and Markdown files: bytes in, source text out."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cancu.ingest.model import Source
from cancu.ingest.readers.files import opening
from cancu.ontology.errors import SourceError

FORMATS = {".txt": "text", ".md": "markdown", ".markdown": "markdown"}

LARGEST = 32 * 1024 * 1024
"""Bytes; whole codes of law are smaller than 4 MB."""

# Control characters that no text file holds; tab, line ends and form feed are text.
_BINARY = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}


def read_text(path: Path) -> Source:
    """The file's text with `\\n` line ends and no byte-order mark.

    UTF-8, else UTF-16 or an old Vietnamese encoding where it is recognised. Raises SourceError
    where there is no file, no text, too much
    of it, or the bytes are none of these.
    """
    with opening(path):
        if path.stat().st_size > LARGEST:
            raise SourceError(f"Tệp {path} lớn hơn {LARGEST >> 20} MB; hãy chia thành nhiều tệp.")
        data = path.read_bytes()
    if not data.strip():
        raise SourceError(f"Tệp {path} không có nội dung; hãy chọn tệp khác.")
    text = _decoded(path, data).replace("\r\n", "\n").replace("\r", "\n")
    kind = FORMATS.get(path.suffix.lower(), "text")
    return Source(str(path), kind, hashlib.sha256(data).hexdigest(), text)


def _decoded(path: Path, data: bytes) -> str:
    if _BINARY.isdisjoint(data):
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    from cancu.ingest.readers.encodings import decode

    known = decode(data)
    if known is not None:
        return known[0]
    if _BINARY.isdisjoint(data):
        raise SourceError(f"Không nhận ra bảng mã của tệp {path}; hãy lưu lại với mã UTF-8.")
    raise SourceError(f"Tệp {path} không phải văn bản thuần; hãy lưu lại thành .txt hoặc .md.")
