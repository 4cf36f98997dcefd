"""What follows from plain edges by the ontology: rules as CONSTRUCT queries, run to a fixpoint.

The rules are those of OWL 2 RL (OWL 2 Profiles, 4.3) over the axioms of `cancu.ttl`:
sub-properties, inverses, transitivity, chains, and roles. On what the graph says of documents,
tasks and assignments they give exactly what the reasoner gives (tests/test_inferences.py).

Stored are the edges themselves and `cc:promulgates` with its inverse (`infer.py`). `cc:restsOn` and
who takes part in what are not: each task rests on all that its document rests on, which in 300
documents of 50 tasks (benchmarks/synth.py) is 534 triples a document where there are 13 edges, a
third again of the whole store, and changes far below whatever changes above. They are told document
by document (`of_document`), from the few edges above it, or by walking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyoxigraph as ox
from pyoxigraph import Quad, Triple

from cancu.graph.iris import graph_iri
from cancu.graph.namespaces import CC, ELI, ID, INFERENCE, OWL, PREFIXES, RDF, RDFS
from cancu.graph.protocol import Store
from cancu.graph.terms import iri, plain
from cancu.ontology.errors import StoreError

MOST = 2_000_000
"""So many triples are kept in memory before a closure gives up."""

RESTS_ON = iri(CC + "restsOn")
_WORDS = iri(ID + "graph/words")
_EDGES = iri(ID + "graph/edges")
_AXIOMS = {
    RDFS + "subPropertyOf",
    RDFS + "subClassOf",
    RDF + "first",
    RDF + "rest",
    *(OWL + name for name in ("inverseOf", "propertyChainAxiom", "intersectionOf")),
    *(OWL + name for name in ("onProperty", "hasValue", "hasSelf")),
}
_TRANSITIVE = iri(OWL + "TransitiveProperty")
# What a document's own graph says that a rule reads.
_PREMISES = {ELI + "is_part_of", CC + "assigns", CC + "agency", CC + "role"}
_ABOVE = f"CONSTRUCT {{ ?node ?edge ?end }} WHERE {{ GRAPH <{INFERENCE}> {{ ?node ?edge ?end }} }}"
# A decision may say what it promulgates where the annex does not say by what it is.
_PROMULGATING = f"""
CONSTRUCT {{ ?decision cc:promulgates ?node }} WHERE {{
  GRAPH <{INFERENCE}> {{ ?decision cc:promulgates ?node }}
}}"""


@dataclass(frozen=True, slots=True)
class Closure:
    """All that follows, what was given left out, sorted.

    `cycles` are the groups of things that rest on each other, by IRI, which no sound chain has.
    """

    triples: tuple[Triple, ...]
    rounds: int
    cycles: tuple[tuple[str, ...], ...]


@cache
def rules() -> dict[str, str]:
    """The CONSTRUCT queries by name (`subproperty`), with their headers."""
    found = sorted(
        (each for each in files("cancu.graph").iterdir() if each.name.startswith("infer-")),
        key=lambda each: each.name,
    )
    return {
        each.name.removeprefix("infer-").removesuffix(".rq"): each.read_text("utf-8")
        for each in found
        if each.name.endswith(".rq")
    }


def closure(edges: Iterable[Triple], most: int = MOST) -> Closure:
    """What follows from these edges and no others.

    StoreError: they and what follows are more than `most` triples.
    """
    work = ox.Store()
    work.extend(_words())
    given = {Quad(t.subject, t.predicate, t.object, _EDGES) for t in edges}
    work.extend(given)
    known, rounds = set(given), 0
    while more := set(_derived(work)) - known:
        known |= more
        if len(known) > most:
            raise StoreError(
                f"Suy luận ra hơn {most} quan hệ; hãy suy luận theo từng văn bản thay vì cả kho."
            )
        work.extend(more)
        rounds += 1
    triples = tuple(sorted((quad.triple for quad in known - given), key=str))
    return Closure(triples, rounds, _cycles(quad.triple for quad in known))


def of_document(store: Store, document: str) -> Closure:
    """What follows of one document, held or a stub, of its provisions and of who is charged.

    What it rests on is read upward from it, so that it costs what the chain costs, however large
    the store is. The triples of all documents together are the closure of the whole store.
    """
    own = list(_own(store, graph_iri(document)))
    part_of = {
        t.subject
        for t in own
        if t.predicate.value == ELI + "is_part_of" and isinstance(t.subject, ox.NamedNode)
    }
    within = {iri(document), *part_of}
    found = closure([*own, *_edges_above(store, within)])
    about = tuple(
        t for t in found.triples if t.subject in within or t.object in part_of or _is_charge(t)
    )
    return Closure(about, found.rounds, found.cycles)


def premises(store: Store) -> Iterator[Triple]:
    """All edges of a store that a rule reads, for `closure`."""
    yield from (quad.triple for quad in store.quads(INFERENCE))
    yield from _own(store, None)


def _own(store: Store, graph: str | None) -> Iterator[Triple]:
    """What the rules read of what was read in one document, or in all."""
    where = f"GRAPH <{graph}>" if graph else "GRAPH ?any"
    for each in sorted(_PREMISES):
        yield from store.construct(
            f"CONSTRUCT {{ ?s <{each}> ?o }} WHERE {{ {where} {{ ?s <{each}> ?o }} }}"
        )


def _is_charge(triple: Triple) -> bool:
    """An assignment of the document and its agency, read backwards."""
    return triple.predicate.value == CC + "hasAssignment"


def _edges_above(store: Store, starts: Iterable[ox.NamedNode]) -> Iterator[Triple]:
    """The edges of these things and of all that they rest on."""
    upward = _upward()
    todo, seen = list(starts), set(starts)
    while todo:
        node = todo.pop()
        found = store.construct(_ABOVE, {"node": node})
        decisions = store.construct(_PROMULGATING, {"node": node})
        yield from (*found, *decisions)
        above = [t.object for t in found if t.predicate.value in upward]
        for end in (*above, *(t.subject for t in decisions)):
            if isinstance(end, ox.NamedNode) and end not in seen:
                seen.add(end)
                todo.append(end)


@cache
def _upward() -> frozenset[str]:
    """The relations by which one thing rests on another, by the ontology."""
    wider = iri(RDFS + "subPropertyOf")
    direct = [q for q in _words() if q.predicate == wider and q.object == RESTS_ON]
    return frozenset(str(plain(quad.subject)) for quad in direct) | {RESTS_ON.value}


@cache
def _words() -> tuple[Quad, ...]:
    """The axioms of the ontology that the rules read."""
    triples = ox.parse(
        (files("cancu.ontology") / "cancu.nt").read_bytes(), format=ox.RdfFormat.N_TRIPLES
    )
    return tuple(
        Quad(t.subject, t.predicate, t.object, _WORDS)
        for t in triples
        if t.predicate.value in _AXIOMS or t.object == _TRANSITIVE
    )


def _derived(work: ox.Store) -> Iterator[Quad]:
    """What one round of all rules gives."""
    for rule in rules().values():
        answer = work.query(rule, prefixes=PREFIXES)
        assert isinstance(answer, ox.QueryTriples)
        for t in answer:
            yield Quad(t.subject, t.predicate, t.object, _EDGES)


def _cycles(triples: Iterable[Triple]) -> tuple[tuple[str, ...], ...]:
    """Of what rests on itself, the groups that rest on each other."""
    ends: dict[str, set[str]] = {}
    for triple in triples:
        if triple.predicate == RESTS_ON:
            ends.setdefault(str(plain(triple.subject)), set()).add(str(plain(triple.object)))
    turning = {node for node, reached in ends.items() if node in reached}
    groups = {
        tuple(sorted(each for each in ends[node] & turning if node in ends[each]))
        for node in turning
    }
    return tuple(sorted(groups))
