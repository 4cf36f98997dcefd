"""Plain values as RDF terms and back."""

from __future__ import annotations

import re
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from cancu.graph.namespaces import XSD

Value = NamedNode | Literal | str | int | float | bool
"""What a query's parameter may be: a `str` is a literal, an IRI is made by `iri`."""

Plain = str | int | float | bool | None
"""What a row holds: IRIs and texts as `str`, numbers as numbers, None where unbound."""

Term = NamedNode | Literal

_DATATYPES = {
    10: NamedNode(XSD + "date"),
    7: NamedNode(XSD + "gYearMonth"),
    4: NamedNode(XSD + "gYear"),
}
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_INTEGERS = {XSD + name for name in ("integer", "int", "long", "nonNegativeInteger")}
_FLOATS = {XSD + name for name in ("double", "decimal", "float")}


@lru_cache(maxsize=4096)
def iri(text: str) -> NamedNode:
    """An IRI as a term; raises ValueError where the text is none."""
    return NamedNode(text)


def term(value: Value) -> Term:
    """A plain value as a term."""
    if isinstance(value, (NamedNode, Literal)):
        return value
    return Literal(value)


def date_literal(iso: str) -> Literal:
    """A date as precisely as it is known: day, month or year; anything else a plain string."""
    if _DATE.fullmatch(iso):
        return Literal(iso, datatype=_DATATYPES[len(iso)])
    return Literal(iso)


def plain(value: object) -> Plain:
    """A term as a plain value; dates stay ISO strings."""
    if isinstance(value, NamedNode):
        return value.value
    if not isinstance(value, Literal):
        return None if value is None else str(value)
    datatype = value.datatype.value
    if datatype in _INTEGERS:
        return int(value.value)
    if datatype in _FLOATS:
        return float(value.value)
    if datatype == XSD + "boolean":
        return value.value in ("true", "1")
    return value.value
