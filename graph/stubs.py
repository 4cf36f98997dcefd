"""The documents known by citation only, by what is counted of them, before a change and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pyoxigraph import Triple

from cancu.graph.entities import Entity, Told
from cancu.graph.index import Tally
from cancu.graph.lookup import Lookup
from cancu.graph.readings import Dated
from cancu.graph.resolution_graph import stub_triples


@dataclass(frozen=True, slots=True)
class StubsThen:
    """All entities that a change touches as they are on one side of it, with their names."""

    entities: Mapping[str, Entity]
    uses: Mapping[str, int]
    touched: frozenset[Dated]

    def name(self, entity: str) -> str | None:
        """What it is called; None where no mention means or names it."""
        known = self.entities[entity]
        return known.iri if known.held or self.uses[entity] else None

    def triples(self) -> tuple[Triple, ...]:
        """What the resolution graph says of them."""
        return stub_triples(e for id_, e in self.entities.items() if not e.held and self.uses[id_])

    def counts(self, dated: Mapping[Dated, int]) -> Iterator[Triple]:
        """What the index graph says of them."""
        told = {id_: each.told for id_, each in self.entities.items()}
        some = Counter({each: dated.get(each, 0) for each in self.touched})
        return Tally(some, Counter(self.uses), told).triples()


class Stubs:
    """Both sides; what is counted in the store is what was so before."""

    def __init__(
        self,
        lookup: Lookup,
        before: Mapping[str, Entity],
        gone: Tally,
        after: Mapping[str, Entity],
        come: Tally,
    ) -> None:
        ids = sorted({*before, *after})
        base = {
            id_: (0, Counter[Told]()) if _either(id_, before, after).held else lookup.counts(id_)
            for id_ in ids
        }
        uses = {id_: count for id_, (count, _) in base.items()}
        later = {id_: uses[id_] + come.uses[id_] - gone.uses[id_] for id_ in ids}
        touched = frozenset({*gone.dated, *come.dated})
        then = {id_: _called(before.get(id_) or after[id_], base[id_][1]) for id_ in ids}
        now = {
            id_: _called(after.get(id_) or before[id_], _moved(base[id_][1], id_, gone, come))
            for id_ in ids
        }
        self.before = StubsThen(then, uses, touched)
        self.after = StubsThen(now, later, touched)

    def names(self) -> tuple[dict[str, str], dict[str, str]]:
        """Of all entities, before and after."""
        sides = (self.before, self.after)
        one, other = ({id_: each.iri for id_, each in side.entities.items()} for side in sides)
        return one, other

    def renamed(self) -> Iterator[Entity]:
        """The stubs that were there before, and now are called otherwise."""
        for id_, entity in self.after.entities.items():
            was, now = self.before.name(id_), self.after.name(id_)
            if was and now and was != now:
                yield entity


def _either(id_: str, before: Mapping[str, Entity], after: Mapping[str, Entity]) -> Entity:
    return before.get(id_) or after[id_]


def _called(entity: Entity, told: Counter[Told]) -> Entity:
    return replace(entity, told=told)


def _moved(told: Counter[Told], id_: str, gone: Tally, come: Tally) -> Counter[Told]:
    """The counts after the change; what is told no more is none."""
    found = Counter(told)
    found.update(come.told.get(id_, {}))
    found.subtract(gone.told.get(id_, {}))
    return +found
