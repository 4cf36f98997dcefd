"""A picture as one HTML file that asks nothing of any network: the only user of pyvis."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup
from pyvis.network import Network

from cancu.ontology.errors import CancuError
from cancu.viz.layout import arrange
from cancu.viz.picture import Picture
from cancu.viz.style import in_language, style, words

# In this order: each file uses only what stands before it.
_SCRIPTS = (
    "text.js",
    "model.js",
    "place.js",
    "cards.js",
    "panel.js",
    "filters.js",
    "search.js",
    "table.js",
    "stage.js",
    "page.js",
)


class OutputError(CancuError):
    """The picture cannot be written where it was asked for."""


class _OfflineNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """pyvis's graph with our page around it.

    pyvis's own template loads bootstrap from a CDN whatever it is told, runs scripts that stand in
    node titles and is written in the locale's encoding, so neither it nor `write_html` is used.
    """

    def __init__(self, picture: Picture) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        places = arrange(picture.nodes, picture.edges, tuple(style().lanes))
        for node in picture.nodes:
            place = places[node.id]
            fields = msgspec.to_builtins(node)
            self.add_node(
                fields.pop("id"),
                fields.pop("label") or " ",
                shape="custom",
                level=place.lane,
                layer=place.layer,
                rank=place.rank,
                **_said(fields),
            )
        for number, edge in enumerate(picture.edges):
            fields = msgspec.to_builtins(edge)
            self.add_edge(fields.pop("source"), fields.pop("target"), id=number, **_said(fields))

    def page(self, picture: Picture, title: str, lang: str) -> str:
        """The whole page as text."""
        texts = in_language(words(), lang)
        data = {
            "title": title,
            "focus": picture.focus,
            "omitted": picture.omitted,
            "words": texts,
            "style": in_language(style(), lang),
            "nodes": self.nodes,
            "edges": self.edges,
        }
        scripts = [_vis_network(), *(_static(name) for name in _SCRIPTS)]
        css = _static("page.css")
        return _template().render(
            lang=lang,
            title=_visible(title),
            words=texts,
            policy=_policy(scripts, [css]),
            css=Markup(css),
            data=Markup(_script_json(data)),
            scripts=[Markup(script) for script in scripts],
        )


def draw_html(picture: Picture, *, title: str | None = None, lang: str = "vi") -> str:
    """The picture as an HTML page of its own, in Vietnamese or (`lang="en"`) in English."""
    return _OfflineNetwork(picture).page(picture, title or picture.title, lang)


def write_html(
    picture: Picture, path: Path | str, *, title: str | None = None, lang: str = "vi"
) -> None:
    """Writes the page to `path` in UTF-8. Raises OutputError when that cannot be done."""
    page = draw_html(picture, title=title, lang=lang)
    try:
        Path(path).write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(
            f"Không ghi được sơ đồ vào {path} ({error.strerror}): hãy chọn tệp khác bằng -o."
        ) from error


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    """Fields that say something; empty ones would double the file."""
    return {key: value for key, value in fields.items() if value not in (None, "", [], ())}


def _script_json(data: Any) -> str:
    """JSON that can stand inside a script element: it cannot close it nor break a line."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub(r"[<>&\u2028\u2029\ud800-\udfff]", lambda m: f"\\u{ord(m[0]):04x}", text)


def _visible(text: str) -> str:
    """Controls and direction marks shown, as static/text.js shows them, not obeyed."""
    unseen = ("Cc", "Cf", "Cs", "Zl", "Zp")
    return "".join(f"⟨U+{ord(c):04X}⟩" if unicodedata.category(c) in unseen else c for c in text)


def _policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The Content-Security-Policy: our own inline texts by their hashes, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(map(_hash, scripts)),
            "style-src " + " ".join(map(_hash, styles)),
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@cache
def _static(name: str) -> str:
    return files("cancu.viz").joinpath("static", name).read_text(encoding="utf-8")


@cache
def _vis_network() -> str:
    """The script that pyvis ships, newest first where it ships several."""
    found: Sequence[Any] = [
        folder for folder in files("pyvis").joinpath("lib").iterdir() if "vis-" in folder.name
    ]
    newest = max(found, key=lambda folder: [int(n) for n in re.findall(r"\d+", folder.name)])
    script: str = newest.joinpath("vis-network.min.js").read_text(encoding="utf-8")
    return script


@cache
def _template() -> jinja2.Template:
    env = jinja2.Environment(
        loader=jinja2.PackageLoader("cancu.viz"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return env.get_template("page.html.j2")
