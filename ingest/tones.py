"""One place for the tone of `oa`, `oe`, `uy`: newer `hoà`, `uỷ` as older `hòa`, `ủy`."""

from __future__ import annotations

import functools
import re
import unicodedata

# One set first, which is searched for fast.
_NEWER = re.compile(
    r"[oOuU](?:(?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<=[uU])(?<![qQ].)[ỳýỷỹỵỲÝỶỸỴ])(?!\w)"
)


@functools.lru_cache(maxsize=16)
def older_tones(text: str) -> str:
    """The text, of the same length, with each tone where the vocabularies put it.

    The text itself where nothing is to be moved. A few are kept: one text is read many times.
    """
    return _NEWER.sub(_moved, text)


def _moved(found: re.Match[str]) -> str:
    vowels = found[0]
    decomposed = unicodedata.normalize("NFD", vowels[1])
    return unicodedata.normalize("NFC", vowels[0] + decomposed[1]) + decomposed[0]
