"""`cancu search`: provisions, documents and agencies by words, with or without accents."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from cancu.commands.options import echo_json, echo_lines, json_option, reading, store_option
from cancu.queries.search import KINDS, Found, search

_NOTHING = 1
_WIDTH = 200
_LABELS = {
    "task": "nhiệm vụ",
    "provision": "quy định",
    "document": "văn bản",
    "agency": "cơ quan",
}


@click.command("search")
@click.argument("words", metavar="TỪ …", nargs=-1, required=True)
@click.option("--kind", metavar="LOẠI", help=f"Chỉ một loại: {', '.join(KINDS)}.")
@click.option(
    "--limit", metavar="SỐ", type=click.IntRange(1, 1000), default=10, help="Nhiều nhất (10)."
)
@store_option
@json_option
def command(
    words: tuple[str, ...], kind: str | None, limit: int, store: str | None, as_json: bool
) -> int:
    """Tìm TỪ trong nhiệm vụ, tên và số văn bản, cơ quan; gõ dấu hay không dấu đều được.

    Cụm từ đặt trong ngoặc kép phải đứng liền nhau; từ cuối có thể gõ dở. Mã thoát 1: không thấy gì.

    JSON: [{"kind", "document", "path", "text", "marks", "evidence"}]
    """
    with reading(store) as opened:
        found = search(opened, _joined(words), kind, limit)
    if as_json:
        echo_json([each.to_json() for each in found])
    elif found:
        echo_lines(line for each in found for line in _lines(each))
    else:
        click.echo(f"Không thấy “{' '.join(words)}”; hãy thử ít từ hơn, hoặc bỏ ngoặc kép.")
    return 0 if found else _NOTHING


def _joined(words: tuple[str, ...]) -> str:
    """The shell took the quotes off: a word with a space in it was a phrase, unless alone."""
    if len(words) == 1:
        return words[0]
    return " ".join(f'"{word}"' if " " in word else word for word in words)


def _lines(found: Found) -> Iterator[str]:
    where = " ".join(part for part in (found.document, found.path) if part)
    yield f"[{_LABELS[found.kind]}] {where}".rstrip()
    yield f"    {_highlighted(found.text, found.marks)}"


def _highlighted(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """Cut around the first mark; bold in a terminal, in brackets elsewhere."""
    start = max(0, marks[0][0] - _WIDTH // 3) if marks else 0
    start = text.rfind(" ", 0, start) + 1
    end = len(text) if len(text) <= start + _WIDTH else text.rfind(" ", start, start + _WIDTH)
    end = end if end > start else min(len(text), start + _WIDTH)
    out, at = "… " if start else "", start
    for first, last in marks:
        if first < at or last > end:
            continue
        out += text[at:first] + _strong(text[first:last])
        at = last
    out += text[at:end] + (" …" if end < len(text) else "")
    return " ".join(out.split())


def _strong(text: str) -> str:
    return click.style(text, bold=True) if sys.stdout.isatty() else f"[{text}]"
