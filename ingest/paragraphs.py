"""Lines to paragraphs: sentences that a page, a column or a scan broke are one again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cancu.ingest.letters import compiled
from cancu.ingest.clean import Line
from cancu.ingest.text import MappedText, join

# A line that begins so opens a paragraph of its own, whatever stands before it.
OPENING = compiled(
    r"""
    (?: (?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|PHỤ\ LỤC|Phụ\ lục|BIỂU|MẪU)\ (?:thứ\ |số\ )?[IVXLC\d]+\b
      | (?:PHẦN|CHƯƠNG|PHỤ\ LỤC|DANH\ MỤC)\b
      | Điều\ \d+[a-zđ]?\ ?[.:]
      | [IVXLC]{1,6}\ ?[.\-/):]\ | (?<!\d)[A-HĐ]\.\ (?=[<U>])
      | \d{1,2}(?:\.\d{1,2}){0,4}\.?\ ?[.)/]\ ?(?=[^\d\s])
      | \d{1,2}(?:\.\d{1,2}){1,4}\ (?=[<U>])
      | [a-zđ]{1}\ ?[.)]\ ?(?=\S)
      | [-–—+•●▪■*○]\ ?(?=[^\d\s]|\d+%)
      | Căn\ cứ\b | Theo\ đề\ nghị\b | Xét\ đề\ nghị\b | Nơi\ nhận\b | Kính\ gửi\b
      | Trên\ đây\ là\b | Trong\ quá\ trình\b | Nhận\ được\b | Yêu\ cầu\ các\b
      | \((?:Ban\ hành\ )?[Kk]èm\ theo\b )
    """,
    re.VERBOSE,
)
_FINAL = compiled(r"[.;:!?…/]['\"”’)\]]*$")
# Words that no sentence ends with.
_OPEN_END = compiled(
    r"(?:^|\s)(?:của|và|các|về|tại|theo|với|cho|do|từ|đến|trong|trên|là|những|một|số|bằng|hoặc|để"
    r"|Bộ|Ban|Ủy|Uỷ|Viện|Luật|Nghị|Quyết|tỉnh|huyện|xã|phường|thành|ngày|tháng|năm|\S*[,(–-])$"
)
_WRAPPED = 0.2
"""Above this share of lines that begin in lower case a text is broken at the margin."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`heading`, `bold`, `notes` as in Line; `lines` is how many it was joined from."""

    body: MappedText
    heading: int
    bold: int
    notes: tuple[str, ...]
    table: bool
    lines: int

    @property
    def text(self) -> str:
        return self.body.text

    @property
    def all_bold(self) -> bool:
        return self.bold >= len(self.text.rstrip(" .:;,"))

    @property
    def start(self) -> int:
        return self.body.starts[0]

    @property
    def end(self) -> int:
        return self.body.end


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines end where the margin was, not where the paragraph does."""
    words = [line.text for line in lines if not line.table and line.text[:1].isalpha()]
    lower = sum(1 for text in words if text[0].islower() and not OPENING.match(text))
    return len(words) > 5 and lower > _WRAPPED * len(words)


def paragraphs(lines: Sequence[Line], wrapped: bool) -> list[Paragraph]:
    """The lines' paragraphs in order."""
    groups: list[list[Line]] = []
    joins = _continues_wrapped if wrapped else _continues
    for line in lines:
        if groups and joins(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_joined(group) for group in groups]


def _joined(group: list[Line]) -> Paragraph:
    body = join((line.body, " ") for line in group)
    bold = 0
    for line in group:
        bold += line.bold + 1
        if not line.all_bold:
            break
    notes = tuple(note for line in group for note in line.notes)
    return Paragraph(body, group[0].heading, bold - 1, notes, group[0].table, len(group))


def _continues(group: list[Line], line: Line) -> bool:
    """In a text of one paragraph a line, only a broken sentence goes on in the next."""
    last = group[-1].text
    if line.table or group[-1].table or _FINAL.search(last) or OPENING.match(line.text):
        return False
    if line.heading or (group[-1].all_bold and not line.bold):
        return False
    return line.text[0].islower() or bool(_OPEN_END.search(last)) or _unclosed(group)


def _continues_wrapped(group: list[Line], line: Line) -> bool:
    """In a text broken at the margin every line goes on, unless it opens a paragraph."""
    last = group[-1].text
    if line.table or group[-1].table or line.heading:
        return False
    if OPENING.match(line.text) and not _is_number_part(last, line.text):
        return False
    if line.text[0].islower() or _OPEN_END.search(last):
        return True
    if last.isupper() != line.text.isupper():
        return False
    closed = bool(_FINAL.search(last)) and not _unclosed(group)
    # A sentence that ends short of the margin ends its paragraph.
    return not (closed and (line.blank or len(last) < 0.8 * max(len(each.text) for each in group)))


def _is_number_part(last: str, text: str) -> bool:
    """`2016` / `- 2025` and `khoản` / `2. Điều 5` are broken in the middle of a number."""
    dash = bool(re.match(r"[-–]\s?\d", text)) and last[-1:].isdigit()
    return dash or bool(re.search(r"(?:khoản|điểm|Điều|mục|Mục|số)$", last))


def _unclosed(group: list[Line]) -> bool:
    text = " ".join(line.text for line in group)
    return text.count("(") > text.count(")") or text.count("“") > text.count("”")
