"""Ruling lines in the picture of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cancu.ingest.readers.pdf_shapes import Rule

if TYPE_CHECKING:
    from PIL.Image import Image

DARK = 140
"""Ink is darker."""
_SMALL = 3
"""Lines are looked for in a picture so many times smaller."""
_RUN = re.compile(rb"\x00{70,}")
"""At 100 dots an inch: longer than any stroke of a letter."""


def ruling_lines(picture: Image, scale: float) -> list[Rule]:
    """Long dark strokes that lie or stand, in points; `scale` is how many dots make one."""
    from PIL import Image, ImageFilter

    # The darkest of neighbours keeps a hairline dark in the smaller picture.
    dark = picture.filter(ImageFilter.MinFilter(3)).reduce(_SMALL).point(_paper)
    step = _SMALL / scale
    turned = dark.transpose(Image.Transpose.TRANSPOSE)
    lying = [Rule(a * step, y * step, b * step, y * step) for y, a, b in _runs(dark)]
    standing = [Rule(x * step, a * step, x * step, b * step) for x, a, b in _runs(turned)]
    return [*lying, *standing]


def _paper(value: int) -> int:
    return 0 if value < DARK else 255


def _runs(picture: Image) -> Iterator[tuple[int, int, int]]:
    """Row, start and end of each long run of ink."""
    data, width = picture.tobytes(), picture.width
    for row in range(picture.height):
        for run in _RUN.finditer(data, row * width, (row + 1) * width):
            yield row, run.start() - row * width, run.end() - row * width
