"""Evidence as the Web Annotation vocabulary has it, by position and by quote.

In the store evidence is two numbers on the fact's own node, because it stands on every fact. Other
tools understand annotations, which this makes of it: https://www.w3.org/TR/annotation-vocab/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal, Triple, serialize

from cancu.graph.export import FORMATS
from cancu.graph.iris import graph_iri
from cancu.graph.namespaces import OA, PREFIXES, XSD
from cancu.graph.protocol import Store
from cancu.graph.quads import name
from cancu.graph.terms import iri, plain
from cancu.graph.texts import source_text
from cancu.ontology.errors import NotFoundError, QueryError

AROUND = 32
"""So many characters before and behind a quote tell it from the same words elsewhere."""

_SOURCE = """
SELECT DISTINCT ?own ?sha WHERE {
  GRAPH ?own { ?document cc:sourceText ?source . ?source cc:sha256 ?sha }
}"""
_KINDS = ("ttl", "nt", "jsonld")
_POSITIONS = (OA + "start", OA + "end")
_NUMBER = iri(XSD + "nonNegativeInteger")


def web_annotations(store: Store, document: str) -> tuple[Triple, ...]:
    """Every fact of a held document, by IRI, as an annotation of its source text, sorted.

    `oa:exact` is `source[start:end]`. NotFoundError: the document is not held. StoreError: its text
    is not kept.
    """
    own = iri(graph_iri(document))
    row = next(iter(store.select(_SOURCE, {"own": own})), None)
    if row is None:
        raise NotFoundError(f"Kho không có nguyên văn của “{document}”; hãy đọc văn bản trước.")
    text = source_text(store, str(row["sha"]))
    found = tuple(map(_typed, store.construct(_query(), {"own": own})))
    return tuple(sorted({*found, *_quotes(found, text)}, key=str))


def export_annotations(store: Store, document: str, kind: str = "ttl") -> bytes:
    """The same as Turtle, N-Triples or JSON-LD (`ttl`, `nt`, `jsonld`), equal stores alike."""
    if kind not in _KINDS:
        raise QueryError(f"Không có dạng “{kind}”; hãy chọn một trong: {', '.join(_KINDS)}.")
    prefixes = None if kind == "nt" else PREFIXES
    data = serialize(web_annotations(store, document), format=FORMATS[kind], prefixes=prefixes)
    return data or b""


def _typed(triple: Triple) -> Triple:
    """Positions have a datatype that the engine would count as an integer."""
    if triple.predicate.value not in _POSITIONS:
        return triple
    number = Literal(str(plain(triple.object)), datatype=_NUMBER)
    return Triple(triple.subject, triple.predicate, number)


def _quotes(triples: Iterable[Triple], text: str) -> Iterator[Triple]:
    """The words of each position, with those around them."""
    starts, ends = (_numbers(triples, each) for each in _POSITIONS)
    for position, start in starts.items():
        end = ends[position]
        quote = iri(f"{position.removesuffix('#position')}#quote")
        yield Triple(quote, name("oa:exact"), Literal(text[start:end]))
        yield Triple(quote, name("oa:prefix"), Literal(text[max(0, start - AROUND) : start]))
        yield Triple(quote, name("oa:suffix"), Literal(text[end : end + AROUND]))


def _numbers(triples: Iterable[Triple], predicate: str) -> dict[str, int]:
    return {
        str(plain(each.subject)): int(plain(each.object) or 0)
        for each in triples
        if each.predicate.value == predicate
    }


@cache
def _query() -> str:
    return (files("cancu.graph") / "web-annotation.rq").read_text("utf-8")
