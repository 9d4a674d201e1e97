"""Invoices: drafts, issue, delivery, cancelling, disputes, lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.engines.tax import line_amount
from finance_core.errors import InvalidInput, StatusMoveRefused
from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.unit import Unit
from finance_core.modules.ar.errors import InvoiceSettled
from finance_core.modules.ar.models import ARInvoice, CreditReason, InvoiceStatus, InvoiceType, LineKind
from finance_core.modules.ar.orm import (
    ARCreditMemoModel,
    ARInvoiceModel,
    ARReceiptAllocationModel,
    ARReceiptModel,
)
from finance_core.modules.ar.posting import INVOICE
from finance_core.modules.ar.requests import (
    CreateInvoice,
    InvoiceLine,
    InvoiceRequest,
    MarkDelivered,
    RecordCreditMemo,
)
from finance_core.modules.ar.rules.credit import EU_COUNTRIES
from finance_core.modules.ar.rules.drafts import with_unseen
from finance_core.modules.ar.rules.states import OPEN, SENDABLE, invoice_name
from finance_core.modules.ar.service.base import ZERO
from finance_core.modules.ar.service.credit_memos import CreditMemos
from finance_core.modules.ar.service.issuing import require_draft
from finance_core.money.currencies import minor_unit

_DIMS = tuple(Dims.__dataclass_fields__)


class Invoices(CreditMemos):
    """Writing invoices and looking after them."""

    @operation
    def create_invoice(self, unit: Unit, request: CreateInvoice) -> Saved[ARInvoice]:
        """Issue an invoice: Dr AR_CONTROL / Cr line accounts and tax; without `issue` it is kept as a draft.

        Lines are rounded half up once, a header discount is shared by largest remainder, tax is that of the
        supply or invoice date (ar.md R1). Number, payment reference (ISO 11649) and the printed name and
        address are fixed now.

        Raises:
            InvalidInput: inactive customer, no line with an amount, or a negative total.
            CreditRefused: over the limit or on hold, and no reason given.
            RuleViolation: whatever the ledger refuses.
        """
        if not request.issue:
            return unit.saved(self._draft(unit, request))
        return unit.saved(self._issue(unit, request))

    @operation
    def save_draft(self, unit: Unit, request: CreateInvoice) -> Saved[ARInvoice]:
        """Keep an invoice without number or posting; with `draft_id` the draft is replaced.

        Raises:
            StatusMoveRefused: the draft was issued meanwhile.
        """
        return unit.saved(self._draft(unit, request))

    def _draft(self, unit: Unit, request: CreateInvoice) -> ARInvoice:
        customer = self._active_customer(unit, request.customer_id)
        row = self._draft_row(unit, request.draft_id)
        request = with_unseen(request, row.to_dto()) if row else request
        built = self._built(unit, request, customer, row)
        draft = replace(built.invoice, billing_snapshot=self._snapshot(unit.session, customer))
        row = self._stored(unit, row, replace(draft, balance_due=ZERO, base_balance=ZERO))
        unit.record(
            AuditAction.UPDATE if request.draft_id else AuditAction.CREATE,
            INVOICE,
            draft.id,
            f"Draft for {customer.name} {draft.total_amount}",
        )
        return row.to_dto()

    @operation
    def delete_draft(self, unit: Unit, invoice_id: UUID) -> Saved[UUID]:
        """Delete a draft.

        Raises:
            StatusMoveRefused: it is no draft any more.
        """
        row = self._invoice_row(unit.session, invoice_id)
        require_draft(row, "deleted")
        unit.session.delete(row)
        unit.record(AuditAction.DELETE, INVOICE, row.id, "Draft deleted")
        return unit.saved(invoice_id)

    @query
    def copy_invoice(self, session: Session, invoice_id: UUID) -> CreateInvoice:
        """Return a new invoice like an old one, without number and texts of its own dates, dated today."""
        invoice = self._invoice_row(session, invoice_id).to_dto()
        return _as_request(invoice, self.database.clock.today(), None)

    @query
    def draft_form(self, session: Session, invoice_id: UUID) -> CreateInvoice:
        """Return a draft as the form edits it.

        Raises:
            StatusMoveRefused: it is no draft any more.
        """
        row = self._invoice_row(session, invoice_id)
        require_draft(row, "edited")
        invoice = row.to_dto()
        return _as_request(invoice, invoice.invoice_date, invoice.id)

    @operation
    def mark_delivered(self, unit: Unit, request: MarkDelivered) -> Saved[ARInvoice]:
        """Note that an invoice was printed, mailed or exported; an issued one becomes delivered.

        Raises:
            StatusMoveRefused: a draft or a cancelled invoice.
        """
        row = self._invoice_row(unit.session, request.invoice_id)
        invoice = row.to_dto()
        if invoice.status not in SENDABLE:
            raise StatusMoveRefused(
                invoice_name(invoice), invoice.status.value, InvoiceStatus.DELIVERED.value
            )
        status = InvoiceStatus.DELIVERED if invoice.status is InvoiceStatus.ISSUED else invoice.status
        self._store_invoice(
            unit, row, replace(invoice, status=status, sent_on=request.on or unit.today, sent_via=request.via)
        )
        unit.record(
            AuditAction.UPDATE, INVOICE, invoice.id, f"{invoice_name(invoice)} sent by {request.via.value}"
        )
        return unit.saved(row.to_dto())

    @operation
    def cancel_invoice(self, unit: Unit, request: InvoiceRequest) -> Saved[ARInvoice]:
        """Cancel an invoice of which nothing is settled; its number is kept.

        By the setting `ar.cancel_by_credit_note` (on in the EU) a full credit note settles it, else its
        entry is reversed.

        Raises:
            InvalidInput: no reason given.
            InvoiceSettled: it has settlements; the message names them.
            StatusMoveRefused: a draft, or cancelled before.
        """
        if not request.reason:
            raise InvalidInput("reason", "Say why the invoice is cancelled.")
        row = self._invoice_row(unit.session, request.invoice_id)
        invoice = row.to_dto()
        before = self._settlements(unit.session, ARReceiptAllocationModel.invoice_id, invoice.id)
        if live := self._live(before):
            raise InvoiceSettled(invoice_name(invoice), self._names(unit.session, live))
        if invoice.status not in OPEN:
            raise StatusMoveRefused(
                invoice_name(invoice), invoice.status.value, InvoiceStatus.CANCELLED.value
            )
        earliest = max([invoice.posting_date, *self._last_recognised(invoice)])
        on = self._undo_date(unit, request.on, earliest, before)
        if invoice.document_type is not InvoiceType.OPENING and self._cancels_by_credit_note():
            self._cancel_by_credit_note(unit, row, on, request.reason)
        else:
            entries = self.kernel.posting.void(unit, INVOICE, invoice.id, on=on, reason=request.reason)
            self.tax.reverse_tax_transactions(unit, INVOICE, invoice.id, on)
            self._cancel_deferred(invoice, on, request.reason)
            self._store_invoice(
                unit,
                row,
                replace(
                    invoice,
                    status=InvoiceStatus.CANCELLED,
                    balance_due=ZERO,
                    base_balance=ZERO,
                    voided_on=on,
                    void_reason=request.reason,
                    void_entry_id=entries[-1].id if entries else None,
                ),
            )
        unit.record(
            AuditAction.REVERSE, INVOICE, invoice.id, f"{invoice_name(invoice)} cancelled: {request.reason}"
        )
        return unit.saved(row.to_dto())

    def _cancels_by_credit_note(self) -> bool:
        chosen = self.kernel.settings.get("ar.cancel_by_credit_note")
        return (
            bool(chosen)
            if chosen is not None
            else self.kernel.settings.get("company.country") in EU_COUNTRIES
        )

    def _cancel_by_credit_note(self, unit: Unit, row: ARInvoiceModel, on: date, reason: str) -> None:
        self._record_memo(
            unit,
            RecordCreditMemo(
                customer_id=row.customer_id,
                issue_date=on,
                reason_code=CreditReason.ERROR,
                reason=reason,
                original_invoice_id=row.id,
                apply=True,
            ),
        )
        if row.balance_due:
            raise InvoiceSettled(row.invoice_number or "", "credit notes that are not applied to it")
        row.status, row.void_reason = InvoiceStatus.CANCELLED.value, reason
        unit.session.flush()

    def _names(self, session: Session, live: list[ARReceiptAllocationModel]) -> str:
        receipts = [row.receipt_id for row in live if row.receipt_id]
        memos = [row.credit_memo_id for row in live if row.credit_memo_id]
        numbers = [
            *session.scalars(select(ARReceiptModel.receipt_number).where(ARReceiptModel.id.in_(receipts))),
            *session.scalars(
                select(ARCreditMemoModel.credit_memo_number).where(ARCreditMemoModel.id.in_(memos))
            ),
        ]
        return ", ".join(sorted(number for number in numbers if number)) or "a write-off"

    @operation
    def set_dispute(self, unit: Unit, request: InvoiceRequest) -> Saved[ARInvoice]:
        """Mark an invoice as disputed: it stays in ageing and is not chased.

        Raises:
            InvalidInput: no reason given.
            StatusMoveRefused: it is not open.
        """
        if not request.reason:
            raise InvalidInput("reason", "Say what is disputed.")
        row = self._invoice_row(unit.session, request.invoice_id)
        if InvoiceStatus(row.status) not in OPEN:
            raise StatusMoveRefused(invoice_name(row.to_dto()), row.status, "disputed")
        row.dispute_reason = request.reason
        unit.record(AuditAction.UPDATE, INVOICE, row.id, f"{row.invoice_number} disputed: {request.reason}")
        return unit.saved(row.to_dto())

    @operation
    def clear_dispute(self, unit: Unit, request: InvoiceRequest) -> Saved[ARInvoice]:
        """End a dispute."""
        row = self._invoice_row(unit.session, request.invoice_id)
        row.dispute_reason = None
        unit.record(AuditAction.UPDATE, INVOICE, row.id, f"{row.invoice_number}: dispute ended")
        return unit.saved(row.to_dto())


def _as_request(invoice: ARInvoice, dated: date, draft_id: UUID | None) -> CreateInvoice:
    """Return an invoice as it would be typed."""
    kept = draft_id is not None
    discount, minor = invoice.header_discount, minor_unit(invoice.currency)
    if discount and invoice.prices_include_tax:  # stored without tax, typed with it
        gross = sum(
            (
                line_amount(each.quantity, each.unit_price, each.discount_percent, minor)
                for each in invoice.lines
                if each.line_kind is LineKind.ITEM
            ),
            ZERO,
        )
        discount = gross - invoice.total_amount
    return CreateInvoice(
        customer_id=invoice.customer_id,
        invoice_date=dated,
        draft_id=draft_id,
        document_type=invoice.document_type,
        supply_date=invoice.supply_date if kept else None,
        payment_term_id=invoice.payment_term_id,
        due_date=invoice.due_date if kept else None,
        currency=invoice.currency,
        exchange_rate=invoice.exchange_rate if kept else None,
        prices_include_tax=invoice.prices_include_tax,
        header_discount=discount,
        customer_reference=invoice.customer_reference if kept else None,
        sales_order_reference=invoice.sales_order_reference if kept else None,
        intro_text=invoice.intro_text,
        closing_text=invoice.closing_text,
        lines=tuple(
            InvoiceLine(
                description=line.description,
                quantity=line.quantity,
                unit_price=line.unit_price,
                unit=line.unit,
                discount_percent=line.discount_percent,
                line_kind=line.line_kind,
                item_code=line.item_code,
                account_id=line.account_id if line.line_kind is LineKind.ITEM else None,
                tax_code_id=line.tax_code_id,
                service_from=line.service_from if kept else None,
                service_to=line.service_to if kept else None,
                dims=Dims(**{name: getattr(line, name) for name in _DIMS}),
            )
            for line in invoice.lines
        ),
    )
