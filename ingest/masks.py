"""Stretches of a text in which nothing may be found."""

from __future__ import annotations

from collections.abc import Sequence

MASK = "\N{OBJECT REPLACEMENT CHARACTER}"


def hidden(text: str, masked: Sequence[tuple[int, int]]) -> str:
    """The text with all that is masked made unreadable; every offset stays.

    A masked stretch becomes a run of underscores that ends in MASK: one word, and no phrase.
    """
    for start, end in masked:
        start, end = max(0, start), min(len(text), end)
        if start < end:
            text = text[:start] + "_" * (end - start - 1) + MASK + text[end:]
    return text
