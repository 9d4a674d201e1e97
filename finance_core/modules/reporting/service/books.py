"""What every report needs of the company, read once for each report: accounts, calendar, currency, state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from finance_core.errors import NotFound
from finance_core.kernel.kernel import Kernel
from finance_core.kernel.models.ledger import AccountType, PeriodStatus
from finance_core.kernel.orm import (
    AccountModel,
    CurrencyModel,
    FiscalPeriodModel,
    FiscalYearModel,
    JournalEntryModel,
)
from finance_core.modules.reporting.models import Cell, DrillKey, ReportAccount

MAIN = "MAIN"
DAY = timedelta(days=1)
_FINISHED = {PeriodStatus.CLOSED, PeriodStatus.LOCKED}


@dataclass(frozen=True, slots=True)
class Period:
    """A fiscal period as a report sees it."""

    id: UUID
    name: str
    start: date
    end: date
    is_adjustment: bool
    is_finished: bool


class Books:
    """The company's books as one report reads them."""

    def __init__(self, kernel: Kernel, session: Session) -> None:
        self.kernel = kernel
        self.session = session
        self.currency = kernel.base_currency
        self.company = str(kernel.settings.get("company.name"))
        self.framework = str(kernel.settings.get("company.framework"))
        self.today: date = kernel.database.clock.today()
        self.now: datetime = kernel.database.clock.now()

    @cached_property
    def decimals(self) -> int:
        """The decimals of the base currency."""
        statement = select(CurrencyModel.minor_unit).where(CurrencyModel.code == self.currency)
        return int(self.session.execute(statement).scalar_one())

    @cached_property
    def step(self) -> Decimal:
        """The smallest amount of the base currency."""
        return Decimal(1).scaleb(-self.decimals)

    @cached_property
    def all_accounts(self) -> tuple[ReportAccount, ...]:
        """Every account but statistical ones, in order of code."""
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
        rows = self.session.execute(
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

    @cached_property
    def accounts(self) -> tuple[ReportAccount, ...]:
        """The accounts that can be posted to, in order of code."""
        return tuple(account for account in self.all_accounts if not account.is_summary)

    @cached_property
    def by_id(self) -> dict[UUID, ReportAccount]:
        """Every account by id."""
        return {account.id: account for account in self.all_accounts}

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The fiscal periods in order."""
        table = FiscalPeriodModel
        rows = self.session.execute(
            select(
                table.id, table.name, table.start_date, table.end_date, table.is_adjustment, table.status
            ).order_by(table.start_date, table.number)
        )
        return tuple(
            Period(key, name, start, end, is_adjustment, PeriodStatus(status) in _FINISHED)
            for key, name, start, end, is_adjustment, status in rows
        )

    @cached_property
    def years(self) -> tuple[tuple[date, date], ...]:
        """First and last day of the fiscal years in order."""
        table = FiscalYearModel
        rows = self.session.execute(select(table.start_date, table.end_date).order_by(table.start_date))
        return tuple((start, end) for start, end in rows)

    @cached_property
    def newest_seq(self) -> int:
        """The number of the newest entry."""
        return int(self.session.execute(select(func.max(JournalEntryModel.seq))).scalar() or 0)

    def account(self, account_id: UUID) -> ReportAccount:
        """Return an account.

        Raises:
            NotFound: there is none with this id, or it is a statistical one.
        """
        if account_id not in self.by_id:
            raise NotFound("account", account_id, field="account_id")
        return self.by_id[account_id]

    def year_start(self, day: date) -> date:
        """Return the first day of the fiscal year of a day; outside the calendar of one without entries."""
        for start, end in self.years:
            if start <= day <= end:
                return start
        return self.years[-1][1] + DAY if self.years and day > self.years[-1][1] else day

    def is_final(self, start: date | None, end: date) -> bool:
        """Tell whether every period of a span is closed."""
        return all(
            period.is_finished
            for period in self.periods
            if period.start <= end and (start is None or period.end >= start)
        )

    def exact(self, amount: Decimal) -> Decimal:
        """Return an amount in the decimals of the base currency."""
        return amount.quantize(self.step)

    def money(self, amount: Decimal, drill: DrillKey | None = None) -> Cell:
        """Return a cell with an amount."""
        return Cell(self.exact(amount), drill)

    def totals(self, **amounts: Decimal) -> dict[str, Decimal]:
        """Return totals by name."""
        return {name: self.exact(amount) for name, amount in amounts.items()}

    def postable_below(self, account: ReportAccount) -> Sequence[ReportAccount]:
        """Return the account itself, or the postable accounts below a header account."""
        if not account.is_summary:
            return (account,)
        return [each for each in self.accounts if account.id in self.ancestors(each)]

    def ancestors(self, account: ReportAccount) -> list[UUID]:
        """Return the headers above an account, the outermost first, and the account itself."""
        path = [account.id]
        while (parent := account.parent_id) is not None:
            path.insert(0, parent)
            account = self.by_id[parent]
        return path
