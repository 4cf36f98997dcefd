"""`cancu extract`: what is read out of a file, for people or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from cancu.commands.options import (
    echo_lines,
    json_option,
    page_progress,
    relation_label,
    role_label,
    shortened,
)
from cancu.ingest.model import Document, Extraction, Target, to_json
from cancu.ingest.pipeline import read_file
from cancu.ontology.errors import SourceError

_KINDS = {
    "task": "nhiệm vụ",
    "objective": "mục tiêu",
    "organisation": "tổ chức",
    "article": "điều",
}


@click.command("extract")
@click.argument("files", nargs=-1, required=True, metavar="TỆP…", type=click.Path(path_type=Path))
@json_option
@click.option("--text", is_flag=True, help="Kèm văn bản gốc mà các vị trí trỏ vào.")
def command(files: tuple[Path, ...], as_json: bool, text: bool) -> int:
    """Đọc TỆP và in những gì đọc được: văn bản, trích dẫn, nhiệm vụ, người thực hiện, thời hạn.

    Với --json, mỗi tệp một đối tượng JSON trên một dòng. Tệp không đọc được thì báo một câu và
    đọc tiếp các tệp còn lại; mã thoát là 2.
    """
    failed = False
    for path in files:
        try:
            with page_progress(path) as progress:
                extraction = read_file(path, progress)
        except SourceError as error:
            if len(files) == 1:
                raise
            click.echo(f"Lỗi: {error}", err=True)
            failed = True
            continue
        if as_json:
            value = to_json(extraction)
            if text:
                value["text"] = extraction.source.text
            click.echo(json.dumps(value, ensure_ascii=False))
        else:
            echo_lines(_summary(extraction))
            if text:
                click.echo(extraction.source.text)
    return 2 if failed else 0


def _summary(extraction: Extraction) -> Iterator[str]:
    source = extraction.source
    yield f"{source.path} – {len(source.text)} ký tự, {len(extraction.documents)} văn bản"
    for document in extraction.documents:
        yield from _document(document)
    for issue in extraction.issues:
        yield f"  ! {issue.message}"


def _document(document: Document) -> Iterator[str]:
    name = document.number or document.sign or "(không số)"
    yield ""
    yield f"{(document.type or 'văn bản').capitalize()} {name} – {document.title or ''}"
    yield f"  {document.issuer or '(chưa rõ cơ quan ban hành)'}, {document.date or 'không ngày'}"
    if document.annex_of:
        yield f"  Ban hành kèm theo {document.annex_of}"
    yield f"  Trích dẫn: {len(document.citations)}"
    for citation in document.citations:
        if citation.relation not in ("nested", "cited"):
            yield f"    {relation_label(citation.relation)}: {shortened(citation.text)}" + (
                f" ({citation.date})" if citation.date else ""
            )
    yield f"  Quy định: {len(document.provisions)}"
    for provision in document.provisions:
        kind = _KINDS.get(provision.kind, provision.kind)
        yield f"    {provision.path} [{kind}] {shortened(provision.text, 90)}"
        for each in provision.assignments:
            yield f"        {role_label(each.role)}: {each.agency}"
        for target in provision.targets:
            yield f"        chỉ tiêu: {shortened(target.indicator, 60)} {_value(target)}"
        for deadline in provision.deadlines:
            yield f"        thời hạn: {shortened(deadline.text, 60)}"


_COMPARATORS = {"decrease": "giảm", "increase": "tăng", "range_decrease": "giảm", "range": ""}


def _value(target: Target) -> str:
    sign = _COMPARATORS.get(target.comparator, target.comparator)
    upper = f"–{target.value_to:g}" if target.value_to is not None else ""
    return f"{sign} {target.value:g}{upper} {target.unit or ''}".strip()
