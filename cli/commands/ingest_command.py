"""`cancu ingest`: files and folders into a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from cancu.commands.options import echo_json, json_option, store_option
from cancu.graph.documents import handle
from cancu.graph.load import FileReport, ingest_files
from cancu.graph.store import open_store
from cancu.ingest.readers.choose import SUFFIXES
from cancu.ontology.errors import SourceError


@click.command("ingest")
@click.argument(
    "paths", nargs=-1, required=True, metavar="ĐƯỜNG_DẪN…", type=click.Path(path_type=Path)
)
@store_option
@json_option
def command(paths: tuple[Path, ...], store: str | None, as_json: bool) -> int:
    """Đọc tệp, hoặc mọi tệp đọc được trong thư mục, vào kho; tệp đọc lại thì thay bản cũ.

    Tệp không đọc được thì báo một câu và đọc tiếp; khi đó mã thoát là 2.
    """
    files = [file for path in paths for file in found_files(path)]
    with open_store(store) as opened:
        report = ingest_files(opened, files)
        names = {iri: handle(opened, iri) for iri in report.documents}
    if as_json:
        echo_json([_as_json(file, names) for file in report.files])
    else:
        for file in report.files:
            click.echo(_line(file, names))
    for failure in report.failures:
        click.echo(f"Lỗi: {failure.error}", err=True)
    return 2 if report.failures else 0


def found_files(path: Path) -> Iterator[Path]:
    """The file itself, or all readable files of a folder. Raises SourceError where none is."""
    if not path.is_dir():
        yield path
        return
    found = sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES and file.is_file() and not file.name.startswith(".")
    )
    if not found:
        kinds = ", ".join(sorted(SUFFIXES))
        raise SourceError(
            f"Thư mục {path} không có tệp nào đọc được ({kinds}); hãy chọn thư mục khác."
        )
    yield from found


def _line(file: FileReport, names: dict[str, str]) -> str:
    documents = ", ".join(names.get(iri, iri) for iri in file.documents) or "(không đọc được)"
    notes = f" – {len(file.issues)} điểm cần xem" if file.issues else ""
    return f"{file.path}: {documents}{notes}"


def _as_json(file: FileReport, names: dict[str, str]) -> dict[str, object]:
    return {
        "path": file.path,
        "documents": [names.get(iri, iri) for iri in file.documents],
        "removed": list(file.removed),
        "issues": [
            {"severity": issue.severity, "code": issue.code, "message": issue.message}
            for issue in file.issues
        ],
        "error": file.error,
    }
