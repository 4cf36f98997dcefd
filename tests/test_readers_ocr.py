"""Scans: set straight, read by Tesseract where it is installed, its absence named where not."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")
pytest.importorskip("PIL.Image")

from PIL import Image, ImageDraw, ImageFont

from cancu.ingest.readers import ocr, ocr_tesseract
from cancu.ingest.readers.ocr_clean import in_grey, without_edges, without_streaks
from cancu.ingest.readers.ocr_image import lies_on_side, skew, straightened, turned
from cancu.ingest.readers.ocr_lines import ruling_lines
from cancu.ingest.readers.ocr_noise import Seen, without_noise
from cancu.ingest.readers.ocr_spaces import parted
from cancu.ingest.readers.pdf import needs_ocr, read_pdf
from cancu.ingest.readers.pdf_page import Page
from cancu.ingest.readers.pdf_reading import source_of
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
    """A PDF of these pictures at 300 dots an inch."""
    pages = []
    for each in pictures:
        width, height = each.width / SCALE, each.height / SCALE
        pages.append(PdfPage(width, height, picture=(*each.size, each.tobytes())))
    return write_pdf(path, pages)


@pytest.fixture(autouse=True)
def _programs_are_looked_for_anew() -> Iterator[None]:
    yield
    ocr_tesseract._program.cache_clear()
    ocr_tesseract._bounds.cache_clear()


@pytest.mark.parametrize("turn", [-3.0, -2.0, -0.8, 1.3, 3.0, 5.0])
def test_a_page_that_lies_askew_is_set_straight(turn: float) -> None:
    askew = stripes().rotate(turn, fillcolor=255)
    assert skew(askew) == pytest.approx(-turn, abs=0.15)
    assert abs(skew(straightened(askew))) < 0.15


def test_a_straight_or_empty_page_is_left_alone() -> None:
    assert skew(stripes()) == 0.0
    empty = Image.new("L", SIZE, 255)
    assert straightened(empty) is empty
    assert without_edges(empty) is empty
    assert without_streaks(empty) is empty


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_on_its_side_is_known(degrees: int) -> None:
    page = turned(stripes().rotate(1.5, fillcolor=255), degrees)
    assert lies_on_side(page) == (degrees in (90, 270))


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


def test_a_streak_of_the_scanner_is_wiped_but_not_what_it_crosses() -> None:
    page = stripes()
    draw = ImageDraw.Draw(page)
    draw.line((1240, 0, 1240, SIZE[1]), fill=0, width=3)
    assert without_streaks(page).tobytes() == stripes().tobytes()
    crossing = stripes()
    ImageDraw.Draw(crossing).line((1320, 0, 1320, SIZE[1]), fill=0, width=3)
    clean = without_streaks(crossing)
    assert clean.crop((1280, 405, 1360, 435)).getextrema() == (0, 0)
    assert clean.crop((1280, 450, 1360, 510)).getextrema() == (255, 255)


def test_a_streak_over_a_smear_is_wiped_too() -> None:
    page = stripes()
    draw = ImageDraw.Draw(page)
    draw.line((1200, 0, 1200, SIZE[1]), fill=0, width=3)
    draw.rectangle((900, 200, 1500, 300), fill=0)
    assert without_streaks(page).crop((1190, 600, 1211, 630)).getextrema() == (255, 255)


def test_the_lines_of_a_table_are_no_streaks() -> None:
    table = Image.new("L", SIZE, 255)
    for x in (300, 900, 2100):
        ImageDraw.Draw(table).line((x, 300, x, 3200), fill=0, width=4)
    assert without_streaks(table) is table
    framed = Image.new("L", SIZE, 255)
    ImageDraw.Draw(framed).rectangle((300, 300, 2100, 3200), outline=0, width=4)
    assert without_streaks(framed) is framed


def test_the_shadow_along_an_edge_is_wiped() -> None:
    page = stripes()
    ImageDraw.Draw(page).rectangle((0, 0, 40, SIZE[1]), fill=0)
    clean = without_edges(page)
    assert clean.crop((0, 0, 60, SIZE[1])).getextrema() == (255, 255)
    assert clean.crop((100, 0, *SIZE)).tobytes() == stripes().crop((100, 0, *SIZE)).tobytes()


def test_a_red_stamp_is_paled_and_what_it_covers_stays() -> None:
    page = Image.new("RGB", SIZE, "white")
    draw = ImageDraw.Draw(page)
    draw.ellipse((1400, 2400, 1850, 2850), outline=(200, 30, 60), width=12)
    draw.ellipse((1450, 2450, 1800, 2800), outline=(200, 30, 60), width=8)
    draw.rectangle((1380, 2600, 1860, 2630), fill=(20, 20, 20))
    draw.rectangle((1380, 2700, 1860, 2720), fill=(40, 40, 160))
    grey = in_grey(page, SCALE)
    assert grey.getpixel((1406, 2560)) == 255
    assert grey.getpixel((1500, 2615)) < 80
    assert grey.getpixel((1500, 2710)) < 120


def test_red_words_are_no_stamp() -> None:
    page = Image.new("RGB", SIZE, "white")
    draw = ImageDraw.Draw(page)
    for at in range(12):
        draw.rectangle((400 + 100 * at, 500, 460 + 100 * at, 540), fill=(200, 30, 60))
    assert in_grey(page, SCALE).getpixel((420, 520)) < 140


def seen(*words: tuple[str, int], gap: int = 20) -> list[Seen]:
    """Words of 100 dots beside each other, with how sure they are."""
    step = 100 + gap
    return [Seen(text, step * at, step * at + 100, sure) for at, (text, sure) in enumerate(words)]


def test_what_a_stamp_leaves_is_dropped_and_damaged_words_are_kept() -> None:
    line = seen(("hạn", 95), ("chế", 94), ("ho¿t", 12), ("động", 90), ("|", 80), ("sản", 93))
    kept = [word.text for word in without_noise(line, 50)]
    assert kept == ["hạn", "chế", "ho¿t", "động", "sản"]
    stamp = seen(("TS.", 21), ("›ú", 12), ("àS", 33))
    assert list(without_noise(stamp, 50)) == []


def test_a_line_of_marks_is_dirt_save_the_star_of_a_party_letterhead() -> None:
    assert list(without_noise(seen((":", 90), ("—", 70)), 50)) == []
    assert [word.text for word in without_noise(seen(("*", 60)), 50)] == ["*"]


def test_dirt_apart_from_its_line_is_dropped() -> None:
    line = [*seen(("Văn", 95), ("phòng", 94), ("Chính", 95), ("phủ;", 91))]
    line.append(Seen("‹G", 900, 960, 15))
    assert [word.text for word in without_noise(line, 50)][-1] == "phủ;"


def test_a_number_and_a_bullet_are_kept_however_unsure() -> None:
    line = seen(("-", 20), ("Số", 90), ("33/KH", 9), ("ngày", 93), ("tháng", 94))
    assert len(list(without_noise(line, 50))) == 5


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("QUYẾTĐỊNH", ("QUYẾT", "ĐỊNH")),
        ("QUYẾTĐỊNH:", ("QUYẾT", "ĐỊNH:")),
        ("SƠNLA", ("SƠN", "LA")),
        ("phốihợp", ("phối", "hợp")),
        ("ngoèo", ("ngoèo",)),
        ("thuản", ("thuản",)),
        ("visa", ("visa",)),
        ("Đắknông", ("Đắknông",)),
        ("UBND", ("UBND",)),
        ("QĐ-TTg", ("QĐ-TTg",)),
    ],
)
def test_words_run_together_are_parted(text: str, parts: tuple[str, ...]) -> None:
    assert parted(text) == parts


def test_words_of_hocr_have_their_places_and_one_size() -> None:
    hocr = b"""<html xmlns="http://www.w3.org/1999/xhtml"><body><div class='ocr_page'>
    <span class='ocr_line' title='bbox 100 100 600 160; baseline 0 -10; x_size 50'>
    <span class='ocrx_word' title='bbox 100 110 200 150; x_wconf 96'>K\xe1\xba\xbf</span>
    <span class='ocrx_word' title='bbox 220 110 400 150; x_wconf 80'><em>ho\xe1\xba\xa1ch</em>
    </span>
    <span class='ocrx_word' title='bbox 420 110 430 150; x_wconf 12'>|</span></span>
    </div></body></html>"""
    found = ocr_tesseract.words_of(hocr, 2.0)
    placed = [(word.text, word.x0, word.y) for word in found.words]
    assert placed == [("Kế", 50, 75), ("hoạch", 110, 75)]
    assert {word.size for word in found.words} == {20.0}
    assert found.confidence == pytest.approx(0.88)


def test_a_missing_tesseract_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = scanned(tmp_path / "a.pdf", Image.new("L", (100, 140), 255))
    without_tesseract(tmp_path, monkeypatch)
    with pytest.raises(SourceError, match="apt-get install tesseract-ocr"):
        read_pdf(path)


def without_tesseract(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    ocr_tesseract._program.cache_clear()
    ocr_tesseract._bounds.cache_clear()


def test_without_tesseract_the_other_pages_are_read_and_the_missing_ones_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = PdfPage()
    good.lines(100, ["Ủy ban nhân dân tỉnh ban hành Kế hoạch này để thực hiện"] * 6)
    scan = PdfPage(picture=(10, 10, b"\xff" * 100))
    path = write_pdf(tmp_path / "a.pdf", [good, scan, good, scan, scan])
    without_tesseract(tmp_path, monkeypatch)
    source = read_pdf(path)
    assert source.text.count("Ủy ban nhân dân tỉnh ban hành") == 12
    assert source.format == "pdf"
    assert source.confidence == (1.0, 0.0, 1.0, 0.0, 0.0)
    (issue,) = source.issues
    assert (issue.severity, issue.code) == ("warning", "page_not_read")
    assert issue.message.startswith("Trang 2, 4-5 là bản quét, cần Tesseract")
    assert issue.message.endswith("`apt-get install tesseract-ocr tesseract-ocr-vie`.")
    assert 0 <= issue.start <= issue.end <= len(source.text)


def test_no_sentence_goes_on_over_a_page_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = "Các sở, ban, ngành, đoàn thể tỉnh tổ chức thực hiện nghiêm túc"
    first, last = PdfPage(), PdfPage()
    first.lines(100, [line] * 5)
    last.lines(100, ["công tác phòng ngừa của tỉnh.", *[line] * 4])
    scan = PdfPage(picture=(10, 10, b"\xff" * 100))
    path = write_pdf(tmp_path / "a.pdf", [first, scan, last])
    without_tesseract(tmp_path, monkeypatch)
    assert "nghiêm túc công tác" not in read_pdf(path).text


@pytest.fixture
def without_vietnamese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho eng\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    ocr_tesseract._program.cache_clear()


@pytest.mark.usefixtures("without_vietnamese")
def test_missing_vietnamese_data_are_named(tmp_path: Path) -> None:
    path = scanned(tmp_path / "a.pdf", Image.new("L", (100, 140), 255))
    with pytest.raises(SourceError, match="chưa có tiếng Việt"):
        read_pdf(path)


@needs_tesseract
def test_a_scan_is_read_page_by_page_with_its_confidence(tmp_path: Path) -> None:
    path = scanned(tmp_path / "a.pdf", picture(), picture(1.0))
    steps: list[tuple[int, int]] = []
    source = read_pdf(path, lambda done, total: steps.append((done, total)))
    assert needs_ocr(path) is not None
    assert source.format == "pdf-ocr"
    assert source.text.count("chống tội phạm năm 2024 trên địa bàn tỉnh") == 2
    assert steps == [(1, 2), (2, 2)]
    assert all(0.8 < sure <= 1.0 for sure in source.confidence)
    assert len(source.pages) == 2
    assert source.issues == ()


@needs_tesseract
@pytest.mark.parametrize(("degrees", "askew"), [(0, 1.5), (0, -3.0), (90, 2.0), (180, 0), (270, 0)])
def test_a_page_scanned_askew_on_its_side_or_head_is_read(
    tmp_path: Path, degrees: int, askew: float
) -> None:
    page = turned(picture(askew), degrees)
    path = scanned(tmp_path / "a.pdf", page)
    text = read_pdf(path).text
    assert "chống tội phạm năm 2024 trên địa bàn tỉnh" in text
    assert "Công an tỉnh chủ trì thực hiện" in text


@needs_tesseract
def test_only_scanned_pages_of_a_file_are_read_by_ocr(tmp_path: Path) -> None:
    good = PdfPage()
    good.lines(100, ["Ủy ban nhân dân tỉnh ban hành Kế hoạch này để thực hiện"] * 6)
    scan = PdfPage(picture=(*SIZE, picture().tobytes()))
    source = read_pdf(write_pdf(tmp_path / "a.pdf", [good, scan]))
    assert source.confidence[0] == 1.0
    assert 0.8 < source.confidence[1] < 1.0
    assert "Ủy ban nhân dân tỉnh ban hành" in source.text
    assert "Công an tỉnh chủ trì" in source.text


@needs_tesseract
def test_a_page_whose_picture_is_a_bomb_is_named_and_not_unpacked(tmp_path: Path) -> None:
    good = PdfPage()
    good.lines(100, ["Ủy ban nhân dân tỉnh ban hành Kế hoạch này để thực hiện"] * 6)
    bomb = PdfPage(picture=(40_000, 40_000, bytes(1000)))
    source = read_pdf(write_pdf(tmp_path / "a.pdf", [good, bomb]))
    (issue,) = source.issues
    assert issue.message == "Trang 2 chứa ảnh quá lớn; hãy quét lại ở 300 dpi."
    assert source.confidence == (1.0, 0.0)


@needs_tesseract
def test_a_page_that_takes_too_long_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = PdfPage()
    good.lines(100, ["Ủy ban nhân dân tỉnh ban hành Kế hoạch này để thực hiện"] * 6)
    scan = PdfPage(picture=(*SIZE, picture().tobytes()))
    path = write_pdf(tmp_path / "a.pdf", [good, scan])
    monkeypatch.setattr(ocr_tesseract, "SECONDS", 0.01)
    monkeypatch.setattr(ocr_tesseract, "lacking", lambda: None)
    (issue,) = read_pdf(path).issues
    assert issue.message.startswith("Trang 2 nhận dạng quá")


@needs_tesseract
@pytest.mark.skipif(shutil.which("prlimit") is None, reason="prlimit is missing")
def test_a_page_that_asks_for_too_much_memory_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = scanned(tmp_path / "a.pdf", picture())
    monkeypatch.setattr(ocr_tesseract, "BYTES", 30_000_000)
    ocr_tesseract._bounds.cache_clear()
    with pytest.raises(SourceError, match="không nhận dạng được"):
        read_pdf(path)


@needs_tesseract
def test_an_unsure_page_is_told_with_its_place() -> None:
    page = Page(0, 595, 842, ())
    read = ocr.read_picture(page, picture())
    assert read.confidence > 0.8
    unsure = source_of(Path("a.pdf"), "pdf-ocr", "", [replace(read, confidence=0.5)], {})
    (issue,) = unsure.issues
    assert (issue.code, issue.start, issue.end) == ("page_unsure", 0, len(unsure.text))
    assert "Trang 1 nhận dạng chỉ chắc 50%" in issue.message
