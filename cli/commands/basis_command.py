"""`cancu basis`: the “Căn cứ” of a new plan, and what is wrong with that of a draft."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

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
from cancu.ontology.errors import QueryError
from cancu.queries.basis import Basis, Block, basis
from cancu.queries.basis_lint import Linted, lint

_FAULTY = 1
_STATES = {
    "held": "có trong kho",
    "stub": "chưa có toàn văn",
    "replaced": "đã bị thay thế",
    "lapsed": "hết hiệu lực",
    "not-yet": "chưa có hiệu lực",
    "date": "sai ngày",
    "number": "sai số",
    "ambiguous": "chưa rõ là văn bản nào",
}


@click.command("basis")
@click.option("--topic", metavar="TỪ", help="Chủ đề của kế hoạch, ví dụ “phòng chống ma túy”.")
@click.option("--document", metavar="VĂN_BẢN", help="Văn bản mà kế hoạch mới sẽ thực hiện.")
@click.option("--province", metavar="TỈNH", help="Tỉnh, thành phố ban hành kế hoạch mới.")
@click.option(
    "--lint",
    "draft",
    metavar="TỆP",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Soát phần căn cứ của một dự thảo.",
)
@as_of_option
@store_option
@json_option
def command(
    topic: str | None,
    document: str | None,
    province: str | None,
    draft: Path | None,
    as_of: datetime | None,
    store: str | None,
    as_json: bool,
) -> int:
    """Phần “Căn cứ” của một kế hoạch mới, theo thể thức Nghị định 30/2020/NĐ-CP, chỉ lấy từ những
    văn bản mà các kế hoạch trong kho đã viện dẫn; hoặc soát phần căn cứ của một dự thảo.

    Mã thoát 1: không còn căn cứ nào dùng được, hoặc dự thảo có chỗ phải xem lại.

    JSON: {"plans", "text", "basis": [{"document", "line", "state", "why", "proof", "plans",
    "cited_by"}], "unfit"}; với --lint: {"cited", "faults": [{"kind", "name", "message",
    "evidence", "proof"}]}
    """
    day = day_of(as_of).isoformat()
    if draft is not None:
        if topic or document or province:
            raise QueryError("--lint không đi cùng --topic, --document, --province; hãy bỏ đi.")
        with reading(store) as opened:
            found = lint(opened, draft, day)
        if as_json:
            echo_json(found.to_json())
        else:
            echo_lines(_linted(found))
        return _FAULTY if found.faults else 0
    if province is None:
        raise QueryError("Hãy nêu tỉnh ban hành kế hoạch, ví dụ `--province “Hưng Yên”`.")
    with reading(store) as opened:
        block = basis(opened, province, day, topic=topic, document=document)
    if as_json:
        echo_json(block.to_json())
    else:
        echo_lines(_lines(block))
    return 0 if block.fit else _FAULTY


def _lines(block: Block) -> Iterator[str]:
    yield block.text
    yield f"Lấy từ {len(block.plans)} văn bản: {', '.join(block.plans)}"
    for each in block.fit:
        yield from _proven(each)
    if block.unfit:
        yield "Không đưa vào:"
    for each in block.unfit:
        yield from _proven(each)


def _proven(each: Basis) -> Iterator[str]:
    why = f", {each.standing.why}" if each.standing.why else ""
    yield f"  {each.document} [{_STATES[each.standing.state]}{why}]: {each.plans} văn bản viện dẫn"
    for proof in (*each.cited_by[:1], each.standing.evidence):
        if proof:
            yield f"      {proof.document}: “{shortened(proof.quote, 120)}”"


def _linted(found: Linted) -> Iterator[str]:
    for each in found.faults:
        yield f"{each.name} [{_STATES[each.kind]}]: {each.message}"
        yield f"    “{shortened(each.evidence.quote, 120)}”"
        if each.proof:
            yield f"    {each.proof.document}: “{shortened(each.proof.quote, 120)}”"
    names = {each.evidence.start for each in found.faults}
    yield f"{found.cited} căn cứ, {len(names)} cần xem lại."
