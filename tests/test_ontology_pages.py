"""The pages of the ontology say what cancu.ttl says; as a script, it writes them anew."""

import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef

from cancu.ontology.describe import describe
from cancu.ontology.errors import VocabularyError
from cancu.ontology.pages import PAGES, render
from cancu.ontology.triples import OWN, read_triples

DOCS = Path(__file__).parent.parent / "docs"
KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object",
    OWL.DatatypeProperty: "data",
    OWL.AnnotationProperty: "annotation",
}


@pytest.fixture(scope="module")
def turtle() -> Graph:
    return Graph().parse(data=(files("cancu.ontology") / "cancu.ttl").read_bytes(), format="turtle")


class _Page(HTMLParser):
    """The anchors, inner links and addresses of a page; raises nothing, keeps what is open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if "id" in told:
            self.ids.append(told["id"])
        if tag == "a":
            self.links.append(told["href"])
        self.loaded += [told[each] for each in ("src",) if each in told]
        if tag == "link":
            self.loaded.append(told["href"])
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.skipif(not DOCS.exists(), reason="ships with the source")
@pytest.mark.parametrize("page", PAGES)
def test_the_page_is_what_the_ontology_makes_now(page: str) -> None:
    written = (DOCS / page).read_text("utf-8")
    assert written == render(page), "chạy: python tests/test_ontology_pages.py"


@pytest.mark.parametrize("page", PAGES)
def test_the_same_ontology_makes_the_same_page(page: str) -> None:
    assert render(page) == render(page)
    assert render(page).endswith("\n")


@pytest.mark.parametrize("page", PAGES)
def test_every_term_stands_on_the_page_with_labels_and_definitions(
    turtle: Graph, page: str
) -> None:
    text = render(page).replace("&#39;", "'").replace("&#34;", '"')
    terms = [t for t in turtle.subjects(RDF.type, None) if isinstance(t, URIRef) and OWN in t]
    assert len(terms) > 100
    for term in terms:
        assert f">cc:{term[len(OWN) :]}<" in text or f"`cc:{term[len(OWN) :]}`" in text
        for prop in (RDFS.label, SKOS.definition):
            assert all(str(each) in text for each in turtle.objects(term, prop)), term


def test_records_say_what_the_turtle_says(turtle: Graph) -> None:
    terms = describe().by_name
    for term in terms.values():
        node = URIRef(term.iri)
        assert {KINDS.get(URIRef(str(each))) for each in turtle.objects(node, RDF.type)} >= {
            term.kind
        }
        above = {
            str(each)
            for prop in (RDFS.subClassOf, RDFS.subPropertyOf)
            for each in turtle.objects(node, prop)
            if not isinstance(each, BNode)
        }
        assert {terms[each].iri for each in term.above} == above
        close = {str(each) for each in turtle.objects(node, SKOS.closeMatch)}
        assert {each for each in close if each.startswith(OWN)} == set()
        assert len(term.close) == len(close)
        assert term.label.vi == _in(turtle, node, "vi")
        assert term.label.en == _in(turtle, node, "en")
        simple = [each for each in turtle.objects(node, RDFS.range) if isinstance(each, URIRef)]
        assert all(term.range.partition(":")[2] in str(each) for each in simple)


def _in(turtle: Graph, node: URIRef, language: str) -> str:
    labels = [each for each in turtle.objects(node, RDFS.label) if isinstance(each, Literal)]
    return "".join(str(each) for each in labels if each.language == language)


def test_expressions_are_written_as_manchester_syntax_has_them() -> None:
    terms = describe().by_name
    assert terms["cc:agency"].range == "cc:Agency or cc:AgencyGroup"
    assert terms["cc:modality"].range == '{ "mandatory" , "request" }'
    assert terms["cc:restsOn"].rules == ("⊒ eli:is_part_of o cc:restsOn",)
    assert terms["cc:leads"].rules == ("⊒ cc:hasAssignment o cc:asLead o cc:assigns",)
    assert terms["cc:Provision"].rules == ("⊑ eli:is_part_of only cc:Document",)
    assert terms["cc:StubCitation"].rules == ('≡ cc:Citation and cc:state value "stub"',)
    assert terms["cc:Citation"].rules == ("⊑ cc:citing some ( cc:Document or cc:Provision )",)
    assert terms["cc:promulgates"].inverse == "cc:promulgatedBy"
    assert terms["cc:Task"].disjoint == ("cc:Objective",)
    assert terms["cc:restsOn"].traits == ("transitive",)


def test_the_tree_puts_each_term_below_what_it_belongs_to() -> None:
    ontology = describe()
    for kind in ("class", "object", "data"):
        tree = ontology.tree(kind)
        ours = [name for _, name in tree if ontology.by_name[name].own]
        assert sorted(ours) == sorted(term.name for term in ontology.own(kind))
        path: list[str] = []
        for depth, name in tree:
            path[depth:] = [name]
            assert len(path) == depth + 1
            if depth:
                assert path[-2] in ontology.by_name[name].above


def test_the_html_stands_alone_and_its_links_lead_somewhere() -> None:
    page = _Page(render("ontology.html"))
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert {each.removeprefix("#") for each in page.links} <= set(page.ids)
    assert page.loaded == ["data:,"]
    assert not re.search(r"<script|url\(|@import", render("ontology.html"))


def test_the_tables_of_the_markdown_are_whole() -> None:
    rows = [line for line in render("ontology.md").splitlines() if line.startswith("|")]
    assert len(rows) > 150
    widths = {len(re.sub(r"\\\|", "", row).split("|")) for row in rows}
    assert widths == {5, 9}
    assert "\n\n\n" not in render("ontology.md")


def test_words_that_markup_would_swallow_are_escaped() -> None:
    assert "&lt;=" in render("ontology.html")
    assert '"<="' not in render("ontology.html")


def test_triples_read_back_escapes_and_lists() -> None:
    triples = read_triples(
        '<urn:a> <http://www.w3.org/2000/01/rdf-schema#label> "m\\u1ED9t \\"hai\\"\\nba"@vi .\n'
        '_:x <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "1" .\n'
        "_:x <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> "
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .\n"
    )
    subject, head = triples.subjects()
    (label,) = triples.objects(subject, "rdfs:label")
    assert (label.text, label.language) == ('một "hai"\nba', "vi")
    assert [each.text for each in triples.list_of(head)] == ["1"]
    assert triples.pointing("rdfs:label", label) == (subject,)


def test_a_line_that_is_no_triple_is_told() -> None:
    with pytest.raises(VocabularyError, match="Dòng 1"):
        read_triples("<urn:a> <urn:b> .\n")


if __name__ == "__main__":
    for name in PAGES:
        (DOCS / name).write_text(render(name), "utf-8")
