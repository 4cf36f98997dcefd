"""Which documents the two ends of each link are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from cancu.graph.facts import Facts, Held, LinkFact, Mention
from cancu.graph.identity import Key, number_key, title_key
from cancu.graph.iris import parse_document_iri
from cancu.graph.resolve import Decision
from cancu.ontology.folding import slug


@dataclass(frozen=True, slots=True)
class LinkEnds:
    """Documents where the names mean any; None for what is known by name only, or ambiguous."""

    link: str
    subject: str | None
    object: str | None


def resolve_links(facts: Facts, decisions: Mapping[str, Decision]) -> tuple[LinkEnds, ...]:
    """The ends of all links of a store."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in facts.mentions:
        mentions[mention.document].append(mention)
    held = {each.iri: each for each in facts.held}
    annexes = _annexes(facts.held)
    cited = {iri: decision.cited for iri, decision in decisions.items()}
    return tuple(
        link_ends(
            link,
            mentions[link.document],
            held.get(link.document),
            cited,
            lambda decision: annexes.get(decision, ()),
        )
        for link in facts.links
    )


def link_ends(
    link: LinkFact,
    mentions: Iterable[Mention],
    own: Held | None,
    cited: Mapping[str, str | None],
    annexes: Callable[[str], Iterable[Held]],
) -> LinkEnds:
    """An end is a mention of the same document, the document itself, or what it promulgates.

    `mentions` and `own` are those of the link's document; `cited` has what each mention means.
    """
    near = sorted(mentions, key=lambda m: (_distance(m, link), m.iri))
    subject = _end(link.subject, near, own, cited)
    object_ = _end(link.object, near, own, cited)
    if object_ is None and subject and link.relation == "promulgates":
        object_ = _promulgated(link.object, annexes(subject))
    return LinkEnds(link.iri, subject, object_)


def _distance(mention: Mention, link: LinkFact) -> int:
    """How far a mention stands from the words of a link; 0 inside them."""
    return max(link.start - mention.start, mention.start - link.end, 0)


def _end(
    name: str, near: list[Mention], own: Held | None, cited: Mapping[str, str | None]
) -> str | None:
    keys = {number_key(name).text, title_key(name).text}
    if own and own.number and number_key(own.number).text in keys:
        return own.iri
    for mention in near:
        if _key(mention).text in keys:
            return cited[mention.iri]
    return None


def _key(mention: Mention) -> Key:
    if mention.number:
        return number_key(mention.number)
    return title_key(" ".join(mention.words.split()))


def _annexes(held: tuple[Held, ...]) -> dict[str, tuple[Held, ...]]:
    """What each decision promulgates, by the decision's IRI."""
    found: dict[str, list[Held]] = defaultdict(list)
    for each in held:
        if is_annex(each):
            found[each.iri.rpartition("/")[0]].append(each)
    return {iri: tuple(annexes) for iri, annexes in found.items()}


def is_annex(held: Held) -> bool:
    """Whether a document is named below the decision that promulgates it."""
    return bool(held.annex_of and parse_document_iri(held.iri).annex)


def _promulgated(name: str, annexes: Iterable[Held]) -> str | None:
    """The one annex of the genre that the name begins with."""
    folded = slug(name)
    found = [a for a in annexes if a.genre and folded.startswith(slug(a.genre))]
    return found[0].iri if len(found) == 1 else None
