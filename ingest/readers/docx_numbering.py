"""Word's automatic numbering made visible: `1.`, `a)`, `II.`, `1.2`, `-`, `+`.

ECMA-376, part 1, 17.9: a `num` is one use of an `abstractNum`; all uses of one count on, unless
a use starts anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cancu.ingest.readers.docx_numerals import numeral
from cancu.ingest.readers.docx_package import Element, W
from cancu.ingest.readers.docx_styles import Styles, value
from cancu.ingest.readers.docx_symbols import symbol

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_PRINTED = "-–—+*"
"""Marks of Vietnamese lists that a bullet may show by themselves."""


@dataclass(frozen=True, slots=True)
class Level:
    """`restart`: the level (1 = outermost) behind which it counts anew; 0: never, None: any."""

    start: int
    form: str
    text: str
    font: str
    restart: int | None
    legal: bool
    style: str


@dataclass(slots=True)
class _List:
    """One `num`: its levels, whose counter it shares, and the starts it overrides."""

    abstract: str
    levels: Mapping[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    begun: bool = False


class Numbering:
    """Counts as Word does; ask for each numbered paragraph once, in the document's order."""

    def __init__(self, part: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if part is not None:
            self._read(part)

    def label(self, properties: Element | None, style: str) -> str:
        """The number or bullet that Word puts before a paragraph, empty where it puts none."""
        number, level = self._place(properties, style)
        found = self._lists.get(number)
        if found is None or level not in found.levels:
            return ""
        counts = self._counts.setdefault(found.abstract, {})
        if not found.begun:
            found.begun = True
            for at, start in found.starts.items():
                counts[at] = start - 1
        here = found.levels[level]
        counts[level] = counts.get(level, here.start - 1) + 1
        for outer in range(level):
            if outer in found.levels:
                counts.setdefault(outer, found.levels[outer].start)
        self._restart(counts, found, level)
        if here.form == "bullet":
            return _bullet(found.levels, level)
        return _printed(found.levels, here, counts)

    @staticmethod
    def _restart(counts: dict[int, int], found: _List, level: int) -> None:
        """What stands deeper counts anew behind this level."""
        for deeper in range(level + 1, _LEVELS):
            there = found.levels.get(deeper)
            restart = there.restart if there else None
            if restart is None or (restart and level < restart):
                counts.pop(deeper, None)

    def _place(self, properties: Element | None, style: str) -> tuple[str, int]:
        """A paragraph's list and level: its own, else its style's."""
        own = properties.find(f"{W}numPr") if properties is not None else None
        number = value(own.find(f"{W}numId")) if own is not None else ""
        level = value(own.find(f"{W}ilvl")) if own is not None else ""
        if not number:
            number, styled = self._styles.numbering(style)
            level = level or styled or self._linked_level(number, style)
        return number, int(level) if level.isdecimal() else 0

    def _linked_level(self, number: str, style: str) -> str:
        """The level that names this style or one it is based on."""
        levels = self._lists[number].levels if number in self._lists else {}
        for each in self._styles.chain(style):
            for at, level in levels.items():
                if level.style == each.id:
                    return str(at)
        return ""

    def _read(self, part: Element) -> None:
        abstract = {value(each, "abstractNumId"): each for each in part.iter(f"{W}abstractNum")}
        uses = {value(each, "numId"): each for each in part.iter(f"{W}num")}
        for number, use in uses.items():
            name = self._meant(value(use.find(f"{W}abstractNumId")), abstract, uses)
            if name not in abstract:
                continue
            levels = {int(value(each, "ilvl") or 0): _level(each) for each in abstract[name]
                      if each.tag == f"{W}lvl"}  # fmt: skip
            starts: dict[int, int] = {}
            for override in use.iter(f"{W}lvlOverride"):
                at = _number(value(override, "ilvl"), 0)
                changed = override.find(f"{W}lvl")
                if changed is not None:
                    levels[at] = _level(changed)
                start = value(override.find(f"{W}startOverride"))
                if start:
                    starts[at] = _number(start, 1)
            self._lists[number] = _List(name, levels, starts)

    def _meant(
        self, name: str, abstract: Mapping[str, Element], uses: Mapping[str, Element]
    ) -> str:
        """An abstract list may only name a list style, whose own list then counts."""
        link = value(abstract[name].find(f"{W}numStyleLink")) if name in abstract else ""
        linked, _ = self._styles.numbering(link) if link in self._styles.by_id else ("", "")
        if linked not in uses:
            return name
        return value(uses[linked].find(f"{W}abstractNumId"))


def _number(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else default


def _level(element: Element) -> Level:
    restart = value(element.find(f"{W}lvlRestart"))
    fonts = element.find(f"{W}rPr/{W}rFonts")
    legal = element.find(f"{W}isLgl")
    return Level(
        _number(value(element.find(f"{W}start")), 0),
        value(next(element.iter(f"{W}numFmt"), None)) or "decimal",
        value(element.find(f"{W}lvlText")),
        value(fonts, "ascii") or value(fonts, "hAnsi"),
        _number(restart, 0) if restart else None,
        legal is not None and value(legal) not in ("0", "false"),
        value(element.find(f"{W}pStyle")),
    )


def _printed(levels: Mapping[int, Level], here: Level, counts: Mapping[int, int]) -> str:
    def count(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        form = levels[at].form if at in levels else "decimal"
        if here.legal and form != "none":
            form = "decimal"
        return numeral(counts.get(at, 0), form)

    return _PLACE.sub(count, here.text).strip()


def _bullet(levels: Mapping[int, Level], level: int) -> str:
    """`-` and `+` as they are; other glyphs by their rank, as Vietnamese lists nest them.

    The outermost bullets of a list are then `-`, those inside them `+`.
    """
    here = levels[level]
    shown = "".join(
        symbol(here.font, ord(char)) if ord(char) >= 0xF000 else char for char in here.text.strip()
    )
    if not shown:
        return ""
    if shown in _PRINTED:
        return shown
    outer = any(at < level and levels[at].form == "bullet" for at in levels)
    return "+" if outer or shown in ("o", "○") else "-"
