"""Scanned pages to words with their places: cleaned, turned upright, recognised side by side."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from cancu.ingest.readers.ocr_clean import in_grey, without_edges, without_streaks
from cancu.ingest.readers.ocr_image import lies_on_side, straightened, turned
from cancu.ingest.readers.ocr_lines import ruling_lines
from cancu.ingest.readers.ocr_tesseract import UnreadableError, recognise
from cancu.ingest.readers.pdf_page import Page

if TYPE_CHECKING:
    from PIL.Image import Image

Progress = Callable[[int, int], None]
"""Called with the pages done and all pages that are to be recognised."""

DOTS = 300
"""Dots an inch at which pages are drawn and cleaned."""
_READ = 240
"""Dots an inch at which Tesseract's network errs least with marks (it scales lines to 36 dots)."""
_GOOD = 0.7
"""Below this a page may stand on its head."""


def recognised(
    pictures: Iterable[tuple[Page, Callable[[], Image]]],
    total: int,
    progress: Progress | None = None,
) -> Iterator[tuple[Page, str | None]]:
    """Each page as Tesseract reads its picture; one that cannot be read is empty, and why.

    The pictures are drawn one after another in this thread; a few are in memory at a time.
    """
    workers = max(1, min(total, os.cpu_count() or 1))
    waiting: deque[tuple[Page, Future[Page]]] = deque()
    done = 0
    with ThreadPoolExecutor(workers) as pool:
        for page, draw in pictures:
            waiting.append((page, _submit(pool, page, draw)))
            if len(waiting) > workers:
                yield _result(*waiting.popleft())
                done += 1
                _tell(progress, done, total)
        while waiting:
            yield _result(*waiting.popleft())
            done += 1
            _tell(progress, done, total)


def _submit(pool: ThreadPoolExecutor, page: Page, draw: Callable[[], Image]) -> Future[Page]:
    try:
        return pool.submit(read_picture, page, draw())
    except UnreadableError as error:
        failed: Future[Page] = Future()
        failed.set_exception(error)
        return failed


def _result(page: Page, task: Future[Page]) -> tuple[Page, str | None]:
    try:
        return task.result(), None
    except UnreadableError as error:
        return blank(page), str(error)


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)


def blank(page: Page) -> Page:
    """A page of which nothing is known."""
    return replace(page, words=(), rules=(), confidence=0.0, hidden=0.0)


def read_picture(page: Page, picture: Image) -> Page:
    """The page with the words and ruling lines of its picture. Raises UnreadableError."""
    scale = max(picture.size) / max(page.width, page.height)
    clean = without_streaks(without_edges(in_grey(picture, scale)))
    first = 90 if lies_on_side(clean) else 0
    best = _read_turned(page, clean, scale, first)
    if best.confidence < _GOOD and best.words:
        other = _read_turned(page, clean, scale, first + 180)
        best = max(best, other, key=lambda each: each.confidence)
    return best


def _read_turned(page: Page, picture: Image, scale: float, degrees: int) -> Page:
    upright = straightened(turned(picture, degrees))
    sharp = _sharpened(upright, scale)
    found = recognise(sharp, scale * sharp.width / upright.width)
    return replace(
        page,
        width=upright.width / scale,
        height=upright.height / scale,
        words=found.words,
        rules=tuple(ruling_lines(upright, scale)),
        confidence=found.confidence,
        hidden=0.0,
    )


def _sharpened(picture: Image, scale: float) -> Image:
    """The picture as large as Tesseract reads it best, marks standing off their letters (`ẩ`)."""
    from PIL.Image import Resampling
    from PIL.ImageFilter import UnsharpMask

    smaller = _READ / (72 * scale)
    if smaller < 1:
        size = round(picture.width * smaller), round(picture.height * smaller)
        picture = picture.resize(size, resample=Resampling.LANCZOS)
    return picture.filter(UnsharpMask(2, 150, 0))
