"""Amounts as Vietnamese documents print them: a dot parts thousands, a comma the fraction."""

from __future__ import annotations

import re

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")


def read_number(printed: str) -> float:
    """The number as documents print it: `1.200` is 1200, `0,5` is 0.5, `99.5` is 99.5."""
    if _THOUSANDS.fullmatch(printed):
        printed = printed.replace(".", "")
    return float(printed.replace(",", "."))
