"""Flip single bits of a closed company and see whether each flip that changes data is noticed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from finance_core.company.check import check_file
from finance_core.db.cipher import Key
from finance_core.errors import CountinghouseError
from tests.reliability.oracle import tables


@dataclass(slots=True)
class Flips:
    """How many flips were made, how many changed data or made the file unreadable, and which went unseen."""

    seed: int
    made: int = 0
    harmful: int = 0
    unseen: list[str] = field(default_factory=list)


def flip_bits(path: Path, count: int, seed: int, key: Key | None = None) -> Flips:
    """Flip one bit of a file at a time, in a copy beside it."""
    luck, found = random.Random(seed), Flips(seed)  # noqa: S311 - repeatable on purpose
    whole, rows = path.read_bytes(), tables(path, key)
    flipped = path.with_name("flipped.countinghouse")
    for _ in range(count):
        place, bit = luck.randrange(len(whole)), luck.randrange(8)
        content = bytearray(whole)
        content[place] ^= 1 << bit
        flipped.write_bytes(content)
        is_harmful = has_other_rows(flipped, rows, key)
        found.made += 1
        found.harmful += is_harmful
        if is_harmful and not is_noticed(flipped, key):
            found.unseen.append(f"byte {place}, bit {bit}")
    flipped.unlink(missing_ok=True)
    return found


def has_other_rows(path: Path, rows: object, key: Key | None) -> bool:
    """Tell whether a file no longer gives the rows it gave, or none at all."""
    try:
        return tables(path, key) != rows
    except (sqlite.DatabaseError, UnicodeDecodeError):
        return True


def is_noticed(path: Path, key: Key | None) -> bool:
    """Tell whether checking a file finds something, or ends in a message for the user."""
    try:
        return bool(check_file(path, key))
    except CountinghouseError:
        return True
