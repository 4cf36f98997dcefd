"""Word 97-2003 (.doc) and RTF, through LibreOffice or else antiword, where one is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cancu.ingest.model import Source
from cancu.ingest.readers.doc_antiword import docbook_text
from cancu.ingest.readers.docx import docx_text, read_docx
from cancu.ingest.readers.encodings import convert_legacy
from cancu.ingest.readers.html import read_html
from cancu.ingest.readers.office import check, digest, magic
from cancu.ontology.errors import SourceError

_SECONDS = 120
_MOST_OUTPUT = 64 * 1024 * 1024
_OFFICES = ("soffice", "libreoffice")
# Where installers put it without telling PATH.
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
# Named, or LibreOffice would read a damaged file as plain text, byte by byte.
_FILTERS = {"doc": "MS Word 97", "rtf": "Rich Text Format"}
_HINT = (
    "hãy cài LibreOffice (Debian, Ubuntu: `sudo apt install libreoffice-writer-nogui`;"
    " Windows, macOS: libreoffice.org), hoặc mở bằng Word rồi lưu lại thành .docx"
)


def read_doc(path: Path) -> Source:
    """The text of a .doc or .rtf, by what the file is and not by its suffix.

    `format` is `doc`, `rtf`, or `docx`, `html` where the suffix lies. Raises SourceError where the
    file is none of them or damaged, and where nothing is installed that reads it.
    """
    check(path)
    kind = magic(path)
    if kind == "docx":
        return read_docx(path)
    if kind == "html":
        return read_html(path)
    if kind not in ("doc", "rtf"):
        raise SourceError(_refusal(path, kind))
    text = _converted(path, kind)
    if not text.strip():
        raise SourceError(f"Tệp {path} không có chữ nào; nếu là ảnh quét, hãy đọc bằng OCR.")
    return Source(str(path), kind, digest(path), text)


def _refusal(path: Path, kind: str) -> str:
    if kind == "encrypted":
        return f"Tệp {path} đặt mật khẩu; hãy bỏ mật khẩu trong Word rồi đọc lại."
    if kind == "mhtml":
        return f"Tệp {path} thật ra là trang web đóng gói; hãy mở bằng Word rồi lưu thành .docx."
    return f"Tệp {path} không phải tệp Word hoặc đã hỏng; hãy kiểm tra lại tệp."


def _converted(path: Path, kind: str) -> str:
    if office := _office():
        return _by_office(office, path, kind)
    antiword = shutil.which("antiword")
    if antiword and kind == "doc":
        return _by_antiword(antiword, path)
    name = "RTF" if kind == "rtf" else ".doc (Word 97-2003)"
    raise SourceError(f"Chưa có chương trình đọc tệp {name} {path}; {_HINT}.")


def _office() -> str | None:
    found = next(filter(None, map(shutil.which, _OFFICES)), None)
    return found or next((each for each in _ELSEWHERE if Path(each).is_file()), None)


def _by_office(office: str, path: Path, kind: str) -> str:
    """Through .docx; a profile of its own, so that an open LibreOffice is no hindrance."""
    with tempfile.TemporaryDirectory(prefix="cancu-", ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        source = work / f"source.{kind}"
        shutil.copyfile(path, source)
        profile = (work / "profile").as_uri()
        command = [office, "--headless", "--norestore", "--nologo", "--nolockcheck",
                   f"--infilter={_FILTERS[kind]}", f"-env:UserInstallation={profile}",
                   "--convert-to", "docx", "--outdir", str(work), str(source)]  # fmt: skip
        _run(command, path)
        made = work / "source.docx"
        if not made.is_file():
            raise _unread(path)
        return docx_text(made, str(path))


def _by_antiword(antiword: str, path: Path) -> str:
    output = _run([antiword, "-x", "db", "-m", "UTF-8.txt", str(path.absolute())], path)
    text = docbook_text(output) if len(output) < _MOST_OUTPUT else None
    if text is None:
        raise _unread(path)
    return convert_legacy(text)


def _unread(path: Path) -> SourceError:
    return SourceError(
        f"Không đọc được tệp {path} (hỏng hoặc đặt mật khẩu); hãy mở bằng Word rồi lưu thành .docx."
    )


def _run(command: Sequence[str], path: Path) -> bytes:
    """What a program prints; it and all that it started end with the time limit."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            return process.communicate(timeout=_SECONDS)[0]
        except subprocess.TimeoutExpired:
            raise SourceError(
                f"Đọc tệp {path} quá {_SECONDS} giây nên dừng;"
                " hãy mở bằng Word rồi lưu thành .docx."
            ) from None
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """LibreOffice is a script that starts the real program: the whole group must go."""
    if process.poll() is not None:
        return
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
