"""`cancu show`: one document, or one provision of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import click

from cancu.commands.options import echo_json, echo_lines, json_option, reading, shortened, store_option
from cancu.graph.documents import DocumentRow
from cancu.graph.find import ProvisionRow, find_document, find_provision, provisions_of


@click.command("show")
@click.argument("document", metavar="VĂN_BẢN")
@click.argument("path", metavar="[ĐIỂM]", required=False)
@store_option
@json_option
def command(document: str, path: str | None, store: str | None, as_json: bool) -> None:
    """Xem VĂN_BẢN (số, ký hiệu hoặc tên gọi trong `cancu list`); với ĐIỂM thì xem một quy định."""
    with reading(store) as opened:
        row = find_document(opened, document)
        if path is not None:
            provision = find_provision(opened, row.iri, path)
            value: dict[str, object] = asdict(provision)
            lines = _provision(provision)
        else:
            provisions = provisions_of(opened, row.iri)
            value = {**asdict(row), "provisions": [asdict(each) for each in provisions]}
            lines = _document(row, provisions)
    if as_json:
        echo_json(value)
    else:
        echo_lines(lines)


def _document(row: DocumentRow, provisions: tuple[ProvisionRow, ...]) -> Iterator[str]:
    yield f"{(row.genre or 'văn bản').capitalize()} {row.number or row.handle}"
    yield f"  {row.title or ''}"
    yield f"  {row.issuer or '(chưa rõ cơ quan ban hành)'}, {row.date or 'không ngày'}"
    if not row.held:
        yield "  Chỉ biết qua trích dẫn, chưa có bản văn trong kho."
    for provision in provisions:
        yield f"  {provision.path} {shortened(provision.text, 110)}"


def _provision(provision: ProvisionRow) -> Iterator[str]:
    yield f"{provision.path}. {provision.text}"
