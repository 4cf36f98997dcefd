"""Who is charged with a provision, in which role, by which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cancu.ingest.agencies import parse_agency_list
from cancu.ingest.agency_headings import Bearers
from cancu.ingest.assignment_roles import Role, cues, read_roles
from cancu.ingest.model import Assignment

Span = tuple[int, int]

_PARENTHESIS = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)?")
_CLOSING = re.compile(r"[\s.;,/*…]*")


def find_assignments(
    text: str, *, heading: Bearers | None, kind: str, masked: Iterable[Span] = ()
) -> tuple[Assignment, ...]:
    """The assignments of one provision, those of its heading first.

    Offsets count in `text`, save those of `source` `heading`: they count in the heading's own
    text, and the caller, who knows where that stands, moves both to the source. `kind` is the
    provision's; `masked` are spans (citations, quoted titles) that charge nobody.
    """
    words = _hidden(text, masked)
    parentheses = tuple(_assigning(words))
    rest = _hidden(words, parentheses)
    found = [
        (role, "parenthesis")
        for start, end in parentheses
        for role in read_roles(words, start + 1, end, closed=True)
    ]
    closes = bool(parentheses) and not _CLOSING.sub("", words[parentheses[-1][1] :])
    found += [
        (role, "inline")
        for role in read_roles(rest, 0, len(rest))
        # The parenthesis at the end says who acts; a subject before it says what is to be done.
        if not (closes and role.how in ("subject", "leads"))
    ]
    found.sort(key=lambda each: each[0].start)
    inline = [each for role, source in found for each in _made(role, source)]
    return _merged(_of_heading(heading, rest, inline), inline)


def closing_parenthesis(text: str) -> Span | None:
    """The assignment's parenthesis that ends the provision, brackets included."""
    spans = tuple(_assigning(text))
    if spans and not _CLOSING.sub("", text[spans[-1][1] :]):
        return spans[-1]
    return None


def split_assigned_clauses(text: str) -> tuple[Span, ...]:
    """The clauses between `;` that each end in an assignment's parenthesis; () for fewer than two."""
    spans = tuple(_assigning(text))
    clauses: list[Span] = []
    start = 0
    for number, (_, end) in enumerate(spans):
        clauses.append((start, end))
        gap = re.compile(r"\s*[;.]?\s*").match(text, end)
        last = number == len(spans) - 1
        if not last and text[end : end + 1] != ";" and ";" not in gap[0] if gap else True:
            return ()
        start = gap.end() if gap else end
    if len(clauses) < 2 or _CLOSING.sub("", text[start:]):
        return ()
    return tuple(clauses)


def _hidden(text: str, spans: Iterable[Span]) -> str:
    """The text with spans blanked by a character that is no part of a word."""
    for start, end in spans:
        text = f"{text[:start]}{'￼' * (end - start)}{text[end:]}"
    return text


def _assigning(text: str) -> Iterator[Span]:
    """Parentheses that say who acts and nothing else."""
    for found in _PARENTHESIS.finditer(text):
        if len(found[1]) > 5 and not cues()["no_assignment"].match(found[1]):
            roles = list(read_roles(text, found.start(1), found.end(1), closed=True))
            if roles and _opens(text[found.start(1) : roles[0].start]):
                yield found.span()


def _opens(before: str) -> bool:
    """Whether a parenthesis that begins so goes on with who acts."""
    words = before.strip(" :,-–")
    return not words or len(words) < 40 and (":" in before or cues()["order"].search(before) is not None or words in ("do", "Do"))


def _made(role: Role, source: str) -> Iterator[Assignment]:
    for name in role.names:
        yield Assignment(name.agency, role.role, source, name.start, name.end)


def _of_heading(
    heading: Bearers | None, text: str, inline: Sequence[Assignment]
) -> list[Assignment]:
    if heading is None:
        return []
    leads = cues()["own_lead"].search(text) is not None
    raised = {_key(each.agency) for each in inline if each.role == "lead"}
    found = []
    for agency, role, start, end in heading.assignments:
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


def cell_roles(head: str) -> str | None:
    """The role that a table's column gives to the agencies in it, by its head; None: no agencies."""
    words = " ".join(head.split()).casefold()
    if not words or cues()["column_none"].match(words):
        return None
    lead = cues()["column_lead"].search(words)
    coordinate = cues()["column_coordinate"].search(words)
    if lead and coordinate:
        return "implement"
    for role, found in (("lead", lead), ("coordinate", coordinate)):
        if found:
            return role
    for role in ("monitor", "implement"):
        if cues()[f"column_{role}"].search(words):
            return role
    return None


_ROLE_WORD = re.compile(r"[Cc]hủ\s+trì|[Pp]hối\s+hợp")
_NEXT = re.compile(r"[,;/\n]|\s(?:và|cùng)\s|(?<=\))\s")


def parse_agency_cell(text: str, role: str) -> tuple[Assignment, ...]:
    """The agencies that a cell lists (`,` `;` `/`, lines, bullets), in the column's role.

    Words in the cell itself (`Sở Y tế chủ trì, phối hợp với …`) go before the column's head.
    """
    found: list[Assignment] = []
    if _ROLE_WORD.search(text):
        roles = read_roles(text, 0, len(text), closed=True)
        found = [each for role_ in roles for each in _made(role_, "table")]
    at = 0
    while not found or at:
        names, end = parse_agency_list(text, at)
        found += [Assignment(name.agency, role, "table", name.start, name.end) for name in names]
        following = _NEXT.search(text, max(end, at))
        if following is None:
            break
        at = following.end()
    return _merged(found, ())
