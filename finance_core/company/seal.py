"""The seal of a closed company file: a digest that shows any byte changed since Countinghouse closed it.

SQLite does not notice most damage to stored values, and the chains cover what is posted, not names, settings
or documents. So the last thing written to a file is a digest (SHA-256) of all its pages but the seal's own.
SQLite's change counter stands beside it: once any program has saved again, the seal no longer speaks.
Encrypted files need none; each of their pages carries its own signature.
"""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path
from typing import Any

from finance_core.db.engine import open_plain

_COUNTER = slice(24, 28)
_VOLATILE = (_COUNTER, slice(92, 100))  # what each save changes in the head: the counter, its copy, a version
_HEAD_SIZE = 100
_TABLE = "CREATE TABLE IF NOT EXISTS file_seal (id INTEGER PRIMARY KEY, counter INTEGER, digest TEXT) STRICT"
_PUT = "INSERT OR REPLACE INTO file_seal VALUES (1, ?, ?)"
_ROOT = "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = 'file_seal'"


def seal(path: Path) -> None:
    """Seal a plain file nobody has open, unless it is sealed as it is; the caller holds its lock.

    Raises:
        sqlite DatabaseError, OSError: it could not be written; the file is whole and unsealed.
    """
    with closing(open_plain(path, options="mode=rw")) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        if connection.execute(_ROOT).fetchone() is None:
            connection.execute(_TABLE)
        counter = _counter(path)
        if (found := _stored(connection)) is not None and found[0] == counter:
            return
        if found is None:  # a first row now, so that the second changes no page but its own
            connection.execute(_PUT, (0, ""))
            counter = _counter(path)
        connection.execute(_PUT, (counter + 1, _digest(path, connection)))


def is_broken(path: Path, connection: Any) -> bool:
    """Tell whether a plain file has a seal that speaks, and is not as it was when that was put on."""
    if connection.execute(_ROOT).fetchone() is None or (found := _stored(connection)) is None:
        return False
    counter, digest = found
    return bool(counter == _counter(path) and digest != _digest(path, connection))


def _stored(connection: Any) -> tuple[int, str] | None:
    row: tuple[int, str] | None = connection.execute("SELECT counter, digest FROM file_seal").fetchone()
    return row


def _counter(path: Path) -> int:
    with path.open("rb") as file:
        return int.from_bytes(file.read(_HEAD_SIZE)[_COUNTER], "big")


def _digest(path: Path, connection: Any) -> str:
    own = connection.execute(_ROOT).fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    digest = hashlib.sha256()
    with path.open("rb") as file:
        head = bytearray(file.read(size))
        for part in _VOLATILE:
            head[part] = bytes(part.stop - part.start)
        digest.update(head)
        number = 2
        while page := file.read(size):
            if number != own:
                digest.update(page)
            number += 1
    return digest.hexdigest()
