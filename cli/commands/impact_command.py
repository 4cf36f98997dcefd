"""`cancu impact`: what rests on a document, down to tasks and agencies."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cancu.commands.options import (
    echo_json,
    echo_lines,
    json_option,
    reading,
    shortened,
    store_option,
)
from cancu.queries.impact import Impact, ImpactLevel, impact

_MOST_TASKS = 5


@click.command("impact")
@click.argument("document", metavar="VĂN_BẢN")
@store_option
@json_option
def command(document: str, store: str | None, as_json: bool) -> None:
    """Những gì dựa trên VĂN_BẢN, từng bậc một, đến nhiệm vụ và cơ quan."""
    with reading(store) as opened:
        answer = impact(opened, document)
    if as_json:
        echo_json(answer.to_json())
    else:
        echo_lines(_lines(answer))


def _lines(answer: Impact) -> Iterator[str]:
    yield f"{answer.document} {shortened(answer.title or '', 200)}".rstrip()
    if not answer.levels:
        yield "Không có văn bản hay nhiệm vụ nào trong kho dựa trên văn bản này."
    for level in answer.levels:
        yield ""
        yield from _level(level)
    if answer.agencies:
        yield ""
        yield "Cơ quan phải thực hiện:"
        for agency in answer.agencies:
            yield f"  {agency.agency} ({agency.area}): {agency.tasks} nhiệm vụ"


def _level(level: ImpactLevel) -> Iterator[str]:
    yield f"Bậc {level.level}: {len(level.documents)} văn bản, {len(level.tasks)} nhiệm vụ"
    for document in level.documents:
        issued = ", ".join(part for part in (document.issuer, document.date) if part)
        yield f"  {document.document} ({issued or 'chưa rõ'})"
        if document.steps:
            yield f"    “{shortened(document.steps[0].evidence.quote, 160)}”"
    for task in level.tasks[:_MOST_TASKS]:
        yield f"  {task.document} {task.path}: {shortened(task.text, 120)}"
    if len(level.tasks) > _MOST_TASKS:
        yield f"  … và {len(level.tasks) - _MOST_TASKS} nhiệm vụ nữa (xem hết với --json)"
