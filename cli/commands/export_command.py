"""`cancu export`: the graph as RDF, or a plan's assignment table as a workbook."""

from __future__ import annotations

from pathlib import Path

import click

from cancu.commands.options import reading, store_option
from cancu.ontology.errors import CancuError

_NOTHING = 1
_FILE = click.Path(path_type=Path, dir_okay=False)


class ExportError(CancuError):
    """What is asked cannot be written."""


@click.command("export")
@click.argument("file", metavar="[TỆP]", type=_FILE, required=False)
@click.option("-o", "--output", metavar="TỆP", type=_FILE, help="Như TỆP.")
@click.option(
    "--format",
    "kind",
    metavar="DẠNG",
    help="ttl, nt, trig, nq hoặc jsonld; mặc định theo đuôi tệp, nếu không rõ thì trig.",
)
@click.option("--document", metavar="VĂN_BẢN", help="Chỉ đồ thị của một văn bản đã đọc.")
@click.option(
    "--table", metavar="VĂN_BẢN", help="Bảng phân công nhiệm vụ của một văn bản (tệp .xlsx)."
)
@store_option
def command(
    file: Path | None,
    output: Path | None,
    kind: str | None,
    document: str | None,
    table: str | None,
    store: str | None,
) -> int:
    """Xuất đồ thị ra TỆP (không có TỆP thì in ra màn hình), hoặc bảng phân công ra tệp Excel.

    Bảng phân công có các cột TT, nhiệm vụ, chủ trì, phối hợp, thời hạn, căn cứ; mã thoát 1: văn bản
    không có nhiệm vụ nào.
    """
    target = output or file
    if file and output and file != output:
        raise ExportError("Có hai tệp để ghi; hãy chỉ nêu một.")
    if table is None:
        return _graph(store, target, kind, document)
    if kind or document:
        raise ExportError("Bảng phân công không đi cùng --format hay --document; hãy bỏ đi.")
    if target is None or target.suffix.lower() != ".xlsx":
        raise ExportError("Bảng phân công ghi ra tệp Excel; hãy thêm `-o bảng.xlsx`.")
    return _table(store, target, table)


def _graph(store: str | None, target: Path | None, kind: str | None, document: str | None) -> int:
    from cancu.graph.export import FORMATS, export
    from cancu.graph.find import find_document
    from cancu.graph.iris import graph_iri

    suffix = target.suffix.lower().removeprefix(".") if target else ""
    with reading(store) as opened:
        graph = None
        if document is not None:
            found = find_document(opened, document)
            if not found.held:
                raise ExportError(
                    f"Kho chỉ biết “{found.handle}” qua trích dẫn, chưa có toàn văn; "
                    "hãy đọc văn bản bằng `cancu ingest`."
                )
            graph = graph_iri(found.iri)
        data = export(opened, kind or (suffix if suffix in FORMATS else "trig"), graph=graph)
    if target is None:
        click.echo(data, nl=False)
        return 0
    try:
        target.write_bytes(data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"Không ghi được {target} ({reason}); hãy chọn tệp khác.") from error
    click.echo(f"Đã ghi {target}.", err=True)
    return 0


def _table(store: str | None, target: Path, document: str) -> int:
    from cancu.queries.assignment_table import assignment_table
    from cancu.viz.assignment_sheet import assignment_sheet
    from cancu.viz.sheets import write_sheets

    with reading(store) as opened:
        found = assignment_table(opened, document)
    if not found.rows:
        click.echo(f"“{found.document}” không có nhiệm vụ nào để lập bảng.")
        return _NOTHING
    write_sheets(target, [assignment_sheet(found)])
    click.echo(f"Đã ghi {len(found.rows)} nhiệm vụ vào {target}.", err=True)
    return 0
