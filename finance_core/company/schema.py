"""Creating the tables of a company file and telling a company file from any other."""

from __future__ import annotations

import os
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection

from finance_core.db.base import Base
from finance_core.db.engine import APPLICATION_ID
from finance_core.errors import NewerFile, NotACompanyFile, NotFound
from finance_core.kernel.ddl import create_search, create_triggers
from finance_core.modules._orm_registry import import_all_orm_models

SCHEMA_VERSION = 1


def create_tables(connection: Connection) -> None:
    """Create every table, trigger and the search index in the transaction at hand."""
    import_all_orm_models()
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    Base.metadata.create_all(connection)
    create_search(connection)
    create_triggers(connection)


def check_header(path: Path) -> int:
    """Return the schema version of a company file without opening it for writing.

    Raises:
        NotFound: there is no such file.
        NotACompanyFile: empty, cut off, or of another program.
        NewerFile: written by a newer program.
    """
    if not path.is_file():
        raise NotFound("company file", path)
    if path.stat().st_size == 0:
        raise NotACompanyFile(str(path), "it is empty")
    try:
        connection = sqlite.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            page_size = connection.execute("PRAGMA page_size").fetchone()[0]
        finally:
            connection.close()
    except sqlite.DatabaseError as error:
        raise NotACompanyFile(str(path), f"it cannot be read ({error})") from error
    if application != APPLICATION_ID:
        raise NotACompanyFile(str(path), "another program made it")
    if path.stat().st_size < pages * page_size:
        raise NotACompanyFile(str(path), "its end is missing")
    if version > SCHEMA_VERSION:
        raise NewerFile(str(path), str(version))
    return int(version)


def remove_leftovers(path: Path) -> None:
    """Delete what a failed creation left behind."""
    for name in (path.name, f"{path.name}-journal", f"{path.name}.lock"):
        path.with_name(name).unlink(missing_ok=True)


def is_writable(path: Path) -> bool:
    """Tell whether file and folder can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
