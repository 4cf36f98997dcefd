"""What was not understood in a document, said so that a person can look at it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from cancu.ingest.model import Document, Issue, Provision
from cancu.ingest.numbers import normal_number
from cancu.ingest.paragraphs import Paragraph
from cancu.ingest.rules import rules_by_name

_RANK = {"error": 0, "warning": 1, "info": 2}


def order(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """By their place in the source."""
    return tuple(sorted(issues, key=lambda issue: (issue.start, _RANK[issue.severity], issue.code)))


def document_issues(document: Document, unread: Sequence[Sequence[Paragraph]]) -> Iterator[Issue]:
    """Missing parts of the head, tables that are none of tasks, contradictions in citations."""
    start, end = document.start, min(document.end, document.start + 200)
    missing = [
        ("type", document.type, "loại văn bản"),
        ("title", document.title, "trích yếu"),
        ("issuer", document.issuer, "cơ quan ban hành"),
    ]
    for code, value, name in missing:
        if value is None:
            yield Issue("warning", f"no-{code}", f"Không nhận ra {name} của văn bản.", start, end)
    if document.number is None and document.annex_of is None:
        lost = "để trống" if document.sign else "không có, hoặc không đọc được,"
        yield Issue("info", "no-number", f"Văn bản {lost} số hiệu.", start, end)
    if not document.provisions:
        yield Issue(
            "warning", "no-provisions", "Không nhận ra nội dung nào của văn bản.", start, end
        )
    yield from _tables(unread)
    yield from _dates(document)
    known = {citation.number for citation in document.citations} | {document.number}
    for provision in document.provisions:
        yield from _bearers(provision)
        yield from _numbers(known, provision)


def _tables(unread: Sequence[Sequence[Paragraph]]) -> Iterator[Issue]:
    for table in unread:
        yield Issue(
            "info",
            "table-not-read",
            f"Bảng {len(table)} dòng không phải bảng nhiệm vụ nên không được đọc.",
            table[0].start,
            table[-1].end,
        )


def _dates(document: Document) -> Iterator[Issue]:
    """One number with two dates in one document."""
    first: dict[tuple[str, str | None], tuple[str, int]] = {}
    for citation in document.citations:
        if citation.number is None or citation.date is None or citation.target is not None:
            continue
        key = (citation.number, citation.issuer)
        date, _ = first.setdefault(key, (citation.date, citation.start))
        if date != citation.date:
            yield Issue(
                "warning",
                "date-conflict",
                f"{citation.number} được ghi hai ngày khác nhau: {date} và {citation.date}.",
                citation.start,
                citation.end,
            )


def _bearers(provision: Provision) -> Iterator[Issue]:
    """A closing parenthesis that charges somebody whose name was not recognised."""
    if not provision.text.rstrip(" .;,/").endswith(")"):
        return
    found = rules_by_name("issues")["charge"].pattern.search(provision.text)
    if found and not any(each.source == "parenthesis" for each in provision.assignments):
        message = f"Mục {provision.path}: không nhận ra ai phải thực hiện trong “({found[1]})”."
        yield Issue("warning", "bearer-not-read", message, provision.start, provision.end)


def _numbers(known: Container[str | None], provision: Provision) -> Iterator[Issue]:
    """A number that looks like a document's and belongs to no citation."""
    for found in rules_by_name("issues")["number"].pattern.finditer(provision.text):
        number = normal_number(found["number"])
        if number not in known:
            message = f"Mục {provision.path}: không rõ “số {number}” là văn bản loại nào."
            yield Issue("info", "number-not-read", message, provision.start, provision.end)
