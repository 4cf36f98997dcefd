"""Competency questions as data, asked of the program the way a person asks."""

from __future__ import annotations

import json
import shlex
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, is_dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml
from click.testing import CliRunner

from cancu import api
from cancu.app import cli

CORPUS = Path(__file__).parent / "corpus" / "competency.yml"
_BASE = "https://w3id.org/cancu/id/"

Match = Literal["exactly", "includes", "starts"]


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question with how it is asked and what the texts say."""

    vi: str
    en: str
    answer: list[str]
    ask: list[str] = []
    python: str = ""
    at: str = ""
    where: dict[str, str | list[str]] = {}
    then: str = ""
    show: str = "{0}"
    tally: bool = False
    match: Match = "exactly"
    wrong: str = ""

    @property
    def command(self) -> str:
        """What a person types."""
        return f"cancu {shlex.join(self.ask)}".replace("'", '"') if self.ask else self.python


def questions() -> list[Asked]:
    """All questions of the file."""
    return msgspec.convert(yaml.safe_load(CORPUS.read_text("utf-8")), list[Asked])


def fill(location: Path) -> None:
    """A store of the five sample documents."""
    with as_file(files("cancu.ingest.samples")) as samples, api.open_store(location) as store:
        report = api.ingest_files(store, sorted(samples.glob("*.txt")))
    assert not report.failures


def lines(asked: Asked, location: Path) -> list[str]:
    """The answer of the program, in the words of the question's `show`."""
    shown = [_shown(asked.show, item) for item in _items(asked, _answer(asked, location))]
    if asked.tally:
        return [f"{line}: {count}" for line, count in Counter(shown).items()]
    return shown


def holds(asked: Asked, found: list[str]) -> bool:
    """Whether the answer is as the texts say."""
    wanted = asked.answer
    match asked.match:
        case "exactly":
            return sorted(found) == sorted(wanted)
        case "starts":
            return found[: len(wanted)] == wanted
        case "includes":
            return bool(wanted) and set(wanted) <= set(found)


def _answer(asked: Asked, location: Path) -> Any:
    if asked.python:
        with api.open_store(location, read_only=True) as store:
            return _plain(eval(asked.python, {"api": api, "store": store}))
    done = CliRunner().invoke(cli, [*asked.ask, "--store", str(location), "--json"])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return json.loads(done.stdout)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if hasattr(value, "_asdict"):
        return value._asdict()
    if isinstance(value, (list, tuple)) or hasattr(value, "__next__"):
        return [_plain(each) for each in value]
    return value


def _items(asked: Asked, answer: Any) -> Iterator[Any]:
    for item in _below([answer] if isinstance(answer, Mapping) else answer, asked.at):
        if all(_is(item.get(key), wanted) for key, wanted in asked.where.items()):
            yield from _below([item], asked.then)


def _is(value: object, wanted: str | list[str]) -> bool:
    return value in wanted if isinstance(wanted, list) else value == wanted


def _below(items: list[Any], keys: str) -> list[Any]:
    for key in filter(None, keys.split(".")):
        items = [below for item in items for below in item[key]]
    return items


def _shown(show: str, item: Any) -> str:
    if isinstance(item, list) and item and isinstance(item[0], dict):
        return " → ".join(str(step["to"]) for step in item)
    if isinstance(item, list):
        return show.format(*item)
    line = show.format(**item) if isinstance(item, dict) else show.format(item)
    return " ".join(line.replace(_BASE, "").split())
