"""What is posted stays: no delete, no cascade and no change of lines may remove it.

A row is posted when it points at a journal entry. The rule stands here once, for every table there is and
every one that comes, because a cascade is easily declared and a service easily forgets.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, inspect

from finance_core.db.base import TrackedBase
from finance_core.errors import PostedRecord

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapper


def check_not_posted(row: Any) -> None:
    """Refuse a row that points at a journal entry.

    Raises:
        PostedRecord: it does.
    """
    if any(getattr(row, name) is not None for name in _entry_keys(inspect(type(row)))):
        raise PostedRecord(type(row).__tablename__, row.id)


@event.listens_for(TrackedBase, "before_delete", propagate=True)
def _refuse(_mapper: Mapper[Any], _connection: Any, row: Any) -> None:
    check_not_posted(row)


@cache
def _entry_keys(mapper: Mapper[Any]) -> tuple[str, ...]:
    """Return the attributes of a model that point at a journal entry."""
    return tuple(
        attribute.key for attribute in mapper.column_attrs
        if any(key.target_fullname == "journal_entries.id" for key in attribute.columns[0].foreign_keys)
    )
