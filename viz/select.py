"""Which part of a store a picture shows: the whole, one document, or one task's chain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from cancu.graph.documents import DocumentRow, list_documents
from cancu.graph.find import find_document, find_provision
from cancu.graph.protocol import Store
from cancu.viz.collect import Collection
from cancu.viz.picture import Edge, Node, Picture

MOST = 2000
"""How many boxes a file holds at most; what stands in the opening view is `limit`."""


def select_picture(
    store: Store, document: str | None = None, task: str | None = None, limit: int = 150
) -> Picture:
    """A picture of the store, of one `document` (by any name), or of one of its tasks (by path).

    At most `limit` boxes stand in the opening view: documents first, those that most rests upon
    before others, then tasks; the rest is found by searching. NotFoundError and AmbiguousError
    as `find_document` and `find_provision` raise them.
    """
    if document is None:
        return _whole(store, limit)
    row = find_document(store, document)
    if task is None:
        return _document(store, row, limit)
    provision = find_provision(store, row.iri, task)
    collection = Collection(store)
    collection.add_trace(provision)
    name = collection.boxes.label(provision.document)
    title = f"Nhiệm vụ {provision.path} của {name} dựa vào đâu"
    return _picture(collection, title, limit, focus=provision.iri)


def _whole(store: Store, limit: int) -> Picture:
    rows = list_documents(store)
    collection = Collection(store, rows)
    for row in rows[:MOST]:
        collection.add_document(row.iri)
    held = [row.iri for row in rows if row.held][:limit]
    for document in held:
        collection.add_contents(document)
    citing = {edge.source for edge in collection.edges() if edge.relation == "mandated_by"}
    title = f"Căn cứ và nhiệm vụ trong {len(held)} văn bản đã đọc"
    # Of all documents' tasks those that name a mandate themselves tell most; agencies are hubs
    # whose arrows would hide all others.
    return _picture(
        collection,
        title,
        limit,
        lambda node: node.lane != "agency" and (node.lane != "task" or node.id in citing),
    )


def _document(store: Store, row: DocumentRow, limit: int) -> Picture:
    collection = Collection(store, [row])
    for part in (row.iri, *collection.annexes(row.iri)):
        collection.add_document(part)
        collection.add_contents(part)
    collection.climb()
    collection.add_followers(row.iri)
    title = f"Căn cứ và nhiệm vụ của {collection.boxes.label(row.iri)}"
    return _picture(collection, title, limit, lambda node: node.lane != "agency")


def _picture(
    collection: Collection,
    title: str,
    limit: int,
    wanted: Callable[[Node], bool] = lambda _: True,
    *,
    focus: str | None = None,
) -> Picture:
    """`wanted` says what may stand in the opening view."""
    edges = collection.edges()
    ranked = _ranked(collection.nodes(), edges)
    known = {node.id for node in ranked[:MOST]}
    shown = {node.id for node in [node for node in ranked[:MOST] if wanted(node)][:limit]}
    nodes = tuple(
        replace(node, start=node.id in shown) for node in collection.nodes() if node.id in known
    )
    return Picture(
        nodes,
        tuple(edge for edge in edges if edge.source in known and edge.target in known),
        title,
        focus,
        omitted=len(ranked) - len(nodes),
    )


def _ranked(nodes: Iterable[Node], edges: Iterable[Edge]) -> list[Node]:
    """Documents before tasks before agencies; what is read or most rested upon comes first."""
    weight = Counter(edge.target for edge in edges)
    weight.update(edge.source for edge in edges if edge.relation == "mandated_by")
    tiers = {"task": 1, "agency": 2}
    return sorted(
        nodes,
        key=lambda node: (
            tiers.get(node.lane, 0),
            node.state != "held",
            -weight[node.id],
        ),
    )
