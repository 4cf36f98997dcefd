"""PDF files that cannot be read give one sentence; layers not to be trusted are known."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pypdfium2")

from cancu.ingest.readers import pdf
from cancu.ingest.readers.pdf import needs_ocr, read_pdf
from cancu.ingest.readers.pdf_quality import GOOD, layer_quality
from cancu.ontology.errors import SourceError
from tests.pdf_files import PdfPage, write_pdf

WHITE = (10, 10, b"\xff" * 100)
GOOD_TEXT = "Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện các nhiệm vụ trọng tâm năm nay"
RUINED = "Uy ban nhan dan tinh ban hanh Ks ho~ch thuc hi~n cac nhi~m vu trQng tam nam nay"


def sentence(path: Path) -> str:
    with pytest.raises(SourceError) as raised:
        read_pdf(path)
    message = str(raised.value)
    assert message.endswith(".")
    assert "\n" not in message
    return message


def locked(path: Path) -> Path:
    page = PdfPage()
    page.text(85, 100, "Mật")
    return write_pdf(path, [page], locked=True)


def truncated(path: Path) -> Path:
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Cat")
    return path


def without_pages(path: Path) -> Path:
    return write_pdf(path, [])


def without_text(path: Path) -> Path:
    return write_pdf(path, [PdfPage()])


def not_pdf(path: Path) -> Path:
    path.write_text("Kế hoạch", "utf-8")
    return path


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (locked, "mật khẩu"),
        (truncated, "bị hỏng"),
        (without_pages, "hãy"),
        (without_text, "không có chữ nào"),
        (not_pdf, "không phải PDF"),
        (empty, "không có nội dung"),
        (lambda path: path, "Không có tệp"),
        (lambda path: path.parent, "là thư mục"),
    ],
)
def test_a_bad_file_is_one_sentence(
    tmp_path: Path, made: Callable[[Path], Path], says: str
) -> None:
    assert says in sentence(made(tmp_path / "a.pdf"))


def test_a_file_too_large_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_BYTES", 100)
    assert "tách tệp" in sentence(without_text(tmp_path / "a.pdf"))


def test_the_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def absent(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("pypdfium2"):
            raise ImportError(name)
        return real(name, *rest, **more)

    path = without_text(tmp_path / "a.pdf")
    monkeypatch.setattr(builtins, "__import__", absent)
    assert 'pip install "cancu[pdf]"' in sentence(path)


def test_a_huge_page_is_read(tmp_path: Path) -> None:
    page = PdfPage(14_000, 14_000)
    page.text(85, 100, "Bản đồ")
    assert read_pdf(write_pdf(tmp_path / "a.pdf", [page])).text == "Bản đồ\n"


def test_quality_tells_vietnamese_from_what_scanners_make_of_it() -> None:
    assert layer_quality(GOOD_TEXT) > 0.95
    assert layer_quality(RUINED) < 0.2
    assert layer_quality("ñy ban nh©n d©n tØnh ban hµnh kÕ ho¹ch") < GOOD
    assert layer_quality("") == 0.0


def test_a_good_layer_is_not_read_again_even_over_a_picture(tmp_path: Path) -> None:
    page = PdfPage(picture=WHITE)
    page.lines(100, [GOOD_TEXT[:60]] * 8)
    assert needs_ocr(write_pdf(tmp_path / "a.pdf", [page])) is None


def test_a_ruined_layer_over_a_picture_is_read_again(tmp_path: Path) -> None:
    page = PdfPage(picture=WHITE)
    page.text(85, 100, RUINED, size=6, mode=3)
    reason = needs_ocr(write_pdf(tmp_path / "a.pdf", [page]))
    assert reason is not None
    assert "mất dấu" in reason


def test_a_picture_without_text_is_a_scan(tmp_path: Path) -> None:
    good = PdfPage()
    good.lines(100, [GOOD_TEXT[:60]] * 4)
    path = write_pdf(tmp_path / "a.pdf", [good, PdfPage(picture=WHITE)])
    reason = needs_ocr(path)
    assert reason is not None
    assert "ảnh quét" in reason
    assert "trang 2" in reason
    assert "1/2" in reason


def test_the_note_of_an_electronic_signature_on_a_scan_is_not_its_text(tmp_path: Path) -> None:
    page = PdfPage(picture=WHITE)
    page.lines(40, ["Người ký: Cổng Thông tin điện tử Chính phủ", "Thời gian ký: 22.04.2022"])
    assert needs_ocr(write_pdf(tmp_path / "a.pdf", [page])) is not None


def test_a_drawing_of_many_lines_is_no_table(tmp_path: Path) -> None:
    page = PdfPage()
    page.text(85, 820, "Bản vẽ")
    for at in range(1_500):
        page.rule(50, 50 + at / 2, 500, 50 + at / 2)
        page.rule(50 + at / 4, 50, 50 + at / 4, 800)
    assert read_pdf(write_pdf(tmp_path / "a.pdf", [page])).text == "Bản vẽ\n"


def test_a_text_in_another_language_is_left_as_it_is(tmp_path: Path) -> None:
    page = PdfPage()
    page.lines(100, ["The quick brown fox jumps over the lazy dog every day"] * 8)
    assert needs_ocr(write_pdf(tmp_path / "a.pdf", [page])) is None
