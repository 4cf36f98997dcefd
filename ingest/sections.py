"""What kind of provision stands under which heading."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from cancu.ingest.rules import rules_by_name


@functools.cache
def _rules() -> Mapping[str, re.Pattern[str]]:
    return {name: rule.pattern for name, rule in rules_by_name("sections").items()}


def section_kind(heading: str, above: str | None, *, top: bool) -> str | None:
    """`objective`, `task`, `organisation`, `article` or None where the heading does not say.

    `above` is the kind of the heading above; all below TỔ CHỨC THỰC HIỆN is organisation. `top`
    is whether nothing stands above: only there does a word inside the heading count.
    """
    words = " ".join(heading.split())
    rules = _rules()
    if above == "organisation":
        return above
    for kind in ("organisation", "objective", "task"):
        if rules[kind].match(words):
            return kind
    if top:
        for kind in ("organisation", "objective", "task"):
            if rules[f"{kind} inside"].search(words):
                return kind
        return above or "task"
    return above


def article_kind(heading: str) -> str:
    """`article`, unless the heading sets aims, tasks or who sees to them."""
    found = _rules()["of an article"].match(" ".join(heading.split()))
    return found.lastgroup or "article" if found else "article"
