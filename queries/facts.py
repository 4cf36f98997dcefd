"""All that a store says of one thing, in one reading."""

from __future__ import annotations

from cancu.graph.namespaces import CC, ELI, RDF
from cancu.graph.protocol import Store
from cancu.queries.catalogue import run

TYPE = RDF + "type"
SOURCE = CC + "sourceText"
LEGAL = ELI + "LegalResource"


Said = dict[str, tuple[str, ...]]
"""The values of each property by its IRI, sorted."""


class Things:
    """What a store says of things, each read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._said: dict[str, Said] = {}

    def said(self, thing: str) -> Said:
        """Empty where nothing is said."""
        if thing not in self._said:
            found: dict[str, list[str]] = {}
            for row in run(self._store, "facts", document=thing):
                found.setdefault(str(row["property"]), []).append(str(row["value"]))
            self._said[thing] = {name: tuple(values) for name, values in found.items()}
        return self._said[thing]
