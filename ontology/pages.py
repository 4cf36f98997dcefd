"""The ontology as pages for people: `docs/ontology.md`, `docs/ontology.html`."""

from __future__ import annotations

from functools import cache

import jinja2

from cancu.ontology.describe import Ontology, Term, describe

SECTIONS = (
    ("class", "Lớp", "Classes"),
    ("object", "Quan hệ", "Object properties"),
    ("data", "Giá trị", "Datatype properties"),
)
"""Kind of term, and what its section is called."""

_TRAITS = {"transitive": "bắc cầu", "functional": "mỗi thứ một giá trị"}

PAGES = {"ontology.md": "ontology.md.j2", "ontology.html": "ontology.html.j2"}
"""The files below docs/ and the templates that make them."""


def render(page: str) -> str:
    """One of PAGES; the same for the same ontology."""
    ontology = describe()
    return (
        _environment()
        .get_template(PAGES[page])
        .render(
            ontology=ontology,
            sections=SECTIONS,
            public=_by_vocabulary(ontology),
        )
    )


def _by_vocabulary(ontology: Ontology) -> list[tuple[str, list[str]]]:
    """The terms of others by prefix, in order."""
    found: dict[str, list[str]] = {}
    for each in ontology.public():
        found.setdefault(each.name.partition(":")[0], []).append(each.name)
    return sorted(found.items())


def _facts(term: Term) -> list[str]:
    """What a reasoner knows of a term besides its place."""
    inverse = [f"inverse {term.inverse}"] if term.inverse else []
    disjoint = [f"disjoint {each}" for each in term.disjoint]
    above = list(term.above) if term.kind != "class" else []
    return [*(f"⊑ {each}" for each in above), *inverse, *term.traits, *disjoint, *term.rules]


def _code(words: str) -> str:
    """An expression for a cell of a Markdown table."""
    return f"`{words}`".replace("|", r"\|") if words else ""


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("cancu.ontology"),
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(code=_code, facts=_facts, trait=_TRAITS.__getitem__)
    return environment
