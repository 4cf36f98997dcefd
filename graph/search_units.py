"""What of a store can be found by words, in units that are indexed again as a whole.

A unit is a document with its provisions, or an agency. Its version is cheap to tell: texts are read
of those units alone whose version has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from cancu.graph.iris import graph_document, graph_iri
from cancu.graph.namespaces import DOCUMENT_GRAPHS, ID, RESOLUTION
from cancu.graph.protocol import Store
from cancu.graph.search_index import Item
from cancu.graph.terms import iri
from cancu.ontology.units import province_of_slug

_AGENCIES = f"{ID}agency/"
_MANY = 50
"""Units that are read one by one; more of them are read with all others, which is faster."""

# One pattern each: no join, so that reading all of a large store costs what it holds.
_QUERY = "SELECT ?g ?s ?value WHERE {{ GRAPH ?g {{ ?s {} ?value }} }}"
_OF_PROVISION = ("cc:kind", "cc:heading", "cc:text")
_OF_DOCUMENT = ("cc:genre", "eli:number", "dcterms:title", "cc:issuerName", "cc:sourceText")
_NAMES = "SELECT DISTINCT ?agency ?name WHERE { ?agency skos:prefLabel ?name }"

# No two readings of a source that differ in their texts have the same places by chance, and numbers
# are summed without being looked up.
_PLACES = ("cc:start", "cc:end", "cc:order")
_SUM = "SELECT ?g (SUM(?value) AS ?sum) WHERE {{ GRAPH ?g {{ ?s {} ?value }} }} GROUP BY ?g"
_TASKS = "SELECT ?g (COUNT(?s) AS ?sum) WHERE { GRAPH ?g { ?s cc:kind 'task' } } GROUP BY ?g"
_TASKS_OF = "SELECT ?g ?s WHERE { GRAPH ?g { ?s cc:kind 'task' } }"

_Facts = dict[tuple[str, str], dict[str, str]]


class Contents:
    """What a store holds now; of some documents only, by IRI, where these are named."""

    def __init__(self, store: Store, documents: Iterable[str] | None = None) -> None:
        self._store = store
        self._graphs = None if documents is None else [graph_iri(each) for each in documents]
        facts = _facts(store, _OF_DOCUMENT, self._graphs)
        self._heads = {
            node: Item("document", node, " ".join(_named(each)))
            # What a document says of itself stands last, and counts.
            for (_, node), each in sorted(facts.items(), reverse=True)
        }
        self._marks = {
            node: each["cc:sourceText"]
            for (_, node), each in facts.items()
            if "cc:sourceText" in each
        }
        if documents is None:
            self._heads.update((each.node, each) for each in _agencies(store))
        for graph, mark in self._places():
            node = graph_document(graph)
            self._marks[node] = f"{self._marks.get(node, '')} {mark}"

    def versions(self) -> dict[str, str]:
        """The version of each unit."""
        return {
            unit: hashlib.blake2b(
                f"{head.kind}\x00{head.text}\x00{self._marks.get(unit, '')}".encode(),
                digest_size=12,
            ).hexdigest()
            for unit, head in self._heads.items()
        }

    def items(self, units: Iterable[str]) -> dict[str, list[Item]]:
        """All that can be found of some units."""
        found = {unit: [self._heads[unit]] for unit in units}
        held = [unit for unit in found if self._marks.get(unit)]
        graphs = None if len(held) > _MANY else [graph_iri(unit) for unit in held]
        for (graph, node), facts in sorted(_facts(self._store, _OF_PROVISION, graphs).items()):
            unit = graph_document(graph)
            if unit in found and "cc:text" in facts:
                kind = "task" if facts.get("cc:kind") == "task" else "provision"
                text = " ".join(facts[each] for each in _OF_PROVISION[1:] if each in facts)
                found[unit].append(Item(kind, node, text))
        return found

    def _places(self) -> Iterator[tuple[str, str]]:
        """What is told of each graph by the numbers in it, in one order."""
        for name in _PLACES:
            yield from self._summed(_SUM.format(name), _QUERY.format(name), name)
        yield from self._summed(_TASKS, _TASKS_OF, "task")

    def _summed(self, query: str, rows: str, name: str) -> Iterator[tuple[str, str]]:
        if self._graphs is None:
            for graph, value in self._store.select(query).tuples():
                if str(graph).startswith(DOCUMENT_GRAPHS):
                    yield str(graph), f"{name} {value}"
            return
        # A graph that is given to a sum is looked for only after all graphs are summed.
        for graph in self._graphs:
            answer = self._store.select(rows, {"g": iri(graph)})
            values = [int(row[2] or 0) if len(row) > 2 else 1 for row in answer.tuples()]
            if values:
                yield graph, f"{name} {sum(values)}"


def _named(facts: dict[str, str]) -> Iterator[str]:
    """The number thrice, so that a document stands above those whose titles name it."""
    yield facts.get("cc:genre", "")
    yield from (f"số {number}" for number in [facts.get("eli:number")] * 3 if number)
    yield facts.get("dcterms:title", "")
    yield facts.get("cc:issuerName", "")


def _agencies(store: Store) -> Iterator[Item]:
    """By all their names, with the province that their IRIs say."""
    names: dict[str, set[str]] = {}
    for agency, name in store.select(_NAMES).tuples():
        if str(agency).startswith(_AGENCIES):
            names.setdefault(str(agency), set()).add(str(name))
    for node, known in names.items():
        home = province_of_slug(node.removeprefix(_AGENCIES).split("/")[0])
        yield Item("agency", node, " ".join([*sorted(known), home.name if home else ""]))


def _facts(store: Store, properties: Iterable[str], graphs: list[str] | None) -> _Facts:
    """Properties by graph and subject, of some graphs or of all that describe documents."""
    found: _Facts = {}
    for name in properties:
        for bound in [{}] if graphs is None else [{"g": iri(graph)} for graph in graphs]:
            for graph, node, value in store.select(_QUERY.format(name), bound).tuples():
                if str(graph).startswith((DOCUMENT_GRAPHS, RESOLUTION)):
                    found.setdefault((str(graph), str(node)), {})[name] = str(value)
    return found
