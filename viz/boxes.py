"""What stands in a box: documents, provisions, agencies and doubtful citations of a store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cancu.graph.documents import DocumentRow, document_row
from cancu.graph.iris import document_tail
from cancu.graph.protocol import Store
from cancu.graph.terms import Plain
from cancu.ontology.genres import Genre, genre_of_name, genre_of_sign
from cancu.ontology.issuers import issuer_of_sign
from cancu.queries.catalogue import run
from cancu.queries.evidence import Reader, Span
from cancu.queries.hops import Doubt
from cancu.viz.picture import AMBIGUOUS, HELD, STUB, Evidence, Node
from cancu.viz.style import style

QUOTES = 3
"""How many proofs an arrow, or a document that was not read, carries."""

_SIGNS = "SELECT ?d ?sign WHERE { ?d cc:sign ?sign }"
_GROUPS = "SELECT DISTINCT ?a WHERE { ?a a cc:AgencyGroup }"
_LAWS = frozenset({"Constitution", "Code", "Law", "Ordinance"})
_PROVISIONS = {"task": "Task", "objective": "Objective"}


class Boxes:
    """Makes nodes of what a store holds; `rows` are documents known beforehand."""

    def __init__(self, store: Store, rows: Iterable[DocumentRow] = ()) -> None:
        self._store = store
        self._reader = Reader(store)
        self._rows = {row.iri: row for row in rows}
        self._signs = {str(d): str(sign) for d, sign in store.select(_SIGNS).tuples()}
        self._groups = {str(a) for (a,) in store.select(_GROUPS).tuples()}

    def proof(self, span: Span) -> Evidence:
        """The words at a span."""
        found = self._reader.evidence(span)
        return Evidence(found.document, found.quote, found.start, found.end)

    def row(self, document: str) -> DocumentRow:
        """What is known of a document by its IRI."""
        if document not in self._rows:
            found = document_row(self._store, document)
            self._rows[document] = found or _nameless(document)
        return self._rows[document]

    def label(self, document: str) -> str:
        """The short name of a document: its number, else what stands for one."""
        row = self.row(document)
        if row.number:
            return row.number
        if row.annex_of:
            genre = row.genre or "văn bản"
            return f"{genre[:1].upper()}{genre[1:]} kèm {row.annex_of}"
        if not row.held and row.title:
            return row.title
        return self._signs.get(document) or row.handle

    def document(self, document: str) -> Node:
        """A document: read, or known by what others say of it."""
        row = self.row(document)
        return Node(
            document,
            _kind(_genre(row.genre, row.number)),
            _lane(row),
            self.label(document),
            row.title or "",
            HELD if row.held else STUB,
            row.issuer or "",
            row.date or "",
            evidence=() if row.held else self._mentions(document),
        )

    def provision(
        self,
        iri: str,
        found: Mapping[str, Plain],
        document: str,
        facts: Iterable[tuple[str, str]] = (),
    ) -> Node:
        """A provision by a row of the catalogue's `provisions`."""
        return Node(
            iri,
            _PROVISIONS.get(str(found["kind"]), "Provision"),
            "task",
            str(found["path"]),
            str(found["text"]),
            within=self.label(document),
            facts=tuple(facts),
            evidence=(self.proof(span(document, found)),),
        )

    def agency(self, iri: str, name: str) -> Node:
        """An agency or a group of agencies, as printed."""
        return Node(iri, "AgencyGroup" if iri in self._groups else "Agency", "agency", name)

    def doubt(self, iri: str, doubt: Doubt) -> Node:
        """A citation that may mean several documents, none of them surely."""
        known = [self.row(candidate) for candidate in doubt.candidates]
        genre = genre_of_sign(doubt.name) or (known and _genre(known[0].genre, known[0].number))
        return Node(
            iri,
            _kind(genre or None),
            _lane(known[0]) if known else "unknown",
            doubt.name,
            state=AMBIGUOUS,
            facts=tuple(("candidate", row.handle) for row in known),
            evidence=(self.proof(doubt.span),),
        )

    def _mentions(self, document: str) -> tuple[Evidence, ...]:
        """Where a document that was not read is spoken of, once a text."""
        first: dict[str, Span] = {}
        for found in run(self._store, "cited-by", cited=document):
            where = str(found["document"])
            first.setdefault(where, span(where, found))
        return tuple(self.proof(each) for each in list(first.values())[:QUOTES])


def span(document: str, row: Mapping[str, Plain]) -> Span:
    """The offsets of a catalogue's row."""
    return Span(document, int(row["start"] or 0), int(row["end"] or 0))


def _genre(name: str | None, number: str | None) -> Genre | None:
    return (genre_of_name(name) if name else None) or (genre_of_sign(number) if number else None)


def _kind(genre: Genre | None) -> str:
    return genre.cls if genre and genre.cls in style().kinds else "Document"


def _lane(row: DocumentRow) -> str:
    """Laws stand above the government's documents, whatever their level has in common."""
    issuer = issuer_of_sign(row.number) if row.number else None
    genre = _genre(row.genre, row.number)
    if (issuer and issuer.legislative) or (genre and genre.cls in _LAWS):
        return "law"
    return row.level if row.level in style().lanes else "unknown"


def _nameless(document: str) -> DocumentRow:
    tail = document_tail(document)
    return DocumentRow(tail, document, None, None, None, None, None, None, held=False)
