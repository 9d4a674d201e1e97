"""Bringing an older company file to today's schema without risking it.

A verified backup first; then a copy is migrated in one transaction and gets its triggers back; only when
its ledger is the same as before does it take the place of the old file. Killed at any step, the old file is
there, unchanged.
"""

from __future__ import annotations

from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy.exc import DBAPIError

from finance_core.company.backup import back_up, copy_database, forget_file, put_in_place
from finance_core.company.schema import SCHEMA_VERSION, check_header
from finance_core.db.base import Base
from finance_core.db.cipher import Key
from finance_core.db.engine import changing_schema, open_plain, writer_engine
from finance_core.db.upgrade import migrate
from finance_core.errors import StorageError
from finance_core.kernel.ddl import create_search, create_triggers
from finance_core.modules._orm_registry import import_all_orm_models

REVISIONS = {1: "0006"}
_LEDGER = (
    "SELECT seq, entry_no, entry_date, entry_hash FROM journal_entries ORDER BY seq",
    """SELECT id, hex(entry_id), line_no, hex(account_id), side, amount, currency, base_amount
       FROM journal_lines ORDER BY id""",
    "SELECT seq, hash FROM audit_events ORDER BY seq",
)


def backup_name(path: Path, version: int) -> Path:
    """Return the name of the backup made before an upgrade."""
    return path.with_name(f"{path.stem}.before-schema-{SCHEMA_VERSION}.from-{version}{path.suffix}")


def upgrade_if_due(path: Path, key: Key | None = None) -> bool:
    """Upgrade an older file in place; the caller holds its lock. Returns whether one was due.

    Raises:
        StorageError: the backup, the migration or the comparison failed; the old file is unchanged.
    """
    version = check_header(path, key)
    if version == SCHEMA_VERSION:
        return False
    copy = path.with_name(f"{path.name}.upgrading")
    try:
        forget_file(copy)
        with closing(open_plain(path, key)) as source:
            _keep(source, path, backup_name(path, version), key)
            copy_database(source, copy, key)
            before = ledger_digest(source)
        _migrate_copy(copy, REVISIONS[version], key)
        with closing(open_plain(copy, key)) as check:
            after = ledger_digest(check)
        if after != before:
            raise StorageError(
                f"The upgrade of {path} changed the ledger, so it was given up. The file is unchanged.",
                record=str(path)
            )
        put_in_place(copy, path)
    except (OSError, sqlite.DatabaseError, DBAPIError) as error:
        raise StorageError(f"{path} could not be upgraded: {error}. It is unchanged. Make room beside it, "
                           "then open it again.", record=str(path)) from error
    finally:
        with suppress(OSError):
            forget_file(copy)
    return True


def _keep(source: Any, path: Path, target: Path, key: Key | None) -> None:
    try:
        back_up(source, path, target, key)
    except StorageError as error:
        raise StorageError(f"{path} could not be upgraded, since its backup {target.name} could not be "
                           f"written: {error.__cause__ or error.message}. It is unchanged. Make room beside "
                           "it, then open it again.", record=str(path)) from error


def ledger_digest(connection: sqlite.Connection) -> str:
    """Return a digest of everything posted: entries, lines and audit chain."""
    digest = sha256()
    for statement in _LEDGER:
        for row in connection.execute(statement):
            digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()


def _migrate_copy(copy: Path, revision: str, key: Key | None) -> None:
    import_all_orm_models()
    engine = writer_engine(copy, key)
    try:
        with engine.begin() as connection, changing_schema(connection):
            migrate(connection, Base.metadata, revision)
            present = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
            if "search_index" not in present:
                create_search(connection)
            create_triggers(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    finally:
        engine.dispose()
