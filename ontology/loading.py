"""Vocabulary files read once and checked against their dataclass."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Collection, Iterator
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

from cancu.ontology.errors import VocabularyError

T = TypeVar("T")
SEPARATOR = "|"
"""Stands between the values of a cell that holds several: Vietnamese names contain `,` and `;`."""


def vocabulary_text(name: str) -> str:
    """The text of a vocabulary file, NFC."""
    return unicodedata.normalize("NFC", (files("cancu.ontology.vocab") / name).read_text("utf-8"))


def load_rows(name: str, row: type[T], several: Collection[str] = ()) -> tuple[T, ...]:
    """The rows of a CSV file as frozen dataclasses; `several` names the columns that hold lists.

    Lines that begin with `#` are remarks. Raises VocabularyError where a row is not as `row` says.
    """
    return tuple(_converted(name, cells, row) for cells in _rows(name, several))


def load_yaml(name: str, shape: type[T]) -> T:
    """A YAML file as `shape`. Raises VocabularyError where it is not as `shape` says."""
    import yaml  # slow to import, and what ingest loads is mostly CSV

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(vocabulary_text(name), loader)
    except yaml.YAMLError as error:
        raise VocabularyError(f"Tệp từ vựng {name} không phải YAML hợp lệ: {error}") from error
    return _converted(name, data, shape)


def _rows(name: str, several: Collection[str]) -> Iterator[dict[str, Any]]:
    lines = (line for line in vocabulary_text(name).splitlines() if not line.startswith("#"))
    for cells in csv.DictReader(lines):
        if None in cells or None in cells.values():
            raise VocabularyError(f"Tệp từ vựng {name} có dòng sai số cột: {cells}.")
        yield {key: _cell(key, value, several) for key, value in cells.items() if value}


def _cell(key: str, value: str, several: Collection[str]) -> object:
    return [part.strip() for part in value.split(SEPARATOR)] if key in several else value


def _converted(name: str, data: object, shape: type[T]) -> T:
    """`strict=False` reads `true` and numbers out of CSV cells."""
    try:
        return msgspec.convert(data, shape, strict=False)
    except msgspec.ValidationError as error:
        raise VocabularyError(f"Tệp từ vựng {name} không đúng khuôn: {error} ({data!r})") from error
