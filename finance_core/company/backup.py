"""Verified copies: written beside the final name, checked, flushed, then renamed; restoring never overwrites.

Beside each copy stands a manifest: what the copy holds, and the digest of its bytes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from finance_core.company.schema import check_header, is_encrypted
from finance_core.db.cipher import Key
from finance_core.db.engine import open_plain
from finance_core.errors import RuleViolation, StorageError

_PIECE = 1 << 20
_HEAD = """
SELECT (SELECT count(*) FROM journal_entries), (SELECT count(*) FROM journal_lines),
       (SELECT count(*) FROM audit_events),
       coalesce((SELECT entry_hash FROM journal_entries ORDER BY seq DESC LIMIT 1), ''),
       coalesce((SELECT hash FROM audit_events ORDER BY seq DESC LIMIT 1), '')"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How far the books go: counts, and the last links of both chains."""

    entries: int
    lines: int
    events: int
    entry_hash: str
    event_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What is known of a backup: the digest of its bytes (SHA-256), its books, who made it and when (UTC)."""

    sha256: str
    made_at: datetime
    program: str
    schema: int
    head: Head


def head_of(connection: Any) -> Head:
    """Return how far the books of an open file go."""
    entries, lines, events, entry_hash, event_hash = connection.execute(_HEAD).fetchone()
    return Head(entries=entries, lines=lines, events=events, entry_hash=entry_hash, event_hash=event_hash)


def manifest_path(backup: Path) -> Path:
    """Return where the manifest of a backup stands."""
    return backup.with_name(f"{backup.name}.json")


def read_manifest(backup: Path) -> Manifest | None:
    """Return the manifest of a backup; nothing when there is none or nobody can read it."""
    try:
        return TypeAdapter(Manifest).validate_json(manifest_path(backup).read_bytes())
    except (OSError, ValidationError):
        return None


def back_up(source: Any, origin: Path, target: Path, key: Key | None = None) -> Path:
    """Copy an open database to `target` through SQLite's backup; half a copy never has the final name.

    The copy is encrypted when its source is, and opens with the same passphrase.

    Raises:
        StorageError: the target is the company itself, cannot be written, or the copy is not sound.
    """
    target = target.resolve()
    if target == origin:
        raise StorageError("A backup cannot replace the company itself. Choose another name.", field="to")
    with _being_written(target) as partial:
        head, schema = copy_database(source, partial, key)
        manifest = Manifest(sha256=digest(partial), made_at=datetime.now(UTC), schema=schema, head=head,
                            program=version("countinghouse"))
        manifest_path(target).unlink(missing_ok=True)
        put_in_place(partial, target)
        write_durably(manifest_path(target), to_json(asdict(manifest), indent=2))
    return target


def restore(backup: Path, target: Path, key: Key | None = None) -> Path:
    """Copy a backup to a new company file and prove that it holds the same books.

    Raises:
        RuleViolation: the target exists.
        NotACompanyFile, PassphraseNeeded, WrongPassphrase: the backup is none, or locked.
        StorageError: the copy could not be written, or the backup is not what its manifest says.
    """
    if target.exists():
        raise RuleViolation(f"{target} exists already. Restore to a new name.", field="to",
                            record=str(target))
    check_header(backup, key)
    key = key if is_encrypted(backup) else None
    manifest = read_manifest(backup)
    if manifest is not None and manifest.sha256 != digest(backup):
        raise StorageError(f"{backup} is not as it was written: its digest differs from its manifest. "
                           "Restore another backup.", record=str(backup))
    target = target.resolve()
    with _being_written(target) as partial, closing(open_plain(backup, key)) as source:
        head, _ = copy_database(source, partial, key)
        if head != head_of(source):
            raise StorageError(f"The copy of {backup} does not hold the same books, so none was made.",
                               record=str(backup))
        put_in_place(partial, target)
    return target


def copy_database(source: Any, target: Path, key: Key | None = None) -> tuple[Head, int]:
    """Copy an open database to a file nobody uses, and check it; returns its head and schema version.

    Raises:
        StorageError: the copy is not sound.
        OSError, sqlite DatabaseError: it could not be written.
    """
    with closing(open_plain(target, key, options="mode=rwc")) as copy:
        source.backup(copy)
        problem = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if problem != "ok":
            raise StorageError(f"The copy is not sound ({problem}), so it was not kept.", record=str(target))
        return head_of(copy), copy.execute("PRAGMA user_version").fetchone()[0]


def digest(path: Path) -> str:
    """Return the SHA-256 of a closed file, in hexadecimal."""
    found = hashlib.sha256()
    with path.open("rb") as handle:
        while piece := handle.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def put_in_place(partial: Path, target: Path) -> None:
    """Give a finished file its name, durably: its bytes, then the rename, are on the disk afterwards.

    A journal that a killed program left under that name would be played back into it, so it goes first.
    """
    with partial.open("rb+") as handle:
        os.fsync(handle.fileno())
    target.with_name(f"{target.name}-journal").unlink(missing_ok=True)
    partial.replace(target)
    _sync_folder(target.parent)


def write_durably(path: Path, content: bytes) -> None:
    """Write a small file whole or not at all."""
    partial = path.with_name(f"{path.name}.partial")
    partial.write_bytes(content)
    put_in_place(partial, path)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there; NTFS journals the rename itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _being_written(target: Path) -> Iterator[Path]:
    """Give the name to write under, and take away what is left there in the end."""
    partial = target.with_name(f"{target.name}.partial")
    try:
        forget_file(partial)
        yield partial
    except (OSError, sqlite.DatabaseError) as error:
        raise StorageError(f"The copy could not be written to {target}: {error}. Choose another place.",
                           record=str(target)) from error
    finally:
        with suppress(OSError):
            forget_file(partial)


def forget_file(path: Path) -> None:
    """Delete a file that was only an aid, and SQLite's journal of it."""
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
