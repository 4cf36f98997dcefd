"""What rests on a document: level by level, down to tasks and the agencies that bear them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cancu.graph.find import find_document
from cancu.graph.protocol import Store
from cancu.graph.terms import Plain
from cancu.queries.catalogue import run
from cancu.queries.evidence import Evidence, Reader, span_of
from cancu.queries.hops import Hop, Hops, Node
from cancu.queries.resting import Level, Resting
from cancu.queries.steps import Step, Steps


@dataclass(frozen=True, slots=True)
class Bearer:
    """An agency with its role in a task: lead, implement, coordinate, monitor."""

    agency: str
    role: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class LowerDocument:
    """A document that rests on something of the level above, by these steps."""

    document: str
    title: str | None
    issuer: str | None
    date: str | None
    state: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class LowerTask:
    """A task that rests on something of the level above, with who bears it."""

    document: str
    path: str
    text: str
    steps: tuple[Step, ...]
    agencies: tuple[Bearer, ...]


@dataclass(frozen=True, slots=True)
class ImpactLevel:
    """What stands `level` steps below."""

    level: int
    documents: tuple[LowerDocument, ...]
    tasks: tuple[LowerTask, ...]


@dataclass(frozen=True, slots=True)
class AgencyCount:
    """An agency, and how many of the tasks it bears; `area` is the place that it belongs to."""

    agency: str
    area: str
    tasks: int


@dataclass(frozen=True, slots=True)
class Impact:
    """The answer: the document, what rests on it by level, and all agencies, busiest first."""

    document: str
    title: str | None
    levels: tuple[ImpactLevel, ...]
    agencies: tuple[AgencyCount, ...]

    def to_json(self) -> dict[str, object]:
        """`{"document", "title", "levels", "agencies"}`, documents by handle.

        A level is `{"level", "documents": [{"document", "title", "issuer", "date", "state",
        "steps"}], "tasks": [{"document", "path", "text", "steps", "agencies": [{"agency", "role",
        "evidence"}]}]}`; a step as in a trace.
        """
        return {
            "document": self.document,
            "title": self.title,
            "levels": [_level_json(level) for level in self.levels],
            "agencies": [
                {"agency": each.agency, "area": each.area, "tasks": each.tasks}
                for each in self.agencies
            ],
        }


def impact(store: Store, document: str) -> Impact:
    """What rests on a document, by its handle.

    NotFoundError, AmbiguousError: no, or more than one, such document. StoreError: the text behind
    a step is not kept.
    """
    return _Impact(store).of(find_document(store, document).iri)


class _Impact:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._hops = Hops(store)
        self._resting = Resting(store, self._hops)
        self._reader = Reader(store)
        self._bearers: dict[str, dict[str, list[tuple[str, Bearer]]]] = {}

    def of(self, document: str) -> Impact:
        levels = self._resting.levels(document)
        names = {iri: (row.document, row.path) for iri, row in self._resting.tasks.items()}
        steps = Steps(self._reader, names)
        made = tuple(self._level(at, level, steps) for at, level in enumerate(levels, 1))
        title = self._hops.node(document).title
        return Impact(self._reader.handle(document), title, made, self._agencies(levels))

    def _level(self, at: int, level: Level, steps: Steps) -> ImpactLevel:
        documents = (
            self._document(self._hops.node(iri), map(steps.of, hops))
            for iri, hops in level.documents.items()
        )
        tasks = (self._task(iri, hops, steps) for iri, hops in level.tasks.items())
        return ImpactLevel(at, tuple(documents), tuple(tasks))

    def _document(self, node: Node, steps: Iterable[Step]) -> LowerDocument:
        name = self._reader.handle(node.iri)
        return LowerDocument(name, node.title, node.issuer, node.date, node.state, tuple(steps))

    def _task(self, iri: str, hops: list[Hop], steps: Steps) -> LowerTask:
        row = self._resting.tasks[iri]
        return LowerTask(
            self._reader.handle(row.document),
            row.path,
            row.text,
            tuple(map(steps.of, hops)),
            tuple(bearer for _, bearer in self._borne(iri)),
        )

    def _borne(self, task: str) -> tuple[tuple[str, Bearer], ...]:
        """Who bears a task, with the agency's IRI; read for all tasks of a document at once."""
        document = self._resting.tasks[task].document
        if document not in self._bearers:
            found: dict[str, list[tuple[str, Bearer]]] = {}
            for row in run(self._store, "assignments", document=document):
                bearer = _bearer(self._reader, document, row)
                found.setdefault(str(row["provision"]), []).append((str(row["agency"]), bearer))
            self._bearers[document] = found
        return tuple(self._bearers[document].get(task, ()))

    def _agencies(self, levels: Iterable[Level]) -> tuple[AgencyCount, ...]:
        counts: dict[str, AgencyCount] = {}
        for task in (task for level in levels for task in level.tasks):
            for agency, bearer in dict(self._borne(task)).items():
                known = counts.get(agency)
                name = known.agency if known else bearer.agency
                tasks = known.tasks + 1 if known else 1
                counts[agency] = AgencyCount(name, _area(agency), tasks)
        return tuple(
            sorted(counts.values(), key=lambda each: (-each.tasks, each.area, each.agency))
        )


def _bearer(reader: Reader, document: str, row: Mapping[str, Plain]) -> Bearer:
    span = span_of(document, row)
    return Bearer(str(row["name"]), str(row["role"]), reader.evidence(span))


def _area(agency: str) -> str:
    """`hung-yen` of `…/agency/hung-yen/cong-an-tinh`."""
    return agency.rpartition("/agency/")[2].rpartition("/")[0]


def _level_json(level: ImpactLevel) -> dict[str, object]:
    return {
        "level": level.level,
        "documents": [
            {
                "document": each.document,
                "title": each.title,
                "issuer": each.issuer,
                "date": each.date,
                "state": each.state,
                "steps": [step.to_json() for step in each.steps],
            }
            for each in level.documents
        ],
        "tasks": list(map(_task_json, level.tasks)),
    }


def _task_json(task: LowerTask) -> dict[str, object]:
    return {
        "document": task.document,
        "path": task.path,
        "text": task.text,
        "steps": [step.to_json() for step in task.steps],
        "agencies": [
            {"agency": each.agency, "role": each.role, "evidence": each.evidence.to_json()}
            for each in task.agencies
        ],
    }
