"""The `#+` header of a question: what it asks, what it takes and what it gives."""

from __future__ import annotations

from typing import Literal

import msgspec

from cancu.ontology.errors import VocabularyError

MARK = "#+"

Type = Literal["document", "iri", "text", "integer", "date"]
"""What a parameter may be: a document by handle or IRI, any IRI, a text, a number, an ISO date."""


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text in both languages."""

    vi: str
    en: str


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`kind`: `answer` for people, `step` for the walks built of it, `gap` where a row is a fault.

    `columns` are the variables of an answer, in order, parameters left out. `severity` is the key
    of `profile.yml` that a gap's rows have.
    """

    title: Label
    question: str
    columns: tuple[str, ...]
    kind: Literal["answer", "step", "gap"]
    params: dict[str, Type] = {}
    severity: str | None = None


def parse(name: str, text: str) -> Header:
    """The header of a question's file; raises VocabularyError where it is not as it should be."""
    import yaml

    lines = [line[len(MARK) + 1 :] for line in text.splitlines() if line.startswith(MARK)]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return msgspec.convert(yaml.load("\n".join(lines), loader), Header)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise VocabularyError(
            f"Phần đầu của câu hỏi {name}.rq không đúng khuôn: {error}"
        ) from error
