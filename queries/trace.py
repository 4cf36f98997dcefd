"""On what does a task rest: every way up to its mandates, with the words behind each step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cancu.graph.find import ProvisionRow, find_document, find_provision
from cancu.graph.protocol import Store
from cancu.queries.chains import Chains, Path, chains_of
from cancu.queries.evidence import Reader, Span
from cancu.queries.facts import Things
from cancu.queries.hops import Hops, Node
from cancu.queries.steps import Step, Steps
from cancu.queries.task_search import find_task

__all__ = ["End", "Mandate", "Step", "Trace", "find_task", "trace", "trace_provision"]


@dataclass(frozen=True, slots=True)
class Mandate:
    """A document that the task rests on. `state`: `held`, or `stub` if known by citation only."""

    document: str
    title: str | None
    issuer: str | None
    date: str | None
    state: str
    paths: tuple[tuple[Step, ...], ...]


@dataclass(frozen=True, slots=True)
class End:
    """Where paths stop: at a document `held` or `stub`, at a citation that is `ambiguous`, or at a
    document that names `none`.

    Only ambiguous ones have `candidates` and the `paths` that lead there.
    """

    document: str
    reason: str
    candidates: tuple[str, ...] = ()
    paths: tuple[tuple[Step, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """The answer: the task, its mandates nearest first, and where its chains end."""

    document: str
    path: str
    text: str
    mandates: tuple[Mandate, ...]
    ends: tuple[End, ...]

    def to_json(self) -> dict[str, object]:
        """`{"task", "mandates", "ends"}`, documents by handle."""
        return {
            "task": {"document": self.document, "path": self.path, "text": self.text},
            "mandates": [
                {
                    "document": each.document,
                    "title": each.title,
                    "issuer": each.issuer,
                    "date": each.date,
                    "state": each.state,
                    "paths": _paths_json(each.paths),
                }
                for each in self.mandates
            ],
            "ends": [_end_json(each) for each in self.ends],
        }


def trace(store: Store, document: str, path: str) -> Trace:
    """What a provision rests on, by its document's handle and its path.

    NotFoundError, AmbiguousError: no, or more than one, such document or path. StoreError: the text
    behind a hop is not kept.
    """
    found = find_provision(store, find_document(store, document).iri, path)
    return trace_provision(store, found)


def trace_provision(store: Store, provision: ProvisionRow) -> Trace:
    """What a provision rests on."""
    things = Things(store)
    hops = Hops(store, things)
    span = Span(provision.document, provision.start, provision.end)
    chains = chains_of(hops, provision.iri, provision.document, span)
    names = _Names(Reader(store, things), provision)
    return names.trace(hops, chains)


class _Names:
    """Turns IRIs and spans into handles and quotes."""

    def __init__(self, reader: Reader, provision: ProvisionRow) -> None:
        self._reader = reader
        self._provision = provision
        self._steps = Steps(reader, {provision.iri: (provision.document, provision.path)})

    def trace(self, hops: Hops, chains: Chains) -> Trace:
        paths = chains.paths()
        return Trace(
            self._reader.handle(self._provision.document),
            self._provision.path,
            self._provision.text,
            tuple(self._mandate(hops.node(each), paths[each]) for each in chains.reached),
            (*self._ends(hops, chains), *self._doubts(chains, paths)),
        )

    def _mandate(self, node: Node, paths: tuple[Path, ...]) -> Mandate:
        return Mandate(
            self._reader.handle(node.iri),
            node.title,
            node.issuer,
            node.date,
            node.state,
            tuple(map(self._path, paths)),
        )

    def _ends(self, hops: Hops, chains: Chains) -> Iterator[End]:
        for document in chains.ends():
            reason = "none" if document == chains.home else hops.node(document).state
            yield End(self._reader.handle(document), reason)

    def _doubts(self, chains: Chains, paths: dict[str, tuple[Path, ...]]) -> Iterator[End]:
        for doubt in chains.doubts:
            before = ((),) if doubt.source == chains.start else paths[doubt.source]
            last = self._steps.to_name(doubt.source, doubt.relation, doubt.name, doubt.span)
            yield End(
                doubt.name,
                "ambiguous",
                tuple(map(self._reader.handle, doubt.candidates)),
                tuple((*self._path(path), last) for path in before),
            )

    def _path(self, path: Path) -> tuple[Step, ...]:
        return tuple(map(self._steps.of, path))


def _paths_json(paths: tuple[tuple[Step, ...], ...]) -> list[list[dict[str, object]]]:
    return [[step.to_json() for step in path] for path in paths]


def _end_json(end: End) -> dict[str, object]:
    made: dict[str, object] = {"document": end.document, "reason": end.reason}
    if end.reason == "ambiguous":
        made["candidates"] = list(end.candidates)
        made["paths"] = _paths_json(end.paths)
    return made
