"""Searching, filtering, keys and the table, in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.viz_browser import chain, crowd, launched, opener, shown


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from launched()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Any]:
    yield from opener(browser, tmp_path)


def test_the_keyboard_is_enough(show: Any) -> None:
    page = show(chain()).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "canvas"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("Cancu.page.state.picked") == "ct"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("Cancu.page.state.picked") == "kl"
    page.keyboard.press("Enter")
    assert page.evaluate("Cancu.page.state.view") == "chain"
    page.keyboard.press("Escape")
    assert page.evaluate("Cancu.page.state.view") == "overview"
    page.keyboard.press("Escape")
    assert page.evaluate("Cancu.page.state.picked") is None
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("ke hoach 188")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("Cancu.page.state.picked") == "kh"


def test_every_control_has_a_name(show: Any) -> None:
    page = show(chain()).page
    page.evaluate("Cancu.page.go.node('t1')")
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll("button, input")].filter(e =>
            !(e.getAttribute("aria-label") || e.textContent || (e.labels || []).length)).length"""
    )
    assert unnamed == 0


def test_the_table_says_what_the_picture_shows(show: Any) -> None:
    page = show(chain()).page
    page.click("#as-table")
    things, relations = page.locator("#table table").all()
    assert things.locator("tbody tr").count() == 6
    row = relations.locator("tbody tr", has_text="tiếp tục thực hiện").first.inner_text()
    assert row.split("\t")[:4] == [
        "Kết luận 13-KL/TW",
        "tiếp tục thực hiện",
        "Chỉ thị 48-CT/TW",
        "về tiếp tục thực hiện Chỉ thị số 48-CT/TW",
    ]


def test_a_search_needs_no_accents(show: Any) -> None:
    page = show(chain()).page
    page.fill("#search", "quyet dinh")
    assert page.locator("#hits b").all_inner_texts()[0] == "Quyết định 1944/QĐ-TTg"
    page.fill("#search", "QUYẾT ĐỊNH 1944/qd")
    assert page.locator("#hits li").count() == 1
    page.fill("#search", "không có gì như vậy")
    assert page.locator("#found").inner_text() == "Không tìm thấy"


def test_a_hit_that_is_not_in_view_is_shown_with_its_chain(show: Any) -> None:
    page = show(chain()).page
    page.fill("#search", "cong an")
    page.keyboard.press("Enter")
    assert {"a", "t1", "kl", "ct"} <= shown(page)
    assert "t2" not in shown(page)
    assert page.locator("#panel h2").inner_text() == "Công an tỉnh"


def test_a_level_can_be_hidden_and_brought_back(show: Any) -> None:
    page = show(chain()).page
    page.uncheck("#filters input[name=task]")
    assert shown(page) == {"ct", "kl", "qd", "kh"}
    page.check("#filters input[name=task]")
    page.check("#filters input[name=agency]")
    assert shown(page) == {"ct", "kl", "qd", "kh", "t1", "t2", "a"}


def test_a_relation_can_be_hidden(show: Any) -> None:
    page = show(chain()).page
    page.uncheck("#filters input[name=implements]")
    drawn = set(page.evaluate("Cancu.page.state.edges.map(edge => edge.relation)"))
    assert drawn == {"continues", "part_of", "mandated_by"}


def test_an_empty_view_says_so(show: Any) -> None:
    page = show(chain()).page
    for level in ("party", "central", "province", "task"):
        page.uncheck(f"#filters input[name={level}]")
    assert page.locator("#empty").is_visible()


def test_two_thousand_boxes_are_usable_within_a_second(show: Any) -> None:
    page = show(crowd(2000, 150)).page
    ready = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
    times = []
    for _ in range(3):
        page.reload()
        page.wait_for_selector("html[data-ready]")
        times.append(page.evaluate(ready))
    assert min(times) < 1000, times
    searched = page.evaluate(
        """() => {
            Cancu.page.model.search("ke");
            const began = performance.now();
            Cancu.page.model.search("ke hoach 19");
            return performance.now() - began;
        }"""
    )
    assert searched < 50
    assert len(shown(page)) == 150


def test_the_page_speaks_english(show: Any) -> None:
    page = show(chain(), lang="en").page
    assert page.locator("#overview").inner_text() == "Overview"
    assert page.locator("#counts").inner_text() == "7 items, 7 relations"
