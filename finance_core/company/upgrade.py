"""Bringing an older company file to today's schema without risking it.

A verified backup first; then a copy is migrated in one transaction and gets its triggers back; only when
its ledger is the same as before does it take the place of the old file. Killed at any step, the old file is
there, unchanged.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from finance_core.company.backup import back_up
from finance_core.company.schema import SCHEMA_VERSION, check_header
from finance_core.db.base import Base
from finance_core.db.engine import writer_engine
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


def upgrade_if_due(path: Path) -> bool:
    """Upgrade an older file in place; the caller holds its lock. Returns whether one was due.

    Raises:
        StorageError: the backup, the migration or the comparison failed; the old file is unchanged.
    """
    version = check_header(path)
    if version == SCHEMA_VERSION:
        return False
    source = sqlite.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        back_up(source, path, backup_name(path, version))
        copy = back_up(source, path, path.with_name(f"{path.name}.upgrading"))
        before = ledger_digest(source)
    finally:
        source.close()
    try:
        _migrate_copy(copy, REVISIONS[version])
        check = sqlite.connect(str(copy))
        try:
            after = ledger_digest(check)
        finally:
            check.close()
        if after != before:
            raise StorageError(
                f"The upgrade of {path} changed the ledger, so it was given up. The file is unchanged.",
                record=str(path)
            )
        copy.replace(path)
    finally:
        copy.unlink(missing_ok=True)
    return True


def ledger_digest(connection: sqlite.Connection) -> str:
    """Return a digest of everything posted: entries, lines and audit chain."""
    digest = sha256()
    for statement in _LEDGER:
        for row in connection.execute(statement):
            digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()


def _migrate_copy(copy: Path, revision: str) -> None:
    import_all_orm_models()
    engine = writer_engine(copy)
    try:
        with engine.begin() as connection:
            migrate(connection, Base.metadata, revision)
            present = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
            if "search_index" not in present:
                create_search(connection)
            create_triggers(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    finally:
        engine.dispose()
