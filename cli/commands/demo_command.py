"""`cancu demo`: the five sample documents read, asked and drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import click

from cancu.commands.gaps_command import explained
from cancu.commands.options import echo_lines, shortened
from cancu.commands.trace_command import trace_lines
from cancu.graph.documents import list_documents
from cancu.graph.load import ingest_files
from cancu.graph.protocol import Store
from cancu.graph.store import open_store
from cancu.queries.gaps import Gap, gaps
from cancu.queries.trace import trace
from cancu.viz.draw import write_html
from cancu.viz.select import select_picture

_TASK = ("188/KH-UBND", "II.5.-2")


@click.command("demo")
@click.option(
    "--folder",
    metavar="THƯ_MỤC",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("cancu-demo"),
    show_default=True,
    help="Nơi đặt kho và trang HTML.",
)
def command(folder: Path) -> None:
    """Đọc năm văn bản mẫu kèm theo, dựng đồ thị, lần căn cứ của một nhiệm vụ và tìm chỗ hổng."""
    page = folder / "do-thi.html"
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        samples = stack.enter_context(as_file(files("cancu.ingest.samples")))
        store = stack.enter_context(open_store(folder / "kho"))
        ingest_files(store, sorted(samples.glob("*.txt")))
        _head("Đã đọc")
        echo_lines(_documents(store))
        _head("Nhiệm vụ này căn cứ vào đâu")
        echo_lines(trace_lines(trace(store, *_TASK)))
        _head("Chỗ hổng")
        echo_lines(_examples(gaps(store, as_of=date.today())))
        write_html(select_picture(store), page)
    _head("Đồ thị")
    click.echo(f"  Mở {page.resolve()} bằng trình duyệt (không cần mạng).")
    click.echo(f"  Hỏi tiếp: cancu list --store {folder / 'kho'}")


def _head(words: str) -> None:
    click.echo()
    click.secho(f"== {words} ==", bold=True)


def _documents(store: Store) -> Iterator[str]:
    for row in list_documents(store, held=True):
        yield (
            f"  {row.handle} – {row.issuer or 'chưa rõ cơ quan'}, {row.date or 'không ngày'}: "
            f"{row.provisions} quy định, {row.tasks} nhiệm vụ, {row.citations} trích dẫn"
        )


def _examples(found: tuple[Gap, ...]) -> Iterator[str]:
    counts = Counter(gap.kind for gap in found)
    examples = {gap.kind: gap for gap in reversed(found)}
    for kind, count in counts.items():
        gap = examples[kind]
        where = " ".join(part for part in (gap.document, gap.path) if part)
        yield f"  {explained(kind)}: {count}"
        yield f"    ví dụ {where}: {gap.missing}"
        yield f"      “{shortened(gap.quote, 140)}”"
