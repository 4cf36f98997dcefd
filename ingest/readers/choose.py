"""Which reader reads a file: by its suffix; what is heavy is imported when it is needed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from cancu.ingest.model import Source
from cancu.ingest.readers.files import opening
from cancu.ingest.readers.kinds import check_suffix
from cancu.ingest.readers.text import read_text
from cancu.ontology.errors import SourceError

Progress = Callable[[int, int], None]

_WORD = ("cancu.ingest.readers.doc", "read_doc")
_PAGE = ("cancu.ingest.readers.html", "read_html")
_IMAGE = ("cancu.ingest.readers.images", "read_image")
_OTHERS = {
    ".docx": _WORD,
    ".docm": _WORD,
    ".doc": _WORD,
    ".rtf": _WORD,
    ".html": _PAGE,
    ".htm": _PAGE,
    ".pdf": ("cancu.ingest.readers.pdf", "read_pdf"),
    ".png": _IMAGE,
    ".jpg": _IMAGE,
    ".jpeg": _IMAGE,
    ".tif": _IMAGE,
    ".tiff": _IMAGE,
}
LONGEST = 8_000_000
"""Characters of one text; reading so many takes some 400 MB."""
_PAGED = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
SUFFIXES = (".txt", ".md", ".markdown", *_OTHERS)
"""The suffixes of files that a folder is searched for."""


def read_source(path: Path, progress: Progress | None = None) -> Source:
    """The text of a file; one with another suffix is tried as plain text.

    `progress` hears of pages that are recognised one by one: how many are done, and of how many.

    Raises SourceError, in one sentence, where it cannot be read.
    """
    other = _OTHERS.get(path.suffix.lower())
    with opening(path):
        if path.is_file():
            check_suffix(path)
    if other is None or not path.is_file():
        source = read_text(path)
    else:
        module, name = other
        read = getattr(import_module(module), name)
        source = read(path, progress) if path.suffix.lower() in _PAGED else read(path)
    if len(source.text) > LONGEST:
        raise SourceError(f"Tệp {path} có hơn {LONGEST} ký tự; hãy chia thành nhiều tệp.")
    return source
