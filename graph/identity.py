"""When two names mean one document: keys of numbers and titles, and the periods of numbering."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cancu.ontology.folding import slug, strip_accents

_YEAR = re.compile(r"/(?:19|20)\d\d/")
_FULL_DATE = 10


@dataclass(frozen=True, slots=True)
class Key:
    """What two prints of one number, or of one title, have in common.

    `stem` is the number with its genre, without the issuer's sign (`13-ctr`): what is left of a
    number whose sign is misprinted.
    """

    text: str
    stem: str


@cache
def number_key(number: str, genre: str | None = None) -> Key:
    """`05-KL/TW` and `5-KL/TW` are one, and case, marks and accents are no difference.

    A number without sign (`Đề án 06`) is told apart by its genre.
    """
    parts = re.split(r"[^a-z0-9]+", strip_accents(number).lower())
    parts = [part.lstrip("0") or "0" if part.isdigit() else part for part in parts if part]
    if all(part.isdigit() for part in parts):
        parts = [slug(genre or ""), *parts]
    year = 1 if len(parts) > 1 and parts[1].isdigit() else 0
    return Key("-".join(parts), "-".join(parts[: 2 + year]))


@cache
def title_key(title: str) -> Key:
    """A law or charter named by its title."""
    text = "title:" + slug(title)
    return Key(text, text)


def has_year(number: str | None) -> bool:
    """Whether the number itself says its year: `49/2020/NĐ-CP`."""
    return bool(number and _YEAR.search(number))


def agree(one: str | None, other: str | None) -> bool:
    """Whether two dates can be one, each said as precisely as it is: `2021-10`, `2021-10-13`."""
    if one is None or other is None:
        return True
    return one.startswith(other) or other.startswith(one)


def not_later(date: str | None, than: str | None) -> bool:
    """Whether something dated so could be known at that time; unknown dates forbid nothing."""
    if date is None or than is None:
        return True
    shared = min(len(date), len(than))
    return date[:shared] <= than[:shared]


def one_numbering(one: str, other: str, *, party: bool, central: bool, yearly: bool) -> bool:
    """Whether a body cannot have used one number twice on these two dates.

    State numbers restart each year (Nghị định 30/2020/NĐ-CP, Điều 15), the Party's each term
    (Hướng dẫn 36-HD/VPTW): the centre's with the national congress, the others' with their own
    congress in the year before, so that what lies in that year is left undecided. `yearly`
    says that the number names its year.
    """
    if yearly:
        return True
    if not party:
        return one[:4] == other[:4]
    if len(one) < _FULL_DATE or len(other) < _FULL_DATE:
        return False
    first, last = sorted((one, other))
    terms = congresses()
    for opened, closed in zip(terms, (*terms[1:], "9999-12-31"), strict=True):
        end = closed if central else f"{int(closed[:4]) - 1}{closed[4:]}"
        if opened <= first and last <= end:
            return True
    return False


@cache
def congresses() -> tuple[str, ...]:
    """The closing days of the Party's national congresses, in order."""
    text = files("cancu.graph").joinpath("congresses.csv").read_text("utf-8")
    return tuple(row["closed"] for row in csv.DictReader(text.splitlines()))
