"""The picture in a real browser: what is drawn where, and what a click opens."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cancu.viz.picture import Picture
from tests.viz_browser import chain, click_box, crowd, launched, opener, shown


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from launched()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Any]:
    yield from opener(browser, tmp_path)


def overlaps(page: Any) -> list[Any]:
    """Pairs of boxes that cover each other, and boxes outside of their lane's band."""
    found: list[Any] = page.evaluate(
        """() => {
            const { stage, model } = Cancu.page;
            const { size, bands } = stage.placing();
            const boxes = [...stage.points()].filter(([id]) => model.nodes.has(id));
            const tall = id => stage.network.body.nodes[id].shape.height;
            const wrong = [];
            boxes.forEach(([a, p], i) => {
                const band = bands.find(b => b.lane === model.nodes.get(a).level);
                if (p.y - tall(a) / 2 < band.top || p.y + tall(a) / 2 > band.bottom) wrong.push(a);
                boxes.slice(i + 1).forEach(([b, q]) => {
                    if (Math.abs(p.x - q.x) < size.w &&
                        Math.abs(p.y - q.y) < (tall(a) + tall(b)) / 2) wrong.push([a, b]);
                });
            });
            return wrong;
        }"""
    )
    return found


def test_the_boxes_are_drawn(show: Any) -> None:
    page = show(chain()).page
    assert shown(page) == {"ct", "kl", "qd", "kh", "t1", "t2"}
    page.wait_for_timeout(200)
    red = page.evaluate(
        """() => {
            const canvas = document.querySelector("#canvas canvas");
            const { stage } = Cancu.page;
            const at = stage.network.canvasToDOM(stage.points().get("ct"));
            const ratio = canvas.width / canvas.clientWidth;
            const data = canvas.getContext("2d")
                .getImageData((at.x - 120) * ratio, at.y * ratio, 120 * ratio, 1).data;
            for (let i = 0; i < data.length; i += 4)
                if (data[i] === 0xa3 && data[i + 1] === 0x16 && data[i + 2] === 0x21) return true;
            return false;
        }"""
    )
    assert red


def test_no_box_covers_another_and_each_stands_in_its_lane(show: Any) -> None:
    for width, height in ((1600, 900), (1280, 800), (390, 844)):
        for picture in (chain(), crowd(130, 130)):
            page = show(picture, width, height).page
            page.wait_for_timeout(200)
            assert overlaps(page) == []


def test_a_chain_is_wholly_in_view(show: Any) -> None:
    for width, height in ((1600, 900), (1280, 800), (390, 844)):
        page = show(chain(), width, height).page
        page.evaluate("Cancu.page.go.chain('t1')")
        outside = page.evaluate(
            """() => {
                const { stage } = Cancu.page;
                const host = document.getElementById("canvas");
                return [...stage.points()].filter(([, p]) => {
                    const at = stage.network.canvasToDOM(p);
                    return at.x < 30 || at.y < 15 ||
                        at.x > host.clientWidth - 30 || at.y > host.clientHeight - 15;
                }).map(([id]) => id);
            }"""
        )
        assert outside == []


def test_clicking_a_box_opens_its_evidence(show: Any) -> None:
    page = show(chain()).page
    click_box(page, "t1")
    page.wait_for_selector("#panel blockquote")
    quote = page.locator("#panel blockquote").first.inner_text()
    assert quote.startswith("Tổ chức quán triệt")
    assert "188/KH-UBND · ký tự 100–" in page.locator("#panel figcaption").first.inner_text()


def test_clicking_an_arrow_opens_the_words_behind_it(show: Any) -> None:
    page = show(chain()).page
    at = page.evaluate(
        """() => {
            const { stage } = Cancu.page;
            const at = id => stage.network.canvasToDOM(stage.points().get(id));
            const [a, b] = ["qd", "kh"].map(at);
            const frame = document.getElementById("canvas").getBoundingClientRect();
            return [frame.left + (a.x + b.x) / 2, frame.top + (a.y + b.y) / 2];
        }"""
    )
    page.mouse.click(*at)
    page.wait_for_selector("#panel blockquote")
    assert page.locator("#panel blockquote").inner_text() == "Thực hiện Quyết định số 1944/QĐ-TTg"
    assert page.locator("#panel h2").inner_text() == "thực hiện"


def test_neighbours_are_what_is_tied_to_a_box(show: Any) -> None:
    page = show(chain()).page
    click_box(page, "kl")
    page.get_by_role("button", name="Lân cận").click()
    assert shown(page) == {"kl", "ct", "qd", "t1"}


def test_choosing_a_box_lights_its_way_up_and_down(show: Any) -> None:
    page = show(chain()).page
    lit = page.evaluate("[...Cancu.page.model.wayEdges('qd')].sort()")
    assert lit == [0, 1, 2, 3, 5, 6]


def test_a_picture_with_a_focus_opens_on_its_chain(show: Any) -> None:
    picture = chain()
    page = show(Picture(picture.nodes, picture.edges, "Nhiệm vụ", focus="t1")).page
    assert shown(page) == {"t1", "kh", "qd", "kl", "ct", "a"} - {"a"}
    assert page.locator("#panel h2").inner_text() == "II.1.-1"


def test_paper_gets_an_image_instead_of_the_canvas(show: Any) -> None:
    page = show(chain()).page
    page.wait_for_timeout(200)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.getElementById('printed').src").startswith("data:image/png")
    page.emulate_media(media="print")
    assert page.locator("#printed").is_visible()
    assert not page.locator("#canvas").is_visible()
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert not page.locator("#printed").is_visible()
