"""The ledger's tables as reports query them: plain columns, never objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import LargeBinary, Uuid, type_coerce
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from finance_core.db.base import table_of
from finance_core.kernel.orm import (
    AccountModel,
    AccountPeriodBalanceModel,
    JournalEntryModel,
    JournalLineModel,
    PartyModel,
)

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.engine import Dialect
    from sqlalchemy.types import TypeEngine

LINES = table_of(JournalLineModel)
ENTRIES = table_of(JournalEntryModel)
BALANCES = table_of(AccountPeriodBalanceModel)
ACCOUNTS = table_of(AccountModel)
PARTIES = table_of(PartyModel)
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
