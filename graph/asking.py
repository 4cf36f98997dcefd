"""A query whose form is known beforehand: the same for every kind of store."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

from pyoxigraph import Triple

from cancu.graph.protocol import Answer, Rows
from cancu.graph.terms import Value
from cancu.ontology.errors import QueryError


class Asking(ABC):
    """Gives `select`, `ask` and `construct` to what can `query`."""

    @abstractmethod
    def query(self, query: str, bindings: Mapping[str, Value] | None = None) -> Answer: ...

    def select(self, query: str, bindings: Mapping[str, Value] | None = None) -> Rows:
        answer = self.query(query, bindings)
        if not isinstance(answer, Rows):
            raise QueryError("Câu hỏi phải là SELECT; hãy sửa lại.")
        return answer

    def ask(self, query: str, bindings: Mapping[str, Value] | None = None) -> bool:
        answer = self.query(query, bindings)
        if not isinstance(answer, bool):
            raise QueryError("Câu hỏi phải là ASK; hãy sửa lại.")
        return answer

    def construct(
        self, query: str, bindings: Mapping[str, Value] | None = None
    ) -> tuple[Triple, ...]:
        answer = self.query(query, bindings)
        if not isinstance(answer, tuple):
            raise QueryError("Câu hỏi phải là CONSTRUCT hoặc DESCRIBE; hãy sửa lại.")
        return answer
