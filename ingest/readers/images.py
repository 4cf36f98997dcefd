"""Pictures of pages: PNG, JPEG, and TIFF of many pages, read by OCR."""

from __future__ import annotations

import hashlib
import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cancu.ingest.model import Source
from cancu.ingest.readers.files import opening
from cancu.ingest.readers.ocr import DOTS, Progress, recognised
from cancu.ingest.readers.ocr_tesseract import UnreadableError, lacking
from cancu.ingest.readers.pdf_page import Page
from cancu.ingest.readers.pdf_reading import source_of
from cancu.ontology.errors import SourceError

if TYPE_CHECKING:
    from PIL.Image import Image

SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
MOST_BYTES = 400_000_000
MOST_PAGES = 1_000
MOST_PIXELS = 80_000_000
"""An A3 sheet at 600 dots an inch; what claims to be larger is not unpacked."""
_KINDS = ("PNG", "JPEG", "TIFF")
_BROKEN = (
    OSError,
    EOFError,
    SyntaxError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    struct.error,
)
"""What Pillow raises of files that are cut off or were never pictures."""
_A4 = 11.69
"""The length in inches that a page has whose picture does not say it."""
_LENGTHS = (7.0, 17.0)
"""From A5 to A3: what a file says of its size is believed between these."""


def read_image(path: Path, progress: Progress | None = None) -> Source:
    """The text of a picture (format `image-ocr`).

    Pages that cannot be read are told in the source's issues. Raises SourceError where the file
    cannot be opened, or nothing in it can be read.
    """
    with opening(path):
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise SourceError(f"Tệp {path} lớn quá ({size // 1_000_000} MB); hãy tách tệp.")
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    if not size:
        raise SourceError(f"Tệp {path} không có nội dung; hãy chọn tệp khác.")
    if (lack := lacking()) is not None:
        raise SourceError(f"Tệp {path} {lack}.")
    with _opened(path) as image:
        count = _count(path, image)
        pages: list[Page] = []
        unread: dict[int, str] = {}
        for page, reason in recognised(_frames(image, count), count, progress):
            pages.append(page)
            if reason is not None:
                unread[page.number] = reason
    return source_of(path, "image-ocr", sha256, pages, unread)


@contextmanager
def _opened(path: Path) -> Iterator[Image]:
    from PIL import Image

    with warnings.catch_warnings():
        # Pillow warns of damage, which is told of the page, and of bombs above the bound here.
        warnings.simplefilter("ignore")
        try:
            image = Image.open(path, formats=_KINDS)
        except Image.DecompressionBombError:
            raise SourceError(f"Tệp {path} là ảnh quá lớn; hãy quét lại ở {DOTS} dpi.") from None
        except _BROKEN:
            raise SourceError(
                f"Tệp {path} không phải ảnh PNG, JPEG hay TIFF, hoặc đã hỏng; hãy kiểm tra lại."
            ) from None
        with image:
            yield image


def _count(path: Path, image: Image) -> int:
    """How many pages there are; a camera's JPEG may hold smaller copies of its one."""
    try:
        count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    except _BROKEN:
        raise SourceError(f"Tệp {path} bị hỏng; hãy quét lại.") from None
    if count > MOST_PAGES:
        raise SourceError(f"Tệp {path} có tới {count} trang; hãy tách tệp rồi đọc lại.")
    return int(count)


def _frames(image: Image, count: int) -> Iterator[tuple[Page, Callable[[], Image]]]:
    for number in range(count):
        try:
            image.seek(number)
            points = 72 * _inches(image) / max(image.size)
            width, height = (side * points for side in image.size)
        except _BROKEN:
            width, height = 72 * _A4 / 2**0.5, 72 * _A4
        yield Page(number, width, height, (), picture=1.0), partial(_frame, image, number)


def _inches(image: Image) -> float:
    """How long the page is."""
    dots = float(image.info.get("dpi", (0, 0))[0])
    said = max(image.size) / dots if dots > 0 else 0.0
    return said if _LENGTHS[0] <= said <= _LENGTHS[1] else _A4


def _frame(image: Image, number: int) -> Image:
    """A page at 300 dots an inch, as it was held. Raises UnreadableError."""
    from PIL import Image as Images
    from PIL import ImageOps

    try:
        image.seek(number)
        if image.width * image.height > MOST_PIXELS:
            raise UnreadableError(f"là ảnh quá lớn; hãy quét lại ở {DOTS} dpi")
        long = DOTS * _inches(image)
        scale = long / max(image.size)
        image.draft("RGB", (round(image.width * scale), round(image.height * scale)))
        frame = _plain(ImageOps.exif_transpose(image))
    except (*_BROKEN, Images.DecompressionBombError):
        raise UnreadableError("bị hỏng, không mở được ảnh; hãy quét lại") from None
    scale = long / max(frame.size)
    size = max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
    return frame.resize(size, resample=Images.Resampling.LANCZOS)


def _plain(frame: Image) -> Image:
    """In grey or RGB, on white where it is transparent."""
    from PIL import Image as Images

    if frame.mode.startswith(("I", "F")):
        return frame.convert("I").point(_byte).convert("L")
    if "A" in frame.getbands() or "transparency" in frame.info:
        clear = frame.convert("RGBA")
        frame = Images.alpha_composite(Images.new("RGBA", clear.size, "white"), clear)
    return frame.convert("L" if frame.mode in ("1", "L") else "RGB")


def _byte(value: float) -> float:
    """Of 16 bits the upper 8; Pillow takes only this form for such pictures."""
    return value * (1 / 256)
