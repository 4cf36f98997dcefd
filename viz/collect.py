"""Boxes and arrows gathered from a store, each arrow with the words that prove it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial

from cancu.graph.documents import DocumentRow
from cancu.graph.find import ProvisionRow
from cancu.graph.protocol import Store
from cancu.queries.catalogue import run
from cancu.queries.chains import chains_of, document_grounds
from cancu.queries.evidence import Span
from cancu.queries.hops import Doubt, Hops
from cancu.viz.boxes import QUOTES, Boxes, span
from cancu.viz.picture import Edge, Evidence, Node
from cancu.viz.style import style

_GROUNDS = frozenset({"basis", "implements", "promulgated_by"})
_IN_PASSING = frozenset({"cited", "proposed_by"})


class Collection:
    """Grows by documents, provisions and what they rest on."""

    def __init__(self, store: Store, rows: Iterable[DocumentRow] = ()) -> None:
        self.boxes = Boxes(store, rows)
        self._store = store
        self._hops = Hops(store)
        self._nodes: dict[str, Node] = {}
        self._edges: dict[tuple[str, str, str], list[Evidence]] = {}

    def nodes(self) -> tuple[Node, ...]:
        """All boxes, in the order in which they came."""
        return tuple(self._nodes.values())

    def edges(self) -> tuple[Edge, ...]:
        """The arrows between boxes that are there."""
        return tuple(
            Edge(source, target, relation, tuple(evidence))
            for (source, target, relation), evidence in self._edges.items()
            if source in self._nodes and target in self._nodes
        )

    def add_document(self, document: str) -> None:
        """A document with its arrows to what it rests on, by its own words or by others' titles."""
        if document in self._nodes:
            return
        self._nodes[document] = self.boxes.document(document)
        grounds = document_grounds(self._hops, document, document)
        for hop in grounds.hops:
            self._join(document, hop.target, hop.relation, hop.span)
        for doubt in grounds.doubts:
            self._add_doubt(document, doubt)

    def add_contents(self, document: str) -> None:
        """A held document's tasks with their bearers, and what it cites in passing."""
        tasks = self._add_provisions(document, lambda _, kind: kind == "task")
        for found in run(self._store, "citations", document=document):
            if found["relation"] in _IN_PASSING and found["cited"] and found["citing"] not in tasks:
                relation, cited = str(found["relation"]), str(found["cited"])
                self._join(document, cited, relation, span(document, found))

    def climb(self) -> None:
        """All documents that what is there rests on, step by step."""
        waiting = deque(target for _, target, _ in self._edges)
        while waiting:
            document = waiting.popleft()
            if document in self._nodes:
                continue
            self.add_document(document)
            waiting.extend(target for source, target, _ in self._edges if source == document)

    def add_trace(self, provision: ProvisionRow) -> None:
        """A provision with all that it rests on, by exactly the hops that a trace answers with."""
        home = provision.document
        where = Span(home, provision.start, provision.end)
        chains = chains_of(self._hops, provision.iri, home, where)
        self._add_provisions(home, lambda iri, _: iri == provision.iri)
        for document in (home, *chains.reached):
            self._nodes[document] = self.boxes.document(document)
        for source, hops in chains.steps.items():
            for hop in hops:
                self._join(source, hop.target, _said(hop.relation), hop.span)
        for doubt in chains.doubts:
            self._add_doubt(doubt.source, doubt)

    def add_followers(self, document: str) -> None:
        """The documents that rest on a document, step by step, and the tasks that cite it."""
        waiting, seen = deque([document]), {document}
        while waiting:
            for below in self._followers(waiting.popleft()):
                if below not in seen:
                    seen.add(below)
                    self.add_document(below)
                    waiting.append(below)
        citing: dict[str, set[str]] = {}
        for found in run(self._store, "cited-by", cited=document):
            citing.setdefault(str(found["document"]), set()).add(str(found["citing"]))
        for below, provisions in citing.items():
            self._add_provisions(below, partial(_among, provisions))

    def annexes(self, document: str) -> list[str]:
        """The held documents that a decision promulgates."""
        found = run(self._store, "cited-by", cited=document)
        below = {str(each["document"]) for each in found if each["relation"] == "promulgated_by"}
        return sorted(below - {document})

    def _followers(self, document: str) -> list[str]:
        found = {
            str(each["document"])
            for each in run(self._store, "cited-by", cited=document)
            if each["kind"] == "task" or each["relation"] in _GROUNDS
        }
        linked = run(self._store, "links-to", object=document)
        found |= {str(each["subject"]) for each in linked if _climbs(str(each["relation"]))}
        return sorted(found)

    def _add_provisions(self, document: str, wanted: Callable[[str, str], bool]) -> set[str]:
        """Those provisions of a document that are wanted, by IRI and kind, and who bears them."""
        added = {
            str(found["provision"]): found
            for found in run(self._store, "provisions", document=document)
            if wanted(str(found["provision"]), str(found["kind"]))
        }
        facts = self._facts(document) if added else {}
        for iri, found in added.items():
            if iri in self._nodes:
                continue
            self._nodes[iri] = self.boxes.provision(iri, found, document, facts.get(iri, ()))
            self._join(iri, document, "part_of", span(document, found))
            self._add_grounds(iri)
        if added:
            self._add_bearers(document, added.keys())
        return set(added)

    def _add_grounds(self, provision: str) -> None:
        grounds = self._hops.of_provision(provision)
        for hop in grounds.hops:
            self._join(provision, hop.target, _said(hop.relation), hop.span)
        for doubt in grounds.doubts:
            self._add_doubt(provision, doubt)

    def _add_bearers(self, document: str, provisions: Iterable[str]) -> None:
        among = set(provisions)
        for found in run(self._store, "assignments", document=document):
            if str(found["provision"]) in among:
                agency = str(found["agency"])
                self._nodes.setdefault(agency, self.boxes.agency(agency, str(found["name"])))
                role, task = str(found["role"]), str(found["provision"])
                self._join(agency, task, role, span(document, found))

    def _facts(self, document: str) -> dict[str, list[tuple[str, str]]]:
        """Deadlines and targets by provision, in the words of the text."""
        facts: dict[str, list[tuple[str, str]]] = {}
        for question, name in (("deadlines", "deadline"), ("targets", "target")):
            for found in run(self._store, question, document=document):
                words = self.boxes.proof(span(document, found)).quote
                facts.setdefault(str(found["provision"]), []).append((name, words))
        return facts

    def _add_doubt(self, source: str, doubt: Doubt) -> None:
        """A box of its own, where the way ends; its candidates are one step aside."""
        iri = f"{doubt.span.document}#{doubt.name}"
        self._nodes.setdefault(iri, self.boxes.doubt(iri, doubt))
        self._join(source, iri, _said(doubt.relation), doubt.span)
        for candidate in doubt.candidates:
            self._join(iri, candidate, "candidate", doubt.span)

    def _join(self, source: str, target: str, relation: str, where: Span) -> None:
        if source == target:
            return
        proofs = self._edges.setdefault((source, target, relation), [])
        proof = self.boxes.proof(where)
        if len(proofs) < QUOTES and proof not in proofs:
            proofs.append(proof)


def _said(relation: str) -> str:
    """What a provision cites in its own words, however in passing, is its mandate."""
    return "mandated_by" if relation in _IN_PASSING else relation


def _climbs(relation: str) -> bool:
    known = style().relations.get(relation)
    return known is not None and known.chain


def _among(provisions: set[str], iri: str, _: str) -> bool:
    return iri in provisions
