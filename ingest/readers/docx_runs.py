"""A paragraph's runs to words: accepted changes, results of fields, notes, symbols, text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from cancu.ingest.readers.docx_package import Element, W
from cancu.ingest.readers.docx_styles import Styles, value
from cancu.ingest.readers.docx_symbols import symbol
from cancu.ingest.readers.encodings import convert_font

PAGE = "\f"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOX = f"{W}txbxContent"
# Deleted and moved away text, properties; comments and their marks hold no text of the document.
_LEFT_OUT = frozenset(
    f"{W}{name}"
    for name in ("del", "moveFrom", "pPr", "rPr", "delText", "delInstrText", "sdtPr", "rt", "tblPr")
)
# A table of contents repeats the headings; page numbers are the page's, not the text's.
_FURNITURE = re.compile(r"\s*(?:TOC|PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_DEEPEST = 100
_OLD_FONT = re.compile(r"\.vn|vni-", re.IGNORECASE)
_UNICODE = re.compile("[ăđĩũơưĂĐĨŨƠƯẠ-ỹ]")
_MEASURE = re.compile(r"(?:\b[kdcm]?m|(?<!\d)10)$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    bold: bool


@dataclass(slots=True)
class Notes:
    """Notes in the order of their marks; bodies not yet printed wait in `waiting`."""

    count: int = 0
    waiting: list[tuple[int, str, str]] = field(default_factory=list)

    def mark(self, kind: str, note: str) -> str:
        self.count += 1
        self.waiting.append((self.count, kind, note))
        return f"[{self.count}]"


@dataclass(slots=True)
class _Field:
    """Between its code and its end `shown` says whether the result is text."""

    code: str = ""
    shown: bool = False


class Runs:
    """Reads paragraphs in their order, as the marks of notes count on."""

    def __init__(self, styles: Styles, notes: Notes) -> None:
        self._styles = styles
        self._notes = notes
        self._fields: list[_Field] = []
        self._style = ""
        self._pieces: list[Piece] = []
        self._boxes: list[Element] = []
        self._old = False
        self._depth = 0
        self._words: dict[str, Callable[[Element], str]] = {
            f"{W}t": _written,
            f"{W}tab": lambda _: "\t",
            f"{W}ptab": lambda _: "\t",
            f"{W}cr": lambda _: "\n",
            f"{W}br": lambda element: PAGE if value(element, "type") == "page" else "\n",
            f"{W}noBreakHyphen": lambda _: "-",
            f"{W}sym": _symbol,
            f"{W}footnoteReference": lambda element: self._note("footnotes", element),
            f"{W}endnoteReference": lambda element: self._note("endnotes", element),
            _MATH: lambda element: element.text or "",
        }
        self._structure: dict[str, Callable[[Element, Element | None], None]] = {
            f"{W}r": lambda element, _: self._run(element),
            f"{W}fldChar": lambda element, _: self._field(value(element, "fldCharType")),
            f"{W}instrText": lambda element, _: self._code(element),
            f"{W}fldSimple": self._simple_field,
            f"{_ALTERNATE}AlternateContent": self._alternate,
            _BOX: lambda element, _: self._boxes.append(element),
            **dict.fromkeys(_LEFT_OUT, lambda *_: None),
        }

    def read(self, paragraph: Element, style: str) -> tuple[list[Piece], list[Element]]:
        """The words with their boldness, and the text boxes anchored here."""
        self._style, self._pieces, self._boxes = style, [], []
        # A field left open, as damaged files have it, must not hide the rest of the text.
        self._fields.clear()
        self._old = self._in_old_code(paragraph)
        self._children(paragraph, None)
        return self._pieces, self._boxes

    def _in_old_code(self, paragraph: Element) -> bool:
        """Whether text in fonts of TCVN3 or VNI is in their codes; such fonts are often left over.

        Unicode text that kept such a font has letters that no code looks like.
        """
        runs = [
            run
            for run in paragraph.iter(f"{W}r")
            if _OLD_FONT.match(self._styles.font(run.find(f"{W}rPr"), self._style))
        ]
        return bool(runs) and not any(
            _UNICODE.search(text.text or "") for run in runs for text in run.iter(f"{W}t")
        )

    def _children(self, element: Element, run: Element | None) -> None:
        self._depth += 1
        for child in element if self._depth < _DEEPEST else ():
            self._element(child, run)
        self._depth -= 1

    def _element(self, element: Element, run: Element | None) -> None:
        if word := self._words.get(element.tag):
            if self._shown():
                self._add(word(element), run)
        elif structure := self._structure.get(element.tag):
            structure(element, run)
        else:
            self._children(element, run)

    def _run(self, element: Element) -> None:
        properties = element.find(f"{W}rPr")
        if self._styles.is_on("vanish", properties, self._style):
            return
        custom = any(value(each, "customMarkFollows") for each in element)
        for child in element:
            # A note's own mark (`*`) follows in the same run; ours stands for it.
            if not (custom and child.tag in (f"{W}t", f"{W}sym")):
                self._element(child, properties)

    def _add(self, text: str, run: Element | None) -> None:
        if self._old:
            text = convert_font(text, self._styles.font(run, self._style))
        text = text.replace("\u00ad", "")
        if not text:
            return
        if self._styles.is_on("caps", run, self._style):
            text = text.upper()
        if run is not None and value(run.find(f"{W}vertAlign")) == "superscript":
            text = self._raised(text)
        bold = self._styles.is_on("b", run, self._style)
        if self._pieces and self._pieces[-1].bold == bold:
            text = self._pieces.pop().text + text
        self._pieces.append(Piece(text, bold))

    def _raised(self, text: str) -> str:
        """`m²` is a measure; other raised numbers are notes marked by hand."""
        if not text.strip().isdecimal() or len(text.strip()) > 2:
            return text
        before = self._pieces[-1].text if self._pieces else ""
        if _MEASURE.search(before[-4:]):
            return text.translate(_RAISED)
        return f"<sup>{text.strip()}</sup>"

    def _note(self, kind: str, element: Element) -> str:
        return self._notes.mark(kind, value(element, "id"))

    def _code(self, element: Element) -> None:
        if self._fields:
            self._fields[-1].code += element.text or ""

    def _simple_field(self, element: Element, run: Element | None) -> None:
        if not _FURNITURE.match(value(element, "instr")):
            self._children(element, run)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].shown = not _FURNITURE.match(self._fields[-1].code)
        elif self._fields and kind == "end":
            self._fields.pop()

    def _shown(self) -> bool:
        return all(each.shown for each in self._fields)

    def _alternate(self, element: Element, run: Element | None) -> None:
        """One of the ways a drawing is told: the first with words, the others repeat it."""
        ways = list(element)
        worded = [way for way in ways if next(_worded(way), None) is not None]
        for way in worded[:1]:
            self._children(way, run)


def _worded(element: Element) -> Iterator[Element]:
    for tag in (f"{W}t", _BOX, f"{W}sym"):
        yield from element.iter(tag)


def _written(element: Element) -> str:
    """Space at the ends counts only where the file says so."""
    text = (element.text or "").replace("\n", " ").replace("\f", " ")
    return text if element.get(_SPACE) == "preserve" else text.strip(" \t\r")


def _symbol(element: Element) -> str:
    code = value(element, "char")
    if not re.fullmatch(r"[0-9A-Fa-f]{1,6}", code):
        return ""
    return symbol(value(element, "font"), int(code, 16))
