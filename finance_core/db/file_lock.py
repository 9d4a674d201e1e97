"""One writer for a company file: an operating-system lock beside it, free at once when its holder dies.

The text inside only tells who holds it; whoever has the lock is the writer, whatever the text says.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path
from typing import IO, Any, Self

from finance_core.errors import FileLocked, ReadOnlyFile, StorageError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class FileLock:
    """Holds `<file>.lock` from `take` to `release`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock_path = path.with_name(path.name + ".lock")
        self._file: IO[Any] | None = None

    def take(self) -> Self:
        """Lock the file for this process.

        Raises:
            FileLocked: another process holds it; the message names it.
            ReadOnlyFile: the folder cannot be written.
            StorageError: the file has a second name. Under it neither this lock nor the journal of a cut-off
                save would be found, and SQLite would read half a save.
        """
        if self._path.exists() and self._path.stat().st_nlink > 1:
            raise StorageError(f"{self._path} has a second name on this drive (a hard link), so two "
                               "programs could write to it at once. Copy it, and open the copy.",
                               record=str(self._path))
        try:
            handle = self._lock_path.open("a+", encoding="utf-8")
        except OSError:
            raise ReadOnlyFile(str(self._path)) from None
        if not _try_lock(handle):
            holder = _holder(handle)
            handle.close()
            raise FileLocked(str(self._path), holder)
        handle.seek(0)
        handle.truncate()
        json.dump({"pid": os.getpid(), "host": socket.gethostname(), "program": "Countinghouse"}, handle)
        handle.flush()
        self._file = handle
        return self

    def release(self) -> None:
        """Give the lock back; the lock file stays, since deleting it would race with the next holder."""
        if self._file is not None:
            self._file.seek(0)
            self._file.truncate()
            self._file.close()
            self._file = None


def _try_lock(handle: IO[Any]) -> bool:
    try:
        if sys.platform == "win32":
            handle.seek(1 << 20)  # behind the text, which others read while the lock is held
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _holder(handle: IO[Any]) -> str:
    handle.seek(0)
    try:
        owner = json.loads(handle.read())
        return f"{owner['program']}, process {owner['pid']} on {owner['host']}"
    except (ValueError, KeyError, TypeError, OSError):
        return "another program"
