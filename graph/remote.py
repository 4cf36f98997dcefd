"""A store behind the SPARQL 1.1 protocol: any engine, by the URL of its endpoint."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.error import URLError

import pyoxigraph as ox
from pyoxigraph import Quad, Triple
from SPARQLWrapper import JSON, POST, TURTLE, URLENCODED, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from cancu.graph.asking import Asking
from cancu.graph.protocol import Answer, Rows
from cancu.graph.remote_query import bound, query_form
from cancu.graph.terms import Term, Value, iri
from cancu.graph.update import data_block
from cancu.ontology.errors import QueryError, StoreError

UPDATE_VARIABLE = "CANCU_UPDATE_URL"
"""The environment variable that names the endpoint for updates where it is another."""

TEXTS_VARIABLE = "CANCU_TEXTS"
"""The environment variable that names the folder of the source texts of a remote store."""

TIMEOUT = 60
"""Seconds to wait for an answer."""

_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_QUADS = "SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"


class RemoteStore(Asking):
    """An endpoint over HTTP; see `protocol.Store`. Each graph is replaced in one update request."""

    def __init__(
        self,
        url: str,
        *,
        read_only: bool = False,
        update_url: str | None = None,
        texts: Path | None = None,
        timeout: int = TIMEOUT,
    ) -> None:
        self._url = url
        self._update_url = update_url or os.environ.get(UPDATE_VARIABLE) or _update_url(url)
        self._read_only = read_only
        self._texts = texts or _texts_folder(url)
        self._timeout = timeout

    @property
    def location(self) -> str:
        return self._url

    @property
    def read_only(self) -> bool:
        return self._read_only

    @property
    def texts(self) -> Path:
        return self._texts

    def query(self, query: str, bindings: Mapping[str, Value] | None = None) -> Answer:
        form = query_form(query)
        text = bound(query, bindings or {})
        if form in ("CONSTRUCT", "DESCRIBE"):
            return tuple(self._triples(text))
        answer = ox.parse_query_results(
            self._send(self._url, text, JSON), format=ox.QueryResultsFormat.JSON
        )
        if isinstance(answer, ox.QueryBoolean):
            return bool(answer)
        columns = tuple(variable.value for variable in answer.variables)
        return Rows(columns, tuple(_row(row) for row in answer))

    def _triples(self, text: str) -> Iterator[Triple]:
        data = self._send(self._url, text, TURTLE)
        return (quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE))

    def graphs(self) -> tuple[str, ...]:
        return tuple(sorted(str(row["g"]) for row in self.select(_GRAPHS)))

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        bindings = {"g": iri(graph)} if graph else None
        return (_quad(row) for row in self.select(_QUADS, bindings).terms)

    def replace_graphs(self, graphs: Mapping[str, Iterable[Triple]]) -> None:
        self._check_writable()
        steps = [f"DROP SILENT GRAPH {iri(name)}" for name in graphs]
        quads = [
            Quad(t.subject, t.predicate, t.object, iri(name))
            for name, triples in graphs.items()
            for t in triples
        ]
        if quads:
            steps.append(f"INSERT DATA {{ {data_block(quads)} }}")
        self._send(self._update_url, " ;\n".join(steps), JSON)

    def change(self, add: Iterable[Quad], remove: Iterable[Quad]) -> None:
        self._check_writable()
        coming, going = set(add), set(remove)
        steps = [
            f"{verb} DATA {{ {data_block(quads)} }}"
            for verb, quads in (("DELETE", going - coming), ("INSERT", coming - going))
            if quads
        ]
        if steps:
            self._send(self._update_url, " ;\n".join(steps), JSON)

    def _check_writable(self) -> None:
        if self._read_only:
            raise StoreError(f"Kho “{self._url}” mở chỉ để đọc; hãy mở lại để ghi.")

    def _send(self, url: str, text: str, accept: str) -> bytes:
        request: Any = SPARQLWrapper(url, updateEndpoint=url)
        request.setMethod(POST)
        request.setRequestMethod(URLENCODED)
        request.setTimeout(self._timeout)
        request.setReturnFormat(accept)
        request.setQuery(text)
        try:
            return bytes(request.query().response.read())
        except QueryBadFormed as error:
            raise QueryError(
                f"Câu hỏi SPARQL không hiểu được: {_reason(error)}; hãy sửa lại."
            ) from error
        except (SPARQLWrapperException, URLError, OSError) as error:
            raise StoreError(
                f"Kho “{self._url}” không trả lời ({_reason(error)}); "
                "hãy kiểm tra địa chỉ và xem máy chủ có đang chạy không."
            ) from error

    def close(self) -> None:
        """Nothing is held between requests."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _quad(row: tuple[Term | None, ...]) -> Quad:
    subject, predicate, object_, graph = row
    if (
        isinstance(subject, ox.NamedNode)
        and isinstance(predicate, ox.NamedNode)
        and isinstance(graph, ox.NamedNode)
        and object_ is not None
    ):
        return Quad(subject, predicate, object_, graph)
    raise StoreError("Kho có nút không tên, cancu không đọc được; hãy nạp lại dữ liệu.")


def _row(row: ox.QuerySolution) -> tuple[Term | None, ...]:
    return tuple(row)


def _reason(error: Exception) -> str:
    """An error on one line, without the page that some servers send along."""
    return " ".join(str(error).split())[:200]


def _update_url(url: str) -> str:
    """Many engines answer queries at `…/query` and take updates at `…/update`."""
    base, slash, last = url.rpartition("/")
    return f"{base}{slash}update" if last == "query" else url


def _texts_folder(url: str) -> Path:
    """A folder of this machine for the texts of a remote store."""
    if named := os.environ.get(TEXTS_VARIABLE):
        return Path(named)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "cancu" / "texts" / hashlib.sha256(url.encode()).hexdigest()[:16]
