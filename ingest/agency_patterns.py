"""The patterns that names of agencies are read by: the grammar, and the fields that are known."""

from __future__ import annotations

import functools
import re

from cancu.ingest.agency_words import field_pattern
from cancu.ingest.rules import rules_by_name


@functools.cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The compiled rules of `agencies.yml` by name."""
    return {name: rule.pattern for name, rule in rules_by_name("agencies").items()}


def field_at(text: str, at: int, end: int) -> int | None:
    """Where the known field (`Văn hóa, Thể thao và Du lịch`) that begins at `at` ends."""
    if at >= end or not text[at].isupper():
        return None
    found = field_pattern().match(text, at, end) or patterns()["field"].match(text, at, end)
    return found.end() if found else None
