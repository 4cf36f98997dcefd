"""Documents into a store: each file's graphs at once, with what follows from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Triple

from cancu.graph.build import build, file_key
from cancu.graph.derive import derive, ensure_derived
from cancu.graph.iris import graph_document, graph_iri
from cancu.graph.protocol import Store
from cancu.graph.replacing import replace_documents
from cancu.graph.texts import keep_text
from cancu.ingest.model import Extraction, Issue
from cancu.ontology.errors import SourceError


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: the IRIs of its documents, or why it could not be read."""

    path: str
    documents: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A file report each, in the order of reading."""

    files: tuple[FileReport, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The IRIs of all documents read."""
        return tuple(iri for file in self.files for iri in file.documents)

    @property
    def failures(self) -> tuple[FileReport, ...]:
        """The files that could not be read."""
        return tuple(file for file in self.files if file.error is not None)


_OF_FILE = """
SELECT DISTINCT ?d ?path WHERE { GRAPH ?g { ?s cc:filePath ?path . ?d cc:sourceText ?s } }"""

__all__ = [
    "FileReport",
    "Report",
    "derive",
    "held_documents",
    "ingest_files",
    "remove_documents",
]


def ingest_files(
    store: Store,
    items: Iterable[Path | Extraction],
    *,
    on_file: Callable[[FileReport], None] | None = None,
    strict: bool = False,
) -> Report:
    """Read files (or take what was read) into a store; `on_file` hears of each when it is in.

    A file read again replaces its documents, and those it no longer holds vanish. A file that
    cannot be read is reported and changes nothing; `strict` raises its SourceError instead.
    StoreError: the store cannot be written. What is in when an error strikes stays in, whole
    documents only.
    """
    ensure_derived(store)
    reports: list[FileReport] = []
    try:
        for item in items:
            report = _ingest(store, item, strict=strict)
            reports.append(report)
            if on_file:
                on_file(report)
    finally:
        # Also after an error, for what went in before it.
        _index(
            store,
            {iri for report in reports for iri in report.documents},
            {iri for report in reports for iri in report.removed},
        )
    return Report(tuple(reports))


def _ingest(store: Store, item: Path | Extraction, *, strict: bool) -> FileReport:
    if isinstance(item, Extraction):
        return _load(store, item)
    # The reader's rules take longer to load than facts that were read already take to store.
    from cancu.ingest.pipeline import read_file

    try:
        extraction = read_file(item)
    except SourceError as error:
        if strict:
            raise
        return FileReport(str(item), error=str(error))
    return _load(store, extraction)


def _load(store: Store, extraction: Extraction) -> FileReport:
    built = build(extraction)
    path = extraction.source.path
    removed = sorted(_held_by(store, path) - {document.iri for document in built})
    graphs: dict[str, tuple[Triple, ...]] = dict.fromkeys(removed, ())
    graphs.update((document.iri, document.triples) for document in built)
    keep_text(store, extraction.source)
    replace_documents(store, graphs)
    return FileReport(
        path, tuple(document.iri for document in built), tuple(removed), extraction.issues
    )


def _held_by(store: Store, path: str) -> set[str]:
    """The documents that were read from a file before."""
    rows = store.select(_OF_FILE, {"path": file_key(path)})
    return {str(row["d"]) for row in rows}


def remove_documents(store: Store, documents: Iterable[str]) -> None:
    """Take documents out of a store, by IRI; what cites them finds them as stubs again."""
    ensure_derived(store)
    gone = set(documents)
    replace_documents(store, dict.fromkeys(gone, ()))
    _index(store, set(), gone)


def _index(store: Store, changed: set[str], removed: set[str]) -> None:
    """Bring the index of words up to the store."""
    if changed or removed:
        from cancu.graph.search import update_search

        update_search(store, changed, removed - changed)


def held_documents(store: Store) -> tuple[str, ...]:
    """The IRIs of all documents that were read, sorted."""
    prefix = graph_iri("")
    return tuple(graph_document(name) for name in store.graphs() if name.startswith(prefix))
