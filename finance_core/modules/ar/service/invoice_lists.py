"""Invoices as they are read: one, lists, pickers."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Integer, String, and_, case, cast, func, select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import exact, exact_sum
from finance_core.kernel.errors import money_text
from finance_core.kernel.listing import (
    ListQuery,
    ListSpec,
    LookupItem,
    LookupQuery,
    Page,
    find_choices,
    run_list,
)
from finance_core.kernel.operation import query
from finance_core.modules.ar.models import ARInvoice, InvoiceStatus, InvoiceType
from finance_core.modules.ar.orm import ARInvoiceModel, CustomerProfileModel
from finance_core.modules.ar.service.base import ARBase
from finance_core.modules.ar.service.credit import OPEN_VALUES


class InvoiceLists(ARBase):
    """Reads invoices."""

    @query
    def invoice(self, session: Session, invoice_id: UUID) -> ARInvoice:
        """Return an invoice with its lines.

        Raises:
            NotFound: no invoice has this id.
        """
        return self._invoice_row(session, invoice_id).to_dto()

    @query
    def list_invoices(self, session: Session, request: ListQuery) -> Page:
        """Return invoices, newest first; totals are what is open and what is overdue, in base currency."""
        invoice, customer = ARInvoiceModel, CustomerProfileModel
        today = self.database.clock.today()
        is_open = invoice.status.in_(OPEN_VALUES)
        overdue = and_(is_open, invoice.due_date < today)
        days = cast(func.julianday(today.isoformat()) - func.julianday(invoice.due_date), Integer)
        spec = ListSpec(
            columns={
                "id": invoice.id,
                "number": invoice.invoice_number,
                "customer": customer.name,
                "invoice_date": invoice.invoice_date,
                "due_date": invoice.due_date,
                "customer_reference": invoice.customer_reference,
                "total": exact(invoice.total_amount),
                "open": exact(invoice.balance_due),
                "currency": invoice.currency,
                "status": invoice.status,
                "days_overdue": case((overdue, days), else_=None),
                "dunning_level": invoice.dunning_level,
                "sent_on": invoice.sent_on,
                "dispute": invoice.dispute_reason,
                "document_type": invoice.document_type,
                "customer_id": invoice.customer_id,
            },
            source=select()
            .select_from(invoice)
            .join(customer, customer.customer_id == invoice.customer_id)
            .where(invoice.document_type != InvoiceType.TEMPLATE.value),
            search=(
                invoice.invoice_number,
                customer.name,
                invoice.customer_reference,
                invoice.payment_reference,
                cast(invoice.total_amount, String),
            ),
            filters={
                "open": lambda _value: is_open,
                "overdue": lambda _value: overdue,
                "draft": lambda _value: invoice.status == InvoiceStatus.DRAFT.value,
                "disputed": lambda _value: invoice.dispute_reason.is_not(None),
                "not_sent": lambda _value: and_(invoice.sent_on.is_(None), is_open),
                "status": lambda value: invoice.status == value,
                "customer_id": lambda value: invoice.customer_id == value,
                "date_from": lambda value: invoice.invoice_date >= value,
                "date_to": lambda value: invoice.invoice_date <= value,
            },
            totals={
                "open_base": exact_sum(invoice.base_balance),
                "overdue_base": exact_sum(case((overdue, invoice.base_balance), else_=None)),
            },
            sort="invoice_date",
            descending=True,
        )
        return run_list(session, spec, request)

    @query
    def lookup_invoices(self, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return open invoices by number, reference or the customer's name; oldest due first."""
        invoice, customer = ARInvoiceModel, CustomerProfileModel
        statement = (
            select(invoice, customer.name)
            .join(customer, customer.customer_id == invoice.customer_id)
            .order_by(invoice.due_date, invoice.id)
        )
        if request.id is not None:
            statement = statement.where(invoice.id == request.id)
        else:
            statement = statement.where(invoice.status.in_(OPEN_VALUES))
        if request.party_id is not None:
            statement = statement.where(invoice.customer_id == request.party_id)
        names = (
            invoice.invoice_number, invoice.customer_reference, invoice.payment_reference, customer.name
        )
        return tuple(
            LookupItem(
                id=row.id,
                code=row.invoice_number or "",
                name=name,
                detail=f"{row.customer_reference or ''} {money_text(row.balance_due)} {row.currency}".strip(),
                defaults={
                    "customer_id": row.customer_id,
                    "amount": row.balance_due,
                    "currency": row.currency,
                },
            )
            for row, name in find_choices(session, statement, names, request)
        )
