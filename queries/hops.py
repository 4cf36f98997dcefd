"""What each provision and document rests on directly, with the words that say so.

Read from the store node by node, so that a trace costs what its chain costs, however large the
store is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cancu.graph.namespaces import CC, DCTERMS, ELI
from cancu.graph.protocol import Store
from cancu.graph.terms import Plain
from cancu.ontology.folding import fold
from cancu.queries.catalogue import run
from cancu.queries.evidence import Span, span_of
from cancu.queries.facts import LEGAL, SOURCE, TYPE, Things

_GROUNDS = frozenset({"basis", "implements"})
_NO_GROUND = frozenset({"nested", "proposed_by"})
"""What stands in another's title, and the paper by which somebody asked for the decision."""

_DESCRIBED = (
    ELI + "number",
    CC + "genre",
    DCTERMS + "title",
    CC + "issuerName",
    ELI + "date_document",
    CC + "level",
)

_Row = dict[str, Plain]
_Key = tuple[str, str, str]
"""Subject, relation and object of a link."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One step from what rests to the document that it rests on.

    `shortcut` marks what a document's title or another document says of it: it counts only where
    the document's own opening does not lead to the same place.
    """

    source: str
    relation: str
    target: str
    span: Span
    shortcut: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """A citation that may mean several documents: a path ends there."""

    source: str
    relation: str
    name: str
    candidates: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Node:
    """What is read of a document; `held` says whether its text is in the store."""

    iri: str
    number: str | None
    genre: str | None
    title: str | None
    issuer: str | None
    date: str | None
    level: str | None
    party: bool
    held: bool

    @property
    def state(self) -> str:
        """`held`, or `stub` if it is known by citation only."""
        return "held" if self.held else "stub"

    @property
    def mandate(self) -> bool:
        """Whether it can be where a task comes from: central, or the Party's."""
        return self.party or self.level in ("central", "party")


@dataclass(frozen=True, slots=True)
class Grounds:
    """What something rests on by its own words."""

    hops: tuple[Hop, ...]
    doubts: tuple[Doubt, ...]


NO_GROUNDS = Grounds((), ())


class Hops:
    """Steps from any node, each read from the store once.

    Links are edges of the inference graph, of which there are few however many documents say the
    same; their words are looked up one by one.
    """

    def __init__(self, store: Store, things: Things | None = None) -> None:
        self._store = store
        self._things = things or Things(store)
        self._nodes: dict[str, Node] = {}
        self._cited: dict[str, Grounds] = {}
        self._within: dict[str, dict[str, Grounds]] = {}
        self._above: dict[str, tuple[tuple[str, str], ...]] = {}
        self._words: dict[_Key, Span | None] = {}
        self._stated: dict[str, dict[_Key, Span]] = {}

    def node(self, document: str) -> Node:
        """What is known of a document."""
        if document not in self._nodes:
            self._nodes[document] = self._read_node(document)
        return self._nodes[document]

    def of_provision(self, provision: str) -> Grounds:
        """What a provision cites by its own words, titles of what it cites left out."""
        return self._citations(provision, title=None)

    def of_document(self, document: str) -> Grounds:
        """What a held document names as its decision, its basis, or what it implements."""
        grounds = self._citations(document, title=self.node(document).title or "")
        hops = [hop for hop in grounds.hops if hop.relation == "promulgated_by"]
        hops += [hop for hop in grounds.hops if hop.relation in _GROUNDS]
        doubts = (doubt for doubt in grounds.doubts if doubt.relation in _GROUNDS)
        return Grounds(tuple(hops), tuple(doubts))

    def links(self, document: str, home: str | None) -> tuple[Hop, ...]:
        """What titles say that a document rests on, by the words of `home` where it says so."""
        return tuple(
            hop
            for relation, target in self._edges(document)
            if (hop := self._link(document, relation, target, home))
        )

    def link_targets(self, document: str) -> set[str]:
        """The documents that `links` leads to, and those of its own citations."""
        return {target for _, target in self._edges(document)}

    def _edges(self, document: str) -> tuple[tuple[str, str], ...]:
        if document not in self._above:
            rows = run(self._store, "links-up", subject=document)
            self._above[document] = tuple(
                (str(row["relation"]), str(row["object"])) for row in rows
            )
        return self._above[document]

    def _link(self, subject: str, relation: str, target: str, home: str | None) -> Hop | None:
        key = subject, relation, target
        span = self._said(home).get(key) if home else None
        if span is None:
            if key not in self._words:
                rows = run(
                    self._store, "link-words", subject=subject, relation=relation, object=target
                )
                self._words[key] = next(map(_span, rows), None)
            span = self._words[key]
        return Hop(subject, relation, target, span, shortcut=True) if span else None

    def _said(self, home: str) -> dict[_Key, Span]:
        """The links that one document states, by their ends."""
        if home not in self._stated:
            found: dict[_Key, Span] = {}
            for row in run(self._store, "links-in", document=home):
                key = str(row["subject"]), str(row["relation"]), str(row["object"])
                found.setdefault(key, _span({**row, "document": home}))
            self._stated[home] = found
        return self._stated[home]

    def within(self, document: str) -> dict[str, Grounds]:
        """What each provision of a document cites, as `of_provision`, in one reading."""
        if document not in self._within:
            rows: dict[str, list[_Row]] = {}
            for row in run(self._store, "citations-in", document=document):
                rows.setdefault(str(row["citing"]), []).append(row)
            self._within[document] = {
                citing: self._grounds(citing, found, "")
                for citing, found in rows.items()
                if citing != document
            }
        return self._within[document]

    def _citations(self, citing: str, title: str | None) -> Grounds:
        if citing not in self._cited:
            rows = run(self._store, "citations-of", citing=citing)
            self._cited[citing] = self._grounds(citing, rows, fold(title or ""))
        return self._cited[citing]

    def _grounds(self, citing: str, rows: Iterable[_Row], title: str) -> Grounds:
        hops: list[Hop] = []
        doubts: list[Doubt] = []
        seen: set[str] = set()
        for row in rows:
            name = str(row["number"] or row["mention"])
            # Of a name that the title has, the first mention is the title's.
            titled = bool(row["in_title"]) or (name not in seen and fold(name) in title)
            seen.add(name)
            relation = str(row["relation"])
            if relation in _NO_GROUND:
                continue
            if row["state"] == "ambiguous":
                candidates = self._candidates(str(row["citation"]))
                doubts.append(Doubt(citing, relation, name, candidates, _span(row)))
            elif row["cited"] is not None and row["cited"] != row["document"]:
                hops.append(Hop(citing, relation, str(row["cited"]), _span(row), shortcut=titled))
        return Grounds(_distinct(hops), tuple(doubts))

    def _candidates(self, citation: str) -> tuple[str, ...]:
        rows = run(self._store, "candidates", citation=citation)
        return tuple(str(row["candidate"]) for row in rows)

    def _read_node(self, document: str) -> Node:
        facts = self._things.said(document)
        number, genre, title, issuer, date, level = (
            next(iter(facts.get(each, ())), None) for each in _DESCRIBED
        )
        # A document is the Party's if it is no legal resource of the state.
        party = LEGAL not in facts.get(TYPE, ())
        return Node(document, number, genre, title, issuer, date, level, party, SOURCE in facts)


def _distinct(hops: list[Hop]) -> tuple[Hop, ...]:
    """One hop a target: what the text itself says before its title, grounds before mentions."""
    order = sorted(hops, key=lambda hop: (hop.shortcut, hop.relation == "cited", hop.span.start))
    best: dict[str, Hop] = {}
    for hop in order:
        best.setdefault(hop.target, hop)
    return tuple(hop for hop in hops if best[hop.target] is hop)


def _span(row: _Row) -> Span:
    return span_of(str(row["document"]), row)


def _text(value: Plain) -> str | None:
    return None if value is None else str(value)
