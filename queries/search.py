"""What has some words in it: tasks, documents, agencies, each with the words that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cancu.graph.iris import area_place
from cancu.graph.protocol import Store
from cancu.graph.search import Match, search_index
from cancu.graph.search_words import Sought, marked, sought, words
from cancu.graph.terms import Plain
from cancu.graph.texts import source_text
from cancu.ingest.model import page_at
from cancu.ontology.errors import QueryError
from cancu.ontology.units import province_of_slug
from cancu.queries.catalogue import run
from cancu.queries.evidence import Evidence, Reader, Span

Row = dict[str, Plain]

KINDS: dict[str, tuple[str, ...]] = {
    "task": ("task",),
    "provision": ("task", "provision"),
    "document": ("document",),
    "agency": ("agency",),
}
"""What can be asked for; a task is a provision, too."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found. `document` is a handle, None for an agency; `path` that of a provision.

    `text` are its words or its name, `marks` where in `text` stand those that were asked for.
    `evidence` is None where the thing is known, but no text held says it in its own words.
    """

    kind: str
    document: str | None
    path: str | None
    text: str
    marks: tuple[tuple[int, int], ...]
    evidence: Evidence | None

    def to_json(self) -> dict[str, object]:
        """`{"kind", "document", "path", "text", "marks": [[start, end]], "evidence"}`."""
        return {
            "kind": self.kind,
            "document": self.document,
            "path": self.path,
            "text": self.text,
            "marks": [list(each) for each in self.marks],
            "evidence": self.evidence.to_json() if self.evidence else None,
        }


def search(store: Store, text: str, kind: str | None = None, limit: int = 10) -> tuple[Found, ...]:
    """The best of what has all the words, as typed, before those with other accents.

    A phrase in quotes stands together; the last word may be only begun; `188/KH-UBND` and
    `188 KH UBND` are the same. QueryError: there is no word in it, or no such kind.
    """
    asked = sought(text)
    if asked is None:
        raise QueryError(f"Không có từ nào để tìm trong “{text}”; hãy gõ ít nhất một từ hoặc số.")
    if kind is not None and kind not in KINDS:
        raise QueryError(f"Không có loại “{kind}”; hãy chọn một trong: {', '.join(KINDS)}.")
    matches = search_index(store, asked, KINDS[kind] if kind else (), limit)
    return tuple(_told(store, asked, matches))


class _Quotes:
    """Words of sources that a row names: what `Reader` gives, without asking for the source."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._texts: dict[str, str] = {}
        self.reader = Reader(store)

    def text(self, document: str, row: Row) -> str:
        """The text of a row's source. StoreError: as `Reader.text`."""
        sha256 = str(row["sha256"])
        if sha256 not in self._texts:
            text = source_text(self._store, sha256)
            # The reader says what is wrong.
            known = len(text) == row["chars"]
            self._texts[sha256] = text if known else self.reader.text(document)
        return self._texts[sha256]

    def at(self, document: str, row: Row, start: int, end: int) -> Evidence:
        """The words at a place of a row's source."""
        text = self.text(document, row)
        if not 0 <= start < end <= len(text):
            return self.reader.evidence(Span(document, start, end))
        starts = tuple(int(each) for each in str(row["page_starts"] or "").split())
        name = self.reader.handle(document)
        return Evidence(name, start, end, text[start:end], page_at(starts, start))


def _told(store: Store, asked: Sought, matches: list[Match]) -> Iterator[Found]:
    quotes = _Quotes(store)
    for match in matches:
        if match.kind == "document":
            yield _document(store, quotes, asked, match.node)
        elif match.kind == "agency":
            yield _agency(store, quotes, asked, match.node)
        else:
            yield from _provision(store, quotes, asked, match)


def _provision(store: Store, quotes: _Quotes, asked: Sought, match: Match) -> Iterator[Found]:
    for row in run(store, "provision-source", provision=match.node):
        text = " — ".join(str(row[key]) for key in ("heading", "text") if row[key])
        evidence = quotes.at(match.unit, row, *_place(row))
        marks = marked(text, asked)
        yield Found(match.kind, evidence.document, str(row["path"]), text, marks, evidence)
        return


def _document(store: Store, quotes: _Quotes, asked: Sought, document: str) -> Found:
    row = next(iter(run(store, "document", document=document)))
    number = f"số {row['number']}" if row["number"] else None
    text = " ".join(str(each) for each in (row["genre"], number, row["title"]) if each)
    text += f" ({row['issuer']})" if row["issuer"] else ""
    name = quotes.reader.handle(document)
    if row["sha256"] is None:
        evidence = _first(store, quotes, "first-mention", cited=document)
    else:
        evidence = _printed(quotes, document, row)
    return Found("document", name, None, text, marked(text, asked), evidence)


def _printed(quotes: _Quotes, document: str, row: Row) -> Evidence | None:
    """Where a held document prints its title, or else its number."""
    text = quotes.text(document, row)
    for name in (row["title"], row["number"]):
        known = [re.escape(word.exact) for word in words(str(name or ""))]
        if not known:
            continue
        pattern = re.compile(r"[\W_]+".join(known), re.IGNORECASE)
        found = pattern.search(text, *_place(row))
        if found:
            return quotes.at(document, row, found.start(), found.end())
    return None


def _agency(store: Store, quotes: _Quotes, asked: Sought, agency: str) -> Found:
    row = next(iter(run(store, "agency-label", agency=agency)))
    place = area_place(str(row["area"]))[0] if row["area"] else ""
    home = province_of_slug(place)
    text = str(row["name"])
    if home and home.name not in text:
        text = f"{text} ({home.name})"
    evidence = _first(store, quotes, "first-charge", agency=agency)
    return Found("agency", None, None, text, marked(text, asked), evidence)


def _first(store: Store, quotes: _Quotes, name: str, **params: str) -> Evidence | None:
    for row in run(store, name, **params):
        return quotes.at(str(row["document"]), row, *_place(row))
    return None


def _place(row: Row) -> tuple[int, int]:
    return int(row["start"] or 0), int(row["end"] or 0)
