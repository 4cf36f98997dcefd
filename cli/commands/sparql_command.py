"""`cancu sparql`: any query that only reads."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cancu.commands.options import reading, store_option, table_width
from cancu.ontology.errors import QueryError
from cancu.queries.sparql import Result, run_sparql
from cancu.viz.tables import table_text


@click.command("sparql")
@click.argument("query", metavar="[CÂU_HỎI|TỆP]", required=False)
@store_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "ttl"]),
    default=None,
    help="Dạng kết quả; mặc định là table cho bảng và ttl cho đồ thị.",
)
@click.option("--json", "as_json", is_flag=True, help="Như --format json.")
def command(query: str | None, store: str | None, form: str | None, as_json: bool) -> None:
    """Hỏi kho bằng SPARQL 1.1: câu hỏi, tên tệp .rq, hoặc từ đầu vào chuẩn. Chỉ đọc.

    Các tiền tố cc:, id:, eli:, dcterms:, prov:, org:, oa:, skos:, schema:, time: đã khai báo sẵn.
    """
    text = _text(query)
    with reading(store) as opened:
        result = run_sparql(opened, text)
        form = "json" if as_json else form or ("ttl" if result.form == "graph" else "table")
        click.echo(_table(result) if form == "table" else result.text(form), nl=form == "table")
    if form == "json":
        click.echo()


def _text(query: str | None) -> str:
    if query is None or query == "-":
        if sys.stdin.isatty():
            raise QueryError("Chưa có câu hỏi; hãy viết câu SPARQL hoặc tên một tệp .rq sau lệnh.")
        return sys.stdin.read()
    if query.endswith((".rq", ".sparql")):
        try:
            return Path(query).read_text("utf-8-sig")
        except UnicodeDecodeError:
            raise QueryError(
                f"Tệp {query} không dùng mã UTF-8; hãy lưu lại với mã UTF-8."
            ) from None
        except OSError as error:
            raise QueryError(f"Không đọc được tệp {query}: {error.strerror}.") from None
    return query


def _table(result: Result) -> str:
    rows = [dict(zip(result.columns, row, strict=True)) for row in result.rows()]
    return table_text(rows, result.columns, width=table_width()) if rows else "(không có kết quả)"
