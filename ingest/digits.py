"""Figures that a scanner took for letters: `l00%`, `9O %`, `202S`.

Only where the rest of the word is figures and a sign of per cent follows, or the word is a year:
a letter beside a figure is too often one (`Lớp 5B`, `Mẫu 2S`).
"""

from __future__ import annotations

import functools
import re

_LETTERS = str.maketrans("lI|OoQSsB", "111000558")
_SET = r"[\dlI|OoQSsB]"
# A pattern that begins with a plain letter is searched for fastest, so what stands before is last.
_YEAR = re.compile(rf"2[0OoQ]{_SET}{{2}}(?<![\w/].{{4}})(?!\w)")
_SHARE = re.compile(rf"(?<![\w/.,|]){_SET}{{1,3}}(?:[.,]{_SET}{{1,2}})?\s?\Z")
_WIDEST = 9


@functools.lru_cache(maxsize=8)  # targets and deadlines are read out of the same text in turn
def mended(text: str) -> str:
    """The text with such letters as figures; every offset stays."""
    spans = [found.span() for found in _YEAR.finditer(text)] if "2" in text else []
    at = text.find("%")
    while at >= 0:
        if found := _SHARE.search(text, max(0, at - _WIDEST), at):
            spans.append(found.span())
        at = text.find("%", at + 1)
    for start, end in spans:
        if not text[start:end].strip().replace(",", "").replace(".", "").isdecimal():
            text = text[:start] + text[start:end].translate(_LETTERS) + text[end:]
    return text
