"""Payments and prepayments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import exact, exact_sum
from finance_core.db.unit_of_work import stored
from finance_core.errors import InvalidInput
from finance_core.kernel.errors import MissingRate, money_text
from finance_core.kernel.listing import ListQuery, ListSpec, Page, run_list
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import DocumentLinkModel
from finance_core.kernel.ports import BankFacts
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.errors import TooEarly, VendorOnHold
from finance_core.modules.ap.models import (
    APInvoice,
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
from finance_core.modules.ap.posting import APPLICATION, payment_entry
from finance_core.modules.ap.requests import Application, RecordPayment
from finance_core.modules.ap.rules import (
    DiscountTerms,
    Offered,
    Paid,
    applied,
    bill_name,
    check_payable,
    discount_for,
    settlement_line,
    with_settlement,
)
from finance_core.modules.ap.service.base import APBase
from finance_core.modules.tax.api import Discounted, DiscountTax, TaxDirection, TaxedLine, TaxSource
from finance_core.money.allocation import allocate
from finance_core.money.ids import new_id
from finance_core.money.rounding import EXACT, round_half_up, rounded_product

ZERO = Decimal(0)
_IMPLIED_RATE_TOLERANCE = Decimal("0.05")


class Payments(APBase):
    """Paying vendors."""

    @operation
    def record_payment(self, unit: Unit, request: RecordPayment) -> Saved[APPayment]:
        """Pay bills of one vendor in one currency; what is not applied becomes a prepayment.

        Dr AP_CONTROL released, Dr VENDOR_PREPAYMENT rest / Cr bank account, Cr PURCHASE_DISCOUNT and its tax,
        realised exchange result (ap.md R2, R5; IAS 21.28, ASC 830-20-35).

        Raises:
            VendorOnHold, BillDisputed: blocked, and no reason given.
            OverApplied, CurrencyDiffers, DiscountEnded, TooEarly, InvalidInput: as their texts say.
        """
        return self._pay(unit, request)

    @operation
    def record_prepayment(self, unit: Unit, request: RecordPayment) -> Saved[APPayment]:
        """Pay a vendor in advance, without bills: Dr VENDOR_PREPAYMENT / Cr bank account.

        Raises:
            InvalidInput: bills are named.
        """
        if request.applications:
            raise InvalidInput("applications", "A prepayment names no bills. Record a payment instead.")
        return self._pay(unit, request)

    def _pay(self, unit: Unit, request: RecordPayment) -> Saved[APPayment]:
        vendor = self._active_vendor(unit, request.vendor_id)
        holds = self._active_holds(unit.session, vendor.vendor_id)
        if holds and not request.override_reason:
            raise VendorOnHold(vendor.name, holds[0].reason)
        _check_amounts(request)
        bank = self.bank.account_of(unit, request.bank_account_id)
        payment = self._new_payment(unit, request, vendor, bank)
        paid, taxes, base_rest = self._applied(unit, request, payment, vendor)
        payment = replace(payment, discount_taken=sum((part.discount for part in paid), ZERO))
        row = APPaymentModel.from_dto(payment, created_by_id=unit.actor_id)
        unit.add(row)
        unit.session.flush()
        entry = self.kernel.posting.post(unit, payment_entry(payment, bank, paid, base_rest))
        row.journal_entry_id = entry.id
        for part, tax in zip(paid, taxes, strict=True):
            line = settlement_line(part, new_id(), payment.payment_date)
            self._settle_bill(unit, part, replace(line, payment_id=payment.id, journal_entry_id=entry.id))
            self.tax.record_discount_tax(unit, TaxSource(
                module="ap", type=APPLICATION, id=line.id, on=payment.payment_date,
                rate=payment.exchange_rate, party_id=vendor.vendor_id, currency=payment.currency,
                entry_id=entry.id,
            ), tax)
        reason = f" (override: {request.override_reason})" if request.override_reason else ""
        unit.record(AuditAction.CREATE, "ap_payment", payment.id,
                    f"{payment.payment_number} {vendor.name} {money_text(payment.amount)} "
                    f"{payment.currency}{reason}")
        unit.find_later(("ap_payment", payment.id), payment.payment_number, party=vendor.name,
                        amount=payment.amount, on=payment.payment_date,
                        body=f"{payment.reference or ''} {payment.memo or ''}")
        return unit.saved(replace(payment, journal_entry_id=entry.id))

    def _new_payment(
        self, unit: Unit, request: RecordPayment, vendor: VendorProfile, bank: BankFacts
    ) -> APPayment:
        currency = request.currency or self._currency_of(unit, request, vendor)
        base = self.kernel.base_currency
        rate = self._payment_rate(unit, request, currency)
        bank_amount = self._bank_amount(unit, request, currency, bank)
        base_amount = rounded_product(self.kernel.base_minor_unit(unit), request.amount, rate)
        if bank.currency == base != currency and request.amount:
            base_amount = bank_amount
            rate = round_half_up(EXACT.divide(base_amount, request.amount), 9)
        method = request.payment_method or vendor.default_payment_method
        rest = request.amount - sum((application.amount for application in request.applications), ZERO)
        return APPayment(
            id=new_id(), payment_number=self.kernel.numbers.next(unit, "AP-PAY", request.payment_date),
            vendor_id=vendor.vendor_id,
            kind=PaymentKind.PAYMENT if request.applications else PaymentKind.PREPAYMENT,
            payment_date=request.payment_date, payment_method=method, bank_account_id=bank.id,
            amount=request.amount, currency=currency, exchange_rate=rate, bank_amount=bank_amount,
            base_amount=base_amount, status=PaymentStatus.SUBMITTED, fee_amount=request.fee_amount,
            unapplied_amount=rest, reference=self._reference(unit, request, bank, method), memo=request.memo,
        )

    def _reference(
        self, unit: Unit, request: RecordPayment, bank: BankFacts, method: PaymentMethod
    ) -> str | None:
        """Return the reference typed; for a check without one the next number never used, void or not."""
        if method is not PaymentMethod.CHECK:
            return request.reference
        number = request.reference or self.bank.next_check_number_in(unit, bank.id)
        while used_by := self._user_of_check(unit, bank, number):
            if request.reference:
                raise InvalidInput("reference", f"Check {number} of {bank.name} was used by {used_by}. "
                                   "Enter another number.")
            number = self.bank.next_check_number_in(unit, bank.id)
        return number

    def _user_of_check(self, unit: Unit, bank: BankFacts, number: str) -> str | None:
        table = APPaymentModel
        return unit.session.execute(
            select(table.payment_number).where(
                table.bank_account_id == bank.id, table.reference == number,
                table.payment_method == PaymentMethod.CHECK.value,
            )
        ).scalar()

    def _currency_of(self, unit: Unit, request: RecordPayment, vendor: VendorProfile) -> str:
        if not request.applications:
            return vendor.currency
        first = request.applications[0].invoice_id
        return self._bill_row(unit.session, first, "applications.0.invoice_id").currency

    def _payment_rate(self, unit: Unit, request: RecordPayment, currency: str) -> Decimal:
        base = self.kernel.base_currency
        if currency == base:
            return Decimal(1)
        return request.exchange_rate or self.kernel.fx.rate(unit, currency, base, request.payment_date).rate

    def _bank_amount(self, unit: Unit, request: RecordPayment, currency: str, bank: BankFacts) -> Decimal:
        """Return what leaves the bank account in its currency: as typed, else converted at the day's rate."""
        if bank.currency == currency:
            return request.amount
        if bank.currency == self.kernel.base_currency and request.exchange_rate:
            rate = request.exchange_rate
        else:
            try:
                rate = self.kernel.fx.rate(unit, currency, bank.currency, request.payment_date).rate
            except MissingRate:
                if request.bank_amount is None:
                    raise
                return request.bank_amount
        expected = rounded_product(self.kernel.reference.minor_unit(unit, bank.currency), request.amount,
                                   rate)
        if request.bank_amount is None:
            return expected
        if abs(request.bank_amount - expected) > expected * _IMPLIED_RATE_TOLERANCE:
            unit.warn(f"{money_text(request.bank_amount)} {bank.currency} is more than 5 % away from "
                      f"{money_text(expected)}, the value at the day's rate. Check the amount.")
        return request.bank_amount

    def _applied(
        self, unit: Unit, request: RecordPayment, payment: APPayment, vendor: VendorProfile
    ) -> tuple[list[Paid], list[DiscountTax], Decimal]:
        """Return what each application settles, its discount's tax, and the base value not applied."""
        minor = self.kernel.base_minor_unit(unit)
        weights = [*(application.amount for application in request.applications), payment.unapplied_amount]
        bases = allocate(payment.base_amount, weights, minor) if any(weights) else tuple(weights)
        paid, taxes = [], []
        for index, (application, base_cash) in enumerate(zip(request.applications, bases, strict=False)):
            field = f"applications.{index}.invoice_id"
            bill = self._bill_row(unit.session, application.invoice_id, field).to_dto()
            if bill.vendor_id != vendor.vendor_id or bill.document_type is BillType.CREDIT_NOTE:
                raise InvalidInput(field, f"{bill_name(bill)} is no bill of {vendor.name}.")
            check_payable(bill, payment.currency, request.override_reason)
            self._check_day(unit, bill, payment.payment_date)
            discount = ZERO
            if application.take_discount:
                terms = self._discount_terms(unit, bill, application, vendor, payment.payment_date)
                discount = discount_for(bill, application.amount, terms, index)
            rate = payment.exchange_rate
            offered = Offered(cash=application.amount, base_cash=base_cash, rate=rate, discount=discount)
            tax = self._discount_tax(unit, bill, discount, rate)
            part = applied(bill, offered, minor, index)
            paid.append(replace(part, discount_tax=tax.tax, tax_lines=tax.lines))
            taxes.append(tax)
        return paid, taxes, bases[-1]

    def _check_day(self, unit: Unit, bill: APInvoice, paid_on: date) -> None:
        if paid_on >= bill.posting_date:
            return
        period_of = self.kernel.reference.period_of
        if period_of(unit, paid_on).id != period_of(unit, bill.posting_date).id:
            raise TooEarly("payment_date", bill_name(bill), bill.posting_date)
        unit.warn(f"{bill_name(bill)} is paid before its date {bill.posting_date.isoformat()}. "
                  "Check the dates.")

    def _discount_terms(
        self, unit: Unit, bill: APInvoice, application: Application, vendor: VendorProfile, paid_on: date
    ) -> DiscountTerms:
        return DiscountTerms(
            paid_on=paid_on, on_net=vendor.discount_on is DiscountOn.NET,
            minor_unit=self.kernel.reference.minor_unit(unit, bill.currency),
            on_partial=bool(self.kernel.settings.get("ap.discount_on_partial")),
            forced=bool(application.discount_reason),
        )

    def _discount_tax(self, unit: Unit, bill: APInvoice, discount: Decimal, rate: Decimal) -> DiscountTax:
        lines = tuple(
            TaxedLine(tax_code_id=line.tax_code_id, amount=line.amount, tax_amount=line.tax_amount)
            for line in bill.lines
        )
        document = Discounted(direction=TaxDirection.INPUT, on=bill.invoice_date, currency=bill.currency,
                              total=bill.total_amount, rate=rate, party_id=bill.vendor_id, lines=lines)
        return self.tax.discount_tax(unit, document, discount)

    def _settle_bill(self, unit: Unit, part: Paid, line: APPaymentRunLine) -> None:
        row = self._bill_row(unit.session, part.bill.id)
        self._store_bill(unit, row, with_settlement(row.to_dto(), part.reduction, part.settlement.released))
        unit.add(APPaymentRunLineModel.from_dto(line, created_by_id=unit.actor_id))

    def _prepaid_base(self, unit: Unit, payment: APPayment, amount: Decimal) -> Decimal:
        """Return the base value of part of what is not applied; the last part takes all that is left."""
        if amount != payment.unapplied_amount:
            return rounded_product(self.kernel.base_minor_unit(unit), amount, payment.exchange_rate)
        line, link, refund = APPaymentRunLineModel, DocumentLinkModel, APPaymentModel
        applied_base = unit.session.execute(
            select(exact_sum(line.base_cash))
            .where(line.payment_id == payment.id, line.status == RunLineStatus.POSTED.value)
        ).scalar()
        refunded = unit.session.execute(
            select(exact_sum(link.amount)).join(refund, refund.id == link.from_id)
            .where(link.to_id == payment.id, refund.voided_on.is_(None))
        ).scalar()
        return payment.base_amount - (applied_base or ZERO) - (refunded or ZERO)

    @query
    def payment(self, session: Session, payment_id: UUID) -> APPayment:
        """Return a payment.

        Raises:
            NotFound: no payment has this id.
        """
        return stored(session, APPaymentModel, payment_id, "payment").to_dto()

    @query
    def list_payments(self, session: Session, request: ListQuery) -> Page:
        """Return payments, newest first."""
        table, vendor = APPaymentModel, VendorProfileModel
        spec = ListSpec(
            columns={
                "id": table.id, "number": table.payment_number, "payment_date": table.payment_date,
                "vendor": vendor.name, "method": table.payment_method, "reference": table.reference,
                "amount": exact(table.amount), "currency": table.currency,
                "unapplied": exact(table.unapplied_amount), "discount": exact(table.discount_taken),
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


def _check_amounts(request: RecordPayment) -> None:
    if request.amount < 0 or (not request.amount and not request.applications):
        raise InvalidInput("amount", "Enter the amount paid; it must be above zero.")
    if request.fee_amount < 0:
        raise InvalidInput("fee_amount", "The bank's fee cannot be below zero.")
    if request.exchange_rate is not None and request.exchange_rate <= 0:
        raise InvalidInput("exchange_rate", "The exchange rate must be above zero.")
    if request.bank_amount is not None and request.bank_amount <= 0:
        raise InvalidInput("bank_amount", "The amount taken from the bank account must be above zero.")
    seen: set[UUID] = set()
    for index, application in enumerate(request.applications):
        if application.invoice_id in seen:
            raise InvalidInput(f"applications.{index}.invoice_id",
                               "This bill is listed twice. Add the amounts.")
        seen.add(application.invoice_id)
    over = sum((application.amount for application in request.applications), ZERO) - request.amount
    if over > 0:
        raise InvalidInput("amount",
                           f"{money_text(over)} more is applied than the {money_text(request.amount)} "
                           "paid. Reduce an application.")
