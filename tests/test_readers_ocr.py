"""Scans: set straight, read by Tesseract where it is installed, its absence named where not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")
pytest.importorskip("PIL.Image")

from PIL import Image, ImageDraw, ImageFont

from cancu.ingest.readers import ocr
from cancu.ingest.readers.ocr_image import ruling_lines, skew, straightened, without_streaks
from cancu.ingest.readers.pdf import needs_ocr, read_pages, read_pdf
from cancu.ontology.errors import SourceError
from tests.pdf_files import PdfPage, write_pdf

SIZE = (2480, 3508)
SCALE = SIZE[0] / 595
TEXT = (
    "Điều 1. Phê duyệt kế hoạch phòng, chống tội phạm năm",
    "2024 trên địa bàn tỉnh; giao Công an tỉnh chủ trì thực",
    "hiện và báo cáo kết quả.",
)


def has_vietnamese() -> bool:
    if shutil.which("tesseract") is None:
        return False
    run = subprocess.run(["tesseract", "--list-langs"], capture_output=True, check=False)
    return b"vie" in run.stdout.split()


needs_tesseract = pytest.mark.skipif(not has_vietnamese(), reason="Tesseract with vie is missing")


def font(size: int) -> ImageFont.FreeTypeFont:
    for name in ("DejaVuSerif.ttf", "times.ttf", "Times New Roman.ttf"):
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    pytest.skip("no font with Vietnamese letters")


def picture(turn: float = 0.0) -> Image.Image:
    page = Image.new("L", SIZE, 255)
    draw = ImageDraw.Draw(page)
    for at, line in enumerate(TEXT):
        draw.text((400 if at else 520, 500 + 80 * at), line, fill=0, font=font(52))
    return page.rotate(turn, fillcolor=255) if turn else page


def stripes() -> Image.Image:
    """A page whose lines of text are bars."""
    page = Image.new("L", SIZE, 255)
    draw = ImageDraw.Draw(page)
    for row in range(20):
        for column in range(12):
            x, y = 300 + 160 * column, 400 + 120 * row
            draw.rectangle((x, y, x + 120, y + 40), fill=0)
    return page


def scanned(path: Path, *pictures: Image.Image) -> Path:
    return write_pdf(path, [PdfPage(picture=(*each.size, each.tobytes())) for each in pictures])


@pytest.mark.parametrize("turn", [-2.0, -0.8, 1.3])
def test_a_page_that_lies_askew_is_set_straight(turn: float) -> None:
    askew = stripes().rotate(turn, fillcolor=255)
    assert skew(askew) == pytest.approx(-turn, abs=0.15)
    assert abs(skew(straightened(askew))) < 0.15


def test_a_straight_or_empty_page_is_left_alone() -> None:
    assert skew(stripes()) == 0.0
    empty = Image.new("L", SIZE, 255)
    assert straightened(empty) is empty


def test_ruling_lines_are_found_where_they_are() -> None:
    page = Image.new("L", SIZE, 255)
    ImageDraw.Draw(page).rectangle((500, 700, 2000, 1500), outline=0, width=4)
    rules = ruling_lines(page, SCALE)
    lying = sorted({round(rule.y0 * SCALE, -1) for rule in rules if rule.lying})
    standing = sorted({round(rule.x0 * SCALE, -1) for rule in rules if not rule.lying})
    assert lying[0] == pytest.approx(700, abs=10)
    assert lying[-1] == pytest.approx(1500, abs=10)
    assert standing[0] == pytest.approx(500, abs=10)
    assert standing[-1] == pytest.approx(2000, abs=10)


def test_letters_are_no_ruling_lines() -> None:
    assert ruling_lines(picture(), SCALE) == []


def test_a_streak_of_the_scanner_is_wiped_and_a_table_is_not() -> None:
    page = stripes()
    ImageDraw.Draw(page).line((1250, 0, 1250, SIZE[1]), fill=0, width=3)
    assert without_streaks(page).crop((1245, 0, 1256, 390)).getextrema() == (255, 255)
    table = Image.new("L", SIZE, 255)
    for x in (300, 900, 2100):
        ImageDraw.Draw(table).line((x, 300, x, 3200), fill=0, width=4)
    for y in range(300, 3300, 200):
        ImageDraw.Draw(table).line((300, y, 2100, y), fill=0, width=4)
    assert without_streaks(table) is table


def test_words_of_hocr_have_their_places_and_one_size() -> None:
    hocr = b"""<html xmlns="http://www.w3.org/1999/xhtml"><body><div class='ocr_page'>
    <span class='ocr_line' title='bbox 100 100 600 160; baseline 0 -10; x_size 50'>
    <span class='ocrx_word' title='bbox 100 110 200 150; x_wconf 96'>K\xe1\xba\xbf</span>
    <span class='ocrx_word' title='bbox 220 110 400 150; x_wconf 80'><em>ho\xe1\xba\xa1ch</em>
    </span>
    <span class='ocrx_word' title='bbox 420 110 430 150; x_wconf 12'>|</span></span>
    </div></body></html>"""
    words, sure = ocr.words_of(hocr, 2.0)
    assert [(word.text, word.x0, word.y) for word in words] == [("Kế", 50, 75), ("hoạch", 110, 75)]
    assert {word.size for word in words} == {20.0}
    assert sure == [96, 80]


def test_a_missing_tesseract_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = scanned(tmp_path / "a.pdf", Image.new("L", (100, 140), 255))
    monkeypatch.setenv("PATH", str(tmp_path))
    ocr._program.cache_clear()
    try:
        with pytest.raises(SourceError, match="apt-get install tesseract-ocr tesseract-ocr-vie"):
            read_pdf(path)
    finally:
        ocr._program.cache_clear()


@pytest.fixture
def without_vietnamese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho eng\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    ocr._program.cache_clear()


@pytest.mark.usefixtures("without_vietnamese")
def test_missing_vietnamese_data_are_named(tmp_path: Path) -> None:
    path = scanned(tmp_path / "a.pdf", Image.new("L", (100, 140), 255))
    try:
        with pytest.raises(SourceError, match="chưa có tiếng Việt"):
            read_pdf(path)
    finally:
        ocr._program.cache_clear()


@needs_tesseract
def test_a_scan_is_read_page_by_page_with_its_confidence(tmp_path: Path) -> None:
    path = scanned(tmp_path / "a.pdf", picture(), picture(1.0))
    steps: list[tuple[int, int]] = []
    reading = read_pages(path, lambda done, total: steps.append((done, total)))
    assert needs_ocr(path) is not None
    assert reading.source.format == "pdf-ocr"
    assert reading.source.text.count("chống tội phạm năm 2024 trên địa bàn tỉnh") == 2
    assert steps == [(1, 2), (2, 2)]
    assert all(sure is not None and sure > 80 for sure in reading.confidences)
    assert len(reading.source.pages) == 2


@needs_tesseract
def test_only_scanned_pages_of_a_file_are_read_by_ocr(tmp_path: Path) -> None:
    good = PdfPage()
    good.lines(100, ["Ủy ban nhân dân tỉnh ban hành Kế hoạch này để thực hiện"] * 6)
    scan = PdfPage(picture=(*SIZE, picture().tobytes()))
    reading = read_pages(write_pdf(tmp_path / "a.pdf", [good, scan]))
    assert reading.confidences[0] is None
    assert reading.confidences[1] is not None
    assert "Ủy ban nhân dân tỉnh ban hành" in reading.source.text
    assert "Công an tỉnh chủ trì" in reading.source.text
