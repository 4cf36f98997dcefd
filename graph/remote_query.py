"""A query with its parameters as one text, for engines that know no parameters.

A parameter becomes `VALUES ?name { term }` at the head of the pattern, the term written by the RDF
library: no value is ever pasted as it came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cancu.graph.namespaces import PREFIXES
from cancu.graph.terms import Value, term
from cancu.ontology.errors import QueryError

_TOKEN = re.compile(
    r"""
    (?P<skip> \#[^\n]* | <[^<>"{}|^`\\\s]*>
      | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
      | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' )
    | (?P<brace> [{}] )
    | (?P<word> [?$]? [A-Za-z_][\w.\-]* :? )
    """,
    re.VERBOSE,
)
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_NAME = re.compile(r"[A-Za-z_]\w*")


def query_form(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; QueryError for what is no query."""
    form = next((word for _, word in _words(query) if word in _FORMS), None)
    if form is None:
        raise QueryError("Câu hỏi phải là SELECT, ASK, CONSTRUCT hoặc DESCRIBE; hãy sửa lại.")
    return form


def bound(query: str, bindings: Mapping[str, Value]) -> str:
    """The query with all known prefixes declared and the bindings in its pattern."""
    if bindings:
        at = _pattern_start(query)
        query = query[:at] + _values(bindings) + query[at:]
    declared = {match[1] for match in re.finditer(r"(?i)\bPREFIX\s+([\w.\-]*):", query)}
    prologue = "".join(
        f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items() if name not in declared
    )
    return prologue + query


def _values(bindings: Mapping[str, Value]) -> str:
    parts = []
    for name, value in bindings.items():
        if not _NAME.fullmatch(name):
            raise QueryError(f"“{name}” không phải tên tham số; hãy sửa lại.")
        parts.append(f" VALUES ?{name} {{ {term(value)} }}")
    return "".join(parts) + " "


def _words(query: str) -> Iterator[tuple[int, str]]:
    for token in _TOKEN.finditer(query):
        if token["word"]:
            yield token.start(), token["word"].upper()


def _pattern_start(query: str) -> int:
    """Just inside the brace that opens the WHERE pattern; CONSTRUCT has a template before it."""
    template = query_form(query) == "CONSTRUCT"
    depth = 0
    for token in _TOKEN.finditer(query):
        if token["word"] and token["word"].upper() == "WHERE" and depth == 0:
            template = False
        if token["brace"] == "{":
            depth += 1
            if depth == 1 and not template:
                return token.end()
        elif token["brace"] == "}":
            depth -= 1
            if depth == 0:
                template = False
    raise QueryError("Câu hỏi không có phần WHERE; hãy sửa lại.")
