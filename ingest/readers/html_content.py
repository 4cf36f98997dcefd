"""Which part of a page is the document: by what only a document says, then by density of text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from cancu.ingest.letters import compiled
from cancu.ingest.numbers import own_number
from cancu.ingest.readers.html_tables import is_layout, rows_of
from cancu.ingest.readers.html_tree import Element
from cancu.ingest.readers.html_words import line_pattern, names
from cancu.ingest.rules import rules_by_name

_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_STRONG = 15.0
"""A line that only a document has weighs as much as so many hundred characters of text."""
_PROSE = 70
"""A line of fewer characters is no running text."""
_SHARE = 0.8
_ARTICLE = compiled(r"(?:\*\*)?Điều\s+\d{1,3}[a-z]?\s*[.:]?(?:\s|$)")
_LISTED = compiled(r"(?:Điều|Khoản|Điểm|Mục|Chương|Phần)\s+\S|$")
_BASIS = compiled(r"(?:Căn\s+cứ|CĂN\s+CỨ|Xét\s+đề\s+nghị|Theo\s+đề\s+nghị)\s")
_SIGN = compiled(r"(?:TM|KT|TL|TUQ)\s?\.\s?[<U>]{2}|(?:T/M|K/T|T/L)\s+[<U>]{2}")
_ANNEX = compiled(r"PHỤ\s+LỤC(?:\s|$)")
_SECTION = compiled(r"[IVX]{1,5}[.)]\s+[<U>]{2,}\s")


@dataclass(slots=True)
class _Weight:
    """What an element holds: `text` in hundreds of characters without links, `strong` lines.

    `chars` are all of its characters, `linked` those in its `links`.
    """

    text: float = 0.0
    strong: int = 0
    chars: int = 0
    linked: int = 0
    links: int = 0

    @property
    def total(self) -> float:
        return self.text + _STRONG * self.strong

    def add(self, other: _Weight) -> None:
        self.text += other.text
        self.strong += other.strong
        self.chars += other.chars
        self.linked += other.linked
        self.links += other.links


@dataclass(frozen=True, slots=True)
class Content:
    """The element that holds the document, and what in it belongs to the site."""

    element: Element
    skipped: frozenset[Element]


def find_content(body: Element) -> Content:
    """The smallest element with all of the document; the whole body where nothing stands out."""
    weights = _weigh(body)
    skipped = frozenset(each for each in _elements(body) if _is_furniture(each, weights))
    if skipped:
        weights = _weigh(body, skipped)
    element = body
    while (inner := _heaviest(element, weights)) is not None:
        if inner.tag == "table" and not is_layout(rows_of(inner)):
            break
        element = inner
    return Content(element, skipped)


def trim(blocks: list[str]) -> list[str]:
    """The blocks of a document without the site's lines above its letterhead and below its end."""
    kinds = [_cues(block) for block in blocks]
    first = next((at for at, kind in enumerate(kinds) if kind), len(blocks))
    last = max((at for at, kind in enumerate(kinds) if kind), default=-1)
    motto = rules_by_name("header")["motto"].pattern
    opening = _plain(blocks[first]) if first < len(blocks) else ""
    headed = motto.search(opening) or own_number(opening)
    start = _letterhead_start(blocks, first) if headed else 0
    stop = next(
        (at for at in range(last + 1, len(blocks)) if _all_match("tail", blocks[at])), len(blocks)
    )
    lead = {at for at in range(start, first) if _all_match("lead", blocks[at])}
    return [block for at, block in enumerate(blocks) if start <= at < stop and at not in lead]


def _letterhead_start(blocks: list[str], at: int) -> int:
    """Back over the lines in capitals that stand left of the motto in a letterhead."""
    while at > 0:
        above = _plain(blocks[at - 1])
        site = line_pattern("lead").fullmatch(above)
        if site or not (_is_capital(above) or own_number(above)):
            break
        at -= 1
    return at


def _is_capital(text: str) -> bool:
    """Whether a line is of capitals, but for slips, or has no letters at all."""
    letters = [char for char in text if char.isalpha()]
    return sum(char.isupper() for char in letters) >= 0.7 * len(letters)


def _all_match(kind: str, block: str) -> bool:
    return all(line_pattern(kind).fullmatch(_plain(line)) for line in block.split("\n"))


def _plain(text: str) -> str:
    return " ".join(text.replace("*", "").replace("#", "").split())


def _elements(body: Element) -> Iterator[Element]:
    return (each for each in body.walk() if isinstance(each, Element) and each is not body)


def _heaviest(element: Element, weights: dict[Element, _Weight]) -> Element | None:
    """The child that holds nearly all that the element does, if one does."""
    blocks = [child for child in element.elements() if child in weights]
    if not blocks or weights[element].total <= 0:
        return None
    best = max(blocks, key=lambda child: weights[child].total)
    # A paragraph, row or cell is no page: going into it would lose its neighbours.
    if best.tag in ("p", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre") and len(blocks) > 1:
        return None
    whole, inner = weights[element], weights[best]
    if whole.strong > inner.strong or inner.total < _SHARE * whole.total:
        return None
    return best


@dataclass(slots=True)
class _Line:
    """One line of the page with the block it stands in."""

    owner: Element
    text: str
    linked: int
    links: int


def _weigh(body: Element, skipped: Collection[Element] = ()) -> dict[Element, _Weight]:
    """The weight of each block and of what stands in it."""
    weights: dict[Element, _Weight] = {}
    lines = list(_lines(body, skipped))
    for at, line in enumerate(lines):
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        weight = _line_weight(line, following)
        above: Element | None = line.owner
        while above is not None:
            weights.setdefault(above, _Weight()).add(weight)
            above = above.parent
    return weights


def _lines(body: Element, skipped: Collection[Element]) -> Iterator[_Line]:
    """The lines of a page; blocks and `<br>` end them."""
    pieces: list[str] = []
    line = _Line(body, "", 0, 0)
    # Each block is met twice: on the way down and, marked True, on the way up.
    stack: list[tuple[Element | str, bool, bool]] = [(body, False, False)]
    while stack:
        here, link, done = stack.pop()
        if isinstance(here, str):
            pieces.append(here)
            line.linked += len(here.strip()) if link else 0
            continue
        if here in skipped:
            continue
        if here.is_block or here.tag == "br":
            if text := " ".join("".join(pieces).split()):
                line.text = text
                yield line
            pieces.clear()
            owner = _block_above(here) if done or here.tag == "br" else here
            line = _Line(owner, "", 0, 0)
        if done:
            continue
        if here.is_block:
            stack.append((here, link, True))
        if here.tag == "a" and "href" in here.attributes:
            link = True
            line.links += 1
        stack.extend((child, link, False) for child in reversed(here.children))


def _block_above(element: Element) -> Element:
    above = element.parent
    while above is not None and not above.is_block:
        above = above.parent
    return above or element


def _line_weight(line: _Line, following: str) -> _Weight:
    text = line.text
    own = max(len(text) - line.linked, 0)
    prose = own / 100 if own > _PROSE else own / 400
    strong = _cues(text)
    if not strong and line.linked < len(text) / 2 and _ARTICLE.match(text):
        # A table of contents lists articles; in a document each has its text.
        strong = len(text) > 200 or not _LISTED.match(following)
    return _Weight(prose, int(strong), len(text), line.linked, line.links)


def _cues(text: str) -> bool:
    """Whether a block has a line that documents have and sites do not."""
    header, signature = rules_by_name("header"), rules_by_name("signature")
    for line in text.split("\n"):
        plain = _plain(line)
        if header["motto"].pattern.match(plain) or signature["recipients"].pattern.match(plain):
            return True
        if _BASIS.match(plain) and len(plain) > 30:
            return True
        if _SIGN.match(plain) or _ANNEX.match(plain) or _SECTION.match(plain):
            return True
        if plain[:2] in ("Số", "SỐ") and len(plain) < 60 and own_number(plain):
            return True
    return False


def _is_furniture(element: Element, weights: dict[Element, _Weight]) -> bool:
    """Whether an element is the site's by what it is called or by being nothing but links."""
    if element.tag in ("tr", "td", "th", "tbody", "html", "body", "span", "b", "i", "p", "a"):
        return False
    weight = weights.get(element)
    if weight is not None and weight.strong:
        return False
    attributes = element.attributes
    if element.tag in names("furniture") or attributes.get("role", "") in names("roles"):
        return True
    if "display:none" in attributes.get("style", "").replace(" ", ""):
        return True
    called = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    parts = {part.lower() for part in _NAME_PARTS.findall(called)}
    if not parts.isdisjoint(names("words")):
        return weight is None or weight.text < 20
    # Three words of four are links, and these several.
    linked = weight is not None and weight.links > 2 and weight.linked > 0.75 * weight.chars
    return linked and element.tag in ("ul", "ol", "div", "section")
