"""Building a document from what was typed, and issuing an invoice: number, posting, tax, snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import delete, func, select

from finance_core.engines.tax import LineTotals, TaxCalculation, line_amount
from finance_core.engines.terms import TermsResult, apply_terms
from finance_core.errors import InvalidInput, StatusMoveRefused
from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.orm import DraftModel
from finance_core.kernel.unit import Unit
from finance_core.modules.ar.errors import NegativeInvoice
from finance_core.modules.ar.models import ARInvoice, ARInvoiceLine, CustomerProfile, InvoiceStatus, LineKind
from finance_core.modules.ar.orm import ARInvoiceModel
from finance_core.modules.ar.posting import INVOICE, ItemLine, invoice_entry
from finance_core.modules.ar.requests import CreateInvoice, InvoiceLine
from finance_core.modules.ar.rules.documents import payment_reference
from finance_core.modules.ar.rules.drafts import with_unseen
from finance_core.modules.ar.rules.states import invoice_name
from finance_core.modules.ar.service.base import ZERO
from finance_core.modules.ar.service.credit import Credit
from finance_core.modules.ar.service.deferred import check_service_periods, is_deferred
from finance_core.modules.tax.api import TaxDirection, TaxDocument, TaxLineInput, TaxSource
from finance_core.money.ids import new_id
from finance_core.money.rounding import rounded_product

Account = tuple[UUID, str, bool]
_DIMS = tuple(Dims.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Built:
    """An invoice with its taxes and the lines that will be posted."""

    invoice: ARInvoice
    document: TaxDocument
    calculation: TaxCalculation
    items: tuple[ItemLine, ...]


class Issuing(Credit):
    """Turns requests into invoices."""

    def _issue(self, unit: Unit, request: CreateInvoice) -> ARInvoice:
        """Issue an invoice inside a unit of work; the last thing drawn before posting is its number."""
        customer = self._active_customer(unit, request.customer_id)
        row = self._draft_row(unit, request.draft_id)
        request = with_unseen(request, row.to_dto()) if row else request
        built = self._built(unit, request, customer, row)
        self._check_issuable(built)
        decision = self._credit_decision(unit, customer, built.invoice, request.override_reason)
        self._warn_of_order(unit, built.invoice.invoice_date)
        number = self.kernel.numbers.next(unit, "AR-INV", built.invoice.invoice_date)
        status = InvoiceStatus.ISSUED if built.invoice.total_amount else InvoiceStatus.PAID
        invoice = replace(
            built.invoice,
            status=status,
            invoice_number=number,
            payment_reference=payment_reference(number),
            billing_snapshot=self._snapshot(unit.session, customer),
        )
        row = self._stored(unit, row, invoice)
        self._post_invoice(unit, row, replace(built, invoice=invoice))
        self._store_decision(unit, decision)
        unit.record(
            AuditAction.CREATE,
            INVOICE,
            invoice.id,
            f"{number} {customer.name} {invoice.total_amount}",
            {"number": number, "total": invoice.total_amount, "currency": invoice.currency},
        )
        unit.find_later(
            (INVOICE, invoice.id),
            number,
            party=customer.name,
            amount=invoice.total_amount,
            body=f"{invoice.customer_reference or ''} {invoice.payment_reference or ''}",
            on=invoice.invoice_date,
        )
        return row.to_dto()

    def _draft_row(self, unit: Unit, draft_id: UUID | None) -> ARInvoiceModel | None:
        """Return the stored draft of this id; a draft the window kept is dropped for the invoice."""
        if draft_id is None:
            return None
        unit.session.execute(delete(DraftModel).where(DraftModel.id == draft_id))
        unit.changed.add("drafts")
        if unit.session.get(ARInvoiceModel, draft_id) is None:
            return None
        row = self._invoice_row(unit.session, draft_id, "draft_id")
        require_draft(row, "changed")
        return row

    def _stored(self, unit: Unit, row: ARInvoiceModel | None, invoice: ARInvoice) -> ARInvoiceModel:
        if row is None:
            row = ARInvoiceModel.from_dto(invoice, created_by_id=unit.actor_id)
            unit.add(row)
        else:
            self._store_invoice(unit, row, invoice)
        unit.session.flush()
        return row

    def _post_invoice(self, unit: Unit, row: ARInvoiceModel, built: Built) -> None:
        invoice = built.invoice
        taxes = self.tax.posting_lines(
            unit, built.document, built.calculation, party_id=invoice.customer_id, rate=invoice.exchange_rate
        )
        entry = self.kernel.posting.post(unit, invoice_entry(invoice, built.items, taxes))
        source = TaxSource(
            module="ar",
            type=INVOICE,
            id=invoice.id,
            on=built.document.on,
            party_id=invoice.customer_id,
            currency=invoice.currency,
            rate=invoice.exchange_rate,
            entry_id=entry.id,
        )
        self.tax.record_tax_transactions(unit, source, built.document, built.calculation)
        row.journal_entry_id = entry.id
        self._defer_revenue(unit, row, invoice)
        unit.session.flush()

    def _check_issuable(self, built: Built) -> None:
        invoice = built.invoice
        if not built.items:
            raise InvalidInput("lines", "An invoice needs at least one line with an amount.")
        if invoice.total_amount < 0:
            raise NegativeInvoice(invoice.total_amount)
        if not any(item.line.amount or item.line.tax_amount for item in built.items):
            raise InvalidInput("lines", "All lines are zero. Enter an amount.")

    def _warn_of_order(self, unit: Unit, dated: date) -> None:
        if not self.kernel.settings.get("company.address"):
            unit.warn(
                "The company's address is not entered, so it is missing on the invoice. "
                "Enter it in the company settings."
            )
        table = ARInvoiceModel
        last = unit.session.execute(
            select(func.max(table.invoice_date)).where(table.invoice_number.is_not(None))
        ).scalar()
        if last is not None and dated < last:
            unit.warn(
                f"The invoice is dated before the last one ({last.isoformat()}), "
                "so numbers are not in date order."
            )

    def _built(
        self, unit: Unit, request: CreateInvoice, customer: CustomerProfile, row: ARInvoiceModel | None
    ) -> Built:
        check_service_periods(request)
        currency = request.currency or customer.currency
        rate = self._rate(unit, request.exchange_rate, currency, request.invoice_date)
        inclusive = (
            customer.prices_include_tax if request.prices_include_tax is None else request.prices_include_tax
        )
        document = self._tax_document(unit, request, currency, inclusive=inclusive)
        calculation = self.tax.calculate(unit, document)
        key = row.id if row else new_id()
        old_ids = {line.line_number: line.id for line in row.lines} if row else {}
        accounts = [self._account(unit, line, customer) for line in request.lines]
        lines = document_lines(request.lines, accounts, calculation, old_ids)
        discount = self._net_discount(unit, document, calculation)
        total, minor = calculation.gross, self.kernel.base_minor_unit(unit)
        terms = self._terms(unit, request, customer)
        base_total = rounded_product(minor, total, rate)
        invoice = ARInvoice(
            id=key,
            customer_id=customer.customer_id,
            document_type=request.document_type,
            status=InvoiceStatus.DRAFT,
            invoice_date=request.invoice_date,
            posting_date=self._posting_date(unit, request.posting_date, request.invoice_date),
            supply_date=request.supply_date,
            due_date=terms.due_date,
            discount_date=terms.discount_date,
            discount_percent=terms.discount_percent,
            payment_term_id=request.payment_term_id or customer.payment_term_id,
            currency=currency,
            exchange_rate=rate,
            prices_include_tax=inclusive,
            subtotal=calculation.net + discount,
            header_discount=discount,
            tax_amount=calculation.tax,
            total_amount=total,
            balance_due=total,
            base_total=base_total,
            base_balance=base_total,
            customer_reference=request.customer_reference,
            sales_order_reference=request.sales_order_reference,
            intro_text=request.intro_text,
            closing_text=request.closing_text,
            billing_snapshot={},
            lines=tuple(replace(line, invoice_id=key) for line in lines),
        )
        items = tuple(
            replace(item, deferred=item.line.amount) if is_deferred(invoice, item.line) else item
            for item in item_lines(invoice.lines, accounts)
        )
        return Built(invoice, document, calculation, items)

    def _tax_document(
        self, unit: Unit, request: CreateInvoice, currency: str, *, inclusive: bool
    ) -> TaxDocument:
        minor = self.kernel.reference.minor_unit(unit, currency)
        inputs = tuple(
            TaxLineInput(
                line_no=number,
                quantity=line.quantity,
                tax_code_id=line.tax_code_id,
                amount=line_amount(line.quantity, line.unit_price, line.discount_percent, minor),
            )
            for number, line in enumerate(request.lines, 1)
            if line.line_kind is LineKind.ITEM
        )
        if request.header_discount and request.header_discount_percent:
            raise InvalidInput(
                "header_discount", "Enter the discount as an amount or as a percentage, not as both."
            )
        share = rounded_product(
            minor, sum((line.amount for line in inputs), ZERO), request.header_discount_percent
        )
        return TaxDocument(
            direction=TaxDirection.OUTPUT,
            on=request.supply_date or request.invoice_date,
            currency=currency,
            lines=inputs,
            prices_include_tax=inclusive,
            header_discount=request.header_discount or share,
        )

    def _net_discount(self, unit: Unit, document: TaxDocument, calculation: TaxCalculation) -> Decimal:
        """Return the header discount without tax; with inclusive prices it was typed with tax."""
        if not document.header_discount or not document.prices_include_tax:
            return document.header_discount
        return self.tax.calculate(unit, replace(document, header_discount=ZERO)).net - calculation.net

    def _terms(self, unit: Unit, request: CreateInvoice, customer: CustomerProfile) -> TermsResult:
        term_id = request.payment_term_id or customer.payment_term_id
        if term_id is None:
            result = TermsResult(due_date=request.invoice_date + timedelta(days=customer.payment_terms_days))
        else:
            result = apply_terms(self.kernel.parties.term(unit.session, term_id), request.invoice_date)
        result = replace(result, due_date=request.due_date or result.due_date)
        if result.due_date < request.invoice_date:
            raise InvalidInput(
                "due_date", f"The due date {result.due_date.isoformat()} is before the invoice date."
            )
        return result

    def _account(self, unit: Unit, line: InvoiceLine, customer: CustomerProfile) -> Account | None:
        """Return the line's account, why it was taken, and whether the user chose it."""
        if line.line_kind is not LineKind.ITEM:
            return None
        if line.account_id is not None:
            return line.account_id, "line account", True
        if line.role is not None:
            return self.kernel.account_id(unit, line.role), f"role {line.role}", False
        if customer.default_account_id is not None:
            return customer.default_account_id, f"default of {customer.name}", True
        return self.kernel.account_id(unit, "SALES_REVENUE"), "role SALES_REVENUE", False


def require_draft(row: ARInvoiceModel, wanted: str) -> None:
    """Refuse to touch an invoice that is no draft any more.

    Raises:
        StatusMoveRefused: it was issued.
    """
    if row.status != InvoiceStatus.DRAFT.value:
        raise StatusMoveRefused(invoice_name(row.to_dto()), row.status, wanted)


def document_lines(
    lines: Sequence[InvoiceLine],
    accounts: Sequence[Account | None],
    calculation: TaxCalculation,
    ids: dict[int, UUID],
) -> tuple[ARInvoiceLine, ...]:
    """Return the lines of a document to store; net amounts are after their share of the header discount."""
    totals = {line.line_no: line for line in calculation.lines}
    rates: dict[int, Decimal] = {}
    for tax in calculation.taxes:
        rates[tax.line_no] = rates.get(tax.line_no, ZERO) + tax.rate
    return tuple(
        _document_line(
            (number, ids.get(number) or new_id()), line, account, totals.get(number), rates.get(number, ZERO)
        )
        for number, (line, account) in enumerate(zip(lines, accounts, strict=True), 1)
    )


def _document_line(
    place: tuple[int, UUID],
    line: InvoiceLine,
    account: Account | None,
    totals: LineTotals | None,
    rate: Decimal,
) -> ARInvoiceLine:
    dims = line.dims or Dims()
    number, key = place
    return ARInvoiceLine(
        id=key,
        line_number=number,
        line_kind=line.line_kind,
        description=line.description,
        item_code=line.item_code,
        quantity=line.quantity,
        unit=line.unit,
        unit_price=line.unit_price,
        discount_percent=line.discount_percent,
        amount=totals.net if totals else ZERO,
        tax_code_id=line.tax_code_id if totals else None,
        tax_rate=rate,
        tax_amount=totals.tax if totals else ZERO,
        account_id=account[0] if account else None,
        service_from=line.service_from,
        service_to=line.service_to,
        **{name: getattr(dims, name) for name in _DIMS},
    )


def item_lines(lines: Sequence[ARInvoiceLine], accounts: Sequence[Account | None]) -> tuple[ItemLine, ...]:
    """Return the lines that carry amounts, each with the reason for its account."""
    return tuple(
        ItemLine(line=line, reason=account[1], is_typed=account[2])
        for line, account in zip(lines, accounts, strict=True)
        if account is not None
    )
