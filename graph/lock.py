"""Many readers or one writer: readers share the file that the engine locks for writing.

The engine opens a store read-only without asking who writes to it, which its manual calls
undefined. POSIX locks belong to the process and fall with the first close, so one descriptor a
folder is shared by all readers of this process.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

try:
    import fcntl
except ImportError:  # Windows locks a file by opening it: there the engine's own lock must do
    fcntl = None  # type: ignore[assignment]


@dataclass(slots=True)
class _Held:
    descriptor: int | None
    readers: int


_held: dict[Path, _Held] = {}
_guard = Lock()


class LockedError(Exception):
    """Somebody holds the folder in a way that forbids what was asked."""


def hold_for_writing(folder: Path) -> None:
    """Note that this process writes; raises LockedError if it already reads or writes there."""
    with _guard:
        if folder in _held:
            raise LockedError(folder)
        _held[folder] = _Held(None, 0)


def hold_for_reading(folder: Path, file: Path) -> None:
    """Share `file` with other readers; raises LockedError while anybody writes."""
    with _guard:
        held = _held.get(folder)
        if held is None:
            _held[folder] = _Held(_share(file), 1)
        elif held.readers:
            held.readers += 1
        else:
            raise LockedError(folder)


def _share(file: Path) -> int | None:
    if fcntl is None:
        return None
    descriptor = os.open(file, os.O_RDONLY)
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        raise LockedError(file) from error
    return descriptor


def release(folder: Path) -> None:
    """Undo one `hold_…`; the last reader lets go of the file."""
    with _guard:
        held = _held[folder]
        held.readers -= 1
        if held.readers > 0:
            return
        del _held[folder]
        if held.descriptor is not None:
            os.close(held.descriptor)
