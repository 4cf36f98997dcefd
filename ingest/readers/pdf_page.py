"""One page of a PDF as words and ruling lines, y growing downwards as one reads."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from cancu.ingest.readers.encodings import convert_font
from cancu.ingest.readers.pdf_shapes import Rule, edges, shapes

_MOST_CHARS = 200_000
"""No page that a person wrote holds more."""
_INVISIBLE = 3
"""Text rendering mode of a layer that a scanner's OCR laid over the picture (ISO 32000, 9.3.6)."""
_STROKED = 2
"""Filled and stroked: how Word thickens a font that has no bold face."""
_TAG = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|^\.Vn.*B$", re.IGNORECASE)
# A soft hyphen stays until it is known that the text is in Unicode: it is `ư` in TCVN3.
_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff")
# Bullets that Word sets in Symbol and Wingdings reach the text as private characters.
_PRIVATE = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "•", 0xF02D: "-", 0xF0FC: "•", 0xF0E0: "→", 2: "-"}


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a space between, in one style; `y` is the baseline.

    `glued` says that no space parts it from the word before.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    glued: bool = False

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """`picture` is the share of the page that its largest image covers, `hidden` of its letters
    the share that is laid invisibly over a picture. `confidence`, 0 to 1: of OCR's words."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    picture: float = 0.0
    hidden: float = 0.0
    confidence: float = 1.0

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


class TooMuchTextError(ValueError):
    """A page holds more characters than any document's."""


def read_page(page: Any, number: int) -> Page:
    """What stands on a pypdfium2 page; raises TooMuchTextError."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    place = _Placing(pdfium, page, width, height)
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > _MOST_CHARS:
            raise TooMuchTextError
        words = _Words(pdfium, textpage, place)
        words.read(count)
    finally:
        textpage.close()
    rules: list[Rule] = []
    picture = 0.0
    for kind, box in shapes(pdfium, page.raw):
        x0, y0, x1, y1 = place.box(box)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            picture = max(picture, (x1 - x0) * (y1 - y0) / max(width * height, 1.0))
        else:
            rules += edges(x0, y0, x1, y1)
    hidden = words.hidden / max(words.letters, 1)
    return Page(number, width, height, tuple(words.found), tuple(rules), picture, hidden)


class _Placing:
    """From the file's coordinates to those of the page as it is shown (rotated, cropped)."""

    _FINE = 64

    def __init__(self, pdfium: Any, page: Any, width: float, height: float) -> None:
        def shown(x: float, y: float) -> tuple[float, float]:
            across, down = ctypes.c_int(), ctypes.c_int()
            size = int(width * self._FINE), int(height * self._FINE)
            pdfium.FPDF_PageToDevice(page.raw, 0, 0, *size, 0, x, y, across, down)
            return across.value / self._FINE, down.value / self._FINE

        self.x, self.y = shown(0, 0)
        (right, lower), (up, upper) = shown(1000, 0), shown(0, 1000)
        self.xx, self.yx = round((right - self.x) / 1000), round((lower - self.y) / 1000)
        self.xy, self.yy = round((up - self.x) / 1000), round((upper - self.y) / 1000)

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.x + self.xx * x + self.xy * y, self.y + self.yx * x + self.yy * y

    def box(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        (a, b), (c, d) = self.point(box[0], box[1]), self.point(box[2], box[3])
        return min(a, c), min(b, d), max(a, c), max(b, d)

    def is_level(self, a: float, b: float) -> bool:
        """Whether text that runs in this direction is read from left to right."""
        across, down = self.xx * a + self.xy * b, self.yx * a + self.yy * b
        return across > 0 and abs(down) < 0.1 * across


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    bold: bool
    level: bool
    hidden: bool
    font: str = ""

    @property
    def legacy(self) -> bool:
        """Whether the font is one of before Unicode, with codes of its own."""
        return self.font.casefold().startswith((".vn", "vni-"))


class _Words:
    """Gathers a page's characters to words, in the order of the file."""

    def __init__(self, pdfium: Any, textpage: Any, place: _Placing) -> None:
        self.pdfium, self.textpage, self.place = pdfium, textpage.raw, place
        self.found: list[Word] = []
        self.letters = self.hidden = 0
        self.styles: dict[int | None, _Style] = {}
        self.chars: list[str] = []
        self.style = _Style(0, False, True, False)
        self.x0 = self.x1 = self.y = 0.0
        self.glued = False

    def read(self, count: int) -> None:
        box, x, y = self.pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        for index in range(count):
            code = self.pdfium.FPDFText_GetUnicode(self.textpage, index)
            char = _PRIVATE.get(code) or chr(code if code < 0x110000 else 0xFFFD)
            if char.isspace() or unicodedata.category(char) == "Cc":
                self.close(glued=False)
                continue
            style = self._style(index)
            if not style.level or char in _UNSEEN:
                continue
            self.pdfium.FPDFText_GetLooseCharBox(self.textpage, index, box)
            self.pdfium.FPDFText_GetCharOrigin(self.textpage, index, x, y)
            left, base = self.place.point(x.value, y.value)
            start, _, end, _ = self.place.box((box.left, box.bottom, box.right, box.top))
            self.letters += 1
            self.hidden += style.hidden
            self._add(char, style, min(left, start), end, base)
        self.close(glued=False)

    def _add(self, char: str, style: _Style, x0: float, x1: float, y: float) -> None:
        if self.chars and not unicodedata.combining(char):
            near = -0.5 * style.size < x0 - self.x1 < 0.3 * style.size
            level = abs(y - self.y) < 0.12 * style.size
            same = (style.bold, round(style.size)) == (self.style.bold, round(self.style.size))
            if not (near and level and same):
                self.close(glued=near)
        if not self.chars:
            self.x0, self.y, self.style = x0, y, style
            self.x1 = x1
        self.chars.append(char)
        self.x1 = max(self.x1, x1)

    def close(self, *, glued: bool) -> None:
        if self.chars:
            style = self.style
            text = "".join(self.chars)
            text = convert_font(text, style.font) if style.legacy else text
            text = unicodedata.normalize("NFC", text)
            self.found.append(
                Word(text, self.x0, self.x1, self.y, style.size, style.bold, self.glued)
            )
            self.chars = []
        self.glued = glued

    def _style(self, index: int) -> _Style:
        """Of the text object that a character belongs to."""
        pdfium = self.pdfium
        shape = pdfium.FPDFText_GetTextObject(self.textpage, index)
        key = ctypes.cast(shape, ctypes.c_void_p).value
        if key not in self.styles:
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFText_GetMatrix(self.textpage, index, matrix)
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            size = pdfium.FPDFText_GetFontSize(self.textpage, index) * scale
            mode = pdfium.FPDFTextObj_GetTextRenderMode(shape) if shape else 0
            level = self.place.is_level(matrix.a, matrix.b)
            font = self._font(index)
            heavy = pdfium.FPDFText_GetFontWeight(self.textpage, index) >= 600
            bold = mode == _STROKED or heavy or _BOLD.search(font) is not None
            self.styles[key] = _Style(size or 10.0, bold, level, mode == _INVISIBLE, font)
        return self.styles[key]

    def _font(self, index: int) -> str:
        """The font's name without the tag of an embedded part (`ABCDEF+`)."""
        name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self.pdfium.FPDFText_GetFontInfo(self.textpage, index, name, 128, flags)
        return _TAG.sub("", name.value.decode("utf-8", "replace"))
