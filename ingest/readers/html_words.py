"""The words by which a page's parts are known: `html.yml`, checked once."""

from __future__ import annotations

import functools
import re
import unicodedata
from importlib.resources import files

import msgspec
import yaml

from cancu.ontology.errors import VocabularyError


class _Tags(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    dropped: str
    block: str
    furniture: str


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    tags: _Tags
    words: str
    roles: str
    tail: str
    lead: str
    validity: dict[str, str]
    labels: dict[str, str]
    relations: dict[str, str]


@functools.cache
def _words() -> _Words:
    text = (files(__package__ or "") / "html.yml").read_text("utf-8")
    try:
        data = yaml.load(unicodedata.normalize("NFC", text), yaml.CSafeLoader)
        return msgspec.convert(data, _Words)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise VocabularyError(f"html.yml không đúng khuôn dạng: {error}") from error


@functools.cache
def names(kind: str) -> frozenset[str]:
    """Tags (`dropped`, `block`, `furniture`), `words` of class and id, or `roles`."""
    words = _words()
    held = words.tags if hasattr(words.tags, kind) else words
    return frozenset(getattr(held, kind).split())


@functools.cache
def line_pattern(kind: str) -> re.Pattern[str]:
    """Whole lines of the site: `lead` above a document, `tail` below it."""
    return re.compile(rf"(?:{getattr(_words(), kind)})\s*[:.…]*", re.IGNORECASE | re.VERBOSE)


@functools.cache
def value_patterns(kind: str) -> dict[str, re.Pattern[str]]:
    """`validity`, `labels` or `relations`: what is said, and the words that say it."""
    said: dict[str, str] = getattr(_words(), kind)
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in said.items()}
