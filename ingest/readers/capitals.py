"""Capitals of texts in TCVN3: its fonts have accented ones only in fonts of their own (.VnTimeH).

Typed in such a font, `CỘNG HÒA` holds the codes of `CộNG HòA`. Without the font, a word is taken
for capitals where no plain letter is small and two are capitals, or one behind a coded one; then
the words beside it without a small plain letter, and a whole line where no plain letter is small.
A line typed in small letters and a font of capitals can not be told from one in small letters.
"""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = re.compile("[a-z]")
_CAPITAL = re.compile("[A-Z]")


def restore_capitals(coded: str, letters: str) -> str:
    """`letters`, converted one to one from `coded`, with the capitals that the codes left small."""
    if len(coded) != len(letters):
        return letters
    chars = list(letters)
    for line in _LINE.finditer(letters):
        for start, end in _capital_words(coded, letters, *line.span()):
            chars[start:end] = letters[start:end].upper()
    return "".join(chars)


def _capital_words(coded: str, letters: str, first: int, last: int) -> list[tuple[int, int]]:
    """The spans of the words of one line that stand in capitals and have small accented letters."""
    spans = [found.span() for found in _WORD.finditer(letters, first, last)]
    sure = {at for at, (start, end) in enumerate(spans) if _is_sure(coded, letters, start, end)}
    if not sure:
        return []
    if not _SMALL.search(coded, first, last):
        return spans
    todo = list(sure)
    while todo:
        at = todo.pop()
        for beside in (at - 1, at + 1):
            if (
                0 <= beside < len(spans)
                and beside not in sure
                and _may_be(coded, spans, at, beside)
            ):
                sure.add(beside)
                todo.append(beside)
    return [spans[at] for at in sorted(sure)]


def _is_sure(coded: str, letters: str, start: int, end: int) -> bool:
    word = coded[start:end]
    small = any(char.islower() for char in letters[start:end])
    if not small or _SMALL.search(word):
        return False
    # A capital behind a small letter (`ủY`) stands in no word but one in capitals.
    return len(_CAPITAL.findall(word)) > 1 or re.match(r"\W*[^\WA-Z]+[A-Z]", word) is not None


def _may_be(coded: str, spans: list[tuple[int, int]], at: int, beside: int) -> bool:
    """Whether the word beside one in capitals may be in capitals too.

    `TỈNH Hà Nam` is a name: what stands on the word's other side has small letters.
    """
    word = coded[slice(*spans[beside])]
    if not _adjoin(coded, spans, at, beside) or _SMALL.search(word) or not _CAPITAL.search(word):
        return False
    beyond = 2 * beside - at
    if not (0 <= beyond < len(spans) and _adjoin(coded, spans, beside, beyond)):
        return True
    return not _SMALL.search(coded[slice(*spans[beyond])])


def _adjoin(coded: str, spans: list[tuple[int, int]], one: int, other: int) -> bool:
    """Whether only space stands between two neighbouring words."""
    left, right = sorted((spans[one], spans[other]))
    return coded[left[1] : right[0]].isspace()
