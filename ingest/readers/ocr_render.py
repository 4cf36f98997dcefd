"""Pages of a PDF drawn as pictures, within bounds of memory."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cancu.ingest.readers.ocr import DOTS
from cancu.ingest.readers.ocr_tesseract import UnreadableError

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

MOST_PIXELS = 40_000_000
"""A page as large as a plan is rendered coarser."""
_MOST_COLOURED = 20_000_000
"""A larger one without its colours."""
_MOST_BYTES = 600_000_000
"""A page's pictures unpacked: an A3 sheet in colour at 1,200 dots an inch."""
_MOST_OBJECTS = 20_000


def page_picture(document: PdfDocument, number: int) -> Image:
    """A page at 300 dots an inch, in grey or RGB. Raises UnreadableError."""
    import pypdfium2

    try:
        page = document[number]
        try:
            return _drawn(page)
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        raise UnreadableError("không vẽ được thành ảnh; hãy tải lại bản khác") from None


def _drawn(page: Any) -> Image:
    import pypdfium2.raw as pdfium

    if sum(_image_sizes(pdfium, page.raw)) > _MOST_BYTES:
        raise UnreadableError("chứa ảnh quá lớn; hãy quét lại ở 300 dpi")
    width, height = page.get_size()
    area = max(width * height, 1.0)
    scale = min(DOTS / 72, (MOST_PIXELS / area) ** 0.5)
    grey = area * scale * scale > _MOST_COLOURED
    picture: Image = page.render(scale=scale, grayscale=grey).to_pil()
    return picture.convert("L" if grey else "RGB")


def _image_sizes(pdfium: Any, parent: Any, *, inside: bool = False) -> Iterator[int]:
    """Of each picture of a page, those inside forms included, its bytes when unpacked."""
    count = (pdfium.FPDFFormObj_CountObjects if inside else pdfium.FPDFPage_CountObjects)(parent)
    get = pdfium.FPDFFormObj_GetObject if inside else pdfium.FPDFPage_GetObject
    width, height = ctypes.c_uint(), ctypes.c_uint()
    for index in range(min(count, _MOST_OBJECTS)):
        shape = get(parent, index)
        kind = pdfium.FPDFPageObj_GetType(shape)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and not inside:
            yield from _image_sizes(pdfium, shape, inside=True)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE and pdfium.FPDFImageObj_GetImagePixelSize(
            shape, width, height
        ):
            yield width.value * height.value
