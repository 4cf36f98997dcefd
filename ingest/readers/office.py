"""What kind of file stands behind a Word suffix, by its first bytes."""

from __future__ import annotations

import hashlib
import re
import zipfile
from pathlib import Path

from cancu.ingest.readers.files import opening
from cancu.ontology.errors import SourceError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body|meta|!--)", re.IGNORECASE)
_WEB_ARCHIVE = re.compile(rb"(?:[\w-]+:[^\n]{0,998}\n\s?){0,20}?mime-version:", re.IGNORECASE)
_HEAD = 4096
_LARGEST = 512 * 1024 * 1024
# A compound file names its streams in UTF-16; a protected .docx is one with the first of these.
_STREAMS = {"EncryptedPackage": "encrypted", "WordDocument": "doc"}


def check(path: Path) -> None:
    """Raises SourceError where there is no file to read, or one larger than any document."""
    with opening(path), path.open("rb") as file:
        size = file.seek(0, 2)
    if size == 0:
        raise SourceError(f"Tệp {path} không có nội dung; hãy chọn tệp khác.")
    if size > _LARGEST:
        most = _LARGEST // 1024 // 1024
        raise SourceError(f"Tệp {path} lớn quá {most} MB; hãy bỏ bớt hình ảnh rồi đọc lại.")


def magic(path: Path) -> str:
    """`docx` (or another zip), `doc`, `encrypted`, `rtf`, `html`, `mhtml`, else `other`."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_OLE):
        return _compound_kind(path)
    start = head.removeprefix(b"\xef\xbb\xbf")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "ignore").encode()
    if start.lstrip().startswith(b"{\\rt"):
        return "rtf"
    if zipfile.is_zipfile(path):
        return "docx"
    if _HTML.match(start):
        return "html"
    return "mhtml" if _WEB_ARCHIVE.match(start) else "other"


def digest(path: Path) -> str:
    """The file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _compound_kind(path: Path) -> str:
    names = {name.encode("utf-16-le"): kind for name, kind in _STREAMS.items()}
    found: set[str] = set()
    with path.open("rb") as file:
        kept = b""
        while chunk := file.read(1 << 20):
            chunk = kept + chunk
            found |= {kind for name, kind in names.items() if name in chunk}
            kept = chunk[-64:]
    return next((kind for kind in _STREAMS.values() if kind in found), "other")
