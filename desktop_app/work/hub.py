"""The change hub: what the company reports as changed, as one signal on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal


class Announcer(Protocol):
    """Whatever reports changed table names, such as the open company."""

    def subscribe(self, callback: Callable[[frozenset[str]], None]) -> Any:
        """Call back after every commit, on any thread; return a function that ends it, or nothing."""


class ChangeHub(QObject):
    """Carries changes to the window, whatever thread made them.

    Signals:
        changed: the names of the tables a commit touched, always on the GUI thread.
        saved: the id of the record a form of this window saved.
        reported: internal; the same from the thread of the commit.
    """

    changed = Signal(frozenset)
    saved = Signal(object)
    reported = Signal(frozenset)

    def __init__(self, company: Announcer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reported.connect(self._announce)
        self._unsubscribe = company.subscribe(self.reported.emit)

    def close(self) -> None:
        """Stop listening to the company."""
        if callable(self._unsubscribe):
            self._unsubscribe()
            self._unsubscribe = None

    def _announce(self, tables: frozenset[str]) -> None:
        self.changed.emit(tables)
