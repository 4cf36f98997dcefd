"""Agencies that a plan leaves without a task of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from cancu.graph.iris import parse_document_iri
from cancu.graph.places import units_in
from cancu.graph.terms import Plain
from cancu.ontology.folding import fold
from cancu.ontology.succession import successors
from cancu.ontology.units import District, districts, province_of_slug
from cancu.queries.catalogue import run
from cancu.queries.evidence import Span, span_of
from cancu.queries.finding import Finding, Scope, listed
from cancu.queries.kin import Kin
from cancu.queries.members import is_collective, takes_in, unit_level
from cancu.queries.namesakes import agency_place, body_key

_BEARING = ("lead", "implement")
_FEWEST = 2
"""Sister plans, or named units of a kind, before anything is said."""
_DISTRICTS_UNTIL = "2025-07-01"
"""Luật Tổ chức chính quyền địa phương 72/2025/QH15 ended the district level."""

_Row = dict[str, Plain]


@dataclass(slots=True)
class _Named:
    """Who is named in a plan: `own` bear a task, `groups` too, `helping` only work along."""

    own: dict[str, _Row] = field(default_factory=dict)
    groups: dict[str, _Row] = field(default_factory=dict)
    helping: dict[str, _Row] = field(default_factory=dict)


def idle_agency(scope: Scope) -> Iterator[Finding]:
    """Members of charged groups that only work along, then units and agencies left out.

    A unit is left out where others of its kind are charged by name and no group takes it in. An
    agency is where most sister plans charge its like and this one does so as one of a group.
    """
    kin = Kin(scope)

    @cache  # a plan is the sister of many
    def names(document: str) -> _Named:
        return _named(scope, document)

    for document in scope.documents:
        named = names(document)
        yield from _helping(document, named)
        yield from _units(scope, document, named)
        if named.groups and not kin.promulgated(document):
            sisters = [_charged(names(each)) for each in kin.sisters(document)]
            yield from _of_sisters(scope, document, named, [each for each in sisters if each])


def _named(scope: Scope, document: str) -> _Named:
    """By agency, its first words each."""
    named = _Named()
    rows = [
        row for row in run(scope.store, "bearers", document=document) if row["kind"] != "objective"
    ]
    for row in rows:
        agency = str(row["agency"])
        if row["role"] in _BEARING:
            (named.groups if row["grouped"] else named.own).setdefault(agency, row)
    for row in rows:
        agency = str(row["agency"])
        single = not row["grouped"] and not is_collective(str(row["name"]))
        if row["role"] == "coordinate" and single and agency not in named.own:
            named.helping.setdefault(agency, row)
    return named


def _helping(document: str, named: _Named) -> Iterator[Finding]:
    for row in named.helping.values():
        name = str(row["name"])
        group = _group_of(name, named)
        if group is not None:
            missing = f"nhiệm vụ riêng của “{name}”: chỉ được nêu là phối hợp, và thuộc “{group}”"
            yield Finding("idle-agency", missing, span_of(document, row), str(row["path"]))


def _group_of(name: str, named: _Named, level: str | None = None) -> str | None:
    """The charged group that takes an agency in."""
    groups = (str(row["name"]) for row in named.groups.values())
    return next((group for group in groups if takes_in(group, name, level)), None)


def _units(scope: Scope, document: str, named: _Named) -> Iterator[Finding]:
    """Districts beside those that are charged by name."""
    made = scope.hops.node(document).date or parse_document_iri(document).date or ""
    if not made or made >= _DISTRICTS_UNTIL or _has_group(named, "district"):
        return
    charged = {
        district: row
        for row in named.own.values()
        if (district := _district(str(row["name"]), document)) is not None
    }
    if len(charged) < _FEWEST:
        return
    provinces = {district.province for district in charged}
    rest = [each for each in districts() if each.province in provinces and each not in charged]
    if not rest:
        return
    names = listed(f"{each.kind} {each.name}" for each in rest)
    first = next(iter(charged.values()))
    missing = (
        f"{len(charged)} đơn vị cấp huyện được giao việc đích danh; không giao gì cho: {names}"
    )
    yield Finding("idle-agency.units", missing, span_of(document, first), str(first["path"]))


def _has_group(named: _Named, level: str) -> bool:
    return any(unit_level(str(row["name"])) == level for row in named.groups.values())


def _district(name: str, document: str) -> District | None:
    """The district whose committee a name is, in the document's province."""
    home = province_of_slug(parse_document_iri(document).place[0])
    units = units_in(name)
    if home is None or not units or not fold(name).startswith("uy ban nhan dan"):
        return None
    last = fold(units[-1].name or "")
    return next(
        (each for each in districts() if each.province == home.name and fold(each.name) == last),
        None,
    )


def _of_sisters(
    scope: Scope, document: str, named: _Named, sisters: Sequence[dict[str, str]]
) -> Iterator[Finding]:
    """Agencies that most sisters charge by name, and this plan as one of a group at most."""
    counts = Counter(key for each in sisters for key in each)
    mine = {_key(row) for row in (*named.own.values(), *named.helping.values())}
    level = scope.hops.node(document).level
    for key, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        if count < _FEWEST or 2 * count <= len(sisters) or any(_same(key, own) for own in mine):
            continue
        name = next(each[key] for each in sisters if key in each)
        group = _group_of(name, named, level)
        if group is None or _gone(document, name):
            continue
        missing = (
            f"nhiệm vụ riêng của “{name}”: {count} trong {len(sisters)} kế hoạch cùng cấp, cùng "
            f"căn cứ giao việc cho đơn vị này; ở đây chỉ thuộc “{group}”"
        )
        span, path = _words_of(document, group, named)
        yield Finding("idle-agency.sisters", missing, span, path)


def _charged(named: _Named) -> dict[str, str]:
    """The names of those charged by name, a unit's own name left out of account."""
    rows = [
        row for row in named.own.values() if not any(u.name for u in units_in(str(row["name"])))
    ]
    return {_key(row): str(row["name"]) for row in rows}


def _key(row: _Row) -> str:
    """What an agency is called in every province."""
    return body_key(str(row["name"]), agency_place(str(row["agency"])))


def _same(one: str, other: str) -> bool:
    """Whether two keys are one body's: `sở y tế` is no part of a longer name."""
    return one == other or f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _gone(document: str, name: str) -> bool:
    """Whether it did not stand any more when the document was made."""
    place = parse_document_iri(document)
    home = province_of_slug(place.place[0])
    return bool(place.date and successors(name, place.date, home.name if home else None))


def _words_of(document: str, group: str, named: _Named) -> tuple[Span, str]:
    row = next(each for each in named.groups.values() if each["name"] == group)
    return span_of(document, row), str(row["path"])
