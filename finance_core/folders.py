"""Where each system keeps what belongs to one user: settings, logs, backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from platformdirs import user_config_path, user_data_path, user_log_path

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = "countinghouse"


def settings_path() -> Path:
    """Return the file of the user's window settings."""
    return user_config_path(PROGRAM, appauthor=False) / "window.ini"


def log_path() -> Path:
    """Return the folder of logs and error reports."""
    return user_log_path(PROGRAM, appauthor=False)


def backup_path() -> Path:
    """Return the folder all companies of this user have their backups in."""
    return user_data_path(PROGRAM, appauthor=False) / "backups"
