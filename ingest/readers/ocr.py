"""Scanned pages by Tesseract: rendered, straightened, recognised as words with their places."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cancu.ingest.readers.ocr_image import ruling_lines, straightened, without_streaks
from cancu.ingest.readers.pdf_page import Page, Word
from cancu.ontology.errors import SourceError

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

DOTS = 300
"""Dots an inch that Tesseract reads best."""
MOST_PIXELS = 40_000_000
"""A page as large as a plan is rendered coarser."""
SECONDS = 180
"""So long one page may take."""
_LEVEL = 0.35
"""Sizes that differ by less are one size that the scan made uneven."""

_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"x_size ([\d.]+)")
_SURE = re.compile(r"x_wconf (\d+)")
_INK = re.compile(r"\w")
_MARK = re.compile(r"[-–—+•*:;,.()\[\]/“”\"'…%&]+")
_UNSURE = 30


def recognised(
    path: Path,
    document: PdfDocument,
    pages: Sequence[Page],
    numbers: Sequence[int],
    progress: Callable[[int, int], None] | None = None,
) -> list[Page]:
    """All pages, those of these numbers as Tesseract reads them.

    Raises SourceError where Tesseract or its Vietnamese data is missing, or a page takes too long.
    """
    check_tesseract(path)
    result = list(pages)
    workers = max(1, min(len(numbers), os.cpu_count() or 1))
    with ThreadPoolExecutor(workers) as pool:
        # pdfium draws one page at a time; a batch of pictures is all that is in memory.
        for first in range(0, len(numbers), workers):
            batch = numbers[first : first + workers]
            pictures = [_picture(path, document, number) for number in batch]
            tasks = [
                pool.submit(read_picture, path, pages[number], picture)
                for number, picture in zip(batch, pictures, strict=True)
            ]
            for done, (number, task) in enumerate(zip(batch, tasks, strict=True), first + 1):
                result[number] = task.result()
                if progress is not None:
                    progress(done, len(numbers))
    return result


def check_tesseract(path: Path) -> None:
    """Raise SourceError where Tesseract, its Vietnamese data or Pillow is not installed."""
    try:
        import PIL.Image  # noqa: F401  (pypdfium2 renders without it, but makes no picture)
    except ImportError:
        raise SourceError(
            f'Tệp {path} là bản quét; hãy chạy `pip install "cancu[ocr]"` để nhận dạng chữ.'
        ) from None
    languages = _languages()
    if languages is None:
        raise SourceError(
            f"Tệp {path} là bản quét, cần Tesseract để nhận dạng chữ; hãy cài "
            "`apt-get install tesseract-ocr tesseract-ocr-vie`."
        )
    if "vie" not in languages:
        raise SourceError(
            f"Tệp {path} là bản quét mà Tesseract chưa có tiếng Việt; hãy cài "
            "`apt-get install tesseract-ocr-vie`."
        )


@cache
def _program() -> str | None:
    return shutil.which("tesseract")


def _languages() -> frozenset[str] | None:
    """The languages that Tesseract has; None where it is not installed."""
    program = _program()
    if program is None:
        return None
    run = subprocess.run(
        [program, "--list-langs"], capture_output=True, timeout=SECONDS, check=False
    )
    return frozenset(run.stdout.decode("utf-8", "replace").split())


def _picture(path: Path, document: PdfDocument, number: int) -> Image:
    import pypdfium2

    try:
        page = document[number]
        width, height = page.get_size()
        scale = min(DOTS / 72, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        picture: Image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
        page.close()
    except pypdfium2.PdfiumError:
        raise SourceError(
            f"Không vẽ được trang {number + 1} của tệp {path}; hãy tải lại bản khác."
        ) from None
    return straightened(without_streaks(picture))


def read_picture(path: Path, page: Page, picture: Image) -> Page:
    """The page with the words and ruling lines of its picture."""
    scale = picture.width / page.width
    words, sure = words_of(_run(path, page.number, picture, scale), scale)
    rules = ruling_lines(picture, scale)
    confidence = sum(sure) / len(sure) if sure else 0.0
    return replace(page, words=tuple(words), rules=tuple(rules), confidence=confidence, hidden=0.0)


def _run(path: Path, number: int, picture: Image, scale: float) -> bytes:
    """What Tesseract reads, as hOCR. No shell; it yields to everything else on the machine."""
    data = io.BytesIO()
    picture.save(data, "PNG", compress_level=1)
    program = _program() or "tesseract"
    nice = shutil.which("nice")
    command = [
        *([nice, "-n", "10"] if nice else []),
        *(program, "stdin", "stdout", "-l", "vie", "--psm", "3"),
        *("--dpi", str(round(scale * 72)), "hocr"),
    ]
    try:
        run = subprocess.run(
            command,
            input=data.getvalue(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        raise SourceError(
            f"Nhận dạng trang {number + 1} của tệp {path} quá {SECONDS} giây; hãy quét lại rõ hơn."
        ) from None
    if run.returncode:
        raise SourceError(
            f"Tesseract không nhận dạng được trang {number + 1} của tệp {path}; "
            "hãy quét lại trang đó."
        )
    return run.stdout


def words_of(hocr: bytes, scale: float) -> tuple[list[Word], list[int]]:
    """The words of an hOCR page in points, and how sure Tesseract is of each."""
    words: list[Word] = []
    sure: list[int] = []
    for line in _with_class(ElementTree.fromstring(hocr), "ocr_"):
        title = line.get("title", "")
        box, base, size = _BOX.search(title), _BASELINE.search(title), _SIZE.search(title)
        if not (box and base and size):
            continue
        # One height for all words of a line, also where the paper was bent.
        y = int(box[4]) + float(base[2]) + float(base[1]) * (int(box[3]) - int(box[1])) / 2
        for word in _with_class(line, "ocrx_word"):
            about = word.get("title", "")
            place, trust = _BOX.search(about), _SURE.search(about)
            text = "".join(word.itertext()).strip()
            if not (place and trust and text) or _is_speck(text, int(trust[1])):
                continue
            x0, x1 = int(place[1]), int(place[3])
            words.append(
                Word(text, x0 / scale, x1 / scale, y / scale, float(size[1]) * 0.8 / scale)
            )
            if _INK.search(text):
                sure.append(int(trust[1]))
    return _even(words), sure


def _is_speck(text: str, trust: int) -> bool:
    """Dirt, or a ruling line, that Tesseract took for a mark."""
    return _INK.search(text.replace("_", "")) is None and (
        trust < _UNSURE or not _MARK.fullmatch(text)
    )


def _with_class(element: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """Elements inside whose class begins so: lines (`ocr_line`, `ocr_header`, …) or words."""
    for each in element.iter():
        kind = each.get("class", "")
        if kind.startswith(name) and kind not in ("ocr_page", "ocr_carea", "ocr_par"):
            yield each


def _even(words: list[Word]) -> list[Word]:
    """The words, those of about the page's usual size in that size."""
    if not words:
        return []
    usual = median(word.size for word in words)
    return [
        replace(word, size=usual) if abs(word.size - usual) < _LEVEL * usual else word
        for word in words
    ]
