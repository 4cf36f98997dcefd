"""Which earlier mention a short form stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cancu.ingest.model import Citation

_PRINTED = re.compile(r"\d+[a-zA-Z]?")
_DIGITS = re.compile(r"0*(\d+)")


def with_targets(citations: Sequence[Citation], defined: Sequence[int | None]) -> list[Citation]:
    """The citations, short forms with the index of what they stand for.

    `defined[i]` is the mention that `(gọi tắt là Kế hoạch số 12)` stands behind. A number said
    again without a date stands for its first mention, and a number without a sign for the one
    mention of its genre that bears it: `Nghị quyết 18` for `Nghị quyết số 18-NQ/TW`.
    """
    first: dict[str, int] = {}
    signed: dict[tuple[str, str], set[int]] = {}
    result: list[Citation] = []
    for index, citation in enumerate(citations):
        target = defined[index]
        number = citation.number
        if target is None and number is not None:
            target = first.get(number) if _repeats(citation, citations, first) else None
            if target is None and number.isdigit() and citation.date is None:
                known = signed.get((citation.type, _bare(number)), set())
                target = next(iter(known)) if len(known) == 1 else None
        if target is not None:
            citation = replace(citation, target=target)
        elif number is not None:
            first.setdefault(number, index)
            if not number.isdigit() and first[number] == index:
                signed.setdefault((citation.type, _bare(number)), set()).add(index)
        result.append(citation)
    return result


def leading_digits(number: str) -> str:
    """`06` of `06/QĐ-TTg`."""
    found = _PRINTED.match(number)
    return found[0] if found else number


def _repeats(citation: Citation, citations: Sequence[Citation], first: dict[str, int]) -> bool:
    """Whether a mention says nothing of its own: `13-CTr/TU` of another issuer is another."""
    if citation.relation not in ("cited", "implements") or citation.date is not None:
        return False
    earlier = first.get(citation.number or "")
    if earlier is None:
        return False
    return citation.issuer is None or citation.issuer == citations[earlier].issuer


def _bare(number: str) -> str:
    found = _DIGITS.match(number)
    return found[1] if found else number
