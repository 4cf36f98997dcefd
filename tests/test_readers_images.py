"""Pictures of pages: their kinds, sizes and faults."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pypdfium2")
pytest.importorskip("PIL.Image")

from PIL import Image

from cancu.ingest.readers import images
from cancu.ingest.readers.images import read_image
from cancu.ontology.errors import SourceError
from tests.test_readers_ocr import needs_tesseract, picture

WORDS = "chống tội phạm năm 2024 trên địa bàn tỉnh"


def sentence(path: Path) -> str:
    with pytest.raises(SourceError) as raised:
        read_image(path)
    message = str(raised.value)
    assert message.endswith(".")
    assert "\n" not in message
    return message


@needs_tesseract
@pytest.mark.parametrize(
    ("name", "mode", "options"),
    [
        ("a.png", "L", {}),
        ("a.PNG", "RGBA", {"dpi": (300, 300)}),
        ("a.jpg", "RGB", {"quality": 85, "dpi": (72, 72)}),
        ("a.tif", "1", {"dpi": (300, 300), "compression": "group4"}),
    ],
)
def test_a_picture_of_a_page_is_read(
    tmp_path: Path, name: str, mode: str, options: dict[str, Any]
) -> None:
    path = tmp_path / name
    picture().convert(mode).save(path, **options)
    source = read_image(path)
    assert WORDS in source.text
    assert source.format == "image-ocr"
    assert source.pages == (0,)
    assert 0.8 < source.confidence[0] <= 1.0


@needs_tesseract
def test_a_page_photographed_on_its_side_is_turned_by_what_the_camera_noted(
    tmp_path: Path,
) -> None:
    noted = Image.Exif()
    noted[0x0112] = 6  # to be turned clockwise
    path = tmp_path / "a.jpg"
    picture().transpose(Image.Transpose.ROTATE_90).save(path, exif=noted, quality=85)
    assert WORDS in read_image(path).text


@needs_tesseract
def test_a_coarse_picture_is_enlarged(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    picture().reduce(2).save(path)
    assert WORDS in read_image(path).text


@needs_tesseract
def test_every_page_of_a_tiff_is_read_and_its_place_known(tmp_path: Path) -> None:
    path = tmp_path / "a.tiff"
    first, second = picture().convert("1"), picture(1.5).convert("1")
    first.save(path, save_all=True, append_images=[second], dpi=(300, 300))
    steps: list[tuple[int, int]] = []
    source = read_image(path, lambda done, total: steps.append((done, total)))
    assert source.text.count(WORDS) == 2
    assert source.text[source.pages[1] :].count(WORDS) == 1
    assert steps == [(1, 2), (2, 2)]


def empty(path: Path) -> None:
    path.write_bytes(b"")


def cut_off(path: Path) -> None:
    picture().save(path)
    path.write_bytes(path.read_bytes()[:3000])


def no_picture(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n")


def blank(path: Path) -> None:
    Image.new("L", (1240, 1754), 255).save(path)


def bomb(path: Path) -> None:
    """A small file that says it is 60,000 dots wide and high."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b""))


def large(path: Path) -> None:
    """More dots than a page has, though Pillow would take it."""
    Image.new("1", (9_200, 9_200), 1).save(path)


@needs_tesseract
@pytest.mark.parametrize(
    ("made", "says"),
    [
        (empty, "không có nội dung"),
        (cut_off, "bị hỏng"),
        (no_picture, "không phải ảnh"),
        (blank, "không có chữ nào"),
        (bomb, "quá lớn"),
        (large, "quá lớn"),
        (lambda path: None, "Không có tệp"),
    ],
)
def test_a_bad_file_is_one_sentence(
    tmp_path: Path, made: Callable[[Path], None], says: str
) -> None:
    path = tmp_path / "a.png"
    made(path)
    assert says in sentence(path)


@needs_tesseract
def test_a_cut_off_tiff_is_one_sentence_and_no_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    picture().convert("1").save(path, compression="group4")
    data = path.read_bytes()
    for length in (9, len(data) // 2, len(data) - 40):
        path.write_bytes(data[:length])
        sentence(path)


def test_a_file_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.png"
    blank(path)
    monkeypatch.setattr(images, "MOST_BYTES", 100)
    assert "lớn quá" in sentence(path)
