"""What Python users call: one place to import from, typed, no work at import beyond the imports.

    from cancu import api

    with api.open_store("kho") as store:
        api.ingest_files(store, [Path("ke-hoach.txt")])
        answer = api.trace(store, "188/KH-UBND", "II.2.-1")

Errors are `CancuError`, each one sentence in Vietnamese with its remedy. docs/python.md shows each
function at work.
"""

from __future__ import annotations

from cancu.graph.documents import DocumentRow, list_documents
from cancu.graph.edges import plain_edges
from cancu.graph.export import export
from cancu.graph.find import ProvisionRow, find_document, find_provision, provisions_of
from cancu.graph.lineage import Edge, Touched, carried, chains, cycles, touched_by
from cancu.graph.load import FileReport, Report, ingest_files, remove_documents
from cancu.graph.protocol import Rows, Store
from cancu.graph.store import open_store
from cancu.ingest.model import Extraction, to_json
from cancu.ingest.pipeline import read_file
from cancu.ontology.errors import (
    AmbiguousError,
    CancuError,
    NotFoundError,
    QueryError,
    SourceError,
    StoreError,
    VocabularyError,
)
from cancu.queries.assignment_table import AssignmentTable, assignment_table
from cancu.queries.catalogue import names as questions
from cancu.queries.catalogue import question, run
from cancu.queries.compare import Comparison, compare
from cancu.queries.duties import Charged, Duty, agency_duties
from cancu.queries.evidence import Evidence
from cancu.queries.gaps import Gap, gaps
from cancu.queries.impact import Impact, impact
from cancu.queries.profile import kinds as gap_kinds
from cancu.queries.sparql import Result, run_sparql
from cancu.queries.steps import Step
from cancu.queries.trace import End, Mandate, Trace, trace
from cancu.queries.unresolved import Unresolved, unresolved

__all__ = [
    "AmbiguousError",
    "AssignmentTable",
    "CancuError",
    "Charged",
    "Comparison",
    "DocumentRow",
    "Duty",
    "Edge",
    "End",
    "Evidence",
    "Extraction",
    "FileReport",
    "Gap",
    "Impact",
    "Mandate",
    "NotFoundError",
    "ProvisionRow",
    "QueryError",
    "Report",
    "Result",
    "Rows",
    "SourceError",
    "Step",
    "Store",
    "StoreError",
    "Touched",
    "Trace",
    "Unresolved",
    "VocabularyError",
    "agency_duties",
    "assignment_table",
    "carried",
    "chains",
    "compare",
    "cycles",
    "export",
    "find_document",
    "find_provision",
    "gap_kinds",
    "gaps",
    "impact",
    "ingest_files",
    "list_documents",
    "open_store",
    "plain_edges",
    "provisions_of",
    "question",
    "questions",
    "read_file",
    "remove_documents",
    "run",
    "run_sparql",
    "to_json",
    "touched_by",
    "trace",
    "unresolved",
]
