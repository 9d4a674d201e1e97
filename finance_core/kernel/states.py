"""State machines are data: a table of moves for each status, checked in one place."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from finance_core.errors import StatusMoveRefused

S = TypeVar("S", bound=StrEnum)
Moves = Mapping[S, frozenset[S]]


def check_move(moves: Moves[S], record: str, now: S, wanted: S) -> None:
    """Refuse a status change the table does not know; `record` is how the message calls the record.

    Raises:
        StatusMoveRefused: there is no such move.
    """
    if wanted not in moves[now]:
        raise StatusMoveRefused(record, now.value, wanted.value)
