"""Start the window: `python -m desktop_app [FILE]`.

`--tour DIR` photographs every screen instead, `--self-test` proves that this installation works.

Here every exception ends that nobody foresaw: it goes into a log and a dialog, and the window lives on.
"""

from __future__ import annotations

import argparse
import faulthandler
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from desktop_app import doorbell
from desktop_app.app import Application, make_qt_application, usual_setting
from desktop_app.work import log
from finance_core.folders import log_path

if TYPE_CHECKING:
    from types import TracebackType

_FAULTS_SIZE = 256_000
_THEMES = ("light", "dark", "both")


def main() -> int:
    """Run the program and return its exit code."""
    options = _options()
    if options.tour is not None:
        from desktop_app.tour import tour

        return tour(options.tour, options.file, options.theme)
    if options.self_test:
        from desktop_app.self_test import self_test

        return self_test(as_json=options.json)
    address = doorbell.usual_address()
    if doorbell.ring(address, options.file):
        return 0
    app = make_qt_application(sys.argv[:1], doorbell.ReachableApplication)
    application = Application(app, usual_setting())
    crashes = CrashReports(application, log_path())
    crashes.install()
    bell = doorbell.answer(address, application)
    application.start(options.file)
    code = app.exec()
    log.note("end: code %d", code)
    if bell is not None:
        bell.close()
    return code


class CrashReports:
    """Writes what nobody foresaw to a file and tells the user, once at a time."""

    def __init__(self, application: Application, folder: Path) -> None:
        self._application, self._folder = application, folder
        self._is_shown = False

    def install(self) -> None:
        """Take every uncaught exception from now on, and the stack of a hard crash."""
        log.start(self._folder)
        try:
            faulthandler.enable(_fresh(self._folder / "faults.log"))
        except OSError:
            faulthandler.enable()
        sys.excepthook = self.report
        threading.excepthook = lambda args: self.report(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)

    def report(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """Report an exception without the words it may quote from the books, and show it."""
        if sys.stderr is not None:  # a Windows program without console has none
            sys.stderr.write("".join(traceback.format_exception(error)))
        now = datetime.now().astimezone()
        try:
            text, file = log.crash_report(error, self._folder, now)
        except OSError:
            text, file = log.stack_of(error), self._folder
        if threading.current_thread() is threading.main_thread() and not self._is_shown:
            self._show(text, str(error), file)

    def _show(self, text: str, words: str, file: Path) -> None:
        from desktop_app.dialogs.crash import CrashDialog

        self._is_shown = True
        dialog = CrashDialog(text, words, file, self._application.window)
        dialog.finished.connect(self._shown)
        dialog.open()

    def _shown(self) -> None:
        self._is_shown = False


def _fresh(path: Path) -> IO[str]:
    """Open a log of hard crashes that never grows old: one begun long ago is put aside first."""
    if path.is_file() and path.stat().st_size > _FAULTS_SIZE:
        path.replace(path.with_name(f"{path.name}.1"))
    return path.open("a", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="countinghouse", description="Desktop bookkeeping.")
    parser.add_argument("file", nargs="?", type=Path, help="company file to open")
    parser.add_argument("--tour", type=Path, metavar="DIR", help="photograph every screen into a folder")
    parser.add_argument("--theme", choices=_THEMES, default="both", help="theme of the tour")
    parser.add_argument("--self-test", action="store_true", help="try everything in a temporary folder")
    parser.add_argument("--json", action="store_true", help="print the result of the self-test as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
