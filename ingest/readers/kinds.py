"""What a file is by its first bytes, so that a wrong suffix is told instead of read as garbage."""

from __future__ import annotations

import re
from pathlib import Path

from cancu.ontology.errors import SourceError

_LONGEST = 1024
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)", re.I | re.S
)
# By first bytes: the name for people, the suffix to give it, the suffixes that it may have. Word
# itself writes .doc files that are RTF, pages or packages inside, and opens them all.
_WORD = (".docx", ".docm", ".doc", ".rtf")
_IMAGES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
_KINDS: tuple[tuple[bytes, str, str, tuple[str, ...]], ...] = (
    (b"%PDF-", "PDF", ".pdf", (".pdf",)),
    (b"PK\x03\x04", "tệp nén kiểu Word .docx", ".docx", _WORD),
    (b"\xd0\xcf\x11\xe0", "Word 97-2003", ".doc", _WORD),
    (b"{\\rtf", "RTF", ".rtf", _WORD),
    (b"\x89PNG\r\n", "ảnh PNG", ".png", _IMAGES),
    (b"\xff\xd8\xff", "ảnh JPEG", ".jpg", _IMAGES),
    (b"II*\x00", "ảnh TIFF", ".tif", _IMAGES),
    (b"MM\x00*", "ảnh TIFF", ".tif", _IMAGES),
)
_PAGES = (".html", ".htm", *_WORD)


def check_suffix(path: Path) -> None:
    """Raises SourceError where the first bytes say that the file is of another kind."""
    with path.open("rb") as file:
        head = file.read(_LONGEST)
    suffix = path.suffix.lower()
    for magic, name, right, allowed in _KINDS:
        if head.startswith(magic) and suffix not in allowed:
            raise _wrong(path, suffix, name, right)
    if suffix not in _PAGES and _PAGE.match(head):
        raise _wrong(path, suffix, "trang web", ".html")


def _wrong(path: Path, suffix: str, name: str, right: str) -> SourceError:
    having = f"mang đuôi {suffix}" if suffix else "không có đuôi"
    return SourceError(f"Tệp {path} {having} nhưng là {name}; hãy đổi đuôi thành {right}.")
