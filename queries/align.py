"""Items of several plans put in rows, each row the same target or task."""

from __future__ import annotations

from collections.abc import Sequence

from cancu.queries.compared import Compared, Item, judged
from cancu.queries.matching import Matcher
from cancu.queries.similarity import Kind

Cells = tuple[Compared | None, ...]


def align(kind: Kind, columns: Sequence[Sequence[Item]], *, once: bool) -> tuple[Cells, ...]:
    """One row for each different item of the columns, a cell a column, None where it is missing.

    With `once` an item stands in one row only; without, one task may carry out several. An item
    too little alike to be called the same stands in the cell as `unsure`, and has its own row too.
    """
    return _Table(kind, columns, once).rows()


class _Table:
    """Columns are added one after another to the rows that those before them made."""

    def __init__(self, kind: Kind, columns: Sequence[Sequence[Item]], once: bool) -> None:
        self._kind, self._once = kind, once
        self._items = [item for column in columns for item in column]
        self._column = [at for at, column in enumerate(columns) for _ in column]
        self._width = len(columns)
        self._matcher = Matcher(kind, [item.label for item in self._items])
        self._likes: dict[int, dict[int, float]] = {}
        self._members: list[dict[int, int]] = []
        """Of each row the item in each column."""

    def rows(self) -> tuple[Cells, ...]:
        for column in range(self._width):
            own = [at for at, c in enumerate(self._column) if c == column]
            placed = self._place(column, own)
            self._members.extend({column: at} for at in own if at not in placed)
        return tuple(map(self._cells, self._members))

    def _like(self, item: int) -> dict[int, float]:
        if item not in self._likes:
            found = self._matcher.like(item, floor=self._kind.unlike)
            self._likes[item] = {match.index: match.score for match in found}
        return self._likes[item]

    def _place(self, column: int, own: Sequence[int]) -> set[int]:
        """Put items into the rows that say the same, the most alike first."""
        found = [
            (score, row, item)
            for row, members in enumerate(self._members)
            for item in own
            if (score := self._score(members, item)) >= self._kind.same
        ]
        placed: set[int] = set()
        for _, row, item in sorted(found, key=lambda each: (-each[0], each[1], each[2])):
            taken = column in self._members[row] or (self._once and item in placed)
            if not taken:
                self._members[row][column] = item
                placed.add(item)
        # Whoever finds no free row, though it is the same, says again what the column has said.
        said_again = {item for _, _, item in found} if not self._once else set()
        return placed | said_again

    def _score(self, members: dict[int, int], item: int) -> float:
        return max((self._like(item).get(member, 0.0) for member in members.values()), default=0.0)

    def _cells(self, members: dict[int, int]) -> Cells:
        first = members[min(members)]
        return tuple(self._cell(members, first, column) for column in range(self._width))

    def _cell(self, members: dict[int, int], first: int, column: int) -> Compared | None:
        item = members.get(column)
        if item == first:
            return Compared(self._items[first], "first")
        if item is not None:
            score = self._matcher.score(first, item)
            return judged(self._items[first], self._items[item], score)
        near = [
            (score, -other)
            for other, score in self._like(first).items()
            if self._column[other] == column
        ]
        if not near:
            return None
        score, other = max(near)
        return Compared(self._items[-other], "unsure", None, score)
