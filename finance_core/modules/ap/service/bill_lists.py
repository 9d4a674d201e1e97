"""Bills as they are read: one, a copy to start from, lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Integer, String, case, cast, func, or_, select, type_coerce
from sqlalchemy.orm import (
    Session,
    aliased,
)

from finance_core.db.types import LedgerAmount, exact
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
from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.open_items import SettlementInfo, SettlementsOf
from finance_core.kernel.operation import query
from finance_core.modules.ap.models import APInvoice, BillStatus, BillType, RunLineStatus
from finance_core.modules.ap.orm import (
    APInvoiceModel,
    APPaymentModel,
    APPaymentRunLineModel,
    VendorProfileModel,
)
from finance_core.modules.ap.requests import BillLine, RecordInvoice
from finance_core.modules.ap.rules import OWED
from finance_core.modules.ap.service.base import APBase

ZERO = Decimal(0)
_OPEN = (BillStatus.PENDING_MATCH.value, BillStatus.PENDING_APPROVAL.value, BillStatus.APPROVED.value,
         BillStatus.SCHEDULED.value, BillStatus.PARTIALLY_PAID.value)
_SETTLED = (RunLineStatus.POSTED.value, RunLineStatus.REVERSED.value)


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
        overdue = is_open & (bill.due_date < today) & bill.document_type.in_(OWED)
        days = cast(func.julianday(today.isoformat()) - func.julianday(bill.due_date), Integer)
        spec = ListSpec(
            columns={
                "id": bill.id, "number": bill.internal_number, "vendor": vendor.name,
                "invoice_number": bill.invoice_number,
                "invoice_date": bill.invoice_date, "due_date": bill.due_date,
                "total": sign * exact(bill.total_amount),
                "open": type_coerce(case((is_open, sign * rest), else_=0), LedgerAmount()),
                "currency": bill.currency, "status": bill.status,
                "document_type": bill.document_type,
                "days_overdue": case((overdue, days), else_=None), "dispute": bill.dispute_reason,
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

    @query
    def lookup_bills(self, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return open bills by our number, the vendor's, or the vendor's name; oldest due first."""
        bill, vendor = APInvoiceModel, VendorProfileModel
        statement = (
            select(bill, vendor.name)
            .join(vendor, vendor.vendor_id == bill.vendor_id).order_by(bill.due_date, bill.id)
        )
        if request.id is not None:
            statement = statement.where(bill.id == request.id)
        else:
            statement = statement.where(
                bill.status.in_(_OPEN),
                bill.document_type.in_(OWED),
            )
        if request.party_id is not None:
            statement = statement.where(bill.vendor_id == request.party_id)
        names = (bill.internal_number, bill.invoice_number, vendor.name)
        return tuple(_choice(row, name) for row, name in find_choices(session, statement, names, request))

    @query
    def settlements(self, session: Session, request: SettlementsOf) -> tuple[SettlementInfo, ...]:
        """Return what settled a bill, or what a payment or credit note settled, oldest first."""
        line, bill, payment = APPaymentRunLineModel, APInvoiceModel, APPaymentModel
        note = aliased(APInvoiceModel)
        key = request.document_id
        statement = (
            select(line, bill.internal_number, bill.currency, payment.payment_number, payment.kind,
                   note.internal_number)
            .join(bill, bill.id == line.invoice_id)
            .outerjoin(payment, payment.id == line.payment_id)
            .outerjoin(note, note.id == line.credit_invoice_id)
            .where(or_(line.invoice_id == key, line.payment_id == key, line.credit_invoice_id == key),
                   line.status.in_(_SETTLED[:1 + request.with_reversed]))
            .order_by(line.application_date, line.id)
        )
        return tuple(
            SettlementInfo(
                id=row.id, kind=kind or BillType.CREDIT_NOTE.value, application_date=row.application_date,
                source_number=paid_by or credited_by or "", target_number=number or "", currency=currency,
                amount=row.amount, discount=row.discount_amount, write_off=ZERO, status=row.status,
                reversed_on=row.reversed_on, rule_name=None, entry_id=row.journal_entry_id,
            )
            for row, number, currency, paid_by, kind, credited_by in session.execute(statement)
        )


def _choice(row: APInvoiceModel, vendor: str) -> LookupItem:
    rest = row.total_amount - row.settled_amount
    return LookupItem(
        id=row.id, code=row.internal_number or "", name=vendor,
        detail=f"{row.invoice_number or ''} {money_text(rest)} {row.currency}".strip(),
        defaults={"vendor_id": row.vendor_id, "amount": rest, "currency": row.currency},
    )
