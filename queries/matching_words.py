"""Which words count when texts are held against each other, as patterns made once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from cancu.ontology.agencies import abbreviations
from cancu.ontology.errors import VocabularyError
from cancu.ontology.folding import fold, normal_tones

NAME = "matching_words.yml"


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    empty: tuple[str, ...]
    weak: tuple[str, ...]
    actions: dict[str, tuple[str, ...]]
    contrasts: tuple[tuple[str, ...], ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatchingWords:
    """`empty` and `weak` search folded text, `action` and `short` text as `spoken` makes it.

    `actions` has the action that each phrase stands for, `full` what an abbreviation does.
    `contrast` finds the words of the lists of `contrasts`, whose number each word has.
    """

    empty: re.Pattern[str]
    weak: re.Pattern[str]
    action: re.Pattern[str]
    actions: Mapping[str, str]
    short: re.Pattern[str]
    full: Mapping[str, str]
    contrast: re.Pattern[str]
    contrasts: Mapping[str, int]
    part: re.Pattern[str]


@cache
def matching_words() -> MatchingWords:
    """The words. VocabularyError: the file is not as it should be."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        read = msgspec.convert(
            yaml.load((files("cancu.queries") / NAME).read_text("utf-8"), loader), _File
        )
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise VocabularyError(f"Tệp {NAME} không đúng khuôn: {error}") from error
    actions = {
        _lower(phrase): action for action, phrases in read.actions.items() for phrase in phrases
    }
    full = abbreviations()
    contrasts = {_lower(each): n for n, group in enumerate(read.contrasts) for each in group}
    return MatchingWords(
        _any(map(fold, read.empty)),
        _any(map(fold, read.weak)),
        _any(actions),
        actions,
        _any(full),
        full,
        _any(contrasts),
        contrasts,
        _any(map(_lower, read.parts)),
    )


def spoken(text: str) -> str:
    """A text with its abbreviations written out, in lower case, accents kept, tones as one puts."""
    words = matching_words()
    return _lower(words.short.sub(lambda found: words.full[found[0]], text))


def _lower(text: str) -> str:
    return " ".join(normal_tones(text).casefold().split())


def _any(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of these as whole words, the longest that fits."""
    longest = sorted(set(phrases), key=lambda each: (-len(each), each))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
