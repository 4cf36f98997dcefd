"""Ruling lines to the grids of tables: where columns and rows part, which cells are merged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cancu.ingest.readers.pdf_shapes import Rule

_NEAR = 4.0
"""Lines so near, in points, are one, or meet."""
_SHORT = 6.0
"""Shorter lines are ornaments."""
_MOST_STROKES = 800
"""No table of a page is drawn with more lines that lie, or stand."""
_MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class Grid:
    """`xs` and `ys` are its edges; `owner[row][column]` is the first cell of the merged one."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[tuple[int, int], ...], ...]

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of the (merged) cell at a place, None outside the grid."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= row < len(self.owner) and 0 <= column < len(self.xs) - 1:
            return self.owner[row][column]
        return None


def grids(rules: Iterable[Rule]) -> list[Grid]:
    """The grids of at least two columns that lines draw on a page, from top to bottom."""
    lying = _merged([(r.y0, r.x0, r.x1) for r in rules if r.lying])
    standing = _merged([(r.x0, r.y0, r.y1) for r in rules if not r.lying])
    found: list[Grid] = []
    if len(lying) > _MOST_STROKES or len(standing) > _MOST_STROKES:
        return found  # a drawing
    for across, down in _groups(lying, standing):
        xs = _edges([*(x for x, _, _ in down), *(e for _, a, b in across for e in (a, b))])
        ys = _edges([*(y for y, _, _ in across), *(e for _, a, b in down for e in (a, b))])
        if 2 < len(xs) <= _MOST_COLUMNS and len(ys) > 1:
            found.append(Grid(tuple(xs), tuple(ys), _owners(xs, ys, across, down)))
    return sorted(found, key=lambda grid: grid.ys[0])


_Stroke = tuple[float, float, float]
"""Where a line lies across its direction, and from where to where it runs along it."""


def _merged(strokes: list[_Stroke]) -> list[_Stroke]:
    """Strokes that lie on one line and touch, as one."""
    result: list[_Stroke] = []
    level: list[_Stroke] = []
    for stroke in [*sorted(strokes), (float("inf"), 0.0, 0.0)]:
        if level and stroke[0] - level[0][0] > _NEAR / 2:
            at = sum(each[0] for each in level) / len(level)
            runs: list[list[float]] = []
            for _, first, last in sorted(level, key=lambda each: each[1]):
                if runs and first - runs[-1][1] <= _NEAR:
                    runs[-1][1] = max(runs[-1][1], last)
                else:
                    runs.append([first, last])
            result += [(at, a, b) for a, b in runs if b - a >= _SHORT]
            level = []
        level.append(stroke)
    return result


def _groups(
    lying: Sequence[_Stroke], standing: Sequence[_Stroke]
) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """Strokes that hang together by crossing or meeting."""
    parent = list(range(len(lying) + len(standing)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, (y, left, right) in enumerate(lying):
        for j, (x, top, bottom) in enumerate(standing, len(lying)):
            if left - _NEAR <= x <= right + _NEAR and top - _NEAR <= y <= bottom + _NEAR:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[_Stroke], list[_Stroke]]] = {}
    for i, stroke in enumerate(lying):
        groups.setdefault(root(i), ([], []))[0].append(stroke)
    for j, stroke in enumerate(standing, len(lying)):
        groups.setdefault(root(j), ([], []))[1].append(stroke)
    return [group for group in groups.values() if len(group[0]) > 1 and len(group[1]) > 1]


def _edges(values: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > 1.5 * _NEAR:
            edges.append(value)
    return edges


def _owners(
    xs: Sequence[float], ys: Sequence[float], across: list[_Stroke], down: list[_Stroke]
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For each field of the grid the first field of the cell it belongs to."""
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = [[(row, column) for column in range(columns)] for row in range(rows)]
    for row in range(rows):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(columns):
            centre = (xs[column] + xs[column + 1]) / 2
            if column and not _parted(down, xs[column], middle):
                owner[row][column] = owner[row][column - 1]
            elif row and not _parted(across, ys[row], centre):
                owner[row][column] = owner[row - 1][column]
    return tuple(tuple(row) for row in owner)


def _parted(strokes: Iterable[_Stroke], edge: float, along: float) -> bool:
    """Whether a stroke on an edge passes a place."""
    return any(abs(at - edge) <= 1.6 * _NEAR and a <= along <= b for at, a, b in strokes)
