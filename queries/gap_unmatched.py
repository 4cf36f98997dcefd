"""Tasks that nobody takes up: no agency's list in the same plan, no plan below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cancu.graph.terms import Plain
from cancu.queries.catalogue import run
from cancu.queries.evidence import Span, span_of
from cancu.queries.finding import Finding, Scope, listed
from cancu.queries.kin import Kin, Superior
from cancu.queries.matching import Matcher
from cancu.queries.members import takes_in
from cancu.queries.namesakes import agency_place, body_key
from cancu.queries.paths import above
from cancu.queries.profile import gap_words
from cancu.queries.similarity import TASKS, shown_score

_BEARING = ("lead", "implement")
_LISTED = ("heading", "table")
"""How an agency's list is told: it stands under the agency's name, or in its row of a table."""
_FEWEST_AGENCIES = 2
_SINGLY = 3
"""So many missing tasks are always told one by one."""
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class _Task:
    path: str
    kind: str
    text: str
    span: Span
    bearers: tuple[dict[str, Plain], ...]

    @property
    def listed(self) -> bool:
        return any(row["source"] in _LISTED for row in self.bearers)


def unmatched(scope: Scope) -> Iterator[Finding]:
    """Tasks of a general part that no agency's list takes up, and a superior's left out below.

    Silent where something is alike, though not surely the same, in plans whose tasks name their
    bearers themselves, and where the lists take up less than half: they are no lists of that part.
    """
    kin = Kin(scope)
    for document in scope.documents:
        if scope.hops.node(document).genre not in gap_words().plan_genres:
            continue
        tasks = _tasks(scope, document)
        yield from _general(tasks)
        if any(task.kind == "task" for task in tasks):
            for superior in kin.superiors(document):
                yield from _of_superior(scope, document, tasks, superior)


def _general(tasks: Sequence[_Task]) -> Iterator[Finding]:
    """A part that charges nobody beside lists of several agencies."""
    lists = [task for task in tasks if task.listed]
    agencies = {str(row["agency"]) for task in lists for row in task.bearers}
    if len(agencies) < _FEWEST_AGENCIES:
        return
    borne = {task.path for task in tasks if task.bearers}
    held = {upper for path in borne for upper in above(path)}
    general = [
        task
        for task in tasks
        if task.kind == "task"
        and not task.bearers
        and task.path not in held
        and not any(upper in borne for upper in above(task.path))
    ]
    left = list(_not_taken_up(general, lists, tasks))
    if 2 * len(left) > len(general):
        return
    for task, nearest in left:
        missing = f"mục phân công nhận nhiệm vụ này{nearest}"
        yield Finding("unmatched", missing, task.span, task.path)


def _of_superior(
    scope: Scope, document: str, own: Sequence[_Task], superior: Superior
) -> Iterator[Finding]:
    """What the superior lays on the plan's issuer, or on nobody in particular."""
    everything = _tasks(scope, superior.document)
    issuer = next(iter(run(scope.store, "publisher", document=document)), None)
    level = scope.hops.node(document).level
    asked = [task for task in everything if task.kind == "task" and _concerns(task, issuer, level)]
    taking = [task for task in own if task.kind != "objective"]
    left = list(_not_taken_up(asked, taking, (*everything, *own)))
    key, handle = "unmatched.superior", scope.reader.handle(superior.document)
    if len(left) > _SINGLY and 2 * len(left) > len(asked):  # said once where most is missing
        paths = listed((task.path for task, _ in left), most=10)
        missing = f"{len(left)} trong {len(asked)} nhiệm vụ của {handle} cần cụ thể hóa: {paths}"
        yield Finding(key, missing, superior.span, None)
        return
    for task, nearest in left:
        words = " ".join(scope.reader.evidence(task.span).quote.split())
        shown = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + "…"
        missing = f"nhiệm vụ {handle} {task.path} “{shown}”{nearest}"
        yield Finding(key, missing, superior.span, None)


def _concerns(task: _Task, issuer: dict[str, Plain] | None, level: str | None) -> bool:
    if not task.bearers:
        return True
    if issuer is None:
        return False
    return any(
        _same_body(row, issuer)
        or (row["grouped"] and takes_in(str(row["name"]), str(issuer["name"] or ""), level))
        for row in task.bearers
    )


def _same_body(one: dict[str, Plain], other: dict[str, Plain]) -> bool:
    places = [agency_place(str(each["agency"])) for each in (one, other)]
    names = [
        body_key(str(each["name"]), place) for each, place in zip((one, other), places, strict=True)
    ]
    return places[0] == places[1] and names[0] == names[1]


def _not_taken_up(
    asked: Sequence[_Task], taking: Sequence[_Task], background: Sequence[_Task]
) -> Iterator[tuple[_Task, str]]:
    """Tasks that nothing of `taking` is like, each with what comes nearest, in words."""
    if not asked or not taking:
        return
    texts = [task.text for task in (*asked, *taking)]
    matcher = Matcher(TASKS, texts, (task.text for task in background))
    among = range(len(asked), len(texts))
    for at, task in enumerate(asked):
        near = next(iter(matcher.like(at, among)), None)
        if near is None or near.score < TASKS.unlike:
            yield task, _nearest(taking[near.index - len(asked)], near.score) if near else ""


def _nearest(task: _Task, score: float) -> str:
    return f" (gần nhất là {task.path}, độ giống {shown_score(score)})"


def _tasks(scope: Scope, document: str) -> tuple[_Task, ...]:
    """All provisions of a document with those who bear them."""
    bearers: dict[str, list[dict[str, Plain]]] = {}
    for row in run(scope.store, "bearers", document=document):
        if row["role"] in _BEARING:
            bearers.setdefault(str(row["provision"]), []).append(row)
    return tuple(
        _Task(
            str(row["path"]),
            str(row["kind"]),
            str(row["text"]),
            span_of(document, row),
            tuple(bearers.get(str(row["provision"]), ())),
        )
        for row in run(scope.store, "provisions", document=document)
    )
