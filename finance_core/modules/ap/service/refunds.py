"""Money that vendors pay back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from finance_core.errors import InvalidInput
from finance_core.kernel.errors import money_text
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction, DocumentLink, LinkKind
from finance_core.kernel.operation import operation
from finance_core.kernel.orm import DocumentLinkModel
from finance_core.kernel.ports import BankFacts
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.errors import OverApplied, TooEarly
from finance_core.modules.ap.models import APPayment, BillType, PaymentKind, PaymentMethod, PaymentStatus
from finance_core.modules.ap.orm import APPaymentModel
from finance_core.modules.ap.posting import refund_entry
from finance_core.modules.ap.requests import RecordRefund
from finance_core.modules.ap.rules import Offered, applied, bill_name, check_payable, settlement_line
from finance_core.modules.ap.service.voids import Voids
from finance_core.money.ids import new_id
from finance_core.money.rounding import rounded_product


class Refunds(Voids):
    """Refunds of credit notes and of prepayments."""

    @operation
    def record_vendor_refund(self, unit: Unit, request: RecordRefund) -> Saved[APPayment]:
        """Record money a vendor pays back: Dr bank account / Cr AP_CONTROL or VENDOR_PREPAYMENT.

        Raises:
            InvalidInput: neither or both of credit note and prepayment named, or a wrong amount or day.
            OverApplied: more than the source has left.
        """
        if request.amount <= 0:
            raise InvalidInput("amount", "The refund must be above zero.")
        if request.credit_invoice_id is not None and request.prepayment_id is None:
            return self._refund_credit(unit, request, request.credit_invoice_id)
        if request.prepayment_id is not None and request.credit_invoice_id is None:
            return self._refund_prepayment(unit, request, request.prepayment_id)
        raise InvalidInput("credit_invoice_id", "Name the credit note or the prepayment that is paid back.")

    def _refund_credit(self, unit: Unit, request: RecordRefund, credit_id: UUID) -> Saved[APPayment]:
        note = self._bill_row(unit.session, credit_id, "credit_invoice_id").to_dto()
        if note.document_type is not BillType.CREDIT_NOTE:
            raise InvalidInput("credit_invoice_id", f"{bill_name(note)} is no credit note.")
        check_payable(note, note.currency, None)
        if request.payment_date < note.posting_date:
            raise TooEarly("payment_date", bill_name(note), note.posting_date)
        payment, bank = self._new_refund(unit, request, note.vendor_id, note.currency)
        offered = Offered(cash=request.amount, base_cash=payment.base_amount, rate=payment.exchange_rate)
        part = applied(note, offered, self.kernel.base_minor_unit(unit), 0)
        released = part.settlement.released
        saved = self._post_refund(unit, payment, bank, "AP_CONTROL", released)
        line = settlement_line(part, new_id(), payment.payment_date)
        self._settle_bill(unit, part, replace(
            line, payment_id=payment.id, journal_entry_id=saved.value.journal_entry_id,
            fx_gain_loss=payment.base_amount - released,
        ))
        return saved

    def _refund_prepayment(self, unit: Unit, request: RecordRefund, source_id: UUID) -> Saved[APPayment]:
        row = unit.get(APPaymentModel, source_id, what="payment", field="prepayment_id")
        source = row.to_dto()
        if request.amount > source.unapplied_amount:
            raise OverApplied(source.payment_number, source.unapplied_amount, request.amount, 0)
        if request.payment_date < source.payment_date:
            raise TooEarly("payment_date", source.payment_number, source.payment_date)
        payment, bank = self._new_refund(unit, request, source.vendor_id, source.currency)
        released = self._prepaid_base(unit, source, request.amount)
        row.unapplied_amount = source.unapplied_amount - request.amount
        saved = self._post_refund(unit, payment, bank, "VENDOR_PREPAYMENT", released)
        link = DocumentLink(id=new_id(), from_type="ap_payment", from_id=payment.id, to_type="ap_payment",
                            to_id=source.id, kind=LinkKind.APPLIES_TO, amount=released)
        unit.add(DocumentLinkModel.from_dto(link, created_by_id=unit.actor_id))
        return saved

    def _new_refund(
        self, unit: Unit, request: RecordRefund, vendor_id: UUID, currency: str
    ) -> tuple[APPayment, BankFacts]:
        bank = self.bank.account_of(unit, request.bank_account_id)
        if bank.currency != currency:
            raise InvalidInput("bank_account_id",
                               f"The refund is in {currency}; choose a bank account in {currency}.")
        rate = self.kernel.fx.rate(unit, currency, self.kernel.base_currency, request.payment_date).rate
        return APPayment(
            id=new_id(), payment_number=self.kernel.numbers.next(unit, "AP-PAY", request.payment_date),
            vendor_id=vendor_id, kind=PaymentKind.REFUND, payment_date=request.payment_date,
            payment_method=PaymentMethod.OTHER, bank_account_id=bank.id, amount=request.amount,
            currency=currency, exchange_rate=rate, bank_amount=request.amount,
            base_amount=rounded_product(self.kernel.base_minor_unit(unit), request.amount, rate),
            status=PaymentStatus.SUBMITTED, reference=request.reference,
        ), bank

    def _post_refund(
        self, unit: Unit, payment: APPayment, bank: BankFacts, role: str, released: Decimal
    ) -> Saved[APPayment]:
        row = APPaymentModel.from_dto(payment, created_by_id=unit.actor_id)
        unit.add(row)
        unit.session.flush()
        entry = self.kernel.posting.post(unit, refund_entry(payment, bank, role, released))
        row.journal_entry_id = entry.id
        unit.record(AuditAction.CREATE, "ap_payment", payment.id,
                    f"{payment.payment_number} refund {money_text(payment.amount)}")
        return unit.saved(replace(payment, journal_entry_id=entry.id))
