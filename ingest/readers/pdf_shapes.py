"""What is drawn on a PDF page: ruling lines and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_MOST_OBJECTS = 20_000
"""Ruling lines are not looked for in drawings with more objects (maps, plans)."""
_THIN = 3.0
"""A ruling line is no thicker, in points."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, lying (`y0 == y1`) or standing (`x0 == x1`)."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def lying(self) -> bool:
        return self.y0 == self.y1


def edges(x0: float, y0: float, x1: float, y1: float) -> Iterator[Rule]:
    """A thin shape is one line, another its four edges."""
    if y1 - y0 <= _THIN < x1 - x0:
        yield Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    elif x1 - x0 <= _THIN < y1 - y0:
        yield Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
    elif x1 - x0 > _THIN and y1 - y0 > _THIN:
        yield from (Rule(x0, y, x1, y) for y in (y0, y1))
        yield from (Rule(x, y0, x, y1) for x in (x0, x1))


def shapes(
    pdfium: Any, parent: Any, shift: tuple[float, float, float, float, float, float] | None = None
) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    """Kind and bounds of a page's drawn lines and pictures, those inside forms included."""
    inside = shift is not None
    count = (pdfium.FPDFFormObj_CountObjects if inside else pdfium.FPDFPage_CountObjects)(parent)
    if count > _MOST_OBJECTS:
        return
    get = pdfium.FPDFFormObj_GetObject if inside else pdfium.FPDFPage_GetObject
    bounds = [ctypes.c_float() for _ in range(4)]
    for index in range(count):
        shape = get(parent, index)
        kind = pdfium.FPDFPageObj_GetType(shape)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and not inside:
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(shape, matrix)
            values = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
            yield from shapes(pdfium, shape, values)
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            if not pdfium.FPDFPageObj_GetBounds(shape, *bounds):
                continue
            if kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPath_CountSegments(shape) > 8:
                yield from _segments(pdfium, shape)
                continue
            x0, y0, x1, y1 = (value.value for value in bounds)
            drawn = min(x1 - x0, y1 - y0) <= _THIN or _is_stroked(pdfium, shape)
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE or (drawn and not _is_white(pdfium, shape)):
                yield kind, (*_moved(x0, y0, shift), *_moved(x1, y1, shift))


def _is_stroked(pdfium: Any, path: Any) -> bool:
    """A shape that is only filled is a shading, no box."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, fill, stroke)) and bool(stroke.value)


def _is_white(pdfium: Any, path: Any) -> bool:
    """Whether a shape is filled in white, as a shading of lines of text is."""
    if _is_stroked(pdfium, path):
        return False
    colour = [ctypes.c_uint() for _ in range(4)]
    filled = pdfium.FPDFPageObj_GetFillColor(path, *colour)
    return bool(filled) and min(value.value for value in colour[:3]) > 240


def _segments(pdfium: Any, path: Any) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    """The straight segments of a path that draws many lines at once."""
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        here = (x.value, y.value)
        line = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO
        if line and last and min(abs(here[0] - last[0]), abs(here[1] - last[1])) <= _THIN:
            yield pdfium.FPDF_PAGEOBJ_PATH, (*last, *here)
        last = here


def _moved(
    x: float, y: float, shift: tuple[float, float, float, float, float, float] | None
) -> tuple[float, float]:
    if shift is None:
        return x, y
    a, b, c, d, e, f = shift
    return a * x + c * y + e, b * x + d * y + f
