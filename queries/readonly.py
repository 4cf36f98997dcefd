"""Whether a SPARQL query only reads, and only here: no update, no LOAD, no SERVICE."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cancu.ontology.errors import QueryError

# Comments, IRIs, strings and variables, in which no keyword is looked for, and the rest in runs.
# Possessive, so that no text makes it slow. A local name takes its escapes along, or `a:b\#` would
# hide what follows behind a comment that the engine does not see.
_TOKEN = re.compile(
    r"#[^\n\r]*+"
    r"|<[^<>\"{}|^`\\\s]*+>"
    r'|"""(?:[^"\\]|\\.|"(?!""))*+"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*+'''"
    r"|(?P<open3>\"\"\"|''')"
    r'|"(?:[^"\\\n\r]|\\.)*+"'
    r"|'(?:[^'\\\n\r]|\\.)*+'"
    r"|(?P<open>[\"'])"
    r"|[?$@]\w++"
    r"|(?P<word>\w++)?+(?P<local>:(?:[\w.%:-]|\\.)*+)"
    r"|(?P<name>\w++)",
    re.DOTALL,
)
_BARE = re.compile(r"\w+")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES = (
    "INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH",
)  # fmt: skip
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_LAST = 0x10FFFF


def check_reads_only(text: str) -> None:
    """QueryError: the query would write, or ask another server, or is no query at all."""
    # The engine may undo code point escapes before it looks for keywords.
    for version in {text, _ESCAPE.sub(_unescaped, text)}:
        _check([word.upper() for word in _words(version)])


def _check(words: list[str]) -> None:
    # The engine takes keywords without a space behind them, so that part of a word is enough.
    if any("SERVICE" in word for word in words):
        raise QueryError("Câu SPARQL không được dùng SERVICE: chỉ đọc trong kho; hãy bỏ phần đó.")
    form = next((found for word in words if (found := _form(word))), None)
    if form is None:
        raise QueryError("Câu SPARQL phải là SELECT, ASK, CONSTRUCT hoặc DESCRIBE; hãy viết lại.")
    if form in _UPDATES:
        raise QueryError(f"Câu SPARQL không được ghi ({form}): chỉ đọc; hãy dùng SELECT hoặc ASK.")


def _form(word: str) -> str | None:
    return next((form for form in (*_FORMS, *_UPDATES) if word == form), None)


def _words(text: str) -> Iterator[str]:
    """The bare words of a query: its keywords, prefixes, `a`, `true`, `false`.

    Behind a quote that nothing closes every word counts, since the engine may read it otherwise.
    """
    for token in _TOKEN.finditer(text):
        if token["open3"] or token["open"]:
            yield from _BARE.findall(text, token.start())
            return
        if word := token["name"] or token["word"]:
            yield word


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code <= _LAST else found[0]
