"""What an open company is given by the application around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.shell.main_window import MainWindow
from desktop_app.work.runner import Runner
from finance_core.company.backups import Backups
from finance_core.money.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a session is given by the application.

    `rewrite` closes the company, gives it another passphrase (or none), deletes the backups that are not
    encrypted when it is given them, and opens it again; `restore` makes a new file of a backup and opens
    that.
    """

    window: MainWindow
    runner: Runner
    clock: Clock
    backups: Path
    acts: Mapping[str, Callable[[], None]]
    rewrite: Callable[[Path, Any, str | None, Backups | None], None]
    restore: Callable[[Path, Path], None]
