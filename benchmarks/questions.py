"""How long questions take on the samples: `python benchmarks/questions.py`.

Each figure is a median of warm runs in one process, beside its ratio to a peer in the same run:
rdflib's own engine asked the same text over the same quads. Traces and gaps, which need many
questions, have the whole catalogue's median as their peer.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import rdflib

from cancu.graph.find import find_document, provisions_of
from cancu.graph.load import ingest_files
from cancu.graph.namespaces import PROLOGUE
from cancu.graph.store import Store, open_store
from cancu.queries.catalogue import names, question, run
from cancu.queries.gaps import gaps
from cancu.queries.impact import impact
from cancu.queries.profile import kinds
from cancu.queries.trace import trace

RUNS = 15
PEER_RUNS = 3


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        with (
            open_store(Path(folder) / "kho") as store,
            as_file(files("cancu.ingest.samples")) as at,
        ):
            ingest_files(store, sorted(at.glob("*.txt")))
        with open_store(Path(folder) / "kho", read_only=True) as store:
            report(store)


def report(store: Store) -> None:
    peer = dataset(store)
    given = values(store)
    times = []
    print(f"{'question':<28} {'ms':>8} {'rdflib / cancu':>15}")
    for name in names():
        params = {key: given[key] for key in question(name).header.params}
        own = median(lambda name=name, params=params: run(store, name, **params), RUNS)
        other = median(lambda name=name, params=params: ask(peer, name, params), PEER_RUNS)
        times.append(own)
        print(f"{name:<28} {own * 1000:8.2f} {other / own:15.1f}")
    middle = statistics.median(times)
    print(f"\n{'answer':<28} {'ms':>8} {'/ one question':>15}")
    for label, answer in answers(store).items():
        own = median(answer, RUNS)
        print(f"{label:<28} {own * 1000:8.2f} {own / middle:15.1f}")


def answers(store: Store) -> dict[str, Callable[[], object]]:
    """What needs more than one question."""
    made: dict[str, Callable[[], object]] = {
        "trace, plain task": lambda: trace(store, "188/KH-UBND", "II.2.-1"),
        "trace, task with citations": lambda: trace(store, "188/KH-UBND", "II.1.-1"),
        "trace, task of an annex": lambda: trace(store, "2224/QĐ-UBND", "III.20"),
        "impact, 48-CT/TW": lambda: impact(store, "48-CT/TW"),
    }
    for kind in kinds():
        made[f"gaps, {kind}"] = lambda kind=kind: gaps(store, as_of="2026-01-01", kind=kind)
    return made


def values(store: Store) -> dict[str, str]:
    document = find_document(store, "188/KH-UBND").iri
    provision = provisions_of(store, document)[-1].iri
    return {
        "document": document,
        "decision": find_document(store, "2224/QĐ-UBND").iri,
        "citing": provision,
        "provision": provision,
        "citation": f"{document}/cite/0",
        "subject": find_document(store, "13-KL/TW").iri,
        "object": find_document(store, "48-CT/TW").iri,
        "cited": find_document(store, "13-KL/TW").iri,
        "agency": "https://w3id.org/cancu/id/agency/quang-ngai/so-y-te",
        "relation": "continues",
    }


def dataset(store: Store) -> rdflib.Dataset:
    """The same quads in rdflib's memory."""
    made = rdflib.Dataset(default_union=True)
    made.parse(data="\n".join(f"{quad} ." for quad in store.quads()), format="nquads")
    return made


def ask(peer: rdflib.Dataset, name: str, params: dict[str, str]) -> list[object]:
    asked = question(name)
    bindings = {
        key: rdflib.Literal(params[key]) if kind == "text" else rdflib.URIRef(params[key])
        for key, kind in asked.header.params.items()
    }
    return list(peer.query(PROLOGUE + asked.text, initBindings=bindings))


def median(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()
