"""Opening a store by its folder or its URL."""

from __future__ import annotations

import os
from pathlib import Path

from cancu.graph.embedded import EmbeddedStore
from cancu.graph.protocol import Answer, Rows, Store

__all__ = [
    "DEFAULT_STORE",
    "STORE_VARIABLE",
    "Answer",
    "Rows",
    "Store",
    "default_location",
    "is_url",
    "open_store",
]

DEFAULT_STORE = "cancu-store"
"""The folder in the current one that a store is kept in where nobody names another."""

STORE_VARIABLE = "CANCU_STORE"
"""The environment variable that names another default: a folder or an endpoint's URL."""


def default_location() -> str:
    """Where the store lies if nobody says otherwise."""
    return os.environ.get(STORE_VARIABLE) or DEFAULT_STORE


def is_url(location: str) -> bool:
    """Whether a store's location is an endpoint rather than a folder."""
    return location.startswith(("http://", "https://"))


def open_store(location: str | Path | None = None, *, read_only: bool = False) -> Store:
    """A store by its folder or by the URL of a SPARQL 1.1 endpoint.

    A folder that does not exist is made, unless `read_only`. StoreError: it is no store, another
    process writes to it, or it may not be written.
    """
    where = str(location) if location is not None else default_location()
    if is_url(where):
        # SPARQLWrapper brings rdflib with it, which costs a cold trace a fifth of a second.
        from cancu.graph.remote import RemoteStore

        return RemoteStore(where, read_only=read_only)
    return EmbeddedStore(Path(where), read_only=read_only)
