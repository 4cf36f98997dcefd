"""Parameters for questions, drawn from a store."""

from __future__ import annotations

from random import Random

from cancu.graph.find import ProvisionRow, provisions_of
from cancu.graph.load import held_documents
from cancu.graph.namespaces import ID
from cancu.graph.store import Store
from cancu.graph.terms import iri
from cancu.queries.catalogue import question

_CITED = "SELECT ?d ?c WHERE { ?c cc:inDocument ?d ; cc:mention ?words }"
_AGENCY = "SELECT ?p ?agency WHERE { ?a cc:assigns ?p ; cc:agency ?agency }"
_LINK = """
SELECT ?d ?subject ?relation ?object WHERE {
  ?l cc:inDocument ?d ; cc:relationName ?relation ; cc:subject ?subject ; cc:object ?object
}"""
_MEANT = "SELECT ?c ?cited WHERE { ?c cc:cited ?cited }"


class Values:
    """Draws documents, tasks, citations, agencies and links, each of some document."""

    def __init__(self, store: Store, dice: Random) -> None:
        self._store = store
        self._dice = dice
        self.documents = held_documents(store)

    def document(self) -> str:
        return self._dice.choice(self.documents)

    def task(self) -> ProvisionRow:
        return self._dice.choice(provisions_of(self._store, self.document()))

    def citation(self) -> str:
        rows = self._store.select(_CITED, {"d": iri(self.document())})
        return str(self._dice.choice([row["c"] for row in rows]))

    def cited(self) -> str:
        """Held or not: as often as it is cited."""
        for _ in range(99):
            rows = list(self._store.select(_MEANT, {"c": iri(self.citation())}))
            if rows:
                return str(rows[0]["cited"])
        return self.document()

    def agency(self) -> str:
        """As often as it is charged."""
        task = self.task()
        for _ in range(99):
            rows = list(self._store.select(_AGENCY, {"p": iri(task.iri)}))
            if rows:
                return str(self._dice.choice(rows)["agency"])
            task = self.task()
        return f"{ID}agency/tw/bo-cong-an"

    def link(self) -> dict[str, str]:
        for _ in range(99):
            rows = list(self._store.select(_LINK, {"d": iri(self.document())}))
            if rows:
                return {key: str(value) for key, value in self._dice.choice(rows).items()}
        return {"subject": self.document(), "relation": "implements", "object": self.document()}

    def draw(self, name: str, params: tuple[str, ...]) -> dict[str, str]:
        """Values for the parameters of a question, by their names."""
        if set(params) == {"subject", "relation", "object"}:
            link = self.link()
            return {key: link[key] for key in params}
        return {param: self._one(param, question(name).header.params[param]) for param in params}

    def _one(self, param: str, kind: str) -> str:
        if param in ("cited", "object"):
            return self.cited()
        if param == "citation":
            return self.citation()
        if param in ("citing", "provision", "task"):
            return self.task().iri
        if param == "agency":
            return self.agency()
        if kind == "text":
            return "Sở Tài chính"
        return self.document()
