"""The parts of a Word file: opened without trust, streamed, each XML part free of entities.

A .docx is a zip of XML parts tied by relations (ECMA-376, part 2). Only what is read is unpacked,
and no more of it than `LARGEST` bytes, whatever the zip's own directory says.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from cancu.ontology.errors import SourceError

LARGEST = 200 * 1024 * 1024
"""So many unpacked bytes are read of one file."""
DENSEST = 250
"""Word's own XML shrinks 10 to 100 times; a bomb a thousand times."""
_UNSUSPECTED = 1024 * 1024
"""A part smaller than this may shrink as it likes."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# "Strict Open XML" (ISO/IEC 29500) says the same under other names.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)

Element = ElementTree.Element


class Package:
    """An open Word file. Use as a context manager; raises SourceError on what is no Word file."""

    def __init__(self, path: Path, name: str = "") -> None:
        """`name` is what errors call the file, where it is not its path."""
        self.path = name or str(path)
        self._left = LARGEST
        try:
            self._zip = zipfile.ZipFile(path)
        except _BROKEN:
            raise self.damaged() from None
        self._names = {name.lower(): name for name in self._zip.namelist()}
        try:
            self.main = self._target("", "officeDocument")
        except SourceError:
            self._zip.close()
            raise

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def damaged(self) -> SourceError:
        return SourceError(
            f"Tệp {self.path} không phải tệp Word (.docx) nguyên vẹn; hãy mở bằng Word rồi lưu lại."
        )

    def part(self, kind: str) -> Element | None:
        """The part that the main document relates to as `kind` (`styles`, `footnotes`, …)."""
        target = self._target(self.main, kind) if self.main else ""
        data = self._read(target) if target else b""
        return self._parsed(data) if data else None

    def blocks(self) -> Iterator[Element]:
        """The children of the main document's body, each freed once the next is asked for."""
        if not self.main:
            raise self.damaged()
        data = self._read(self.main)
        body: Element | None = None
        depth = 0
        try:
            for event, element in ElementTree.iterparse(BytesIO(data), ("start", "end")):
                if event == "start":
                    depth += 1
                    body = element if body is None and element.tag == f"{W}body" else body
                    continue
                depth -= 1
                if depth == 2 and body is not None:
                    yield element
                    body.clear()
        except ElementTree.ParseError:
            raise self.damaged() from None
        if body is None:
            raise self.damaged()

    def _parsed(self, data: bytes) -> Element:
        try:
            return ElementTree.fromstring(data)
        except ElementTree.ParseError:
            raise self.damaged() from None

    def _target(self, part: str, kind: str) -> str:
        """The name of the part that `part` relates to as `kind`, empty where there is none."""
        folder, name = posixpath.split(part)
        relations = self._read(posixpath.join(folder, "_rels", f"{name}.rels"))
        if not relations:
            return ""
        for each in self._parsed(relations):
            if each.get("Type", "").endswith(f"/{kind}") and each.get("TargetMode") != "External":
                target = posixpath.join("/", folder, each.get("Target", ""))
                return posixpath.normpath(target).lstrip("/")
        return ""

    def _read(self, name: str) -> bytes:
        """A part's bytes, empty where the file has none of this name."""
        stored = self._names.get(name.lower())
        if stored is None:
            return b""
        info = self._zip.getinfo(stored)
        if info.flag_bits & 1:
            raise SourceError(f"Tệp {self.path} đặt mật khẩu; hãy bỏ mật khẩu rồi đọc lại.")
        try:
            with self._zip.open(info) as stream:
                data = stream.read(self._left + 1)
        except _BROKEN:
            raise self.damaged() from None
        dense = len(data) > _UNSUSPECTED and len(data) > DENSEST * max(info.compress_size, 1)
        if len(data) > self._left or dense:
            raise SourceError(
                f"Tệp {self.path} phình to bất thường khi giải nén (nghi là bom nén) nên không đọc;"
                " hãy mở bằng Word rồi lưu lại thành tệp mới."
            )
        self._left -= len(data)
        return self._without_entities(data)

    def _without_entities(self, data: bytes) -> bytes:
        """Open XML has no DOCTYPE, so whoever brings one wants entities expanded."""
        if any("<!DOCTYPE".encode(code) in data for code in ("utf-8", "utf-16-le", "utf-16-be")):
            raise SourceError(
                f"Tệp {self.path} chứa khai báo XML không an toàn (DOCTYPE) nên không đọc;"
                " hãy mở bằng Word rồi lưu lại thành tệp mới."
            )
        if b"http://purl.oclc.org/ooxml/" in data:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        return data
