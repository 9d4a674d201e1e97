"""Work off the GUI thread: one thread writes, a few read, results come back through one queued signal.

A result whose ticket was cancelled, or whose receiver is gone, is dropped. This is one of the two places
that may catch every exception: what work raises is handed to its `failed`.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from desktop_app.work import log

T = TypeVar("T")
Work = Callable[[], T]
Done = Callable[[T], None]
Failed = Callable[[BaseException], None]
_READERS = 2
_COLLECT_EVERY_MS, _WHOLE_EVERY = 1_000, 20
_ENOUGH_GARBAGE, _TOO_MUCH_GARBAGE = 2_000, 1_000_000  # objects


class Ticket:
    """One piece of work under way; cancelling it drops the result, and the work itself if not begun."""

    def __init__(self) -> None:
        self.is_cancelled = False

    def cancel(self) -> None:
        """Forget the work; harmless when it is over."""
        self.is_cancelled = True


class Runner(Protocol):
    """Runs work and reports back on the GUI thread."""

    def write(self, work: Work[T], done: Done[T], failed: Failed) -> Ticket:
        """Queue work on the one thread that changes the company; queued work is never lost."""

    def read(self, work: Work[T], done: Done[T], failed: Failed) -> Ticket:
        """Queue work that only reads."""

    def close(self) -> None:
        """Finish the queued writes, drop the reads, wait for both."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    ticket: Ticket
    callback: Callable[[Any], None]
    value: Any


class ThreadRunner(QObject):
    """The runner of the real window.

    While it has threads, Python looks for garbage on the GUI thread only, and between pieces of work:
    left to itself it would free widgets on a worker's thread, or amid an event, which ends the process.

    Signals:
        finished: internal; carries an outcome to the GUI thread.
    """

    finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="reader")
        self._is_closed = False
        self._under_way: set[Future[None]] = set()
        self._collections = 0
        self._collector = QTimer(self, interval=_COLLECT_EVERY_MS)
        self._collector.timeout.connect(self.collect_garbage)
        self.finished.connect(self._report, Qt.ConnectionType.QueuedConnection)
        gc.disable()
        self._collector.start()

    def write(self, work: Work[T], done: Done[T], failed: Failed) -> Ticket:
        return self._submit(self._writer, work, done, failed)

    def read(self, work: Work[T], done: Done[T], failed: Failed) -> Ticket:
        if self._is_closed:  # an answer that came last asks for more, and nobody is left to read it
            return Ticket()
        return self._submit(self._readers, work, done, failed)

    def close(self) -> None:
        self._is_closed = True
        self._readers.shutdown(cancel_futures=True)
        self._writer.shutdown()
        self._collector.stop()
        gc.enable()

    def collect_garbage(self) -> None:
        """Free what hangs together in circles, most times only what is young."""
        if gc.get_count()[0] < (_TOO_MUCH_GARBAGE if self._under_way else _ENOUGH_GARBAGE):
            return
        self._collections += 1
        gc.collect(1 if self._collections % _WHOLE_EVERY else 2)

    def _submit(self, pool: ThreadPoolExecutor, work: Work[T], done: Done[T], failed: Failed) -> Ticket:
        ticket = Ticket()
        future = pool.submit(self._run, ticket, work, done, failed)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        return ticket

    def _report(self, outcome: _Outcome) -> None:
        _deliver(outcome)

    def _run(self, ticket: Ticket, work: Work[T], done: Done[T], failed: Failed) -> None:
        if ticket.is_cancelled:
            return
        outcome = _outcome(ticket, work, done, failed)
        if isValid(self):
            self.finished.emit(outcome)


class InlineRunner:
    """The runner of tests and of the guided tour: does the work at once, on the calling thread."""

    def write(self, work: Work[T], done: Done[T], failed: Failed) -> Ticket:
        ticket = Ticket()
        _deliver(_outcome(ticket, work, done, failed))
        return ticket

    def read(self, work: Work[T], done: Done[T], failed: Failed) -> Ticket:
        return self.write(work, done, failed)

    def close(self) -> None:
        """Nothing is ever under way."""


class Latest(QObject):
    """Keeps only the newest request of its kind: starting the next cancels the one before.

    A widget owns one per purpose; when the widget goes, so does its interest in the answer.
    """

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._ticket = Ticket()

    def read(self, work: Work[T], done: Done[T], failed: Failed) -> None:
        self.cancel()
        self._ticket = self._runner.read(work, self._if_alive(done), self._if_alive(failed))

    def write(self, work: Work[T], done: Done[T], failed: Failed) -> None:
        """Queue work for the writer that may be dropped, such as a preview; never a save."""
        self.cancel()
        self._ticket = self._runner.write(work, self._if_alive(done), self._if_alive(failed))

    def cancel(self) -> None:
        self._ticket.cancel()

    def _if_alive(self, callback: Callable[[T], None]) -> Callable[[T], None]:
        def report(value: T) -> None:
            if isValid(self):
                callback(value)

        return report


def _outcome(ticket: Ticket, work: Work[T], done: Done[T], failed: Failed) -> _Outcome:
    try:
        return _Outcome(ticket, done, work())
    except Exception as error:  # noqa: BLE001 - whatever work raises belongs to its caller
        log.note("work ended with %s", type(error).__name__)
        return _Outcome(ticket, failed, error)


def _deliver(outcome: _Outcome) -> None:
    receiver = getattr(getattr(outcome.callback, "func", outcome.callback), "__self__", None)
    is_gone = isinstance(receiver, QObject) and not isValid(receiver)
    if not outcome.ticket.is_cancelled and not is_gone:
        outcome.callback(outcome.value)
