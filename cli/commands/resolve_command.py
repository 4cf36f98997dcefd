"""`cancu resolve`: which citations are ambiguous, which documents are missing."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cancu.commands.options import (
    echo_json,
    echo_lines,
    json_option,
    reading,
    shortened,
    store_option,
)
from cancu.queries.unresolved import REASONS, Unresolved, unresolved


@click.command("resolve")
@click.option(
    "--state", type=click.Choice(["ambiguous", "stub"]), help="Chỉ một loại; mặc định là cả hai."
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Chỉ N dòng mỗi loại.")
@store_option
@json_option
def command(state: str | None, limit: int | None, store: str | None, as_json: bool) -> None:
    """Văn bản được dẫn mà chưa rõ là văn bản nào, hoặc kho chưa có; dẫn nhiều nhất nêu trước."""
    with reading(store) as opened:
        found = unresolved(opened)
    kinds = [state] if state else ["ambiguous", "stub"]
    shown = [each for kind in kinds for each in [row for row in found if row.state == kind][:limit]]
    if as_json:
        echo_json([each.to_json() for each in shown])
    else:
        echo_lines(_lines(shown))


def _lines(rows: list[Unresolved]) -> Iterator[str]:
    if not rows:
        yield "Mọi lời viện dẫn đều chỉ rõ văn bản có trong kho."
    for each in rows:
        issued = ", ".join(part for part in (each.issuer, each.date) if part)
        head = "CHƯA RÕ" if each.state == "ambiguous" else "CHƯA CÓ"
        counts = f"{each.mentions} lần trong {each.documents} văn bản"
        yield f"{head} {each.name}{f' ({issued})' if issued else ''}: {counts}"
        if each.title:
            yield f"    {shortened(each.title, 120)}"
        if each.reason:
            yield f"    vì {REASONS[each.reason]}"
        for candidate in each.candidates:
            yield f"    có thể là {candidate}"
        if each.evidence:
            yield f"    “{shortened(each.evidence.quote, 120)}” [{each.evidence.document}]"
