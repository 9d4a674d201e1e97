"""What every part of the service has: kernel, tax, the neighbours, and bank accounts by id."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from sqlalchemy import select

from finance_core.db.unit_of_work import stored
from finance_core.errors import InvalidInput
from finance_core.kernel.kernel import Kernel
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.api import APService
from finance_core.modules.ar.api import ARService
from finance_core.modules.cash.orm import BankAccountModel
from finance_core.modules.cash.ports import StatementReader
from finance_core.modules.cash.requests import MAPPING_KIND, MappingBody
from finance_core.modules.tax.api import TaxService

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Ledger(NamedTuple):
    """The bank account behind a ledger account, and up to when it is reconciled."""

    bank_account_id: UUID
    name: str
    reconciled: date | None


class CashBase:
    """Shared by the parts of `CashService`; the company sets how statements are read."""

    name = "cash"
    read_statement: StatementReader

    def __init__(self, kernel: Kernel, tax: TaxService, ap: APService, ar: ARService) -> None:
        self.kernel = kernel
        self.database = kernel.database
        self.tax = tax
        self.ap = ap
        self.ar = ar
        self._ledgers: dict[UUID, Ledger] | None = None
        self.database.caches.append(self._forget)
        kernel.templates.kinds[MAPPING_KIND] = MappingBody

    def _forget(self, changed: frozenset[str]) -> None:
        if "cash_bank_accounts" in changed:
            self._ledgers = None

    def _bank_ledgers(self, unit: Unit) -> dict[UUID, Ledger]:
        """Return the bank accounts by ledger account; a unit that changed them sees its own change."""
        if self._ledgers is not None and "cash_bank_accounts" not in unit.changed:
            return self._ledgers
        table = BankAccountModel
        rows = unit.session.execute(
            select(table.account_id, table.id, table.name, table.last_reconciled_date)
        )
        found = {account_id: Ledger(key, name, reconciled) for account_id, key, name, reconciled in rows}
        if "cash_bank_accounts" not in unit.changed:
            self._ledgers = found
        return found

    def _account(
        self, session: Session, bank_account_id: UUID, field: str = "bank_account_id"
    ) -> BankAccountModel:
        return stored(session, BankAccountModel, bank_account_id, "bank account", field=field)

    def _active_account(
        self, unit: Unit, bank_account_id: UUID, field: str = "bank_account_id"
    ) -> BankAccountModel:
        row = self._account(unit.session, bank_account_id, field)
        if not row.is_active:
            raise InvalidInput(
                field, f"{row.name} is not in use. Activate it, or choose another bank account."
            )
        return row

    def _rate(self, unit: Unit, currency: str, on: date, given: Decimal | None = None) -> Decimal:
        base = self.kernel.base_currency
        return given if given and currency != base else self.kernel.fx.rate(unit, currency, base, on).rate
