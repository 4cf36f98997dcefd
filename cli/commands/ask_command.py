"""`cancu ask`: the questions of the catalogue, and their answers."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cancu.commands.options import (
    echo_json,
    echo_lines,
    json_option,
    reading,
    store_option,
    table_width,
)
from cancu.ontology.errors import QueryError
from cancu.queries.catalogue import Question, load, question, run
from cancu.viz.tables import table_text

_TYPES = {
    "document": "văn bản",
    "iri": "IRI",
    "text": "chữ",
    "integer": "số",
    "date": "ngày",
}


@click.command("ask")
@click.argument("name", metavar="[CÂU_HỎI]", required=False)
@click.option(
    "--param", "-p", "given", multiple=True, metavar="TÊN=GIÁ_TRỊ", help="Tham số của câu hỏi."
)
@click.option("--all", "steps", is_flag=True, help="Liệt kê cả các câu hỏi trung gian.")
@store_option
@json_option
def command(
    name: str | None, given: tuple[str, ...], steps: bool, store: str | None, as_json: bool
) -> int:
    """Trả lời một câu hỏi có sẵn; không nêu CÂU_HỎI thì liệt kê các câu hỏi.

    Mã thoát là 1 nếu câu trả lời không có dòng nào.
    """
    if name is None:
        asked = [each for each in load().values() if steps or each.header.kind != "step"]
        if as_json:
            echo_json([_described(each) for each in asked])
        else:
            echo_lines(_listed(asked))
        return 0
    columns = question(name).header.columns
    with reading(store) as opened:
        rows = list(run(opened, name, **_params(given)))
    if as_json:
        echo_json(rows)
    else:
        click.echo(table_text(rows, columns, width=table_width()) or "(không có kết quả)")
    return 0 if rows else 1


def _params(given: tuple[str, ...]) -> dict[str, object]:
    """`TÊN=GIÁ_TRỊ` as a mapping. Raises QueryError where one is none, or comes twice."""
    params: dict[str, object] = {}
    for each in given:
        key, sign, value = each.partition("=")
        if not sign or not key.strip():
            raise QueryError(f"Tham số “{each}” phải có dạng TÊN=GIÁ_TRỊ.")
        if key.strip() in params:
            raise QueryError(f"Tham số “{key.strip()}” được nêu hai lần; hãy chỉ nêu một lần.")
        params[key.strip()] = value.strip()
    return params


def _described(asked: Question) -> dict[str, object]:
    header = asked.header
    return {
        "name": asked.name,
        "title": {"vi": header.title.vi, "en": header.title.en},
        "question": header.question,
        "kind": header.kind,
        "params": header.params,
        "columns": header.columns,
    }


def _listed(asked: list[Question]) -> Iterator[str]:
    for each in asked:
        header = each.header
        params = " ".join(f"-p {key}=<{_TYPES[kind]}>" for key, kind in header.params.items())
        yield f"{each.name} {params}".rstrip()
        yield f"    {header.question}"
