"""A real browser, a page in it, and pictures to look at."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from cancu.viz.draw import write_html
from cancu.viz.picture import Edge, Evidence, Node, Picture

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def launched() -> Iterator[Any]:
    """A browser; the test is skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no browser: apt-get install chromium")
    with playwright.sync_playwright() as tool:
        opened = tool.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@dataclass
class Seen:
    """A page with all that it asked for and complained about."""

    page: Any
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def opener(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Seen]]:
    """A function that draws a picture and opens it in a page of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})

    def opened(picture: Picture, width: int = 1280, height: int = 800, lang: str = "vi") -> Seen:
        write_html(picture, tmp_path / "p.html", lang=lang)
        seen = Seen(context.new_page())
        seen.page.set_viewport_size({"width": width, "height": height})

        def route(asked: Any) -> None:
            if asked.request.url.startswith("file://") and asked.request.url.endswith("/p.html"):
                asked.continue_()
            else:
                seen.requests.append(asked.request.url)
                asked.abort()

        seen.page.route("**/*", route)
        seen.page.on("console", lambda said: seen.faults.append(said.text))
        seen.page.on("pageerror", lambda error: seen.faults.append(str(error)))
        seen.page.add_init_script(
            "document.addEventListener('securitypolicyviolation',"
            " e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))"
        )
        seen.page.goto((tmp_path / "p.html").as_uri())
        seen.page.wait_for_selector("html[data-ready]")
        return seen

    yield opened
    context.close()


def proof(quote: str) -> tuple[Evidence, ...]:
    return (Evidence("188/KH-UBND", quote, 100, 100 + len(quote)),)


def chain() -> Picture:
    """A task that rests on a plan, a decision and two mandates of the Party."""
    task = "Tổ chức quán triệt, triển khai thực hiện nghiêm túc Kết luận số 13-KL/TW."
    nodes = (
        Node("ct", "Directive", "party", "48-CT/TW", "Phòng, chống tội phạm", state="stub"),
        Node("kl", "Conclusion", "party", "13-KL/TW", "Tiếp tục thực hiện Chỉ thị", state="stub"),
        Node("qd", "Decision", "central", "1944/QĐ-TTg", "Phê duyệt Chương trình", state="stub"),
        Node("kh", "Plan", "province", "188/KH-UBND", "Thực hiện Chương trình", date="2021-12-14"),
        Node("t1", "Task", "task", "II.1.-1", task, within="188/KH-UBND", evidence=proof(task)),
        Node("t2", "Task", "task", "II.1.-2", "Rà soát địa bàn", within="188/KH-UBND"),
        Node("a", "Agency", "agency", "Công an tỉnh", start=False),
    )
    edges = (
        Edge("kl", "ct", "continues", proof("về tiếp tục thực hiện Chỉ thị số 48-CT/TW")),
        Edge("qd", "kl", "implements", proof("thực hiện Kết luận số 13-KL/TW")),
        Edge("kh", "qd", "implements", proof("Thực hiện Quyết định số 1944/QĐ-TTg")),
        Edge("t1", "kh", "part_of", proof(task)),
        Edge("t1", "kl", "mandated_by", proof("Kết luận số 13-KL/TW")),
        Edge("t2", "kh", "part_of"),
        Edge("a", "t1", "lead", proof("Công an tỉnh chủ trì")),
    )
    return Picture(nodes, edges, "Căn cứ của 188/KH-UBND")


def crowd(count: int, start: int) -> Picture:
    """`count` boxes on all lanes, `start` of them in the opening view."""
    lanes = ("party", "law", "central", "province", "district", "commune", "task")
    nodes = tuple(
        Node(
            f"n{i}",
            "Task" if lanes[i % 7] == "task" else "Plan",
            lanes[i % 7],
            f"{i}/KH-UBND",
            f"Kế hoạch thứ {i} về phòng, chống tội phạm",
            evidence=proof(f"Nội dung nguyên văn của văn bản thứ {i}. " * 6),
            start=i < start,
        )
        for i in range(count)
    )
    edges = tuple(
        Edge(f"n{i}", f"n{i * 5 // 7 // 7 * 7 + k}", "implements")
        for i in range(7, count)
        for k in range(2)
        if i * 5 // 7 // 7 * 7 + k != i
    )
    return Picture(nodes, edges, "Đông")


def click_box(page: Any, id_: str) -> None:
    """A real click in the middle of a box."""
    at = page.evaluate(
        """id => {
            const { stage } = Cancu.page;
            const at = stage.network.canvasToDOM(stage.points().get(id));
            const frame = document.getElementById("canvas").getBoundingClientRect();
            return [frame.left + at.x, frame.top + at.y];
        }""",
        id_,
    )
    page.mouse.click(*at)


def shown(page: Any) -> set[str]:
    return set(page.evaluate("Cancu.page.state.shown.map(node => node.id)"))
