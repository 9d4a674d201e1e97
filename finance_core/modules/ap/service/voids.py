"""Voiding payments and marking them as cleared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.errors import InvalidInput
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation
from finance_core.kernel.orm import DocumentLinkModel
from finance_core.kernel.states import check_move
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.errors import PaymentCleared, RefundedPayment
from finance_core.modules.ap.models import (
    APPayment,
    PaymentStatus,
    RunLineStatus,
)
from finance_core.modules.ap.orm import APPaymentModel, APPaymentRunLineModel
from finance_core.modules.ap.posting import APPLICATION
from finance_core.modules.ap.requests import ClearPayment, PaymentRequest
from finance_core.modules.ap.rules import (
    PAYMENT_MOVES,
    with_settlement,
)
from finance_core.modules.ap.service.payments import Payments

ZERO = Decimal(0)


class Voids(Payments):
    """Takes payments back, and keeps what the bank says of them."""

    @operation
    def void_payment(self, unit: Unit, request: PaymentRequest) -> Saved[APPayment]:
        """Void a payment: its entries are reversed, its bills open again with their old dates.

        Everything is reversed on one day, not before the last thing that happened to the payment, so that
        earlier days keep the state they had.

        Raises:
            PaymentCleared: the bank has it; record a refund.
            RefundedPayment: part of it was paid back; the message names the refund.
            StatusMoveRefused: it is voided already.
            InvalidInput: no reason given, or the day is too early.
        """
        if not request.reason:
            raise InvalidInput("reason", "Say why the payment is voided.")
        row = unit.get(APPaymentModel, request.payment_id, what="payment", field="payment_id")
        payment = row.to_dto()
        if payment.status is PaymentStatus.CLEARED:
            raise PaymentCleared(payment.payment_number, payment.cleared_on or payment.payment_date)
        check_move(PAYMENT_MOVES, payment.payment_number, payment.status, PaymentStatus.VOIDED)
        table = APPaymentRunLineModel
        lines = unit.session.scalars(select(table).where(table.payment_id == payment.id)).all()
        on = self._day_of_reversal(unit, request.on, self._last_event(unit.session, payment, lines),
                                   payment.payment_number)
        entries = self.kernel.posting.void(unit, "ap_payment", payment.id, on=on, reason=request.reason)
        entry_id = entries[0].id if entries else None
        for line in lines:
            self.kernel.posting.void(unit, APPLICATION, line.id, on=on, reason=request.reason)
            if line.status == RunLineStatus.POSTED.value:
                self._reopen(unit, line, on, entry_id)
        self._return_refunded(unit, payment)
        row.status, row.unapplied_amount = PaymentStatus.VOIDED.value, ZERO
        row.voided_on, row.void_reason, row.void_entry_id = on, request.reason, entry_id
        unit.record(AuditAction.REVERSE, "ap_payment", payment.id,
                    f"{payment.payment_number} voided: {request.reason}")
        return unit.saved(row.to_dto())

    def _last_event(
        self, session: Session, payment: APPayment, lines: Sequence[APPaymentRunLineModel]
    ) -> date:
        """Return the last day on which something happened to a payment.

        Raises:
            RefundedPayment: a refund of it stands.
        """
        table, link = APPaymentModel, DocumentLinkModel
        refunds = session.execute(
            select(table.payment_number, table.voided_on).join(link, link.from_id == table.id)
            .where(link.to_id == payment.id, link.from_type == "ap_payment").order_by(table.payment_number)
        ).all()
        if standing := [number for number, voided_on in refunds if voided_on is None]:
            raise RefundedPayment(payment.payment_number, ", ".join(standing))
        days = [payment.payment_date, *(line.application_date for line in lines),
                *(line.reversed_on for line in lines), *(voided_on for _, voided_on in refunds)]
        return max(day for day in days if day is not None)

    def _return_refunded(self, unit: Unit, refund: APPayment) -> None:
        """Give a voided refund back to the prepayment it came from; one of a credit note has a settlement."""
        link = DocumentLinkModel
        source_id = unit.session.execute(
            select(link.to_id).where(link.from_id == refund.id, link.from_type == "ap_payment")
        ).scalar()
        if source_id is not None:
            source = unit.get(APPaymentModel, source_id, what="payment")
            source.unapplied_amount += refund.amount

    def _reopen(self, unit: Unit, line: APPaymentRunLineModel, on: date, entry_id: UUID | None) -> None:
        row = self._bill_row(unit.session, line.invoice_id)
        reduction = line.amount + line.discount_amount + line.withholding_amount
        self._store_bill(unit, row, with_settlement(row.to_dto(), -reduction, -line.base_released))
        line.status, line.reversed_on = RunLineStatus.REVERSED.value, on
        line.reversal_entry_id = entry_id
        if line.discount_tax_amount:
            self.tax.reverse_tax_transactions(unit, APPLICATION, line.id, on)

    @operation
    def mark_payment_cleared(self, unit: Unit, request: ClearPayment) -> Saved[APPayment]:
        """Note that the bank executed a payment; without a date the mark is taken back. Called by Cash.

        Raises:
            StatusMoveRefused: the payment is in no state to clear.
        """
        row = unit.get(APPaymentModel, request.payment_id, what="payment", field="payment_id")
        wanted = PaymentStatus.CLEARED if request.cleared_on else PaymentStatus.SUBMITTED
        check_move(PAYMENT_MOVES, row.payment_number, PaymentStatus(row.status), wanted)
        row.status, row.cleared_on = wanted.value, request.cleared_on
        return unit.saved(row.to_dto())
