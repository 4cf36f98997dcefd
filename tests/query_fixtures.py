"""Stores of small plans for the tests of questions; offsets are found in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cancu.graph.documents import handle
from cancu.graph.load import ingest_files
from cancu.graph.store import Store, open_store
from cancu.ingest.model import Assignment, Citation, Deadline, Extraction, Jurisdiction, Provision
from tests import graph_fixtures as make


@dataclass(frozen=True)
class Item:
    """A provision by its words; agencies with their roles and deadlines stand in the words."""

    path: str
    words: str
    agencies: tuple[tuple[str, str], ...] = ()
    deadlines: tuple[tuple[str, str, str | None, str | None], ...] = ()
    kind: str = "task"
    modality: str = "mandatory"


@dataclass(frozen=True)
class Cites:
    """A mention by its words; `within` the index of the mention whose title holds it."""

    words: str
    number: str | None
    relation: str = "cited"
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    within: int | None = None
    nth: int = 0


@dataclass(frozen=True)
class Links:
    """What one cited document does to another, by the words that say so."""

    words: str
    subject: str
    relation: str
    object: str


def plan(
    number: str | None,
    province: str,
    opening: str,
    items: Iterable[Item] = (),
    cites: Iterable[Cites] = (),
    links: Iterable[Links] = (),
    **fields: Any,
) -> Extraction:
    """A document of a province; its text is the opening and each item on a line of its own."""
    items = tuple(items)
    text = "\n".join([opening, *(item.words for item in items), ""])
    citations = tuple(_citation(text, each) for each in cites)
    document = make.document(
        text,
        **{
            "number": number,
            "sign": number.partition("/")[2] if number else None,
            "issuer": f"Ủy ban nhân dân tỉnh {province}",
            "jurisdiction": Jurisdiction("province", province),
            "date": "2024-05-10",
            "citations": citations,
            "links": tuple(
                make.link(text, each.words, each.subject, each.relation, each.object)
                for each in links
            ),
            "provisions": tuple(_provision(text, item, citations) for item in items),
            **fields,
        },
    )
    return make.extraction(text, document, path=f"{number}-{province}.txt".replace("/", "-"))


def _citation(text: str, each: Cites) -> Citation:
    return make.mention(
        text,
        each.words,
        each.number,
        each.relation,
        nth=each.nth,
        date=each.date,
        issuer=each.issuer,
        title=each.title,
        within=each.within,
    )


def _provision(text: str, item: Item, citations: tuple[Citation, ...]) -> Provision:
    start, end = make.span(text, item.words)
    agencies = tuple(
        Assignment(name, role, "parenthesis", *_inside(text, name, start))
        for name, role in item.agencies
    )
    deadlines = tuple(
        Deadline(kind, date, period, words, *_inside(text, words, start))
        for kind, words, date, period in item.deadlines
    )
    cited = tuple(i for i, each in enumerate(citations) if start <= each.start < end)
    return Provision(
        item.path,
        item.kind,
        None,
        item.words,
        start,
        end,
        item.modality,
        agencies,
        (),
        deadlines,
        None,
        cited,
    )


def _inside(text: str, words: str, start: int) -> tuple[int, int]:
    at = text.index(words, start)
    return at, at + len(words)


@contextmanager
def stored(folder: Path, *items: Extraction | Path) -> Iterator[Store]:
    """A store on disk with these documents, opened for reading."""
    with open_store(folder / "kho") as store:
        ingest_files(store, items)
    with open_store(folder / "kho", read_only=True) as store:
        yield store


def slices(store: Store) -> dict[str, str]:
    """The source text of each held document by its handle, read past the code under test."""
    query = "SELECT DISTINCT ?d ?sha WHERE { ?d cc:sourceText ?source . ?source cc:sha256 ?sha }"
    return {
        handle(store, str(row["d"])): (store.texts / f"{row['sha']}.txt").read_bytes().decode()
        for row in store.select(query)
    }


def evidence_in(answer: object) -> Iterator[dict[str, Any]]:
    """Everything in a JSON answer that has a quote."""
    if isinstance(answer, dict):
        if "quote" in answer:
            yield answer
        for value in answer.values():
            yield from evidence_in(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from evidence_in(value)
