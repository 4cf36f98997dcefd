"""The look of classes, relations, lanes and states, and the page's words, as data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal, TypeVar

import msgspec
import yaml

from cancu.ontology.errors import VocabularyError

LANGUAGES = ("vi", "en")

Colour = Annotated[str, msgspec.Meta(pattern="^#[0-9a-f]{6}$")]
T = TypeVar("T")


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text in Vietnamese and English."""

    vi: str
    en: str


class Lane(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A band of the picture: `ink` for its name and strokes, `fill` behind its boxes."""

    label: Label
    ink: Colour
    fill: Colour


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A class of boxes; `shape` is one that static/cards.js draws."""

    label: Label
    shape: Literal["card", "sheet", "pill"] = "card"


class Relation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`label` reads from the arrow's tail to its head, `inverse` the other way.

    `chain` says whether what is beyond such an arrow belongs to a chain: being cited in passing is
    no mandate. What is `quiet` steps back in large views.
    """

    label: Label
    inverse: Label
    ink: Colour
    dash: tuple[int, ...] = ()
    chain: bool = True
    quiet: bool = False


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How sure the graph is of a document; `dash` is its border's."""

    label: Label
    dash: tuple[int, ...] = ()


class Style(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of style.yml; the order of `lanes` is from top to bottom."""

    lanes: dict[str, Lane]
    kinds: dict[str, Kind]
    relations: dict[str, Relation]
    states: dict[str, State]


def _read(name: str, shape: type[T]) -> T:
    text = files("cancu.viz").joinpath(name).read_text(encoding="utf-8")
    try:
        return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), shape)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise VocabularyError(f"Tệp {name} của gói viz không đúng khuôn mẫu: {error}.") from error


@cache
def style() -> Style:
    """The style, read once. Raises VocabularyError when the file is not as its schema says."""
    return _read("style.yml", Style)


@cache
def words() -> dict[str, Label]:
    """The texts of the page, by key."""
    return _read("words.yml", dict[str, Label])


def in_language(value: Any, lang: str) -> Any:
    """`value` as plain dicts and lists, each `Label` as its text in `lang`."""
    if isinstance(value, Label):
        return getattr(value, lang)
    if isinstance(value, msgspec.Struct):
        value = msgspec.structs.asdict(value)
    if isinstance(value, dict):
        return {key: in_language(item, lang) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [in_language(item, lang) for item in value]
    return value
