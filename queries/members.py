"""Which agencies a group takes in, as far as its name says it."""

from __future__ import annotations

import re
from functools import cache

from cancu.graph.places import units_in
from cancu.ontology.folding import fold, normal_tones
from cancu.queries.profile import gap_words

_WORD = r"(?<!\w){}(?!\w)"
_CENTRAL = "bộ"


def takes_in(group: str, agency: str, level: str | None) -> bool:
    """Whether an agency of a level (`province`, `district`, `commune`) is one of a group.

    By the names alone: `các sở, ban, ngành` takes in `Sở Y tế`, `Ủy ban nhân dân các huyện` takes
    in `Ủy ban nhân dân huyện Thái Thụy`. False where the name of the group does not say it.
    """
    return _is_unit_of(group, agency, level) or _is_department_of(group, agency)


def unit_level(group: str) -> str | None:
    """The level of the units of government that a group takes in; None where it takes in none."""
    said = _lower(group)
    for level, phrases in gap_words().unit_groups.items():
        if any(phrase in said for phrase in phrases):
            return level
    return None


def _is_unit_of(group: str, agency: str, level: str | None) -> bool:
    """Committees and chairmen of units of the level; a unit's police is none of them."""
    wanted = unit_level(group)
    if wanted is None or wanted != level:
        return False
    head = fold(agency)
    return "uy ban nhan dan" in head and bool(units_in(agency))


def is_collective(name: str) -> bool:
    """Whether a name that is no group's stands for whoever is meant: `cơ quan ngang bộ`."""
    return _lower(name).startswith(gap_words().collective)


def _is_department_of(group: str, agency: str) -> bool:
    said, name = _lower(group), _lower(agency)
    if is_collective(agency) or _is_party(name) != _is_party(said):
        return False
    words = [word for word in gap_words().member_heads if _whole(word).search(said)]
    if _CENTRAL in words:  # `các bộ, ngành` are the government's, no province's
        words = [_CENTRAL]
    heads = (head for word in words for head in gap_words().member_heads[word])
    return any(name.startswith(_lower(head)) for head in heads)


def _is_party(said: str) -> bool:
    return any(_lower(word) in said for word in gap_words().party)


@cache
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(_WORD.format(re.escape(word)))


def _lower(name: str) -> str:
    return " ".join(normal_tones(name).casefold().split())
