"""What an agency must do: every duty by role, until when, on what basis; who holds it today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cancu.graph.iris import area_place
from cancu.graph.places import NOWHERE, TW, province_slug, units_in
from cancu.graph.protocol import Store
from cancu.graph.terms import Plain
from cancu.ingest.agency_words import write_out
from cancu.ontology.errors import NotFoundError
from cancu.ontology.folding import slug
from cancu.ontology.succession import Successor, successors
from cancu.ontology.units import find_province, province_of_slug
from cancu.queries.catalogue import run
from cancu.queries.evidence import Evidence, Reader, span_of

Row = dict[str, Plain]

ROLES = ("lead", "implement", "coordinate", "monitor")


@dataclass(frozen=True, slots=True)
class Duty:
    """One provision that charges the agency; `basis` are what its document and itself rest on.

    `document` and `basis` are handles, `deadlines` the words that say until when, `evidence` the
    words that charge the agency.
    """

    document: str
    path: str
    kind: str
    role: str
    text: str
    deadlines: tuple[str, ...]
    basis: tuple[str, ...]
    evidence: Evidence

    def to_json(self) -> dict[str, object]:
        return {
            "document": self.document,
            "path": self.path,
            "kind": self.kind,
            "role": self.role,
            "text": self.text,
            "deadlines": list(self.deadlines),
            "basis": list(self.basis),
            "evidence": self.evidence.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Charged:
    """One agency of one place. `holders` hold its work on `as_of`: none where it still stands.

    Several holders: its functions were split, and which has a duty the table does not decide.
    """

    agency: str
    iri: str
    place: tuple[str, ...]
    as_of: str
    duties: tuple[Duty, ...]
    holders: tuple[Successor, ...]

    def to_json(self) -> dict[str, object]:
        """`{"agency", "place", "as_of", "holders": […], "duties": […]}`."""
        return {
            "agency": self.agency,
            "place": list(self.place),
            "as_of": self.as_of,
            "holders": [
                {
                    "agency": each.name,
                    "since": each.since,
                    "function": each.function,
                    "instrument": each.instrument,
                }
                for each in self.holders
            ],
            "duties": [each.to_json() for each in self.duties],
        }


def agency_duties(
    store: Store, name: str, as_of: str, province: str | None = None
) -> tuple[Charged, ...]:
    """All agencies of that name, each with what it must do; of one province where that is given.

    The name is understood without accents and with its unit (`cong an tinh Hung Yen`).
    NotFoundError: nobody of that name is charged in the store, or there is no such province.
    """
    reader = Reader(store)
    found = [
        Charged(
            str(row["name"]),
            str(row["agency"]),
            area_place(str(row["area"])) if row["area"] else (),
            as_of,
            tuple(_duties(store, reader, str(row["agency"]))),
            successors(str(row["name"]), as_of, _province(row["area"])),
        )
        for row in _agencies(store, name, province)
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.duties), each.iri)))


def _agencies(store: Store, name: str, province: str | None) -> list[Row]:
    """Rows of `agency`, `name`, `area`: by its very name, else by the name folded."""
    home = None
    if province is not None:
        known = find_province(province)
        if known is None:
            raise NotFoundError(f"Không có tỉnh, thành phố nào tên “{province}”; hãy xem lại tên.")
        home = known.slug
    bare, told = _without_unit_name(" ".join(name.split()))
    rows = [
        {"agency": row["agency"], "name": each, "area": row["area"]}
        for each in dict.fromkeys((name, bare))
        for row in run(store, "agency-named", name=each)
    ] or _folded(store, name, bare)
    wanted = home or told
    unique = {
        str(row["agency"]): row
        for row in rows
        if wanted is None or _slug_of(row["area"]) in (wanted, None)
    }
    if not unique:
        where = f" ở {province}" if province else ""
        raise NotFoundError(
            f"Trong kho không có cơ quan nào tên “{name}”{where} được giao việc; "
            "hãy xem các tên bằng `cancu ask agencies`."
        )
    return list(unique.values())


def _folded(store: Store, name: str, bare: str) -> list[Row]:
    """Every agency whose name is the same without accents, with abbreviations written out."""
    wanted = {slug(each) for each in (name, bare, write_out(name), write_out(bare))}
    return [
        {"agency": row["agency"], "name": row["name"], "area": row["area"]}
        for row in run(store, "agencies")
        if slug(str(row["name"])) in wanted
        or str(row["agency"]).rpartition("/")[2] in wanted  # `Công an huyện` of any district
        or f"{slug(str(row['name']))}-{_slug_of(row['area'])}" in wanted
    ]


def _without_unit_name(name: str) -> tuple[str, str | None]:
    """`Công an tỉnh Hưng Yên` is `Công an tỉnh`, told of Hưng Yên; districts keep their names."""
    units = units_in(name)
    last = units[-1] if units else None
    if last is None or last.level != "province" or not last.name or last.end != len(name):
        return name, None
    return name[: last.end - len(last.name)].rstrip(), province_slug(last.name)


def _slug_of(area: object) -> str | None:
    """The province of an area, None for the centre and the unknown."""
    place = area_place(str(area)) if area else NOWHERE
    return None if place in (TW, NOWHERE) else place[0]


def _province(area: object) -> str | None:
    known = province_of_slug(_slug_of(area) or "")
    return known.name if known else None


def _duties(store: Store, reader: Reader, agency: str) -> Iterator[Duty]:
    """In the order of roles, then of documents and their provisions."""
    rows = list(run(store, "agency-tasks", agency=agency))
    order = {role: at for at, role in enumerate(ROLES)}
    above = {each: _above(store, reader, each) for each in {str(row["document"]) for row in rows}}
    for row in sorted(rows, key=lambda row: order.get(str(row["role"]), len(order))):
        document, provision = str(row["document"]), str(row["provision"])
        own = [
            str(each["document"]) for each in run(store, "provision-mandates", provision=provision)
        ]
        basis = dict.fromkeys((*(reader.handle(each) for each in own), *above[document]))
        yield Duty(
            reader.handle(document),
            str(row["path"]),
            str(row["kind"]),
            str(row["role"]),
            str(row["text"]),
            tuple(_until(run(store, "provision-deadlines", provision=provision))),
            tuple(basis),
            reader.evidence(span_of(document, row)),
        )


def _above(store: Store, reader: Reader, document: str) -> tuple[str, ...]:
    """What the document carries out, by handle."""
    rows = run(store, "links-up", subject=document)
    return tuple(
        dict.fromkeys(
            reader.handle(str(row["object"])) for row in rows if row["relation"] == "implements"
        )
    )


def _until(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield " ".join(str(row["words"]).split())
