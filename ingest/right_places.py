"""Names of provinces as they should be printed, where a scanner damaged a letter or two."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping

from cancu.ingest.print_words import skeleton
from cancu.ontology.units import find_communes, find_districts, find_province, provinces


@functools.lru_cache(maxsize=1024)
def right_place(printed: str) -> str:
    """The province that a damaged print must mean, else the print itself.

    A print that is the name of any unit, or is near to two provinces, stays.
    """
    if find_province(printed) or find_districts(printed) or find_communes(printed):
        return printed
    near = _provinces().get(_key(printed), ())
    return near[0] if len(near) == 1 else printed


@functools.cache
def _provinces() -> Mapping[str, list[str]]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for each in provinces():
        names[_key(each.name)].append(each.name)
    return names


def _key(name: str) -> str:
    return "".join(char for char in skeleton(name) if char.isalnum()).replace("rn", "m")
