"""Pages saved from the web, and from Word as a page: the document without the site around it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cancu.ingest.model import PageFacts, Source
from cancu.ingest.readers.files import opening
from cancu.ingest.readers.html_content import find_content, trim
from cancu.ingest.readers.html_encoding import page_text
from cancu.ingest.readers.html_facts import page_facts
from cancu.ingest.readers.html_fonts import convert_fonts
from cancu.ingest.readers.html_lines import render
from cancu.ingest.readers.html_tree import Element, parse
from cancu.ontology.errors import SourceError

LARGEST = 48 * 1024 * 1024
"""Bytes; the longest laws are pages of 5 MB."""


def read_html(path: Path) -> Source:
    """The document that a page shows, a block a line, with bold words, headings and tables marked.

    Raises SourceError where there is no file, no text, too much of it, or no library to read it.
    """
    data = read_bytes(path)
    page = read_page(path, data)
    content = find_content(page)
    blocks = trim(render(content.element, content.skipped))
    if not blocks:
        raise SourceError(f"Trang {path} không có nội dung văn bản; hãy mở lại trang rồi lưu lại.")
    text = "\n\n".join(blocks) + "\n"
    facts = page_facts(page, set(blocks))
    stated = facts if facts != PageFacts() else None
    return Source(str(path), "html", hashlib.sha256(data).hexdigest(), text, stated=stated)


def read_page(path: Path, data: bytes) -> Element:
    """The page's tree. Raises SourceError where the bytes are no page."""
    text = page_text(data).replace("\x00", "")
    if "<" not in text:
        raise SourceError(f"Tệp {path} không phải trang web; hãy đổi đuôi tệp thành .txt.")
    try:
        page = parse(text)
    except SourceError as error:
        raise SourceError(f"{path}: {error}") from None
    convert_fonts(page)
    return page


def read_bytes(path: Path) -> bytes:
    """The file's bytes. Raises SourceError where there is none, or more than a page has."""
    with opening(path):
        if path.stat().st_size > LARGEST:
            raise SourceError(f"Tệp {path} lớn hơn {LARGEST >> 20} MB; hãy lưu riêng phần văn bản.")
        data = path.read_bytes()
    if not data.strip():
        raise SourceError(f"Tệp {path} không có nội dung; hãy chọn tệp khác.")
    return data
