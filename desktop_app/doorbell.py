"""A second start rings at the window that runs: it comes to the front and opens the file asked for.

On macOS the system asks by itself, with an event.
The bell is a socket in the user's own run-time folder, a named pipe on Windows, one for each screen session.
What passes is a path as text, so nothing sent can be more than a file to open.
"""

from __future__ import annotations

import getpass
import os
import re
import sys
from multiprocessing.connection import Client, Listener
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from platformdirs import user_runtime_path
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desktop_app.widgets.states import StatePage
from finance_core.folders import PROGRAM

if TYPE_CHECKING:
    from desktop_app.app import Application

_ANSWER, _END = b"here", b"\0"
_PATIENCE_SECONDS = 3
_RETRY_MS = 200
_UNSAFE = re.compile(r"\W+")


def usual_address() -> str:
    """Return the address of this user's window in this session of the screen."""
    screen = _UNSAFE.sub("-", os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", ""))
    if sys.platform == "win32":
        return rf"\\.\pipe\{PROGRAM}-{getpass.getuser()}"
    return str(user_runtime_path(PROGRAM, appauthor=False) / f"window{screen}")


def ring(address: str, path: Path | None) -> bool:
    """Ask the running window to come forward, with a file to open; return whether there is one."""
    try:
        with Client(address) as line:
            line.send_bytes(str(path.absolute() if path else "").encode())
            return line.poll(_PATIENCE_SECONDS) and line.recv_bytes() == _ANSWER
    except (OSError, EOFError):
        return False


class Doorbell(QObject):
    """Waits for others to ring.

    Signals:
        rung: the path to open, or an empty text; on the GUI thread.
    """

    rung = Signal(str)

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address
        if sys.platform != "win32":
            Path(address).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            Path(address).unlink(missing_ok=True)  # nobody answered there: a window that was killed left it
        self._listener = Listener(address)
        self._thread = Thread(target=self._wait, name="doorbell", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop waiting; where the socket was cleared away, the thread ends with the program."""
        try:
            with Client(self._address) as line:
                line.send_bytes(_END)
        except OSError:
            return
        self._thread.join(_PATIENCE_SECONDS)
        self._listener.close()

    def _wait(self) -> None:
        while True:
            try:
                with self._listener.accept() as line:
                    said = line.recv_bytes()
                    if said == _END:
                        return
                    line.send_bytes(_ANSWER)
            except (OSError, EOFError):
                continue  # who rang is gone already
            self.rung.emit(said.decode(errors="replace"))


def answer(address: str, application: Application) -> Doorbell | None:
    """Let others ring at this window; where no bell can be hung, a second start is a second window."""
    callers, app = Callers(application), QApplication.instance()
    if isinstance(app, ReachableApplication):
        app.file_asked.connect(callers.let_in)
    try:
        bell = Doorbell(address, application)
    except OSError:
        return None
    bell.rung.connect(callers.let_in, Qt.ConnectionType.QueuedConnection)
    return bell


class ReachableApplication(QApplication):
    """The application, to whom macOS tells the file that was double-clicked.

    Signals:
        file_asked: its path.
    """

    file_asked = Signal(str)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_asked.emit(event.file())
            return True
        return super().event(event)


class Callers(QObject):
    """Lets in who rings: the window comes forward, and opens the file when it is free to."""

    def __init__(self, application: Application) -> None:
        super().__init__(application)
        self._application = application

    def let_in(self, path: str) -> None:
        """Come to the front; open a file unless it is open already or a question waits for its answer."""
        window = self._application.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        if path:
            self._open(Path(path))

    def _open(self, path: Path) -> None:
        page = self._application.window.pages.current
        if page is None or isinstance(page, StatePage):
            QTimer.singleShot(_RETRY_MS, self, lambda: self._open(path))
            return
        session = self._application.session
        if QApplication.activeModalWidget() is None and (session is None or session.path != path):
            self._application.open_file(path)
