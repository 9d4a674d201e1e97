"""Applying credit notes and prepayments, and taking an application back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from finance_core.engines.settlement import Settlement
from finance_core.errors import InvalidInput, RuleViolation
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.errors import CurrencyDiffers, OverApplied
from finance_core.modules.ap.models import APInvoice, APPayment, APPaymentRunLine, BillType, RunLineStatus
from finance_core.modules.ap.orm import APPaymentModel, APPaymentRunLineModel
from finance_core.modules.ap.posting import (
    credit_application_entry,
    prepayment_application_entry,
    undone_application_entry,
)
from finance_core.modules.ap.requests import Application, Apply, UndoApplication
from finance_core.modules.ap.rules import Paid, applied, bill_name, check_payable, with_settlement
from finance_core.modules.ap.service.payments import Payments
from finance_core.money.ids import new_id
from finance_core.money.rounding import rounded_product

ZERO = Decimal(0)


class Applications(Payments):
    """Settlements without new money."""

    @operation
    def apply_credit_note(self, unit: Unit, request: Apply) -> Saved[APInvoice]:
        """Apply a credit note to bills of its vendor and currency; only an exchange difference is posted.

        Raises:
            InvalidInput: the source is no credit note, or a bill is of another vendor.
            CurrencyDiffers, OverApplied: as their texts say.
        """
        note_row = self._bill_row(unit.session, request.source_id, "source_id")
        if note_row.document_type != BillType.CREDIT_NOTE.value:
            raise InvalidInput("source_id", f"{note_row.internal_number} is no credit note.")
        minor = self.kernel.base_minor_unit(unit)
        for index, application in enumerate(request.applications):
            note = note_row.to_dto()
            check_payable(note, note.currency, None)
            bill = self._same_vendor_bill(unit, application, note.vendor_id, note.currency, index)
            given = applied(note, (application.amount, ZERO, ZERO), ZERO, note.exchange_rate, minor, index)
            part = applied(bill, (application.amount, ZERO, ZERO), given.settlement.released,
                           bill.exchange_rate, minor, index)
            self._store_bill(unit, note_row,
                             with_settlement(note, application.amount, given.settlement.released))
            self._settle_by_credit(unit, part, note, request.on)
        unit.record(AuditAction.UPDATE, "ap_invoice", note_row.id, f"{note_row.internal_number} applied")
        return unit.saved(note_row.to_dto())

    def _settle_by_credit(self, unit: Unit, part: Paid, note: APInvoice, on: date) -> None:
        row = self._bill_row(unit.session, part.bill.id)
        self._store_bill(unit, row, with_settlement(row.to_dto(), part.amount, part.settlement.released))
        line_id, entry_id = new_id(), None
        result = part.settlement.fx_result
        if result:
            entry_id = self.kernel.posting.post(
                unit, credit_application_entry(line_id, note.vendor_id, on, result, bill_name(part.bill))
            ).id
        line = APPaymentRunLine(
            id=line_id, invoice_id=part.bill.id, vendor_id=note.vendor_id, credit_invoice_id=note.id,
            application_date=on, amount=part.amount, base_released=part.settlement.released,
            fx_gain_loss=result, status=RunLineStatus.POSTED, journal_entry_id=entry_id,
        )
        unit.add(APPaymentRunLineModel.from_dto(line, created_by_id=unit.actor_id))
        unit.session.flush()

    @operation
    def apply_prepayment(self, unit: Unit, request: Apply) -> Saved[APPayment]:
        """Apply what a payment left unapplied: Dr AP_CONTROL / Cr VENDOR_PREPAYMENT at the value of its day.

        Raises:
            OverApplied, CurrencyDiffers, InvalidInput: as their texts say.
        """
        row = unit.get(APPaymentModel, request.source_id, what="payment", field="source_id")
        minor = self.kernel.base_minor_unit(unit)
        for index, application in enumerate(request.applications):
            payment = row.to_dto()
            if application.amount > payment.unapplied_amount:
                raise OverApplied(payment.payment_number, payment.unapplied_amount, application.amount, index)
            bill = self._same_vendor_bill(unit, application, payment.vendor_id, payment.currency, index)
            value = self._prepaid_base(unit, payment, application.amount)
            part = applied(bill, (application.amount, ZERO, ZERO), value, payment.exchange_rate, minor, index)
            line_id = new_id()
            entry = self.kernel.posting.post(unit,
                                             prepayment_application_entry(line_id, payment, part, request.on))
            self._settle_bill(unit, part, payment_id=payment.id, entry_id=entry.id, on=request.on,
                              line_id=line_id)
            row.unapplied_amount = payment.unapplied_amount - application.amount
            unit.session.flush()
        unit.record(AuditAction.UPDATE, "ap_payment", row.id, f"{row.payment_number} applied")
        return unit.saved(row.to_dto())

    def _same_vendor_bill(
        self, unit: Unit, application: Application, vendor_id: object, currency: str, index: int
    ) -> APInvoice:
        bill = self._bill_row(unit.session, application.invoice_id,
                              f"applications.{index}.invoice_id").to_dto()
        if bill.vendor_id != vendor_id or bill.document_type is BillType.CREDIT_NOTE:
            raise InvalidInput(f"applications.{index}.invoice_id",
                               f"{bill_name(bill)} is no bill of this vendor.")
        if bill.currency != currency:
            raise CurrencyDiffers(bill_name(bill), bill.currency)
        check_payable(bill, currency, None)
        return bill

    @operation
    def undo_application(self, unit: Unit, request: UndoApplication) -> Saved[APPaymentRunLine]:
        """Take one settlement back: the bill opens again, the money, credit or prepayment becomes unapplied.

        Raises:
            RuleViolation: it was taken back before.
        """
        line = unit.get(APPaymentRunLineModel, request.run_line_id, what="settlement", field="run_line_id")
        if line.status != RunLineStatus.POSTED.value:
            raise RuleViolation("This settlement was taken back before.", field="run_line_id")
        on = request.on or unit.today
        entry_id = None
        payment_row = unit.session.get(APPaymentModel, line.payment_id) if line.payment_id else None
        if payment_row is not None and line.journal_entry_id == payment_row.journal_entry_id:
            part = self._part_of(unit, line, payment_row.to_dto())
            entry_id = self.kernel.posting.post(
                unit, undone_application_entry(line.id, payment_row.to_dto(), part, on)
            ).id
        else:
            reversals = self.kernel.posting.void(unit, "ap_application", line.id, on=on,
                                                 reason=request.reason)
            entry_id = reversals[0].id if reversals else None
        if payment_row is not None:
            payment_row.unapplied_amount += line.amount
        if line.credit_invoice_id is not None:
            self._give_credit_back(unit, line)
        self._reopen(unit, line, on, entry_id)
        unit.record(AuditAction.UNDO, "ap_application", line.id,
                    f"Application taken back {request.reason}".strip())
        unit.session.flush()
        return unit.saved(line.to_dto())

    def _give_credit_back(self, unit: Unit, line: APPaymentRunLineModel) -> None:
        if line.credit_invoice_id is None:
            return
        row = self._bill_row(unit.session, line.credit_invoice_id)
        note = row.to_dto()
        released = line.base_released - line.fx_gain_loss
        self._store_bill(unit, row, with_settlement(note, -line.amount, -released))

    def _part_of(self, unit: Unit, line: APPaymentRunLineModel, payment: APPayment) -> Paid:
        minor = self.kernel.base_minor_unit(unit)
        base_discount = rounded_product(minor, line.discount_amount, payment.exchange_rate)
        return Paid(
            bill=replace(self._bill_row(unit.session, line.invoice_id).to_dto()), amount=line.amount,
            discount=line.discount_amount, discount_tax=line.discount_tax_amount,
            base_cash=line.base_released - line.fx_gain_loss - base_discount, base_discount=base_discount,
            base_discount_tax=rounded_product(minor, line.discount_tax_amount, payment.exchange_rate),
            settlement=Settlement(released=line.base_released, fx_result=line.fx_gain_loss, in_full=False),
        )
