"""Payments, prepayments, refunds and voids."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import exact, exact_sum
from finance_core.errors import InvalidInput, NotFound, StatusMoveRefused
from finance_core.kernel.errors import money_text
from finance_core.kernel.listing import ListQuery, ListSpec, Page, run_list
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction, DocumentLink, LinkKind
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import DocumentLinkModel
from finance_core.kernel.ports import BankFacts
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.errors import OverApplied, PaymentCleared, VendorOnHold
from finance_core.modules.ap.models import (
    APPayment,
    APPaymentRunLine,
    BillType,
    DiscountOn,
    PaymentKind,
    PaymentMethod,
    PaymentStatus,
    RunLineStatus,
    VendorProfile,
)
from finance_core.modules.ap.orm import APPaymentModel, APPaymentRunLineModel, VendorProfileModel
from finance_core.modules.ap.posting import payment_entry, refund_entry
from finance_core.modules.ap.requests import (
    Application,
    ClearPayment,
    PaymentRequest,
    RecordPayment,
    RecordRefund,
)
from finance_core.modules.ap.rules import (
    PAYMENT_MOVES,
    DiscountTerms,
    Paid,
    applied,
    bill_name,
    check_payable,
    discount_for,
    taxed_with_discount,
    with_settlement,
)
from finance_core.modules.ap.service.base import APBase
from finance_core.money.allocation import allocate
from finance_core.money.ids import new_id
from finance_core.money.rounding import rounded_product

ZERO = Decimal(0)


class Payments(APBase):
    """Paying vendors."""

    @operation
    def record_payment(self, unit: Unit, request: RecordPayment) -> Saved[APPayment]:
        """Pay bills of one vendor in one currency; what is not applied becomes a prepayment.

        Dr AP_CONTROL released, Dr VENDOR_PREPAYMENT rest / Cr bank account, Cr PURCHASE_DISCOUNT and the tax in
        it, realised exchange result (ap.md R2, R5; IAS 21.28, ASC 830-20-35).

        Raises:
            VendorOnHold, BillDisputed: blocked, and no reason given.
            OverApplied, CurrencyDiffers, DiscountEnded, InvalidInput: as their texts say.
        """
        vendor = self._active_vendor(unit, request.vendor_id)
        holds = self._active_holds(unit.session, vendor.vendor_id)
        if holds and not request.override_reason:
            raise VendorOnHold(vendor.name, holds[0].reason)
        if request.amount < 0 or (not request.amount and not request.applications):
            raise InvalidInput("amount", "Enter the amount paid; it must be above zero.")
        bank = self.bank.account_of(unit, request.bank_account_id)
        payment, base_total = self._new_payment(unit, request, vendor, bank)
        paid, rest, base_rest = self._applied(unit, request, payment, base_total, vendor)
        payment = replace(payment, unapplied_amount=rest,
                          discount_taken=sum((part.discount for part in paid), ZERO))
        row = APPaymentModel.from_dto(payment, created_by_id=unit.actor_id)
        unit.add(row)
        unit.session.flush()
        entry = self.kernel.posting.post(unit, payment_entry(payment, bank, paid, rest, base_rest))
        row.journal_entry_id = entry.id
        for part in paid:
            self._settle_bill(unit, part, payment_id=payment.id, entry_id=entry.id, on=payment.payment_date)
        reason = f" (override: {request.override_reason})" if request.override_reason else ""
        unit.record(AuditAction.CREATE, "ap_payment", payment.id,
                    f"{payment.payment_number} {vendor.name} {payment.amount} {payment.currency}{reason}")
        unit.find_later(("ap_payment", payment.id), payment.payment_number, party=vendor.name,
                        amount=payment.amount, body=f"{payment.reference or ''} {payment.memo or ''}",
                        on=payment.payment_date)
        return unit.saved(replace(payment, journal_entry_id=entry.id))

    @operation
    def record_prepayment(self, unit: Unit, request: RecordPayment) -> Saved[APPayment]:
        """Pay a vendor in advance, without bills: Dr VENDOR_PREPAYMENT / Cr bank account.

        Raises:
            InvalidInput: bills are named.
        """
        if request.applications:
            raise InvalidInput("applications", "A prepayment names no bills. Record a payment instead.")
        saved: Saved[APPayment] = self.record_payment(request)
        del unit
        return saved

    def _new_payment(
        self, unit: Unit, request: RecordPayment, vendor: VendorProfile, bank: BankFacts
    ) -> tuple[APPayment, Decimal]:
        currency = request.currency or self._currency_of(unit, request, vendor)
        base = self.kernel.base_currency
        minor = self.kernel.base_minor_unit(unit)
        rate = self._payment_rate(unit, request, currency)
        bank_amount = self._bank_amount(unit, request, currency, bank, rate)
        base_total = bank_amount if bank.currency == base else rounded_product(minor, request.amount, rate)
        if currency != base and bank.currency == base and request.amount:
            rate = round(base_total / request.amount, 9)
        method = request.payment_method or vendor.default_payment_method
        reference = request.reference
        if method is PaymentMethod.CHECK and not reference:
            reference = self.bank.next_check_number_in(unit, bank.id)
        self._refuse_used_check(unit, bank, method, reference)
        payment = APPayment(
            id=new_id(), payment_number=self.kernel.numbers.next(unit, "AP-PAY", request.payment_date),
            vendor_id=vendor.vendor_id,
            kind=PaymentKind.PAYMENT if request.applications else PaymentKind.PREPAYMENT, payment_date=request.payment_date, payment_method=method,
            bank_account_id=bank.id, amount=request.amount, currency=currency, exchange_rate=rate,
            bank_amount=bank_amount, base_amount=base_total, status=PaymentStatus.SUBMITTED,
            fee_amount=request.fee_amount, reference=reference, memo=request.memo,
        )
        return payment, base_total

    def _refuse_used_check(
        self, unit: Unit, bank: BankFacts, method: PaymentMethod, reference: str | None
    ) -> None:
        table = APPaymentModel
        used = method is PaymentMethod.CHECK and unit.session.execute(
            select(table.payment_number).where(table.bank_account_id == bank.id, table.reference == reference,
                                               table.payment_method == PaymentMethod.CHECK.value)
        ).scalar()
        if used:
            raise InvalidInput("reference",
                               f"Check {reference} of {bank.name} was used by {used}. Enter another number.")

    def _currency_of(self, unit: Unit, request: RecordPayment, vendor: VendorProfile) -> str:
        if request.applications:
            return self._bill_row(unit.session, request.applications[0].invoice_id,
                                  "applications.0.invoice_id").currency
        return vendor.currency

    def _payment_rate(self, unit: Unit, request: RecordPayment, currency: str) -> Decimal:
        base = self.kernel.base_currency
        if currency == base:
            return Decimal(1)
        return request.exchange_rate or self.kernel.fx.rate(unit, currency, base, request.payment_date).rate

    def _bank_amount(
        self, unit: Unit, request: RecordPayment, currency: str, bank: BankFacts, rate: Decimal
    ) -> Decimal:
        if bank.currency == currency:
            return request.amount
        if request.bank_amount is not None:
            return request.bank_amount
        minor = self.kernel.reference.minor_unit(unit, bank.currency)
        if bank.currency == self.kernel.base_currency:
            return rounded_product(minor, request.amount, rate)
        cross = self.kernel.fx.rate(unit, currency, bank.currency, request.payment_date).rate
        return rounded_product(minor, request.amount, cross)

    def _applied(
        self, unit: Unit, request: RecordPayment, payment: APPayment, base_total: Decimal,
        vendor: VendorProfile
    ) -> tuple[list[Paid], Decimal, Decimal]:
        rest = request.amount - sum((application.amount for application in request.applications), ZERO)
        if rest < 0:
            raise InvalidInput("amount", f"{money_text(-rest)} more is applied than the "
                               f"{money_text(request.amount)} paid. Reduce an application.")
        minor = self.kernel.base_minor_unit(unit)
        weights = [*(application.amount for application in request.applications), rest]
        bases = allocate(base_total, weights, minor) if any(weights) else tuple(ZERO for _ in weights)
        paid = []
        for index, (application, base_cash) in enumerate(zip(request.applications, bases, strict=False)):
            row = self._bill_row(unit.session, application.invoice_id, f"applications.{index}.invoice_id")
            bill = row.to_dto()
            if bill.vendor_id != vendor.vendor_id or bill.document_type is BillType.CREDIT_NOTE:
                raise InvalidInput(f"applications.{index}.invoice_id",
                                   f"{bill_name(bill)} is no bill of {vendor.name}.")
            check_payable(bill, payment.currency, request.override_reason)
            discount, tax = self._discount(unit, bill.id, application, payment, vendor, index)
            paid.append(applied(bill, (application.amount, discount, tax), base_cash, payment.exchange_rate,
                                minor, index))
        return paid, rest, bases[-1]

    def _discount(
        self, unit: Unit, invoice_id: UUID, application: Application, payment: APPayment,
        vendor: VendorProfile, index: int
    ) -> tuple[Decimal, Decimal]:
        if not application.take_discount:
            return ZERO, ZERO
        bill = self._bill_row(unit.session, invoice_id).to_dto()
        changing = frozenset(
            line.tax_code_id for line in bill.lines
            if line.tax_code_id and self.tax.code(unit, line.tax_code_id).discount_changes_tax
        )
        terms = DiscountTerms(
            paid_on=payment.payment_date, on_net=vendor.discount_on is DiscountOn.NET,
            on_partial=bool(self.kernel.settings.get("ap.discount_on_partial")),
            taken_before=self._discount_taken(unit.session, bill.id),
            taxed=taxed_with_discount(bill.lines, changing),
            minor_unit=self.kernel.reference.minor_unit(unit, bill.currency),
            forced=bool(application.discount_reason),
        )
        return discount_for(bill, application.amount, terms, index)

    def _discount_taken(self, session: Session, invoice_id: UUID) -> Decimal:
        return sum((line.discount_amount for line in self._live_settlements(session, invoice_id)), ZERO)

    def _settle_bill(
        self, unit: Unit, part: Paid, *, payment_id: UUID, entry_id: UUID | None, on: date,
        line_id: UUID | None = None
    ) -> APPaymentRunLine:
        row = self._bill_row(unit.session, part.bill.id)
        self._store_bill(unit, row, with_settlement(row.to_dto(), part.reduction, part.settlement.released))
        line = APPaymentRunLine(
            id=line_id or new_id(), invoice_id=part.bill.id, vendor_id=part.bill.vendor_id,
            payment_id=payment_id, application_date=on, amount=part.amount, discount_amount=part.discount,
            discount_tax_amount=part.discount_tax, base_cash=part.base_cash,
            base_released=part.settlement.released, fx_gain_loss=part.settlement.fx_result,
            status=RunLineStatus.POSTED, journal_entry_id=entry_id,
        )
        unit.add(APPaymentRunLineModel.from_dto(line, created_by_id=unit.actor_id))
        return line

    @operation
    def void_payment(self, unit: Unit, request: PaymentRequest) -> Saved[APPayment]:
        """Void a payment: its entries are reversed, its bills open again with their old dates.

        Raises:
            PaymentCleared: the bank has it; record a refund.
            StatusMoveRefused: it is voided already.
            InvalidInput: no reason given.
        """
        if not request.reason:
            raise InvalidInput("reason", "Say why the payment is voided.")
        row = unit.get(APPaymentModel, request.payment_id, what="payment", field="payment_id")
        payment = row.to_dto()
        if payment.status is PaymentStatus.CLEARED:
            raise PaymentCleared(payment.payment_number, payment.cleared_on or payment.payment_date)
        self._move(payment, PaymentStatus.VOIDED)
        table = APPaymentRunLineModel
        lines = unit.session.scalars(
            select(table).where(table.payment_id == payment.id, table.status == RunLineStatus.POSTED.value)
        ).all()
        own = {line.id for line in lines if line.journal_entry_id != payment.journal_entry_id}
        entries = self.kernel.posting.void(unit, "ap_payment", payment.id, on=request.on,
                                           reason=request.reason)
        on = entries[0].entry_date if entries else request.on or unit.today
        for line_id in own:
            self.kernel.posting.void(unit, "ap_application", line_id, on=on, reason=request.reason)
        for line in lines:
            self._reopen(unit, line, on, entries[0].id if entries else None)
        row.status, row.voided_on, row.void_reason, row.unapplied_amount = "voided", on, request.reason, ZERO
        row.void_entry_id = entries[0].id if entries else None
        unit.record(AuditAction.REVERSE, "ap_payment", payment.id,
                    f"{payment.payment_number} voided: {request.reason}")
        return unit.saved(row.to_dto())

    def _reopen(self, unit: Unit, line: APPaymentRunLineModel, on: date, entry_id: UUID | None) -> None:
        row = self._bill_row(unit.session, line.invoice_id)
        reduction = line.amount + line.discount_amount + line.withholding_amount
        self._store_bill(unit, row, with_settlement(row.to_dto(), -reduction, -line.base_released))
        line.status, line.reversed_on, line.reversal_entry_id = RunLineStatus.REVERSED.value, on, entry_id

    def _move(self, payment: APPayment, wanted: PaymentStatus) -> None:
        if wanted not in PAYMENT_MOVES[payment.status]:
            raise StatusMoveRefused(payment.payment_number, payment.status.value, wanted.value)

    @operation
    def mark_payment_cleared(self, unit: Unit, request: ClearPayment) -> Saved[APPayment]:
        """Note that the bank executed a payment; without a date the mark is taken back. Called by Cash.

        Raises:
            StatusMoveRefused: the payment is in no state to clear.
        """
        row = unit.get(APPaymentModel, request.payment_id, what="payment", field="payment_id")
        wanted = PaymentStatus.CLEARED if request.cleared_on else PaymentStatus.SUBMITTED
        self._move(row.to_dto(), wanted)
        row.status, row.cleared_on = wanted.value, request.cleared_on
        return unit.saved(row.to_dto())

    @operation
    def record_vendor_refund(self, unit: Unit, request: RecordRefund) -> Saved[APPayment]:
        """Record money a vendor pays back: Dr bank account / Cr AP_CONTROL or VENDOR_PREPAYMENT.

        Raises:
            InvalidInput: neither or both of credit note and prepayment named, or a wrong amount.
            OverApplied: more than the source has left.
        """
        if (request.credit_invoice_id is None) == (request.prepayment_id is None):
            raise InvalidInput("credit_invoice_id",
                               "Name the credit note or the prepayment that is paid back.")
        if request.amount <= 0:
            raise InvalidInput("amount", "The refund must be above zero.")
        if request.credit_invoice_id is not None:
            return self._refund_credit(unit, request, request.credit_invoice_id)
        return self._refund_prepayment(unit, request)

    def _refund_credit(self, unit: Unit, request: RecordRefund, credit_id: UUID) -> Saved[APPayment]:
        row = self._bill_row(unit.session, credit_id, "credit_invoice_id")
        note = row.to_dto()
        if note.document_type is not BillType.CREDIT_NOTE:
            raise InvalidInput("credit_invoice_id", f"{bill_name(note)} is no credit note.")
        check_payable(note, note.currency, None)
        payment, bank = self._new_refund(unit, request, note.vendor_id, note.currency)
        part = applied(note, (request.amount, ZERO, ZERO), payment.base_amount, payment.exchange_rate,
                       self.kernel.base_minor_unit(unit), 0)
        saved = self._post_refund(unit, payment, bank, "AP_CONTROL", part.settlement.released)
        self._settle_bill(unit, part, payment_id=payment.id, entry_id=saved.value.journal_entry_id,
                          on=payment.payment_date)
        return saved

    def _refund_prepayment(self, unit: Unit, request: RecordRefund) -> Saved[APPayment]:
        source_id = request.prepayment_id
        if source_id is None:
            raise InvalidInput("prepayment_id", "Name the prepayment that is paid back.")
        row = unit.get(APPaymentModel, source_id, what="payment", field="prepayment_id")
        source = row.to_dto()
        if request.amount > source.unapplied_amount:
            raise OverApplied(source.payment_number, source.unapplied_amount, request.amount, 0)
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
        base = self.kernel.base_currency
        rate = self.kernel.fx.rate(unit, currency, base, request.payment_date).rate
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
                    f"{payment.payment_number} refund {payment.amount}")
        return unit.saved(replace(payment, journal_entry_id=entry.id))

    def _prepaid_base(self, unit: Unit, payment: APPayment, amount: Decimal) -> Decimal:
        """Return the base value of part of what is not applied yet; the last part takes all that is left."""
        if amount != payment.unapplied_amount:
            return rounded_product(self.kernel.base_minor_unit(unit), amount, payment.exchange_rate)
        line, link = APPaymentRunLineModel, DocumentLinkModel
        applied_base = unit.session.execute(
            select(exact_sum(line.base_cash)).where(line.payment_id == payment.id,
                                                    line.status == RunLineStatus.POSTED.value)
        ).scalar()
        refunded = unit.session.execute(
            select(exact_sum(link.amount)).where(link.to_id == payment.id)
        ).scalar()
        return payment.base_amount - (applied_base or ZERO) - (refunded or ZERO)

    @query
    def payment(self, session: Session, payment_id: UUID) -> APPayment:
        """Return a payment.

        Raises:
            NotFound: no payment has this id.
        """
        row = session.get(APPaymentModel, payment_id)
        if row is None:
            raise NotFound("payment", payment_id)
        return row.to_dto()

    @query
    def list_payments(self, session: Session, request: ListQuery) -> Page:
        """Return payments, newest first."""
        table, vendor = APPaymentModel, VendorProfileModel
        spec = ListSpec(
            columns={
                "id": table.id, "number": table.payment_number, "payment_date": table.payment_date,
                "vendor": vendor.name,
                "method": table.payment_method, "reference": table.reference, "amount": exact(table.amount),
                "currency": table.currency, "unapplied": exact(table.unapplied_amount),
                "discount": exact(table.discount_taken),
                "kind": table.kind, "status": table.status, "vendor_id": table.vendor_id,
            },
            source=select().select_from(table).join(vendor, vendor.vendor_id == table.vendor_id),
            search=(table.payment_number, table.reference, vendor.name, table.memo),
            filters={
                "vendor_id": lambda value: table.vendor_id == value,
                "status": lambda value: table.status == value,
                "unapplied": lambda _value: exact(table.unapplied_amount) > 0,
                "date_from": lambda value: table.payment_date >= value,
                "date_to": lambda value: table.payment_date <= value,
            },
            sort="payment_date", descending=True,
        )
        return run_list(session, spec, request)
