"""Pictures of pages without what is no text: red stamps, streaks of the scanner, dark edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from cancu.ingest.readers.ocr_lines import ruling_lines
from cancu.ingest.readers.pdf_shapes import Rule

if TYPE_CHECKING:
    from PIL.Image import Image

_CELL = 5.7
"""Two millimetres in points: a red stamp hangs together in cells of this size."""
_STAMP = 10
"""So many cells wide and high is the smallest seal (Thông tư 21/2012/TT-BCA: from 20 mm)."""
_RED = 24
"""So much redder than green and blue a cell of a stamp is on average, of 255."""
_LONG = 0.45
"""A streak is as long as this share of the page's height."""
_DIP = 20
"""Text makes a column by some 10 of 255 darker than those beside it, a streak by 30 and more."""
_NEAR = 15.0
"""So near, in dots, strokes meet, or end at one height."""
_THICK = 12.0
"""A dark band thicker than this is a smear, no ruling line."""
_EDGE = 0.05
"""The shadow of a lid covers no more of a page's width or height."""


def in_grey(picture: Image, scale: float) -> Image:
    """A coloured picture in grey, its red stamps paled; black and blue ink stay as they are.

    `scale` is how many dots make a point.
    """
    from PIL import ImageChops

    grey = picture.convert("L")
    if picture.mode != "RGB":
        return grey
    red, green, blue = picture.split()
    redness = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    if not any(redness.histogram()[2 * _RED :]):
        return grey
    cell = max(1, round(_CELL * scale))
    small = redness.reduce(cell)
    paled = ImageChops.add(grey, redness.point(_twice))
    for left, top, right, bottom in _stamps(small.tobytes(), small.width):
        box = (left - 1) * cell, (top - 1) * cell, (right + 2) * cell, (bottom + 2) * cell
        place = max(0, box[0]), max(0, box[1])
        grey.paste(paled.crop((*place, *box[2:])), place)
    return grey


def _twice(value: int) -> int:
    return min(255, 2 * value)


def _stamps(cells: bytes, width: int) -> Iterator[tuple[int, int, int, int]]:
    """The bounds of red cells that hang together and are as large as a seal."""
    left = {at for at, value in enumerate(cells) if value >= _RED}
    while left:
        group = [left.pop()]
        for at in group:
            for step in (-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1):
                if at + step in left:
                    left.remove(at + step)
                    group.append(at + step)
        xs, ys = [at % width for at in group], [at // width for at in group]
        if min(max(xs) - min(xs), max(ys) - min(ys)) + 1 >= _STAMP:
            yield min(xs), min(ys), max(xs), max(ys)


def without_edges(picture: Image) -> Image:
    """The picture without the shadow that lies along an edge of the scanned sheet."""
    from PIL import Image, ImageDraw

    columns = picture.resize((picture.width, 1), Image.Resampling.BOX).tobytes()
    rows = picture.resize((1, picture.height), Image.Resampling.BOX).tobytes()
    left, right = _shadow(columns), _shadow(columns[::-1])
    top, bottom = _shadow(rows), _shadow(rows[::-1])
    if not (left or right or top or bottom):
        return picture
    result = picture.copy()
    draw = ImageDraw.Draw(result)
    width, height = picture.size
    for box in (
        (0, 0, left - 1, height),
        (width - right, 0, width, height),
        (0, 0, width, top - 1),
        (0, height - bottom, width, height),
    ):
        if box[0] <= box[2] and box[1] <= box[3]:
            draw.rectangle(box, fill=255)
    return result


def _shadow(means: bytes) -> int:
    """How many lines from an edge are mostly dark, a few light ones before them included."""
    end = 0
    for at, mean in enumerate(means[: int(_EDGE * len(means))]):
        if mean < 128:
            end = at + 1
    return end + 2 if end else 0


def without_streaks(picture: Image) -> Image:
    """The picture without the lines that dirt on a scanner's glass draws down a page.

    What a streak crosses is kept: it stays dark where both its sides are.
    """
    from PIL import ImageChops

    if not _has_dark_column(picture):
        return picture
    rules = ruling_lines(picture, 1.0)
    found = list(_streaks(rules, _LONG * picture.height))
    if not found:
        return picture
    cleared = picture.copy()
    for x0, x1, y0, y1 in found:
        left = cleared.crop((x0 - 2, y0, x0 - 1, y1))
        right = cleared.crop((x1 + 1, y0, x1 + 2, y1))
        filled = ImageChops.lighter(left, right).resize((x1 - x0 + 2, y1 - y0))
        cleared.paste(filled, (x0 - 1, y0))
    return cleared


def _has_dark_column(picture: Image) -> bool:
    """Whether some column is darker than those beside it, as text never makes one."""
    from PIL.Image import Resampling

    means = picture.resize((max(1, picture.width // 3), 1), Resampling.BOX).tobytes()
    return any(
        min(min(means[at - 7 : at - 2]), min(means[at + 3 : at + 8])) - means[at] >= _DIP
        for at in range(7, len(means) - 7)
    )


_Track = list[Rule]
"""Standing strokes that run on one below another."""


def _streaks(rules: Sequence[Rule], long: float) -> Iterator[tuple[int, int, int, int]]:
    """Left, right, top and bottom of each piece of a streak.

    Nothing ends a streak; the border of a table ends at a lying line, and is one of several.
    """
    lying = list(_thin(rule for rule in rules if rule.lying))
    tracks = [track for track in _tracks(rules) if _reach(track) >= long]
    for track in tracks:
        top, bottom = min(rule.y0 for rule in track), max(rule.y1 for rule in track)
        ended = any(
            rule.x0 - _NEAR <= track[0].x0 <= rule.x1 + _NEAR
            and min(abs(rule.y0 - top), abs(rule.y0 - bottom)) <= _NEAR
            for rule in lying
        )
        alike = sum(
            abs(min(rule.y0 for rule in other) - top) <= _NEAR
            and abs(max(rule.y1 for rule in other) - bottom) <= _NEAR
            for other in tracks
        )
        if not ended and alike < 3:
            yield from _pieces(track)


def _thin(rules: Iterable[Rule]) -> Iterator[Rule]:
    """Lying strokes that are ruled; those of a smear lie one on another."""
    bands: list[_Track] = []
    for rule in sorted(rules, key=lambda rule: rule.y0):
        for band in bands:
            last = band[-1]
            if rule.y0 - last.y0 <= 6 and rule.x0 <= last.x1 and last.x0 <= rule.x1:
                band.append(rule)
                break
        else:
            bands.append([rule])
    for band in bands:
        if band[-1].y0 - band[0].y0 <= _THICK:
            yield from band


def _tracks(rules: Iterable[Rule]) -> list[_Track]:
    tracks: list[_Track] = []
    for rule in sorted((rule for rule in rules if not rule.lying), key=lambda rule: rule.x0):
        for track in tracks:
            if rule.x0 - track[-1].x0 <= 4:
                track.append(rule)
                break
        else:
            tracks.append([rule])
    return [track for track in tracks if track[-1].x0 - track[0].x0 <= _THICK]


def _reach(track: _Track) -> float:
    """How much of the page's height the strokes cover."""
    covered, end = 0.0, 0.0
    for rule in sorted(track, key=lambda rule: rule.y0):
        covered += max(0.0, rule.y1 - max(rule.y0, end))
        end = max(end, rule.y1)
    return covered


def _pieces(track: _Track) -> Iterator[tuple[int, int, int, int]]:
    """The strokes, those beside each other as one."""
    cuts = sorted({cut for rule in track for cut in (rule.y0, rule.y1)})
    for y0, y1 in pairwise(cuts):
        beside = [rule.x0 for rule in track if rule.y0 <= y0 and y1 <= rule.y1]
        if beside:
            yield int(min(beside)), int(max(beside)) + 3, int(y0), int(y1)
