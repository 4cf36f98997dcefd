"""`cancu gaps`: what nobody has been charged with, and the other gaps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby

import click

from cancu.commands.options import (
    as_of_option,
    day_of,
    echo_json,
    echo_lines,
    json_option,
    reading,
    shortened,
    store_option,
)
from cancu.queries.gaps import Gap, gaps
from cancu.queries.profile import kinds, profile


@click.command("gaps")
@click.option("--kind", metavar="LOẠI", help="Chỉ một loại, ví dụ unassigned.")
@click.option("--document", metavar="VĂN_BẢN", help="Chỉ trong một văn bản.")
@as_of_option
@store_option
@json_option
def command(
    kind: str | None,
    document: str | None,
    as_of: datetime | None,
    store: str | None,
    as_json: bool,
) -> None:
    """Những chỗ hổng: nhiệm vụ không giao cho ai, chuỗi căn cứ bị đứt, đơn vị đã sáp nhập …

    JSON: [{"kind", "severity", "document", "path", "missing", "quote", "start", "end"}]
    """
    day = day_of(as_of)
    with reading(store) as opened:
        found = gaps(opened, kind=kind, document=document, as_of=day)
    if as_json:
        echo_json([gap.to_json() for gap in found])
    else:
        echo_lines(_lines(found, day))


def explained(kind: str) -> str:
    """What a kind of gap is called for people."""
    return profile()[kind].title.vi


def _lines(found: tuple[Gap, ...], day: date) -> Iterator[str]:
    if not found:
        yield "Không thấy chỗ hổng nào."
        return
    order = kinds()
    ordered = sorted(found, key=lambda gap: order.index(gap.kind))
    for kind, group in groupby(ordered, lambda gap: gap.kind):
        rows = list(group)
        yield f"{explained(kind)} ({kind}): {len(rows)}"
        for gap in rows:
            where = " ".join(part for part in (gap.document, gap.path) if part)
            yield f"  [{gap.severity}] {where}: {gap.missing}"
            yield f"      “{shortened(gap.quote, 160)}”"
        yield f"  → {profile()[kind].remedy}"
        yield ""
    yield f"Xét tại ngày {day:%d/%m/%Y}."
