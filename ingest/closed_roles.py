"""The roles in a stretch that says nothing but who acts, such as a parenthesis."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace

from cancu.ingest.agencies import Found
from cancu.ingest.agency_misprints import is_damaged, is_odd, mend_agencies, seems_to_charge
from cancu.ingest.assignment_roles import Role, read_roles

_BEGINNING = 400
"""Characters in which a text says who acts, if it begins with that."""


def closed_roles(text: str, start: int, end: int) -> tuple[Role, ...]:
    """The roles in `text[start:end]`, read as it was before a scanner damaged it."""
    roles = _roles(text[start:end])
    return tuple(_moved(role, lambda first, last: (start + first, start + last)) for role in roles)


@functools.lru_cache(maxsize=512)
def _roles(words: str) -> tuple[Role, ...]:
    """A plan says the same of many of its tasks: the last few hundred are kept."""
    roles = tuple(read_roles(words, 0, len(words), closed=True))
    if not (is_odd(words) if roles else seems_to_charge(words)):
        return roles
    mended = mend_agencies(words)
    if mended is None:
        return roles
    better = read_roles(mended.text, 0, len(mended.text), closed=True)
    return tuple(_moved(role, mended.span) for role in better) or roles


def damaged_roles(text: str) -> tuple[Role, ...]:
    """The roles in the beginning of a running text that a scanner seems to have damaged.

    Only for a text in which none was read: nothing is lost where the mending was wrong.
    """
    words = text[:_BEGINNING]
    mended = mend_agencies(words) if is_damaged(words) else None
    if mended is None:
        return ()
    return tuple(_moved(role, mended.span) for role in read_roles(mended.text, 0, len(mended.text)))


def _moved(role: Role, place: Callable[[int, int], tuple[int, int]]) -> Role:
    """The role with its offsets, and those of its names, where `place` puts them."""
    names = tuple(Found(name.agency, *place(name.start, name.end)) for name in role.names)
    start, end = place(role.start, role.end)
    return replace(role, names=names, start=start, end=end)
