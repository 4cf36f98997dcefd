"""`cancu draw`: the graph as one HTML file."""

from __future__ import annotations

from pathlib import Path

import click

from cancu.commands.options import reading, store_option
from cancu.ontology.errors import NotFoundError
from cancu.viz.draw import write_html
from cancu.viz.select import select_picture


@click.command("draw")
@click.option("--document", metavar="VĂN_BẢN", help="Chỉ vẽ quanh một văn bản.")
@click.option(
    "--task", metavar="ĐIỂM", help="Chỉ vẽ chuỗi căn cứ của một nhiệm vụ (cần --document)."
)
@click.option(
    "-o",
    "--output",
    metavar="TỆP",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("cancu.html"),
    show_default=True,
    help="Tệp HTML sẽ ghi.",
)
@store_option
def command(document: str | None, task: str | None, output: Path, store: str | None) -> None:
    """Vẽ đồ thị thành một trang HTML: từ văn bản của Đảng ở trên xuống nhiệm vụ ở dưới.

    Trang mở được khi không có mạng và gửi kèm thư được; lúc đầu có nhiều nhất 150 điểm.
    """
    if task and not document:
        raise NotFoundError("--task cần --document: hãy cho biết nhiệm vụ thuộc văn bản nào.")
    with reading(store) as opened:
        picture = select_picture(opened, document, task)
    write_html(picture, output)
    click.echo(f"Đã vẽ {output}: {len(picture.nodes)} điểm, {len(picture.edges)} đường nối.")
