"""Which documents the two ends of each link are."""

from __future__ import annotations

from collections import defaultdict
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


def resolve_links(facts: Facts, decisions: dict[str, Decision]) -> tuple[LinkEnds, ...]:
    """An end is a mention of the same document, the document itself, or what it promulgates."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in facts.mentions:
        mentions[mention.document].append(mention)
    held = {each.iri: each for each in facts.held}
    annexes = _annexes(facts.held)
    ends = []
    for link in facts.links:
        near = sorted(mentions[link.document], key=lambda m: (_distance(m, link), m.iri))
        own = held.get(link.document)
        subject = _end(link.subject, near, own, decisions)
        object_ = _end(link.object, near, own, decisions)
        if object_ is None and subject and link.relation == "promulgates":
            object_ = _promulgated(link.object, annexes.get(subject, ()))
        ends.append(LinkEnds(link.iri, subject, object_))
    return tuple(ends)


def _distance(mention: Mention, link: LinkFact) -> int:
    """How far a mention stands from the words of a link; 0 inside them."""
    return max(link.start - mention.start, mention.start - link.end, 0)


def _end(
    name: str, near: list[Mention], own: Held | None, decisions: dict[str, Decision]
) -> str | None:
    keys = {number_key(name).text, title_key(name).text}
    if own and own.number and number_key(own.number).text in keys:
        return own.iri
    for mention in near:
        if _key(mention).text in keys:
            return decisions[mention.iri].cited
    return None


def _key(mention: Mention) -> Key:
    if mention.number:
        return number_key(mention.number)
    return title_key(" ".join(mention.words.split()))


def _annexes(held: tuple[Held, ...]) -> dict[str, tuple[Held, ...]]:
    """What each decision promulgates, by the decision's IRI."""
    found: dict[str, list[Held]] = defaultdict(list)
    for each in held:
        if each.annex_of and parse_document_iri(each.iri).annex:
            found[each.iri.rpartition("/")[0]].append(each)
    return {iri: tuple(annexes) for iri, annexes in found.items()}


def _promulgated(name: str, annexes: tuple[Held, ...]) -> str | None:
    """The one annex of the genre that the name begins with."""
    folded = slug(name)
    found = [a for a in annexes if a.genre and folded.startswith(slug(a.genre))]
    return found[0].iri if len(found) == 1 else None
