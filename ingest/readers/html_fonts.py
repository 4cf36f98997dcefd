"""Pages in the fonts before Unicode: glyph codes to letters, by the fonts or the words."""

from __future__ import annotations

from collections.abc import Iterator

from cancu.ingest.readers.encodings import convert_font, convert_legacy, legacy_encoding
from cancu.ingest.readers.html_tree import Element

_OLD = (".vn", "vni-")


def convert_fonts(body: Element) -> None:
    """Converts the text of a page in place.

    A run that asks for a font of TCVN3 or VNI is in its codes; where none does and the words are in
    codes all the same, the page's style sheet has asked for it, and every run is converted.
    """
    named: set[tuple[int, int]] = set()
    for element, font in _fonts(body):
        if font.casefold().startswith(_OLD):
            for at, child in enumerate(element.children):
                if isinstance(child, str):
                    element.children[at] = convert_font(child, font)
                    named.add((id(element), at))
    rest = [
        (element, at, child)
        for element in body.walk()
        if isinstance(element, Element)
        for at, child in enumerate(element.children)
        if isinstance(child, str) and not child.isascii() and (id(element), at) not in named
    ]
    encoding = legacy_encoding("\n".join(child for _, _, child in rest))
    if encoding:
        for element, at, child in rest:
            element.children[at] = convert_legacy(child, encoding)


def _fonts(body: Element) -> Iterator[tuple[Element, str]]:
    """Each element with the first font that it or what it stands in asks for."""
    stack = [(body, "")]
    while stack:
        element, above = stack.pop()
        family = element.style("font-family") or element.attributes.get("face", "")
        font = family.split(",")[0].strip(" \"'") or above
        yield element, font
        stack.extend((child, font) for child in element.elements())
