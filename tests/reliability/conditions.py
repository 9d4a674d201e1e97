"""Bad conditions made on purpose: a small disk, a place nobody may write to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def _done(*command: str) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603 - our own words


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """Mount a disk of a few megabytes on a new folder; skips where that is not allowed."""
    folder.mkdir()
    if not _done("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)):
        pytest.skip("only root may mount a small disk")
    try:
        yield folder
    finally:
        _done("umount", "-l", str(folder))


def unplug(disk: Path) -> None:
    """Take a small disk away while files on it are open."""
    assert _done("umount", "-l", str(disk))


def fill(disk: Path) -> Path:
    """Fill a small disk to the last byte; deleting the file returned makes room again."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 4096):
                pass
        except OSError:
            return ballast
    raise AssertionError("The disk is not full.")


@contextmanager
def unwritable(place: Path) -> Iterator[None]:
    """Take away the right to write to a file or folder; root needs a stronger word, else skips."""
    if sys.platform == "win32":
        pytest.skip("Windows rights are another matter")
    if os.geteuid() == 0:
        if not _done("chattr", "+i", str(place)):
            pytest.skip("this file system cannot forbid root to write")
        try:
            yield
        finally:
            _done("chattr", "-i", str(place))
        return
    mode = place.stat().st_mode
    place.chmod(mode & ~0o222)
    try:
        yield
    finally:
        place.chmod(mode)
