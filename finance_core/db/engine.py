"""Opening a company file: driver, pragmas, transactions, and what SQLite's refusals mean to the user.

One connection writes (BEGIN IMMEDIATE, TRUNCATE journal, full synchronisation); a small pool reads with
`query_only`. Every pragma is read back, because SQLite ignores what it does not know.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import QueuePool, StaticPool

from finance_core.errors import CountinghouseError, ReadOnlyFile, RuleViolation, StorageError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from finance_core.db.cipher import Key

APPLICATION_ID = 0x43484F55
OLDEST_SQLITE = (3, 51, 3)
PRAGMAS: dict[str, str | int] = {
    "journal_mode": "truncate",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "temp_store": 2,
    "secure_delete": 1,
    "busy_timeout": 5000,
}
READ_PRAGMAS: dict[str, str | int] = {"foreign_keys": 1, "trusted_schema": 0, "temp_store": 2,
                                      "busy_timeout": 5000, "query_only": 1}
# The driver keeps the statements used most often, not last: with its own 100 those of the opening push every
# later one out, and each is then prepared again at each use.
_STATEMENTS_KEPT = 512
# A running program changes rows, never the guards around them: what has to, says so with `changing_schema`.
_DENIED = frozenset({sqlite.SQLITE_ATTACH, sqlite.SQLITE_DETACH})
_SCHEMA_CHANGES = frozenset(
    getattr(sqlite, f"SQLITE_{verb}_{what}")
    for verb in ("CREATE", "DROP") for what in ("TABLE", "INDEX", "TRIGGER", "VIEW", "VTABLE")
) | {sqlite.SQLITE_ALTER_TABLE}
_DENIED_IN_USE = _DENIED | _SCHEMA_CHANGES
_GUARDING = frozenset({"foreign_keys", "recursive_triggers", "trusted_schema", "writable_schema",
                       "journal_mode", "ignore_check_constraints", "synchronous", "query_only"})


def check_driver() -> None:
    """Refuse an SQLite that carries the WAL-reset bug.

    Raises:
        StorageError: the library is older than 3.51.3.
    """
    if sqlite.sqlite_version_info < OLDEST_SQLITE:
        raise StorageError(
            f"SQLite {sqlite.sqlite_version} is too old. Install the pinned sqlcipher3 with make setup."
        )


def open_plain(path: Path, key: Key | None = None, *, options: str = "mode=ro") -> Any:
    """Return a DB-API connection with its key and no more, for copies and checks beside the mapping.

    `options` are those of an SQLite URI. A wrong key is refused by the first statement, not here.
    """
    connection = sqlite.connect(f"{path.absolute().as_uri()}?{options}", uri=True, isolation_level=None,
                                check_same_thread=False, cached_statements=_STATEMENTS_KEPT)
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would print to the console
        connection.execute(f"PRAGMA key = {key.literal}")
    connection.execute("PRAGMA temp_store = MEMORY")  # nothing of the books in a temporary file
    return connection


def connect(path: Path, *, pragmas: dict[str, str | int], read_only: bool, key: Key | None = None) -> Any:
    """Return a DB-API connection with its pragmas set and read back.

    Raises:
        StorageError: a pragma did not take.
    """
    connection = open_plain(path, key, options="mode=ro" if read_only else "mode=rwc")
    for name, value in pragmas.items():
        connection.execute(f"PRAGMA {name}={value}")
        row = connection.execute(f"PRAGMA {name}").fetchone()
        if row is not None and row[0] != value:
            connection.close()
            raise StorageError(f"SQLite refused {name}={value} for {path}.", record=str(path))
    connection.set_authorizer(_allow_rows)
    return connection


@contextmanager
def changing_schema(connection: Connection) -> Iterator[None]:
    """Let a connection change tables and triggers: in creating and upgrading a file, nowhere else."""
    driver: Any = connection.connection.driver_connection
    driver.set_authorizer(_allow_schema)
    try:
        yield
    finally:
        driver.set_authorizer(_allow_rows)


def _allow_rows(action: int, what: str | None, value: str | None, *_: Any) -> int:
    """Say whether a statement may be prepared; SQLite asks for each part of it."""
    is_guard = action == sqlite.SQLITE_PRAGMA and value is not None and str(what).lower() in _GUARDING
    return _verdict(is_denied=is_guard or action in _DENIED_IN_USE)


def _allow_schema(action: int, *_: Any) -> int:
    return _verdict(is_denied=action in _DENIED)


def _verdict(*, is_denied: bool) -> int:
    return int(sqlite.SQLITE_DENY if is_denied else sqlite.SQLITE_OK)


class SameFile:
    """Holds all connections of an open company to the file the first one found under its name."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found: tuple[int, int] | None = None

    def connect(self, **options: Any) -> Any:
        """Connect to the file, unless another one, or none, has its name by now.

        Raises:
            StorageError: it was moved, deleted or replaced.
        """
        if self._found is not None and self._now() != self._found:
            raise displaced(self._path)
        connection = connect(self._path, **options)
        self._found = self._found or self._now()
        return connection

    def is_here(self) -> bool:
        """Tell whether the file that was opened still has its name."""
        return self._found is None or self._now() == self._found

    def _now(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino


def writer_engine(path: Path, key: Key | None = None, file: SameFile | None = None) -> Engine:
    """Return the engine with the one writing connection; a transaction starts with BEGIN IMMEDIATE."""
    file = file or SameFile(path)
    engine = create_engine(
        "sqlite://", module=sqlite, poolclass=StaticPool,
        creator=lambda: file.connect(pragmas=PRAGMAS, read_only=False, key=key),
    )
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def reader_engine(path: Path, key: Key | None = None, file: SameFile | None = None) -> Engine:
    """Return the engine lists and reports read through; it cannot write."""
    file = file or SameFile(path)
    engine = create_engine(
        "sqlite://",
        module=sqlite,
        poolclass=QueuePool,
        pool_size=4,
        creator=lambda: file.connect(pragmas=READ_PRAGMAS, read_only=True, key=key),
    )
    _begin_with(engine, "BEGIN")
    return engine


def _begin_with(engine: Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql(statement)


_MEANINGS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("FULL",), "The disk is full, so nothing was saved. Free some space, then save again."),
    (("BUSY", "LOCKED"),
     "Another program is writing to the file, so nothing was saved. Save again in a moment."),
    (("CORRUPT", "NOTADB"),
     "The file is damaged ({text}). Nothing was saved; open the newest backup."),
    (("IOERR", "CANTOPEN"),
     "The file could not be written ({text}). Check the drive, then open the company to see what is saved."),
)


def has_journal(path: Path) -> bool:
    """Tell whether a save is under way, or was cut off; the next writer undoes the latter."""
    journal = path.with_name(f"{path.name}-journal")
    return journal.is_file() and journal.stat().st_size > 0


def cut_off_save(path: Path) -> StorageError:
    """Return what a reader is told of a file whose last save was cut off."""
    return StorageError(f"A save of {path} was cut off and is not undone yet. Close the company, then open "
                        "it for writing: that undoes the save, and whatever was saved before is there.",
                        record=str(path))


def plain_error(error: DBAPIError, path: Path) -> CountinghouseError:
    """Return what a refusal of the database means: nothing was saved, and what to do."""
    text = str(error.orig)
    name = getattr(error.orig, "sqlite_errorname", "")
    if isinstance(error, IntegrityError):
        return RuleViolation(f"The file refused the change: {text}. Nothing was saved.", reason=text)
    for parts, meaning in _MEANINGS:
        if any(part in name for part in parts):
            return StorageError(meaning.format(text=text), record=str(path))
    if "READONLY" in name:
        return _readonly(path)
    return StorageError(f"The database refused the request: {text}. Nothing was saved.", record=str(path))


def displaced(path: Path) -> StorageError:
    """Return what is said when the open file no longer has its name."""
    if not path.exists():
        return StorageError(f"{path} was moved or deleted while open, so nothing was saved. "
                            "Put it back or save a copy.", record=str(path))
    return StorageError(f"{path} was replaced while open, so nothing was saved. Save a copy of what is open "
                        "here, then open the company again.", record=str(path))


def _readonly(path: Path) -> CountinghouseError:
    if not path.exists():
        return displaced(path)
    if has_journal(path):
        return cut_off_save(path)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return ReadOnlyFile(str(path))
    return displaced(path)
