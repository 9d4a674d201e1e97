"""Chart, calendar and currencies as reports see them: read once, read again when one of them changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from finance_core.kernel.models.ledger import AccountType, PeriodStatus
from finance_core.kernel.orm import AccountModel, CurrencyModel, FiscalPeriodModel, FiscalYearModel
from finance_core.modules.reporting.models import ReportAccount

TABLES = frozenset({"accounts", "currencies", "fiscal_periods", "fiscal_years"})
_FINISHED = {PeriodStatus.CLOSED, PeriodStatus.LOCKED}


_STAMP = select(
    *(
        select(figure).scalar_subquery()
        for model in (AccountModel, CurrencyModel, FiscalPeriodModel, FiscalYearModel)
        for figure in (func.count(model.id), func.max(model.updated_at))
    )
)


@dataclass(frozen=True, slots=True)
class Period:
    """A fiscal period as a report sees it."""

    id: UUID
    name: str
    start: date
    end: date
    is_adjustment: bool
    is_finished: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What changes seldom: accounts by code (no statistical ones), periods and years in order of time.

    `key_of` turns an id as the driver hands it over into the id.
    """

    stamp: tuple[Any, ...]
    all_accounts: tuple[ReportAccount, ...]
    periods: tuple[Period, ...]
    years: tuple[tuple[date, date], ...]
    minor_units: dict[str, int]
    accounts: tuple[ReportAccount, ...] = field(init=False)
    by_id: dict[UUID, ReportAccount] = field(init=False)
    by_code: dict[str, ReportAccount] = field(init=False)
    key_of: dict[UUID | bytes, UUID] = field(init=False)

    def __post_init__(self) -> None:
        set_ = object.__setattr__
        set_(self, "accounts", tuple(account for account in self.all_accounts if not account.is_summary))
        set_(self, "by_id", {account.id: account for account in self.all_accounts})
        set_(self, "by_code", {account.code: account for account in self.all_accounts})
        keys = [*self.by_id, *(period.id for period in self.periods)]
        set_(self, "key_of", {key.bytes: key for key in keys} | {key: key for key in keys})

    @staticmethod
    def newest_stamp(session: Session) -> tuple[Any, ...]:
        """Return what differs after another program, which tells nobody here, changed something."""
        return tuple(session.execute(_STAMP).one())

    @classmethod
    def read(cls, session: Session) -> Facts:
        """Read them."""
        years, units = FiscalYearModel, CurrencyModel
        found = session.execute(select(years.start_date, years.end_date).order_by(years.start_date))
        return cls(
            stamp=cls.newest_stamp(session),
            all_accounts=_accounts(session),
            periods=_periods(session),
            years=tuple((start, end) for start, end in found),
            minor_units=dict(iter(session.execute(select(units.code, units.minor_unit)))),
        )


def _accounts(session: Session) -> tuple[ReportAccount, ...]:
    table, parent = AccountModel, aliased(AccountModel)
    columns = (
        table.id,
        table.code,
        table.name,
        table.type,
        table.subtype,
        table.parent_id,
        table.is_summary,
        table.function_tag,
        table.nature_tag,
    )
    rows = session.execute(
        select(*columns, parent.subtype)
        .outerjoin(parent, parent.id == table.parent_id)
        .where(table.type != AccountType.MEMO.value)
        .order_by(table.code)
    )
    return tuple(
        ReportAccount(
            id=row[0],
            code=row[1],
            name=row[2],
            type=AccountType(row[3]),
            subtype=row[4],
            parent_id=row[5],
            is_summary=row[6],
            function_tag=row[7],
            nature_tag=row[8],
            parent_subtype=row[9],
        )
        for row in rows
    )


def _periods(session: Session) -> tuple[Period, ...]:
    table = FiscalPeriodModel
    columns = (table.id, table.name, table.start_date, table.end_date, table.is_adjustment, table.status)
    rows = session.execute(select(*columns).order_by(table.start_date, table.number))
    return tuple(
        Period(key, name, start, end, is_adjustment, PeriodStatus(status) in _FINISHED)
        for key, name, start, end, is_adjustment, status in rows
    )
