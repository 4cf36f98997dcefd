"""Any SPARQL query that only reads, and its answer as rows, CSV, JSON or Turtle."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from cancu.graph.namespaces import PREFIXES, XSD
from cancu.graph.protocol import Answer, Rows, Store
from cancu.graph.store import is_url
from cancu.graph.terms import Plain, Value
from cancu.ontology.errors import QueryError
from cancu.queries.readonly import check_reads_only

_POSITION = re.compile(r"error at (\d+):(\d+)(?:: (.*))?", re.DOTALL)
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Result:
    """What a query answers: a table, yes or no, or a graph."""

    answer: Answer

    @property
    def form(self) -> str:
        """`rows`, `ask` or `graph`."""
        if isinstance(self.answer, bool):
            return "ask"
        return "rows" if isinstance(self.answer, Rows) else "graph"

    @property
    def columns(self) -> tuple[str, ...]:
        """Of the table that `rows` makes; a graph's are `subject`, `predicate`, `object`."""
        if isinstance(self.answer, Rows):
            return self.answer.columns
        return ("answer",) if self.form == "ask" else ("subject", "predicate", "object")

    def rows(self) -> Iterator[tuple[Plain, ...]]:
        """The answer as a table of plain values, whatever its form."""
        if isinstance(self.answer, Rows):
            yield from self.answer.tuples()
        elif isinstance(self.answer, bool):
            yield (self.answer,)
        else:
            for triple in self.answer:
                yield tuple(_lexical(term) for term in triple)

    def csv(self) -> str:
        """SPARQL 1.1 Query Results CSV."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(self.columns)
        if isinstance(self.answer, Rows):
            writer.writerows([_lexical(term) for term in row] for row in self.answer.terms)
        elif isinstance(self.answer, bool):
            writer.writerow([str(self.answer).lower()])
        else:
            writer.writerows(self.rows())
        return out.getvalue()

    def json(self) -> str:
        """SPARQL 1.1 Query Results JSON; QueryError for a graph, which has no such form."""
        if isinstance(self.answer, bool):
            return _dump({"head": {}, "boolean": self.answer})
        if not isinstance(self.answer, Rows):
            raise QueryError("Kết quả CONSTRUCT hoặc DESCRIBE là đồ thị; hãy chọn dạng ttl.")
        columns = self.answer.columns
        bindings = [
            {key: _json(term) for key, term in zip(columns, row, strict=True) if term is not None}
            for row in self.answer.terms
        ]
        return _dump({"head": {"vars": list(columns)}, "results": {"bindings": bindings}})

    def ttl(self) -> str:
        """A graph as Turtle; QueryError for a table."""
        if isinstance(self.answer, (bool, Rows)):
            raise QueryError("Chỉ CONSTRUCT và DESCRIBE có dạng ttl; hãy chọn csv hoặc json.")
        data = serialize(sorted(self.answer, key=str), format=RdfFormat.TURTLE, prefixes=PREFIXES)
        return (data or b"").decode("utf-8")

    def text(self, form: str) -> str:
        """As `csv`, `json` or `ttl`; QueryError for another word."""
        writers: dict[str, Callable[[], str]] = {
            "csv": self.csv,
            "json": self.json,
            "ttl": self.ttl,
        }
        if form not in writers:
            raise QueryError(f"Không có dạng “{form}”; hãy chọn csv, json hoặc ttl.")
        return writers[form]()


def run_sparql(store: Store, text: str, bindings: Mapping[str, Value] | None = None) -> Result:
    """The answer to any SELECT, ASK, CONSTRUCT or DESCRIBE, over the union of all graphs.

    The prefixes of `graph.namespaces` need no declaration. QueryError: it would write or reach out
    of the store, or it cannot be understood; the message says where.
    """
    check_reads_only(text)
    try:
        return Result(store.query(text, bindings))
    except QueryError as error:
        place = _POSITION.search(str(error.__cause__ or error))
        # An endpoint counts the lines of a text that has all prefixes declared before it.
        if place is None or is_url(store.location):
            raise
        raise QueryError(_where(*place.groups())) from error


def _where(line: str, column: str, reason: str | None) -> str:
    """The parser lists all that it would have taken; only a short list helps anybody."""
    place = f"Câu SPARQL sai ở dòng {line}, cột {column}"
    words = " ".join((reason or "").split())
    if "Prefix not found" in words:
        return f"{place}: tiền tố chưa khai báo; hãy thêm PREFIX hoặc viết IRI đầy đủ."
    words = words.removeprefix("expected ").removeprefix("one of ")
    known = f" (cần {words})" if words and len(words) <= _LONGEST else ""
    return f"{place}{known}; hãy sửa lại."


def _lexical(term: object) -> str:
    if isinstance(term, (NamedNode, Literal)):
        return term.value
    return "" if term is None else str(term)


def _json(term: object) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = zip(("subject", "predicate", "object"), term, strict=True)
        return {"type": "triple", "value": {key: _json(part) for key, part in parts}}
    if not isinstance(term, Literal):
        raise TypeError(f"not an RDF term: {term!r}")
    made: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        made["xml:lang"] = term.language
    elif term.datatype.value != XSD + "string":
        made["datatype"] = term.datatype.value
    return made


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
