"""Pictures of pages: set straight, and the ruling lines found in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from cancu.ingest.readers.pdf_shapes import Rule

if TYPE_CHECKING:
    from PIL.Image import Image

_STEEPEST = 3.0
"""Pages that lie askew by more degrees were scanned so on purpose."""
_DARK = 140
_SMALL = 3
"""Lines are looked for in a picture so many times smaller."""
_RUN = re.compile(rb"\x00{70,}")
"""At 100 dots an inch: longer than any stroke of a letter."""


def without_streaks(picture: Image) -> Image:
    """The picture without the streaks that dirt on a scanner's glass draws down a page.

    A streak is as long as most of the page and meets no lying line, as a table's lines do.
    """
    from PIL import ImageDraw

    long = 0.45 * picture.height
    rules = ruling_lines(picture, 1.0)
    lying = [rule for rule in rules if rule.lying]
    cleared = picture
    for rule in rules:
        if rule.lying or rule.y1 - rule.y0 < long:
            continue
        if sum(each.x0 - 9 <= rule.x0 <= each.x1 + 9 for each in lying) > 4:
            continue
        if cleared is picture:
            cleared = picture.copy()
        left, right = rule.x0 - 1, rule.x0 + _SMALL + 1
        ImageDraw.Draw(cleared).rectangle((left, 0, right, picture.height), fill=255)
    return cleared


def straightened(picture: Image) -> Image:
    """The picture turned so that its lines of text lie level."""
    angle = skew(picture)
    if abs(angle) < 0.1:
        return picture
    from PIL.Image import Resampling

    return picture.rotate(angle, resample=Resampling.BILINEAR, expand=False, fillcolor=255)


def skew(picture: Image) -> float:
    """By how many degrees to turn a picture: where rows of ink and rows of paper differ most."""
    small = picture.reduce(max(1, picture.width // 600)).point(_ink)
    best = max((_contrast(small, step / 2), step / 2) for step in range(-6, 7))[1]
    fine = (best + step / 10 for step in range(-4, 5))
    score, angle = max((_contrast(small, each), each) for each in fine)
    return angle if abs(angle) <= _STEEPEST and score > 1.05 * _contrast(small, 0.0) else 0.0


def _ink(value: int) -> int:
    return 255 if value < _DARK else 0


def _contrast(picture: Image, angle: float) -> float:
    """How much neighbouring rows differ in ink when the picture is turned."""
    from PIL.Image import Resampling

    turned = picture.rotate(angle, fillcolor=0) if angle else picture
    rows = turned.resize((1, turned.height), resample=Resampling.BOX).tobytes()
    return float(sum((a - b) ** 2 for a, b in pairwise(rows)))


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
    return 0 if value < _DARK else 255


def _runs(picture: Image) -> Iterator[tuple[int, int, int]]:
    """Row, start and end of each long run of ink."""
    data, width = picture.tobytes(), picture.width
    for row in range(picture.height):
        for run in _RUN.finditer(data, row * width, (row + 1) * width):
            yield row, run.start() - row * width, run.end() - row * width
