"""What the program notes of its own work, and reports of errors nobody foresaw.

Neither holds anything of the books: no amount, no name, no text a user typed, not even the words of an error,
which may quote them. Logs are rotated, reports are few, and nothing is sent anywhere.
"""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from importlib.metadata import version
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from finance_core.folders import PROGRAM

if TYPE_CHECKING:
    from datetime import datetime

_FILE = f"{PROGRAM}.log"
_SIZE, _OLD_ONES, _REPORTS, _LAST_LINES = 512_000, 4, 10, 40
_FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(message)s"
_ROOT = Path(__file__).resolve().parents[2]


def start(folder: Path) -> None:
    """Write the log of this program into a folder from now on; without a place for it, do without."""
    logger = logging.getLogger(PROGRAM)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / _FILE, maxBytes=_SIZE, backupCount=_OLD_ONES, encoding="utf-8")
    except OSError:
        logger.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter(_FORMAT))
    logger.addHandler(handler)
    note("start: %s", facts())


def stop() -> None:
    """Close the log."""
    logger = logging.getLogger(PROGRAM)
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def folder() -> Path | None:
    """Return where the log is written; nothing while there is none."""
    handlers = logging.getLogger(PROGRAM).handlers
    files = (handler.baseFilename for handler in handlers if isinstance(handler, RotatingFileHandler))
    return next((Path(name).parent for name in files), None)


def note(message: str, *values: object) -> None:
    """Note what the program did: words of our own, numbers of our own, and types; nothing a user wrote."""
    logging.getLogger(PROGRAM).info(message, *values)


def facts() -> str:
    """Return what a developer asks first: versions of the program, the system and what it stands on."""
    return (f"Countinghouse {version(PROGRAM)}, Python {platform.python_version()}, "
            f"PySide6 {version('PySide6-Essentials')}, {platform.system()} {platform.release()} "
            f"{platform.machine()}{', packaged' if getattr(sys, 'frozen', False) else ''}")


def stack_of(error: BaseException) -> str:
    """Return where an error came from and of which type it and its causes are, without their words."""
    parts = []
    found: traceback.TracebackException | None = traceback.TracebackException.from_exception(error)
    while found is not None:
        lines = [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in found.stack]
        parts.append("\n".join([*lines, found.exc_type.__name__ if found.exc_type else "unknown"]))
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)
    return "\n\nwhile handling\n".join(reversed(parts)) if len(parts) > 1 else parts[0]


def crash_report(error: BaseException, folder: Path, now: datetime) -> tuple[str, Path]:
    """Write a report of an error nobody foresaw; return its text and its file, the newest ten are kept.

    Raises:
        OSError: it could not be written.
    """
    stack = stack_of(error)
    logging.getLogger(PROGRAM).error("crash:\n%s", stack)
    text = "\n".join(["Countinghouse error report", now.isoformat(timespec="seconds"), facts(), "", stack, "",
                      "What the program did last:", *_last_lines(folder / _FILE), ""])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"report {now:%Y-%m-%d %H-%M-%S}.txt"
    path.write_text(text, encoding="utf-8")
    for old in sorted(folder.glob("report *.txt"))[:-_REPORTS]:
        old.unlink(missing_ok=True)
    return text, path


def _last_lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()[-_LAST_LINES:]
    except OSError:
        return ["(no log)"]


def _short(name: str) -> str:
    """Return a source file without the folders of this computer, which may name its user."""
    path = Path(name)
    if path.is_relative_to(_ROOT) and "site-packages" not in path.parts:
        return str(path.relative_to(_ROOT))
    return "/".join(path.parts[-2:])
