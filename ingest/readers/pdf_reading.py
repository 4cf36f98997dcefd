"""What was read of a file's pages: the text, how sure each page is, and what must be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from cancu.ingest.model import Issue, Source
from cancu.ingest.readers.pdf_page import Page
from cancu.ingest.readers.pdf_text import text_of
from cancu.ontology.errors import SourceError

UNSURE = 0.75
"""Of a page below this somebody must look at the paper."""


def source_of(
    path: Path, kind: str, sha256: str, pages: Sequence[Page], unread: Mapping[int, str]
) -> Source:
    """The pages as one text; `unread` says why pages have none, as the rest of a sentence.

    Raises SourceError where no page has any text.
    """
    text, begins = text_of(pages)
    if not text.strip():
        reason = next(iter(unread.values()), "không có chữ nào; hãy chọn tệp khác")
        raise SourceError(f"Tệp {path} {reason}.")
    confidence = tuple(round(page.confidence, 3) for page in pages)
    issues = (
        *_unread_issues(unread, begins, len(text)),
        *_unsure_issues(confidence, begins, len(text), unread),
    )
    return Source(str(path), kind, sha256, text, begins, confidence, issues)


def _unread_issues(
    unread: Mapping[int, str], begins: Sequence[int], length: int
) -> Iterator[Issue]:
    """One warning for each reason, naming its pages."""
    for reason in dict.fromkeys(unread.values()):
        numbers = [number for number, why in unread.items() if why == reason]
        start = begins[numbers[0]]
        message = f"Trang {page_names(numbers)} {reason}."
        yield Issue("warning", "page_not_read", message, start, _end(numbers[-1], begins, length))


def _unsure_issues(
    confidence: Sequence[float], begins: Sequence[int], length: int, unread: Mapping[int, str]
) -> Iterator[Issue]:
    for number, sure in enumerate(confidence):
        end = _end(number, begins, length)
        if number not in unread and sure < UNSURE and end > begins[number]:
            message = (
                f"Trang {number + 1} nhận dạng chỉ chắc {sure:.0%}; hãy đối chiếu với bản gốc."
            )
            yield Issue("warning", "page_unsure", message, begins[number], end)


def _end(number: int, begins: Sequence[int], length: int) -> int:
    return begins[number + 1] if number + 1 < len(begins) else length


def page_names(numbers: Sequence[int]) -> str:
    """Pages as people count them, from 1: `2, 5-7`."""
    breaks = [at for at, (a, b) in enumerate(pairwise(numbers), 1) if b != a + 1]
    runs = [numbers[a:b] for a, b in pairwise([0, *breaks, len(numbers)])]
    return ", ".join(
        f"{run[0] + 1}-{run[-1] + 1}" if len(run) > 1 else str(run[0] + 1) for run in runs
    )
