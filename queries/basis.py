"""The “Căn cứ” of a new plan: what the plans held on a topic rest on, in the prescribed form.

Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II.6: each basis with genre, number, date, issuer and
title, laws and ordinances without number and issuer; a semicolon behind each, a full stop at the
end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cancu.graph.find import find_document
from cancu.graph.iris import CENTRAL, parse_document_iri
from cancu.graph.protocol import Store
from cancu.graph.search import search_index
from cancu.graph.search_words import sought, words
from cancu.ontology.errors import NotFoundError, QueryError
from cancu.ontology.units import Province, find_province
from cancu.queries.catalogue import run
from cancu.queries.evidence import Evidence, Reader, Span
from cancu.queries.hops import Hops, Node
from cancu.queries.standing import FIT, Standing, Standings

_MOST_PLANS = 500
_SHOWN = 3
"""How many plans that cite a basis are quoted."""

_ASSEMBLY = "Quốc hội"
_BY_NAME = ("hiến pháp", "bộ luật", "luật", "pháp lệnh")


@dataclass(frozen=True, slots=True)
class Basis:
    """One line. `cited_by` are the words of up to three plans that cite it, `plans` how many do.

    `document` is a handle.
    """

    document: str
    line: str
    standing: Standing
    plans: int
    cited_by: tuple[Evidence, ...]

    def to_json(self) -> dict[str, object]:
        """`{"document", "line", "state", "why", "proof", "plans", "cited_by"}`."""
        proof = self.standing.evidence
        return {
            "document": self.document,
            "line": self.line,
            "state": self.standing.state,
            "why": self.standing.why,
            "proof": proof.to_json() if proof else None,
            "plans": self.plans,
            "cited_by": [each.to_json() for each in self.cited_by],
        }


@dataclass(frozen=True, slots=True)
class Block:
    """What may be cited, in order, and what some plan cites but is no basis any more, or not yet.

    `plans` are the handles of the plans that were looked at.
    """

    plans: tuple[str, ...]
    fit: tuple[Basis, ...]
    unfit: tuple[Basis, ...]

    @property
    def text(self) -> str:
        """The block as it is pasted into a draft."""
        lines = [each.line for each in self.fit]
        return "".join(f"{line};\n" for line in lines[:-1]) + "".join(
            f"{line}.\n" for line in lines[-1:]
        )

    def to_json(self) -> dict[str, object]:
        """`{"plans", "text", "basis": […], "unfit": […]}`."""
        return {
            "plans": list(self.plans),
            "text": self.text,
            "basis": [each.to_json() for each in self.fit],
            "unfit": [each.to_json() for each in self.unfit],
        }


def basis(
    store: Store,
    province: str,
    as_of: str,
    *,
    topic: str | None = None,
    document: str | None = None,
) -> Block:
    """The block of a plan of a province, from the plans held whose titles have all words of a
    topic, or from a document and the plans that rest on it.

    What is another province's is left out. NotFoundError: there is no such province, document or
    plan; QueryError: neither topic nor document, or both.
    """
    if (topic is None) == (document is None):
        raise QueryError("Hãy nêu một trong hai: chủ đề (--topic) hoặc văn bản (--document).")
    home = find_province(province)
    if home is None:
        raise NotFoundError(f"Không có tỉnh, thành phố nào tên “{province}”; hãy xem lại tên.")
    hops, reader = Hops(store), Reader(store)
    plans = _on_topic(store, topic) if topic else _on_document(store, str(document))
    cited = _cited(hops, plans)
    if not cited:
        raise NotFoundError(
            f"Trong kho chưa có kế hoạch nào về “{topic or document}” nêu căn cứ; "
            "hãy thử từ khác hoặc đọc thêm văn bản bằng `cancu ingest`."
        )
    standings = Standings(store, reader, hops, as_of)
    found = [
        Basis(
            reader.handle(node.iri),
            line_of(node),
            standings.of(node.iri),
            len({span.document for span in spans}),
            tuple(reader.evidence(span) for span in spans[:_SHOWN]),
        )
        for node, spans in sorted(cited.items(), key=lambda each: _rank(each[0]))
        if _is_citable(node, home)
    ]
    return Block(
        tuple(reader.handle(each) for each in plans),
        tuple(each for each in found if each.standing.state in FIT),
        tuple(each for each in found if each.standing.state not in FIT),
    )


def _on_topic(store: Store, topic: str) -> tuple[str, ...]:
    asked = sought(topic)
    if asked is None:
        raise QueryError(f"Không có từ nào trong chủ đề “{topic}”; hãy gõ ít nhất một từ.")
    wanted = {word.folded for group in asked.groups for word in group.words}
    found = []
    for match in search_index(store, asked, ("document",), _MOST_PLANS):
        row = next(iter(run(store, "document", document=match.node)))
        title = {word.folded for word in words(str(row["title"] or ""))}
        if row["sha256"] is not None and wanted <= title:
            found.append(match.node)
    return tuple(sorted(found))


def _on_document(store: Store, document: str) -> tuple[str, ...]:
    found = find_document(store, document)
    below = {
        str(row["document"])
        for row in run(store, "cited-by", cited=found.iri)
        if row["relation"] in ("basis", "implements") and row["citing"] == row["document"]
    }
    return tuple(sorted(below | ({found.iri} if found.held else set())))


def _cited(hops: Hops, plans: Iterable[str]) -> dict[Node, list[Span]]:
    """What the openings of plans rest on, with the words; an annex rests on its decision's, too."""
    found: dict[Node, list[Span]] = {}
    for plan in plans:
        queue, seen = [plan], {plan}
        while queue:
            for hop in hops.of_document(queue.pop()).hops:
                if hop.relation == "promulgated_by":
                    if hop.target not in seen and hops.node(hop.target).held:
                        queue.append(hop.target)
                        seen.add(hop.target)
                elif hop.target not in seen:
                    found.setdefault(hops.node(hop.target), []).append(hop.span)
    return found


def _is_citable(node: Node, home: Province) -> bool:
    """The centre's, or the province's own; a district's is below it."""
    return parse_document_iri(node.iri).place in ((CENTRAL,), (home.slug,))


def _rank(node: Node) -> tuple[int, str, str]:
    """By legal rank, then by date; what has no date behind the rest of its rank."""
    return _level(node), node.date or "9999", node.iri


def _level(node: Node) -> int:
    central = parse_document_iri(node.iri).place == (CENTRAL,)
    genre, issuer = node.genre or "", node.issuer or ""
    if not central:
        return 7 if node.party else 8
    if node.party:
        return 4
    by_genre = {"hiến pháp": 0, "bộ luật": 1, "luật": 1, "pháp lệnh": 2, "nghị định": 3}
    if genre in by_genre:
        return by_genre[genre]
    if issuer.startswith(_ASSEMBLY):
        return 1
    if "Thường vụ Quốc hội" in issuer:
        return 2
    return 5 if "Chính phủ" in issuer else 6


def line_of(node: Node) -> str:
    """`Căn cứ Quyết định số 1944/QĐ-TTg ngày 18 tháng 11 năm 2021 của Thủ tướng Chính phủ …`.

    What is not known is left out.
    """
    return " ".join(("Căn cứ", *_parts(node)))


def _parts(node: Node) -> Iterator[str]:
    genre, title = node.genre or "", " ".join((node.title or "").split())
    if genre in _BY_NAME and title:
        yield title if title.lower().startswith(genre) else f"{genre.capitalize()} {title}"
        yield from _dated(node.date)
        return
    yield genre[:1].upper() + genre[1:] if genre else "văn bản"
    if node.number:
        yield f"số {node.number}"
    yield from _dated(node.date)
    if node.issuer:
        yield f"của {node.issuer}"
    if title:
        yield title


def _dated(told: str | None) -> Iterator[str]:
    """Days below ten and the first two months have a zero before them (Phụ lục I, Mục II.4)."""
    parts = (told or "").split("-")
    if len(parts) == 3:
        year, month, day = parts
        yield f"ngày {day} tháng {month if int(month) < 3 else int(month)} năm {year}"
    elif len(parts) == 2 and parts[1].isdecimal():
        yield f"tháng {int(parts[1])} năm {parts[0]}"
    elif parts[0]:
        yield f"năm {parts[0]}"
