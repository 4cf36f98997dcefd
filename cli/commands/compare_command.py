"""`cancu compare`: targets and tasks of plans side by side."""

from __future__ import annotations

from pathlib import Path

import click

from cancu.commands.options import echo_json, echo_lines, json_option, reading, store_option
from cancu.queries.compare import compare

_NOTHING = 1


@click.command("compare")
@click.argument("documents", metavar="VĂN_BẢN VĂN_BẢN …", nargs=-1, required=True)
@click.option(
    "--xlsx",
    metavar="TỆP",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Ghi thêm ra một tệp Excel.",
)
@store_option
@json_option
def command(documents: tuple[str, ...], xlsx: Path | None, store: str | None, as_json: bool) -> int:
    """Chỉ tiêu và nhiệm vụ của các kế hoạch, đặt cạnh nhau: bằng, chặt hơn, lỏng hơn, không có.

    Văn bản nêu đầu tiên là mức đối chiếu. Mã thoát 1: không văn bản nào có chỉ tiêu hay nhiệm vụ.

    JSON: {"documents": […], "targets": [{"indicator", "cells": [{"document", "verdict", "path",
    "level", "why", "score", "evidence": {"document", "start", "end", "quote"}}]}],
    "tasks": [{"task", "cells"}]}; verdict: first, equal, stricter, looser, different, conflict,
    incomparable, unsure, missing
    """
    with reading(store) as opened:
        found = compare(opened, documents)
    if xlsx:
        from cancu.viz.comparison import comparison_sheets
        from cancu.viz.sheets import write_sheets

        write_sheets(xlsx, comparison_sheets(found))
    empty = not found.targets and not found.tasks
    if as_json:
        echo_json(found.to_json())
    elif empty:
        click.echo("Không văn bản nào có chỉ tiêu hay nhiệm vụ để so sánh.")
    else:
        from cancu.viz.comparison import comparison_lines

        echo_lines(comparison_lines(found))
    if xlsx:
        click.echo(f"Đã ghi {xlsx}.", err=as_json)
    return _NOTHING if empty else 0
