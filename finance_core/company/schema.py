"""Creating the tables of a company file and telling a company file from any other."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy.exc import DBAPIError

from finance_core.db.base import Base
from finance_core.db.cipher import SALT_SIZE, Key
from finance_core.db.engine import APPLICATION_ID, has_journal, open_plain, plain_error, writer_engine
from finance_core.db.hot_journal import is_foreign, kept_first_page
from finance_core.errors import (
    NewerFile,
    NotACompanyFile,
    NotFound,
    PassphraseNeeded,
    StorageError,
    WrongPassphrase,
)
from finance_core.kernel.ddl import create_search, create_triggers
from finance_core.modules._orm_registry import import_all_orm_models

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCHEMA_VERSION = 2
SNAPSHOT = Path(__file__).with_name("schema.sql")
HALF_MADE = ("upgrading", "converting")
_MAGIC = b"SQLite format 3\x00"
_HEAD_SIZE = 100
_PAGE_SIZE = 4096
_OTHERS = (b"PK", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"MZ", b"\x7fELF")


def create_company_tables(connection: Connection) -> None:
    """Create a company file's tables, triggers and search from the statements kept as text; SQLite only.

    The same as `create_tables`, without importing and compiling the models of all modules.
    """
    _stamp(connection)
    for statement in snapshot():
        connection.exec_driver_sql(statement)
    create_search(connection)
    create_triggers(connection)


def snapshot() -> tuple[str, ...]:
    """Return the statements of `schema.sql`, which `python -m tools.schema` writes from the models."""
    return tuple(part.strip() for part in SNAPSHOT.read_text(encoding="utf-8").split(";\n\n") if part.strip())


def create_tables(connection: Connection) -> None:
    """Create every table, trigger and the search table in the transaction at hand; SQLite or PostgreSQL."""
    import_all_orm_models()
    if connection.dialect.name == "sqlite":
        _stamp(connection)
    Base.metadata.create_all(connection)
    create_search(connection)
    create_triggers(connection)


def _stamp(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def check_header(path: Path, key: Key | None = None) -> int:
    """Return the schema version of a company file from its first page; no lock is taken, nothing written.

    After a crash SQLite could not open the file in the usual way without writing to it.

    Raises:
        NotFound: there is no such file.
        NotACompanyFile: empty, cut off, or of another program.
        PassphraseNeeded, WrongPassphrase: it is encrypted, and the key is missing or of another file.
        NewerFile: written by a newer program.
    """
    head = _head(path)
    page_size, pages, version, application = (
        _numbers(head) if head.startswith(_MAGIC) else _decrypted_numbers(path, key)
    )
    if application != APPLICATION_ID:
        raise NotACompanyFile(str(path), "another program made it")
    if path.stat().st_size < pages * page_size and not has_journal(path):
        raise NotACompanyFile(str(path), "its end is missing")
    if version > SCHEMA_VERSION:
        raise NewerFile(str(path), str(version))
    return version


def is_encrypted(path: Path) -> bool:
    """Tell whether a file looks like an encrypted company: pages of noise with no known beginning.

    Raises:
        NotFound: there is no such file.
        NotACompanyFile: empty, cut off, or of another program.
    """
    return not _head(path).startswith(_MAGIC)


def unlock(path: Path, secret: str) -> Key | None:
    """Return the key of an encrypted file, from its passphrase or recovery code; nothing for a plain file.

    Takes a quarter of a second on purpose: so does every guess of a thief.

    Raises:
        NotFound, NotACompanyFile, NewerFile: as `check_header`.
        WrongPassphrase: it opens nothing.
        InvalidInput: it is a recovery code with a typing error.
    """
    head = _head(path)
    if head.startswith(_MAGIC):
        return None
    salt = head[:SALT_SIZE]
    key = Key.of(secret, salt)
    try:
        check_header(path, key)
    except WrongPassphrase:
        recovered = Key.from_recovery_code(secret, salt)
        if recovered is None:
            raise
        check_header(path, recovered)
        return recovered
    return key


def _head(path: Path) -> bytes:
    """Return the first bytes of a file that may be a company, plain or encrypted."""
    if not path.is_file():
        raise NotFound("company file", path)
    if path.stat().st_size == 0:
        raise NotACompanyFile(str(path), "it is empty")
    try:
        with path.open("rb") as handle:
            head = handle.read(_HEAD_SIZE)
    except OSError as error:
        raise NotACompanyFile(str(path), f"it cannot be read ({error.strerror})") from error
    is_plain = head.startswith(_MAGIC) and len(head) == _HEAD_SIZE
    if not is_plain and not _looks_encrypted(path, head):
        raise NotACompanyFile(str(path), "it is no database")
    return head


def _looks_encrypted(path: Path, head: bytes) -> bool:
    """Whole pages that begin like no text and no other format: more cannot be known without the key."""
    is_cut = path.stat().st_size % _PAGE_SIZE and not has_journal(path)
    return len(head) == _HEAD_SIZE and not is_cut and not head.isascii() and not head.startswith(_OTHERS)


def _numbers(head: bytes) -> tuple[int, int, int, int]:
    """Return page size, pages, schema version and application, read where SQLite's file format puts them."""
    page_size = int.from_bytes(head[16:18], "big")
    return (
        65536 if page_size == 1 else page_size, int.from_bytes(head[28:32], "big"),
        int.from_bytes(head[60:64], "big"), int.from_bytes(head[68:72], "big"),
    )


def _decrypted_numbers(path: Path, key: Key | None) -> tuple[int, int, int, int]:
    """Return the same of an encrypted file. `immutable` keeps SQLite from a journal it may not play back."""
    if key is None:
        raise PassphraseNeeded(str(path))
    connection = open_plain(path, key, options="mode=ro&immutable=1")
    try:
        names = ("page_size", "page_count", "user_version", "application_id")
        page_size, pages, version, application = (
            int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in names
        )
    except sqlite.DatabaseError as error:
        if not _is_healed_by_journal(path, key):
            raise WrongPassphrase(str(path)) from error
        return _PAGE_SIZE, 0, SCHEMA_VERSION, APPLICATION_ID  # all that is known until it is undone
    finally:
        connection.close()
    return page_size, pages, version, application


def _is_healed_by_journal(path: Path, key: Key) -> bool:
    """Tell whether page 1 is broken by a save that was cut off, and the journal keeps it under this key."""
    page = kept_first_page(path, _PAGE_SIZE) if has_journal(path) else None
    return page is not None and key.signed(page)


def undo_cut_off_save(path: Path, key: Key | None = None) -> None:
    """Let SQLite undo a save that a crash cut off; a connection that only reads may not.

    Raises:
        StorageError: the file could not be written or is damaged, or the journal is not its own.
    """
    if not has_journal(path):
        return
    if key is None and is_foreign(path):
        raise StorageError(f"Beside {path} lies the journal of another file, or of another state of this "
                           "one. Nothing was changed. If you put a copy in its place, delete "
                           f"“{path.name}-journal” and open it again.", record=str(path))
    engine = writer_engine(path, key)
    try:
        with engine.begin() as connection:
            if (problem := connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()) != "ok":
                raise StorageError(f"{path} is damaged ({problem}). Open the newest backup.",
                                   record=str(path))
    except DBAPIError as error:
        raise plain_error(error, path) from error
    finally:
        engine.dispose()


def remove_leftovers(path: Path) -> None:
    """Delete what a failed creation left behind."""
    for name in (path.name, f"{path.name}-journal", f"{path.name}.lock"):
        path.with_name(name).unlink(missing_ok=True)


def remove_half_made(path: Path) -> None:
    """Delete what an upgrade or a change of passphrase left beside the file when it was killed.

    What cannot be deleted is in nobody's way until the next of either, which says so.
    """
    for kind in HALF_MADE:
        for name in (f"{path.name}.{kind}", f"{path.name}.{kind}-journal"):
            with suppress(OSError):
                path.with_name(name).unlink(missing_ok=True)


def is_writable(folder: Path) -> bool:
    """Tell whether files can be made in a folder."""
    return folder.is_dir() and os.access(folder, os.W_OK)
