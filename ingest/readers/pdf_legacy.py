"""Text layers in codes of before Unicode (TCVN3, VNI) whose fonts' names do not say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cancu.ingest.readers.encodings import convert_font, convert_legacy, legacy_encoding
from cancu.ingest.readers.pdf_page import Page, Word
from cancu.ingest.syllables import is_syllable

_SOFT_HYPHEN = "\u00ad"
"""Unseen in Unicode; `ư` in TCVN3."""

_MARKS = ".,;:!?()“”\"'"


def in_unicode(pages: Sequence[Page]) -> list[Page]:
    """The pages, those in old codes converted; recognised by what the words become."""
    encoding = legacy_encoding("\n".join(page.text for page in pages))
    return [replace(page, words=_words(page, encoding)) for page in pages]


def _words(page: Page, encoding: str | None) -> tuple[Word, ...]:
    if encoding is None:
        if _SOFT_HYPHEN not in page.text:
            return page.words
        texts = [word.text for word in page.words]
    else:
        # Codes and letters have no space, so the words stay what they are, one by one.
        coded = page.text
        if encoding == "tcvn3" and "-" in coded:
            coded = " ".join(map(_with_horn, coded.split(" ")))
        texts = convert_legacy(coded, encoding).split(" ")
    seen = [text.replace(_SOFT_HYPHEN, "") for text in texts]
    return tuple(
        replace(word, text=text) if text != word.text else word
        for word, text in zip(page.words, seen, strict=True)
        if text
    )


def _with_horn(word: str) -> str:
    """A word whose `ư` was handed out as a hyphen, as Windows-1252 has it: `h-íng` is `hướng`."""
    if "-" not in word:
        return word
    horned = word.replace("-", _SOFT_HYPHEN)
    return horned if is_syllable(convert_font(horned, ".VnTime").strip(_MARKS)) else word
