"""The words of the ontology as plain records, read from `cancu.nt`, for pages about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from cancu.ontology.triples import OWN, PREFIXES, Node, Triples, read_triples

KINDS = {
    "owl:Class": "class",
    "owl:ObjectProperty": "object",
    "owl:DatatypeProperty": "data",
    "owl:AnnotationProperty": "annotation",
}
_TRAITS = {
    "owl:TransitiveProperty": "transitive",
    "owl:FunctionalProperty": "functional",
}
_QUANTIFIERS = {
    "owl:allValuesFrom": "only",
    "owl:someValuesFrom": "some",
    "owl:hasValue": "value",
}


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages; empty where others' terms have none here."""

    vi: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property; other terms are named as `cc:Task`, expressions as in Manchester syntax.

    `kind`: class, object, data or annotation. `above` and `below` are the nearest only; `close` are
    the public terms that come near; `rules` what a class demands (⊑), what it is (≡) and what a
    property follows from (⊒).
    """

    iri: str
    name: str
    kind: str
    label: Text
    definition: Text
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    domain: str = ""
    range: str = ""
    inverse: str = ""
    traits: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    disjoint: tuple[str, ...] = ()

    @property
    def own(self) -> bool:
        return self.iri.startswith(OWN)

    @property
    def local(self) -> str:
        """`Task`, without prefix."""
        return self.name.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Ontology:
    """All terms by name, and what the whole is called."""

    label: Text
    comment: Text
    terms: tuple[Term, ...]
    by_name: dict[str, Term] = field(repr=False)

    def own(self, kind: str) -> tuple[Term, ...]:
        """Our terms of a kind, by name."""
        return tuple(each for each in self.terms if each.own and each.kind == kind)

    def public(self) -> tuple[Term, ...]:
        """The terms of others that ours stand below or come close to, or that the graph uses."""
        return tuple(each for each in self.terms if not each.own)

    def related(self, name: str) -> tuple[str, ...]:
        """Our terms that stand directly below a public one, or come close to it."""
        return tuple(t.name for t in self.terms if t.own and name in (*t.above, *t.close))

    def properties_of(self, name: str) -> tuple[str, ...]:
        """Our properties whose domain names a class."""
        return tuple(t.name for t in self.terms if t.own and name in t.domain.split())

    def tree(self, kind: str) -> tuple[tuple[int, str], ...]:
        """Depth and name of our terms of a kind in order, each once.

        It stands below the first of its superiors, one of ours before others'.
        """
        below: dict[str, list[Term]] = {}
        for term in self.own(kind):
            above = sorted(term.above, key=lambda name: not self.by_name[name].own)
            below.setdefault(above[0] if above else "", []).append(term)
        public = {name for name in below if name and not self.by_name[name].own}
        roots = [*below.get("", ()), *(self.by_name[name] for name in public)]
        found: list[tuple[int, str]] = []
        todo = [(0, each) for each in sorted(roots, key=_order, reverse=True)]
        while todo:
            depth, term = todo.pop()
            found.append((depth, term.name))
            todo += [(depth + 1, each) for each in reversed(below.get(term.name, ()))]
        return tuple(found)


def _order(term: Term) -> tuple[str, str]:
    return term.name.lower(), term.name


@cache
def describe() -> Ontology:
    """The ontology as it ships."""
    triples = read_triples((files("cancu.ontology") / "cancu.nt").read_text("utf-8"))
    kinds = {
        node: KINDS[short(kind.text)]
        for node in triples.subjects()
        for kind in triples.objects(node, "rdf:type")
        if not node.blank and short(kind.text) in KINDS
    }
    below: dict[str, list[str]] = {}
    for node in kinds:
        for wide in _above(triples, node):
            below.setdefault(wide, []).append(short(node.text))
    terms = sorted(
        (_term(triples, node, kind, below) for node, kind in kinds.items()),
        key=_order,
    )
    whole = Node(OWN.rstrip("#"))
    return Ontology(
        _text(triples, whole, "rdfs:label"),
        _text(triples, whole, "rdfs:comment"),
        tuple(terms),
        {each.name: each for each in terms},
    )


def short(iri: str) -> str:
    """`cc:Task`; an IRI of no known namespace as it is."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _term(triples: Triples, node: Node, kind: str, below: dict[str, list[str]]) -> Term:
    name = short(node.text)
    return Term(
        iri=node.text,
        name=name,
        kind=kind,
        label=_text(triples, node, "rdfs:label"),
        definition=_text(triples, node, "skos:definition"),
        above=_above(triples, node),
        below=tuple(sorted(below.get(name, ()))),
        domain=_all(triples, node, "rdfs:domain"),
        range=_all(triples, node, "rdfs:range"),
        inverse=" ".join(sorted(_both_ways(triples, node, "owl:inverseOf"))),
        traits=tuple(
            sorted(
                _TRAITS[short(each.text)]
                for each in triples.objects(node, "rdf:type")
                if short(each.text) in _TRAITS
            )
        ),
        rules=_rules(triples, node),
        close=tuple(sorted(short(o.text) for o in triples.objects(node, "skos:closeMatch"))),
        disjoint=tuple(sorted(_both_ways(triples, node, "owl:disjointWith"))),
    )


def _text(triples: Triples, node: Node, prop: str) -> Text:
    said = {each.language: each.text for each in triples.objects(node, prop)}
    return Text(said.get("vi", ""), said.get("en", ""))


def _above(triples: Triples, node: Node) -> tuple[str, ...]:
    found = (
        short(each.text)
        for prop in ("rdfs:subClassOf", "rdfs:subPropertyOf")
        for each in triples.objects(node, prop)
        if not each.blank
    )
    return tuple(sorted(found))


def _all(triples: Triples, node: Node, prop: str) -> str:
    """Several values hold together."""
    return " and ".join(sorted(expression(triples, o) for o in triples.objects(node, prop)))


def _both_ways(triples: Triples, node: Node, prop: str) -> set[str]:
    ends = (*triples.objects(node, prop), *triples.pointing(prop, node))
    return {short(each.text) for each in ends}


def _rules(triples: Triples, node: Node) -> tuple[str, ...]:
    found = [
        f"{sign} {expression(triples, each)}"
        for prop, sign in (("rdfs:subClassOf", "⊑"), ("owl:equivalentClass", "≡"))
        for each in triples.objects(node, prop)
        if each.blank
    ]
    found += [
        "⊒ " + " o ".join(expression(triples, each) for each in triples.list_of(chain))
        for chain in triples.objects(node, "owl:propertyChainAxiom")
    ]
    return tuple(sorted(found))


def expression(triples: Triples, node: Node) -> str:
    """A class, datatype or restriction, as Manchester syntax writes it."""
    if not node.blank:
        return f'"{node.text}"' if node.literal else short(node.text)
    for prop, joint in (("owl:unionOf", " or "), ("owl:intersectionOf", " and ")):
        for parts in triples.objects(node, prop):
            return joint.join(expression(triples, each) for each in triples.list_of(parts))
    for parts in triples.objects(node, "owl:oneOf"):
        return "{ " + " , ".join(expression(triples, e) for e in triples.list_of(parts)) + " }"
    return _restriction(triples, node)


def _restriction(triples: Triples, node: Node) -> str:
    on = " ".join(expression(triples, each) for each in triples.objects(node, "owl:onProperty"))
    for prop, word in _QUANTIFIERS.items():
        for each in triples.objects(node, prop):
            inner = expression(triples, each)
            return f"{on} {word} ( {inner} )" if " " in inner else f"{on} {word} {inner}"
    return f"{on} Self"
