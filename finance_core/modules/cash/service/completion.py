"""Submitting, completing and reopening reconciliations, and the report kept of them (cash.md R7)."""

from __future__ import annotations

from uuid import UUID
from zlib import decompress

from pydantic import TypeAdapter
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.errors import InvalidInput, StatusMoveRefused
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import AttachmentBlobModel, AttachmentModel, JournalEntryModel, JournalLineModel
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.api import ClearPayment
from finance_core.modules.ar.api import ClearReceipt
from finance_core.modules.cash.errors import NotFinished, ReconciliationOpen
from finance_core.modules.cash.models import (
    MatchStatus,
    Reconciliation,
    ReconciliationReport,
    ReconciliationStatus,
)
from finance_core.modules.cash.orm import BankTransactionModel, ReconciliationMatchModel, ReconciliationModel
from finance_core.modules.cash.requests import ReconciliationRequest
from finance_core.modules.cash.service.importing import keep_file
from finance_core.modules.cash.service.ledger import is_book_line
from finance_core.modules.cash.service.proof import figures_of, report_of
from finance_core.modules.cash.service.reconciliations import UNFINISHED, Reconciliations
from finance_core.modules.cash.service.transactions import receipts_of

_SUBJECT = "cash_reconciliation"
_REPORT = TypeAdapter(ReconciliationReport)
_MATCH = ReconciliationMatchModel


class Completion(Reconciliations):
    """Ends reconciliations, and opens them again."""

    @operation
    def submit_reconciliation(self, unit: Unit, request: ReconciliationRequest) -> Saved[Reconciliation]:
        """Hand a finished reconciliation over for review: variance 0.00 and every bank line decided.

        Raises:
            NotFinished: something is missing; the message lists it.
            StatusMoveRefused: it is submitted or completed already.
        """
        row = self._row(unit.session, request.reconciliation_id)
        if row.status == ReconciliationStatus.DRAFT.value:
            self._move(row, ReconciliationStatus.IN_PROGRESS)
        self._prove(unit, row)
        self._move(row, ReconciliationStatus.PENDING_REVIEW)
        return unit.saved(row.to_dto())

    def _prove(self, unit: Unit, row: ReconciliationModel) -> None:
        """Check that both sides agree and keep the figures."""
        unit.session.flush()
        account = self._account(unit.session, row.bank_account_id).to_dto()
        figures = figures_of(unit.session, account, row.to_dto())
        if figures.missing:
            raise NotFinished(figures.missing)
        for name in (
            "book_balance",
            "deposits_in_transit",
            "outstanding_payments",
            "bank_errors",
            "adjusted_book_balance",
            "variance",
        ):
            setattr(row, name, getattr(figures, name))

    @operation
    def complete_reconciliation(self, unit: Unit, request: ReconciliationRequest) -> Saved[Reconciliation]:
        """Complete a submitted reconciliation; nothing can be booked up to its date afterwards.

        Cleared payments, receipts and transactions are marked, the report is kept as it is.

        Raises:
            NotFinished: something changed since it was submitted.
            StatusMoveRefused: it was not submitted.
        """
        row = self._row(unit.session, request.reconciliation_id)
        self._move(row, ReconciliationStatus.COMPLETED)
        self._prove(unit, row)
        account = self._account(unit.session, row.bank_account_id)
        unit.session.execute(
            update(_MATCH)
            .where(
                _MATCH.status == MatchStatus.CONFIRMED.value,
                _MATCH.reconciliation_id.is_(None),
                _MATCH.cleared_on <= row.statement_date,
                _MATCH.journal_line_id.in_(
                    select(JournalLineModel.id).where(*is_book_line(account.account_id))
                ),
            )
            .values(reconciliation_id=row.id)
        )
        row.completed_by_id, row.completed_at, row.reopen_reason = unit.actor_id, unit.now, None
        account.last_reconciled_date, account.last_reconciled_balance = (
            row.statement_date,
            row.statement_balance,
        )
        unit.session.flush()
        self._mark_cleared(unit, row, is_cleared=True)
        report = report_of(
            unit.session,
            account.to_dto(),
            row.to_dto(),
            int(self.kernel.settings.get("cash.stale_check_days")),
        )
        keep_file(
            unit,
            (_SUBJECT, row.id),
            f"reconciliation-{row.statement_date.isoformat()}.json",
            _REPORT.dump_json(report),
            "application/json",
        )
        unit.changed |= {"cash_reconciliation_matches", "cash_bank_transactions"}
        unit.record(
            AuditAction.CLOSE,
            _SUBJECT,
            row.id,
            f"{account.name} reconciled at {row.statement_date.isoformat()}",
            {"statement_balance": row.statement_balance, "book_balance": row.book_balance},
        )
        return unit.saved(row.to_dto())

    def _mark_cleared(self, unit: Unit, row: ReconciliationModel, *, is_cleared: bool) -> None:
        """Tell the owners of the documents in a reconciliation that the bank has, or has not, executed them.

        Reversed documents are left alone: their lines cancel each other out.
        """
        entry, line = JournalEntryModel, JournalLineModel
        reversed_ids = select(entry.reversal_of_id).where(entry.reversal_of_id.is_not(None))
        found = unit.session.execute(
            select(entry.source_type, entry.source_id, func.max(_MATCH.cleared_on))
            .join(line, line.entry_id == entry.id)
            .join(_MATCH, _MATCH.journal_line_id == line.id)
            .where(
                _MATCH.reconciliation_id == row.id,
                entry.reversal_of_id.is_(None),
                entry.id.not_in(reversed_ids),
            )
            .group_by(entry.source_type, entry.source_id)
        ).all()
        table = BankTransactionModel
        cleared = select(_MATCH.journal_line_id).where(_MATCH.reconciliation_id == row.id)
        own = unit.session.scalars(select(table).where(table.matched_journal_line_id.in_(cleared))).all()
        deposited = {transaction.id: receipts_of(transaction.to_dto()) for transaction in own}
        for transaction in own:
            transaction.reconciled = is_cleared
        for source_type, source_id, cleared_on in found:
            on = cleared_on if is_cleared else None
            if source_type == "ap_payment":
                self.ap.mark_payment_cleared(ClearPayment(payment_id=source_id, cleared_on=on))
            receipts = (source_id,) if source_type == "ar_receipt" else deposited.get(source_id, ())
            for receipt_id in filter(self._still_stands, receipts):
                self.ar.mark_receipt_cleared(ClearReceipt(receipt_id=receipt_id, cleared_on=on))

    def _still_stands(self, receipt_id: UUID) -> bool:
        """Tell whether a receipt was neither returned nor voided since it was deposited."""
        receipt = self.ar.receipt(receipt_id)
        return receipt.returned_on is None and receipt.voided_on is None

    @operation
    def reopen_reconciliation(self, unit: Unit, request: ReconciliationRequest) -> Saved[Reconciliation]:
        """Reopen the newest completed reconciliation of an account; its cleared marks are taken back.

        Raises:
            InvalidInput: no reason, or a newer one is completed.
            ReconciliationOpen: a newer one is in work.
            StatusMoveRefused: it is not completed.
        """
        if not request.reason:
            raise InvalidInput("reason", "Say why the reconciliation is reopened.")
        row = self._row(unit.session, request.reconciliation_id)
        table = ReconciliationModel
        newer = unit.session.scalar(
            select(table).where(
                table.bank_account_id == row.bank_account_id, table.statement_date > row.statement_date
            )
        )
        account = self._account(unit.session, row.bank_account_id)
        if newer is not None:
            raise (
                ReconciliationOpen(account.name, newer.statement_date)
                if newer.status in UNFINISHED
                else InvalidInput(
                    "reconciliation_id",
                    f"Only the newest reconciliation can be reopened. Reopen {newer.statement_date} first.",
                )
            )
        if row.status != ReconciliationStatus.COMPLETED.value:
            raise StatusMoveRefused(
                f"The reconciliation of {row.statement_date.isoformat()}", row.status, "in_progress"
            )
        self._move(row, ReconciliationStatus.IN_PROGRESS)
        self._mark_cleared(unit, row, is_cleared=False)
        previous = unit.session.get(ReconciliationModel, row.previous_id) if row.previous_id else None
        account.last_reconciled_date = previous.statement_date if previous else None
        account.last_reconciled_balance = previous.statement_balance if previous else None
        row.reopen_reason, row.completed_at, row.completed_by_id = request.reason, None, None
        unit.session.execute(
            update(_MATCH)
            .where(_MATCH.reconciliation_id == row.id, _MATCH.statement_line_id.is_not(None))
            .values(reconciliation_id=None)
        )
        unit.session.execute(
            update(AttachmentModel).where(AttachmentModel.subject_id == row.id).values(removed_at=unit.now)
        )
        unit.changed.add(_MATCH.__tablename__)
        unit.session.flush()
        unit.record(
            AuditAction.REOPEN,
            _SUBJECT,
            row.id,
            f"{account.name} {row.statement_date.isoformat()} reopened",
            {"reason": request.reason},
        )
        return unit.saved(row.to_dto())

    @query
    def reconciliation_report(self, session: Session, reconciliation_id: UUID) -> ReconciliationReport:
        """Return the printed proof; that of a completed reconciliation is the one kept on completion.

        Raises:
            NotFound: there is none with this id.
        """
        row = self._row(session, reconciliation_id)
        if row.status == ReconciliationStatus.COMPLETED.value:
            table, blob = AttachmentModel, AttachmentBlobModel
            content = session.execute(
                select(blob.content)
                .join(table, table.sha256 == blob.sha256)
                .where(table.subject_type == _SUBJECT, table.subject_id == row.id, table.removed_at.is_(None))
            ).scalar_one()
            return _REPORT.validate_json(decompress(content))
        account = self._account(session, row.bank_account_id).to_dto()
        return report_of(
            session, account, row.to_dto(), int(self.kernel.settings.get("cash.stale_check_days"))
        )
