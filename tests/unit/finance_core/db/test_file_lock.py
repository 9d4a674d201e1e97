"""One program writes to a file; the lock ends with its holder, whatever ended it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from finance_core.db.file_lock import FileLock
from finance_core.errors import FileLocked, ReadOnlyFile

HOLDER = """
import sys, time
from pathlib import Path
from finance_core.db.file_lock import FileLock
lock = FileLock(Path(sys.argv[1])).take()
print("held", flush=True)
time.sleep(60)
"""


def test_the_second_is_told_who_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "a.countinghouse"
    first = FileLock(path).take()
    with pytest.raises(FileLocked, match=f"Countinghouse, process {os.getpid()} on "):
        FileLock(path).take()
    first.release()
    first.release()
    second = FileLock(path).take()
    second.release()


def test_a_killed_holder_leaves_the_file_free(tmp_path: Path) -> None:
    path = tmp_path / "a.countinghouse"
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and script

        [sys.executable, "-c", textwrap.dedent(HOLDER), str(path)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(FileLocked, match=f"process {child.pid} on"):
            FileLock(path).take()
        child.send_signal(signal.SIGKILL)
        child.wait(10)
        FileLock(path).take().release()
    finally:
        child.kill()
        child.communicate()


@pytest.mark.parametrize("text", ["", "not json", "[]", "{}"])
def test_a_strange_text_in_the_lock_is_no_obstacle_and_no_holder(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.countinghouse"
    lock_path = tmp_path / "a.countinghouse.lock"
    lock_path.write_text(text, encoding="utf-8")
    held = FileLock(path).take()
    lock_path.write_text(text, encoding="utf-8")
    with pytest.raises(FileLocked, match="another program"):
        FileLock(path).take()
    held.release()


def test_a_folder_that_is_not_there_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(ReadOnlyFile):
        FileLock(tmp_path / "missing" / "a.countinghouse").take()
