"""Stretches of a text in which nothing may be found."""

from __future__ import annotations

from collections.abc import Sequence

MASK = "\N{OBJECT REPLACEMENT CHARACTER}"


def hidden(text: str, masked: Sequence[tuple[int, int]]) -> str:
    """The text with all that is masked made unreadable; every offset stays."""
    for start, end in masked:
        start, end = max(0, start), min(len(text), end)
        if start < end:
            text = text[:start] + MASK * (end - start) + text[end:]
    return text
