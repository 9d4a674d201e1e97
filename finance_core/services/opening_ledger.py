"""What the opening puts into the ledger, what it finds there, and how both agree with the open items."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, select

from finance_core.db.types import LedgerAmount
from finance_core.kernel.kernel import Kernel, Subledger
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.models.posting import PostingLine
from finance_core.kernel.opening_items import OPENING_EQUITY, OpeningItem, value_of
from finance_core.kernel.orm import AccountRoleModel, JournalEntryModel, JournalLineModel
from finance_core.kernel.unit import Unit
from finance_core.money.rounding import EXACT, round_half_up
from finance_core.services.opening_models import OpeningBatch, OpeningCheck

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ZERO = Decimal(0)
MODULE = "opening"
# Which control account an open item stands on; payables are credits, their credits and money debits.
_ROLES = {
    ("payables", "document"): ("AP_CONTROL", -1), ("payables", "credit"): ("AP_CONTROL", 1),
    ("payables", "money"): ("VENDOR_PREPAYMENT", 1), ("receivables", "document"): ("AR_CONTROL", 1),
    ("receivables", "credit"): ("AR_CONTROL", -1), ("receivables", "money"): ("UNAPPLIED_CASH", -1),
}
_DOCUMENTED = ("AP_CONTROL", "VENDOR_PREPAYMENT", "AR_CONTROL", "UNAPPLIED_CASH")


class OpeningLedger:
    """Reads and describes; what changes anything is in `OpeningService`."""

    def __init__(self, kernel: Kernel) -> None:
        self.kernel = kernel
        self.database = kernel.database
        others = {role for subledger in kernel.subledgers for role in subledger.roles} - {*_DOCUMENTED}
        kernel.subledgers.append(Subledger(module=MODULE, roles=tuple(sorted(others)),
                                           explained=self._explained))

    def _documented(self, unit: Unit) -> dict[UUID, str]:
        return {self.kernel.account_id(unit, role): role for role in _DOCUMENTED}

    def _checks(self, unit: Unit, batch: OpeningBatch) -> tuple[OpeningCheck, ...]:
        documented = self._documented(unit)
        listed = dict.fromkeys(_DOCUMENTED, ZERO)
        documents = dict.fromkeys(_DOCUMENTED, ZERO)
        for line in batch.lines:
            if line.account_id in documented:
                listed[documented[line.account_id]] += line.debit - line.credit
        for ledger, items in (("payables", batch.payables), ("receivables", batch.receivables)):
            for index, item in enumerate(items):
                role, sign = _ROLES[ledger, item.kind]
                documents[role] += sign * self._worth(unit, item, batch.on, f"{ledger}.{index}")
        accounts = {role: self.kernel.reference.account(unit, key) for key, role in documented.items()}
        return tuple(
            OpeningCheck(role=role, account_code=accounts[role].code, account_name=accounts[role].name,
                         trial_balance=listed[role], documents=documents[role])
            for role in _DOCUMENTED if role in accounts and (listed[role] or documents[role])
        )

    def _worth(self, unit: Unit, item: OpeningItem, on: date, field: str) -> Decimal:
        return value_of(self.kernel, unit, item, on, field).base_amount

    def _lines(self, unit: Unit, batch: OpeningBatch) -> tuple[PostingLine, ...]:
        """Return each balance without documents of its own, and its counter line."""
        documented = self._documented(unit)
        lines: list[PostingLine] = []
        for line in batch.lines:
            if line.account_id in documented:
                continue
            base = line.debit or line.credit
            amount = line.currency_amount or base
            one = PostingLine(
                side=Side.DEBIT if line.debit else Side.CREDIT, amount=amount, account_id=line.account_id,
                currency=line.currency or self.kernel.base_currency, memo=line.memo, base_amount=base,
                rate=round_half_up(EXACT.divide(base, amount), 9), reason="balance of the old books",
            )
            counter = PostingLine(side=one.side.other, amount=amount, role=OPENING_EQUITY,
                                  currency=one.currency, rate=one.rate, base_amount=base,
                                  memo=line.account_code, reason="opening balance")
            lines += [one, counter]
        return tuple(lines)

    def _equity(self, unit: Unit, on: date) -> Decimal:
        """Return what OPENING_BALANCE_EQUITY holds on a day, debit less credit, in base currency."""
        sums = self._sums(unit.session, on, JournalLineModel.account_id
                          == self.kernel.account_id(unit, OPENING_EQUITY))
        return sum(sums.values(), ZERO)

    def _explained(self, session: Session, as_of: date) -> Mapping[str, Decimal]:
        """Return what the opening put on control accounts that have no documents of the old books."""
        keys = select(JournalEntryModel.id).where(JournalEntryModel.source_module == MODULE)
        sums = self._sums(session, as_of, JournalLineModel.entry_id.in_(keys))
        table = AccountRoleModel
        rows = session.execute(
            select(table.account_id, table.role).where(table.account_id.in_(list(sums)))
            .order_by(table.role.desc())
        )
        own = {key: role for key, role in rows if key is not None and role not in _DOCUMENTED}
        return {role: sums[account_id] for account_id, role in own.items()}

    def _sums(self, session: Session, as_of: date, wanted: ColumnElement[bool]) -> dict[UUID, Decimal]:
        line = JournalLineModel
        signed = case((line.side == Side.DEBIT.value, line.base_amount), else_=-line.base_amount)
        rows = session.execute(
            select(line.account_id, func.sum(signed, type_=LedgerAmount()))
            .where(wanted, line.entry_date <= as_of).group_by(line.account_id)
        )
        return dict(rows.all())
