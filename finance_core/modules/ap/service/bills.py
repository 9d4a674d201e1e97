"""Entering bills and credit notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam, delete, select

from finance_core.db.prepared import Prepared
from finance_core.db.types import exact_sum
from finance_core.engines.tax import TaxCalculation, line_amount
from finance_core.engines.terms import apply_terms
from finance_core.engines.text_keys import duplicate_key
from finance_core.errors import InvalidInput
from finance_core.kernel.errors import money_text
from finance_core.kernel.models.ledger import Dims, PeriodStatus
from finance_core.kernel.models.posting import PostedEntry, Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation
from finance_core.kernel.orm import DraftModel
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.errors import DuplicateBill
from finance_core.modules.ap.models import APInvoice, APInvoiceLine, BillStatus, BillType, VendorProfile
from finance_core.modules.ap.orm import (
    APInvoiceModel,
)
from finance_core.modules.ap.posting import bill_entry
from finance_core.modules.ap.requests import BillLine, RecordCreditNote, RecordInvoice
from finance_core.modules.ap.rules import override_taxes
from finance_core.modules.ap.service.prepaid import Prepaid, check_service_periods
from finance_core.modules.tax.api import TaxDirection, TaxDocument, TaxLineInput, TaxSource
from finance_core.money.ids import new_id
from finance_core.money.rounding import rounded_product

ZERO = Decimal(0)
_LIVE = select(APInvoiceModel.internal_number).where(
    APInvoiceModel.vendor_id == bindparam("vendor_id"),
    APInvoiceModel.document_type.in_((bindparam("document_type"), bindparam("also"))),
    APInvoiceModel.status != bindparam("cancelled"),
)
_SAME_NUMBER = Prepared(_LIVE.where(APInvoiceModel.invoice_number_key == bindparam("key")))
_ALIKE = Prepared(_LIVE.where(
    APInvoiceModel.total_amount == bindparam("total"), APInvoiceModel.currency == bindparam("currency"),
    APInvoiceModel.invoice_date.between(bindparam("first"), bindparam("last")),
))


@dataclass(frozen=True, slots=True)
class _Priced:
    """A bill's lines with their taxes, and what the printed total adds."""

    document: TaxDocument
    calculation: TaxCalculation
    reasons: tuple[str, ...]
    rounding: Decimal


class Bills(Prepaid):
    """Saves and posts what vendors bill and credit."""

    @operation
    def record_invoice(self, unit: Unit, request: RecordInvoice) -> Saved[APInvoice]:
        """Save a bill and post it: Dr line accounts and input tax / Cr AP_CONTROL.

        Amounts per ap.md R4: each line rounded half up once, tax by the code on the invoice date.

        Raises:
            InvalidInput: no vendor, line, account or total that fits.
            DuplicateBill: the vendor's number was entered before.
            RuleViolation: whatever the ledger refuses.
        """
        return self._record(unit, request, BillType.INVOICE)

    @operation
    def record_credit_note(self, unit: Unit, request: RecordCreditNote) -> Saved[APInvoice]:
        """Save a vendor's credit note with positive amounts: Dr AP_CONTROL / Cr line accounts and input tax.

        Raises:
            InvalidInput, DuplicateBill, RuleViolation: as for `record_invoice`; or more is credited than
                was billed.
        """
        return self._record(unit, request, BillType.CREDIT_NOTE)

    def _record(self, unit: Unit, request: RecordInvoice, kind: BillType) -> Saved[APInvoice]:
        vendor = self._active_vendor(unit, request.vendor_id)
        bill, priced = self._built(unit, request, vendor, kind)
        self._refuse_duplicate(unit, bill, request, vendor)
        if isinstance(request, RecordCreditNote) and request.corrects_invoice_id:
            self._check_credit(unit, bill, request.corrects_invoice_id)
        bill = replace(bill, internal_number=self.kernel.numbers.next(unit, "AP-BILL", bill.posting_date))
        bill = replace(bill, journal_entry_id=self._post_bill(unit, bill, priced).id)
        bill = self._defer_costs(unit, bill, priced.calculation.lines)
        unit.add(APInvoiceModel.from_dto(bill, created_by_id=unit.actor_id))
        if request.draft_id:
            unit.session.execute(delete(DraftModel).where(DraftModel.id == request.draft_id))
            unit.changed.add("drafts")
        unit.record(AuditAction.CREATE, "ap_invoice", bill.id,
                    f"{bill.internal_number} {vendor.name} {money_text(bill.total_amount)}",
                    {"number": bill.invoice_number, "total": bill.total_amount, "currency": bill.currency})
        unit.find_later(("ap_invoice", bill.id), bill.internal_number or "", party=vendor.name,
                        amount=bill.total_amount,
                        body=f"{bill.invoice_number or ''} {bill.description or ''}", on=bill.invoice_date)
        return unit.saved(bill)

    def _built(
        self, unit: Unit, request: RecordInvoice, vendor: VendorProfile, kind: BillType
    ) -> tuple[APInvoice, _Priced]:
        if not request.lines:
            raise InvalidInput("lines", "A bill needs at least one line.")
        check_service_periods(request.lines, kind)
        currency = request.currency or vendor.currency
        posting_date = self._posting_date(unit, request)
        rate = self._rate(unit, request, currency)
        priced = self._priced(unit, request, vendor, currency)
        totals = priced.calculation
        total = totals.gross + priced.rounding
        if total < 0:
            raise InvalidInput("lines", "The total is negative. Record a credit note instead.")
        if not any(line.net for line in totals.lines):
            raise InvalidInput("lines", "All lines are zero. Enter an amount.")
        bill_id = new_id()
        due, discount_date, discount = self._terms(unit, request, vendor)
        lines = tuple(
            _stored_line(number, bill_id, line, account_id, totals)
            for number,
            (line, account_id) in enumerate(zip(request.lines, self._accounts(request, vendor), strict=True),
                                            1)
        )
        bill = APInvoice(
            id=bill_id, vendor_id=vendor.vendor_id, document_type=kind, invoice_date=request.invoice_date,
            posting_date=posting_date, currency=currency, exchange_rate=rate,
            status=self._first_status(total, rate), invoice_number=request.invoice_number or None,
            invoice_number_key=duplicate_key(request.invoice_number or "")[:60] or None,
            due_date=due, discount_date=discount_date, discount_percent=discount,
            payment_term_id=request.payment_term_id or vendor.payment_term_id,
            prices_include_tax=priced.document.prices_include_tax, subtotal=totals.net + priced.rounding,
            tax_amount=totals.tax, total_amount=total,
            base_total=rounded_product(self.kernel.base_minor_unit(unit), total, rate),
            po_reference=request.po_reference, payment_reference=request.payment_reference,
            description=request.description, lines=lines,
            corrects_invoice_id=getattr(request, "corrects_invoice_id", None),
        )
        return bill, priced

    def _posting_date(self, unit: Unit, request: RecordInvoice) -> date:
        wanted = request.posting_date or request.invoice_date
        period = self.kernel.reference.period_of(unit, wanted)
        if request.posting_date is None and period.status is not PeriodStatus.OPEN:
            wanted = self.kernel.reference.first_open_day(unit, wanted) or wanted
            unit.warn(f"{request.invoice_date.isoformat()} is closed, so the bill is posted on "
                      f"{wanted.isoformat()}.")
        if abs((wanted - request.invoice_date).days) > 90 or wanted > unit.today + timedelta(days=90):
            unit.warn(f"The posting date {wanted.isoformat()} is far from the invoice date. Check it.")
        return wanted

    def _rate(self, unit: Unit, request: RecordInvoice, currency: str) -> Decimal:
        if currency == self.kernel.base_currency:
            return Decimal(1)
        if request.exchange_rate is not None:
            if request.exchange_rate <= 0:
                raise InvalidInput("exchange_rate", "The exchange rate must be above zero.")
            return request.exchange_rate
        return self.kernel.fx.rate(unit, currency, self.kernel.base_currency, request.invoice_date).rate

    def _terms(
        self, unit: Unit, request: RecordInvoice, vendor: VendorProfile
    ) -> tuple[date, date | None, Decimal | None]:
        term_id = request.payment_term_id or vendor.payment_term_id
        due = request.invoice_date + timedelta(days=vendor.payment_terms_days)
        discount_date, discount = None, None
        if term_id is not None:
            result = apply_terms(self.kernel.parties.term(unit.session, term_id), request.invoice_date)
            due, discount_date, discount = result.due_date, result.discount_date, result.discount_percent
        due = request.due_date or due
        if due < request.invoice_date:
            raise InvalidInput("due_date", f"The due date {due.isoformat()} is before the invoice date.")
        return due, discount_date, discount

    def _first_status(self, total: Decimal, rate: Decimal) -> BillStatus:
        limit = self.kernel.settings.get("ap.approval_from_amount")
        if not total:
            return BillStatus.PAID
        if limit is not None and total * rate >= Decimal(limit):
            return BillStatus.PENDING_APPROVAL
        return BillStatus.APPROVED

    def _accounts(self, request: RecordInvoice, vendor: VendorProfile) -> list[UUID]:
        accounts = []
        for index, line in enumerate(request.lines):
            account_id = line.account_id or vendor.default_account_id
            if account_id is None:
                raise InvalidInput(f"lines.{index}.account_id", f"Line {index + 1}: choose an account.")
            accounts.append(account_id)
        return accounts

    def _priced(self, unit: Unit, request: RecordInvoice, vendor: VendorProfile, currency: str) -> _Priced:
        minor = self.kernel.reference.minor_unit(unit, currency)
        inclusive = request.prices_include_tax
        if inclusive is None:
            inclusive = vendor.prices_include_tax
        document = TaxDocument(
            direction=TaxDirection.INPUT, on=self._tax_point(unit, request), currency=currency,
            prices_include_tax=inclusive,
            lines=tuple(
                TaxLineInput(line_no=number, quantity=line.quantity, tax_code_id=line.tax_code_id,
                             amount=line_amount(line.quantity, line.unit_price, line.discount_percent, minor))
                for number, line in enumerate(request.lines, 1)
            ),
        )
        typed = {n: line.tax_amount for n, line in enumerate(request.lines, 1) if line.tax_amount is not None}
        tolerance = self.kernel.settings.get("ap.tax_override_tolerance")
        calculation = override_taxes(self.tax.calculate(unit, document), typed, tolerance,
                                     inclusive=inclusive)
        rounding = (request.total_amount - calculation.gross) if request.total_amount is not None else ZERO
        if abs(rounding) > tolerance:
            raise InvalidInput("total_amount",
                               f"The lines add to {money_text(calculation.gross)}, the paper says "
                               f"{money_text(request.total_amount or ZERO)}. Correct a line or the total.")
        reasons = tuple("line account" if line.account_id else f"default of {vendor.name}"
                        for line in request.lines)
        return _Priced(document, calculation, reasons, rounding)

    def _tax_point(self, unit: Unit, request: RecordInvoice) -> date:
        """Return the day whose rates hold: that of the bill a credit note corrects, else the document's."""
        corrects = getattr(request, "corrects_invoice_id", None)
        if corrects is None:
            return request.invoice_date
        return self._bill_row(unit.session, corrects, "corrects_invoice_id").invoice_date

    def _refuse_duplicate(
        self, unit: Unit, bill: APInvoice, request: RecordInvoice, vendor: VendorProfile
    ) -> None:
        unit.session.flush()
        is_bill = bill.document_type is BillType.INVOICE
        live = {"vendor_id": bill.vendor_id, "document_type": bill.document_type.value,
                "also": (BillType.OPENING if is_bill else bill.document_type).value,
                "cancelled": BillStatus.CANCELLED.value}
        if bill.invoice_number_key:
            known = _SAME_NUMBER.run(unit.connection, live | {"key": bill.invoice_number_key}).scalar()
            if known is not None:
                raise DuplicateBill(bill.invoice_number or "", known)
        week = timedelta(days=7)
        alike = _ALIKE.run(unit.connection, live | {
            "total": bill.total_amount, "currency": bill.currency, "first": bill.invoice_date - week,
            "last": bill.invoice_date + week,
        }).scalar()
        if alike is not None and not request.duplicate_reason:
            unit.warn(f"{alike} of {vendor.name} has the same amount within a week. Is this another bill?")

    def _check_credit(self, unit: Unit, note: APInvoice, corrects: UUID) -> None:
        bill = self._bill_row(unit.session, corrects, "corrects_invoice_id")
        table = APInvoiceModel
        credited = unit.session.execute(
            select(exact_sum(table.total_amount)).where(table.corrects_invoice_id == corrects,
                                                        table.status != BillStatus.CANCELLED.value)
        ).scalar() or ZERO
        if bill.vendor_id != note.vendor_id or bill.currency != note.currency:
            raise InvalidInput("corrects_invoice_id",
                               f"{bill.internal_number} is of another vendor or currency.")
        if bill.status == BillStatus.CANCELLED.value:
            raise InvalidInput("corrects_invoice_id",
                               f"{bill.internal_number} is cancelled. Choose another bill.")
        if credited + note.total_amount > bill.total_amount:
            raise InvalidInput("lines",
                               f"{bill.internal_number}: billed {money_text(bill.total_amount)}, credited "
                               f"{money_text(credited)}, so at most "
                               f"{money_text(bill.total_amount - credited)} is left.")

    def _post_bill(self, unit: Unit, bill: APInvoice, priced: _Priced) -> PostedEntry:
        sign = -1 if bill.document_type is BillType.CREDIT_NOTE else 1
        taxes = self.tax.posting_lines(unit, priced.document, priced.calculation, sign=sign,
                                       party_id=bill.vendor_id, rate=bill.exchange_rate)
        entry = self.kernel.posting.post(
            unit, bill_entry(bill, priced.calculation.lines, taxes, priced.reasons, priced.rounding)
        )
        source = TaxSource(module="ap", type="ap_invoice", id=bill.id, on=bill.invoice_date,
                           party_id=bill.vendor_id, currency=bill.currency, rate=bill.exchange_rate,
                           entry_id=entry.id)
        self.tax.record_tax_transactions(unit, source, priced.document, priced.calculation, sign=sign)
        return entry

def _stored_line(
    number: int, bill_id: UUID, line: BillLine, account_id: UUID, totals: TaxCalculation
) -> APInvoiceLine:
    result = totals.lines[number - 1]
    dims = line.dims or Dims()
    return APInvoiceLine(
        id=new_id(), invoice_id=bill_id, line_number=number, description=line.description,
        account_id=account_id, amount=result.net, quantity=line.quantity, unit_price=line.unit_price,
        discount_percent=line.discount_percent, tax_code_id=line.tax_code_id, tax_amount=result.tax,
        recoverable_tax=result.recoverable, tax_overridden=line.tax_amount is not None,
        service_from=line.service_from, service_to=line.service_to,
        **{name: getattr(dims, name) for name in Dims.__dataclass_fields__},
    )
