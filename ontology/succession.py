"""Who holds a body's work on a given day, after the reorganisations of 2025."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from cancu.ontology.agencies import kind_of
from cancu.ontology.folding import slug
from cancu.ontology.local_names import LocalName, parse_local_name
from cancu.ontology.reorganisations import Reorganisation, reorganisations
from cancu.ontology.units import Province, find_province

_TOLD = ("province", "central")


@dataclass(frozen=True, slots=True)
class Successor:
    """`name` holds the work since `since`; only `function` of it where that is not None."""

    name: str
    since: str
    function: str | None = None
    instrument: str | None = None
    note: str | None = None


def successors(name: str, as_of: str, province: str | None = None) -> tuple[Successor, ...]:
    """Who holds the work of a body on a day (ISO), empty where the body stands or nothing is known.

    `province` is where the document that names it belongs: `Công an tỉnh` of Thái Bình is
    `Công an tỉnh Hưng Yên` since 2025-07-01. Where the work was split, all holders come.
    """
    if whole := _provinces_before().get(slug(name)):
        return tuple(
            Successor(after, whole.since, None, whole.instrument, whole.note)
            for after in whole.after
            if whole.since <= as_of and slug(after) != slug(name)
        )
    local = parse_local_name(name, province)
    home = find_province(local.province) if local.province else None
    event = reorganisation_of(local)
    if event is not None and event.since <= as_of:
        return _holders(event, home, as_of)
    if local.level == "province" and home is not None:
        return _moved(local, home, as_of)
    return ()


def reorganisation_of(local: LocalName) -> Reorganisation | None:
    """The recorded change of a body of this head and level, None where there is none."""
    known = _by_head().get(slug(local.head), ())
    if local.level is not None:
        return next((each for each in known if each.level == local.level), None)
    # `Công an` alone is no district's; a `Phòng` was the district's, whether it says so or not.
    told = ("province", "central", "district") if local.head.startswith("Phòng ") else _TOLD
    return next((each for each in known if each.level in told), None)


def _holders(event: Reorganisation, home: Province | None, as_of: str) -> tuple[Successor, ...]:
    whole = [(name, None) for name in event.after]
    parts = [(transfer.to, transfer.function) for transfer in event.transfers]
    return tuple(
        Successor(_filled(name, home, as_of), event.since, function, event.instrument, event.note)
        for name, function in (*whole, *parts)
    )


def _filled(name: str, home: Province | None, as_of: str) -> str:
    """The name with its province, where that is known."""
    if home is not None:
        return name.replace("{province}", _merged(home, as_of).full_name)
    return name_of_kind(name)


def name_of_kind(name: str) -> str:
    """A body's name of whatever province: `Thuế tỉnh`, but `Sở Nội vụ`."""
    unknown = "" if name.startswith("Sở ") else "tỉnh"
    return name.replace("{province}", unknown).strip()


def _moved(local: LocalName, home: Province, as_of: str) -> tuple[Successor, ...]:
    """A provincial body whose province was merged into another is that province's body now."""
    now = _merged(home, as_of)
    kind = kind_of(local.head)
    if now.name == home.name or kind is None or not kind.territorial:
        return ()
    event = _provinces_before()[slug(home.full_name)]
    name = f"{local.head} {now.full_name}"
    if local.head.startswith("Tỉnh "):  # Tỉnh ủy, Tỉnh đoàn
        unit = "Tỉnh" if now.kind == "tỉnh" else "Thành"
        name = f"{unit} {local.head.removeprefix('Tỉnh ')} {now.name}"
    return (Successor(name, event.since, None, event.instrument, event.note),)


def _merged(home: Province, as_of: str) -> Province:
    """The province that a province's territory belongs to on a day."""
    event = _provinces_before().get(slug(home.full_name))
    if event is None or event.since > as_of:
        return home
    return find_province(home.successor) or home


@functools.cache
def _provinces_before() -> Mapping[str, Reorganisation]:
    return {slug(each.before): each for each in reorganisations() if each.kind == "province"}


@functools.cache
def _by_head() -> Mapping[str, tuple[Reorganisation, ...]]:
    groups: defaultdict[str, list[Reorganisation]] = defaultdict(list)
    for each in reorganisations():
        for name in (each.before, *each.aliases):
            groups[slug(name)].append(each)
    return {key: tuple(values) for key, values in groups.items()}
