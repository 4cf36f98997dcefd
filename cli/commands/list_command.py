"""`cancu list`: the documents of a store."""

from __future__ import annotations

from dataclasses import asdict

import click

from cancu.commands.options import echo_json, json_option, reading, store_option, table_width
from cancu.graph.documents import list_documents
from cancu.viz.tables import table_text


@click.command("list")
@store_option
@json_option
@click.option("--all", "everything", is_flag=True, help="Kể cả văn bản chỉ biết qua trích dẫn.")
def command(store: str | None, as_json: bool, everything: bool) -> None:
    """Liệt kê văn bản đã đọc trong kho: tên gọi, cơ quan ban hành, ngày, số nhiệm vụ."""
    with reading(store) as opened:
        rows = list_documents(opened, held=None if everything else True)
    if as_json:
        echo_json([asdict(row) for row in rows])
        return
    if not rows:
        click.echo("Kho chưa có văn bản nào; hãy chạy `cancu ingest ĐƯỜNG_DẪN`.")
        return
    table = [
        {
            "Văn bản": row.handle,
            "Loại": row.genre,
            "Cơ quan ban hành": row.issuer,
            "Ngày": row.date,
            "Quy định": row.provisions if row.held else None,
            "Nhiệm vụ": row.tasks if row.held else None,
            "Trích dẫn": row.citations if row.held else None,
        }
        for row in rows
    ]
    click.echo(table_text(table, list(table[0]), width=table_width()))
