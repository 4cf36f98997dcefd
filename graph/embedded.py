"""A store in a folder: Oxigraph's files in `graph/`, the source texts in `texts/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox
from pyoxigraph import Quad, Triple

from cancu.graph import lock
from cancu.graph.asking import Asking
from cancu.graph.namespaces import PREFIXES
from cancu.graph.protocol import Answer, Rows
from cancu.graph.terms import Value, iri, term
from cancu.graph.update import data_block
from cancu.ontology.errors import QueryError, StoreError

_Substitute = ox.NamedNode | ox.BlankNode | ox.Literal | Triple
Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
_LOCK_WORDS = ("lock file", "lock hold")
_CORRUPT = "Corruption:"


class EmbeddedStore(Asking):
    """Oxigraph on disk; see `protocol.Store`."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self._folder = folder
        self._read_only = read_only
        self._dirty = False
        self._key = folder.absolute() / "graph"
        self._engine: ox.Store | None = None
        _check_folder(folder, read_only=read_only)
        try:
            self._hold()
        except lock.LockedError as error:
            raise _in_use(folder) from error
        try:
            self._engine = self._open()
        except (OSError, RuntimeError) as error:
            lock.release(self._key)
            raise _opening_error(folder, error) from error

    def _hold(self) -> None:
        if self._read_only:
            lock.hold_for_reading(self._key, self._key / "LOCK")
        else:
            lock.hold_for_writing(self._key)

    def _open(self) -> ox.Store:
        if self._read_only:
            return ox.Store.read_only(str(self._key))
        self.texts.mkdir(parents=True, exist_ok=True)
        return ox.Store(self._key)

    @property
    def location(self) -> str:
        return str(self._folder)

    @property
    def read_only(self) -> bool:
        return self._read_only

    @property
    def texts(self) -> Path:
        return self._folder / "texts"

    @property
    def _store(self) -> ox.Store:
        if self._engine is None:
            raise StoreError(f"Kho “{self._folder}” đã đóng; hãy mở lại.")
        return self._engine

    def query(self, query: str, bindings: Mapping[str, Value] | None = None) -> Answer:
        substitutions: dict[ox.Variable, _Substitute] = {
            ox.Variable(name): term(value) for name, value in (bindings or {}).items()
        }
        try:
            answer = self._store.query(
                query,
                prefixes=PREFIXES,
                use_default_graph_as_union=True,
                substitutions=substitutions or None,
            )
            # Read to the end at once: an open answer keeps the store's files open behind `close`.
            if isinstance(answer, ox.QueryBoolean):
                return bool(answer)
            if isinstance(answer, ox.QueryTriples):
                return tuple(answer)
            columns = tuple(variable.value for variable in answer.variables)
            return Rows(columns, tuple(tuple(row) for row in answer))
        except (SyntaxError, RuntimeError, ValueError) as error:
            if _CORRUPT in str(error):
                raise _opening_error(self._folder, error) from error
            raise QueryError(f"Câu hỏi SPARQL không hiểu được: {error}; hãy sửa lại.") from error
        except OSError as error:
            raise StoreError(f"Không đọc được kho “{self._folder}”: {error}.") from error

    def graphs(self) -> tuple[str, ...]:
        return tuple(
            sorted(
                name.value for name in self._store.named_graphs() if isinstance(name, ox.NamedNode)
            )
        )

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        name = iri(graph) if graph else None
        return iter(list(self._store.quads_for_pattern(None, None, None, name)))

    def replace_graphs(self, graphs: Mapping[str, Iterable[Triple]]) -> None:
        self._check_writable()
        added: list[Quad] = []
        removed: list[Quad] = []
        for name, triples in graphs.items():
            graph = iri(name)
            new = {Quad(t.subject, t.predicate, t.object, graph) for t in triples}
            old = set(self._store.quads_for_pattern(None, None, None, graph))
            added += new - old
            removed += old - new
        self._write(added, self._steps(added, removed))

    def change(self, add: Iterable[Quad], remove: Iterable[Quad]) -> None:
        self._check_writable()
        coming, going = set(add), set(remove)
        added = list(coming - going)
        removed = [quad for quad in going - coming if quad in self._store]
        self._write(added, self._steps(added, removed))

    def fill(self, quads: Iterable[Quad]) -> int:
        """Add many quads to a new store, fast, but not all or nothing; how many they were."""
        self._check_writable()
        counted = _Counted(quads)
        self._dirty = True
        try:
            self._store.bulk_extend(counted)
        except (OSError, RuntimeError) as error:
            raise _writing_error(self._folder, error) from error
        return counted.count

    def _check_writable(self) -> None:
        if self._read_only:
            raise StoreError(f"Kho “{self._folder}” mở chỉ để đọc; hãy mở lại để ghi.")

    def _steps(self, added: list[Quad], removed: list[Quad]) -> list[str]:
        """The update that removes; the engine keeps the name of a graph unless it is dropped."""
        kept = {quad.graph_name for quad in added}
        going: dict[Graph, list[Quad]] = {}
        for quad in removed:
            going.setdefault(quad.graph_name, []).append(quad)
        return [
            f"DROP GRAPH {graph}"
            if graph not in kept and self._is_all(graph, len(quads))
            else f"DELETE DATA {{ {data_block(quads)} }}"
            for graph, quads in going.items()
        ]

    def _is_all(self, graph: Graph, count: int) -> bool:
        """Whether a graph has no more quads than so many."""
        there = self._store.quads_for_pattern(None, None, None, graph)
        return next(islice(there, count, None), None) is None

    def _write(self, added: list[Quad], steps: list[str]) -> None:
        """All or nothing: one update is one transaction of the engine, and so is `extend`."""
        try:
            if steps:
                self._dirty = True
                steps.append(f"INSERT DATA {{ {data_block(added)} }}")
                self._store.update(" ;\n".join(steps))
            elif added:
                self._dirty = True
                self._store.extend(added)
        except (OSError, RuntimeError) as error:
            raise _writing_error(self._folder, error) from error

    def close(self) -> None:
        if self._engine is None:
            return
        if self._dirty:
            self._engine.flush()  # else the next opening replays the log, ten times as slow
        self._engine = None
        lock.release(self._key)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _check_folder(folder: Path, *, read_only: bool) -> None:
    """Refuse what is no store before the engine writes a file into it."""
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"“{folder}” là một tệp, không phải kho; hãy chọn một thư mục khác.")
    if (folder / "graph" / "CURRENT").exists():
        return
    if folder.is_dir() and any(folder.iterdir()):
        raise StoreError(
            f"Thư mục “{folder}” không phải kho của cancu; "
            "hãy chọn một thư mục khác hoặc một thư mục trống."
        )
    if read_only:
        raise StoreError(f"Chưa có kho tại “{folder}”; hãy chạy `cancu ingest` trước.")


class _Counted:
    """Counts what goes through."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._quads = quads
        self.count = 0

    def __iter__(self) -> Iterator[Quad]:
        for quad in self._quads:
            self.count += 1
            yield quad


def _writing_error(folder: Path, error: Exception) -> StoreError:
    return StoreError(
        f"Không ghi được vào kho “{folder}”: {error}; "
        "hãy xem lại chỗ trống và quyền ghi của thư mục."
    )


def _in_use(folder: Path) -> StoreError:
    return StoreError(
        f"Kho “{folder}” đang được một tiến trình khác sử dụng; "
        "hãy đợi tiến trình đó xong rồi chạy lại."
    )


def _opening_error(folder: Path, error: Exception) -> StoreError:
    words = str(error)
    if any(mark in words for mark in _LOCK_WORDS):
        return _in_use(folder)
    if isinstance(error, PermissionError) or "Permission denied" in words:
        return StoreError(
            f"Không có quyền mở kho “{folder}”; hãy xem lại quyền đọc và ghi của thư mục."
        )
    if isinstance(error, OSError):
        return StoreError(f"Không mở được kho “{folder}”: {words}; hãy xem lại thư mục.")
    return StoreError(f"Kho “{folder}” bị hỏng ({words}); hãy xóa thư mục rồi đọc lại các văn bản.")
