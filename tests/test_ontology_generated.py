"""The N-Triples that owlready2 loads say what cancu.ttl says; as a script, it writes them anew."""

from importlib.resources import files
from pathlib import Path

from rdflib import Graph
from rdflib.compare import isomorphic, to_canonical_graph

NAME = "cancu.nt"


def _turtle() -> Graph:
    return Graph().parse(data=(files("cancu.ontology") / "cancu.ttl").read_bytes(), format="turtle")


def _lines(graph: Graph) -> str:
    """Sorted, with blank nodes named by their place in the graph: the same on every run."""
    lines = to_canonical_graph(graph).serialize(format="nt", encoding="utf-8").decode().splitlines()
    return "".join(f"{line}\n" for line in sorted(filter(None, lines)))


def test_the_triples_are_those_of_the_turtle() -> None:
    generated = Graph().parse(data=(files("cancu.ontology") / NAME).read_bytes(), format="nt")
    assert isomorphic(generated, _turtle()), "chạy: python tests/test_ontology_generated.py"


def test_the_file_is_what_the_script_writes() -> None:
    assert (files("cancu.ontology") / NAME).read_text("utf-8") == _lines(_turtle())


if __name__ == "__main__":
    (Path(__file__).parent.parent / "ontology" / NAME).write_text(_lines(_turtle()), "utf-8")
