"""What every kind of gap works on, and what it finds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cancu.graph.protocol import Store
from cancu.queries.evidence import Reader, Span
from cancu.queries.hops import Hops


@dataclass(frozen=True, slots=True)
class Scope:
    """Where gaps are looked for: the held `documents` by IRI, as things stand on `as_of` (ISO)."""

    store: Store
    documents: tuple[str, ...]
    as_of: str
    hops: Hops
    reader: Reader


@dataclass(frozen=True, slots=True)
class Finding:
    """One gap. `key` is that of its case in `profile.yml`, `missing` says what is not there.

    `path` is None where the document as a whole has the gap.
    """

    key: str
    missing: str
    span: Span
    path: str | None

    @property
    def kind(self) -> str:
        """The kind without the case."""
        return self.key.partition(".")[0]


def listed(names: Iterable[str], most: int = 5) -> str:
    """Names in a row, the number of those left out at the end."""
    found = list(dict.fromkeys(names))
    rest = len(found) - most
    return "; ".join(found[:most]) + (f"; và {rest} nơi khác" if rest > 0 else "")


def shown_date(iso: str) -> str:
    """`2019-10-22` as people write it: `22/10/2019`; months and years likewise."""
    return "/".join(reversed(iso.split("-")))
