"""Tesseract as a program: whether it is there, what it reads, within bounds of time and memory."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import ceil
from statistics import median
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cancu.ingest.readers.ocr_noise import Seen, without_noise
from cancu.ingest.readers.ocr_spaces import parted
from cancu.ingest.readers.pdf_page import Word

if TYPE_CHECKING:
    from PIL.Image import Image

SECONDS = 180
"""So long one page may take."""
BYTES = 3 * 1024**3
"""So much memory Tesseract may ask for."""
_SETTINGS = (
    # Lines are made so much higher than a letter that they hold both marks of `Ổ` and `ế`.
    "textord_min_linesize=1.6",
    # White letters on dark ground are tried only where dark ones make no sense.
    "invert_threshold=0.5",
)
_LEVEL = 0.35
"""Sizes that differ by less are one size that the scan made uneven."""

_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"x_size ([\d.]+)")
_SURE = re.compile(r"x_wconf (\d+)")
_INK = re.compile(r"\w")


class UnreadableError(Exception):
    """A page cannot be read; the text says why, with the remedy, as the rest of a sentence."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words in points, and how sure Tesseract is of them on average, 0 to 1."""

    words: tuple[Word, ...]
    confidence: float


def lacking() -> str | None:
    """What must be installed before scans can be read, as the rest of a sentence."""
    try:
        import PIL.Image  # noqa: F401  (pypdfium2 renders without it, but makes no picture)
    except ImportError:
        return 'là bản quét; hãy chạy `pip install "cancu[ocr]"` để nhận dạng chữ'
    languages = _languages()
    if languages is None:
        return (
            "là bản quét, cần Tesseract để nhận dạng chữ; hãy cài "
            "`apt-get install tesseract-ocr tesseract-ocr-vie`"
        )
    if "vie" not in languages:
        return (
            "là bản quét mà Tesseract chưa có tiếng Việt; hãy cài "
            "`apt-get install tesseract-ocr-vie`"
        )
    return None


def recognise(picture: Image, scale: float) -> Found:
    """The words in a picture; `scale` is how many dots make a point. Raises UnreadableError."""
    return words_of(_run(picture, scale), scale)


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


def _run(picture: Image, scale: float) -> bytes:
    """What Tesseract reads, as hOCR. No shell; it yields to everything else on the machine."""
    data = io.BytesIO()
    picture.save(data, "PPM")
    command = [
        *_bounds(),
        *(_program() or "tesseract", "stdin", "stdout", "-l", "vie", "--psm", "3"),
        *("--dpi", str(round(scale * 72))),
        *(part for setting in _SETTINGS for part in ("-c", setting)),
        "hocr",
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
        raise UnreadableError(
            f"nhận dạng quá {SECONDS} giây chưa xong; hãy quét lại rõ hơn"
        ) from None
    if run.returncode:
        raise UnreadableError("không nhận dạng được; hãy quét lại")
    return run.stdout


@cache
def _bounds() -> tuple[str, ...]:
    """The programs before it that bound its memory and let others go first, where there are any."""
    limit, nice = shutil.which("prlimit"), shutil.which("nice")
    return (
        *((limit, f"--as={BYTES}", f"--cpu={ceil(SECONDS)}") if limit else ()),
        *((nice, "-n", "10") if nice else ()),
    )


def words_of(hocr: bytes, scale: float) -> Found:
    """The words of an hOCR page."""
    words: list[Word] = []
    sure: list[int] = []
    for line in _with_class(ElementTree.fromstring(hocr), "ocr_"):
        title = line.get("title", "")
        box, base, size = _BOX.search(title), _BASELINE.search(title), _SIZE.search(title)
        if not (box and base and size):
            continue
        # One height for all words of a line, also where the paper was bent.
        y = int(box[4]) + float(base[2]) + float(base[1]) * (int(box[3]) - int(box[1])) / 2
        seen = list(_seen(line))
        for word in without_noise(seen, float(size[1])):
            words += _placed(word, y / scale, float(size[1]) * 0.8 / scale, scale)
            if _INK.search(word.text):
                sure.append(word.sure)
    return Found(tuple(_even(words)), sum(sure) / len(sure) / 100 if sure else 0.0)


def _placed(word: Seen, y: float, size: float, scale: float) -> Iterator[Word]:
    """The word in points; two that were run together share its width by their letters."""
    parts = parted(word.text)
    x0, wide = word.x0 / scale, (word.x1 - word.x0) / scale / len(word.text)
    for part in parts:
        x1 = x0 + wide * len(part)
        yield Word(part, x0, x1 if part is parts[-1] else x1 - wide / 4, y, size)
        x0 = x1


def _seen(line: ElementTree.Element) -> Iterator[Seen]:
    for word in _with_class(line, "ocrx_word"):
        about = word.get("title", "")
        place, sure = _BOX.search(about), _SURE.search(about)
        # A ruling line that touches a word is read as `_`, which no document writes.
        text = "".join(word.itertext()).strip(" \n_")
        if place and sure and text:
            yield Seen(text, int(place[1]), int(place[3]), int(sure[1]))


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
