"""One body under the several names that documents give it."""

from __future__ import annotations

from cancu.graph.namespaces import ID
from cancu.graph.places import units_in
from cancu.graph.protocol import Store
from cancu.ontology.folding import fold
from cancu.ontology.units import province_of_slug
from cancu.queries.catalogue import run

_FRONT = "uy ban mat tran"
"""The Fatherland Front, and its committee that acts for it."""


def body_key(name: str, place: tuple[str, ...]) -> str:
    """What a body of a place is called without saying where: `Sở Y tế tỉnh Lào Cai`, `Sở Y tế`.

    Bodies of several places have one key: their places are for the caller to compare.
    """
    units = units_in(name)
    last = units[-1] if units else None
    bare = fold(name[: last.start] if last and last.start and last.end == len(name) else name)
    home = province_of_slug(place[0]) if place else None
    if home:
        bare = bare.removesuffix(f" {fold(home.name)}")
    return bare.removeprefix("uy ban ") if bare.startswith(_FRONT) else bare


def agency_place(agency: str) -> tuple[str, ...]:
    """The place that an agency's IRI says."""
    return tuple(agency.removeprefix(f"{ID}agency/").split("/")[:-1])


class Namesakes:
    """The IRIs of one body, the agencies of each place read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._of: dict[tuple[str, ...], dict[str, frozenset[str]]] = {}

    def of(self, agency: str, name: str) -> frozenset[str]:
        """The agency and all that are called like it in its place."""
        place = agency_place(agency)
        if place not in self._of:
            found: dict[str, set[str]] = {}
            for row in run(self._store, "agencies-beside", agency=agency):
                key = body_key(str(row["name"]), place)
                found.setdefault(key, set()).add(str(row["other"]))
            self._of[place] = {key: frozenset(iris) for key, iris in found.items()}
        return self._of[place].get(body_key(name, place), frozenset()) | {agency}
