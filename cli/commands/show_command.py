"""`cancu show`: one document, or one provision of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import click

from cancu.commands.options import (
    echo_json,
    echo_lines,
    json_option,
    reading,
    role_label,
    shortened,
    store_option,
)
from cancu.graph.documents import DocumentRow
from cancu.graph.find import ProvisionRow, find_document, find_provision, provisions_of
from cancu.graph.protocol import Store
from cancu.queries.catalogue import run

_FACTS = ("assignments", "targets", "deadlines")
Facts = dict[str, list[dict[str, object]]]


@click.command("show")
@click.argument("document", metavar="VĂN_BẢN")
@click.argument("path", metavar="[ĐIỂM]", required=False)
@store_option
@json_option
def command(document: str, path: str | None, store: str | None, as_json: bool) -> None:
    """Xem VĂN_BẢN (số, ký hiệu hoặc tên gọi trong `cancu list`); với ĐIỂM thì xem một quy định."""
    with reading(store) as opened:
        row = find_document(opened, document)
        if path is None:
            provisions = provisions_of(opened, row.iri)
            value: dict[str, object] = {
                **asdict(row),
                "provisions": [asdict(each) for each in provisions],
            }
            lines = _document(row, provisions)
        else:
            provision = find_provision(opened, row.iri, path)
            facts = _facts(opened, provision)
            value = {**asdict(provision), **facts}
            lines = _provision(provision, facts)
    if as_json:
        echo_json(value)
    else:
        echo_lines(lines)


def _facts(store: Store, provision: ProvisionRow) -> Facts:
    """What the provision charges, measures, dates and cites."""
    facts: Facts = {
        name: [
            dict(row)
            for row in run(store, name, document=provision.document)
            if row["provision"] == provision.iri
        ]
        for name in _FACTS
    }
    facts["citations"] = [dict(row) for row in run(store, "citations-of", citing=provision.iri)]
    return facts


def _document(row: DocumentRow, provisions: tuple[ProvisionRow, ...]) -> Iterator[str]:
    yield f"{(row.genre or 'văn bản').capitalize()} {row.number or row.handle}"
    yield f"  {row.title or ''}"
    yield f"  {row.issuer or '(chưa rõ cơ quan ban hành)'}, {row.date or 'không ngày'}"
    if not row.held:
        yield "  Chỉ biết qua trích dẫn, chưa có bản văn trong kho."
    for provision in provisions:
        yield f"  {provision.path} {shortened(provision.text, 110)}"


def _provision(provision: ProvisionRow, facts: Facts) -> Iterator[str]:
    yield f"{provision.path}. {provision.text}"
    for row in facts["assignments"]:
        yield f"  {role_label(str(row['role']))}: {row['name']}"
    for row in facts["targets"]:
        words = (row["indicator"], row["comparator"], row["value"], row["unit"])
        yield f"  chỉ tiêu: {' '.join(str(each) for each in words if each is not None)}"
    for row in facts["deadlines"]:
        yield f"  thời hạn: {row['words'] or row['date'] or row['period']}"
    for row in facts["citations"]:
        date = f" ({row['date']})" if row["date"] else ""
        yield f"  viện dẫn: {row['mention']}{date}"
