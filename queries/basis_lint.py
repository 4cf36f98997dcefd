"""The “Căn cứ” of a draft held against what is known: what cannot stand as it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cancu.graph.facts import Mention
from cancu.graph.identity import agree, has_year, number_key, one_numbering
from cancu.graph.iris import parse_document_iri
from cancu.graph.mention_place import whose
from cancu.graph.places import NOWHERE, TW, Place, home_of, is_party
from cancu.graph.protocol import Store
from cancu.graph.terms import Plain
from cancu.ingest.model import Citation, Document, Source, page_at
from cancu.ontology.folding import fold
from cancu.ontology.instruments import Instrument, find_instruments, find_laws, instruments
from cancu.queries.catalogue import run
from cancu.queries.evidence import Evidence, Reader, span_of
from cancu.queries.finding import listed, shown_date
from cancu.queries.hops import Hops
from cancu.queries.standing import Standings, ended

_DAY = 10
_GROUNDS = ("basis", "implements")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing found. `kind`: date, number, replaced, lapsed, not-yet, ambiguous or stub.

    `name` is the number or name as cited, `evidence` its words in the draft, `proof` the words of
    the store that contradict them, where there are any.
    """

    kind: str
    name: str
    message: str
    evidence: Evidence
    proof: Evidence | None = None

    def to_json(self) -> dict[str, object]:
        """`{"kind", "name", "message", "evidence", "proof"}`."""
        return {
            "kind": self.kind,
            "name": self.name,
            "message": self.message,
            "evidence": self.evidence.to_json(),
            "proof": self.proof.to_json() if self.proof else None,
        }


@dataclass(frozen=True, slots=True)
class Linted:
    """How many bases a draft's opening cites, and what is wrong with them, in their order."""

    cited: int
    faults: tuple[Fault, ...]

    def to_json(self) -> dict[str, object]:
        return {"cited": self.cited, "faults": [each.to_json() for each in self.faults]}


def lint(store: Store, path: Path, as_of: str) -> Linted:
    """What a draft in a file cites as its basis, held against the store and known instruments.

    SourceError: the file cannot be read.
    """
    # The reader's rules take longer to load than all else that a question needs.
    from cancu.ingest.pipeline import read_file

    extraction = read_file(path)
    reader = Reader(store)
    standings = Standings(store, reader, Hops(store), as_of)
    cited = [
        (document, citation)
        for document in extraction.documents
        for citation in document.citations
        if citation.relation in _GROUNDS and citation.within is None and citation.target is None
    ]
    faults = []
    for document, citation in cited:
        check = _Check(store, reader, standings, as_of, extraction.source, document, citation)
        faults += list(check.faults())
    return Linted(len(cited), tuple(faults))


@dataclass(frozen=True, slots=True)
class _Known:
    """A document that may be meant: of the vocabulary or of the store, which has its IRI."""

    date: str | None
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class _Check:
    store: Store
    reader: Reader
    standings: Standings
    as_of: str
    source: Source
    document: Document
    citation: Citation

    def faults(self) -> Iterator[Fault]:
        known = self._instruments()
        held = self._of_store()
        misdated = self._date(known, held)
        yield from misdated or self._number(known)
        # What is meant under a wrong date is what the number means.
        date = None if misdated else self.citation.date
        meant = [each for each in known if agree(each.date, date)]
        there = [each for each in held if agree(each.date, date)]
        if len(there) > 1:
            names = listed(self.reader.handle(str(each.iri)) for each in there)
            yield self._fault("ambiguous", f"có thể là {names}; hãy ghi rõ ngày, cơ quan ban hành")
            return
        ends = [ended(each, self.as_of) for each in meant]
        if ends and all(ends) and ends[0]:
            yield self._fault(ends[0].state, ends[0].why or "")
            return
        if not there:
            if self.citation.date and self.citation.date > self.as_of[: len(self.citation.date)]:
                yield self._fault("not-yet", f"đề ngày {shown_date(self.citation.date)}")
            yield self._fault("stub", "kho chưa có văn bản này; hãy kiểm tra rồi đọc vào kho")
            return
        standing = self.standings.of(str(there[0].iri))
        if standing.state == "stub":
            yield self._fault("stub", "kho chỉ biết qua trích dẫn, chưa có toàn văn")
        elif standing.state != "held":
            yield self._fault(standing.state, standing.why or "", standing.evidence)

    def _instruments(self) -> tuple[Instrument, ...]:
        """Known instruments that bear the number, or the law's name, and are of the same place."""
        cited = self.citation
        if cited.number is None:
            return find_laws(cited.title or cited.text) or find_laws(cited.text)
        central = self._place() == TW
        return find_instruments(cited.number) if central else ()

    def _of_store(self) -> list[_Known]:
        """Documents of the store that bear the number, or the name, and are of the same place."""
        cited = self.citation
        if cited.number is None:
            rows = run(self.store, "documents-titled", name=cited.title or cited.text)
        else:
            rows = run(self.store, "documents-numbered", name=cited.number)
        place = self._place()
        return [
            _Known(_text(row["date"]), str(row["document"]))
            for row in rows
            if place is None or parse_document_iri(str(row["document"])).place in (place, NOWHERE)
        ]

    def _place(self) -> Place | None:
        cited = self.citation
        mention = Mention(
            "", "", cited.start, cited.text, cited.type, cited.number, cited.date, cited.issuer,
            cited.title, "; ".join(cited.parties) or None, None,
        )  # fmt: skip
        return whose(mention, home_of(self.document)).place

    def _date(self, known: tuple[Instrument, ...], held: list[_Known]) -> list[Fault]:
        """The day is wrong where the same body cannot have used the number on another."""
        cited = self.citation
        if cited.date is None or len(cited.date) != _DAY:
            return []
        both: tuple[Instrument | _Known, ...] = (*known, *held)
        told = [each for each in both if each.date and len(each.date) == _DAY]
        if not told or any(each.date == cited.date for each in told):
            return []
        for each in told:
            if each.date and self._is_same(each.date):
                proof = None
                if isinstance(each, _Known) and each.iri:
                    proof = self._proof(each.iri)
                words = f"ghi ngày {shown_date(cited.date)}, đã biết là ngày"
                return [self._fault("date", f"{words} {shown_date(each.date)}", proof)]
        return []

    def _is_same(self, date: str) -> bool:
        cited = self.citation
        if cited.number is None:  # a law of one name of one year
            return date[:4] == str(cited.date)[:4]
        return one_numbering(
            date,
            str(cited.date),
            party=is_party(cited.number, cited.issuer),
            central=self._place() == TW,
            yearly=has_year(cited.number),
        )

    def _number(self, known: tuple[Instrument, ...]) -> list[Fault]:
        """Another number for the same title of the same day; titles differ from day to day."""
        cited = self.citation
        if cited.number is None or cited.title is None or known or cited.date is None:
            return []
        title = fold(cited.title)
        names = {
            each.number: None
            for each in instruments()
            if each.number and each.date == cited.date and each.title and fold(each.title) == title
        }
        proof = None
        for row in run(self.store, "documents-titled", name=cited.title):
            if row["date"] == cited.date and row["number"]:
                names.setdefault(str(row["number"]), None)
                proof = proof or self._proof(str(row["document"]))
        mine = number_key(cited.number)
        others = [name for name in names if name and number_key(name) != mine]
        if not others or len(others) != len(names):
            return []
        return [self._fault("number", f"văn bản tên này, ngày này mang số {listed(others)}", proof)]

    def _proof(self, document: str) -> Evidence | None:
        for row in run(self.store, "first-mention", cited=document):
            return self.reader.evidence(span_of(str(row["document"]), row))
        return None

    def _fault(self, kind: str, message: str, proof: Evidence | None = None) -> Fault:
        start, end = self.citation.start, self.citation.end
        quote = self.source.text[start:end]
        page = page_at(self.source.pages, start)
        name = Path(self.source.path).name
        evidence = Evidence(name, start, end, quote, page)
        return Fault(kind, self.citation.number or self.citation.text, message, evidence, proof)


def _text(value: Plain) -> str | None:
    return None if value is None else str(value)
