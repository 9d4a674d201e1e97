"""Where a file is chosen: the desktop's own dialogs, kept in one place because tests answer for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from finance_core.errors import StorageError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SUFFIX = ".countinghouse"
COMPANY = f"Countinghouse company (*{SUFFIX})"
_EVERYTHING = "All files (*)"


def documents() -> Path:
    """Return the user's folder of documents, or home where there is none."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(folder) if folder and Path(folder).is_dir() else Path.home()


def ask_open(parent: QWidget, title: str, kinds: str = COMPANY, folder: Path | None = None) -> Path | None:
    """Ask which file to open; `None` when the user thought better of it."""
    start = str(folder or documents())
    name, _ = QFileDialog.getOpenFileName(parent, title, start, f"{kinds};;{_EVERYTHING}")
    return Path(name) if name else None


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder; `None` when the user thought better of it."""
    name = QFileDialog.getExistingDirectory(parent, title, str(documents()))
    return Path(name) if name else None


def write(path: Path, content: bytes) -> Path:
    """Write a file the user named.

    Raises:
        StorageError: it cannot be written there.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise StorageError(f"{path} cannot be written. Choose another place.") from error
    return path


def ask_save(parent: QWidget, title: str, suggested: Path, kinds: str = COMPANY) -> Path | None:
    """Ask under which name to save; `None` when the user thought better of it."""
    name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    return Path(name) if name else None
