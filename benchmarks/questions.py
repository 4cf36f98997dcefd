"""How long questions take on a large store: `python -m benchmarks.questions`.

A store of synthetic documents (`--documents 800` are some million quads, 8000 ten) is made in a
folder of its own, or taken from `--store`. Every question of the catalogue is asked with parameters
drawn from the store, then traces, duties of agencies and the gaps of single documents. Beside them
stands a peer in the same run: rdflib's own engine, asked the same text over a slice of the same
documents, and cancu over that slice.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click
import rdflib

from benchmarks.questions_values import Values
from benchmarks.synth import extractions
from cancu.graph.bulk import load_new
from cancu.graph.namespaces import PROLOGUE
from cancu.graph.store import Store, open_store
from cancu.queries.catalogue import names, question, run
from cancu.queries.gaps import gaps
from cancu.queries.profile import kinds
from cancu.queries.trace import trace_provision

PATIENCE = 5.0
"""Seconds after which one question is not asked again."""


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds of a question over its runs."""

    p50: float
    p95: float
    runs: int


@click.command()
@click.option("--documents", default=800, show_default=True)
@click.option("--store", "folder", type=click.Path(path_type=Path), help="A store made before.")
@click.option("--runs", default=60, show_default=True)
@click.option("--peer-documents", default=24, show_default=True, help="0 leaves the peer out.")
@click.option("--peer-seconds", default=120.0, show_default=True)
@click.option("--only", default="", help="Only what has this in its name.")
@click.option("--seed", default=1, show_default=True)
def main(
    documents: int, folder: Path | None, runs: int, peer_documents: int, peer_seconds: float,
    only: str, seed: int,
) -> None:  # fmt: skip
    with tempfile.TemporaryDirectory() as made:
        where = folder or Path(made) / "kho"
        if folder is None:
            load_new(where, extractions(documents))
        with open_store(where, read_only=True) as store:
            report(store, runs, random.Random(seed), only)
        if peer_documents:
            small = Path(made) / "slice"
            load_new(small, extractions(peer_documents))
            with open_store(small, read_only=True) as store:
                against_peer(store, random.Random(seed), peer_seconds)


def report(store: Store, runs: int, dice: random.Random, only: str) -> None:
    values = Values(store, dice)
    print(f"{len(values.documents)} documents\n")
    print(f"| {'question':<28} | p50 ms | p95 ms | runs |\n|{'-' * 30}|---:|---:|---:|")
    for name, ask in asked(store, values):
        if only not in name:
            continue
        took = timed(ask, runs)
        print(f"| {name:<28} | {took.p50:.1f} | {took.p95:.1f} | {took.runs} |", flush=True)


Ask = Callable[[], Callable[[], object]]
"""Draws parameters, which takes time of its own, and gives what asks with them."""


def asked(store: Store, values: Values) -> Iterator[tuple[str, Ask]]:
    """Every question with a new draw of parameters at each call; then what needs several."""
    for name in names():
        params = tuple(question(name).header.params)
        yield name, partial(_question, store, values, name, params)
    yield "trace", lambda: partial(trace_provision, store, values.task())
    yield "duties of an agency", partial(_question, store, values, "agency-tasks", ("agency",))
    for kind in kinds():
        yield f"gaps of a document, {kind}", partial(_gaps, store, values, kind)


def _question(
    store: Store, values: Values, name: str, params: tuple[str, ...]
) -> Callable[[], object]:
    return partial(run, store, name, **values.draw(name, params))


def _gaps(store: Store, values: Values, kind: str) -> Callable[[], object]:
    document = values.document()
    return partial(gaps, store, as_of="2026-01-01", kind=kind, document=document)


def timed(draw: Ask, runs: int) -> Timed:
    """Time of the processor, so that whoever else uses the machine is not measured too."""
    times: list[float] = []
    began = time.perf_counter()
    while len(times) < runs and (not times or time.perf_counter() - began < PATIENCE):
        ask = draw()
        start = time.process_time()
        ask()
        times.append((time.process_time() - start) * 1000)
    ranked = sorted(times[1:] or times)  # the first one reads from disk what the others find read
    p95 = ranked[min(len(ranked) - 1, int(len(ranked) * 0.95))]
    return Timed(statistics.median(ranked), p95, len(ranked))


def against_peer(store: Store, dice: random.Random, seconds: float) -> None:
    """The same texts, the same quads, the same parameters; one run each, until time is up."""
    values = Values(store, dice)
    peer = rdflib.Dataset(default_union=True)
    peer.parse(data="\n".join(f"{quad} ." for quad in store.quads()), format="nquads")
    print(f"\nA slice of {len(values.documents)} documents, {len(peer)} quads\n")
    print(f"| {'question':<28} | cancu ms | rdflib ms | ratio |\n|{'-' * 30}|---:|---:|---:|")
    began = time.perf_counter()
    order = sorted(names(), key=lambda name: (not name.startswith("gap-"), name))
    for name in order:
        header = question(name).header
        if time.perf_counter() - began > seconds:
            print(f"| {name:<28} | | not asked: time is up | |")
            continue
        params = values.draw(name, tuple(header.params))
        own = timed(partial(partial, run, store, name, **params), 6).p50
        start = time.process_time()
        ask_peer(peer, name, params)
        other = (time.process_time() - start) * 1000
        print(f"| {name:<28} | {own:.2f} | {other:.1f} | {other / own:.0f} |", flush=True)


def ask_peer(peer: rdflib.Dataset, name: str, params: dict[str, str]) -> list[object]:
    header = question(name).header
    bindings = {
        key: rdflib.Literal(params[key]) if kind == "text" else rdflib.URIRef(params[key])
        for key, kind in header.params.items()
    }
    return list(peer.query(PROLOGUE + question(name).text, initBindings=bindings))


if __name__ == "__main__":
    main()
