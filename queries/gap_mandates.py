"""Tasks without a mandate, and chains that stop at a document that nobody has read."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from cancu.queries.catalogue import run
from cancu.queries.evidence import Span, span_of
from cancu.queries.finding import Finding, Scope, listed, shown_date
from cancu.queries.hops import NO_GROUNDS, Hop, Node
from cancu.queries.reach import Reach

_TASK = "task"
_FEW = 10
"""Of so many documents what is missing is counted one by one, of more in the whole store."""


def no_mandate(scope: Scope) -> Iterator[Finding]:
    """Tasks from which no chain leads to a central or Party document.

    Silent where an ambiguous citation may mean one, and in documents that are central themselves.
    """
    reach = Reach(scope.store, scope.hops)
    for document in scope.documents:
        above = reach.above([document])
        doubts = [doubt for each in above for doubt in reach.direct(each).doubts]
        if _has_mandate(scope, above) or any(
            _has_mandate(scope, doubt.candidates) for doubt in doubts
        ):
            continue
        for row in run(scope.store, "provisions", document=document):
            if row["kind"] != _TASK:
                continue
            own = scope.hops.within(document).get(str(row["provision"]), NO_GROUNDS)
            reached = reach.above(hop.target for hop in own.hops)
            possible = (each for doubt in own.doubts for each in doubt.candidates)
            if _has_mandate(scope, reached) or _has_mandate(scope, possible):
                continue
            ends = [each for each in sorted(above | reached) if not reach.direct(each).hops]
            stops = listed(scope.reader.handle(each) for each in ends if each != document)
            missing = "văn bản của Trung ương hoặc của Đảng làm căn cứ"
            missing += f" (chuỗi dừng ở {stops})" if stops else ""
            yield Finding("no-mandate", missing, span_of(document, row), str(row["path"]))


def _has_mandate(scope: Scope, documents: Iterator[str] | frozenset[str] | tuple[str, ...]) -> bool:
    return any(scope.hops.node(document).mandate for document in documents)


def broken_chain(scope: Scope) -> Iterator[Finding]:
    """Where chains stop at a document that is cited but not held, those most cited first.

    One a document that cites and one that is missing. What a decision rests on is the decision's
    gap, not that of its plan.
    """
    found = [
        (missing, document, hop, path)
        for document in scope.documents
        for missing, (hop, path) in _stops(scope, document).items()
    ]
    times = _times(scope, {each[0] for each in found})
    for missing, document, hop, path in sorted(
        found,
        key=lambda each: (*(-count for count in times.get(each[0], (0, 0))), each[0], each[1]),
    ):
        node = scope.hops.node(missing)
        key = "broken-chain.mandate" if node.mandate else "broken-chain"
        words = _described(scope, node, times.get(missing, (0, 0)))
        yield Finding(key, words, Span(document, hop.span.start, hop.span.end), path)


def _times(scope: Scope, missing: set[str]) -> dict[str, tuple[int, int]]:
    """In how many documents each is cited, and how often."""
    if len(scope.documents) > _FEW:
        return {
            str(row["document"]): (int(row["documents"] or 0), int(row["mentions"] or 0))
            for row in run(scope.store, "missing-documents")
        }
    found = {}
    for each in missing:
        rows = list(run(scope.store, "cited-by", cited=each))
        found[each] = len({row["document"] for row in rows}), len(rows)
    return found


def _stops(scope: Scope, document: str) -> dict[str, tuple[Hop, str | None]]:
    """The missing documents at which a document's chains stop, by its own nearest words."""
    reach = Reach(scope.store, scope.hops)
    queue: deque[tuple[Hop, Hop, str | None]] = deque(
        (hop, hop, None) for hop in reach.direct(document).hops
    )
    for row in run(scope.store, "provisions", document=document):
        if row["kind"] == _TASK:
            own = scope.hops.within(document).get(str(row["provision"]), NO_GROUNDS)
            queue.extend((hop, hop, str(row["path"])) for hop in own.hops)
    found: dict[str, tuple[Hop, str | None]] = {}
    seen: set[str] = set()
    while queue:
        hop, words, path = queue.popleft()
        if hop.target in seen or scope.hops.node(hop.target).held:
            continue
        seen.add(hop.target)
        further = scope.hops.links(hop.target, document)
        if not further:
            found[hop.target] = (words, path)
        for each in further:
            queue.append((each, each if each.span.document == document else words, path))
    return found


def _described(scope: Scope, node: Node, times: tuple[int, int]) -> str:
    name = scope.reader.handle(node.iri)
    date = f"ngày {shown_date(node.date)}" if node.date else None
    facts = [part for part in (node.genre, node.issuer, date) if part]
    known = f" ({', '.join(facts)})" if facts else ""
    documents, mentions = times
    return f"{name}{known}: chưa có trong kho; được dẫn {mentions} lần ở {documents} văn bản"
