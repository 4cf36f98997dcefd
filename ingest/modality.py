"""Whether a provision orders or asks."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"\s*(?:[-–+•]\s*)?(?:(?:Trân trọng|Kính|Đồng thời,?)\s+)?[Đđ]ề\s+nghị\s+"
    r"(?!xem xét\b|xử lý\b|truy tố\b)"
)
_ASKS_AT_END = re.compile(r"\(\s*đề\s+nghị\s[^()]*\)[\s.;,/]*$", re.IGNORECASE)


def modality(text: str, request: bool = False) -> str:
    """`request` where the text asks (`Đề nghị …`) or its heading does, otherwise `mandatory`."""
    asks = request or _ASKS.match(text) or _ASKS_AT_END.search(text)
    return "request" if asks else "mandatory"
