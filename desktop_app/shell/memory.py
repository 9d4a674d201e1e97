"""What the window remembers between sessions: sizes, widths, filters, recent files, choices of the user."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from pathlib import Path

_MOST_RECENT = 8


class SettingsMemory:
    """Keeps plain JSON values in an INI file."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def get(self, key: str, default: Any = None) -> Any:
        """Return what was kept under a key; a value nobody can read any more is the default."""
        text = self._settings.value(key)
        if not isinstance(text, str):
            return default
        try:
            return json.loads(text)
        except ValueError:
            return default

    def put(self, key: str, value: Any) -> None:
        """Keep a value under a key."""
        self._settings.setValue(key, json.dumps(value))

    def get_bytes(self, key: str) -> QByteArray:
        """Return kept bytes, such as a window's geometry."""
        return QByteArray.fromBase64(str(self.get(key, "")).encode())

    def put_bytes(self, key: str, value: QByteArray) -> None:
        """Keep bytes."""
        self.put(key, bytes(value.toBase64().data()).decode())

    def recent_files(self) -> list[str]:
        """Return the company files opened last, newest first."""
        return [str(path) for path in self.get("recent", [])]

    def remember_file(self, path: str) -> None:
        """Put a company file at the head of the recent ones."""
        others = [known for known in self.recent_files() if known != path]
        self.put("recent", [path, *others][:_MOST_RECENT])

    def forget_file(self, path: str) -> None:
        """Take a file that is gone off the recent ones."""
        self.put("recent", [known for known in self.recent_files() if known != path])

    def flush(self) -> None:
        """Write to disk now."""
        self._settings.sync()
