"""Creating the tables of a company file and telling a company file from any other."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from finance_core.db.base import Base
from finance_core.db.engine import APPLICATION_ID, has_journal, plain_error, writer_engine
from finance_core.errors import NewerFile, NotACompanyFile, NotFound
from finance_core.kernel.ddl import create_search, create_triggers
from finance_core.modules._orm_registry import import_all_orm_models

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCHEMA_VERSION = 2
_MAGIC = b"SQLite format 3\x00"
_HEAD_SIZE = 100


def create_tables(connection: Connection) -> None:
    """Create every table, trigger and the search table in the transaction at hand; SQLite or PostgreSQL."""
    import_all_orm_models()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    Base.metadata.create_all(connection)
    create_search(connection)
    create_triggers(connection)


def check_header(path: Path) -> int:
    """Return the schema version of a company file from its first bytes; SQLite is not asked.

    After a crash SQLite could not open the file without writing to it.

    Raises:
        NotFound: there is no such file.
        NotACompanyFile: empty, cut off, or of another program.
        NewerFile: written by a newer program.
    """
    if not path.is_file():
        raise NotFound("company file", path)
    if path.stat().st_size == 0:
        raise NotACompanyFile(str(path), "it is empty")
    head = _head(path)
    if not head.startswith(_MAGIC) or len(head) < _HEAD_SIZE:
        raise NotACompanyFile(str(path), "it is no database")
    page_size, pages, version, application = _numbers(head)
    if application != APPLICATION_ID:
        raise NotACompanyFile(str(path), "another program made it")
    if path.stat().st_size < pages * page_size and not has_journal(path):
        raise NotACompanyFile(str(path), "its end is missing")
    if version > SCHEMA_VERSION:
        raise NewerFile(str(path), str(version))
    return version


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as handle:
            return handle.read(_HEAD_SIZE)
    except OSError as error:
        raise NotACompanyFile(str(path), f"it cannot be read ({error.strerror})") from error


def _numbers(head: bytes) -> tuple[int, int, int, int]:
    """Return page size, pages, schema version and application, read where SQLite's file format puts them."""
    page_size = int.from_bytes(head[16:18], "big")
    return (
        65536 if page_size == 1 else page_size, int.from_bytes(head[28:32], "big"),
        int.from_bytes(head[60:64], "big"), int.from_bytes(head[68:72], "big"),
    )


def undo_cut_off_save(path: Path) -> None:
    """Let SQLite undo a save that a crash cut off; a connection that only reads may not.

    Raises:
        StorageError: the file could not be written or is damaged.
    """
    if not has_journal(path):
        return
    engine = writer_engine(path)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema")
    except DBAPIError as error:
        raise plain_error(error, path) from error
    finally:
        engine.dispose()


def remove_leftovers(path: Path) -> None:
    """Delete what a failed creation left behind."""
    for name in (path.name, f"{path.name}-journal", f"{path.name}.lock"):
        path.with_name(name).unlink(missing_ok=True)


def is_writable(folder: Path) -> bool:
    """Tell whether files can be made in a folder."""
    return folder.is_dir() and os.access(folder, os.W_OK)
