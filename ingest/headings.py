"""What of a part names what follows, and what orders something itself."""

from __future__ import annotations

import re

from cancu.ingest.agency_headings import parse_heading_bearers
from cancu.ingest.assignments import closing_parenthesis
from cancu.ingest.enumerators import BULLETS
from cancu.ingest.part import PART_WORDS, Part
from cancu.ingest.rules import rules_by_name
from cancu.ingest.sections import section_kind
from cancu.ingest.text import MappedText

_BRACKETS = re.compile(r"\([^()]*\)")
_NAME = 7
"""A name that ends in a full stop has hardly more spaces."""
_LONGEST = 220
"""No heading goes on for longer before its colon."""


def _cue(name: str) -> re.Pattern[str]:
    return rules_by_name("outline")[name].pattern


def _order() -> re.Pattern[str]:
    return rules_by_name("openings")["order start"].pattern


def split_heading(part: Part, whole: MappedText) -> tuple[MappedText | None, MappedText]:
    """The heading in a part's words, if any, and its text; `whole` is all of its paragraphs."""
    text = part.text
    nothing = whole[:0]
    if part.style == "closing":
        return None, whole
    end = _run_in(part, text)
    if end and not (part.children and not part.more and _only_names(text, end)):
        return part.body[:end].strip(), whole[end:].strip()
    if not part.more and _is_heading(part, text):
        return part.body, nothing
    if only_leads(part):
        return None, nothing
    return None, whole


def _only_names(text: str, end: int) -> bool:
    """Whether what stands behind a heading's colon is still its name: `Mục tiêu 1: Về kinh tế`."""
    return not text.endswith((".", ";", "/", ")")) or not text[end:].strip()


def _is_heading(part: Part, text: str) -> bool:
    if text.isupper() or part.style in PART_WORDS:
        return True
    if all(child.style == "closing" for child in part.children):
        # Nothing follows it: bold or not, it is all that is said, unless it only leads on.
        section = part.style in ("roman", "upper") and part.all_bold
        return section and _cue("sentence end").search(text) is None
    if text.endswith((")", ").", ");")) and closing_parenthesis(text) is not None:
        return part.all_bold
    if not part.all_bold and text.endswith(":") and _cue("orders and leads on").match(text):
        return False
    if not part.all_bold and _is_sentence(part, text):
        return False
    return part.all_bold or len(_cue("sentence end").findall(text)) <= 1


def _is_sentence(part: Part, text: str) -> bool:
    """Whether a bullet's order ends in a full stop, so that the bullets below it only say more.

    A short one is a name all the same: `Nâng cao nhận thức.`; a numbered one that sounds like an
    action and is followed by items is a heading.
    """
    if not text.endswith(".") or part.style not in BULLETS:
        return False
    bullets = all(child.style in (*BULLETS, "closing") for child in part.children)
    return bullets and text.count(" ") >= _NAME and _order().match(text) is not None


def _run_in(part: Part, text: str) -> int:
    """Where a run-in heading ends, 0 where there is none.

    It is bold words up to a colon, or the name of a body or a topic.
    """
    colon = text.find(":", 0, _LONGEST)
    if part.style == "plain" or colon < 0 or not text[colon + 1 :].strip():
        return 0
    if part.bold:
        colon = text.find(":", max(part.bold - 2, 0), part.bold + 3)
        return colon + 1 if colon > 0 else 0
    words, behind = text[:colon], text[colon + 1 :].lstrip()
    outside = _BRACKETS.sub("", words) if "(" in words else words
    if "." in outside or ";" in outside or text[colon + 1] not in " \n":
        return 0
    return len(text) - len(behind) if names_topic(words.rstrip(), behind[0]) else 0


def only_leads(part: Part) -> bool:
    """Whether a paragraph only leads on to what follows: `Cụ thể như sau:`."""
    alone = part.style == "plain" and not part.children and not part.more
    return alone and _cue("only leads").match(part.text) is not None


def hands_down(text: str) -> bool:
    """Whether an order with a body of its own leads on to items that the same body acts in."""
    return text.endswith(":") and bool(parse_heading_bearers(text))


def decides(text: str) -> bool:
    """Whether an article's words are an act of their own, though they lead on to what it holds."""
    ends = text.endswith((":", ".", " sau", " sau đây"))
    return ends and _cue("article acts").match(text) is not None


def names_topic(words: str, then: str = "") -> bool:
    """Whether words before a colon name who or what follows (`Sở Y tế`, `Kinh phí thực hiện`).

    `then` is the first character behind the colon: a capital begins an order of its own.
    """
    if section_kind(words, None, top=False) is not None and len(words.split()) <= 8:
        return True
    if then.isupper() and _cue("topic").match(words) and not _cue("lists").search(words):
        return True
    return len(words) < 200 and bool(parse_heading_bearers(words).assignments)
