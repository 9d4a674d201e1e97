"""Giving a company file a passphrase, another one, or none, without risking it.

The books are written to a new file beside the old one under the new key, compared table by table, and only
then take its place. Killed at any step, one of the two is there, whole.
"""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from finance_core.company.backup import forget_file, put_in_place
from finance_core.company.schema import check_header, undo_cut_off_save
from finance_core.company.upgrade import ledger_digest, upgrade_if_due
from finance_core.db.cipher import Key, check_passphrase
from finance_core.db.engine import open_plain
from finance_core.db.file_lock import FileLock
from finance_core.errors import StorageError

__all__ = ["change_passphrase", "check_passphrase"]
_COPIED = ("application_id", "user_version")


def change_passphrase(path: Path, key: Key | None, passphrase: str | None) -> Key | None:
    """Encrypt a closed company, change its passphrase, or (`None`) take it away; returns the new key.

    Backups made before keep the passphrase they were made with, or none.

    Raises:
        InvalidInput: the passphrase is too short.
        NotFound, NotACompanyFile, PassphraseNeeded, WrongPassphrase, FileLocked: as on opening.
        StorageError: the new file could not be written, or is not the same; the old one is unchanged.
    """
    path = path.resolve()
    check_header(path, key)
    new = Key.new(passphrase) if passphrase is not None else None
    converted = path.with_name(f"{path.name}.converting")
    lock = FileLock(path).take()
    try:
        undo_cut_off_save(path, key)
        upgrade_if_due(path, key)
        forget_file(converted)
        _convert(path, key, converted, new)
        put_in_place(converted, path)
    except (OSError, sqlite.DatabaseError) as error:
        raise StorageError(f"{path} could not be written anew: {error}. It is unchanged. Make room beside "
                           "it, then try again.", record=str(path)) from error
    finally:
        with suppress(OSError):
            forget_file(converted)
        lock.release()
    return new


def _convert(path: Path, key: Key | None, converted: Path, new: Key | None) -> None:
    with closing(open_plain(path, key, options="mode=rw")) as source:
        target = new.literal if new is not None else "''"
        source.execute(f"ATTACH DATABASE ? AS converted KEY {target}", (str(converted),))
        source.execute("SELECT sqlcipher_export('converted')")
        for name in _COPIED:
            source.execute(f"PRAGMA converted.{name} = {source.execute(f'PRAGMA {name}').fetchone()[0]}")
        source.execute("DETACH DATABASE converted")
        with closing(open_plain(converted, new)) as copy:
            if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok" or _facts(copy) != _facts(source):
                raise StorageError(f"The new file for {path} does not hold the same books, so it was given "
                                   "up. The old one is unchanged.", record=str(path))


def _facts(connection: Any) -> tuple[Any, ...]:
    """Return what two files with the same books agree on: schema, rows of every table, everything posted."""
    schema = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2").fetchall()
    counts = [connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - its own names
              for kind, name, _ in schema if kind == "table"]
    return schema, counts, ledger_digest(connection)
