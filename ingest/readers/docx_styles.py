"""What Word's styles say of a paragraph and its runs: bold, capitals, hidden, numbering.

Toggles of paragraph and character style cancel each other, what stands at the run itself
decides (ECMA-376, part 1, 17.7.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cancu.ingest.readers.docx_package import Element, W

_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST = 20
"""Styles based on styles; a ring of them ends here."""


def value(element: Element | None, name: str = "val") -> str:
    """An attribute of Word's own, empty where it is missing."""
    return element.get(f"{W}{name}", "") if element is not None else ""


def toggle(properties: Element | None, name: str) -> bool | None:
    """Whether run properties switch `name` on or off; None where they do not speak of it."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return None if found is None else value(found).casefold() not in _OFF


def _font(properties: Element | None) -> str:
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    return value(fonts, "ascii") or value(fonts, "hAnsi")


@dataclass(frozen=True, slots=True)
class Style:
    """`number` and `level` are its list's, `""` where it has none."""

    id: str
    name: str
    base: str
    run: Element | None
    number: str
    level: str


@dataclass(frozen=True, slots=True)
class Styles:
    by_id: Mapping[str, Style] = field(default_factory=dict)
    default: str = ""
    run_defaults: Element | None = None
    grids: frozenset[str] = frozenset()
    """Table styles that draw lines between cells."""

    def draws_grid(self, style: str) -> bool:
        return any(each.id in self.grids for each in self.chain(style))

    def chain(self, style: str) -> list[Style]:
        """The style and those it is based on, nearest first."""
        found: list[Style] = []
        while style in self.by_id and len(found) < _DEEPEST:
            found.append(self.by_id[style])
            style = found[-1].base
        return found

    def numbering(self, style: str) -> tuple[str, str]:
        """The list of a paragraph style and the level in it."""
        for each in self.chain(style or self.default):
            if each.number:
                return each.number, each.level
        return "", ""

    def is_on(self, name: str, run: Element | None, paragraph_style: str) -> bool:
        """Whether a run is bold (`b`), in capitals (`caps`), hidden (`vanish`)."""
        direct = toggle(run, name)
        if direct is not None:
            return direct
        character = value(run.find(f"{W}rStyle")) if run is not None else ""
        by_styles = self._styled(name, paragraph_style or self.default) ^ self._styled(
            name, character
        )
        return by_styles or bool(toggle(self.run_defaults, name))

    def font(self, run: Element | None, paragraph_style: str) -> str:
        """The font that a run's letters are set in, empty where nothing names one."""
        if named := _font(run):
            return named
        character = value(run.find(f"{W}rStyle")) if run is not None else ""
        for style in (character, paragraph_style or self.default):
            for each in self.chain(style):
                if named := _font(each.run):
                    return named
        return _font(self.run_defaults)

    def _styled(self, name: str, style: str) -> bool:
        for each in self.chain(style):
            said = toggle(each.run, name)
            if said is not None:
                return said
        return False


def read_styles(part: Element | None) -> Styles:
    """The styles of a document; none where it has no such part."""
    if part is None:
        return Styles()
    styles: dict[str, Style] = {}
    default = ""
    grids: set[str] = set()
    for each in part.iter(f"{W}style"):
        name = value(each, "styleId")
        listed = each.find(f"{W}pPr/{W}numPr")
        number = value(listed.find(f"{W}numId")) if listed is not None else ""
        level = value(listed.find(f"{W}ilvl")) if listed is not None else ""
        title = value(each.find(f"{W}name"))
        base = value(each.find(f"{W}basedOn"))
        styles[name] = Style(name, title, base, each.find(f"{W}rPr"), number, level)
        lines = each.find(f"{W}tblPr/{W}tblBorders")
        if lines is not None and any(value(side) not in ("", "nil", "none") for side in lines):
            grids.add(name)
        is_default = value(each, "default").casefold() in ("1", "true", "on")
        if value(each, "type") == "paragraph" and is_default:
            default = name
    defaults = part.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    return Styles(styles, default, defaults, frozenset(grids))
