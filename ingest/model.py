"""What is read out of a file: frozen facts with offsets into the source text.

Every offset counts Unicode code points of `Source.text`, so `text[start:end]` is the evidence.
`to_json` gives the shape that `cancu extract --json` prints.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Issue:
    """Something not understood or contradictory; `severity` is `error`, `warning` or `info`."""

    severity: str
    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a web page says of the document it shows: the site's word, not the document's.

    `validity` is `in-force`, `partly-expired`, `expired`, `not-yet` or `suspended`; `effective` and
    `expires` are ISO dates. `relations` are pairs of what the shown document does to another
    (`basis`, `guides`, `amends`, `replaces`, `repeals`, `cited`, …) or that does to it
    (`guided_by`, `amended_by`, `replaced_by`, `repealed_by`, …), and the other's number, or its
    title where it has none. What the page does not say is None or empty.
    """

    validity: str | None = None
    effective: str | None = None
    expires: str | None = None
    relations: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file as its reader returned it (`\\n` line ends, no byte-order mark)."""

    path: str
    format: str
    sha256: str
    text: str
    pages: tuple[int, ...] = ()
    """Offsets at which pages begin; empty where the format has no pages."""
    confidence: tuple[float, ...] = ()
    """How sure the recogniser was of each page, 0 to 1; 1 where the file itself holds the text."""
    issues: tuple[Issue, ...] = ()
    """What the reader could not read, so that the rest need not be lost."""
    stated: PageFacts | None = None
    """What stands beside the text on a page saved from the web."""

    def page(self, offset: int) -> int | None:
        """The page, from 1, on which an offset lies; None where there are no pages."""
        return page_at(self.pages, offset)


def page_at(starts: tuple[int, ...], offset: int) -> int | None:
    """The page, from 1, on which an offset lies, by where pages begin; None without pages."""
    return max(1, bisect_right(starts, offset)) if starts else None


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """`level` is `central`, `province`, `district` or `commune`; names without their kind."""

    level: str
    province: str | None = None
    district: str | None = None
    commune: str | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    name: str | None
    position: str | None
    on_behalf: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of another document. `within` and `target` are indices into `citations`:

    `within` is the mention whose title holds this one, `target` the earlier mention that a
    short form stands for.
    """

    start: int
    end: int
    text: str
    type: str
    number: str | None
    date: str | None
    issuer: str | None
    title: str | None
    relation: str
    within: int | None = None
    target: int | None = None
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """What one cited document does to another, by number where there is one, else by name."""

    source: str
    rel: str
    target: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Assignment:
    """`role`: lead, implement, coordinate, monitor.

    `source`: table, parenthesis, heading, inline.
    """

    agency: str
    role: str
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Target:
    indicator: str
    comparator: str
    value: float
    value_to: float | None
    unit: str | None
    baseline: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Deadline:
    kind: str
    date: str | None
    period: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Provision:
    """`citations` are indices into the document's `citations`."""

    path: str
    kind: str
    heading: str | None
    text: str
    start: int
    end: int
    modality: str = "mandatory"
    assignments: tuple[Assignment, ...] = ()
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    product: str | None = None
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    number: str | None
    sign: str | None
    type: str | None
    title: str | None
    issuer: str | None
    place: str | None
    date: str | None
    jurisdiction: Jurisdiction | None
    signer: Signer | None
    recipients: tuple[str, ...]
    annex_of: str | None
    start: int
    end: int
    citations: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()
    provisions: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one file."""

    source: Source
    documents: tuple[Document, ...]
    issues: tuple[Issue, ...] = field(default=())


_RENAMED: dict[tuple[type, str], str] = {(Link, "source"): "from", (Link, "target"): "to"}


def to_json(value: Any, source: Source | None = None) -> Any:
    """A fact as plain dicts, lists and scalars, keys as in the extraction contract.

    Whatever has a place in a text with pages is told its `page`.
    """
    if isinstance(value, Extraction):
        source = value.source
    if isinstance(value, Source):
        return _source_json(value)
    if is_dataclass(value):
        told = {
            _RENAMED.get((type(value), f.name), f.name): to_json(getattr(value, f.name), source)
            for f in fields(value)
        }
        if source and source.pages and "start" in told:
            told["page"] = source.page(told["start"])
        return told
    if isinstance(value, tuple):
        return [to_json(item, source) for item in value]
    return value


def _source_json(source: Source) -> dict[str, Any]:
    told: dict[str, Any] = {
        "path": source.path,
        "format": source.format,
        "sha256": source.sha256,
        "chars": len(source.text),
        "pages": len(source.pages) or None,
    }
    if source.confidence:
        told["confidence"] = list(source.confidence)
    if source.stated:
        told["stated"] = to_json(source.stated)
    return told
