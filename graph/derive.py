"""What follows from all documents of a store, made anew; and whether that is needed."""

from __future__ import annotations

import hashlib
from functools import cache

from pyoxigraph import Literal, Quad, Triple

from cancu.graph.index import INDEX, STAMP
from cancu.graph.infer import update_inference
from cancu.graph.known import known_instruments
from cancu.graph.namespaces import VOCABULARY
from cancu.graph.protocol import Store
from cancu.graph.resolution_graph import update_resolution
from cancu.graph.terms import iri
from cancu.graph.texts import keep_texts
from cancu.graph.vocabulary_graph import update_vocabulary, vocabulary_triples

_FORM = 1
"""Raised with every change in how mentions are resolved or edges made: stores are then made anew.
"""

_IS_STAMPED = f"ASK {{ GRAPH <{INDEX}> {{ ?graph {STAMP} ?stamp }} }}"
_DIGESTS = "SELECT DISTINCT ?sha WHERE { GRAPH ?g { ?s cc:sha256 ?sha } }"


def derive(store: Store) -> None:
    """Vocabulary, resolution, index and inference of a store from its documents alone."""
    update_vocabulary(store)
    update_resolution(store)
    update_inference(store)
    keep_texts(store, {str(row["sha"]) for row in store.select(_DIGESTS)})
    # Last: a store that was left halfway is derived again.
    stamp = stamp_triple()
    store.change([Quad(stamp.subject, stamp.predicate, stamp.object, iri(INDEX))], [])


def ensure_derived(store: Store) -> None:
    """Derive a store that another vocabulary, other rules or nobody has derived."""
    if not store.ask(_IS_STAMPED, {"stamp": _stamp()}):
        derive(store)


def stamp_triple() -> Triple:
    """What a store that is derived says in its index graph."""
    return Triple(iri(VOCABULARY), STAMP, Literal(_stamp()))


@cache
def _stamp() -> str:
    """The same as long as documents give the same."""
    made = hashlib.sha256(str((_FORM, known_instruments())).encode())
    for triple in vocabulary_triples():
        made.update(str(triple).encode())
    return made.hexdigest()
