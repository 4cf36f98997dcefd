"""What follows from the ontology: hierarchy, chains, consistency (owlready2)."""

from __future__ import annotations

import functools
import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from cancu.ontology.errors import CancuError, NotFoundError

OWN = "https://w3id.org/cancu/ontology#"
# What owlready2 puts above every property: words of the language, none of the matter.
_LANGUAGE = ("http://www.w3.org/2002/07/owl#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
# HermiT knows the datatypes of OWL 2's map only, which has no dates of these kinds; what a date
# says cannot make the ontology inconsistent, since no property has such a range.
_UNKNOWN_DATATYPE = re.compile(r'"\^\^<http://www\.w3\.org/2001/XMLSchema#(?:date|gYear\w*)>')


Value = tuple[str, str, str]
"""Subject, property and object, by IRI."""


class ReasonerError(CancuError):
    """The reasoner cannot run on this machine."""


@dataclass(frozen=True, slots=True)
class Consistency:
    """`unsatisfiable` are the classes (`Task`) that can have no member, sorted."""

    consistent: bool
    unsatisfiable: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        return self.consistent and not self.unsatisfiable


@dataclass(frozen=True, slots=True)
class Chain:
    """`parts` one after another lead to what `prop` says: is_part_of, restsOn to restsOn."""

    prop: str
    parts: tuple[str, ...]


def subclasses_of(name: str) -> tuple[str, ...]:
    """All classes below one of ours (`Document`), at any depth, by name, sorted.

    Raises NotFoundError for a name that the ontology does not have.
    """
    entity = _entity(name)
    return tuple(sorted(each.name for each in entity.descendants(include_self=False)))


def superproperties(name: str) -> tuple[str, ...]:
    """All properties that a property implies, ours or not, by IRI, sorted.

    Raises NotFoundError for a name that the ontology does not have.
    """
    entity = _entity(name)
    above = entity.ancestors(include_self=False)
    return tuple(sorted(each.iri for each in above if not each.iri.startswith(_LANGUAGE)))


def inverse_of(name: str) -> str | None:
    """The property that says the same backwards: `promulgates` of `promulgatedBy`."""
    inverse = _entity(name).inverse_property
    return None if inverse is None else str(inverse.name)


def properties_of(name: str) -> tuple[str, ...]:
    """Our properties whose domain is a class or one above it, by name, sorted."""
    entity = _entity(name)
    above = set(entity.ancestors())
    return tuple(
        sorted(
            each.name
            for each in _world().properties()
            if each.iri.startswith(OWN) and above & _named(each.domain)
        )
    )


def property_chains() -> tuple[Chain, ...]:
    """All property chains, by the property that they lead to; a transitive one leads to itself."""
    import owlready2

    chains = [
        Chain(each.name, tuple(part.name for part in chain.properties))
        for each in _world().object_properties()
        for chain in each.get_property_chain()
    ]
    chains += [
        Chain(each.name, (each.name, each.name))
        for each in _world().object_properties()
        if owlready2.TransitiveProperty in each.is_a
    ]
    return tuple(sorted(chains, key=lambda chain: (chain.prop, chain.parts)))


def check_consistency(facts: str = "") -> Consistency:
    """Whether the ontology, with `facts` (N-Triples) added, has a model; HermiT decides.

    Raises ReasonerError where there is no Java or HermiT fails.
    """
    world = _load(facts)
    if not _reasoned(world):
        return Consistency(consistent=False)
    import owlready2

    nothing = {owlready2.Nothing}
    names = sorted(each.name for each in world.inconsistent_classes() if each not in nothing)
    return Consistency(consistent=True, unsatisfiable=tuple(names))


def property_values(facts: str) -> frozenset[Value]:
    """All that follows from the ontology and `facts` (N-Triples) in object properties, by IRI.

    What the facts say themselves is among it. HermiT names a value under the narrowest property
    only, which is why those above are added as owlready2 has them; and it may miss what rests on a
    value that it has just found by cases (a role's), so it is asked until nothing new comes.
    Raises ReasonerError as `check_consistency`, and where the facts contradict the ontology.
    """
    found: frozenset[Value] = frozenset()
    while True:
        told = "".join(f"<{s}> <{prop}> <{o}> .\n" for s, prop, o in sorted(found))
        world = _load(facts + told)
        if not _reasoned(world, values=True):
            raise ReasonerError("Dữ liệu mâu thuẫn với từ vựng; hãy chạy `cancu check`.")
        more = frozenset(_values(world))
        if more <= found:
            return found
        found |= more


def _values(world: Any) -> Iterator[Value]:
    """Each relation under its property and those above it, in both directions."""
    ours = {each.iri for each in world.object_properties()}
    for prop in world.object_properties():
        above = [each for each in prop.ancestors() if each.iri in ours]
        for subject, value in prop.get_relations():
            for each in above:
                yield subject.iri, each.iri, value.iri
                if each.inverse_property is not None:
                    yield value.iri, each.inverse_property.iri, subject.iri


def _reasoned(world: Any, *, values: bool = False) -> bool:
    """Let HermiT loose on a world; whether it is consistent."""
    import owlready2

    if shutil.which(owlready2.JAVA_EXE) is None:
        raise ReasonerError("Không tìm thấy Java; hãy cài Java 8 trở lên để kiểm tra nhất quán.")
    try:
        owlready2.sync_reasoner_hermit(world, infer_property_values=values, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False
    except owlready2.OwlReadyJavaError as error:
        raise ReasonerError("Bộ suy luận HermiT không chạy được; hãy kiểm tra Java.") from error
    return True


@functools.cache
def _world() -> Any:
    """The ontology alone, as written; nothing is ever inferred into it."""
    return _load("")


def _load(facts: str) -> Any:
    """A world of its own with the ontology and facts; owlready2 cannot read Turtle."""
    import owlready2

    world = owlready2.World()
    triples = (files("cancu.ontology") / "cancu.nt").read_text("utf-8")
    lines = (line for line in facts.splitlines() if not _UNKNOWN_DATATYPE.search(line))
    whole = triples + "".join(f"{line}\n" for line in lines)
    world.get_ontology(OWN).load(fileobj=io.BytesIO(whole.encode()))
    return world


def _entity(name: str) -> Any:
    found = _world()[OWN + name]
    if found is None:
        raise NotFoundError(f"Từ vựng không có từ {name!r}; xem các từ trong docs/glossary.md.")
    return found


def _named(domain: Any) -> set[Any]:
    """The named classes of a domain, unions taken apart."""
    named: set[Any] = set()
    for each in domain:
        named.update(getattr(each, "Classes", (each,)))
    return named
