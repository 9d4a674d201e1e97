"""Verified copies: written beside the final name, checked, then renamed; restoring never overwrites."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from finance_core.company.schema import check_header
from finance_core.errors import RuleViolation, StorageError


def back_up(source: Any, origin: Path, target: Path) -> Path:
    """Copy an open database to `target` through SQLite's backup; half a copy never has the final name.

    Raises:
        StorageError: the target is the company itself, cannot be written, or the copy is not sound.
    """
    target = target.resolve()
    if target == origin:
        raise StorageError("A backup cannot replace the company itself. Choose another name.", field="to")
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        copy = sqlite.connect(str(partial))
        try:
            source.backup(copy)
            problem = copy.execute("PRAGMA integrity_check").fetchone()[0]
        finally:
            copy.close()
        if problem != "ok":
            raise StorageError(f"The copy is not sound ({problem}); no backup was written.",
                               record=str(target))
        _sync(partial)
        partial.replace(target)
    except (OSError, sqlite.DatabaseError) as error:
        raise StorageError(f"The backup could not be written to {target}: {error}. Choose another place.",
                           record=str(target)) from error
    finally:
        partial.unlink(missing_ok=True)
    return target


def restore(backup: Path, target: Path) -> Path:
    """Copy a backup to a new company file.

    Raises:
        RuleViolation: the target exists.
        NotACompanyFile: the backup is none.
        StorageError: the copy could not be written.
    """
    check_header(backup)
    if target.exists():
        raise RuleViolation(f"{target} exists already. Restore to a new name.", field="to",
                            record=str(target))
    source = sqlite.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True)
    try:
        return back_up(source, backup.resolve(), target)
    finally:
        source.close()


def _sync(path: Path) -> None:
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())
