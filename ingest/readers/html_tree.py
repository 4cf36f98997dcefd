"""A page as a tree of plain elements, without what no reader sees, of bounded size and depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cancu.ingest.readers.html_words import names
from cancu.ontology.errors import SourceError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

DEEPEST = 120
"""Elements below this depth stand beside those at it: only faulty pages are nested so."""
MOST_TAGS = 1_500_000


@dataclass(eq=False, slots=True)
class Element:
    """`children` are elements and strings in the order of the page; no attribute is None."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    children: list[Element | str] = field(default_factory=list)

    @property
    def is_block(self) -> bool:
        return self.tag in names("block")

    def elements(self) -> Iterator[Element]:
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[Element | str]:
        """The element and all below it, in the order of the page."""
        stack: list[Element | str] = [self]
        while stack:
            here = stack.pop()
            yield here
            if isinstance(here, Element):
                stack.extend(reversed(here.children))

    def text(self) -> str:
        """All its words with single spaces; `<br>` and the ends of blocks are spaces too."""
        pieces: list[str] = []
        for each in self.walk():
            if isinstance(each, str):
                pieces.append(each)
            elif each.tag == "br" or each.is_block:
                pieces.append(" ")
        return " ".join("".join(pieces).split())

    def style(self, name: str) -> str:
        """The value of one property of its style attribute, small letters, or nothing."""
        style = self.attributes.get("style")
        for part in style.split(";") if style else ():
            key, _, value = part.partition(":")
            if key.strip().lower() == name:
                return value.strip().lower()
        return ""


def parse(page: str) -> Element:
    """The tree of a page. Raises SourceError where selectolax is missing or the page is too big."""
    try:
        from selectolax.lexbor import LexborHTMLParser  # an extra
    except ImportError:
        raise SourceError(
            'Chưa cài thư viện để đọc trang web; hãy chạy `pip install "cancu[web]"`.'
        ) from None
    if page.count("<") > MOST_TAGS:
        raise SourceError("Trang web có quá nhiều thẻ; hãy lưu riêng phần văn bản rồi đọc lại.")
    root = LexborHTMLParser(page).root
    result = Element("html", {}, None)
    if root is not None:
        _grow(root, result)
    return result


def _grow(root: LexborNode, result: Element) -> None:
    """Copies the tree below a node, going down and up without recursion."""
    dropped = names("dropped")
    above = [result]
    node: LexborNode | None = root.first_child
    while node is not None:
        down = None
        if node.is_text_node:
            above[-1].children.append(node.text_content or "")
        elif node.is_element_node and (tag := (node.tag or "").lower()) not in dropped:
            element = Element(tag, _attributes(node), above[-1])
            above[-1].children.append(element)
            if not _is_hidden(element) and (down := node.first_child) is not None:
                above.append(element if len(above) < DEEPEST else above[-1])
        if down is not None:
            node = down
            continue
        while node.next is None:
            parent = node.parent
            if parent is None or len(above) == 1:
                return
            node = parent
            above.pop()
        node = node.next


def _attributes(node: LexborNode) -> dict[str, str]:
    return {key: value or "" for key, value in node.attributes.items()}


def _is_hidden(element: Element) -> bool:
    """Whether Word or the page marks it as never shown; tabs that are closed are no such thing."""
    return element.style("mso-hide") == "all" or "grecaptcha" in element.attributes.get("class", "")
