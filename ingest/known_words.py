"""Fixed words of heads and signatures in capitals, known again where a scanner damaged them.

`THẺ THAO VẢ DU LỊCH` is one letter off a name that the vocabulary has, and off no other.
"""

from __future__ import annotations

import functools

from cancu.ingest.print_words import Lexicon, Word
from cancu.ingest.rules import rules_by_name
from cancu.ontology.agencies import agency_kinds, compound_names
from cancu.ontology.genres import genres
from cancu.ontology.issuers import issuers
from cancu.ontology.units import provinces

_SHORTEST = 7
"""Shorter words look like too many others."""


@functools.lru_cache(maxsize=1024)
def right_words(capitals: str) -> str:
    """The text with the words it holds as they should be printed; unknown words as they are."""
    text = capitals
    for seen in reversed(list(_lexicon().damaged(capitals))):
        text = text[: seen.start] + seen.right + text[seen.end :]
    return text


@functools.cache
def _lexicon() -> Lexicon:
    names = {
        name
        for kind in agency_kinds()
        for name in (kind.name, *kind.aliases)
        if kind.kind != "group"
    }
    names |= set(compound_names())
    names |= {name for each in issuers() for name in each.bodies if "#" not in name}
    names |= {name for genre in genres() for name in (genre.name, *genre.aliases)}
    names |= {name for each in provinces() for name in (each.full_name, f"Tỉnh ủy {each.name}")}
    names |= {example.text for example in rules_by_name("signature")["fixed words"].examples}
    return Lexicon(Word(name, "body") for name in sorted(names) if len(name) >= _SHORTEST)
