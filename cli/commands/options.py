"""Options that several commands share, and how they print."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from cancu.graph.protocol import Store

Command = TypeVar("Command", bound=Callable[..., Any])


def store_option(command: Command) -> Command:
    """`--store PATH`: the folder of the embedded store, or the URL of a SPARQL endpoint."""
    return click.option(
        "--store",
        metavar="KHO",
        envvar="CANCU_STORE",
        help="Thư mục của kho, hoặc URL của một điểm truy vấn SPARQL 1.1 (mặc định: cancu-store).",
    )(command)


def as_of_option(command: Command) -> Command:
    """`--as-of DAY`: the day on which a question is asked, today where it is not given."""
    return click.option(
        "--as-of",
        metavar="NGÀY",
        type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
        help="Xét tại ngày này (YYYY-MM-DD hoặc DD/MM/YYYY); mặc định là hôm nay.",
    )(command)


def day_of(as_of: datetime | None) -> date:
    """The day that `--as-of` says."""
    return (as_of or datetime.now()).date()


def json_option(command: Command) -> Command:
    return click.option("--json", "as_json", is_flag=True, help="In JSON cho máy đọc.")(command)


def reading(store: str | None) -> AbstractContextManager[Store]:
    """The store, open for questions only."""
    from cancu.graph.store import open_store

    return open_store(store, read_only=True)


@contextmanager
def page_progress(path: Path) -> Iterator[Callable[[int, int], None] | None]:
    """What draws a bar while the pages of a scan are recognised; None where nobody looks on."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task(escape(f"Nhận dạng {path.name}"), visible=False)
        yield lambda done, pages: bars.update(bar, completed=done, total=pages, visible=True)


def echo_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def echo_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def table_width() -> int | None:
    """As wide as the terminal; a file or a pipe has no edge to wrap at."""
    return None if sys.stdout.isatty() else 240


def relation_label(name: str) -> str:
    """What a relation is called for people; `part_of` is a step of a trace, no relation."""
    from cancu.ontology.relations import relations

    labels = {each.name: each.vi for each in relations()}
    return "thuộc" if name == "part_of" else labels.get(name, name)


def role_label(name: str) -> str:
    """What a role is called for people."""
    from cancu.ontology.relations import roles

    return next((each.vi for each in roles() if each.name == name), name)


def shortened(text: str, width: int = 160) -> str:
    """The words on one line, cut at a word where they are longer than `width` characters."""
    words = " ".join(text.split())
    if len(words) <= width:
        return words
    return words[:width].rsplit(" ", 1)[0] + " …"
