"""Who is charged with a provision, in which role, by which words."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cancu.ingest.agencies import Found, parse_agency_list
from cancu.ingest.agency_headings import Bearers
from cancu.ingest.agency_misprints import is_odd, mend_agencies
from cancu.ingest.assignment_roles import Role, cues, read_roles, right_verbs
from cancu.ingest.closed_roles import closed_roles, damaged_roles
from cancu.ingest.letters import compiled
from cancu.ingest.model import Assignment

Span = tuple[int, int]

_PARENTHESIS = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)?")
_MEMBER = compiled(
    r"(?:[Cc]ác\s+)?(?:Ban|Tổ|Đội|Hội|Trung tâm|Phòng|Chi cục|Cục|Viện|Văn phòng)\s[^():\d]+$"
)
_DEMANDS = re.compile(r"[Yy]êu cầu\s*$")
_CLOSING = re.compile(r"[\s.;,/*…]*")
_OWN = ("subject", "leads", "order")
_OPENING = 60
"""Characters that marks and an order (`Giao`) before the first agency take at most."""
_MARKS = " \t\n-–—+*•"
_BETWEEN = re.compile(r"\s*;\s+(?=\S)")


def find_assignments(
    text: str, *, heading: Bearers | None, kind: str, masked: Iterable[Span] = ()
) -> tuple[Assignment, ...]:
    """The assignments of one provision, those of its heading first.

    Offsets count in `text`, save those of `source` `heading`: they count in the heading's own
    text, and the caller, who knows where that stands, moves both to the source. `kind` is the
    provision's; `masked` are spans (citations, quoted titles) that charge nobody.
    """
    words = _hidden(text, masked)
    parentheses = _assigning(words)
    rest = _hidden(words, (span for span, _ in parentheses))
    found = [(role, "parenthesis") for _, roles in parentheses for role in roles]
    closes = bool(parentheses) and _closes(words, parentheses[-1][0][1])
    said = tuple(read_roles(rest, 0, len(rest)))
    if not (said or found or heading):
        said = damaged_roles(rest)
    found += [
        (role, "inline")
        for role in said
        # The parenthesis at the end says who acts; a subject before it says what is to be done.
        # An objective's subject is whom it is about (`Các cấp, các ngành phải xác định …`).
        if not (closes and role.how in ("subject", "leads"))
        and not (kind == "objective" and role.how == "subject")
        # Below a heading that names who acts, those of whom it is to demand something do not.
        and not (heading and role.how == "order" and _DEMANDS.search(rest[: role.start][-12:]))
    ]
    found.sort(key=lambda each: each[0].start)
    inline = [each for role, source in found for each in _made(role, source)]
    own = [role for role, _ in found if _takes_over(role, rest, heading)]
    return _merged(_of_heading(heading, rest, inline, own), inline)


def closing_parenthesis(text: str) -> Span | None:
    """The assignment's parenthesis that ends the provision, brackets included."""
    found = _assigning(text)
    return found[-1][0] if found and _closes(text, found[-1][0][1]) else None


def split_assigned_clauses(text: str) -> tuple[Span, ...]:
    """The clauses between `;` that each end in an assignment's parenthesis.

    Empty where there are fewer than two, or where a clause names nobody.
    """
    clauses: list[Span] = []
    start = 0
    for (_, end), _ in _assigning(text):
        clauses.append((start, end))
        gap = _BETWEEN.match(text, end)
        if gap is None:
            break
        start = gap.end()
    else:
        return ()
    return tuple(clauses) if len(clauses) > 1 and _closes(text, clauses[-1][1]) else ()


def _closes(text: str, end: int) -> bool:
    """Whether nothing but marks stands behind `end`."""
    return _CLOSING.fullmatch(text, end) is not None


def _hidden(text: str, spans: Iterable[Span]) -> str:
    """The text with spans blanked by a character that is no part of a word."""
    for start, end in spans:
        text = f"{text[:start]}{'￼' * (end - start)}{text[end:]}"
    return text


@functools.lru_cache(maxsize=64)
def _assigning(text: str) -> tuple[tuple[Span, tuple[Role, ...]], ...]:
    """Parentheses that say who acts and nothing else, with the roles that they give.

    Outline, clauses and assignments ask the same of one text in turn: the last few are kept.
    """
    return tuple(_parentheses(text)) if "(" in text else ()


def _parentheses(text: str) -> Iterator[tuple[Span, tuple[Role, ...]]]:
    for found in _PARENTHESIS.finditer(text):
        if len(found[1]) > 5 and not cues()["no_assignment"].match(found[1].lstrip()):
            roles = closed_roles(text, found.start(1), found.end(1))
            if roles and _opens(text[found.start(1) : roles[0].start]):
                yield found.span(), roles


def _opens(before: str) -> bool:
    """Whether a parenthesis that begins so goes on with who acts."""
    words = before.strip(" :,-–")
    if not words or words in ("do", "Do"):
        return True
    if len(words) > 40:
        return False
    if before.rstrip().endswith((",", ";")) and _MEMBER.match(words):
        # One member that is read as none does not lose those beside it.
        return True
    return ":" in before or words.endswith(";") or cues()["order"].search(before) is not None


def _made(role: Role, source: str) -> Iterator[Assignment]:
    for name in role.names:
        yield Assignment(name.agency, role.role, source, name.start, name.end)


def _takes_over(role: Role, text: str, heading: Bearers | None) -> bool:
    """Whether those who act are named at the text's beginning, whatever the heading says.

    `Giao Sở Tư pháp …` charges Sở Tư pháp alone only below a heading of groups (`Các cơ quan`).
    """
    if role.how not in _OWN or heading is None or role.start > _OPENING:
        return False
    if cues()["order"].sub("", text[: role.start]).strip(_MARKS):
        return False
    groups = all(each.agency[:4] in ("Các ", "các ") for each in heading.assignments)
    return role.how != "order" or groups


def _of_heading(
    heading: Bearers | None, text: str, inline: Sequence[Assignment], own: Sequence[Role]
) -> list[Assignment]:
    """What the heading says, save where the text begins with who acts instead."""
    if heading is None:
        return []
    said = {_key(name.agency) for role in own for name in role.names}
    text = right_verbs(text)
    leads = "hủ trì" in text and cues()["own_lead"].search(text) is not None
    raised = {_key(each.agency) for each in inline if each.role == "lead"}
    found = []
    for agency, role, start, end in heading.assignments:
        if said and not any(_key(agency) in each for each in said):
            continue
        if role == "implement" and (leads or _key(agency) in raised):
            role = "lead"
        found.append(Assignment(agency, role, "heading", start, end))
    return found


def _merged(first: Iterable[Assignment], then: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """All of them, an agency's role once; the one that acts is not its own helper."""
    found: dict[tuple[str, str], Assignment] = {}
    acting = set()
    for each in (*first, *then):
        key = _key(each.agency)
        if each.role in ("lead", "implement"):
            if key in acting and each.role == "implement":
                continue
            if each.role == "lead":
                found.pop((key, "implement"), None)
            acting.add(key)
        found.setdefault((key, each.role), each)
    return tuple(found.values())


def _key(agency: str) -> str:
    return agency.casefold()


_COLUMNS = ("column_lead", "column_coordinate", "column_monitor", "column_implement")


def cell_roles(head: str) -> str | None:
    """The role that a column's head gives to the agencies below it; None where it lists none."""
    words = " ".join(head.split()).casefold()
    if not words or cues()["column_none"].match(words):
        return None
    roles = [rule.partition("_")[2] for rule in _COLUMNS if cues()[rule].search(words)]
    if roles[:2] == ["lead", "coordinate"]:
        # One column for both does not say who of its agencies takes the chair.
        return "implement"
    return roles[0] if roles else None


_ROLE_WORD = re.compile(r"[Cc]hủ\s+trì|[Pp]hối\s+hợp")
_NEXT = re.compile(r"[,;/]|\n(?=\s*[-+•])|\s(?:và|cùng)\s|(?<=\))\s")


@functools.lru_cache(maxsize=512)
def parse_agency_cell(text: str, role: str) -> tuple[Assignment, ...]:
    """The agencies that a cell lists (`,` `;` `/`, lines, bullets), in the column's role.

    Words in the cell itself (`Sở Y tế chủ trì, phối hợp với …`) go before the column's head.
    """
    if is_odd(text) and (mended := mend_agencies(text)) is not None:
        return tuple(
            replace(each, start=first, end=last)
            for each in parse_agency_cell(mended.text, role)
            for first, last in [mended.span(each.start, each.end)]
        )
    if _ROLE_WORD.search(text):
        roles = read_roles(text, 0, len(text), closed=True)
        said = [each for given in roles for each in _made(given, "table")]
        if said:
            return _merged(said, ())
    names = _listed(text)
    return _merged((Assignment(n.agency, role, "table", n.start, n.end) for n in names), ())


def _listed(text: str) -> Iterator[Found]:
    """All agencies of a cell; what is none is passed over to the next comma or bullet."""
    at: int | None = 0
    while at is not None:
        names, end = parse_agency_list(text, at)
        yield from names
        following = _NEXT.search(text, max(end, at))
        at = following.end() if following else None
