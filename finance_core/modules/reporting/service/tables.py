"""The ledger's tables as reports query them: plain columns, never objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import LargeBinary, Uuid, type_coerce
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from finance_core.kernel.orm import (
    AccountModel,
    AccountPeriodBalanceModel,
    JournalEntryModel,
    JournalLineModel,
    PartyModel,
)

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Table
    from sqlalchemy.engine import Dialect
    from sqlalchemy.types import TypeEngine

LINES = cast("Table", JournalLineModel.__table__)
ENTRIES = cast("Table", JournalEntryModel.__table__)
BALANCES = cast("Table", AccountPeriodBalanceModel.__table__)
ACCOUNTS = cast("Table", AccountModel.__table__)
PARTIES = cast("Table", PartyModel.__table__)
Line, Entry, Balance, Account, Party = LINES.c, ENTRIES.c, BALANCES.c, ACCOUNTS.c, PARTIES.c


class _RawKey(TypeDecorator[Any]):
    """An id as the driver hands it over; making thousands of UUIDs would take longer than the sums."""

    impl = LargeBinary(16)
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(LargeBinary(16) if dialect.name == "sqlite" else Uuid())


def raw(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return an id column whose values `Facts.key_of` turns into ids."""
    return type_coerce(column, _RawKey())
