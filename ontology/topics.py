"""Topics of documents and tasks: a small tree, with the words that tell each."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from cancu.ontology.folding import normal_tones
from cancu.ontology.loading import load_yaml


@dataclass(frozen=True, slots=True)
class Topic:
    """`slug` as in the IRI, labels in both languages, `broader` the slug of the wider topic."""

    slug: str
    vi: str
    en: str
    cues: tuple[str, ...]
    broader: str | None = None


@dataclass(frozen=True, slots=True)
class _File:
    topics: tuple[Topic, ...]


@functools.cache
def topics() -> tuple[Topic, ...]:
    """All topics, wider ones first. Raises VocabularyError where the file is not right."""
    return load_yaml("topics.yml", _File).topics


def topics_of(text: str) -> tuple[Topic, ...]:
    """The topics that the words of a text tell, in the scheme's order; none is guessed."""
    pattern, by_cue = _cues()
    found = {by_cue[" ".join(cue.split())] for cue in pattern.findall(normal_tones(text).lower())}
    return tuple(topic for topic in topics() if topic.slug in found)


@functools.cache
def _cues() -> tuple[re.Pattern[str], Mapping[str, str]]:
    by_cue = {normal_tones(cue).lower(): topic.slug for topic in topics() for cue in topic.cues}
    longest = sorted(by_cue, key=len, reverse=True)
    # A look-ahead, so that cues may overlap: `mua bán người` in `phòng, chống mua bán người`.
    words = "|".join(r"\s+".join(map(re.escape, cue.split())) for cue in longest)
    return re.compile(rf"(?<!\w)(?=({words})(?!\w))"), by_cue
