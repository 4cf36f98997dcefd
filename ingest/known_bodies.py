"""Bodies whose whole name is known: `Bộ Giáo dục và Đào tạo` ends behind its `và`."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Mapping

from cancu.ontology.agencies import compound_names
from cancu.ontology.issuers import issuers

_KEY = re.compile(r"\w+\s+\w+")
_SPELLINGS = (("Ủy", "Uỷ"), ("óa", "oá"), ("Tòa", "Toà"), ("Hội đồng nhân dân", "HĐND"))

# Who issue some of the Party's documents as one.
_TOGETHER = "Bộ Chính trị, Ban Bí thư"


def known_body_end(text: str, start: int) -> int | None:
    """Where the longest known name that begins at `start` ends."""
    first = _KEY.match(text, start)
    if first is None:
        return None
    pattern = _pattern(" ".join(first[0].lower().split()))
    found = pattern.match(text, start) if pattern else None
    return found.end() if found else None


@functools.cache
def _pattern(key: str) -> re.Pattern[str] | None:
    names = _names().get(key)
    if not names:
        return None
    longest = sorted(names, key=lambda name: (-len(name), name))
    spelled = (re.escape(name).replace(r"\ ", r"\s+") for name in longest)
    return re.compile(rf"(?:{'|'.join(spelled)})(?!\w)", re.IGNORECASE)


@functools.cache
def _names() -> Mapping[str, set[str]]:
    """The names by their first two words in small letters."""
    names = {body for each in issuers() for body in each.bodies if "#" not in body}
    names.update((*compound_names(), _TOGETHER))
    for ours, theirs in _SPELLINGS:
        names |= {name.replace(ours, theirs) for name in names if ours in name}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        if key := _KEY.match(name):
            found[key[0].lower()].add(name)
    return found
