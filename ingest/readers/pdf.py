"""PDF files: the text layer as paragraphs and tables, scans by way of OCR."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cancu.ingest.model import Source
from cancu.ingest.readers.files import opening
from cancu.ingest.readers.pdf_legacy import in_unicode
from cancu.ingest.readers.pdf_page import Page, TooMuchTextError, read_page
from cancu.ingest.readers.pdf_quality import page_fault
from cancu.ingest.readers.pdf_reading import source_of
from cancu.ontology.errors import SourceError

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

    from cancu.ingest.readers.ocr import Progress

MOST_BYTES = 400_000_000
MOST_PAGES = 3_000

REASONS = {
    "no_text": "trang là ảnh quét, không có lớp chữ",
    "ruined": "lớp chữ của máy quét bị hỏng (mất dấu)",
    "legacy": "lớp chữ dùng phông chữ cũ không phải Unicode",
}
"""Why a page is read by OCR, for people."""


def read_pdf(path: Path, progress: Progress | None = None) -> Source:
    """The file's text (format `pdf`); pages that are scans by OCR (format `pdf-ocr`).

    Pages that cannot be read are told in the source's issues. Raises SourceError where the file
    cannot be opened, or none of its pages can be read.
    """
    data = _bytes(path)
    document = open_pdf(path, data)
    unread: dict[int, str] = {}
    try:
        pages = _pages(path, document)
        faults = [page.number for page in pages if page_fault(page)]
        if faults:
            unread = _recognise(document, pages, faults, progress)
    finally:
        document.close()
    kind = "pdf-ocr" if len(unread) < len(faults) else "pdf"
    return source_of(path, kind, hashlib.sha256(data).hexdigest(), pages, unread)


def _recognise(
    document: PdfDocument, pages: list[Page], faults: Sequence[int], progress: Progress | None
) -> dict[int, str]:
    """Put what OCR reads in the place of these pages; those that it cannot read, and why."""
    from cancu.ingest.readers.ocr import blank, recognised
    from cancu.ingest.readers.ocr_render import page_picture
    from cancu.ingest.readers.ocr_tesseract import lacking

    lack = lacking()
    if lack is not None:
        for number in faults:
            pages[number] = blank(pages[number])
        return dict.fromkeys(faults, lack)

    def pictures() -> Iterator[tuple[Page, Callable[[], Image]]]:
        for number in faults:
            yield pages[number], partial(page_picture, document, number)

    unread = {}
    for page, reason in recognised(pictures(), len(faults), progress):
        pages[page.number] = page
        if reason is not None:
            unread[page.number] = reason
    return unread


def needs_ocr(path: Path) -> str | None:
    """Why a PDF must be read by OCR, in Vietnamese; None where its text layer is good.

    Raises SourceError as `read_pdf`.
    """
    document = open_pdf(path, _bytes(path))
    try:
        pages = _pages(path, document)
    finally:
        document.close()
    faults = [(page.number, fault) for page in pages if (fault := page_fault(page))]
    if not faults:
        return None
    number, fault = faults[0]
    return f"{REASONS[fault]} (trang {number + 1}, tổng cộng {len(faults)}/{len(pages)} trang)"


def open_pdf(path: Path, data: bytes) -> PdfDocument:
    """The document; raises SourceError where it is no PDF, damaged, locked, empty or too large."""
    try:
        import pypdfium2
    except ImportError:
        raise SourceError(
            f'Chưa có thư viện đọc PDF cho tệp {path}; hãy chạy `pip install "cancu[pdf]"`.'
        ) from None
    if b"%PDF-" not in data[:1024]:
        raise SourceError(f"Tệp {path} không phải PDF; hãy kiểm tra lại đuôi tệp.")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise SourceError(f"Tệp {path} có mật khẩu; hãy bỏ mật khẩu rồi đọc lại.") from None
        raise SourceError(f"Tệp {path} bị hỏng, không mở được; hãy tải lại bản khác.") from None
    count = len(document)
    if not 0 < count <= MOST_PAGES:
        document.close()
        fault = "không có trang nào" if not count else f"có tới {count} trang"
        raise SourceError(f"Tệp {path} {fault}; hãy chọn tệp khác.")
    return document


def _pages(path: Path, document: PdfDocument) -> list[Page]:
    import pypdfium2

    pages = []
    for number in range(len(document)):
        try:
            page = document[number]
            try:
                pages.append(read_page(page, number))
            finally:
                page.close()
        except pypdfium2.PdfiumError:
            raise SourceError(
                f"Tệp {path} bị hỏng ở trang {number + 1}; hãy tải lại bản khác."
            ) from None
        except TooMuchTextError:
            raise SourceError(
                f"Trang {number + 1} của tệp {path} chứa quá nhiều chữ; hãy tách tệp rồi đọc lại."
            ) from None
    return in_unicode(pages)


def _bytes(path: Path) -> bytes:
    with opening(path):
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise SourceError(
                f"Tệp {path} lớn quá ({size // 1_000_000} MB); hãy tách tệp rồi đọc lại."
            )
        data = path.read_bytes()
    if not data.strip():
        raise SourceError(f"Tệp {path} không có nội dung; hãy chọn tệp khác.")
    return data
