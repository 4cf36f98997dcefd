"""Plans of realistic shape, as many as are wanted: `python -m benchmarks.synth --documents 800`.

Document i of a seed is always the same, whatever else is made. Five levels (conclusions of the
Party, decisions of the government, plans of provinces, of districts, of communes), each citing the
levels above: some of what is cited is made too, the rest stays a stub.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

import click

from benchmarks.synth_names import Name, carried_out, identity, issuer_words, parents
from benchmarks.synth_text import Page
from cancu.graph.bulk import load_new
from cancu.graph.load import held_documents, ingest_files
from cancu.graph.store import Store, open_store
from cancu.ingest.model import (
    Assignment,
    Deadline,
    Document,
    Extraction,
    Link,
    Provision,
    Source,
    Target,
)

TASKS = 50
_SECTIONS = 5

_ACTIONS = (
    "Tổ chức tuyên truyền, phổ biến", "Rà soát, hoàn thiện quy định về", "Kiểm tra, giám sát",
    "Nâng cao hiệu quả", "Đẩy mạnh chuyển đổi số trong", "Bố trí kinh phí cho",
    "Tập huấn, bồi dưỡng về", "Xây dựng cơ sở dữ liệu về", "Phát hiện, xử lý vi phạm trong",
)  # fmt: skip
_MATTERS = (
    "phòng, chống tội phạm", "phòng, chống ma túy", "phòng, chống mua bán người",
    "phòng, chống tội phạm công nghệ cao", "quản lý đất đai", "bảo vệ môi trường",
    "cải cách hành chính", "an toàn thực phẩm", "giảm nghèo bền vững", "phòng, chống tham nhũng",
)  # fmt: skip
_PLACES = (
    "trên địa bàn", "trong cơ quan, đơn vị", "tại các địa bàn trọng điểm", "trong Nhân dân",
    "trên không gian mạng", "trong học sinh, sinh viên", "tại các khu công nghiệp",
)  # fmt: skip
_BODIES = {
    "province": (
        "Công an tỉnh", "Sở Tài chính", "Sở Nội vụ", "Sở Y tế", "Sở Tư pháp", "Sở Xây dựng",
        "Sở Giáo dục và Đào tạo", "Viện kiểm sát nhân dân tỉnh", "Tòa án nhân dân tỉnh",
        "các sở, ban, ngành", "Ủy ban nhân dân huyện, thành phố",
    ),
    "district": (
        "Công an huyện", "Phòng Nội vụ", "Phòng Tư pháp", "Phòng Y tế huyện",
        "Phòng Văn hóa và Thông tin", "Hội Liên hiệp Phụ nữ huyện", "các phòng, ban, ngành",
        "Ủy ban nhân dân xã, thị trấn",
    ),
    "commune": ("Công an xã", "Hội Nông dân xã", "Trạm Y tế xã", "các ban, ngành, đoàn thể"),
    "central": (
        "Bộ Công an", "Bộ Tài chính", "Bộ Nội vụ", "Bộ Y tế", "Bộ Tư pháp",
        "Tòa án nhân dân tối cao", "các bộ, ngành", "Ủy ban nhân dân tỉnh, thành phố",
    ),
}  # fmt: skip
_LAWS = (
    ("Luật Tổ chức chính quyền địa phương", "2015-06-19"), ("Luật Ngân sách nhà nước", None),
    ("Luật Phòng, chống ma túy", None), ("Luật Đất đai", None), ("Luật An ninh mạng", None),
)  # fmt: skip
_COMMON = (
    ("Chỉ thị", "48-CT/TW", "2010-10-22", "Bộ Chính trị"),
    ("Nghị quyết", "18-NQ/TW", "2017-10-25", "Ban Chấp hành Trung ương Đảng"),
    ("Quyết định", "623/QĐ-TTg", "2016-04-14", "Thủ tướng Chính phủ"),
    ("Nghị quyết", "96/2019/QH14", "2019-11-27", "Quốc hội"),
)


def extractions(count: int, seed: int = 0, tasks: int = TASKS) -> Iterator[Extraction]:
    """`count` files of one document each."""
    for index in range(count):
        yield extraction(index, count, seed, tasks)


def extraction(index: int, known: int, seed: int = 0, tasks: int = TASKS) -> Extraction:
    """One file; what it cites is mostly among the documents before `known`."""
    name = identity(index)
    draft = _Draft(name, Random(f"{seed}/{index}"), known, tasks)
    document, text = draft.write()
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Extraction(Source(f"/synth/{index}.txt", "text", digest, text), (document,))


@dataclass(slots=True)
class _Draft:
    """A document while it is written: the page, and what was noted on it."""

    name: Name
    dice: Random
    known: int
    tasks: int

    def write(self) -> tuple[Document, str]:
        name, page = self.name, Page()
        matter = self.dice.choice(_MATTERS)
        page.line(f"Số: {name.number}\n{name.genre.upper()} {matter}")
        links = self._opening(page)
        provisions = [self._provision(page, order, matter) for order in range(self.tasks)]
        document = Document(
            number=name.number, sign=name.number.partition("/")[2] or None, type=name.genre,
            title=f"{matter} năm {name.date[:4]}", issuer=issuer_words(name), place=None,
            date=name.date, jurisdiction=name.jurisdiction, signer=None,
            recipients=("Như trên", "Lưu: VT"), annex_of=None, start=0, end=len(page.text),
            citations=tuple(page.citations), links=tuple(links), provisions=tuple(provisions),
        )  # fmt: skip
        return document, page.text

    def _opening(self, page: Page) -> list[Link]:
        """What the document carries out: its parents, with what these carry out in their titles."""
        links = []
        law, date = self.dice.choice(_LAWS)
        page.cite(f"Căn cứ {{}}{f' ngày {date}' if date else ''};\n", law, None, "basis", date=date)
        for parent in parents(self.name, self.dice, self.known):
            above = carried_out(parent, self.known)
            outer = self._cite(page, "Thực hiện {} ", parent, "implements")
            if above and self.dice.random() < 0.7:
                start = page.at
                self._cite(page, "về thực hiện {};\n", above, "nested", within=outer)
                links.append(Link(parent.number, "implements", above.number, start, page.at - 2))
        genre, number, date, issuer = self.dice.choice(_COMMON)
        words = f"{genre} số {number}"
        tail = f" ngày {date} của {issuer};\n"
        page.cite("{}" + tail, words, number, "cited", genre=genre, date=date, issuer=issuer)
        return links

    def _cite(
        self, page: Page, frame: str, other: Name, relation: str, within: int | None = None
    ) -> int:
        words = f"{other.genre.capitalize()} số {other.number}"
        dated = within is None or self.dice.random() < 0.5
        issuer = issuer_words(other) if dated else None
        tail = f" ngày {other.date} của {issuer}" if dated else ""
        return page.cite(
            frame.replace("{}", "{}" + tail), words, other.number, relation,
            genre=other.genre, date=other.date if dated else None, issuer=issuer, within=within,
            title=f"về {self.dice.choice(_MATTERS)}" if dated else None,
        )  # fmt: skip

    def _provision(self, page: Page, order: int, matter: str) -> Provision:
        dice = self.dice
        each = max(1, self.tasks // _SECTIONS)
        path = f"II.{order // each + 1}.-{order % each + 1}"
        start = page.at
        page.write(f"{dice.choice(_ACTIONS)} {dice.choice((matter, dice.choice(_MATTERS)))}")
        page.write(f" {dice.choice(_PLACES)} năm {self.name.date[:4]}, lần {order + 1}")
        cited = (self._in_task(page),) if dice.random() < 0.12 else ()
        targets = (self._target(page),) if dice.random() < 0.2 else ()
        deadlines = (self._deadline(page),) if dice.random() < 0.3 else ()
        end = page.at
        assignments = self._assignments(page) if dice.random() < 0.9 else ()
        page.write(".\n")
        text = page.text[start:end]
        return Provision(
            path, "task", None, text, start, end, "mandatory", assignments, targets, deadlines,
            None, cited,
        )  # fmt: skip

    def _in_task(self, page: Page) -> int:
        others = parents(self.name, self.dice, self.known)
        if others and self.dice.random() < 0.8:
            return self._cite(page, ", theo {}", self.dice.choice(others), "cited")
        number = f"{self.dice.randint(1, 200)}-CTr/TU"
        words = f"Chương trình số {number}"
        return page.cite(", theo {}", words, number, "cited", genre="chương trình")

    def _target(self, page: Page) -> Target:
        value = self.dice.randint(50, 99)
        start = page.at + len(", tỷ lệ đạt ")
        page.write(f", tỷ lệ đạt trên {value}%")
        return Target("tỷ lệ đạt", ">", float(value), None, "%", None, start, page.at)

    def _deadline(self, page: Page) -> Deadline:
        month = self.dice.randint(1, 12)
        year = self.name.date[:4]
        words = f"trước ngày 15/{month}/{year}"
        page.write(f", báo cáo {words}")
        start = page.at - len(words)
        return Deadline("due", f"{year}-{month:02}-15", None, words, start, page.at)

    def _assignments(self, page: Page) -> tuple[Assignment, ...]:
        level = self.name.jurisdiction.level
        bodies = self.dice.sample(_BODIES[level], self.dice.choice((1, 1, 1, 2, 2, 3)))
        page.write(" (")
        made = []
        for order, body in enumerate(bodies):
            role = "lead" if order == 0 and len(bodies) > 1 else "implement"
            page.write(", " if order else "")
            start = page.at
            page.write(body)
            made.append(Assignment(body, role, "parenthesis", start, page.at))
        page.write(")")
        return tuple(made)


@click.command()
@click.option("--documents", default=800, show_default=True)
@click.option("--store", "folder", required=True, type=click.Path(path_type=Path))
@click.option("--seed", default=0, show_default=True)
@click.option("--tasks", default=TASKS, show_default=True, help="Tasks of a document.")
@click.option("--add", default=0, show_default=True, help="Documents to read in one by one then.")
def main(documents: int, folder: Path, seed: int, tasks: int, add: int) -> None:
    started, worked = time.perf_counter(), time.process_time()
    if not folder.exists():
        quads = load_new(folder, extractions(documents, seed, tasks))
        took, work = time.perf_counter() - started, time.process_time() - worked
        print(
            f"{documents} documents, {quads} quads, {took:.1f} s ({work:.1f} s of the processor), "
            f"{quads / took:,.0f} quads/s ({quads / work:,.0f})"
        )
    if add:
        with open_store(folder) as store:
            held = len(held_documents(store))
            new = [extraction(held + each, documents, seed, tasks) for each in range(add + 1)]
            print(f"added to {held}: {one_by_one(store, new)}")


def one_by_one(store: Store, new: list[Extraction]) -> str:
    """Seconds a document, by the clock and of the processor; the first one warms up."""
    clock, work = [], []
    for each in new:
        started, worked = time.perf_counter(), time.process_time()
        ingest_files(store, [each])
        clock.append(time.perf_counter() - started)
        work.append(time.process_time() - worked)
    return ", ".join(
        f"{name} median {median(times[1:]):.3f} s, most {max(times[1:]):.3f} s"
        for name, times in (("clock", clock), ("processor", work))
    )


if __name__ == "__main__":
    main()
