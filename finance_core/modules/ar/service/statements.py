"""Statements of account and what is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.engines.ageing import age
from finance_core.engines.tax import line_amount
from finance_core.errors import InvalidInput
from finance_core.kernel.open_items import AgingDetail
from finance_core.kernel.operation import query
from finance_core.kernel.orm import PaymentTermModel, TaxCodeModel
from finance_core.modules.ar.computed import (
    PrintDocument,
    PrintLine,
    PrintTax,
    StatementLine,
    StatementOfAccount,
)
from finance_core.modules.ar.models import (
    ARCreditMemo,
    ARInvoice,
    ARInvoiceLine,
    CreditMemoStatus,
    InvoiceStatus,
    InvoiceType,
    LineKind,
    ReceiptKind,
)
from finance_core.modules.ar.orm import (
    ARCreditMemoModel,
    ARInvoiceModel,
    ARReceiptAllocationModel,
    ARReceiptModel,
)
from finance_core.modules.ar.requests import StatementRequest
from finance_core.modules.ar.rules.settlement import DiscountDay, available_discount
from finance_core.modules.ar.rules.statement import AccountEvent, statement_lines
from finance_core.modules.ar.service.ageing import Ageing
from finance_core.modules.ar.service.base import ZERO
from finance_core.money.currencies import minor_unit


class Statements(Ageing):
    """Statements of account and printed documents."""

    @query
    def statement_of_account(self, session: Session, request: StatementRequest) -> StatementOfAccount:
        """Return a customer's account in one currency: opening, documents, money, closing, rest by age.

        With `open_items_only` the lines are what is still open on the last day, without an opening balance.

        Raises:
            NotFound: there is no such customer.
            InvalidInput: the span ends before it starts.
        """
        if request.date_to < request.date_from:
            raise InvalidInput("date_to", "The statement ends before it starts. Choose a later end.")
        customer = self._customer(session, request.customer_id)
        currency = request.currency or customer.currency
        opening, lines, closing = statement_lines(
            self._events(session, request.customer_id, currency), request.date_from, request.date_to
        )
        buckets = self._buckets()
        documents = [
            each
            for each in self.aging_documents(AgingDetail(as_of=request.date_to, party_id=request.customer_id))
            if each.currency == currency
        ]
        if request.open_items_only:
            opening, lines, closing = _open_lines(documents)
        owed = [(each.due_date, each.open) for each in documents if each.document_type == "invoice"]
        return StatementOfAccount(
            customer_id=customer.customer_id,
            customer_name=customer.name,
            currency=currency,
            date_from=request.date_from,
            date_to=request.date_to,
            opening=opening,
            lines=lines,
            closing=closing,
            buckets=age(owed, request.date_to, buckets),
            bucket_titles=buckets.labels,
            address=tuple(self._snapshot(session, customer)["address"]),
        )

    def _events(self, session: Session, customer_id: UUID, currency: str) -> Iterator[AccountEvent]:
        invoice, memo = ARInvoiceModel, ARCreditMemoModel
        for row in session.scalars(
            select(invoice).where(
                invoice.customer_id == customer_id,
                invoice.currency == currency,
                invoice.status != InvoiceStatus.DRAFT.value,
                invoice.document_type != InvoiceType.TEMPLATE.value,
            )
        ):
            event = AccountEvent(
                on=row.posting_date,
                kind=row.document_type,
                number=row.invoice_number or "",
                amount=row.total_amount,
                document_id=row.id,
                due_date=row.due_date,
            )
            yield from _with_end(event, row.voided_on, "invoice cancelled")
        for note in session.scalars(
            select(memo).where(memo.customer_id == customer_id, memo.currency == currency)
        ):
            event = AccountEvent(
                on=note.posting_date,
                kind="credit_memo",
                number=note.credit_memo_number or "",
                amount=-note.amount,
                document_id=note.id,
            )
            yield from _with_end(event, note.voided_on, "credit note cancelled")
        yield from self._money_events(session, customer_id, currency)

    def _money_events(self, session: Session, customer_id: UUID, currency: str) -> Iterator[AccountEvent]:
        receipt, allocation, invoice = ARReceiptModel, ARReceiptAllocationModel, ARInvoiceModel
        mine = (receipt.customer_id == customer_id, receipt.currency == currency)
        for row in session.scalars(select(receipt).where(*mine)):
            sign = 1 if row.kind == ReceiptKind.REFUND.value else -1
            event = AccountEvent(
                on=row.receipt_date,
                kind=row.kind,
                number=row.receipt_number,
                amount=sign * row.amount,
                document_id=row.id,
            )
            ended = "returned" if row.returned_on else "voided"
            yield from _with_end(event, row.returned_on or row.voided_on, f"{row.kind} {ended}")
        given = session.execute(
            select(allocation, invoice.invoice_number, invoice.id)
            .join(invoice, invoice.id == allocation.invoice_id)
            .where(invoice.customer_id == customer_id, invoice.currency == currency)
        )
        for settlement, number, document_id in given:
            for kind, amount in (
                ("discount", settlement.discount_taken),
                ("write_off", settlement.write_off_amount),
            ):
                event = AccountEvent(
                    on=settlement.application_date,
                    kind=kind,
                    number=number or "",
                    amount=-amount,
                    document_id=document_id,
                )
                yield from _with_end(event, settlement.reversed_on, f"{kind} taken back")
        kept = session.execute(
            select(allocation, receipt.receipt_number, receipt.id)
            .join(receipt, receipt.id == allocation.receipt_id)
            .where(*mine, allocation.kind == "small_balance")
        )
        for settlement, number, document_id in kept:
            event = AccountEvent(
                on=settlement.application_date,
                kind="small_balance",
                number=number,
                amount=settlement.amount,
                document_id=document_id,
            )
            yield from _with_end(event, settlement.reversed_on, "small rest given back")

    @query
    def print_model(self, session: Session, invoice_id: UUID) -> PrintDocument:
        """Return an invoice as it is printed: name and address as they were when it was issued.

        Raises:
            NotFound: no invoice has this id.
        """
        invoice = self._invoice_row(session, invoice_id).to_dto()
        day = DiscountDay(on=invoice.invoice_date, grace_days=0, minor_unit=minor_unit(invoice.currency))
        whole = replace(invoice, balance_due=invoice.total_amount)
        original = invoice.corrects_invoice_id
        return PrintDocument(
            kind=invoice.document_type.value,
            number=invoice.invoice_number or "",
            dated=invoice.invoice_date,
            status=invoice.status.value,
            supplied=invoice.supply_date,
            due=invoice.due_date,
            terms=self._terms_name(session, invoice),
            subtotal=invoice.subtotal,
            header_discount=invoice.header_discount,
            total=invoice.total_amount,
            settled=invoice.total_amount - invoice.balance_due
            if invoice.status is not InvoiceStatus.DRAFT
            else ZERO,
            balance_due=invoice.balance_due,
            discount_date=invoice.discount_date,
            discount_percent=invoice.discount_percent,
            discount_amount=available_discount(whole, day),
            payment_reference=invoice.payment_reference,
            customer_reference=invoice.customer_reference,
            corrects=self._number(session, original) if original else None,
            intro_text=invoice.intro_text or "",
            closing_text=invoice.closing_text or "",
            **self._printed(session, invoice),
        )

    @query
    def print_credit_memo(self, session: Session, credit_memo_id: UUID) -> PrintDocument:
        """Return a credit note as it is printed.

        Raises:
            NotFound: there is none with this id.
        """
        memo = self._memo_row(session, credit_memo_id).to_dto()
        original = memo.original_invoice_id
        return PrintDocument(
            kind="credit_memo",
            number=memo.credit_memo_number or "",
            dated=memo.issue_date,
            status=memo.status.value,
            subtotal=memo.subtotal,
            header_discount=ZERO,
            total=memo.amount,
            settled=memo.amount - memo.unapplied_amount
            if memo.status is not CreditMemoStatus.CANCELLED
            else ZERO,
            balance_due=memo.unapplied_amount,
            corrects=self._number(session, original) if original else None,
            intro_text=memo.reason,
            **self._printed(session, memo),
        )

    def _printed(self, session: Session, document: ARInvoice | ARCreditMemo) -> dict[str, Any]:
        """Return what invoices and credit notes have in common."""
        customer = self._customer(session, document.customer_id)
        codes = self._codes(session, document.lines)
        snapshot = document.billing_snapshot
        return {
            "currency": document.currency,
            "tax_amount": document.tax_amount,
            "language": customer.language,
            "prices_include_tax": document.prices_include_tax,
            "buyer_reference": customer.buyer_reference,
            "seller": self._seller(),
            "buyer": {
                "name": snapshot["name"],
                "address": list(snapshot["address"]),
                "tax_id": snapshot["tax_id"] or "",
            },
            "lines": tuple(_print_line(line, codes, document) for line in document.lines),
            "taxes": _print_taxes(document.lines, codes),
        }

    def _seller(self) -> dict[str, str | list[str]]:
        get = self.kernel.settings.get
        return {
            "name": get("company.name"),
            "address": [line for line in get("company.address").splitlines() if line.strip()],
            "tax_id": get("company.tax_id"),
            "bank_details": get("company.bank_details"),
        }

    def _codes(self, session: Session, lines: tuple[ARInvoiceLine, ...]) -> dict[UUID, TaxCodeModel]:
        keys = {line.tax_code_id for line in lines if line.tax_code_id is not None}
        rows = session.scalars(select(TaxCodeModel).where(TaxCodeModel.id.in_(keys)))
        return {row.id: row for row in rows}

    def _terms_name(self, session: Session, invoice: ARInvoice) -> str:
        row = session.get(PaymentTermModel, invoice.payment_term_id) if invoice.payment_term_id else None
        return row.name if row else ""

    def _number(self, session: Session, invoice_id: UUID) -> str | None:
        return session.execute(
            select(ARInvoiceModel.invoice_number).where(ARInvoiceModel.id == invoice_id)
        ).scalar()


def _with_end(event: AccountEvent, ended_on: date | None, kind: str) -> Iterator[AccountEvent]:
    """Yield an event and, when it was taken back, the opposite on that day."""
    yield event
    if ended_on is not None:
        yield replace(event, on=ended_on, kind=kind, amount=-event.amount, due_date=None)


def _open_lines(documents: list[Any]) -> tuple[Decimal, tuple[StatementLine, ...], Decimal]:
    lines, balance = [], ZERO
    for each in documents:
        balance += each.open
        lines.append(
            StatementLine(
                on=each.document_date,
                kind=each.document_type,
                number=each.number,
                amount=each.open,
                due_date=each.due_date,
                balance=balance,
                document_id=each.id,
            )
        )
    return ZERO, tuple(lines), balance


def _print_line(
    line: ARInvoiceLine, codes: dict[UUID, TaxCodeModel], document: ARInvoice | ARCreditMemo
) -> PrintLine:
    if line.line_kind is not LineKind.ITEM:
        return PrintLine(description=line.description)
    amount = line_amount(line.quantity, line.unit_price, line.discount_percent, minor_unit(document.currency))
    if isinstance(document, ARCreditMemo):
        amount = line.amount + (line.tax_amount if document.prices_include_tax else ZERO)
    code = codes[line.tax_code_id].code if line.tax_code_id else ""
    return PrintLine(
        description=line.description,
        quantity=line.quantity,
        unit=line.unit or "",
        unit_price=line.unit_price,
        discount_percent=line.discount_percent or None,
        tax_code=code,
        amount=amount,
    )


def _print_taxes(lines: tuple[ARInvoiceLine, ...], codes: dict[UUID, TaxCodeModel]) -> tuple[PrintTax, ...]:
    """Return the tax table: one row per code, in the order of the lines."""
    taxed: dict[UUID, list[ARInvoiceLine]] = {}
    for line in lines:
        if line.tax_code_id is not None:
            taxed.setdefault(line.tax_code_id, []).append(line)
    return tuple(
        PrintTax(
            code=codes[key].code,
            name=codes[key].name,
            rate=group[0].tax_rate,
            note=codes[key].invoice_text,
            base=sum((line.amount for line in group), ZERO),
            tax=sum((line.tax_amount for line in group), ZERO),
        )
        for key, group in taxed.items()
    )
