"""Numbers and signs of documents: how they are printed, and their normal form.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3 (`12/QĐ-UBND`) and Hướng dẫn 36-HD/VPTW (`12-QĐ/TU`).
"""

from __future__ import annotations

import re

from cancu.ingest.letters import compiled, spell

_SEGMENT = spell(r"[<U>][\w&.]*(?:\([A-Z0-9]{1,6}\))?")
SIGN = rf"{_SEGMENT}(?:[/\-–]\s?{_SEGMENT})*"
"""`QĐ-UBND`, `KH-BCĐ138/CP`, `QCPH-LĐTBXH-CAT- BDBP`: to embed, no groups."""

NUMBER = rf"\d{{1,5}}[a-zA-Z]?\s?[/\-–]\s?(?:(?:19|20)\d\d\s?[/\-–]\s?)?{SIGN}"
"""`2224/QĐ-UBND`, `13-KL/TW`, `96/2019/QH14`, `40- CT/TU`: to embed, no groups."""

_BLANK = r"[\s.…_]*"
_OWN = compiled(
    rf"(?<!\w)[Ss](?:ố|Ố)\s?:?\s*(?P<number>\d[\d\s]{{0,5}}[a-z]?)?{_BLANK}"
    rf"[/\-–]\s?(?P<sign>(?:(?:19|20)\d\d\s?[/\-–]\s?)?{SIGN})"
)
_HEAD_WIDTH = 100
_DASH = compiled(r"\s*([/\-–—])\s*")


def normal_number(printed: str) -> str:
    """The number without marks, spaces and line breaks: `40- CT/TU` is `40-CT/TU`."""
    text = _DASH.sub(lambda found: "/" if found[1] == "/" else "-", printed)
    return re.sub(r"\s+", "", text).rstrip(".,;:")


def sign_of(number: str) -> str:
    """The sign of a number: `2224/QĐ-UBND` has `QĐ-UBND`, `13-KL/TW` has `KL/TW`."""
    return re.sub(r"^\d+[a-zA-Z]?(?=[/\-])[/\-]?", "", number, count=1)


def own_number(text: str) -> tuple[str | None, str] | None:
    """Number (None where it is left blank) and sign of a line `Số: …`, None for other lines."""
    found = _OWN.search(text) if len(text) < _HEAD_WIDTH else None
    if found is None:
        return None
    sign = normal_number(found["sign"])
    if not found["number"]:
        return None, sign
    digits = re.sub(r"\s+", "", found["number"])
    between = "-" if re.search(r"[-–]", text[found.end("number") : found.start("sign")]) else "/"
    return f"{digits}{between}{sign}", sign
