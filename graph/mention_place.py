"""Whose a number is: the place that a mention's sign, issuer and document give it."""

from __future__ import annotations

from dataclasses import dataclass

from cancu.graph.facts import Mention
from cancu.graph.places import NOWHERE, TW, Home, Place, body_level, place_of_body
from cancu.ontology.genres import genre_of_name
from cancu.ontology.issuers import SignIssuer, issuer_of_sign


@dataclass(frozen=True, slots=True)
class Whose:
    """`place` is None where nothing says it; `said` tells words of the mention from a default.

    `contradicts`: sign and issuer cannot both be right (`13-CTr/TW … của Tỉnh ủy`).
    """

    place: Place | None
    said: bool
    contradicts: bool = False


def whose(mention: Mention, home: Home) -> Whose:
    """The place of the document that a mention names, seen from the document that says it."""
    body = mention.issuer or mention.parties
    level = body_level(body) if body else None
    place = place_of_body(body, home) if body else None
    if not mention.number:
        return _by_title(mention, place)
    sign = issuer_of_sign(mention.number)
    if sign is None:
        return _by_body(place, home)
    if not sign.local:
        return Whose(place if level == "local" else TW, True, level == "local")
    if level == "central":
        # A steering committee may be the centre's; a provincial Party committee never is.
        return Whose(TW, True) if _anybodys(sign) else Whose(None, True, True)
    return Whose(place, True) if place else Whose(_default(sign, home), False)


def _by_title(mention: Mention, place: Place | None) -> Whose:
    """Laws and ordinances are the centre's whoever cites them; a charter is its issuer's."""
    genre = genre_of_name(mention.genre) if mention.genre else None
    if genre is not None and genre.normative and genre.levels == ("central",):
        return Whose(TW, True)
    return Whose(place or TW, True)


def _by_body(place: Place | None, home: Home) -> Whose:
    """A sign that no vocabulary has: never shared between places on its own account."""
    if place:
        return Whose(place, True)
    return Whose(None if home.place == NOWHERE else home.place, False)


def _anybodys(sign: SignIssuer) -> bool:
    """Whether the sign is used at every level, the centre included: committees, boards."""
    peoples = any("nhân dân" in body for body in sign.bodies)
    return sign.level is None and not sign.party and not peoples


def _default(sign: SignIssuer, home: Home) -> Place | None:
    """Where a local sign without issuer belongs: the citing document's own place.

    `TU` is its province's also where a district says it, `HU` its district's.
    """
    if sign.level == "province":
        return (home.province,) if home.province else None
    if home.province is None:
        return None
    if sign.level in ("district", "commune"):
        return home.place if home.level == sign.level else None
    return home.place
