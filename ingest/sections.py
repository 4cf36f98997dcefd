"""What kind of provision stands under which heading."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from cancu.ingest.rules import rules_by_name
from cancu.ontology.folding import strip_accents

_KINDS = ("organisation", "objective", "task")


@functools.cache
def _rules() -> Mapping[str, re.Pattern[str]]:
    return {name: rule.pattern for name, rule in rules_by_name("sections").items()}


@functools.lru_cache(maxsize=4096)
def section_kind(heading: str, above: str | None, *, top: bool) -> str | None:
    """`objective`, `task`, `organisation`, `article` or None where the heading does not say.

    `above` is the kind of the heading above; all below TỔ CHỨC THỰC HIỆN is organisation. `top`
    is whether nothing stands above: only there does a word inside the heading count.
    """
    if above == "organisation":
        return above
    words = " ".join(heading.split())
    rules = _rules()
    for kind in _KINDS:
        if rules[kind].match(words):
            return kind
    if words.isupper() and (meant := _bare_kind(words)):
        return meant
    scheme = above == "article" and words.isupper()  # a section of what an article approves
    if words.isupper() and rules["monitoring"].match(words):
        return "organisation"
    if not (top or scheme):
        return above
    # An organisation named inside comes with what it organises: `KINH PHÍ VÀ TỔ CHỨC THỰC HIỆN`.
    inside = (kind for kind in _KINDS if rules[f"{kind} inside"].search(words))
    return next(inside, above or "task")


def _bare_kind(words: str) -> str | None:
    """What capitals say whose marks a scan got wrong: `TỎ CHỨC THỰC HIỆN`."""
    found = _rules()["misspelt"].match(strip_accents(words.casefold()))
    return found.lastgroup if found else None


def article_kind(heading: str) -> str:
    """`article`, unless the heading sets aims, tasks or who sees to them."""
    found = _rules()["of an article"].match(" ".join(heading.split()))
    return found.lastgroup or "article" if found else "article"


def holds_scheme(heading: str) -> bool:
    """Whether an article goes on with a scheme's own sections, and is no article of rules."""
    return _rules()["holds a scheme"].search(" ".join(heading.split())) is not None


def is_timetable(heading: str) -> bool:
    """Whether a table below the heading says when each task is done: `TIẾN ĐỘ THỰC HIỆN`."""
    return _rules()["timetable"].match(" ".join(heading.split())) is not None
