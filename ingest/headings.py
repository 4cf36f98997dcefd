"""What of a part names what follows, and what orders something itself."""

from __future__ import annotations

import re

from cancu.ingest.agency_headings import parse_heading_bearers
from cancu.ingest.parts import PART_WORDS, Part
from cancu.ingest.rules import rules_by_name
from cancu.ingest.sections import section_kind
from cancu.ingest.text import MappedText


def _cue(name: str) -> re.Pattern[str]:
    return rules_by_name("outline")[name].pattern


def split_heading(part: Part, whole: MappedText) -> tuple[MappedText | None, MappedText]:
    """The heading in a part's words, if any, and its text; `whole` is all of its paragraphs."""
    text = part.text
    nothing = whole[:0]
    if part.style == "closing":
        return None, whole
    end = _run_in(part, text)
    if end and not (part.children and text.endswith(":")):
        return part.body[:end].strip(), whole[end:].strip()
    if not part.more and _is_heading(part, text):
        return part.body, nothing
    if part.style == "plain" and not part.children and _cue("only leads").search(text):
        return None, nothing
    return None, whole


def _is_heading(part: Part, text: str) -> bool:
    if text.isupper() or part.style in PART_WORDS:
        return True
    sentences = len(_cue("sentence end").findall(text))
    if not part.children:
        # Nothing follows it: bold or not, it is all that is said, unless it only leads on.
        return part.style in ("roman", "upper") and part.all_bold and sentences == 0
    if text.endswith((")", ").", ");")):
        return part.all_bold
    return part.all_bold or sentences <= 1


def _run_in(part: Part, text: str) -> int:
    """Where a run-in heading ends, 0 where there is none.

    It is bold words up to a colon, or the name of a body or a topic.
    """
    colon = text.find(":")
    if part.style == "plain" or colon < 0 or not text[colon + 1 :].strip():
        return 0
    if part.bold:
        colon = text.find(":", max(part.bold - 2, 0), part.bold + 3)
        return colon + 1 if colon > 0 else 0
    found = _cue("run-in").match(text)
    return found.end() if found and names_topic(found[0].rstrip(" :")) else 0


def names_topic(words: str) -> bool:
    """Whether words before a colon name who or what follows (`Sở Y tế`, `Kinh phí thực hiện`)."""
    if section_kind(words, None, top=False) is not None and len(words.split()) <= 8:
        return True
    return len(words) < 200 and bool(parse_heading_bearers(words).assignments)
