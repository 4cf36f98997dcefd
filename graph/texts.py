"""The texts as they were read, kept beside the store by their digest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from cancu.graph.protocol import Store
from cancu.ingest.model import Source
from cancu.ontology.errors import StoreError

_SHA256 = re.compile(r"[0-9a-f]{64}")


def source_text(store: Store, sha256: str) -> str:
    """The text that offsets count in; StoreError where it is not kept."""
    path = _path(store, sha256)
    try:
        # Bytes, since text mode would change line ends and with them the offsets.
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(
            f"Không đọc được văn bản gốc “{path}”; hãy đọc lại tệp bằng `cancu ingest`."
        ) from error


def keep_text(store: Store, source: Source) -> None:
    """Write a text once; a half-written one is never seen under its name."""
    path = _path(store, source.sha256)
    if path.exists():
        return
    partial = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(source.text.encode("utf-8"))
        partial.replace(path)
    except OSError as error:
        raise StoreError(
            f"Không ghi được văn bản gốc vào “{path.parent}”; hãy xem lại chỗ trống và quyền ghi."
        ) from error


def drop_texts(store: Store, digests: Iterable[str]) -> None:
    """Remove texts that no document has any more."""
    for sha256 in digests:
        _path(store, sha256).unlink(missing_ok=True)


def keep_texts(store: Store, digests: set[str]) -> None:
    """Remove all texts but these."""
    for path in store.texts.glob("*.txt"):
        if path.stem not in digests:
            path.unlink(missing_ok=True)


def _path(store: Store, sha256: str) -> Path:
    if not _SHA256.fullmatch(sha256):
        raise StoreError(f"“{sha256}” không phải mã băm của một văn bản; hãy xem lại dữ liệu.")
    return store.texts / f"{sha256}.txt"
