"""Whether a provision orders or asks."""

from __future__ import annotations

from cancu.ingest.rules import rules_by_name


def modality(text: str, request: bool = False) -> str:
    """`request` where the text asks (`Đề nghị …`) or its heading does, otherwise `mandatory`."""
    if request:
        return "request"
    if "ề nghị" not in text:
        return "mandatory"
    rules = rules_by_name("modality")
    asks = rules["asks"].pattern.match(text) or rules["asks at end"].pattern.search(text)
    return "request" if asks else "mandatory"
