"""Which reader reads a file: by its suffix; what is heavy is imported when it is needed."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from cancu.ingest.model import Source
from cancu.ingest.readers.text import read_text

_WORD = ("cancu.ingest.readers.doc", "read_doc")
_PAGE = ("cancu.ingest.readers.html", "read_html")
_OTHERS = {
    ".docx": _WORD,
    ".docm": _WORD,
    ".doc": _WORD,
    ".rtf": _WORD,
    ".html": _PAGE,
    ".htm": _PAGE,
    ".pdf": ("cancu.ingest.readers.pdf", "read_pdf"),
}
SUFFIXES = (".txt", ".md", ".markdown", *_OTHERS)
"""The suffixes of files that a folder is searched for."""


def read_source(path: Path) -> Source:
    """The text of a file; one with another suffix is tried as plain text.

    Raises SourceError, in one sentence, where it cannot be read.
    """
    other = _OTHERS.get(path.suffix.lower())
    if other is None or not path.is_file():
        return read_text(path)
    module, name = other
    source: Source = getattr(import_module(module), name)(path)
    return source
