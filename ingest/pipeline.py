"""A file to what is read out of it: read, clean, split, outline, extract."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from cancu.ingest.bodies import with_place
from cancu.ingest.citations import Found, Segment, find_citations
from cancu.ingest.clean import Line, clean_lines
from cancu.ingest.enumerators import BULLETS, read_enumerator
from cancu.ingest.flat_tables import with_tables
from cancu.ingest.header import genre_from, issuer_from_sign, opening_issuer
from cancu.ingest.issues import document_issues, order
from cancu.ingest.jurisdiction import jurisdiction_of
from cancu.ingest.layout import unfold
from cancu.ingest.model import Document, Extraction, Issue, Provision, Source
from cancu.ingest.outline import Node, outline, unique_paths
from cancu.ingest.paragraphs import Paragraph, is_wrapped, paragraphs
from cancu.ingest.provisions import build_provisions
from cancu.ingest.readers.choose import Progress, read_source
from cancu.ingest.rules import rules_by_name
from cancu.ingest.sections import section_kind
from cancu.ingest.splitting import Part, split_documents
from cancu.ingest.text import MappedText, join
from cancu.ingest.titles import is_annex_line


def read_file(path: Path, progress: Progress | None = None) -> Extraction:
    """All that is read out of one file. Raises SourceError where it cannot be read.

    `progress` hears of pages that are recognised one by one.
    """
    return extract(read_source(path, progress))


def extract(source: Source) -> Extraction:
    """The documents in a source text, with what was not understood."""
    lines = with_tables(unfold(clean_lines(source.text)))
    wrapped = is_wrapped(lines)
    documents: list[Document] = []
    issues: list[Issue] = list(source.issues)
    for part in split_documents(lines, len(source.text)):
        reader = _DocumentReader(part, lines, wrapped, documents[-1] if documents else None)
        documents.append(_new_links(reader.document(), documents))
        issues.extend(document_issues(documents[-1], reader.unread))
    return Extraction(source, tuple(documents), order(issues))


def _new_links(document: Document, before: Sequence[Document]) -> Document:
    """The document with the links that no earlier document of the file has stated."""
    known = {(link.source, link.rel, link.target) for each in before for link in each.links}
    links = [link for link in document.links if (link.source, link.rel, link.target) not in known]
    return replace(document, links=tuple(links))


class _Annex(msgspec.Struct, frozen=True):
    """The parts of an annex: its title, the line that says what it belongs to, its text."""

    label: str
    title: MappedText
    line: MappedText
    text: Sequence[Paragraph]


class _DocumentReader:
    """Reads one document out of its lines."""

    def __init__(
        self, part: Part, lines: Sequence[Line], wrapped: bool, before: Document | None
    ) -> None:
        self.part, self.lines, self.before = part, lines, before
        body = paragraphs(part.body, wrapped)
        at = _opening_length(body)
        self.opening, rest = body[:at], body[at:]
        self.annexes = [_annex(label, each, wrapped) for label, each in part.annexes]
        self.notes = {
            number: join((line.body, " ") for line in note) for number, note in part.notes.items()
        }
        genre = part.title.genre if part.title else None
        articles = any(p.text.startswith("Điều 1") for p in rest[:3]) or genre == "quyết định"
        self.texts = [rest, *(annex.text for annex in self.annexes)]
        self.nodes = outline(rest, articles=articles)
        for annex in self.annexes:
            self.nodes += outline(annex.text, root=annex.label)
        self.nodes = list(unique_paths(self.nodes))
        read = {node.body.start for node in self.nodes if node.cells}
        self.unread = [
            table
            for text in self.texts
            for table in _tables(text)
            if not any(table[0].start <= start < table[-1].end for start in read)
        ]

    def document(self) -> Document:
        header, title = self.part.header, self.part.title
        issuer = self._issuer()
        context = " ".join((header.superior or "", *(p.text for p in self.opening)))[:2000]
        place = header.place or (self.before.place if self.before and header.annex_of else None)
        found = find_citations(list(self._segments()), header.number)
        provisions = list(self._provisions(found))
        return Document(
            header.number,
            header.sign,
            genre_from(title.genre if title else None, header.sign),
            title.words.text or None if title else None,
            issuer,
            header.place,
            header.date,
            jurisdiction_of(issuer, place, context, header.superior),
            self.part.signature.signer,
            self.part.signature.recipients,
            header.annex_of,
            self.part.start,
            self.part.end,
            found.citations,
            found.links,
            tuple(provisions),
        )

    def _issuer(self) -> str | None:
        """By the head, else by the opening clause, else by the sign; an annex by its decision."""
        header = self.part.header
        place = header.place
        issuer = header.issuer
        if issuer is None:
            said = (opening_issuer(p.text) for p in self.opening)
            issuer = next((each for each in said if each), None)
        if issuer is None and header.annex_of and self.before:
            return self.before.issuer
        issuer = issuer or issuer_from_sign(header.sign)
        return with_place(issuer, place) if issuer else None

    def _segments(self) -> Iterator[Segment]:
        """Where citations are looked for, in the order of the source; notes after all."""
        segments: list[Segment] = []
        if self.part.title:
            segments.append(Segment(self.part.title.words, "title", None))
        if span := self.part.header.annex_line:
            line = join((each.body, " ") for each in self.lines[span[0] : span[1]])
            segments.append(Segment(line, "annex_line", None))
        segments += [Segment(p.body, "opening", None) for p in self.opening]
        for annex in self.annexes:
            segments.append(Segment(annex.title, "title", None))
            segments.append(Segment(annex.line, "annex_line", None))
        seen: set[int] = set()
        for index, node in enumerate(self.nodes):
            for heading in node.headings:
                if heading.body.start not in seen:
                    seen.add(heading.body.start)
                    segments.append(Segment(heading.body, "body", None))
            bodies = node.cells.values() if node.cells else (node.body,)
            seen.update(each.start for each in bodies if each.text)
            segments += [Segment(each, _zone(node), index) for each in bodies]
        segments += self._left_over(segments)
        bearers = {note: i for i, node in enumerate(self.nodes) for note in node.notes}
        segments.sort(key=lambda segment: segment.body.start)
        yield from (segment for segment in segments if segment.body.text)
        for number, note in self.notes.items():
            yield Segment(note, "note", bearers.get(number))

    def _left_over(self, segments: Sequence[Segment]) -> list[Segment]:
        """Paragraphs of which nothing is in a segment: farewells, tables that are none of tasks."""
        taken = sorted((each.body.start, each.body.end) for each in segments if each.body.text)
        starts = [start for start, _ in taken]
        left: list[Segment] = []
        for paragraph in itertools.chain.from_iterable(self.texts):
            after = bisect_left(starts, paragraph.start)
            here = after < len(starts) and starts[after] < paragraph.end
            before = after > 0 and taken[after - 1][1] > paragraph.start
            if not (here or before):
                left.append(Segment(paragraph.body, "body", None))
        return left

    def _provisions(self, found: Found) -> Iterator[Provision]:
        masks = sorted(found.masks)
        by_node: dict[int, list[int]] = {}
        for index, place in enumerate(found.provisions):
            if place is not None:
                by_node.setdefault(place, []).append(index)
        for number, node in enumerate(self.nodes):
            cited = by_node.get(number, [])
            built = list(build_provisions(node, masks))
            for provision in built:
                mine = [i for i in cited if _belongs(found, i, provision, node, built)]
                yield replace(provision, citations=tuple(mine)) if mine else provision


def _zone(node: Node) -> str:
    """A task to amend or issue a document is no act of this one, as an article's words are."""
    if node.kind == "article":
        return "body" if "." in node.path else "article"
    return "task" if node.kind == "task" else "body"


def _belongs(
    found: Found, index: int, provision: Provision, node: Node, built: list[Provision]
) -> bool:
    """Whether a node's citation stands in this one of its clauses; a note goes to the first."""
    if len(built) == 1:
        return True
    citation = found.citations[index]
    inside = node.body.start <= citation.start < node.body.end
    if not inside:
        return provision is built[0]
    return provision.start <= citation.start < provision.end


def _opening_length(body: Sequence[Paragraph]) -> int:
    """How many paragraphs stand before the first heading or numbered part.

    Where nothing is numbered, the opening ends with the clause that leads on to what is ordered.
    """
    clause = rules_by_name("outline")["opening clause"].pattern
    leads = 0
    for at, paragraph in enumerate(body):
        text = paragraph.text
        mark = read_enumerator(text)
        numbered = mark is not None and mark.style not in (*BULLETS, "annex")
        if numbered or paragraph.table or paragraph.heading:
            return leads or at
        capitals = at > 0 and text.rstrip(":").isupper()
        if capitals and text.endswith(":"):
            return at + 1  # `QUYẾT ĐỊNH:`
        if capitals and section_kind(text, None, top=False) is not None:
            return leads or at
        if mark is None and clause.search(text):
            leads = at + 1
    return leads or (len(body) if len(body) < 3 else 1)


def _annex(label: str, lines: Sequence[Line], wrapped: bool) -> _Annex:
    body = paragraphs(lines, wrapped)
    title: list[Paragraph] = []
    line: list[Paragraph] = []
    at = 0
    while at < len(body):
        paragraph = body[at]
        if is_annex_line(paragraph.text):
            line.append(paragraph)
        elif not line and (paragraph.text.isupper() or paragraph.all_bold) and not paragraph.table:
            title.append(paragraph)
        else:
            break
        at += 1
    return _Annex(
        label,
        join((p.body, " ") for p in title),
        join((p.body, " ") for p in line),
        body[at:],
    )


def _tables(text: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """The rows of each Markdown table."""
    for table, rows in itertools.groupby(text, key=lambda paragraph: paragraph.table):
        if table:
            yield list(rows)
