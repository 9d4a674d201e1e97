"""The company's books as one report reads them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import func, select

from finance_core.errors import NotFound
from finance_core.kernel.kernel import Kernel
from finance_core.modules.reporting.models import Cell, DrillKey, ReportAccount, ReportCheck
from finance_core.modules.reporting.service.facts import Facts
from finance_core.modules.reporting.service.tables import Entry

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MAIN = "MAIN"
DAY = timedelta(days=1)
SEAL_LENGTH = 16


class Books:
    """A reading session with what a report needs to know of the company."""

    def __init__(self, kernel: Kernel, session: Session, facts: Facts) -> None:
        self.kernel = kernel
        self.session = session
        self.currency = kernel.base_currency
        self.company = str(kernel.settings.get("company.name"))
        self.framework = str(kernel.settings.get("company.framework"))
        self.today: date = kernel.database.clock.today()
        self.now: datetime = kernel.database.clock.now()
        self.all_accounts, self.accounts = facts.all_accounts, facts.accounts
        self.by_id, self.by_code, self.key_of = facts.by_id, facts.by_code, facts.key_of
        self.periods, self.years = facts.periods, facts.years
        self.decimals = facts.minor_units[self.currency]
        self._step = Decimal(1).scaleb(-self.decimals)

    @cached_property
    def newest(self) -> tuple[int, str]:
        """The place of the newest entry, and its number with the beginning of its hash."""
        last = select(func.max(Entry.seq)).scalar_subquery()
        row = self.session.execute(
            select(Entry.seq, Entry.entry_no, Entry.entry_hash).where(Entry.seq == last)).first()
        return (row[0], f"{row[1]} · {row[2][:SEAL_LENGTH]}") if row else (0, "")

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
        return amount.quantize(self._step)

    def money(self, amount: Decimal, drill: DrillKey | None = None) -> Cell:
        """Return a cell with an amount."""
        return Cell(amount.quantize(self._step), drill)

    def check(self, name: str, expected: Decimal, found: Decimal) -> ReportCheck:
        """Return a check that two amounts agree."""
        return ReportCheck(name=name, expected=self.exact(expected), found=self.exact(found))

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
