"""Approving, disputing and cancelling bills."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.errors import InvalidInput, RuleViolation, StatusMoveRefused
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.errors import BillSettled
from finance_core.modules.ap.models import APInvoice, BillStatus
from finance_core.modules.ap.orm import (
    APPaymentModel,
    APPaymentRunLineModel,
)
from finance_core.modules.ap.requests import BillRequest
from finance_core.modules.ap.rules import BILL_MOVES, bill_name
from finance_core.modules.ap.service.prepaid import Prepaid


class BillStates(Prepaid):
    """Moves bills between their states."""

    @operation
    def approve_invoice(self, unit: Unit, request: BillRequest) -> Saved[APInvoice]:
        """Approve a bill; who, when and the note are kept.

        Raises:
            StatusMoveRefused: it does not wait for an approval.
        """
        row = self._bill_row(unit.session, request.invoice_id)
        bill = row.to_dto()
        if bill.status not in {BillStatus.PENDING_APPROVAL, BillStatus.PENDING_MATCH}:
            raise StatusMoveRefused(bill_name(bill), bill.status.value, BillStatus.APPROVED.value)
        self._store_bill(unit, row, replace(bill, status=BillStatus.APPROVED, approved_by_id=unit.actor_id,
                                            approved_at=unit.now, approval_note=request.reason or None))
        unit.record(AuditAction.APPROVE, "ap_invoice", row.id, f"{row.internal_number} approved")
        return unit.saved(row.to_dto())

    @operation
    def set_dispute(self, unit: Unit, request: BillRequest) -> Saved[APInvoice]:
        """Mark a bill as disputed: it stays in ageing and is not paid.

        Raises:
            InvalidInput: no reason given.
        """
        if not request.reason:
            raise InvalidInput("reason", "Say what is disputed.")
        row = self._bill_row(unit.session, request.invoice_id)
        row.dispute_reason = request.reason
        unit.record(AuditAction.UPDATE, "ap_invoice", row.id,
                    f"{row.internal_number} disputed: {request.reason}")
        return unit.saved(row.to_dto())

    @operation
    def clear_dispute(self, unit: Unit, request: BillRequest) -> Saved[APInvoice]:
        """End a dispute."""
        row = self._bill_row(unit.session, request.invoice_id)
        row.dispute_reason = None
        unit.record(AuditAction.UPDATE, "ap_invoice", row.id, f"{row.internal_number}: dispute ended")
        return unit.saved(row.to_dto())

    @operation
    def cancel_invoice(self, unit: Unit, request: BillRequest) -> Saved[APInvoice]:
        """Cancel a bill or credit note: its entry is reversed, its number kept.

        Raises:
            BillSettled: it has payments; the message names them.
            StatusMoveRefused: it is cancelled already.
            InvalidInput: no reason given, or the day lies before the bill or what was settled of it.
        """
        if not request.reason:
            raise InvalidInput("reason", "Say why the bill is cancelled.")
        row = self._bill_row(unit.session, request.invoice_id)
        bill = row.to_dto()
        if bill.settled_amount:
            raise BillSettled(bill_name(bill), self._payment_names(unit.session, bill.id))
        if bill.status is BillStatus.SCHEDULED:
            raise RuleViolation(f"{bill_name(bill)} is on a payment run. Take it off the run first.",
                                record=bill_name(bill))
        if BillStatus.CANCELLED not in BILL_MOVES[bill.status]:
            raise StatusMoveRefused(bill_name(bill), bill.status.value, BillStatus.CANCELLED.value)
        earliest = max([bill.posting_date, *self._days_taken_back(unit.session, bill.id),
                        *self._last_recognised(row)])
        voided_on = self._day_of_reversal(unit, request.on, earliest, bill_name(bill))
        entries = self.kernel.posting.void(unit, "ap_invoice", bill.id, on=voided_on, reason=request.reason)
        self.tax.reverse_tax_transactions(unit, "ap_invoice", bill.id, voided_on)
        self._cancel_prepaid(row, voided_on, request.reason)
        self._store_bill(unit, row, replace(bill, status=BillStatus.CANCELLED, voided_on=voided_on,
                                            void_reason=request.reason,
                                            void_entry_id=entries[0].id if entries else None))
        unit.record(AuditAction.REVERSE, "ap_invoice", bill.id,
                    f"{bill_name(bill)} cancelled: {request.reason}")
        return unit.saved(row.to_dto())

    def _days_taken_back(self, session: Session, invoice_id: UUID) -> list[date]:
        table = APPaymentRunLineModel
        days = session.scalars(
            select(table.reversed_on)
            .where((table.invoice_id == invoice_id) | (table.credit_invoice_id == invoice_id),
                   table.reversed_on.is_not(None))
        )
        return [day for day in days if day is not None]

    def _payment_names(self, session: Session, invoice_id: UUID) -> str:
        table = APPaymentModel
        keys = [line.payment_id for line in self._live_settlements(session, invoice_id) if line.payment_id]
        names = session.scalars(
            select(table.payment_number).where(table.id.in_(keys)).order_by(table.payment_number)
        )
        return ", ".join(names) or "by credit note"
