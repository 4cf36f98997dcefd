"""What a page must not do, whatever documents say: ask a network, run their text."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cancu.viz.picture import Edge, Evidence, Node, Picture
from tests.viz_browser import chain, launched, opener

HOSTILE = (
    '</script><script>window.ran="script"</script><img src=x onerror="window.ran=1">'
    '<a href="javascript:window.ran=2">bấm</a>\u202eđảo ngược{{7*7}}'
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from launched()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Any]:
    yield from opener(browser, tmp_path)


def test_nothing_is_asked_of_a_network_and_nothing_goes_wrong(show: Any) -> None:
    seen = show(chain())
    page = seen.page
    page.fill("#search", "cong an")
    page.keyboard.press("Enter")
    page.click("#as-table")
    page.click("#as-picture")
    page.click("#overview")
    page.wait_for_timeout(200)
    assert seen.requests == []
    assert seen.faults == []


def test_hostile_text_is_shown_and_runs_nothing(show: Any) -> None:
    nodes = (
        Node("x", "Plan", "province", HOSTILE, HOSTILE, "stub", HOSTILE, HOSTILE, HOSTILE,
             ((HOSTILE, HOSTILE),), (Evidence(HOSTILE, HOSTILE, 1, 2),)),
        Node(HOSTILE, "Law", "law", "y"),
    )  # fmt: skip
    edges = (Edge("x", HOSTILE, "basis", (Evidence(HOSTILE, HOSTILE),)),)
    seen = show(Picture(nodes, edges, HOSTILE))
    page = seen.page
    page.fill("#search", "window.ran")
    assert "<img src=x onerror" in page.locator("#hits").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert "<img src=x onerror" in page.locator("#panel blockquote").first.inner_text()
    assert "⟨U+202E⟩" in page.locator("#panel blockquote").first.inner_text()
    page.evaluate("Cancu.page.go.edges(Cancu.page.model.edges)")
    page.click("#as-table")
    for where in ("#table", "#panel", "header"):
        assert "\u202e" not in page.locator(where).inner_text()
        assert "onerror" in page.locator(where).inner_text()
        assert page.locator(f"{where} img, {where} a, {where} script").count() == 0
    assert "{{7*7}}" in page.locator("h1").inner_text()
    assert page.evaluate("window.ran === undefined")
    assert seen.requests == []
    assert seen.faults == []


def test_an_injected_script_is_stopped_by_the_policy(show: Any) -> None:
    seen = show(chain())
    seen.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = 1";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = 2'>");
        }"""
    )
    seen.page.wait_for_timeout(200)
    assert seen.page.evaluate("window.ran === undefined")
    assert any("CSP" in fault for fault in seen.faults)
