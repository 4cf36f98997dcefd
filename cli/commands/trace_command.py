"""`cancu trace`: on what a task rests, with the words behind each hop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from cancu.commands.options import (
    echo_json,
    echo_lines,
    json_option,
    reading,
    relation_label,
    shortened,
    store_option,
)
from cancu.queries.trace import End, Mandate, Step, Trace, trace

_STATES = {"held": "có bản văn", "stub": "chỉ biết qua trích dẫn"}
_REASONS = {
    "held": "văn bản có trong kho và không dẫn tiếp",
    "stub": "chỉ biết qua trích dẫn, chưa có bản văn",
    "ambiguous": "chưa xác định được là văn bản nào",
    "none": "không dẫn văn bản nào",
}


@click.command("trace")
@click.argument("document", metavar="VĂN_BẢN")
@click.argument("path", metavar="ĐIỂM")
@store_option
@json_option
def command(document: str, path: str, store: str | None, as_json: bool) -> None:
    """Nhiệm vụ ở ĐIỂM của VĂN_BẢN căn cứ vào đâu: mỗi bước kèm lời văn chứng minh.

    JSON: {"task": {"document", "path", "text"}, "mandates": [{"document", "title", "issuer",
    "date", "state", "paths": [[{"from", "relation", "to", "evidence": {"document", "start", "end",
    "quote"}}]]}], "ends": [{"document", "reason"}]}
    """
    with reading(store) as opened:
        answer = trace(opened, document, path)
    if as_json:
        echo_json(answer.to_json())
    else:
        echo_lines(trace_lines(answer))


def trace_lines(answer: Trace) -> Iterator[str]:
    """The answer for people: each mandate with its shortest chain, then where the chains end."""
    names = {each.document: _spoken(each) for each in answer.mandates}
    yield f"{answer.document} {answer.path}"
    yield f"  {shortened(answer.text, 300)}"
    if not answer.mandates:
        yield ""
        yield "Không tìm thấy căn cứ nào."
    for mandate in answer.mandates:
        yield ""
        yield from _mandate(mandate, names)
    if answer.ends:
        yield ""
        yield "Nơi các chuỗi dừng lại:"
        for end in answer.ends:
            yield from _end(end, names)


def _spoken(mandate: Mandate) -> str:
    """A law has no number here and goes by its title; all others by their handle."""
    slug = mandate.document.split("/")[1:2]
    return mandate.title if mandate.title and slug and slug[0].islower() else mandate.document


def _mandate(mandate: Mandate, names: Mapping[str, str]) -> Iterator[str]:
    issued = ", ".join(part for part in (mandate.issuer, mandate.date) if part)
    known = "; ".join(part for part in (issued, _STATES[mandate.state]) if part)
    name = names[mandate.document]
    yield f"▲ {name} ({known})"
    if mandate.title and mandate.title != name:
        yield f"  {shortened(mandate.title, 200)}"
    for number, path in enumerate(mandate.paths, 1):
        if len(mandate.paths) > 1:
            yield f"  Đường {number}:"
        yield from (_step(step, names) for step in path)


def _step(step: Step, names: Mapping[str, str]) -> str:
    relation = relation_label(step.relation)
    source, target = (names.get(end, end) for end in (step.source, step.target))
    evidence = step.evidence
    page = "" if evidence.page is None else f", trang {evidence.page}"
    return (
        f"    {source} —{relation}→ {target}\n"
        f"      “{shortened(evidence.quote, 200)}”"
        f" [{evidence.document}{page}, {evidence.start}–{evidence.end}]"
    )


def _end(end: End, names: Mapping[str, str]) -> Iterator[str]:
    yield f"  {names.get(end.document, end.document)}: {_REASONS[end.reason]}"
    for candidate in end.candidates:
        yield f"    có thể là {candidate}"
