"""What every extraction keeps: a fact's words stand where it says they stand."""

from __future__ import annotations

import re
import unicodedata

from cancu.ingest.model import Extraction

# All that cleaning takes out of a text, and what it may put between lines.
_MARKS = re.compile(
    r"<sup>[^<>]*</sup>|</?\w+[^<>]*>|!?\[\^?\d{1,3}\]|CÔNG BÁO.*|Trang \d+.*|[^\w%]+|_", re.UNICODE
)


def folded(words: str) -> str:
    """The words without marks and space."""
    return _MARKS.sub("", unicodedata.normalize("NFC", words)).casefold()


def assert_all_spans_hold(found: Extraction) -> None:
    text = found.source.text
    for document in found.documents:
        assert 0 <= document.start <= document.end <= len(text)
        facts = [
            *document.citations,
            *document.links,
            *document.provisions,
            *(
                fact
                for p in document.provisions
                for fact in (*p.assignments, *p.targets, *p.deadlines)
            ),
        ]
        for fact in facts:
            assert 0 <= fact.start < fact.end <= len(text), fact
        for fact in (*document.citations, *document.provisions):
            said = folded(text[fact.start : fact.end])
            assert _within(folded(fact.text), said), (fact.text, text[fact.start : fact.end])
    for issue in found.issues:
        assert 0 <= issue.start <= issue.end <= len(text)


def _within(words: str, said: str) -> bool:
    """Whether the words stand in what is said, in their order; page furniture may lie between."""
    rest = iter(said)
    return all(char in rest for char in words) and len(words) >= 0.5 * len(said) - 40
