"""Kill or fail the upgrade of an old company file at each of its steps, and see what is left.

A step is a call that leaves Python for the disk: a statement, a backup, a flush, a rename, a deletion. They
are counted by profiling, so a step added to the program later is struck too.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlite

from finance_core.company import Company
from finance_core.company.check import check_file
from finance_core.company.schema import SCHEMA_VERSION, check_header
from finance_core.company.upgrade import backup_name
from finance_core.errors import StorageError
from tests.company_fixtures import CLOCK
from tests.reliability.kills import PATIENCE, child, digest

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

STATEMENTS = frozenset({"execute", "executemany", "executescript"})
DATABASE_CALLS = STATEMENTS | {"connect", "backup", "commit"}
FILE_CALLS = frozenset({"fsync", "replace", "rename", "unlink"})


class Strike(StrEnum):
    """What happens at a step."""

    KILL = "kill"
    FAIL = "fail"


@dataclass(slots=True)
class Steps:
    """Counts the steps of this thread and strikes at one of them."""

    target: int | None = None
    strike: Strike = Strike.KILL
    names: list[str] = field(default_factory=list)

    def watch(self, _frame: Any, event: str, called: Any) -> None:
        """Profile one call."""
        if event != "c_call" or not _is_step(called):
            return
        self.names.append(called.__name__)
        if len(self.names) - 1 != self.target:
            return
        if self.strike is Strike.KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        if called.__name__ in DATABASE_CALLS:
            raise sqlite.OperationalError("disk I/O error")
        raise OSError(errno.ENOSPC, "No space left on device")


def _is_step(called: Any) -> bool:
    name = called.__name__
    return name in DATABASE_CALLS or (name in FILE_CALLS and called.__module__ == os.replace.__module__)


def upgrade(told: Connection, path: Path, target: int | None, strike: Strike) -> None:
    """Open an old company, struck at a step; tells the steps it went through and how it ended."""
    sys.dont_write_bytecode = True  # a compiled module put in its place by a rename is no step of ours
    with Company.open(path, CLOCK, read_only=True):  # everything is imported before the counting starts
        pass
    told.send_bytes(b"READY")
    steps = Steps(target, strike)
    sys.setprofile(steps.watch)
    try:
        Company.open(path, CLOCK).close()
    except StorageError as error:
        said = error.message
    else:
        said = "opened"
    finally:
        sys.setprofile(None)
    told.send((steps.names, said))


def steps_of(path: Path, target: int | None = None, strike: Strike = Strike.KILL) -> tuple[list[str], str]:
    """Upgrade a file in a process of its own; returns its steps and how it ended, nothing when killed."""
    with child(upgrade, path, target, strike) as (process, hears):
        process.join(PATIENCE)
        with suppress(EOFError):
            steps, said = hears.recv()
            return steps, said
    return [], "killed"


def problems_after(path: Path, before: bytes, ledger: str) -> list[str]:
    """Return what a struck upgrade broke, now and at the next start, which must end as if unstruck."""
    found = []
    if path.read_bytes() != before:
        found += [finding.message for finding in check_file(path)]
        if digest(path) != ledger or check_header(path) != SCHEMA_VERSION:
            found.append("The file is neither the old one nor the upgraded one.")
    Company.open(path, CLOCK).close()
    found += [finding.message for finding in check_file(path)]
    if digest(path) != ledger:
        found.append("The next start changed the ledger.")
    kept = backup_name(path, 1)
    if kept.exists() and digest(kept) != ledger:
        found.append("The backup before the upgrade does not hold the books.")
    expected = {path.name, kept.name, f"{kept.name}.json", f"{path.name}.lock", f"{path.name}-journal"}
    left = sorted(each.name for each in path.parent.iterdir() if each.name not in expected)
    return found + [f"{name} was left behind." for name in left]
