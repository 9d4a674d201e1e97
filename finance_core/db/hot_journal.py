"""Telling whether the rollback journal beside a file is the file's own.

SQLite plays back any journal of the right name. One that stayed when an older copy was put in the place of a
file whose last save was cut off would mix two states of the books. Two facts tell. A journal without a
finished record was left before the file was touched, so it names the file's own length. In any other the old
page 1 has the file's count of changes, or the one before it.
Layout: https://www.sqlite.org/fileformat2.html, section 3.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEADER_SIZE = 28
_COUNTER = 24
_RECORDS, _PAGES, _SECTOR = 8, 16, 20


def is_foreign(path: Path) -> bool:
    """Tell whether the journal beside a plain file was written for another file, or another state of it."""
    with path.open("rb") as file, path.with_name(f"{path.name}-journal").open("rb") as journal:
        head = file.read(100)
        page_size = 65536 if head[16:18] == b"\x00\x01" else int.from_bytes(head[16:18], "big")
        start = journal.read(_HEADER_SIZE)
        if len(start) < _HEADER_SIZE or not start.startswith(_MAGIC):
            return False  # SQLite ignores it too
        if _number(start, _RECORDS) == 0:
            return _number(start, _PAGES) != path.stat().st_size // page_size
        found = _first_page(journal, page_size)
    counter = _number(head, _COUNTER)
    return found is not None and _number(found, _COUNTER) not in {counter, counter - 1}


def kept_first_page(path: Path, page_size: int) -> bytes | None:
    """Return page 1 as the journal beside a file keeps it, encrypted if the file is, or nothing."""
    with path.with_name(f"{path.name}-journal").open("rb") as journal:
        return _first_page(journal, page_size)


def _first_page(journal: BinaryIO, page_size: int) -> bytes | None:
    """Return page 1 as the journal keeps it; nothing when no part that SQLite would play back has it."""
    start = 0
    while True:
        journal.seek(start)
        head = journal.read(_HEADER_SIZE)
        if len(head) < _HEADER_SIZE or not head.startswith(_MAGIC):
            return None
        count, sector = _number(head, _RECORDS), _number(head, _SECTOR)
        if count == 0 or sector == 0:
            return None
        journal.seek(start + sector)
        for _ in range(count):
            record = journal.read(4 + page_size + 4)
            if len(record) < 4 + page_size + 4:
                return None
            if _number(record, 0) == 1:
                return record[4:4 + page_size]
        start = -(-journal.tell() // sector) * sector


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at:at + 4], "big")
