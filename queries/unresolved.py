"""What citations leave open: mentions of several possible documents, documents not held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from cancu.graph.protocol import Store
from cancu.graph.terms import Plain
from cancu.ontology.folding import slug
from cancu.queries.catalogue import run
from cancu.queries.evidence import Evidence, Reader, span_of

REASONS = {
    "issuer": "ký hiệu trái với cơ quan ban hành được nêu",
    "date": "ngày trái với văn bản đã biết",
    "several": "số này có ở nhiều nơi, lời dẫn không nói của ai",
    "unknown": "không có văn bản nào khớp",
}


@dataclass(frozen=True, slots=True)
class Unresolved:
    """One document that mentions mean, or may mean.

    `state` is `ambiguous` (then `candidates` are possible and `reason` is a key of REASONS) or
    `stub`; `mentions` counts them, `documents` the documents they stand in, `evidence` is one.
    """

    state: str
    name: str
    title: str | None
    issuer: str | None
    date: str | None
    mentions: int
    documents: int
    reason: str | None = None
    candidates: tuple[str, ...] = ()
    evidence: Evidence | None = None

    def to_json(self) -> dict[str, object]:
        """`{"state", "name", …, "candidates", "evidence"}`."""
        return {
            "state": self.state,
            "name": self.name,
            "title": self.title,
            "issuer": self.issuer,
            "date": self.date,
            "mentions": self.mentions,
            "documents": self.documents,
            "reason": self.reason,
            "candidates": list(self.candidates),
            "evidence": self.evidence.to_json() if self.evidence else None,
        }


def unresolved(store: Store) -> tuple[Unresolved, ...]:
    """What is ambiguous, then what is missing, each most cited first."""
    reader = Reader(store)
    return (*_ambiguous(store, reader), *_missing(store, reader))


def _ambiguous(store: Store, reader: Reader) -> list[Unresolved]:
    """Mentions alike in number, date, issuer and candidates are one row."""
    groups: dict[tuple[object, ...], list[dict[str, Plain]]] = defaultdict(list)
    for row in run(store, "ambiguous-mentions"):
        found = run(store, "candidates", citation=str(row["citation"]))
        candidates = tuple(str(each["candidate"]) for each in found)
        name = str(row["number"] or " ".join(str(row["mention"]).split()))
        key = (slug(name), row["date"], row["issuer"], row["conflict"], candidates)
        groups[key].append(row)
    rows = [_group(reader, key, rows) for key, rows in groups.items()]
    return sorted(rows, key=lambda each: (-each.documents, -each.mentions, each.name))


def _group(reader: Reader, key: tuple[object, ...], rows: list[dict[str, Plain]]) -> Unresolved:
    first = rows[0]
    candidates = key[-1] if isinstance(key[-1], tuple) else ()
    conflict = first["conflict"]
    reason = str(conflict) if conflict else "several" if candidates else "unknown"
    span = span_of(str(first["document"]), first)
    return Unresolved(
        "ambiguous",
        str(first["number"] or " ".join(str(first["mention"]).split())),
        None,
        _text(first["issuer"]),
        _text(first["date"]),
        len(rows),
        len({row["document"] for row in rows}),
        reason,
        tuple(reader.handle(each) for each in candidates),
        reader.evidence(span),
    )


def _missing(store: Store, reader: Reader) -> Iterator[Unresolved]:
    for row in run(store, "missing-documents"):
        yield Unresolved(
            "stub",
            reader.handle(str(row["document"])),
            _text(row["title"]),
            _text(row["issuer"]),
            _text(row["date"]),
            int(row["mentions"] or 0),
            int(row["documents"] or 0),
        )


def _text(value: Plain) -> str | None:
    return None if value is None else str(value)
