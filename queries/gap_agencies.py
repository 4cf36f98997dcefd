"""Bearers that were merged or dissolved, and who holds their work now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cancu.graph.iris import parse_document_iri
from cancu.ontology.succession import Successor, successors
from cancu.ontology.units import province_of_slug
from cancu.queries.catalogue import run
from cancu.queries.evidence import span_of
from cancu.queries.finding import Finding, Scope, shown_date


def agency_gone(scope: Scope) -> Iterator[Finding]:
    """Each bearer that does not stand any more on the day asked for."""
    for document in scope.documents:
        province = _province(document)
        seen: set[tuple[str, str]] = set()
        for row in run(scope.store, "gap-agency-gone", document=document):
            name, path = str(row["name"]), str(row["path"])
            if (path, name) in seen:
                continue
            seen.add((path, name))
            found = successors(name, scope.as_of, province)
            if found:
                yield Finding("agency-gone", _told(name, found), span_of(document, row), path)


def _province(document: str) -> str | None:
    """The province that a document speaks from."""
    found = province_of_slug(parse_document_iri(document).place[0])
    return found.name if found else None


def _told(name: str, found: Iterable[Successor]) -> str:
    """`“Sở X” không còn từ ngày …; nay chia cho: Sở Y; Sở Z (phần việc …)`."""
    holders = [f"{each.name} ({each.function})" if each.function else each.name for each in found]
    first = next(iter(found))
    rule = f" theo {first.instrument}" if first.instrument else ""
    kept = "nay là" if len(holders) == 1 else "nay chia cho"
    now = "; ".join(dict.fromkeys(holders))
    return f"“{name}” không còn từ ngày {shown_date(first.since)}{rule}; {kept}: {now}"
