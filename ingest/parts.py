"""Paragraphs to a tree: each under the part whose series it goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cancu.ingest.enumerators import BULLETS, Enumerator, read_enumerator
from cancu.ingest.joined_marks import split_joined, with_quotes
from cancu.ingest.paragraphs import Paragraph
from cancu.ingest.part import (
    FINAL,
    PART_WORDS,
    TITLE,
    Part,
    is_heading,
    is_name,
    look,
    plain_parent,
)
from cancu.ingest.rules import rules_by_name
from cancu.ingest.series import follows, is_first, mended, next_roman, roman_value
from cancu.ingest.text import MappedText, join, split_cells


def read_parts(paragraphs: Sequence[Paragraph], root: str) -> Part:
    """The tree of all paragraphs, its root labelled `root`."""
    top = Part("root", root, 0, MappedText.empty(), 0, None)
    _Builder(top).read(paragraphs)
    return top


def _cue(name: str) -> re.Pattern[str]:
    return rules_by_name("outline")[name].pattern


_REACH = 60
"""So many paragraphs further on the next mark of a series is looked for."""


_FAR = 5
"""By more than this no section is missing."""


class _Builder:
    """Places each paragraph under the part that it belongs to."""

    def __init__(self, top: Part) -> None:
        self.top = self.last = top
        self.coming: tuple[Sequence[Enumerator | None], int] = ((), 0)

    def read(self, paragraphs: Sequence[Paragraph]) -> None:
        marked = [(each, read_enumerator(each.text)) for each in paragraphs]
        quoted = 0
        whole = list(with_quotes(split_joined(marked)))
        marks = [mark for _, mark, _ in whole]
        for index, (paragraph, mark, quote) in enumerate(whole):
            self.coming = (marks, index + 1)
            quoted = max(quoted - 1, 0) or (quote if self.last is not self.top else 0)
            if paragraph.table:
                self._row(paragraph)
            elif quoted:
                self._go_on(paragraph)
            elif mark is None or mark.style == "annex" or self._is_far(mark):
                self._unmarked(paragraph)
            else:
                self._marked(paragraph, mark)
        self._drop_recipients()

    def _drop_recipients(self) -> None:
        """Recipients whose head (`Nơi nhận`) a scan lost: the bullets down to `Lưu: VT`."""
        last = self.last
        if last.style not in BULLETS or not _cue("filed").match(last.text) or last.parent is None:
            return
        siblings = last.parent.children
        while siblings and siblings[-1].style == last.style and len(siblings[-1].text) < TITLE:
            siblings.pop()

    def _marked(self, paragraph: Paragraph, mark: Enumerator) -> None:
        self._restore(mark)
        parent, style, label = self._place(mark)
        if style not in BULLETS:
            label = self._mended(parent, style, label)
        body = paragraph.body[mark.length :].strip()
        bold = max(paragraph.bold - mark.length, 0)
        depth = label.count(".") + 1 if style == "decimal" else 1
        self._add(parent, style, label, depth, body, bold, paragraph.notes)

    def _mended(self, parent: Part, style: str, label: str) -> str:
        siblings = reversed(parent.children)
        before = next((each.label for each in siblings if each.style == style), None)
        marks, start = self.coming
        return mended(style, before, label, marks[start : start + _REACH])

    def _is_far(self, mark: Enumerator) -> bool:
        """Whether a roman number is no section's: `XIII` behind II is a congress or a century."""
        above = self._open("roman") if mark.style == "roman" else None
        return above is not None and roman_value(mark.label) > roman_value(above.label) + _FAR

    def _restore(self, mark: Enumerator) -> None:
        """The item whose own number a scan lost: behind `1.` a `2.1` says that there is a `2.`."""
        number, _, rest = mark.label.partition(".")
        above = self._open("arabic")
        if mark.style != "decimal" or "." in rest or above is None or above.parent is None:
            return
        if not follows("arabic", above.label, number):
            return
        body, last = MappedText.empty(), self.last
        if last.more and last.more[-1].text.endswith(":"):
            body = last.more.pop()
        elif last.style == "plain" and last.text.endswith(":") and last.parent is above:
            body = above.children.pop().body
        self._add(above.parent, "arabic", number, 1, body, 0, ())

    def _row(self, paragraph: Paragraph) -> None:
        """A row of a table; the table hangs from the heading above it."""
        if self.last.style != "table":
            above = self.last
            while above.style in (*BULLETS, "plain", "closing") and above.parent:
                above = above.parent
            self._add(above, "table", "", 1, MappedText.empty(), 0, ())
        self.last.rows.append(split_cells(paragraph.body))

    def _place(self, mark: Enumerator) -> tuple[Part, str, str]:
        """Where a mark belongs and what it is: of its readings the one that goes on a series."""
        first = (mark.style, mark.label)
        if mark.style == "garbled":
            above = self._open("roman")
            first = ("roman", next_roman(above.label if above else ""))
        if mark.readings and not self._goes_on(*first):
            starts = not is_first(*first) or self._open(first[0]) is not None
            for reading in mark.readings:
                if self._goes_on(*reading) or (
                    starts and is_first(*reading) and self._open(reading[0]) is None
                ):
                    first = reading
                    break
        if first[0] in ("dash", "star"):
            first = (self._bullet(first[0]), first[1])
        depth = first[1].count(".") + 1 if first[0] == "decimal" else 1
        return self._parent(first[0], first[1], depth), *first

    def _bullet(self, style: str) -> str:
        """A bullet of another sign goes on the list, unless the one before leads on to it."""
        other = "star" if style == "dash" else "dash"
        last = self.last
        if last.style == other and not last.opens and self._open(style) is None:
            return other
        return style

    def _open(self, style: str) -> Part | None:
        """The nearest part of this style that stands above the next paragraph."""
        at: Part | None = self.last
        while at is not None and at.style != style:
            at = at.parent
        return at

    def _goes_on(self, style: str, label: str) -> bool:
        at: Part | None = self.last
        while at is not None:
            if at.style == style and follows(style, at.label, label):
                return True
            at = at.parent
        return False

    def _parent(self, style: str, label: str, depth: int) -> Part:
        """The part that the mark's own series hangs from, else the last one read."""
        series: Part | None = None
        crossed: Part | None = None
        at: Part | None = self.last
        while at is not None and at.parent is not None:
            if style == "decimal" and label.startswith(f"{at.label}."):
                return at
            if at.style == style and at.depth == depth:
                if _stem(at.label) == _stem(label):
                    if style in BULLETS and crossed is not None and crossed.opens:
                        return crossed  # a bullet below a letter that stands below a bullet
                    if self._begins_anew(at, style, label):
                        break
                    return at.parent
                series = series or at.parent
            if style == "decimal" and at.style == "decimal" and at.depth > depth:
                series = series or at.parent
            if crossed is None and at.style not in (*BULLETS, "plain", "closing", "table"):
                crossed = at
            at = at.parent
        return series or self._new_parent(style)

    def _begins_anew(self, at: Part, style: str, label: str) -> bool:
        """Whether a series' first mark, met again, stands below a heading just read."""
        last = self.last
        if style in BULLETS or not is_first(style, label) or at.label == label or last is at:
            return False
        above = at.parent
        while above is not None and above.style != style:
            above = above.parent
        return above is None and last.opens and last.names_section

    def _new_parent(self, style: str) -> Part:
        """For a series not met above: the last part that is no paragraph of prose."""
        last = self.last
        while last.style in ("plain", "table", "closing") and last.parent is not None:
            if last.style == "plain" and last.looks_heading:
                return last
            last = last.parent
        if style not in BULLETS:
            # Numbers and letters stand above bullets, unless a bullet says what they list.
            while last.style in BULLETS and not last.opens and last.parent is not None:
                last = last.parent
        return last

    def _unmarked(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        if _cue("farewell").match(text) or _cue("pointer").match(text):
            return
        if _cue("closing").match(text):
            self._close(paragraph)
            return
        last = self.last
        if last.style in PART_WORDS and not last.children and not last.more and is_name(paragraph):
            last.body = join([(last.body, " "), (paragraph.body, " ")])
        elif last.is_bare_mark:
            # The number stands on a line of its own.
            last.body, last.bold, last.notes = paragraph.body, paragraph.bold, paragraph.notes
        elif last.takes_labels and _cue("label").match(text):
            self._go_on(paragraph)
        elif last.style == "plain" and not text.startswith("("):
            self._plain(plain_parent(last, paragraph) or self.top, paragraph)
        elif last.style in ("root", *PART_WORDS) or self._is_bare_heading(last, text):
            self._plain(last, paragraph)
        elif is_heading(paragraph):
            self._plain(self._above_heading(paragraph), paragraph)
        else:
            self._go_on(paragraph)

    def _go_on(self, paragraph: Paragraph) -> None:
        """One more paragraph of the part read last."""
        self.last.more.append(paragraph.body)
        self.last.notes += paragraph.notes

    def _above_heading(self, paragraph: Paragraph) -> Part:
        """What a heading without number behind numbered items hangs from: a section, or all."""
        same = look(paragraph.text, paragraph.all_bold)
        at, section = self.last, self.top
        while at.parent is not None:
            at = at.parent
            if any(each.style == "plain" and each.look == same for each in at.children):
                return at
            if section is self.top and at.style in ("roman", "upper", "article", *PART_WORDS):
                section = at
        return self.top if same == "capitals" else section

    def _plain(self, parent: Part, paragraph: Paragraph) -> None:
        self._add(parent, "plain", "-", 1, paragraph.body, paragraph.bold, paragraph.notes)

    def _close(self, paragraph: Paragraph) -> None:
        """A closing sentence stands for the outermost section it is in, if there are sections."""
        at = self.last
        while at.parent is not None and at.parent.parent is not None:
            at = at.parent
        if at.opens or any(child.style not in (*BULLETS, "plain") for child in at.children):
            self._add(at, "closing", "", 1, paragraph.body, paragraph.bold, paragraph.notes)
        else:
            self._plain(self.top, paragraph)

    @staticmethod
    def _is_bare_heading(part: Part, text: str) -> bool:
        """Whether the part only names what follows, so that a paragraph is its own provision."""
        if part.more or text.startswith("("):
            return False
        marked = part.all_bold or part.text.isupper()
        return marked or part.text.endswith(":") or not part.text.endswith(FINAL)

    def _add(
        self,
        parent: Part,
        style: str,
        label: str,
        depth: int,
        body: MappedText,
        bold: int,
        notes: tuple[str, ...],
    ) -> None:
        part = Part(style, label, depth, body, bold, parent, notes)
        parent.children.append(part)
        self.last = part


def _stem(label: str) -> str:
    """What a decimal shares with its series: `1.2` of `1.2.3`; nothing of other marks."""
    return label.rpartition(".")[0]
