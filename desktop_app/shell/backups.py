"""Where backups of a company go, which is the newest, and which are old enough to go."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KEPT = 10
_STAMP = "%Y-%m-%d %H-%M-%S"


class Backups:
    """The backups of one company file, in a folder of their own."""

    def __init__(self, root: Path, company: Path) -> None:
        mark = hashlib.sha256(str(company).encode()).hexdigest()[:8]
        self._company = company
        self.folder = root / f"{company.stem} {mark}"

    def target(self, now: datetime) -> Path:
        """Return the name of a backup made now; its folder is there afterwards."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / f"{now.strftime(_STAMP)}{self._company.suffix}"

    def made(self) -> list[Path]:
        """Return all backups, oldest first."""
        return sorted(self.folder.glob(f"*{self._company.suffix}"))

    def newest(self) -> datetime | None:
        """Return when the newest backup was made, in local time."""
        files = self.made()
        return datetime.fromtimestamp(files[-1].stat().st_mtime).astimezone() if files else None

    def prune(self) -> None:
        """Delete all but the newest ten."""
        for path in self.made()[:-KEPT]:
            path.unlink()
