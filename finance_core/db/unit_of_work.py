"""One save is one transaction: the only place that commits or rolls back.

`Database.transaction()` opens a unit of work; a service called inside another joins the open one, so that the
outermost call commits everything or nothing. `Database.rehearse()` runs the same code and always rolls back.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, SessionTransaction

from finance_core.db.base import TrackedBase
from finance_core.db.engine import (
    SameFile,
    changing_schema,
    check_driver,
    plain_error,
    reader_engine,
    writer_engine,
)
from finance_core.errors import NotFound, ReadOnlyFile
from finance_core.money.clock import Clock

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from finance_core.db.cipher import Key

U = TypeVar("U", bound="UnitOfWork")
M = TypeVar("M", bound=TrackedBase)
ChangeListener = Callable[[frozenset[str]], None]


def stored(session: Session, model: type[M], key: UUID, what: str, *, field: str | None = None) -> M:
    """Return a stored row by id.

    Raises:
        NotFound: no row has this id; the message calls it `what`.
    """
    row = session.get(model, key)
    if row is None:
        raise NotFound(what, key, field=field)
    return row


class UnitOfWork:
    """What a service works with between begin and commit: session, actor, time, and what changed."""

    def __init__(self, session: Session, actor_id: UUID, clock: Clock) -> None:
        self.session = session
        self.actor_id = actor_id
        self.now: datetime = clock.now()
        self.today: date = clock.today()
        self.changed: set[str] = set()
        self.warnings: list[str] = []
        self.caches: Sequence[ChangeListener] = ()
        session.info["unit"] = self

    @cached_property
    def connection(self) -> Connection:
        """Return the connection of the transaction, for statements that need no objects."""
        return self.session.connection()

    def add(self, row: TrackedBase) -> None:
        """Queue a new row; it is written at the next flush or at commit."""
        self.session.add(row)

    def get(self, model: type[M], key: UUID, *, what: str, field: str | None = None) -> M:
        """Return a stored row by id.

        Raises:
            NotFound: no row has this id.
        """
        return stored(self.session, model, key, what, field=field)

    def warn(self, message: str) -> None:
        """Tell the user something that does not stop the save."""
        if message not in self.warnings:
            self.warnings.append(message)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Run one part of a batch: an error undoes only this part and propagates."""
        marks = self._marks()
        nested = self.session.begin_nested()
        try:
            yield
            nested.commit()
        except BaseException:
            self._take_back(nested, marks)
            raise

    @contextmanager
    def trial(self) -> Iterator[None]:
        """Run one part of the unit and take it back, whatever comes of it."""
        marks = self._marks()
        nested = self.session.begin_nested()
        try:
            yield
            self.session.flush()
        finally:
            self._take_back(nested, marks)

    def forget(self) -> None:
        """Let caches drop what this unit changed: it is committed or taken back now."""
        for forget in self.caches:
            forget(frozenset(self.changed))

    def finish(self) -> None:
        """Write what belongs to the save as a whole; called once, right before the commit."""

    def _take_back(self, nested: SessionTransaction, marks: Any) -> None:
        nested.rollback()
        self._restore(marks)
        self.forget()

    def _note(self, row: TrackedBase) -> None:
        """Look at a changed row before it is written."""

    def _marks(self) -> Any:
        return len(self.warnings)

    def _restore(self, marks: Any) -> None:
        del self.warnings[marks:]

    def stamp(self, session: Session) -> None:
        """Note which tables a flush changes, and on tracked rows who changes them and when."""
        for row in session.new:
            self.changed.add(row.__tablename__)
            if isinstance(row, TrackedBase):
                row.created_at = row.updated_at = self.now
                row.created_by_id = row.created_by_id or self.actor_id
                row.updated_by_id = row.updated_by_id or self.actor_id
        for row in session.dirty:
            if session.is_modified(row):
                self.changed.add(row.__tablename__)
                if isinstance(row, TrackedBase):
                    self._note(row)
                    row.updated_at = self.now
                    row.updated_by_id = self.actor_id
        for row in session.deleted:
            self.changed.add(row.__tablename__)


class WritingSession(Session):
    """A session whose flushes its unit of work stamps."""


@event.listens_for(WritingSession, "before_flush")
def _stamp(session: Session, _context: Any, _instances: Any) -> None:
    session.info["unit"].stamp(session)


class Database(Generic[U]):
    """An open company file: one writing connection, several reading ones."""

    def __init__(
        self, path: Path, clock: Clock, unit_of: Callable[[Session, UUID, Clock], U], *,
        read_only: bool = False, key: Key | None = None
    ) -> None:
        check_driver()
        self.path = path
        self.read_only = read_only
        self.clock = clock
        self.actor_id = UUID(int=0)
        self.listeners: list[ChangeListener] = []
        self.caches: list[ChangeListener] = []
        self._unit_of = unit_of
        self.file = SameFile(path)
        self._writer = writer_engine(path, key, self.file)
        self._reader = reader_engine(path, key, self.file)
        self._lock = threading.RLock()
        self._current: U | None = None
        self._reads = threading.local()
        self._data_version: int | None = None

    @contextmanager
    def transaction(self) -> Iterator[U]:
        """Open a unit of work, or join the one this thread has open.

        Leaving the outermost one commits; an error rolls everything back.

        Raises:
            ReadOnlyFile: the file was opened for reading only.
            StorageError: the database refused; nothing was saved.
        """
        with self._lock:
            if self._current is not None:
                yield self._current
                return
            with self._unit() as (unit, session):
                yield unit
                unit.finish()
                session.commit()
        if unit.changed:
            self._tell(frozenset(unit.changed))

    @contextmanager
    def rehearse(self) -> Iterator[U]:
        """Open a unit of work that is always rolled back; inner calls join it and leave no trace.

        Inside an open unit only what is rehearsed is taken back; what was saved before it stays.
        """
        with self._lock:
            if self._current is not None:
                with self._current.trial():
                    yield self._current
                return
            with self._unit() as (unit, session):
                try:
                    yield unit
                    session.flush()
                finally:
                    session.rollback()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a session that only reads; inside a unit of work or reading of this thread, that one.

        A second connection would wait behind a save that waits for the first.
        """
        if self._current is not None and self._lock.acquire(blocking=False):
            try:
                if self._current is not None:
                    yield self._current.session
                    return
            finally:
                self._lock.release()
        if (outer := getattr(self._reads, "session", None)) is not None:
            yield outer
            return
        with Session(self._reader) as session:
            self._reads.session = session
            try:
                yield session
            except DBAPIError as error:
                raise plain_error(error, self.path) from error
            finally:
                self._reads.session = None

    def raw(self) -> Any:
        """Return a reading DB-API connection of the pool, for checks that share no code with the mapping."""
        return self._reader.raw_connection()

    def writer_connection(self) -> Any:
        """Return the DB-API connection that writes, for set-up while nothing else uses the file."""
        return self._writer.raw_connection().driver_connection

    def execute_ddl(self, run: Callable[[Any], None]) -> None:
        """Run schema statements in one transaction on the writing connection.

        Raises:
            StorageError: the database refused; nothing was saved.
        """
        try:
            with self._lock, self._writer.begin() as connection, changing_schema(connection):
                run(connection)
        except DBAPIError as error:
            raise plain_error(error, self.path) from error

    def close(self) -> None:
        """Close all connections."""
        self._reader.dispose()
        self._writer.dispose()

    @contextmanager
    def _unit(self) -> Iterator[tuple[U, Session]]:
        if self.read_only:
            raise ReadOnlyFile(str(self.path))
        session = WritingSession(self._writer, expire_on_commit=False)
        unit = self._unit_of(session, self.actor_id, self.clock)
        unit.caches = self.caches
        self._current = unit
        try:
            self._notice_strangers(session)
            yield unit, session
        except DBAPIError as error:
            session.rollback()
            raise plain_error(error, self.path) from error
        except BaseException:
            session.rollback()
            raise
        finally:
            self._current = None
            session.close()
            unit.forget()

    def _notice_strangers(self, session: Session) -> None:
        """Drop what is kept in memory when another program has written to the file since the last save."""
        version = session.connection().exec_driver_sql("PRAGMA data_version").scalar_one()
        if self._data_version not in {None, version}:
            everything = frozenset(TrackedBase.metadata.tables)
            for forget in self.caches:
                forget(everything)
            self._tell(everything)
        self._data_version = version

    def _tell(self, changed: frozenset[str]) -> None:
        for listener in tuple(self.listeners):
            listener(changed)
