"""Paths of provisions: what lies above what."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STEP = re.compile(r"\.[^.]*$|#\d+$")


def above(path: str) -> Iterator[str]:
    """`II.2.a.-5#1` lies below `II.2.a.-5`, `II.2.a`, `II.2` and `II`."""
    while (shorter := _STEP.sub("", path)) != path:
        yield shorter
        path = shorter
