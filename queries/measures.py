"""How much is asked: two numbers held against each other, or why they cannot be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from cancu.ontology.folding import fold

Judgement = Literal["equal", "stricter", "looser", "different", "conflict", "incomparable"]
"""Of the second against the first. `different`: not equal, and nothing says which asks for more."""

_Level = tuple[float, bool]
"""A number, and whether it is itself left out: more than it, or less."""

_CHANGES = {"decrease": "down", "range_decrease": "down", "increase": "up"}
_SIGNS = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "decrease": "giảm ", "increase": "tăng "}
_LAST_YEAR = re.compile(r"(?:so voi )?(?:cung ky )?(?:cua )?nam (?:truoc|ngoai)(?: do| lien ke)?")
_SAME_PERIOD = re.compile(r"(?:so voi )?cung ky")


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a target asks for, as it was read (see `Target` in ingest/model.py)."""

    comparator: str
    value: float
    value_to: float | None = None
    unit: str | None = None
    baseline: str | None = None

    @property
    def shown(self) -> str:
        """As people write it: `> 75%`, `giảm 5 - 10% (so với năm 2023)`."""
        many = _number(self.value)
        if self.value_to is not None:
            many = f"{many} - {_number(self.value_to)}"
        sign = _SIGNS.get(self.comparator, "")
        if self.comparator == "range_decrease":
            sign = _SIGNS["decrease"]
        unit = self.unit or ""
        gap = "" if unit.startswith(("%", "‰")) or not unit else " "
        since = f" (so với {_without_head(self.baseline)})" if self.baseline else ""
        return f"{sign}{many}{gap}{unit}{since}"

    @property
    def _change(self) -> str | None:
        return _CHANGES.get(self.comparator)

    @property
    def _floor(self) -> _Level | None:
        """The least that is asked, and whether more than that; None where there is no least."""
        return None if self.comparator in ("<=", "<") else (self.value, self.comparator == ">")

    @property
    def _ceiling(self) -> _Level | None:
        """The most that is allowed, and whether less than that."""
        if self.comparator in ("<=", "<"):
            return self.value, self.comparator == "<"
        if self.comparator == "range":
            return self.value_to if self.value_to is not None else self.value, False
        return (self.value, False) if self.comparator == "=" else None


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgement; `why` says in Vietnamese what keeps two from being compared."""

    judgement: Judgement
    why: str | None = None


def judge(first: Quantity, second: Quantity) -> Judged:
    """Whether the second asks for as much as the first, more or less."""
    if _unit(first.unit) != _unit(second.unit):
        return Judged("incomparable", f"khác đơn vị: {_said(first.unit)} và {_said(second.unit)}")
    if first._change != second._change:
        if first._change and second._change:
            return Judged("conflict", "một bên yêu cầu giảm, bên kia yêu cầu tăng")
        return Judged("incomparable", "một bên là mức phải đạt, bên kia là mức tăng, giảm")
    if first._change:
        return _judge_changes(first, second)
    return _judge_levels(first, second)


def _judge_changes(first: Quantity, second: Quantity) -> Judged:
    """The more it is to fall or rise the stricter, if it is counted from the same time."""
    if _baseline(first.baseline) != _baseline(second.baseline):
        return Judged(
            "incomparable", f"khác mốc so sánh: {_said(first.baseline)} và {_said(second.baseline)}"
        )
    if first.value == second.value:
        ends = (first.value_to or first.value, second.value_to or second.value)
        return Judged(_order((ends[0], False), (ends[1], False)))
    return Judged(_order((first.value, False), (second.value, False)))


def _judge_levels(first: Quantity, second: Quantity) -> Judged:
    if (first.comparator, first.value, first.value_to) == (
        second.comparator,
        second.value,
        second.value_to,
    ):
        return Judged("equal")
    ways = {way for way in (_way(first), _way(second)) if way}
    if len(ways) > 1:
        return _opposed(first, second)
    if not ways:
        return Judged("different", "hai mức khác nhau, không rõ mức nào chặt hơn")
    if ways == {"up"}:
        one, other = first._floor, second._floor
        return Judged(_order(one, other)) if one and other else _opposed(first, second)
    one, other = first._ceiling, second._ceiling
    if one is None or other is None:
        return _opposed(first, second)
    # Of two limits the lower is stricter, and `<` is stricter than `<=`.
    return Judged(_order((-one[0], one[1]), (-other[0], other[1])))


def _way(quantity: Quantity) -> str | None:
    """Which way is better: up to a least, down to a most; all of it or nothing say it too."""
    if quantity.comparator in (">=", ">"):
        return "up"
    if quantity.comparator in ("<=", "<"):
        return "down"
    if quantity.comparator == "=" and _unit(quantity.unit) == "%":
        return {100.0: "up", 0.0: "down"}.get(quantity.value)
    return None


def _opposed(first: Quantity, second: Quantity) -> Judged:
    """A least against a most: they conflict where no number meets both."""
    least = first._floor if _way(first) == "up" else second._floor
    most = second._ceiling if _way(first) == "up" else first._ceiling
    if least and most and (least[0] > most[0] or (least[0] == most[0] and (least[1] or most[1]))):
        return Judged("conflict", "không số nào đáp ứng được cả hai mức")
    return Judged("incomparable", "một bên là mức tối thiểu, bên kia là mức tối đa")


def _order(one: _Level, other: _Level) -> Judgement:
    """By how much is asked."""
    if one == other:
        return "equal"
    return "stricter" if other > one else "looser"


def _unit(unit: str | None) -> str:
    folded = fold(unit or "").replace("phan tram", "%")
    return "%" if folded.startswith("%") else folded


def _baseline(words: str | None) -> str:
    """`so với cùng kỳ`, `cùng kỳ năm trước` and `năm trước` are one time."""
    folded = fold(words or "")
    if folded and (_LAST_YEAR.fullmatch(folded) or _SAME_PERIOD.fullmatch(folded)):
        return "nam truoc"
    return folded.removeprefix("so voi ")


def _without_head(words: str) -> str:
    return words[7:].lstrip() if fold(words).startswith("so voi ") else words


def _said(words: str | None) -> str:
    return f"“{words}”" if words else "không nêu"


def _number(value: float) -> str:
    """With a decimal comma, as documents print it."""
    whole = int(value) if value == int(value) else value
    return str(whole).replace(".", ",")
