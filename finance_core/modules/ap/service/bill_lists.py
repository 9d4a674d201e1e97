"""Bills as they are read: one, a copy to start from, lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from sqlalchemy import String, case, func, select, type_coerce
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import LedgerAmount, exact
from finance_core.kernel.listing import ListQuery, ListSpec, Page, run_list
from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.operation import query
from finance_core.modules.ap.models import APInvoice, BillStatus, BillType
from finance_core.modules.ap.orm import (
    APInvoiceModel,
    VendorProfileModel,
)
from finance_core.modules.ap.requests import BillLine, RecordInvoice
from finance_core.modules.ap.service.base import APBase

_OPEN = (BillStatus.PENDING_MATCH.value, BillStatus.PENDING_APPROVAL.value, BillStatus.APPROVED.value,
         BillStatus.SCHEDULED.value, BillStatus.PARTIALLY_PAID.value)



class BillLists(APBase):
    """Reads bills and credit notes."""

    @query
    def invoice(self, session: Session, invoice_id: UUID) -> APInvoice:
        """Return a bill with its lines.

        Raises:
            NotFound: no bill has this id.
        """
        return self._bill_row(session, invoice_id).to_dto()

    @query
    def copy_bill(self, session: Session, invoice_id: UUID) -> RecordInvoice:
        """Return a new bill like an old one, without numbers, dated today."""
        bill = self._bill_row(session, invoice_id).to_dto()
        return RecordInvoice(
            vendor_id=bill.vendor_id, invoice_date=self.database.clock.today(),
            payment_term_id=bill.payment_term_id, currency=bill.currency,
            prices_include_tax=bill.prices_include_tax, description=bill.description,
            lines=tuple(
                BillLine(account_id=line.account_id, description=line.description, quantity=line.quantity,
                         unit_price=line.unit_price, discount_percent=line.discount_percent,
                         tax_code_id=line.tax_code_id,
                         dims=Dims(**{name: getattr(line, name) for name in Dims.__dataclass_fields__}))
                for line in bill.lines
            ),
        )

    @query
    def list_credit_notes(self, session: Session, request: ListQuery) -> Page:
        """Return credit notes, with negative amounts."""
        wanted = {**request.filters, "document_type": BillType.CREDIT_NOTE.value}
        return self._list(session, replace(request, filters=wanted))

    @query
    def list_bills(self, session: Session, request: ListQuery) -> Page:
        """Return bills and credit notes, credit notes with negative amounts."""
        return self._list(session, request)

    def _list(self, session: Session, request: ListQuery) -> Page:
        bill, vendor = APInvoiceModel, VendorProfileModel
        today = self.database.clock.today()
        is_open = bill.status.in_(_OPEN)
        sign = case((bill.document_type == BillType.CREDIT_NOTE.value, -1), else_=1)
        rest = exact(bill.total_amount) - exact(bill.settled_amount)
        base_rest = exact(bill.base_total) - exact(bill.base_settled)
        overdue = is_open & (bill.due_date < today) & (bill.document_type == BillType.INVOICE.value)
        days = case((overdue, func.julianday(today.isoformat()) - func.julianday(bill.due_date)), else_=None)
        spec = ListSpec(
            columns={
                "id": bill.id, "number": bill.internal_number, "vendor": vendor.name,
                "invoice_number": bill.invoice_number,
                "invoice_date": bill.invoice_date, "due_date": bill.due_date,
                "total": sign * exact(bill.total_amount),
                "open": type_coerce(case((is_open, sign * rest), else_=0), LedgerAmount()),
                "currency": bill.currency, "status": bill.status,
                "document_type": bill.document_type, "days_overdue": days, "dispute": bill.dispute_reason,
                "vendor_id": bill.vendor_id,
            },
            source=select().select_from(bill).join(vendor, vendor.vendor_id == bill.vendor_id),
            search=(bill.internal_number, bill.invoice_number, vendor.name, bill.description,
                    type_coerce(bill.total_amount, String)),
            filters={
                "open": lambda _value: is_open, "overdue": lambda _value: overdue,
                "due_within": lambda value: is_open & (bill.due_date <= today + timedelta(days=int(value))),
                "to_approve": lambda _value: bill.status == BillStatus.PENDING_APPROVAL.value,
                "disputed": lambda _value: bill.dispute_reason.is_not(None),
                "status": lambda value: bill.status == value,
                "vendor_id": lambda value: bill.vendor_id == value,
                "document_type": lambda value: bill.document_type == value,
                "date_from": lambda value: bill.invoice_date >= value,
                "date_to": lambda value: bill.invoice_date <= value,
            },
            totals={"open_base": func.sum(case((is_open, sign * base_rest), else_=0), type_=LedgerAmount())},
            sort="invoice_date", descending=True,
        )
        return run_list(session, spec, request)
