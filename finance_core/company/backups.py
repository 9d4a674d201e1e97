"""The backups a company gets without being asked: where they go, which are kept, and the second place.

Kept are the newest ten, the newest of each of the last 14 days that have one, and the newest of each of the
last 24 such months.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from finance_core.company.backup import digest, forget_file, manifest_path, put_in_place, read_manifest
from finance_core.company.schema import is_encrypted
from finance_core.errors import CountinghouseError, StorageError

NEWEST, DAYS, MONTHS = 10, 14, 24
_STAMP = "%Y-%m-%d %H-%M-%S"
_UNITS = ("B", "kB", "MB", "GB")
_STAMP_LENGTH = len("2026-12-31 23-59-59")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A backup that was made; `problem` says why it has no twin at the second place."""

    copy: Path
    problem: str = ""


def kept(stamps: Sequence[datetime]) -> set[datetime]:
    """Return which backups stay, of those made at these times."""
    newest_first = sorted(stamps, reverse=True)
    by_day = {stamp.date(): stamp for stamp in reversed(newest_first)}
    by_month = {(stamp.year, stamp.month): stamp for stamp in reversed(newest_first)}
    return {*newest_first[:NEWEST],
            *(by_day[day] for day in sorted(by_day)[-DAYS:]),
            *(by_month[month] for month in sorted(by_month)[-MONTHS:])}


class Backups:
    """The backups of one company file, in a folder of their own; a second place may hold their twins."""

    def __init__(self, root: Path, company: Path, second: Path | None = None) -> None:
        mark = hashlib.sha256(str(company).encode()).hexdigest()[:8]
        name = f"{company.stem} {mark}"
        self._suffix = company.suffix
        self.folder = root / name
        self.second = second / name if second is not None else None

    def make(self, write: Callable[[Path], Path], now: datetime) -> Made:
        """Write a backup by `write`, copy it to the second place, and let the oldest ones go.

        Raises:
            StorageError: it could not be written; the older ones are still there.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(f"The folder of backups {self.folder} cannot be made: {error.strerror}.",
                               record=str(self.folder)) from error
        copy = write(self._name(now))
        problem = self._copy_to_second(copy)
        self._prune(self.folder)
        return Made(copy=copy, problem=problem)

    def made(self) -> list[Path]:
        """Return all backups, oldest first."""
        return [path for _, path in _stamped(self.folder, self._suffix)]

    def forget_plain(self) -> str:
        """Delete the backups that open without a passphrase, the twins too; return what stood in the way."""
        folders = (self.folder,) if self.second is None else (self.folder, self.second)
        plain = [path for folder in folders for _, path in _stamped(folder, self._suffix) if _is_plain(path)]
        delete_backups(plain)
        left = [path for path in plain if path.exists()]
        if left:
            return f"{left[0]} is not encrypted and could not be deleted. Delete it yourself."
        if self.second is not None and not self.second.parent.is_dir():
            return f"The second place {self.second.parent} is not there now; what lies there was not deleted."
        return ""

    def newest(self) -> datetime | None:
        """Return when the newest backup was made, in local time."""
        found = _stamped(self.folder, self._suffix)
        return found[-1][0].astimezone() if found else None

    def _name(self, now: datetime) -> Path:
        """Return a free name: two backups of the same second are both kept."""
        stem, number = now.strftime(_STAMP), 1
        path = self.folder / f"{stem}{self._suffix}"
        while path.exists():
            number += 1
            path = self.folder / f"{stem} ({number}){self._suffix}"
        return path

    def _copy_to_second(self, copy: Path) -> str:
        """Copy a backup with its manifest, prove the copy's digest, and return what stood in the way."""
        if self.second is None:
            return ""
        if not self.second.parent.is_dir():
            return f"The second place {self.second.parent} is not there now."
        target = self.second / copy.name
        partial = target.with_name(f"{target.name}.partial")
        try:
            self.second.mkdir(exist_ok=True)
            shutil.copyfile(copy, partial)
            manifest = read_manifest(copy)
            if digest(partial) != (manifest.sha256 if manifest else digest(copy)):
                return f"The copy at the second place {self.second.parent} came out different."
            put_in_place(partial, target)
            if manifest_path(copy).is_file():
                shutil.copyfile(manifest_path(copy), manifest_path(target))
            self._prune(self.second)
        except OSError as error:
            return f"The second place {self.second.parent} could not be written: {error.strerror}."
        finally:
            with suppress(OSError):
                forget_file(partial)
        return ""

    def _prune(self, folder: Path) -> None:
        found = _stamped(folder, self._suffix)
        staying = kept([stamp for stamp, _ in found])
        delete_backups([path for stamp, path in found if stamp not in staying])


def delete_backups(backups: Sequence[Path]) -> None:
    """Delete backups with their manifests; one that cannot be deleted stays."""
    for path in backups:
        with suppress(OSError):
            forget_file(path)
            manifest_path(path).unlink(missing_ok=True)


def _is_plain(path: Path) -> bool:
    """Return whether a backup is a readable company; of what is no company at all nothing is said."""
    try:
        return not is_encrypted(path)
    except CountinghouseError:
        return False


def _stamped(folder: Path, suffix: str) -> list[tuple[datetime, Path]]:
    """Return the backups of a folder with the time in their names, oldest first; other files are not ours."""
    found = []
    for path in folder.glob(f"*{suffix}") if folder.is_dir() else ():
        try:
            stamp = datetime.strptime(path.stem[:_STAMP_LENGTH], _STAMP)  # noqa: DTZ007 - local, as written
        except ValueError:
            continue
        found.append((stamp, path))
    return sorted(found, key=lambda one: (one[0], len(one[1].name), one[1].name))  # (10) comes after (2)


def said_size(size: int) -> str:
    """Return a file's size in bytes as people say it: 980 B, 1.4 MB."""
    step, unit = 1, 0
    while size >= 1000 * step and unit < len(_UNITS) - 1:
        step, unit = step * 1000, unit + 1
    tenths = size * 10 // step
    short = f"{tenths // 10}.{tenths % 10}" if unit and tenths < 1000 else str(tenths // 10)
    return f"{short} {_UNITS[unit]}"
