"""Numbers and signs of documents: how they are printed, and their normal form.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3 (`12/QĐ-UBND`) and Hướng dẫn 36-HD/VPTW (`12-QĐ/TU`).
"""

from __future__ import annotations

import functools
import re

from cancu.ingest.letters import compiled, spell

# Hyphens of every width; `Ð` (U+00D0) is a common misprint of `Đ`.
_DASH = "[-‐‑‒–—−]"
_MARK = f"(?:/|{_DASH})"
_UP = "[<U>Ð]"
# What may close a part: a second name behind a dot (`.TH`), a drafting unit (`(CS)`).
_REST = rf"[\w&]{{0,14}}(?:\.{_UP}[<U>Ð\d]\w{{0,6}})?(?:\([A-Z0-9]{{1,6}}\))?"
# The first part has two capitals or a digit (`CTr`, `QH14`), so that `15/Tháng` is none; the
# exceptions are `L-CTN` and small letters in print (`Cv/TU`).
_FIRST = (
    rf"(?:{_UP}[<L>]?[<U>Ð&\d]{_REST}|L(?={_DASH}CTN)|{_UP}[<L>](?={_MARK}{_UP}{_UP}))(?![<L>])"
)
_NEXT = rf"{_UP}{_REST}"
_SPACED = rf"{_UP}[<U>Ð\d&]{_REST}"
SIGN = spell(
    rf"{_FIRST}(?:\s{{1,2}}{_MARK}\s{{0,2}}{_SPACED})?"
    rf"(?:{_MARK}(?:\s{{1,2}}{_SPACED}|{_NEXT}))*"
)
"""`QĐ-UBND`, `KH-BCĐ138/CP`, `QCPH-LĐTBXH-CAT- BDBP`: to embed, no groups."""

# With spaces on both sides a dash is a number's only where a slash follows: `18 - NQ/TW`.
_BETWEEN = (
    rf"(?:\s{{0,2}}/\s{{0,2}}|{_DASH}\s{{0,2}}|\s{{1,2}}{_DASH}(?=\S)"
    rf"|\s{{1,2}}{_DASH}\s{{1,2}}(?={_UP}{{1,4}}[<L>]?\s{{0,2}}/))"
)
_YEAR = rf"(?:(?:19|20)\d\d\s{{0,2}}{_MARK}\s{{0,2}})?"
NUMBER = spell(rf"\d{{1,5}}[a-zA-Z]?{_BETWEEN}{_YEAR}") + SIGN
"""`2224/QĐ-UBND`, `13-KL/TW`, `96/2019/QH14`, `40- CT/TU`: to embed, no groups."""

_BLANK = r"[\s.…_]{0,40}"
_HEAD_WIDTH = 100
_AROUND_MARK = re.compile(rf"\s*(/|{_DASH})\s*")
_SPACE = re.compile(r"\s+")
_LEADING = re.compile(r"\d+[a-zA-Z]?(?:[/\-]|$)")


def normal_number(printed: str) -> str:
    """The number without marks, spaces and line breaks: `40- CT/TU` is `40-CT/TU`."""
    text = _AROUND_MARK.sub(lambda found: "/" if found[1] == "/" else "-", printed)
    return _SPACE.sub("", text).rstrip(".,;:")


def sign_of(number: str) -> str:
    """The sign of a number: `2224/QĐ-UBND` has `QĐ-UBND`, `13-KL/TW` has `KL/TW`."""
    return _LEADING.sub("", number, count=1)


def own_number(text: str) -> tuple[str | None, str] | None:
    """Number (None where it is left blank) and sign of a line `Số: …`, None for other lines.

    A cited number inside a sentence is no document's own.
    """
    found = _own().search(text) if len(text) < _HEAD_WIDTH else None
    if found is None or _mid_sentence(text[: found.start()]):
        return None
    sign = normal_number(found["sign"])
    if not found["number"]:
        return None, sign
    return f"{_SPACE.sub('', found['number'])}{normal_number(found['mark'])}{sign}", sign


def _mid_sentence(before: str) -> bool:
    """Whether `số` goes on with a sentence (`… có hiệu quả Nghị định số`), not with a head."""
    words = before.split()
    return len(words) > 3 and words[-1].islower()


@functools.cache
def _own() -> re.Pattern[str]:
    number = r"(?P<number>\d[\d\s]{0,5}[a-z]?)?"
    mark = rf"(?P<mark>{_MARK})"
    return compiled(
        rf"(?<!\w)[Ss](?:ố|Ố)\s?:?\s*{number}{_BLANK}{mark}\s{{0,2}}(?P<sign>{_YEAR}{SIGN})"
    )
