"""Pictures of pages set straight: turned upright, then level."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cancu.ingest.readers.ocr_lines import DARK

if TYPE_CHECKING:
    from PIL.Image import Image

_STEEPEST = 6.0
"""A page that lies askew by more degrees was photographed so, or is a drawing."""
_ON_SIDE = 1.6
"""So much more its columns differ than its rows where a page lies on its side."""


def straightened(picture: Image) -> Image:
    """The picture turned so that its lines of text lie level."""
    angle = skew(picture)
    if abs(angle) < 0.1:
        return picture
    from PIL.Image import Resampling

    return picture.rotate(angle, resample=Resampling.BICUBIC, expand=False, fillcolor=255)


def turned(picture: Image, degrees: int) -> Image:
    """The picture turned against the clock by 0, 90, 180 or 270 degrees."""
    from PIL.Image import Transpose

    if not degrees:
        return picture
    turns = {90: Transpose.ROTATE_90, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_270}
    return picture.transpose(turns[degrees])


def lies_on_side(picture: Image) -> bool:
    """Whether lines of text stand on end: columns of ink and paper differ more than rows."""
    small = _small(picture)
    return _best(turned(small, 90))[0] > _ON_SIDE * _best(small)[0]


def skew(picture: Image) -> float:
    """By how many degrees to turn a picture: where rows of ink and rows of paper differ most."""
    small = _small(picture)
    score, angle = _best(small)
    fine = (angle + step / 10 for step in range(-4, 5))
    score, angle = max((_contrast(small, each), each) for each in fine)
    return angle if abs(angle) <= _STEEPEST and score > 1.05 * _contrast(small, 0.0) else 0.0


def _best(small: Image) -> tuple[float, float]:
    """The greatest contrast of rows, and the degrees by which it is reached."""
    last = int(2 * _STEEPEST)
    return max((_contrast(small, step / 2), step / 2) for step in range(-last, last + 1))


def _small(picture: Image) -> Image:
    return picture.reduce(max(1, min(picture.size) // 600)).point(_ink)


def _ink(value: int) -> int:
    return 255 if value < DARK else 0


def _contrast(picture: Image, angle: float) -> float:
    """How much neighbouring rows differ in ink when the picture is turned."""
    from PIL.Image import Resampling

    level = picture.rotate(angle, fillcolor=0) if angle else picture
    rows = level.resize((1, level.height), resample=Resampling.BOX).tobytes()
    # By the row's whole ink, so that wide and high pictures compare.
    return float(sum((a - b) ** 2 for a, b in pairwise(rows))) * picture.width / picture.height
