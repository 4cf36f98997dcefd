"""The words that prove a fact: always a slice of the text as it was read, never a paraphrase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cancu.graph.documents import handle
from cancu.graph.namespaces import CC
from cancu.graph.protocol import Store
from cancu.graph.terms import Plain
from cancu.graph.texts import source_text
from cancu.ingest.model import page_at
from cancu.ontology.errors import StoreError
from cancu.queries.facts import SOURCE, Things


@dataclass(frozen=True, slots=True)
class Span:
    """Where a fact stands: offsets into the source text of a held document, by IRI."""

    document: str
    start: int
    end: int


def span_of(document: str, row: Mapping[str, Plain]) -> Span:
    """Where the thing of a row stands."""
    return Span(document, int(row["start"] or 0), int(row["end"] or 0))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span with its words; `document` is a handle, `quote` is `source[start:end]`.

    `page` counts from 1; it is None where the file has no pages.
    """

    document: str
    start: int
    end: int
    quote: str
    page: int | None = None

    def to_json(self) -> dict[str, object]:
        """`{"document", "start", "end", "quote"}`, and `"page"` where the file has pages."""
        told: dict[str, object] = {
            "document": self.document,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
        }
        if self.page is not None:
            told["page"] = self.page
        return told


class Reader:
    """Reads texts and names of documents from a store, each once."""

    def __init__(self, store: Store, things: Things | None = None) -> None:
        self._store = store
        self._things = things or Things(store)
        self._handles: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._pages: dict[str, tuple[int, ...]] = {}

    def handle(self, document: str) -> str:
        """A document's name for people."""
        if document not in self._handles:
            self._handles[document] = handle(self._store, document)
        return self._handles[document]

    def text(self, document: str) -> str:
        """The text that a held document was read from.

        StoreError: it is not kept, or is not the text that was read.
        """
        if document not in self._texts:
            digest, length, pages = self._source(document)
            text = source_text(self._store, digest)
            # The digest is the file's, which may be no text; offsets count in what was read of it.
            if len(text) != length:
                raise StoreError(
                    f"Nguyên văn của “{self.handle(document)}” đã bị sửa sau khi đọc; "
                    "hãy đọc lại văn bản bằng `cancu ingest`."
                )
            self._texts[document], self._pages[document] = text, pages
        return self._texts[document]

    def evidence(self, span: Span) -> Evidence:
        """The words at a span. StoreError: the text has no such place."""
        text = self.text(span.document)
        if not 0 <= span.start < span.end <= len(text):
            raise StoreError(
                f"Vị trí {span.start}–{span.end} nằm ngoài nguyên văn của "
                f"“{self.handle(span.document)}”; hãy đọc lại văn bản bằng `cancu ingest`."
            )
        quote = text[span.start : span.end]
        page = page_at(self._pages[span.document], span.start)
        return Evidence(self.handle(span.document), span.start, span.end, quote, page)

    def _source(self, document: str) -> tuple[str, int, tuple[int, ...]]:
        """Digest and length of the text that a document was read from, and where pages begin."""
        for source in self._things.said(document).get(SOURCE, ()):
            facts = self._things.said(source)
            digest, length = facts[CC + "sha256"][0], int(facts[CC + "chars"][0])
            starts = " ".join(facts.get(CC + "pageStarts", ())).split()
            return digest, length, tuple(int(each) for each in starts)
        raise StoreError(
            f"Kho không có nguyên văn của “{self.handle(document)}”; "
            "hãy đọc văn bản bằng `cancu ingest`."
        )
