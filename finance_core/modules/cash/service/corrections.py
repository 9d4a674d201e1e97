"""Correcting a posted transaction without losing what it was matched with."""

from __future__ import annotations

from sqlalchemy import select

from finance_core.errors import InvalidInput
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation
from finance_core.kernel.unit import Unit
from finance_core.modules.cash.models import BankTransaction, MatchMethod, MatchStatus
from finance_core.modules.cash.orm import BankStatementLineModel, ReconciliationMatchModel
from finance_core.modules.cash.posting import SOURCE
from finance_core.modules.cash.requests import EditTransaction, VoidTransaction
from finance_core.modules.cash.service.coding import ENTERED
from finance_core.modules.cash.service.decisions import Decisions
from finance_core.modules.cash.service.ledger import groups_of
from finance_core.modules.cash.service.transactions import receipts_of

_MATCH = ReconciliationMatchModel


class Corrections(Decisions):
    """Replaces transactions."""

    @operation
    def edit_transaction(self, unit: Unit, request: EditTransaction) -> Saved[BankTransaction]:
        """Replace a posted transaction: its entry is reversed and the new one posted in one save.

        Bank lines that were matched with it alone stay matched when account and amount are the same.

        Raises:
            InvalidInput: it is a transfer, a deposit slip or an opening balance; void those.
            Reconciled, ReconciledUpTo, StatusMoveRefused: it can no longer change.
        """
        row = self._transaction_row(unit.session, request.transaction_id)
        old = row.to_dto()
        if old.transaction_type not in ENTERED or old.transfer_group or receipts_of(old):
            raise InvalidInput(
                "transaction_id", f"{old.transaction_number} is changed by voiding it and entering it again."
            )
        lines, method = self._matched_alone(unit, old)
        self._void(unit, row, VoidTransaction(transaction_id=old.id, reason=request.reason))
        if old.check_number == request.transaction.check_number:
            row.check_number = None
            unit.session.flush()
        new = self._record(unit, request.transaction, old.statement_line_id)
        if lines and (new.bank_account_id, new.amount) == (old.bank_account_id, old.amount):
            account = self._account(unit.session, new.bank_account_id)
            for line in lines:
                unit.session.refresh(line)
            books = self._open_books(unit.session, account, [new.matched_journal_line_id or 0])
            self._match(unit, lines, books, method)
        unit.record(
            AuditAction.UPDATE,
            SOURCE,
            new.id,
            f"{new.transaction_number} replaces {old.transaction_number}",
            {"replaces": old.id, "reason": request.reason},
        )
        return unit.saved(new)

    def _matched_alone(
        self, unit: Unit, old: BankTransaction
    ) -> tuple[list[BankStatementLineModel], MatchMethod]:
        """Return the bank lines matched with a transaction and with nothing else, and how."""
        own = old.matched_journal_line_id or 0
        groups = groups_of(unit.session, [own], MatchStatus.CONFIRMED)
        rows = unit.session.scalars(select(_MATCH).where(_MATCH.match_group.in_(groups))).all()
        keys = [row.statement_line_id for row in rows if row.statement_line_id is not None]
        if not keys or any(row.journal_line_id != own for row in rows):
            return [], MatchMethod.MANUAL
        return [self._line_row(unit.session, key) for key in keys], MatchMethod(rows[0].match_method)
