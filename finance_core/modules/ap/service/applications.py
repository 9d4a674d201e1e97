"""Applying credit notes and prepayments, and taking an application back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.engines.settlement import Settlement
from finance_core.errors import InvalidInput, RuleViolation
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.open_items import UndoApplication
from finance_core.kernel.operation import operation
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.errors import CurrencyDiffers, OverApplied, TooEarly
from finance_core.modules.ap.models import (
    APInvoice,
    APPayment,
    APPaymentRunLine,
    BillType,
    PaymentKind,
    RunLineStatus,
)
from finance_core.modules.ap.orm import APPaymentModel, APPaymentRunLineModel
from finance_core.modules.ap.posting import (
    APPLICATION,
    credit_application_entry,
    prepayment_application_entry,
    undone_application_entry,
)
from finance_core.modules.ap.requests import Application, Apply
from finance_core.modules.ap.rules import (
    SETTLEABLE,
    Offered,
    Paid,
    applied,
    bill_name,
    check_payable,
    settlement_line,
    with_settlement,
)
from finance_core.modules.ap.service.refunds import Refunds
from finance_core.money.ids import new_id
from finance_core.money.rounding import rounded_product

ZERO = Decimal(0)


class Applications(Refunds):
    """Settlements without new money."""

    @operation
    def apply_credit_note(self, unit: Unit, request: Apply) -> Saved[APInvoice]:
        """Apply a credit note to bills of its vendor and currency; only an exchange difference is posted.

        A disputed bill may be settled this way: a credit note is how most disputes end.

        Raises:
            InvalidInput: the source is no credit note, or a bill is of another vendor.
            CurrencyDiffers, OverApplied, TooEarly: as their texts say.
        """
        note_row = self._bill_row(unit.session, request.source_id, "source_id")
        if note_row.document_type != BillType.CREDIT_NOTE.value:
            raise InvalidInput("source_id", f"{note_row.internal_number} is no credit note.")
        minor = self.kernel.base_minor_unit(unit)
        for index, application in enumerate(request.applications):
            note = note_row.to_dto()
            check_payable(note, note.currency, None)
            self._refuse_earlier(request.on, note)
            bill = self._bill_of(unit, application, (note.vendor_id, note.currency), index)
            check_payable(bill, note.currency, "credited")
            self._refuse_earlier(request.on, bill)
            offered = Offered(cash=application.amount, base_cash=ZERO, rate=note.exchange_rate)
            given = applied(note, offered, minor, index).settlement.released
            part = applied(bill, replace(offered, base_cash=given), minor, index)
            self._store_bill(unit, note_row, with_settlement(note, application.amount, given))
            self._settle_by_credit(unit, part, note, request.on)
        unit.record(AuditAction.UPDATE, "ap_invoice", note_row.id, f"{note_row.internal_number} applied")
        return unit.saved(note_row.to_dto())

    def _settle_by_credit(self, unit: Unit, part: Paid, note: APInvoice, on: date) -> None:
        line = replace(settlement_line(part, new_id(), on), credit_invoice_id=note.id)
        if result := part.settlement.fx_result:
            entry = self.kernel.posting.post(
                unit, credit_application_entry(line.id, note, on, result, bill_name(part.bill))
            )
            line = replace(line, journal_entry_id=entry.id)
        self._settle_bill(unit, part, line)
        unit.session.flush()

    @operation
    def apply_prepayment(self, unit: Unit, request: Apply) -> Saved[APPayment]:
        """Apply what a payment left unapplied: Dr AP_CONTROL / Cr VENDOR_PREPAYMENT at the value of its day.

        Raises:
            OverApplied, CurrencyDiffers, BillDisputed, TooEarly, InvalidInput: as their texts say.
        """
        row = unit.get(APPaymentModel, request.source_id, what="payment", field="source_id")
        minor = self.kernel.base_minor_unit(unit)
        for index, application in enumerate(request.applications):
            payment = row.to_dto()
            if application.amount > payment.unapplied_amount:
                raise OverApplied(payment.payment_number, payment.unapplied_amount, application.amount, index)
            if request.on < payment.payment_date:
                raise TooEarly("on", payment.payment_number, payment.payment_date)
            bill = self._bill_of(unit, application, (payment.vendor_id, payment.currency), index)
            check_payable(bill, payment.currency, None)
            self._refuse_earlier(request.on, bill)
            value = self._prepaid_base(unit, payment, application.amount)
            offered = Offered(cash=application.amount, base_cash=value, rate=payment.exchange_rate)
            part = applied(bill, offered, minor, index)
            line = replace(settlement_line(part, new_id(), request.on), payment_id=payment.id)
            entry = self.kernel.posting.post(
                unit, prepayment_application_entry(line.id, payment, part, request.on)
            )
            self._settle_bill(unit, part, replace(line, journal_entry_id=entry.id))
            row.unapplied_amount = payment.unapplied_amount - application.amount
            unit.session.flush()
        unit.record(AuditAction.UPDATE, "ap_payment", row.id, f"{row.payment_number} applied")
        return unit.saved(row.to_dto())

    def _bill_of(
        self, unit: Unit, application: Application, source: tuple[UUID, str], index: int
    ) -> APInvoice:
        vendor_id, currency = source
        field = f"applications.{index}.invoice_id"
        bill = self._bill_row(unit.session, application.invoice_id, field).to_dto()
        if bill.vendor_id != vendor_id or bill.document_type is BillType.CREDIT_NOTE:
            raise InvalidInput(field, f"{bill_name(bill)} is no bill of this vendor.")
        if bill.status in SETTLEABLE and bill.currency != currency:
            raise CurrencyDiffers(bill_name(bill), bill.currency)
        return bill

    def _refuse_earlier(self, on: date, bill: APInvoice) -> None:
        if on < bill.posting_date:
            raise TooEarly("on", bill_name(bill), bill.posting_date)

    @operation
    def undo_application(self, unit: Unit, request: UndoApplication) -> Saved[APPaymentRunLine]:
        """Take one settlement back: the bill opens again, the money, credit or prepayment becomes unapplied.

        Raises:
            RuleViolation: it was taken back before, or is a refund.
            TooEarly: the day lies before the settlement.
        """
        line = unit.get(APPaymentRunLineModel, request.settlement_id, what="settlement",
                        field="settlement_id")
        if line.status != RunLineStatus.POSTED.value:
            raise RuleViolation("This settlement was taken back before.", field="settlement_id")
        payment_row = unit.session.get(APPaymentModel, line.payment_id) if line.payment_id else None
        payment = payment_row.to_dto() if payment_row else None
        if payment is not None and payment.kind is PaymentKind.REFUND:
            raise RuleViolation(f"{payment.payment_number} is a refund. Void it to take it back.",
                                field="settlement_id", record=payment.payment_number)
        on = request.on or max(unit.today, line.application_date)
        if on < line.application_date:
            raise TooEarly("on", "The settlement", line.application_date)
        entry_id = self._post_undone(unit, line, payment, on, request.reason)
        if payment_row is not None:
            payment_row.unapplied_amount += line.amount
        self._give_credit_back(unit, line)
        self._reopen(unit, line, on, entry_id)
        unit.record(AuditAction.UNDO, APPLICATION, line.id,
                    f"Application taken back {request.reason}".strip())
        unit.session.flush()
        return unit.saved(line.to_dto())

    def _post_undone(
        self, unit: Unit, line: APPaymentRunLineModel, payment: APPayment | None, on: date, reason: str
    ) -> UUID | None:
        """Post what takes a settlement back: swapped lines for part of a payment's entry, else a reversal."""
        if payment is not None and line.journal_entry_id == payment.journal_entry_id:
            part = self._part_of(unit, line, payment)
            return self.kernel.posting.post(unit, undone_application_entry(line.id, payment, part, on)).id
        reversals = self.kernel.posting.void(unit, APPLICATION, line.id, on=on, reason=reason)
        return reversals[0].id if reversals else None

    def _give_credit_back(self, unit: Unit, line: APPaymentRunLineModel) -> None:
        if line.credit_invoice_id is None:
            return
        row = self._bill_row(unit.session, line.credit_invoice_id)
        self._store_bill(unit, row, with_settlement(row.to_dto(), -line.amount, -line.base_cash))

    def _part_of(self, unit: Unit, line: APPaymentRunLineModel, payment: APPayment) -> Paid:
        minor, rate = self.kernel.base_minor_unit(unit), payment.exchange_rate
        bill = self._bill_row(unit.session, line.invoice_id).to_dto()
        tax = self._discount_tax(unit, bill, line.discount_amount, rate)
        return Paid(
            bill=bill, amount=line.amount, discount=line.discount_amount, base_cash=line.base_cash,
            base_discount=rounded_product(minor, line.discount_amount, rate),
            discount_tax=tax.tax, tax_lines=tax.lines,
            settlement=Settlement(released=line.base_released, fx_result=line.fx_gain_loss, in_full=False),
        )
