"""`cancu agency`: what an agency must do, until when, on what basis; who holds it today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import click

from cancu.commands.options import (
    as_of_option,
    day_of,
    echo_json,
    echo_lines,
    json_option,
    reading,
    role_label,
    shortened,
    store_option,
)
from cancu.queries.duties import Charged, Duty, agency_duties


@click.command("agency")
@click.argument("name", metavar="CƠ_QUAN")
@click.option("--province", metavar="TỈNH", help="Chỉ cơ quan của tỉnh, thành phố này.")
@as_of_option
@store_option
@json_option
def command(
    name: str, province: str | None, as_of: datetime | None, store: str | None, as_json: bool
) -> None:
    """Mọi việc mà CƠ_QUAN được giao, theo vai trò, kèm thời hạn và căn cứ; nay do ai làm."""
    day = day_of(as_of).isoformat()
    with reading(store) as opened:
        found = agency_duties(opened, name, day, province)
    if as_json:
        echo_json([each.to_json() for each in found])
    else:
        echo_lines(line for each in found for line in _lines(each))


def _lines(charged: Charged) -> Iterator[str]:
    yield f"{charged.agency} ({'/'.join(charged.place)}): {len(charged.duties)} việc"
    yield from _holders(charged)
    role = None
    for duty in charged.duties:
        if duty.role != role:
            role = duty.role
            yield f"  {role_label(role)}:"
        yield from _duty(duty)
    yield ""


def _holders(charged: Charged) -> Iterator[str]:
    if not charged.holders:
        return
    first = charged.holders[0]
    split = len({each.name for each in charged.holders}) > 1
    rule = f" theo {first.instrument}" if first.instrument else ""
    yield f"  Không còn từ {first.since}{rule}; " + ("nay chia cho:" if split else "nay là:")
    for each in charged.holders:
        yield f"    {each.name}" + (f" ({each.function})" if each.function else "")


def _duty(duty: Duty) -> Iterator[str]:
    yield f"    {duty.document} {duty.path}: {shortened(duty.text, 120)}"
    if duty.deadlines:
        yield f"      thời hạn: {'; '.join(duty.deadlines)}"
    if duty.basis:
        yield f"      căn cứ: {', '.join(duty.basis)}"
