"""What rests on a document: the hops of a trace, walked downward."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cancu.graph.find import ProvisionRow
from cancu.graph.protocol import Store
from cancu.queries.catalogue import run
from cancu.queries.chains import document_grounds
from cancu.queries.evidence import span_of
from cancu.queries.hops import Hop, Hops

_TASK = "task"


@dataclass(slots=True)
class Level:
    """What stands equally far below: documents and tasks by IRI, each with its hops upward."""

    documents: dict[str, list[Hop]]
    tasks: dict[str, list[Hop]]

    def __bool__(self) -> bool:
        return bool(self.documents or self.tasks)


class Resting:
    """The levels below a document; `tasks` has what is read of each task met."""

    def __init__(self, store: Store, hops: Hops) -> None:
        self._store = store
        self._hops = hops
        self.tasks: dict[str, ProvisionRow] = {}

    def levels(self, document: str) -> tuple[Level, ...]:
        """Nearest first; a document or task stands at its least distance only."""
        seen = {document}
        found: list[Level] = []
        here = [document]
        while here:
            level = Level({}, {})
            for upper in here:
                self._add_below(level, upper, seen)
            seen |= level.documents.keys() | level.tasks.keys()
            if level:
                found.append(level)
            here = list(level.documents)
        return tuple(found)

    def _add_below(self, level: Level, upper: str, seen: set[str]) -> None:
        for hop in self._documents_below(upper):
            if hop.source not in seen:
                level.documents.setdefault(hop.source, []).append(hop)
        for hop in self._tasks_below(upper):
            if hop.source not in seen and hop not in level.tasks.get(hop.source, ()):
                level.tasks.setdefault(hop.source, []).append(hop)

    def _documents_below(self, upper: str) -> Iterator[Hop]:
        """Those whose own grounds name it, by the words a trace would show."""
        cited = {
            str(row["document"]): None
            for row in run(self._store, "cited-by", cited=upper)
            if row["citing"] == row["document"]
        }
        linked = {str(row["subject"]): None for row in run(self._store, "links-down", object=upper)}
        for lower in {**cited, **linked}:
            if lower != upper:
                home = lower if self._hops.node(lower).held else None
                grounds = document_grounds(self._hops, lower, home)
                yield from (hop for hop in grounds.hops if hop.target == upper)

    def _tasks_below(self, upper: str) -> Iterator[Hop]:
        """The tasks that cite it, and all tasks that it has itself."""
        citing = (
            str(row["citing"])
            for row in run(self._store, "cited-by", cited=upper)
            if row["kind"] == _TASK and row["document"] != upper
        )
        for task in dict.fromkeys(citing):
            self._keep(task)
            hops = self._hops.of_provision(task).hops
            yield from (hop for hop in hops if hop.target == upper)
        if self._hops.node(upper).held:
            for row in run(self._store, "provisions", document=upper):
                if row["kind"] == _TASK:
                    task = str(row["provision"])
                    span = span_of(upper, row)
                    text, path = str(row["text"]), str(row["path"])
                    self.tasks[task] = ProvisionRow(
                        task, upper, path, _TASK, text, span.start, span.end
                    )
                    yield Hop(task, "part_of", upper, span)

    def _keep(self, task: str) -> None:
        if task not in self.tasks:
            row = next(iter(run(self._store, "provision", provision=task)))
            self.tasks[task] = ProvisionRow(
                task,
                str(row["document"]),
                str(row["path"]),
                str(row["kind"]),
                str(row["text"]),
                int(row["start"] or 0),
                int(row["end"] or 0),
            )
