"""The HTML file as text: what it holds and how it is guarded."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from cancu.ontology.errors import CancuError
from cancu.viz.draw import draw_html, write_html
from cancu.viz.picture import Edge, Evidence, Node, Picture

HOSTILE = "</script><script>window.ran=1</script>\u2028\u202e<img src=x onerror=alert(1)>"


def picture(text: str = "Quyết định") -> Picture:
    proof = (Evidence("2224/QĐ-UBND", text, 3, 9),)
    nodes = (
        Node("id/a", "Decision", "province", "2224/QĐ-UBND", text, evidence=proof),
        Node("id/b", "Conclusion", "party", text, state="stub"),
    )
    return Picture(nodes, (Edge("id/a", "id/b", "implements", proof),), text)


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    loaded: dict[str, Any] = json.loads(found[1])
    return loaded


def test_the_page_says_what_it_is() -> None:
    page = draw_html(picture(), title="Căn cứ của 188/KH-UBND")
    assert page.startswith('<!doctype html>\n<html lang="vi">')
    assert "<title>Căn cứ của 188/KH-UBND</title>" in page
    assert page.count("<h1>Căn cứ của 188/KH-UBND</h1>") == 1
    assert '<meta charset="utf-8">' in page


def test_the_page_can_be_had_in_english() -> None:
    page = draw_html(picture(), lang="en")
    assert '<html lang="en">' in page
    assert data_of(page)["style"]["relations"]["implements"]["label"] == "implements"


def test_nothing_is_asked_of_a_network() -> None:
    page = draw_html(picture())
    assert not re.search(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(?!data:|#|")', page)
    assert "cdn" not in page.lower()
    assert "bootstrap" not in page.lower()


def test_every_script_and_style_is_allowed_by_its_hash_and_nothing_else_is() -> None:
    page = draw_html(picture())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    allowed = set(re.findall(r"sha256-[A-Za-z0-9+/=]+", policy[1].replace("&#43;", "+")))
    inline = re.findall(r"<script>(.*?)</script>", page, re.S)
    inline += re.findall(r"<style>(.*?)</style>", page, re.S)
    hashes = {
        "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in inline
    }
    assert hashes == allowed
    assert "unsafe" not in policy[1]
    assert "default-src &#39;none&#39;" in policy[1]


def test_hostile_text_cannot_close_its_element() -> None:
    page = draw_html(picture(HOSTILE))
    assert "<img src=x" not in page
    assert "window.ran=1</script>" not in page
    assert "\u2028" not in page
    nodes = {node["id"]: node for node in data_of(page)["nodes"]}
    assert nodes["id/a"]["title"] == HOSTILE
    assert nodes["id/b"]["label"] == HOSTILE


def test_the_title_shows_a_direction_mark_instead_of_obeying_it() -> None:
    page = draw_html(picture(), title="\u202eđảo")
    assert "<title>⟨U+202E⟩đảo</title>" in page


def test_the_data_holds_nodes_edges_and_their_evidence() -> None:
    data = data_of(draw_html(picture("căn cứ")))
    assert [edge["relation"] for edge in data["edges"]] == ["implements"]
    assert data["edges"][0]["evidence"] == [
        {"document": "2224/QĐ-UBND", "quote": "căn cứ", "start": 3, "end": 9}
    ]


def test_parallel_relations_are_all_kept() -> None:
    nodes = (Node("a", "Plan", "province", "a"), Node("b", "Law", "law", "b"))
    edges = (Edge("a", "b", "basis"), Edge("a", "b", "implements"), Edge("b", "a", "cited"))
    data = data_of(draw_html(Picture(nodes, edges, "")))
    assert [edge["relation"] for edge in data["edges"]] == ["basis", "implements", "cited"]


def test_the_same_picture_gives_the_same_file() -> None:
    assert draw_html(picture()) == draw_html(picture())


def test_the_file_without_data_is_under_a_megabyte() -> None:
    assert len(draw_html(Picture((), (), "trống")).encode()) < 1_000_000


def test_the_file_is_utf_8_with_unix_lines(tmp_path: Path) -> None:
    write_html(picture(), tmp_path / "a.html")
    raw = (tmp_path / "a.html").read_bytes()
    assert "Quyết định" in raw.decode("utf-8")
    assert b"\r\n" not in raw


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "no" / "such" / "a.html"):
        with pytest.raises(CancuError, match="Không ghi được sơ đồ") as caught:
            write_html(picture(), path)
        assert "\n" not in str(caught.value)
