"""What can go wrong with any file, said in one sentence each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cancu.ontology.errors import SourceError


@contextmanager
def opening(path: Path) -> Iterator[None]:
    """Raises SourceError where the path is a folder, names nothing, or cannot be read inside."""
    try:
        if path.is_dir():
            raise SourceError(f"{path} là thư mục; hãy chọn tệp, hoặc dùng `cancu ingest {path}`.")
        yield
    except FileNotFoundError:
        raise SourceError(f"Không có tệp {path}; hãy kiểm tra lại đường dẫn.") from None
    except OSError as error:
        raise SourceError(f"Không đọc được tệp {path}: {error.strerror}.") from None
