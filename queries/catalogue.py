"""The catalogue of questions: list them, run one by name with checked parameters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cancu.graph.find import find_document
from cancu.graph.protocol import Rows, Store
from cancu.graph.terms import Value, date_literal, iri
from cancu.ontology.errors import QueryError, VocabularyError
from cancu.queries.header import Header, Type, parse

SUFFIX = ".rq"

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_NAMES: dict[Type, str] = {
    "document": "một văn bản (số, ký hiệu hoặc IRI)",
    "iri": "một IRI",
    "text": "một đoạn chữ",
    "integer": "một số nguyên",
    "date": "một ngày dạng năm-tháng-ngày",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its header and the text that is handed to the store as it stands."""

    name: str
    header: Header
    text: str


@cache
def names() -> tuple[str, ...]:
    """The names of all questions, sorted."""
    found = (item.name for item in files("cancu.queries").iterdir())
    return tuple(sorted(name.removesuffix(SUFFIX) for name in found if name.endswith(SUFFIX)))


@cache
def load() -> dict[str, Question]:
    """All questions by name. VocabularyError: a file's header is not as it should be."""
    return {name: question(name) for name in names()}


@cache
def question(name: str) -> Question:
    """One question by name. QueryError: there is none of that name."""
    if name not in names():
        raise QueryError(f"Không có câu hỏi “{name}”; hãy chọn một trong: {', '.join(names())}.")
    text = (files("cancu.queries") / f"{name}{SUFFIX}").read_text("utf-8")
    return Question(name, parse(name, text), text)


def run(store: Store, name: str, /, **params: object) -> Rows:
    """The answer to a question, its columns as the header lists them.

    QueryError: no such question, a parameter missing, unknown or of the wrong type.
    NotFoundError, AmbiguousError: a document's handle names none, or several.
    """
    asked = question(name)
    bindings = _bindings(store, asked, params)
    answer = store.select(asked.text, bindings)
    try:
        at = [answer.columns.index(column) for column in asked.header.columns]
    except ValueError as error:
        raise VocabularyError(f"Câu hỏi {name}.rq không trả cột như phần đầu ghi.") from error
    return Rows(
        asked.header.columns, tuple(tuple(row[index] for index in at) for row in answer.terms)
    )


def _bindings(store: Store, asked: Question, params: dict[str, object]) -> dict[str, Value]:
    declared = asked.header.params
    for extra in sorted(params.keys() - declared.keys()):
        raise QueryError(f"Câu hỏi “{asked.name}” không có tham số “{extra}”; hãy bỏ tham số đó.")
    for missing in sorted(declared.keys() - params.keys()):
        kind = _NAMES[declared[missing]]
        raise QueryError(f"Câu hỏi “{asked.name}” cần tham số “{missing}”: {kind}.")
    return {
        key: _checked(store, f"{asked.name}.{key}", declared[key], value)
        for key, value in params.items()
    }


def _checked(store: Store, where: str, kind: Type, value: object) -> Value:
    made = _document(store, value) if kind == "document" else _MAKERS[kind](value)
    if made is None:
        raise QueryError(f"Tham số {where} phải là {_NAMES[kind]}, không phải {value!r}.")
    return made


def _document(store: Store, value: object) -> Value | None:
    if not isinstance(value, str) or not value.strip():
        return None
    return _iri(value) or iri(find_document(store, value).iri)


def _iri(value: object) -> Value | None:
    return iri(value) if isinstance(value, str) and _IRI.fullmatch(value) else None


def _text(value: object) -> Value | None:
    return value if isinstance(value, str) else None


def _integer(value: object) -> Value | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,18}", value):
        return int(value)
    return value if isinstance(value, int) else None


def _date(value: object) -> Value | None:
    return date_literal(value) if isinstance(value, str) and _DATE.fullmatch(value) else None


_MAKERS: dict[Type, Callable[[object], Value | None]] = {
    "iri": _iri,
    "text": _text,
    "integer": _integer,
    "date": _date,
}
