"""Small PDF files for the tests, written by hand: words, lines and pictures where they are put.

Every letter is half as wide as its font is high, so that margins are easy to reckon.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

_MAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"""
_FONTS = {"F1": "TimesNewRomanPSMT", "F2": "TimesNewRomanPS-BoldMT"}


@dataclass
class PdfPage:
    width: float = 595
    height: float = 842
    rotate: int = 0
    content: list[bytes] = field(default_factory=list)
    picture: tuple[int, int, bytes] | None = None

    def text(
        self, x: float, y: float, words: str, *, size: float = 14, bold: bool = False, mode: int = 0
    ) -> None:
        """Words on the baseline that is `y` below the top."""
        code = words.encode("utf-16-be").hex()
        self._show("F2" if bold else "F1", x, y, f"<{code}>".encode(), size, mode)

    def legacy(self, x: float, y: float, words: str) -> None:
        """Words in a font of before Unicode (.VnTime), whose codes are those of Latin-1."""
        self._coded("F3", x, y, words)

    def unnamed(self, x: float, y: float, words: str) -> None:
        """The same in a font whose name says nothing of its codes."""
        self._coded("F4", x, y, words)

    def _coded(self, font: str, x: float, y: float, words: str) -> None:
        self._show(font, x, y, f"<{words.encode('cp1252').hex()}>".encode(), 14, 0)

    def _show(self, font: str, x: float, y: float, code: bytes, size: float, mode: int) -> None:
        place = f"BT /{font} {size} Tf {mode} Tr 1 0 0 1 {x} {self.height - y} Tm ".encode()
        self.content.append(place + code + b" Tj ET")

    def lines(self, y: float, lines: Sequence[str], *, x: float = 85, step: float = 16) -> float:
        """Lines one below another, one that begins with `>` indented; the next line's height."""
        for line in lines:
            indent = 28 if line.startswith(">") else 0
            self.text(x + indent, y, line.removeprefix(">"))
            y += step
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        a, b = self.height - y0, self.height - y1
        self.content.append(f"0.5 w {x0} {a} m {x1} {b} l S".encode())

    def table(
        self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]
    ) -> None:
        """A ruled table; a cell's lines are parted by line ends."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for top, row in zip(ys, rows, strict=False):
            for left, cell in zip(xs, row, strict=False):
                for at, line in enumerate(cell.split("\n")):
                    self.text(left + 3, top + 12 + 12 * at, line, size=10)


def write_pdf(path: Path, pages: Sequence[PdfPage], *, locked: bool = False) -> Path:
    """The file with these pages; `locked` as if it had a password."""
    objects: list[bytes] = [b"", b""]
    fonts = _fonts(objects)
    kids = [_page(objects, page, fonts) for page in pages]
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    data = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    lock = b""
    if locked:
        key = b"<" + b"41" * 32 + b">"
        lock = b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O " + key
        lock += b" /U " + key + b" >>"
    data += f"trailer << /Size {len(objects) + 1} /Root 1 0 R ".encode() + lock
    data += f">>\nstartxref\n{start}\n%%EOF\n".encode()
    path.write_bytes(bytes(data))
    return path


def _fonts(objects: list[bytes]) -> str:
    objects.append(_stream(b"", _MAP))
    unicode_map = len(objects)
    entries = []
    for key, name in _FONTS.items():
        objects.append(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 500 /CIDSystemInfo "
            "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>".encode()
        )
        objects.append(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{len(objects)} 0 R] /ToUnicode {unicode_map} 0 R >>".encode()
        )
        entries.append(f"/{key} {len(objects)} 0 R")
    objects.append(
        b"<< /Type /Font /Subtype /TrueType /BaseFont /.VnTime /Encoding /WinAnsiEncoding >>"
    )
    entries.append(f"/F3 {len(objects)} 0 R")
    objects.append(
        b"<< /Type /Font /Subtype /TrueType /BaseFont /Arial /Encoding /WinAnsiEncoding >>"
    )
    entries.append(f"/F4 {len(objects)} 0 R")
    return " ".join(entries)


def _page(objects: list[bytes], page: PdfPage, fonts: str) -> int:
    content = list(page.content)
    pictures = ""
    if page.picture:
        width, height, grey = page.picture
        head = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
        head += "/ColorSpace /DeviceGray /BitsPerComponent 8"
        objects.append(_stream(head.encode(), grey))
        pictures = f"/XObject << /I {len(objects)} 0 R >>"
        content.insert(0, f"q {page.width} 0 0 {page.height} 0 0 cm /I Do Q".encode())
    objects.append(_stream(b"", b"\n".join(content)))
    objects.append(
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] "
        f"/Rotate {page.rotate} /Resources << /Font << {fonts} >> {pictures} >> "
        f"/Contents {len(objects)} 0 R >>".encode()
    )
    return len(objects)


def _stream(head: bytes, body: bytes) -> bytes:
    packed = zlib.compress(body)
    start = b"<< " + head + f" /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode()
    return start + packed + b"\nendstream"
