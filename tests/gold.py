"""The annotated documents: texts that ship as samples or stand in tests/corpus, and their gold."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from cancu.ingest.readers.choose import read_source

CORPUS = Path(__file__).parent / "corpus"
NAMES = tuple(sorted(path.stem for path in CORPUS.glob("*.json")))


@cache
def gold(name: str) -> dict[str, Any]:
    """What a person read in a document."""
    annotated: dict[str, Any] = json.loads((CORPUS / f"{name}.json").read_text("utf-8"))
    return annotated


def path(name: str) -> Path:
    """The document's file."""
    source = gold(name)["source"]
    own = CORPUS / source
    return own if own.exists() else Path(str(files("cancu.ingest.samples") / source))


@cache
def text(name: str) -> str:
    """The document's source text, in which the gold's offsets count."""
    return read_source(path(name)).text
